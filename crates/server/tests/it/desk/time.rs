//! The desk: what stops, moves and passes: special procedures, extensions, late steps and their cards.

use super::{Desk, borrowed, with_hidden};
use axum::http::StatusCode;
use rules::case;

#[tokio::test]
async fn a_special_procedure_shows_the_new_date_first_and_stops_the_clock() {
    let desk = Desk::accepted().await;
    let mut reviewer = desk.officer("culture/review", 0).await;
    let form = reviewer.get(&desk.act("special", "")).await.ok();
    // A hearing pauses by its own notice, and is started here by nobody.
    form.says("行政许可法第四十五条").says("鉴定").hides("value=\"hearing\"");
    let fields = [
        ("kind", "appraisal"),
        ("needed", "20"),
        ("unit", "working"),
        ("law", "娱乐场所管理条例"),
        ("article", "第十条"),
    ];
    // Everything that is wrong is told at once, each by its name.
    for wrong in ["二十", "-3", "999999999999"] {
        let page = desk.does(&mut reviewer, "special", "", &[("needed", wrong)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.says("请选择特别程序").says("请填 1 到 999 之间的天数").says("请选择按什么计算").says(wrong);
        page.says("请填写法律").says("请填写条款").hides("应是整数");
    }
    let page = desk.does(&mut reviewer, "special", "", &fields).await.ok();
    page.says("日期的变化").says("法定时限").says("暂停，最早").says("特别程序告知书");
    page.says("鉴定").says("20 个工作日").says("《娱乐场所管理条例》第十条");
    assert!(desk.case().await.state.special.is_none());

    let mut sure = with_hidden(&page, &fields);
    sure.push(("sure".to_owned(), "yes".to_owned()));
    let to = reviewer.post(&desk.act("special", ""), &borrowed(&sure)).await.onward();
    reviewer.get(&to).await.ok().says("期限暂停计算").says("特别程序");
    assert!(desk.case().await.state.special.is_some());
    // Twenty working days from 2 March; the history says which procedure, and through which day it was told to last.
    reviewer.get(&desk.page()).await.ok().says("预计需要 20 个工作日，到 2026年3月30日");
    reviewer.get("/desk").await.ok().says("暂停中");

    desk.ground.wind("2026-03-10T10:00:00+08:00").await;
    // Eight days later everybody signs in anew.
    let mut reviewer = desk.officer("culture/review", 0).await;
    reviewer.get(&desk.act("special-end", "")).await.ok().says("日期的变化");
    let ended = [("reason", "鉴定意见在卷")];
    desk.does(&mut reviewer, "special-end", "", &ended).await.onward();
    let case = desk.case().await.state;
    assert!(case.special.is_none());
    // Told to last twenty working days, ended after six: ten days from Monday 2 March, the pause left out.
    let promised = case.clock(&case::ClockName::Promised).unwrap();
    let due = promised.due(&desk.ground.front.office.hall().calendar).date;
    assert_eq!(due.to_string(), "2026-03-24");
}

#[tokio::test]
async fn where_the_item_names_no_law_a_special_procedure_rests_on_the_general_one() {
    let desk = Desk::of("market/food-business-licence", "market/window").await;
    let mut reviewer = desk.officer("market/review", 0).await;
    let form = reviewer.get(&desk.act("special", "")).await.ok();
    let content = super::content(&desk.ground, &desk.case().await.state).await;
    let named = content.limits.special_links.first().filter(|link| link.basis.is_named());
    match named {
        Some(link) => form.says(&format!("value=\"{}\"", link.basis.article)),
        None => form.says("value=\"中华人民共和国行政许可法\"").says("value=\"第四十五条\""),
    };
}

#[tokio::test]
async fn only_the_head_extends_and_sees_the_new_day_before() {
    let desk = Desk::accepted().await;
    let mut reviewer = desk.officer("culture/review", 0).await;
    let page = reviewer.get(&desk.act("extend", "")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("部门负责人");
    let fields = [("by", "10"), ("reason", "案情复杂"), ("sure", "yes")];
    let page = reviewer.post(&desk.act("extend", ""), &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("部门负责人");
    assert!(!desk.case().await.state.extended);

    let mut head = desk.head().await;
    // Twenty working days from 2 March end on 30 March; ten more, with Qingming off, on 14 April.
    let form = head.get(&desk.act("extend", "")).await.ok();
    form.says("2026年3月30日").says("新的法定到期日：2026年4月14日");
    let page = desk.does(&mut head, "extend", "", &[("by", "10")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请填写延期的理由");
    let fields = [("by", "10"), ("reason", "需要进一步核实场所产权")];
    let page = desk.does(&mut head, "extend", "", &fields).await.ok();
    page.says("2026年3月30日").says("2026年4月14日").says("延期通知书");
    let mut sure = with_hidden(&page, &fields);
    sure.push(("sure".to_owned(), "yes".to_owned()));
    let to = head.post(&desk.act("extend", ""), &borrowed(&sure)).await.onward();
    head.get(&to).await.ok().says("已批准延期");
    let page = head.get(&desk.act("extend", "")).await;
    page.says("行政许可法第四十二条");
    assert!(desk.case().await.state.extended);
}

#[tokio::test]
async fn the_account_of_a_clock_names_every_day() {
    let desk = Desk::accepted().await;
    let mut reviewer = desk.officer("culture/review", 0).await;
    let page = reviewer.get(&format!("{}/why?clock=promised", desk.page())).await.ok();
    page.says("为什么是这一天").says("2026年3月2日").says("2026年3月16日").says("双休日").says("data-print");
    reviewer.get(&format!("{}/why?clock=nonsense", desk.page())).await.ok().says("法定时限");
}

#[tokio::test]
async fn a_late_step_is_late_on_the_desk_and_its_card_is_explained_once() {
    let desk = Desk::accepted().await;
    desk.ground.wind("2026-03-20T10:00:00+08:00").await;
    let mut reviewer = desk.officer("culture/review", 0).await;
    reviewer.get("/desk").await.ok().says("已超期 · 1").says("已超");
    let cards = reviewer.get("/desk/cards").await.ok();
    cards.says("环节时限").says("黄牌");
    let card = store::views::cards::page(
        desk.ground.front.store.db(),
        &store::views::cards::Filter { case: Some(desk.number.clone()), ..Default::default() },
        20,
    )
    .await
    .unwrap()
    .into_iter()
    .find(|card| card.explain_by.is_some() && card.post == "culture/review")
    .unwrap();
    let address = format!("/desk/cards/{}", card.card);
    let page = reviewer.get(&address).await.ok();
    page.says("依据的事实").says("超期").says("说明原因和整改");
    let explain = format!("{address}/explain");
    let hidden = [("act", page.hidden("act")), ("seen", page.hidden("seen"))];
    let send = |text: &'static str| {
        let mut fields: Vec<(&str, &str)> =
            hidden.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fields.push(("text", text));
        fields
    };
    let empty = reviewer.post(&explain, &send("")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = "核查人员生病，已另派人，今日完成";
    let to = reviewer.post(&explain, &send(text)).await.onward();
    reviewer.get(&to).await.ok().says("说明已提交").says(text).hides("提交说明");
    assert_eq!(reviewer.post(&explain, &send(text)).await.onward(), to);
    // Others' cards do not exist for strangers.
    let mut stranger = desk.officer("market/review", 0).await;
    assert_eq!(stranger.get(&address).await.status, StatusCode::NOT_FOUND);
    stranger.get("/desk/cards").await.ok().hides(&desk.number);
}
