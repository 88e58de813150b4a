//! The desk: a check on site is recorded by one and signed by everybody who was there (L-14).

use super::{Desk, OPINION, borrowed, with_hidden};
use axum::http::StatusCode;

/// The least that is a PNG to whoever looks at its first bytes.
const PICTURE: &[u8] =
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00";

const FOUND: &str = "消防通道畅通，隔音材料已铺设";

#[tokio::test]
async fn a_check_on_site_is_recorded_by_one_and_signed_by_the_other() {
    let desk = Desk::accepted().await;
    desk.finishes("culture/review", "review").await;
    let other = desk.ground.holder("culture/site", 1);
    let (mut one, mut two) = (desk.officer("culture/site", 0).await, desk.officer("culture/site", 1).await);
    desk.closed(&mut one, "finish", "site").await.says("还没有现场核查笔录");
    // Whoever only takes papers in does not go along.
    let clerk = desk.ground.holder("culture/window", 0);
    one.get(&desk.act("site-check", "site")).await.ok().says(other.as_str()).hides(clerk.as_str());
    desk.closed(&mut two, "sign-site-check", "site").await.says("没有等您签署的核查笔录");

    let fields = [
        ("with", other.as_str()),
        ("date", "2026-03-02"),
        ("time", "09:00"),
        ("place", "云杉路一号"),
        ("present", "林晚"),
        ("opinion", FOUND),
    ];
    let to = desk.does(&mut one, "site-check", "site", &fields).await.onward();
    one.get(&to).await.ok().says("现场核查记录").says("云杉路一号").says(FOUND);
    desk.closed(&mut one, "finish", "site").await.says("同去的人还没有签署");
    desk.closed(&mut one, "sign-site-check", "site").await.says("没有等您签署的核查笔录");
    let mut stranger = desk.officer("culture/verify", 0).await;
    desk.closed(&mut stranger, "sign-site-check", "site").await.says("没有等您签署的核查笔录");

    two.get("/desk").await.ok().says(&desk.number).says("签署核查笔录");
    one.get("/desk").await.ok().hides("签署核查笔录");
    two.get(&desk.page()).await.ok().says("签署核查笔录");
    two.get(&desk.act("sign-site-check", "site")).await.ok().says("云杉路一号").says(FOUND);
    let to = desk.does(&mut two, "sign-site-check", "site", &[]).await.onward();
    two.get(&to).await.ok().says("签署核查笔录");
    desk.closed(&mut two, "sign-site-check", "site").await.says("没有等您签署的核查笔录");
    two.get("/desk").await.ok().hides("签署核查笔录");

    let done = desk.checked("site", &[("result", "agree"), ("opinion", OPINION)]).await;
    desk.does(&mut one, "finish", "site", &borrowed(&done)).await.onward();
    let page = desk.applicant().await.get(&format!("/my/cases/{}", desk.number)).await.ok();
    page.says("云杉路一号").hides(FOUND);
    // Who was met there is in the vault, and nowhere else.
    let history = desk.ground.front.store.history::<rules::case::Case>(&desk.number).await.unwrap().unwrap();
    assert!(
        !serde_json::to_string(&history.events.iter().map(|it| &it.event).collect::<Vec<_>>())
            .unwrap()
            .contains("林晚")
    );
}

#[tokio::test]
async fn pictures_lie_in_the_file_with_the_record_and_survive_a_typing_error() {
    let desk = Desk::accepted().await;
    desk.finishes("culture/review", "review").await;
    let mut one = desk.officer("culture/site", 0).await;
    let address = desk.act("site-check", "site");
    let other = desk.ground.holder("culture/site", 1);
    let mut fields = vec![
        ("with", other.as_str()),
        ("date", "2026-03-02"),
        ("time", "09:00"),
        ("place", " "),
        ("opinion", FOUND),
    ];
    let form = one.get(&address).await.ok();
    let picture: [(&str, &str, &str, &[u8]); 2] = [
        ("s-record", "后厨.png", "image/png", PICTURE),
        ("s-record", "不是图片.png", "image/png", b"<html>"),
    ];
    let sent = with_hidden(&form, &fields);
    let page = one.upload(&address, &borrowed(&sent), &picture).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("还没有写明核查地点").says("不是图片.png").says("1 个文件").says(FOUND);
    let kept = page.hidden("u-record");
    fields[3] = ("place", "云杉路一号");
    fields.push(("u-record", &kept));
    let sent = with_hidden(&page, &fields);
    one.upload(&address, &borrowed(&sent), &[]).await.onward();
    let page = one.get(&desk.page()).await.ok();
    page.says("核查、听证的照片和扫描件").says("后厨.png");
    let known = desk.ground.front.store.dossier::<rules::case::Case>(&desk.number).await.unwrap().unwrap();
    let hash = known.state.recorded_files().next().unwrap().clone();
    let file = one.get(&format!("{}/files/{hash}", desk.page())).await.ok();
    assert_eq!((file.kind.as_str(), file.bytes.as_slice()), ("image/png", PICTURE));
    // Erasure follows the person the case is about, so the picture is theirs and no longer the officer's.
    let db = desk.ground.front.store.db();
    let of = |person: String| async move { store::files::uploads_of(db, &person, None).await.unwrap().len() };
    assert_eq!(of(known.state.applicant.0.clone()).await, 1);
    assert_eq!(of(desk.ground.holder("culture/site", 0).0).await, 0);
}

#[tokio::test]
async fn what_is_wrong_with_a_record_is_told_at_once_and_stays_typed() {
    let desk = Desk::accepted().await;
    desk.finishes("culture/review", "review").await;
    let mut one = desk.officer("culture/site", 0).await;
    let typed = [("date", "三月二日"), ("time", "25:70"), ("opinion", FOUND)];
    let page = desk.does(&mut one, "site-check", "site", &typed).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("要有两名以上工作人员").says("请填写日期，例如").says("请填写时间，例如");
    page.says("还没有写明核查地点").says("三月二日").says("25:70").says(FOUND);
    page.says("href=\"#f-with\"").says("href=\"#f-date\"").says("href=\"#f-time\"").says("href=\"#f-place\"");
    let other = desk.ground.holder("culture/site", 1);
    let early =
        [("with", other.as_str()), ("date", "2026-03-03"), ("time", "9：30"), ("place", "云杉路一号")];
    let page = desk.does(&mut one, "site-check", "site", &[&early[..], &[("opinion", FOUND)]].concat()).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("不能晚于现在").says("href=\"#f-date\"").hides("请填写时间").says(FOUND);
    // Nobody alone, and nobody who does not work on cases.
    let me = desk.ground.holder("culture/site", 0);
    for with in [me.as_str(), "nobody"] {
        let fields = [
            ("with", with),
            ("date", "2026-03-02"),
            ("time", "09:00"),
            ("place", "云杉路"),
            ("opinion", FOUND),
        ];
        let page = desk.does(&mut one, "site-check", "site", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.says("href=\"#f-with\"");
    }
    assert!(desk.case().await.state.site_checks.is_empty());
}
