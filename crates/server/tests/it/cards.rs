//! What cards want and from whom: told on the first page of whoever owes it, escalated each on its own day also after an outage, and
//! raised by hand on no case that is over.

use crate::{
    ground::Ground,
    line::{accepted_case, received_case},
};
use axum::http::StatusCode;
use rules::{
    card::{self, Card, Event},
    hall::Role,
    supervision::{Finding, Rule, SupervisionLevel},
    time::Instant,
};
use server::{
    jobs::alarms,
    office::{Answer, Order, Request, Who},
};

/// The yellow card that the window's silence gives after five working days, and when what happened to it.
async fn late(ground: &Ground) -> String {
    received_case(ground, "market/food-business-licence").await;
    ground.wind("2026-03-10T10:00:00+08:00").await;
    let names = store::views::cards::open_names(ground.front.store.db(), "", 50).await.unwrap();
    names.into_iter().find(|name| name.contains("-SR-T1-")).expect("a card for silence")
}

async fn told(ground: &Ground, card: &str) -> Vec<(String, &'static str)> {
    let history = ground.front.store.history::<Card>(card).await.unwrap().expect("a card");
    let events = history.events.iter();
    events
        .map(|it| (it.stamp.happened_at.rfc3339(), <Card as rules::dossier::Dossier>::event_name(&it.event)))
        .collect()
}

#[tokio::test]
async fn after_an_outage_each_consequence_has_its_own_day() {
    let ground = Ground::new().await;
    let card = late(&ground).await;
    ground.clock.wind(Instant::parse("2026-03-27T10:00:00+08:00").unwrap());
    alarms::fire(&ground.front, ground.front.office.now()).await.unwrap();
    let days: Vec<(String, &str)> =
        told(&ground, &card).await.into_iter().map(|(at, what)| (at[..16].to_owned(), what)).collect();
    let told: Vec<(&str, &str)> = days.iter().map(|(at, what)| (at.as_str(), *what)).collect();
    assert_eq!(
        told,
        [
            ("2026-03-09T17:00", "CardRaised"),
            ("2026-03-16T17:00", "ExplanationMissed"),
            ("2026-03-17T09:00", "ReplyUrged"),
            ("2026-03-20T09:00", "CardReddened"),
            ("2026-03-24T09:00", "DepartmentCriticised"),
        ]
    );
}

#[tokio::test]
async fn nobody_explains_before_time_has_spoken() {
    let ground = Ground::new().await;
    let card = late(&ground).await;
    let known = ground.front.store.dossier::<Card>(&card).await.unwrap().unwrap().state;
    let post = known.finding.unwrap().post;
    ground.clock.wind(Instant::parse("2026-03-18T10:00:00+08:00").unwrap());
    let explain = Order::Card(card.clone(), card::Command::Explain { text: "窗口换班时漏看了".into() });
    let asked = Request::new(Who::Staff(ground.holder(post.as_str(), 0)), explain);
    assert!(matches!(ground.front.office.ask(asked).await.unwrap(), Answer::Done { .. }));
    let what: Vec<&str> = told(&ground, &card).await.into_iter().map(|(_, what)| what).collect();
    assert_eq!(what, ["CardRaised", "ExplanationMissed", "ReplyUrged", "CardExplained"]);
    let history = ground.front.store.history::<Card>(&card).await.unwrap().unwrap();
    assert!(matches!(history.events.last().unwrap().event, Event::CardExplained { .. }));
}

#[tokio::test]
async fn whoever_owes_an_answer_reads_it_on_their_first_page() {
    let ground = Ground::new().await;
    let card = late(&ground).await;
    let known = ground.front.store.dossier::<Card>(&card).await.unwrap().unwrap().state;
    let mut clerk = ground.enter(&ground.holder(known.finding.unwrap().post.as_str(), 0)).await;
    clerk.get("/counter").await.ok().says("1 张监察牌等您说明或者回复").says("3月16日 周一 17:00");
    let mut other = ground.enter(&ground.holder("health/review", 0)).await;
    other.get("/desk").await.ok().hides("监察牌等您说明");
    // A colleague at another post of the same department cannot answer it and is not told that it waits; the head can, and is.
    let mut colleague = ground.enter(&ground.holder("market/site", 0)).await;
    colleague.get("/desk").await.ok().hides("监察牌等您说明");
    let mut head = ground.enter(&ground.holder("market/head", 0)).await;
    head.get("/desk").await.ok().says("2 张监察牌等您说明或者回复");

    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let page = watcher.get(&format!("/watch/cards/{card}")).await.ok();
    page.says(&card);
    let seen = page.hidden("seen");
    let order = |until: &'static str| {
        [
            ("seen", seen.clone()),
            ("kind", "notice".into()),
            ("order", "三日内书面答复".into()),
            ("until", until.to_owned()),
        ]
    };
    let at = format!("/watch/cards/{card}/order");
    for (until, said) in [("2026-03-10", "期限要在今天以后"), ("2099-01-01", "期限最长六十个工作日")]
    {
        let fields = order(until);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let page = watcher.post(&at, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{until}");
        page.says(said).says("三日内书面答复").hides("确定这样发出吗");
    }
    let desk = format!("/desk/cards/{card}");
    let seen = clerk.get(&desk).await.ok().hidden("seen");
    clerk.post(&format!("{desk}/explain"), &[("seen", &*seen), ("text", "窗口换班时漏看了")]).await.onward();
    clerk.get(&format!("{desk}?done=explained")).await.ok().says("说明已提交");
    clerk.get("/counter").await.ok().hides("监察牌等您说明");
    watcher.get("/watch").await.ok().says("等监察员处理").says("已说明，待结论");
    watcher.get("/watch/cards?open=yes&state=explained").await.ok().says("SR-T1");
    watcher.get("/watch/cards?open=yes&state=under_appeal").await.ok().hides("/watch/cards/9");
}

#[tokio::test]
async fn no_card_is_raised_by_hand_on_a_case_that_is_over() {
    let ground = Ground::new().await;
    let number = accepted_case(&ground).await;
    let case = ground.front.store.dossier::<rules::case::Case>(&number).await.unwrap().unwrap().state;
    let finding = Finding {
        case: case.number.clone().unwrap(),
        rule: Rule::Order,
        level: SupervisionLevel::RedCard,
        step: None,
        department: case.department.clone(),
        post: "market/review".into(),
        person: None,
        evidence: vec![1],
        also: vec![],
        limit: None,
    };
    let raise = |finding: &Finding| {
        let order = card::Command::Raise {
            finding: Box::new(finding.clone()),
            remark: "当场发现代人签字".into(),
        };
        Request::new(Who::Staff(ground.person(Role::Supervisor)), Order::Card(finding.card(), order))
    };
    let withdraw = rules::case::Command::Withdraw { reason: "不办了".into() };
    let applicant = Who::Citizen(case.applicant.clone());
    let asked = Request::new(applicant, Order::Case(number.clone(), withdraw));
    ground.front.office.ask(asked).await.unwrap().done().unwrap();
    let refused = ground.front.office.ask(raise(&finding)).await.unwrap();
    assert!(
        matches!(&refused, Answer::Refused(server::office::Refusal::Card(card::Refusal::CaseOver))),
        "{refused:?}"
    );
}
