//! The centre of supervision: heat of the hours, board of integrity risks, tree of areas. Whatever a figure says, the list it
//! leads to is as long.

use crate::{
    ground::{Browser, Ground, Page, county},
    line::{accepted_case, received_case, without_finance},
};
use axum::http::StatusCode;
use rules::{hall::Role, time::Instant};
use server::rehearsal::Rehearsal;
use std::{collections::BTreeSet, time::Duration};

/// A hall that has lived long enough for cards of several kinds, steps of high risk, and cases at service centres.
async fn lived() -> Ground {
    let ground = Ground::new().await;
    let mut rehearsal = Rehearsal::of(county());
    let until = Instant::parse("2026-03-13T11:30:00+08:00").unwrap();
    rehearsal.live_until(&ground.front, until, |_, _| {}).await.unwrap();
    ground
}

/// The links of a page whose words are a number, with the number.
fn figures(page: &Page) -> Vec<(String, usize)> {
    let pieces = page.body.split("<a href=\"").skip(1);
    let found = pieces.filter_map(|piece| {
        let (href, rest) = piece.split_once("\">")?;
        let number = rest.split('<').next()?.replace(',', "").parse().ok()?;
        Some((href.replace("&amp;", "&"), number))
    });
    found.collect()
}

/// AR3: every figure of the report leads to a list as long, and the files say what the page says.
#[tokio::test]
async fn the_report_counts_what_its_lists_hold_and_is_a_file() {
    let ground = lived().await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let at = "/watch/statistics?from=2026-03-02&until=2026-03-13";
    let page = watcher.get(at).await.ok();
    page.says("SR-T4 环节时限").says("按期说明率").says("宁棠县市场监督管理局").says("食品经营许可");
    let checked =
        agrees(&mut watcher, at).await + agrees(&mut watcher, &format!("{at}&department=market")).await;
    assert!(checked > 30, "only {checked} figures were looked at");
    let csv = watcher.get(&format!("{at}&as=csv")).await.ok();
    csv.says("按规则,SR-T4 环节时限").says("合计,合计");
    let wide = |page: &Page, line: &str| {
        page.body.lines().find(|one| one.starts_with(line)).unwrap().split(',').count()
    };
    assert_eq!(wide(&csv, "合计,"), 11, "name, four levels, sum, share and three more");
    let xlsx = watcher.get(&format!("{at}&as=xlsx")).await.ok();
    let sheets = server::grid::read(&xlsx.bytes).unwrap();
    assert_eq!(sheets.iter().map(|sheet| &*sheet.name).collect::<Vec<_>>(), ["按规则", "按部门", "按事项"]);
    let sums = sheets.iter().map(|sheet| sheet.rows[1].get(5).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(sums.len(), 1, "the three tables have one sum: {sums:?}");
    let pdf = watcher.get(&format!("{at}&as=pdf")).await.ok();
    assert_eq!(pdf.kind, "application/pdf");
    assert!(pdf.bytes.starts_with(b"%PDF"));
    if let Some(folder) = std::env::var_os("PAPERS") {
        std::fs::write(std::path::Path::new(&folder).join("supervision_report.pdf"), &pdf.bytes).unwrap();
    }
    // A stretch that is none, or longer than a year, is said beside the field; the filter keeps what was asked.
    for wrong in ["from=2026-03-13&until=2026-03-02", "from=2024-01-01&until=2026-03-13"] {
        let page = watcher.get(&format!("/watch/statistics?{wrong}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.says("最长一年").says("id=\"f-until-error\"");
    }
    watcher.get("/watch/statistics?from=2020-01-01&until=2020-02-01").await.ok().says("这段时间没有发过牌");
    let mut clerk = ground.enter_as(Role::WindowClerk).await;
    assert_eq!(clerk.get(at).await.status, StatusCode::FORBIDDEN);
}

/// How many rows the list at this address has, over all of its pages.
async fn rows(browser: &mut Browser, address: &str) -> usize {
    let (mut rows, mut next) = (0, Some(address.to_owned()));
    while let Some(address) = next {
        let page = browser.get(address.split('#').next().unwrap()).await.ok();
        let list = page.body.split("id=\"steps\"").last().unwrap().split("id=\"board\"").next().unwrap();
        rows += list.matches("<th scope=\"row\"").count();
        let links =
            list.split("<a class=\"button\" href=\"").skip(1).filter(|link| link.contains("rel=\"next\""));
        let onward = links.filter_map(|link| link.split_once("\" rel=\"next\"")).next();
        next = onward.map(|(address, _)| address.replace("&amp;", "&"));
    }
    rows
}

/// The figures of this page, each followed to its list.
async fn agrees(browser: &mut Browser, address: &str) -> usize {
    let page = browser.get(address).await.ok();
    let found = figures(&page);
    let lists = found.iter().filter(|(href, _)| href.starts_with("/watch/c") || href.contains("#steps"));
    let mut seen = BTreeSet::new();
    for (href, n) in lists {
        if seen.insert(href) {
            assert_eq!(rows(browser, href).await, *n, "{href} on {address}");
        }
    }
    seen.len()
}

#[tokio::test]
async fn every_figure_of_areas_and_risks_has_a_list_as_long() {
    let ground = lived().await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let area = watcher.get("/watch/area").await.ok();
    area.says("县大厅和网上").says("清河镇便民服务中心");
    let mut checked = 0;
    for address in
        ["/watch/area", "/watch/area/hall", "/watch/area?department=market", "/watch/risk", "/watch"]
    {
        checked += agrees(&mut watcher, address).await;
    }
    assert!(checked > 60, "only {checked} figures were looked at");
    // A town with something in it, its departments and the items of one of them.
    let towns = area.body.split("href=\"/watch/area/9").skip(1).filter_map(|rest| rest.split('"').next());
    let mut at_towns = 0;
    for code in towns {
        let town = format!("/watch/area/9{code}");
        at_towns += agrees(&mut watcher, &town).await;
        let page = watcher.get(&town).await.ok();
        if let Some(department) =
            page.body.split("?department=").nth(1).and_then(|rest| rest.split('"').next())
        {
            let items = format!("{town}?department={department}");
            at_towns += agrees(&mut watcher, &items).await;
        }
    }
    assert!(at_towns > 20, "only {at_towns} figures at the towns");
    // Steps of high risk show what guards them.
    let risk = watcher.get("/watch/risk").await.ok();
    risk.says("高风险环节").says("防控措施").says("裁量").says("规避");
    assert!(rows(&mut watcher, "/watch/risk").await > 0);
    // Nobody else comes here.
    let mut clerk = ground.enter_as(Role::WindowClerk).await;
    for address in ["/watch/area", "/watch/area/hall", "/watch/risk"] {
        assert_eq!(clerk.get(address).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn a_card_taken_back_leaves_the_board_and_a_narrowed_list_says_so() {
    let ground = Ground::new().await;
    let number = received_case(&ground, "market/food-business-licence").await;
    ground.wind("2026-03-10T10:00:00+08:00").await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let cell = "/watch/cards?department=market&amp;kind=timeliness&amp;from=2026-02-09&amp;until=2026-03-10&amp;standing=yes";
    let before = watcher.get("/watch/risk").await.ok();
    let figure =
        |page: &Page| figures(page).into_iter().find(|(href, _)| *href == cell.replace("&amp;", "&"));
    let (_, before) = figure(&before).unwrap();
    let list = watcher.get(&cell.replace("&amp;", "&")).await.ok();
    list.says(&number).says("value=\"2026-02-09\"").says("value=\"2026-03-10\"").says("不含已摘牌");
    // One day instead of the stretch is a stretch of one day; one end of it alone is enough.
    let day = watcher.get("/watch/cards?from=2026-02-09&until=2026-03-10&day=2026-03-02").await.ok();
    day.hides(&number).says("value=\"2026-03-02\"").hides("value=\"2026-02-09\"");
    for (asked, is_there) in [
        ("from=2026-03-09", true),
        ("until=2026-03-10", true),
        ("until=2026-03-08", false),
        (&*format!("case={number}"), true),
        ("case=11999921MB991508XT4000115003000202603029999", false),
    ] {
        let page = watcher.get(&format!("/watch/cards?{asked}")).await.ok();
        let link = format!("href=\"/watch/cards/{number}-");
        if is_there {
            page.says(&link)
        } else {
            page.hides(&link)
        };
    }
    watcher.get("/watch/cards?kind=fee").await.ok().hides(&number);
    watcher.get("/watch/cards?from=2026-03-01&until=2026-03-02").await.ok().hides(&number);
    let cancel = format!("/watch/cards/{number}-SR-T1-yellow/cancel");
    let page = watcher.get(&cancel).await.ok();
    let fields =
        [("act", &*page.hidden("act")), ("seen", &*page.hidden("seen")), ("reason", "经核实系统故障")];
    watcher.post(&cancel, &fields).await.onward();
    let after = watcher.get("/watch/risk").await.ok();
    assert_eq!(figure(&after).map_or(0, |(_, n)| n), before - 1);
    let card = format!("{number}-SR-T1-yellow");
    watcher.get(&cell.replace("&amp;", "&")).await.ok().hides(&card);
    watcher.get(&cell.replace("&amp;", "&").replace("&standing=yes", "")).await.ok().says(&card);
}

#[tokio::test]
async fn a_list_is_of_one_item_and_one_place_and_an_area_is_one_there_is() {
    let ground = Ground::new().await;
    let number = accepted_case(&ground).await;
    let code = ground.item("market/food-business-licence");
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let list = watcher.get(&format!("/watch/cases?item={code}&area=hall")).await.ok();
    list.says(&number).says("事项：食品经营许可").says("收件地点：县大厅和网上");
    list.says("/watch/cases?area=hall\"").says(&format!("/watch/cases?item={code}\""));
    watcher.get("/watch/cases?item=none").await.ok().hides(&number);
    watcher.get("/watch/cases?area=999921101").await.ok().hides(&number).says("清河镇便民服务中心");
    watcher.get("/watch/cases?station=qinghe").await.ok().hides(&number);
    watcher.get("/watch/cases?area=123").await.ok().hides(&number);
    watcher.get("/watch/cases?did=taken&day=2026-03-02&area=hall").await.ok().says(&number);
    watcher.get("/watch/cases?did=taken&day=2026-03-02&station=qinghe").await.ok().hides(&number);
    watcher.get("/watch/area/999921101").await.ok().says("清河镇便民服务中心");
    for nowhere in ["999922101", "999921999", "qinghe", "1", "999921101999"] {
        let page = watcher.get(&format!("/watch/area/{nowhere}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
}

#[tokio::test]
async fn the_heat_says_when_people_come_and_what_cannot_run_is_said_loudly() {
    let ground = Ground::new().await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    watcher.get("/watch").await.ok().hides("条规则设定了但是不能运行");
    without_finance(&ground).await;
    let page = watcher.get("/watch").await.ok();
    page.says("近 28 天还没有。")
        .says("条规则设定了但是不能运行")
        .says("SR-F2")
        .says("没有核对缴款的财务岗")
        .says("没有发牌不等于没有问题");
    received_case(&ground, "market/food-business-licence").await;
    received_case(&ground, "market/food-business-licence").await;
    let page = watcher.get("/watch").await.ok();
    page.says("近 28 天来得最多的是周一 9–10 点，共 2 件").says("周一 9：2 件");
    let wall = watcher.get("/watch/wall").await.ok();
    wall.says("周一 9–10 点").says("不能运行").says("县大厅和网上");
    // Four weeks later that Monday is out of sight.
    ground.clock.wind(Instant::parse("2026-03-30T09:00:00+08:00").unwrap());
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    watcher.get("/watch").await.ok().hides("周一 9–10 点");
}

/// Without news a stream beats, so that a page can tell silence from a dead connection.
#[tokio::test]
async fn a_silent_stream_beats() {
    use axum::{body::Body, http::Request};
    use futures_util::StreamExt;
    use tower::ServiceExt;
    let ground = Ground::new().await;
    let watcher = ground.enter_as(Role::Supervisor).await;
    let request =
        Request::get("/watch/stream").header("cookie", &watcher.cookie).body(Body::empty()).unwrap();
    let answer = server::routes::site(ground.front.clone()).oneshot(request).await.unwrap();
    let mut stream = answer.into_body().into_data_stream();
    // Pages take a stream for dead after forty-five seconds.
    let first = tokio::time::timeout(Duration::from_secs(40), stream.next()).await.unwrap();
    let message = String::from_utf8(first.unwrap().unwrap().to_vec()).unwrap();
    // A browser hands on no event that has no data.
    assert!(message.contains("event: beat") && message.contains("data: 0"), "{message:?}");
}
