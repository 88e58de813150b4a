//! 公开: the lists made of all items, several items prepared together, and the twenty-two particulars of a guide (I-20).

use crate::ground::Ground;
use axum::http::StatusCode;
use rules::{item::Command, name::ItemCode};
use server::office::{Answer, Order, Request, Who};

/// Every list tells what the items say, can be searched and taken along; a cancelled item stands in none.
#[tokio::test]
async fn the_lists_say_what_the_items_say() {
    let ground = Ground::new().await;
    let mut guest = ground.guest();
    for (word, wanted) in [
        ("duties", "责任清单"),
        ("fees", "收费清单"),
        ("laws", "中华人民共和国行政许可法"),
        ("prerequisites", "前置审批清单"),
        ("intermediaries", "中介服务清单"),
    ] {
        // The law of licences is cited by so many items that its line stands on a later page of the list.
        let asked = if word == "laws" { "?q=中华人民共和国行政许可法" } else { "" };
        let page = guest.get(&format!("/lists/{word}{asked}")).await;
        assert_eq!(page.status, StatusCode::OK, "{word}");
        assert!(page.words().contains(wanted), "{word}: {}", page.words());
        let file = guest.get(&format!("/lists/{word}/csv")).await;
        assert!(file.body.starts_with('\u{feff}'), "{word}");
    }
    assert_eq!(guest.get("/lists/none").await.status, StatusCode::NOT_FOUND);
    // L-06: what the law asks of every licence stands on the duty list with its article.
    assert!(guest.get("/lists/duties").await.words().contains("第三十二条"));
    let found = guest.get("/lists/laws?q=公共场所卫生管理条例").await;
    assert!(found.words().contains("公共场所卫生许可"), "{}", found.words());
    assert!(!found.words().contains("取水许可"));
    assert!(guest.get("/lists/laws?q=100%25_飞天扫帚").await.words().contains("没有找到"));
    let code = ItemCode(ground.item("health/public-place-hygiene"));
    let link = format!("/items/{code}\"");
    assert!(found.body.contains(&link));
    let cancel = Order::Item(code, Command::Cancel { reason: "依据废止".into() });
    let answer = ground.front.office.ask(Request::new(Who::System, cancel)).await.unwrap();
    assert!(matches!(answer, Answer::Done { .. }));
    let gone = guest.get("/lists/laws?q=公共场所卫生管理条例").await;
    assert!(!gone.body.contains(&link), "{}", gone.words());
}

/// Page by page every line comes once.
#[tokio::test]
async fn every_law_is_cited_once_page_by_page() {
    let ground = Ground::new().await;
    let db = ground.front.store.db();
    use store::views::lines::{Filter, List, page};
    let all = page(db, List::Laws, &Filter::default(), 10_000).await.unwrap();
    assert!(all.len() > 100);
    let mut filter = Filter::default();
    let mut seen = 0;
    loop {
        let some = page(db, List::Laws, &filter, 7).await.unwrap();
        let Some(last) = some.last() else { break };
        filter.after = Some((last.sorted.clone(), last.code.clone(), last.n));
        assert_eq!(some[0].code, all[seen].code);
        seen += some.len();
    }
    assert_eq!(seen, all.len());
}

/// Two items for one shop: what both ask for stands once, and each can be applied for.
#[tokio::test]
async fn two_items_are_prepared_with_one_form() {
    let ground = Ground::new().await;
    let (food, hygiene) =
        (ground.item("market/food-business-licence"), ground.item("health/public-place-hygiene"));
    let mut guest = ground.guest();
    let page = guest.get(&format!("/items/together?code={food}&code={hygiene}")).await;
    assert_eq!(page.status, StatusCode::OK);
    for wanted in ["合在一起准备", "公共场所卫生许可", "全部事项", "逐项申请"] {
        assert!(page.words().contains(wanted), "{wanted}: {}", page.words());
    }
    let compared = guest.get(&format!("/items/compare?code={food}&code={hygiene}")).await;
    assert!(compared.words().contains("法定时限") && compared.words().contains("公共场所卫生许可"));
    let one = guest.get(&format!("/items/together?code={food}&code={food}")).await;
    assert!(one.words().contains("请至少选两个事项"));
    assert_eq!(guest.get("/items/compare").await.status, StatusCode::OK);
    let sample = guest.get(&format!("/items/{food}/sample")).await;
    assert!(sample.words().contains("样表"), "{}", sample.words());
}

/// I-20: the twenty-two particulars, each under its own name on the guide of every item of the county.
#[tokio::test]
async fn a_guide_shows_the_twenty_two_particulars() {
    let ground = Ground::new().await;
    let mut guest = ground.guest();
    const PARTICULARS: [&str; 22] = [
        "事项名称",
        "实施编码",
        "事项类型",
        "实施主体",
        "法律依据",
        "服务对象",
        "办理条件",
        "数量限制",
        "要带什么",
        "表格和样表",
        "办理程序",
        "流程图",
        "法定办结时限",
        "承诺办结时限",
        "收费",
        "收费依据",
        "办理地点",
        "办理渠道",
        "办好了会拿到什么",
        "权力来源和行使层级",
        "咨询",
        "不服怎么办",
    ];
    let entries = store::views::finder::since(ground.front.store.db(), 0).await.unwrap();
    for entry in entries.iter().step_by(9) {
        let page = guest.get(&format!("/items/{}", entry.row.code)).await;
        let words = page.words();
        let missing: Vec<_> = PARTICULARS.iter().filter(|name| !words.contains(**name)).collect();
        assert!(missing.is_empty(), "{}: {missing:?}\n{words}", entry.row.name);
    }
}
