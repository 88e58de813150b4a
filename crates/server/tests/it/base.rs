//! 目录清单 and 俗话 through the pages: a list is shown before it counts, what differs is said side by side, and a word that is
//! taught is known to the search at once (I-01, I-03, DI1).

use crate::ground::{Browser, Ground};
use axum::http::StatusCode;
use county::Catalogue;
use rules::hall::Role;
use server::base_list::{comparison, reading::read};
use std::path::Path;

const HEADINGS: &str = "基本编码,事项名称,事项类型,主管部门,实施主体,行使层级,设定依据,取消日期,替代编码\n";

/// A list of three: one that an item here implements under another name, one that nobody does, and one broken row.
fn table(code: &str) -> String {
    format!(
        "省目录,,,,,,,,\n{HEADINGS}{code},食品许可（省里的叫法）,行政许可,,,县级,,,\n\
         000199999000,谁也没办的事项,行政许可,水利局,,市、县,《中华人民共和国水法》,,\n\
         000199999001,乱写类型的事项,什么许可,,,,,,\n"
    )
}

async fn hand_in(manager: &mut Browser, bytes: &[u8]) -> String {
    let page = manager.get("/manage/base").await.ok();
    let fields = [("act", &*page.hidden("act"))];
    manager.upload("/manage/base", &fields, &[("table", "list.csv", "text/csv", bytes)]).await.onward()
}

async fn agree(manager: &mut Browser, at: &str, number: &str) -> String {
    let act = manager.get(at).await.ok().hidden("act");
    let fields = [
        ("act", &*act),
        ("number", number),
        ("name", "省目录〔2026〕1号"),
        ("issued_by", "省政务服务管理局"),
        ("effective_on", "2026-01-01"),
    ];
    manager.post(at, &fields).await.onward()
}

#[tokio::test]
async fn a_list_is_shown_before_it_counts_and_then_compared() {
    let ground = Ground::new().await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    manager.get("/manage/items").await.ok().says("目录清单").says("俗话");
    manager.get("/manage/base").await.ok().says("还没有载入目录清单");
    let food = ground.item("market/food-business-licence");
    let content = Catalogue::embedded().unwrap().items;
    let content = content.into_iter().find(|one| one.identity.task_code.as_str() == food).unwrap();
    let wrong = manager.get("/manage/base").await.ok().hidden("act");
    let odd = [("table", "x.csv", "text/csv", "部门,编号\n1,2\n".as_bytes())];
    let wrong = manager.upload("/manage/base", &[("act", &*wrong)], &odd).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("缺少“基本编码”列");
    let at = hand_in(&mut manager, table(&content.identity.catalog_code).as_bytes()).await;
    let look = manager.get(&at).await.ok();
    look.says("现在什么都没有改").says("没有收下的行：1").says("事项类型不是标准里的词");
    manager.get("/manage/base").await.ok().says("还没有载入目录清单");
    let act = look.hidden("act");
    let bad = manager.post(&at, &[("act", &*act), ("number", "省里的"), ("name", "省目录")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    bad.says("请填写").says("省里的");
    assert_eq!(agree(&mut manager, &at, "2026-1").await, "/manage/base");
    manager.get("/manage/base").await.ok().says("省目录〔2026〕1号").says("现行");
    let differs = manager.get("/manage/base/compare?standing=differs").await.ok();
    differs.says("食品许可（省里的叫法）").says("事项名称").hides("谁也没办的事项");
    manager.get("/manage/base/compare?standing=not_implemented").await.ok().says("谁也没办的事项");
    manager.get("/manage/base/compare?element=kind").await.ok().says("没有不一致的地方");
    let own = manager.get("/manage/base/compare?standing=own&department=water").await.ok();
    own.says("取水许可").hides("食品经营许可");
    let csv = manager.get("/manage/base/compare/csv?standing=not_implemented").await.ok();
    csv.says("谁也没办的事项").hides("食品许可");
    let xlsx = manager.get("/manage/base/compare/xlsx").await.ok();
    assert!(xlsx.body.starts_with("PK"), "a workbook");
    let first = ground.guest().get("/api/v1/base?limit=1").await.ok();
    first.says("\"edition\":\"2026-1\"").says("食品许可（省里的叫法）").hides("谁也没办的事项");
    let item = manager.get(&format!("/manage/items/{food}")).await.ok();
    item.says("和上级目录清单不一致").says("食品许可（省里的叫法）");
    ground.guest().get(&format!("/items/{food}")).await.ok().says(&content.identity.catalog_code);
    let mut editor = ground.enter_as(Role::DepartmentEditor).await;
    editor.get("/manage/base").await.ok().hides("载入新版次");
    assert_eq!(editor.get(&at).await.status, StatusCode::FORBIDDEN);
    let ask = manager.get("/manage/base/withdraw?number=2026-1").await.ok();
    let act = ask.hidden("act");
    let silent = manager.post("/manage/base/withdraw", &[("act", &*act), ("number", "2026-1")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let act = manager.get("/manage/base/withdraw?number=2026-1").await.ok().hidden("act");
    let fields = [("act", &*act), ("number", "2026-1"), ("reason", "发错了")];
    manager.post("/manage/base/withdraw", &fields).await.onward();
    manager.get("/manage/base").await.ok().says("还没有载入目录清单").says("已撤回").says("发错了");
}

/// The sample list differs from the sample county in the places that were meant, and in no way where nothing was.
#[tokio::test]
async fn the_sample_list_fits_the_sample_county() {
    let bytes =
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue/base.csv")).unwrap();
    let list = read("base.csv", &bytes).unwrap();
    assert_eq!((list.entries.len(), list.refused_all), (518, 0));
    let ground = Ground::new().await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    let at = hand_in(&mut manager, &bytes).await;
    agree(&mut manager, &at, "2025-1").await;
    let now = comparison(&ground.front, &ground.front.office.hall()).await.unwrap();
    let of = |name: &str| {
        let gap = now.gaps.iter().find(|gap| gap.item.as_ref().is_some_and(|item| item.name == name));
        gap.map(|gap| {
            (gap.standing.zh(), gap.elements.iter().map(|one| one.element.zh()).collect::<Vec<_>>())
        })
    };
    assert_eq!(of("取水许可"), Some(("要素不一致", vec!["事项名称"])));
    assert_eq!(of("道路普通货物运输经营许可"), Some(("要素不一致", vec!["事项类型"])));
    assert_eq!(of("高龄津贴申领"), Some(("目录没有的自设事项", vec![])));
    assert_eq!(of("普通护照签发"), None);
    let again = comparison(&ground.front, &ground.front.office.hall()).await.unwrap();
    assert!(std::sync::Arc::ptr_eq(&now, &again), "reckoned once");
}

/// Rows of a real district, messy as they are: every row is an entry or is named with its line.
#[test]
fn a_real_districts_rows_are_read_or_named() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/district-items.csv");
    let Ok(bytes) = std::fs::read(&file) else {
        eprintln!("not tested: {} is not there", file.display());
        return;
    };
    let list = read("district.csv", &bytes).unwrap();
    assert_eq!(list.entries.len() + list.refused_all, 1_135);
    assert!(list.entries.len() > 500, "{}", list.entries.len());
}

#[tokio::test]
async fn a_word_is_taught_and_found_at_once() {
    let ground = Ground::new().await;
    let mut guest = ground.guest();
    for _ in 0..3 {
        guest.get("/items?q=挖口泉眼").await.ok().hides("取水许可");
    }
    let mut manager = ground.enter_as(Role::HallManager).await;
    let page = manager.get("/manage/words").await.ok();
    page.says("挖口泉眼").says("加为俗话").says("程序自带");
    let act = manager.get("/manage/words?word=挖口泉眼").await.ok().hidden("act");
    let wrong = manager.post("/manage/words", &[("act", &*act), ("do", "set"), ("word", "挖口泉眼")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("请填写").says("挖口泉眼");
    let act = manager.get("/manage/words").await.ok().hidden("act");
    let fields = [("act", &*act), ("do", "set"), ("word", "挖口泉眼"), ("means", "取水许可")];
    manager.post("/manage/words", &fields).await.onward();
    guest.get("/items?q=挖口泉眼").await.ok().says("取水许可");
    let page = manager.get("/manage/words?q=挖口泉眼").await.ok();
    page.says("本大厅").says("取水许可").hides("加为俗话");
    manager.get("/manage/words?word=打水井").await.ok().says("取水许可");
    let act = manager.get("/manage/words").await.ok().hidden("act");
    manager.post("/manage/words", &[("act", &*act), ("do", "remove"), ("word", "挖口泉眼")]).await.onward();
    guest.get("/items?q=挖口泉眼").await.ok().hides("取水许可");
    let mut editor = ground.enter_as(Role::DepartmentEditor).await;
    assert_eq!(editor.get("/manage/words").await.status, StatusCode::FORBIDDEN);
}
