//! The walk: one case from the window to the signature, in a real browser, by everybody it takes, while a supervisor
//! looks on. Every page on the way is asked for barriers.

use crate::{
    browser::{Walk, possible},
    line::{content, heard, site_checked},
};
use rules::{
    case::Case,
    hall::Role,
    item::{
        content::{Content, FieldKind},
        process::StepKind,
    },
    name::PersonId,
};

const ITEM: &str = "culture/entertainment";
const OPINION: &str = "材料齐全，符合规定，建议准予";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_case_walks_from_the_window_to_the_signature() {
    if !possible() {
        return;
    }
    let walk = Walk::begin(1440, 1000).await;
    let code = walk.ground.item(ITEM);
    let content = content(&walk.ground, &code).await;
    let number = taken_in(&walk, &code, &content).await;
    while let Some((step, kind, post)) = next_step(&walk, &number, &content).await {
        let holder: PersonId = walk.ground.county.people().holders(&post)[0].clone();
        if kind == StepKind::Decision {
            heard(&walk.ground, &number, holder.clone(), walk.ground.holder("culture/head", 0)).await;
        }
        walk.be(&holder).await;
        walk.open("/desk").await;
        walk.no_barriers().await;
        walk.open(&format!("/desk/cases/{number}")).await;
        walk.no_barriers().await;
        if kind == StepKind::SiteCheck {
            site_checked(&walk.ground, &number, &step).await;
        }
        let word = if kind == StepKind::Decision { "grant" } else { "finish" };
        walk.open(&format!("/desk/cases/{number}/acts/{word}?step={step}")).await;
        walk.no_barriers().await;
        choose(&walk, "input[type=radio][value=yes]").await;
        choose(&walk, "input[name=result][value=agree]").await;
        walk.fill("opinion", OPINION).await;
        walk.click("main form button.main").await;
        if kind == StepKind::Decision {
            walk.no_barriers().await;
            walk.click("main form button.grave").await;
        }
        walk.arrives(&format!("/desk/cases/{number}")).await;
    }
    handed_over(&walk, &number).await;
    watched(&walk, &number).await;
    walk.end().await;
}

/// The clerk at the window takes the application in and accepts it; answers its number.
async fn taken_in(walk: &Walk, code: &str, content: &Content) -> String {
    walk.be(&walk.ground.county.people().holders(&content.process.acceptance_post)[0].clone()).await;
    walk.open("/counter").await;
    walk.no_barriers().await;
    walk.open(&format!("/counter/new/{code}")).await;
    walk.no_barriers().await;
    walk.fill("id_number", "11010519491231002X").await;
    walk.fill("name", "林晚").await;
    walk.fill("phone", "19900001234").await;
    for question in &content.questions {
        choose(walk, &format!("[name='q-{}'][value='{}']", question.id, question.answers[0].id)).await;
    }
    for field in content.form.iter().filter(|field| field.required) {
        let value = match field.kind {
            FieldKind::Choice => field.options[0].clone(),
            FieldKind::Number => "3".into(),
            FieldKind::Money => "10000".into(),
            FieldKind::Date => "2026-03-20".into(),
            FieldKind::CitizenId => "11010519491231002X".into(),
            FieldKind::CreditCode => "11100000000013338W".into(),
            FieldKind::Phone => "19900001234".into(),
            FieldKind::Text | FieldKind::LongText | FieldKind::Address => "云杉路一号".into(),
        };
        set(walk, &format!("f-{}", field.key), &value).await;
    }
    choose(walk, "input[type=checkbox][name=m]:not([value=authorisation])").await;
    walk.click("button[name='do'][value='accept']").await;
    walk.says("受理").await;
    walk.no_barriers().await;
    let path = walk.path().await;
    let number = path.split('/').nth(3).unwrap_or_default().to_owned();
    assert!(path.ends_with("/done") && !number.is_empty(), "{}", walk.words().await);
    number
}

/// The next open step with its kind and post; none when the case has been decided.
async fn next_step(
    walk: &Walk,
    number: &str,
    content: &Content,
) -> Option<(String, StepKind, rules::name::PostId)> {
    let case = walk.ground.front.store.dossier::<Case>(number).await.unwrap().unwrap().state;
    let (id, record) = case.open_steps().next()?;
    Some((id.0.clone(), content.process.step(id)?.kind, record.post.clone()))
}

/// The delivery clerk hands the result over against a signature.
async fn handed_over(walk: &Walk, number: &str) {
    walk.be(&walk.ground.person(Role::DeliveryClerk)).await;
    walk.open(&format!("/counter/cases/{number}")).await;
    walk.no_barriers().await;
    walk.fill("recipient", "林晚").await;
    walk.click("form[action$='/acts/deliver'] button.main").await;
    walk.arrives(&format!("/counter/cases/{number}/done")).await;
    let case = walk.ground.front.store.dossier::<Case>(number).await.unwrap().unwrap().state;
    assert!(case.status.is_final(), "the case is {:?}", case.status);
}

/// The supervisor sees it; the portal is free of barriers, also on a phone.
async fn watched(walk: &Walk, number: &str) {
    walk.be(&walk.ground.person(Role::Supervisor)).await;
    for path in ["/watch", "/watch/cards", "/watch/cases", &format!("/watch/cases/{number}")] {
        walk.open(path).await;
        walk.no_barriers().await;
    }
    walk.be(&walk.ground.person(Role::HallManager)).await;
    for path in ["/manage", "/manage/items", "/manage/hall", "/manage/calendar"] {
        walk.open(path).await;
        walk.no_barriers().await;
    }
    walk.client.set_window_size(390, 844).await.unwrap();
    walk.be(&walk.ground.person(Role::Citizen)).await;
    let guide = format!("/items/{}", walk.ground.item("market/food-business-licence"));
    for path in ["/", "/items?q=食品", &guide, "/track", "/reckon", "/log", "/my"] {
        walk.open(path).await;
        walk.no_barriers().await;
    }
}

/// Chooses every box or radio that this selector finds.
async fn choose(walk: &Walk, selector: &str) {
    let script = format!(
        "for (const one of document.querySelectorAll(\"{selector}\")) {{ if (!one.checked) one.click() }}"
    );
    walk.client.execute(&script, vec![]).await.unwrap();
}

/// Gives a field its value as a careful person would, whatever kind of field it is.
async fn set(walk: &Walk, name: &str, value: &str) {
    let script = "const field = document.querySelector(`[name=\"${arguments[0]}\"]`); \
                  if (field.type === 'radio') { \
                      document.querySelector(`[name=\"${arguments[0]}\"][value=\"${arguments[1]}\"]`).click(); \
                  } else { field.value = arguments[1]; }";
    walk.client.execute(script, vec![name.into(), value.into()]).await.unwrap();
}
