//! Service centres of towns and villages through the pages: made by the hall manager, read by anybody, and their clerks
//! take in what their centre was given and nothing else (LE1).

use crate::{
    counter::{FOOD, number_of, restaurant},
    ground::{Browser, Ground},
};
use axum::http::StatusCode;
use rules::{case::Case, hall::Role};

/// Gives the centre these items of the market department and takes its others away.
async fn give(manager: &mut Browser, station: &str, codes: &[&str]) -> String {
    let place = format!("/manage/stations/items?id={station}&department=market");
    let page = manager.get(&place).await.ok();
    let mut fields = vec![("act", page.hidden("act")), ("id", station.to_owned())];
    fields.push(("department", "market".to_owned()));
    fields.extend(codes.iter().map(|code| ("items", (*code).to_owned())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    manager.post("/manage/stations/items", &fields).await.onward()
}

#[tokio::test]
async fn a_centre_is_made_with_its_mistakes_told_beside_their_fields() {
    let ground = Ground::new().await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    let page = manager.get("/manage/stations/one").await.ok();
    let act = page.hidden("act");
    let typed = [
        ("act", &*act),
        ("id", "XinQiao"),
        ("name", "新桥村便民服务站"),
        ("division", "999922101001"),
        ("place", "村委会"),
        ("phone", "0300-5561999"),
    ];
    let wrong = manager.post("/manage/stations/one", &typed).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("不是本厅辖区内").says("新桥村便民服务站").says("村委会");
    let nameless = manager.post("/manage/stations/one", &[("act", &*act), ("id", "a b")]).await;
    nameless.says("编号只能用").says("请填写");
    let taken = manager.post("/manage/stations/one", &[("act", &*act), ("id", "qinghe")]).await;
    taken.says("这个编号已经有了");
    let act = manager.get("/manage/stations/one").await.ok().hidden("act");
    let mut right = typed;
    (right[0], right[3]) = (("act", &*act), ("division", "999921101301"));
    manager.post("/manage/stations/one", &right).await.onward();
    manager.get("/manage/stations").await.ok().says("新桥村便民服务站").says("村（社区）").says("0 项");
    let mut anybody = ground.guest();
    anybody.get("/centres").await.ok().says("新桥村便民服务站");
    anybody.get("/centres/xinqiao").await.ok().says("还没有可办的事项");
    assert_eq!(anybody.get("/centres/nowhere").await.status, StatusCode::NOT_FOUND);
    let mut editor = ground.enter_as(Role::DepartmentEditor).await;
    assert_eq!(editor.get("/manage/stations/one").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_clerk_of_a_centre_takes_its_items_in_and_finds_them_again() {
    let ground = Ground::new().await;
    let code = ground.item(FOOD);
    let mut manager = ground.enter_as(Role::HallManager).await;
    give(&mut manager, "qinghe", &[&code]).await;
    give(&mut manager, "shiqiao", &[]).await;
    let mut anybody = ground.guest();
    anybody.get(&format!("/items/{code}")).await.ok().says("就近办理").says("清河镇便民服务中心");
    anybody.get("/centres/qinghe").await.ok().says("食品经营许可");
    // The other centre says where to send the applicant, and the rules refuse what is posted all the same.
    let mut other = ground.enter(&ground.holder("hall/shiqiao", 0)).await;
    other.get("/counter?q=食品经营许可").await.ok().says("石桥镇便民服务中心不收这个事项");
    let mut clerk = ground.enter(&ground.holder("hall/qinghe", 0)).await;
    let place = format!("/counter/new/{code}");
    clerk.get("/counter?q=食品经营许可").await.ok().says(&place);
    let act = clerk.get(&place).await.ok().hidden("act");
    let mut fields = vec![("act", act.as_str()), ("do", "receive")];
    fields.extend(restaurant());
    let refused = other.upload(&place, &fields, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.words());
    let number = number_of(&clerk.upload(&place, &fields, &[]).await.onward());
    let case = ground.front.store.dossier::<Case>(&number).await.unwrap().unwrap().state;
    assert_eq!(case.station.as_ref().map(|station| station.as_str()), Some("qinghe"));
    let shown = &number[number.len() - 4..];
    clerk.get("/counter").await.ok().says("食品经营许可");
    clerk.get(&format!("/counter/cases/{number}")).await.ok().says(shown);
    assert_eq!(other.get(&format!("/counter/cases/{number}")).await.status, StatusCode::NOT_FOUND);
}
