//! 指南: what the public pages of one item say to people who come for the first time: blank form and sample, what to
//! bring once the questions are answered, and which words are Chinese on an English page.

use crate::ground::Ground;
use rules::{
    hall::Role,
    item::{
        self, Content,
        content::{FieldKind, MaterialSource},
    },
    name::ItemCode,
};
use server::office::{Answer, Order, Request, Who};

const FOOD: &str = "market/food-business-licence";

async fn in_force(ground: &Ground, code: &str) -> Content {
    let db = ground.front.store.db();
    store::views::items::in_force(db, &[code]).await.unwrap().remove(code).unwrap()
}

/// The cells of the second column of a page's table.
fn values(body: &str) -> Vec<String> {
    let cells = body.split("<td").skip(1).filter_map(|cell| cell.split("</td>").next());
    cells
        .map(|cell| cell.split('>').skip(1).filter_map(|part| part.split('<').next()).collect::<String>())
        .collect()
}

#[tokio::test]
async fn a_sample_is_filled_in_wherever_the_form_asks_for_something() {
    let ground = Ground::new().await;
    let mut guest = ground.guest();
    for file in [FOOD, "health/public-place-hygiene", "market/company-registration"] {
        let code = ground.item(file);
        let form = in_force(&ground, &code).await.form;
        let blank = guest.get(&format!("/items/{code}/blank")).await.ok();
        let sample = guest.get(&format!("/items/{code}/sample")).await.ok();
        let (empty, filled) = (values(&blank.body), values(&sample.body));
        assert_eq!((empty.len(), filled.len()), (form.len(), form.len()), "{file}");
        for ((field, empty), filled) in form.iter().zip(&empty).zip(&filled) {
            match field.kind {
                FieldKind::Choice => assert!(filled.contains("☑") && !empty.contains("☑"), "{}", field.label),
                _ => assert!(empty.trim().is_empty() && !filled.trim().is_empty(), "{}", field.label),
            }
            if !field.example.is_empty() {
                assert!(filled.contains(&field.example), "{}: {filled}", field.label);
            }
        }
    }
}

#[tokio::test]
async fn an_item_without_a_form_says_so_and_leads_to_no_empty_paper() {
    let ground = Ground::new().await;
    let code = ItemCode(ground.item(FOOD));
    let mut content = in_force(&ground, code.as_str()).await;
    content.form.clear();
    let (legal, manager) =
        (Who::Staff(ground.person(Role::LegalReviewer)), Who::Staff(ground.person(Role::HallManager)));
    let review = || item::Command::Review { opinion: "没有表格".into() };
    for (who, command) in [
        (Who::System, item::Command::Draft(Box::new(content))),
        (legal, review()),
        (manager.clone(), review()),
        (manager, item::Command::Publish),
    ] {
        let asked = Request::new(who, Order::Item(code.clone(), command));
        let answer = ground.front.office.ask(asked).await.unwrap();
        assert!(matches!(answer, Answer::Done { .. }), "{answer:?}");
    }
    let mut guest = ground.guest();
    let guide = guest.get(&format!("/items/{code}")).await.ok();
    guide.says("这个事项没有申请表").hides("/blank\"").hides("/sample\"");
    for paper in ["blank", "sample"] {
        let page = guest.get(&format!("/items/{code}/{paper}")).await.ok();
        page.says("这个事项没有申请表").says(&format!("href=\"/items/{code}\"")).hides("<table");
    }
}

#[tokio::test]
async fn what_to_bring_counts_only_what_is_brought() {
    let ground = Ground::new().await;
    let mut guest = ground.guest();
    let code = ground.item(FOOD);
    let content = in_force(&ground, &code).await;
    let given: Vec<(&str, &str)> =
        content.questions.iter().map(|it| (it.id.as_str(), it.answers[0].id.as_str())).collect();
    assert!(!given.is_empty());
    let wanted: Vec<_> = content
        .materials
        .iter()
        .filter(|it| {
            it.when
                .as_ref()
                .is_none_or(|when| given.contains(&(when.question.as_str(), when.answer.as_str())))
        })
        .collect();
    let shared = wanted.iter().filter(|it| it.source_type == Some(MaterialSource::SharedData)).count();
    assert!(shared > 0 && shared < wanted.len());
    let open = guest.get(&format!("/items/{code}")).await.ok();
    open.says("时需要");
    let query: Vec<String> = given.iter().map(|(id, answer)| format!("answer-{id}={answer}")).collect();
    let page = guest.get(&format!("/items/{code}?{}", query.join("&"))).await.ok();
    page.says(&format!("要带 {} 份", wanted.len() - shared))
        .says(&format!("{shared} 份由窗口核验"))
        .hides("时需要");
    // The papers lead to the form that they speak of.
    page.says(&format!("/items/{code}/blank\"")).says(&format!("/items/{code}/sample\""));
}

#[tokio::test]
async fn chinese_words_are_marked_on_an_english_page() {
    let ground = Ground::new().await;
    let mut guest = ground.guest();
    let code = ground.item(FOOD);
    guest.get(&format!("/items/{code}")).await.ok().hides("<span lang=\"zh-CN\">");
    guest.cookie = "ease=en".into();
    let page = guest.get(&format!("/items/{code}")).await.ok();
    page.says("<span lang=\"zh-CN\">").says("available in Chinese only").hides("paper、").hides("Persons、");
    guest.get("/lists/fees").await.ok().says("<span lang=\"zh-CN\">");
}

#[tokio::test]
async fn compared_items_are_letters_and_what_is_equal_is_folded() {
    let ground = Ground::new().await;
    let mut guest = ground.guest();
    let (food, hygiene) = (ground.item(FOOD), ground.item("health/public-place-hygiene"));
    let page = guest.get(&format!("/items/compare?code={food}&code={hygiene}")).await.ok();
    let name = in_force(&ground, &food).await.identity.name;
    assert_eq!(page.body.matches(&format!(">{name}</a>")).count(), 1, "the name stands once");
    page.says("项相同")
        .says("data-label=\"A\"")
        .says("data-label=\"B\"")
        .hides(&format!("data-label=\"{name}\""));
}

#[tokio::test]
async fn lists_begin_with_the_first_of_them() {
    let ground = Ground::new().await;
    let mut guest = ground.guest();
    let page = guest.get("/lists").await;
    assert_eq!((page.status.as_u16(), page.location.as_deref()), (308, Some("/lists/duties")));
    guest.get("/reform").await.ok().says("class=\"trail\"").says("class=\"nothing\"");
}
