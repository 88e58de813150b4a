//! What is done to a licence by the agency's own hand, and what a head records of an applicant, through the API.

use super::Program;
use crate::{
    ground::Ground,
    line::{done, issued_licence, received_case},
};
use rules::{case::Command, hall::Role, licence::Licence};
use serde_json::{Value, json};
use server::office::{Order, Who};

fn basis(article: &str) -> Value {
    json!([{"law": "行政许可法", "article": article}])
}

#[tokio::test]
async fn a_licence_is_revoked_once_its_holder_was_heard_and_then_cancelled() {
    let ground = Ground::new().await;
    let number = issued_licence(&ground).await;
    let at = |act: &str| server::form::address(&format!("/api/v1/licences/{number}/{act}"), &[]);
    let mut head = Program::of(&ground, &ground.holder("market/head", 0)).await;
    let sheet = head.get(&at("file")).await.ok();
    assert_eq!((&sheet["state"], &sheet["number"]), (&json!("valid"), &json!(number)));

    // Its inside is for the department that issued it, and acts are for its head.
    let mut citizen = Program::of(&ground, &ground.person(Role::Citizen)).await;
    citizen.get(&at("file")).await.problem(403, "no_right");
    let mut stranger = Program::of(&ground, &ground.holder("culture/review", 0)).await;
    stranger.get(&at("file")).await.problem(404, "not_found");
    let fraud = json!({"ground": "fraud", "reasons": "场所证明系伪造", "basis": basis("第六十九条")});
    stranger.post(&at("revoke"), &fraud).await.problem(404, "not_found");
    let mut reviewer = Program::of(&ground, &ground.holder("market/review", 0)).await;
    reviewer.post(&at("revoke"), &fraud).await.problem(403, "licence.not_the_head");

    // Unheard nothing is revoked: the holder is told first, the notice is served, and they speak.
    head.post(&at("revoke"), &fraud).await.problem(422, "licence.not_told");
    let mut intended = json!({"reasons": "场所证明系伪造", "basis": basis("第六十九条")});
    intended["intended"] = json!({"revoke": {"ground": "fraud"}});
    head.post(&at("intend"), &intended).await.ok();
    head.post(&at("intend"), &intended).await.problem(422, "licence.intended_already");
    head.post(&at("revoke"), &fraud).await.problem(422, "licence.not_served");
    let handed = json!({"mode": "direct", "recipient": "王申"});
    let served = json!({"document": notice_of(&ground, &number).await, "service": handed});
    let nothing = json!({"document": "没有这份", "service": handed});
    head.post(&at("serve"), &nothing).await.problem(422, "licence.no_such_document");
    head.post(&at("serve"), &served).await.ok();
    head.post(&at("revoke"), &fraud).await.problem(422, "licence.not_heard");
    head.post(&at("hear"), &json!({"stated": " "})).await.problem(422, "licence.no_statement");
    head.post(&at("hear"), &json!({"stated": "称系中介代办"})).await.ok();

    // What is missing is told by its field, and nobody is cancelled who still runs.
    let mut mute = fraud.clone();
    mute["reasons"] = json!("  ");
    let told = head.post(&at("revoke"), &mute).await.problem(422, "licence.no_reasons");
    assert_eq!(told["field"], "reasons");
    let expired = json!({"ground": "expired_unrenewed", "reasons": "期满", "basis": basis("第七十条")});
    head.post(&at("cancel"), &expired).await.problem(409, "licence.ground_does_not_fit");
    let personal =
        json!({"ground": "fraud", "reasons": "伪造 11010519491231002X 的证明", "basis": basis("第六十九条")});
    head.post(&at("revoke"), &personal).await.problem(422, "invalid");

    let answer = head.post(&at("revoke"), &fraud).await.ok();
    assert_eq!((&answer["state"], &answer["number"]), (&json!("revoked"), &json!(number)));
    head.post(&at("revoke"), &fraud).await.problem(409, "licence.wrong_state");
    let struck = json!({"ground": "revoked_or_withdrawn", "reasons": "已被撤销", "basis": basis("第七十条")});
    assert_eq!(head.post(&at("cancel"), &struck).await.ok()["state"], "cancelled");
    let seen = citizen.get(&server::form::address(&format!("/api/v1/licences/{number}"), &[])).await.ok();
    assert_eq!(seen["state"], "cancelled", "anybody sees it");
}

/// The number of the notice that tells the holder what is meant to be done.
async fn notice_of(ground: &Ground, licence: &str) -> String {
    let known = ground.front.store.dossier::<Licence>(licence).await.unwrap().unwrap();
    let notice = known.state.intention.expect("something is intended").notice;
    notice.as_str().to_owned()
}

#[tokio::test]
async fn what_was_intended_is_dropped_where_the_holder_was_right() {
    let ground = Ground::new().await;
    let number = issued_licence(&ground).await;
    let at = |act: &str| server::form::address(&format!("/api/v1/licences/{number}/{act}"), &[]);
    let mut head = Program::of(&ground, &ground.holder("market/head", 0)).await;
    head.post(&at("desist"), &json!({"reasons": "陈述成立"})).await.problem(422, "licence.nothing_intended");
    let mut intended = json!({"reasons": "场所证明存疑", "basis": basis("第六十九条")});
    intended["intended"] = json!({"revoke": {"ground": "ultra_vires"}});
    head.post(&at("intend"), &intended).await.ok();
    head.post(&at("hear"), &json!("waived")).await.problem(422, "licence.not_served");
    head.post(&at("hear"), &json!({"stated": "没有异议"})).await.ok();
    let told = head.post(&at("desist"), &json!({"reasons": " "})).await.problem(422, "licence.no_reasons");
    assert_eq!(told["field"], "reasons");
    assert_eq!(head.post(&at("desist"), &json!({"reasons": "证明经核实属实"})).await.ok()["state"], "valid");
}

#[tokio::test]
async fn a_licence_is_withdrawn_with_compensation() {
    let ground = Ground::new().await;
    let number = issued_licence(&ground).await;
    let at = |act: &str| server::form::address(&format!("/api/v1/licences/{number}/{act}"), &[]);
    let mut head = Program::of(&ground, &ground.holder("market/head", 0)).await;
    let mut intended = json!({"reasons": "所在地块划入水源保护区", "basis": basis("第八条")});
    intended["intended"] = json!({"withdraw": {"ground": "situation_changed"}});
    head.post(&at("intend"), &intended).await.ok();
    head.post(&at("hear"), &json!("waived")).await.problem(422, "licence.not_served");
    head.post(&at("hear"), &json!({"stated": "没有异议"})).await.ok();
    let mut body = json!({"ground": "situation_changed", "reasons": "所在地块划入水源保护区", "basis": basis("第八条"), "compensation": ""});
    head.post(&at("withdraw"), &body).await.problem(422, "licence.no_compensation");
    body["compensation"] = json!("按评估结果补偿搬迁损失");
    assert_eq!(head.post(&at("withdraw"), &body).await.ok()["state"], "withdrawn");
}

#[tokio::test]
async fn a_head_bars_an_applicant_and_lifts_it_again() {
    let ground = Ground::new().await;
    let number = received_case(&ground, super::ITEM).await;
    let clerk = ground.holder("market/window", 0);
    let (reason, proper_body) = ("营业执照系伪造".to_owned(), "宁棠县公安局".to_owned());
    let refuse = Order::Case(number.clone(), Command::RefuseAcceptance { reason, proper_body });
    done(&ground, Who::Staff(clerk.clone()), refuse).await;
    let at = |act: &str| format!("/api/v1/cases/{number}/standing{act}");
    let ban = json!({"cause": "hid_facts", "reach": "item", "reasons": "提交的营业执照系伪造", "basis": basis("第七十八条")});

    let mut window = Program::of(&ground, &clerk).await;
    window.post(&at("/impose-ban"), &ban).await.problem(403, "no_right");
    let mut other = Program::of(&ground, &ground.holder("culture/head", 0)).await;
    other.get(&at("")).await.problem(404, "not_found");
    other.post(&at("/impose-ban"), &ban).await.problem(404, "not_found");

    let mut head = Program::of(&ground, &ground.holder("market/head", 0)).await;
    assert_eq!(head.get(&at("")).await.ok()["bans"], json!([]));
    let mut bare = ban.clone();
    bare["basis"] = json!([]);
    head.post(&at("/impose-ban"), &bare).await.problem(422, "standing.no_basis");
    head.post(&at("/impose-ban"), &ban).await.ok();
    head.post(&at("/impose-ban"), &ban).await.problem(409, "standing.banned_already");
    let known = head.get(&at("")).await.ok();
    assert_eq!(
        (&known["bans"][0]["until"], &known["bans"][0]["lifted"]),
        (&json!("2027-03-02"), &json!(false))
    );
    let lift = json!({"number": 1, "reasons": "复核发现认定有误"});
    head.post(&at("/restore-credit"), &lift).await.problem(404, "standing.no_such_record");
    head.post(&at("/lift-ban"), &lift).await.ok();
    head.post(&at("/lift-ban"), &lift).await.problem(409, "standing.lifted_already");
    assert_eq!(head.get(&at("")).await.ok()["bans"][0]["lifted"], true);
}
