//! The live centre in a real browser: figures change while one looks, and the wall shows everything without scrolling.

use crate::{
    browser::{Walk, possible},
    ground::county,
    line::received_case,
};
use rules::{hall::Role, time::Instant};
use serde_json::Value;
use server::rehearsal::Rehearsal;
use std::time::Duration;

/// What a script on the page answers.
async fn asked(walk: &Walk, script: &str) -> Value {
    walk.client.execute(script, vec![]).await.unwrap()
}

/// Waits until the script answers this.
async fn becomes(walk: &Walk, script: &str, wanted: &Value) {
    for _ in 0..150 {
        if asked(walk, script).await == *wanted {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{script} stays {}:\n{}", asked(walk, script).await, walk.words().await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn figures_change_while_one_looks() {
    if !possible() {
        return;
    }
    let walk = Walk::begin(1440, 1000).await;
    walk.be(&walk.ground.person(Role::Supervisor)).await;
    walk.open("/watch").await;
    let figure = "return document.querySelector('#today .tile-figure').innerText";
    becomes(&walk, "return document.querySelector('[data-live-mark]').className", &"live".into()).await;
    assert_eq!(asked(&walk, figure).await, "0");
    // The page is the same one all along: it keeps what only a page in memory knows, and what somebody has opened.
    asked(&walk, "window.mine = 1; document.querySelector('#hours-in details').open = true").await;
    received_case(&walk.ground, "market/food-business-licence").await;
    becomes(&walk, figure, &"1".into()).await;
    walk.says("周一 9–10 点").await;
    received_case(&walk.ground, "market/food-business-licence").await;
    becomes(&walk, figure, &"2".into()).await;
    assert_eq!(asked(&walk, "return window.mine").await, 1);
    assert_eq!(asked(&walk, "return document.querySelector('#hours-in details').open").await, true);
    walk.no_barriers().await;
    for path in ["/watch/area", "/watch/risk", "/watch/cards?kind=fee&standing=yes"] {
        walk.open(path).await;
        walk.no_barriers().await;
    }
    walk.client.set_window_size(390, 844).await.unwrap();
    for path in ["/watch", "/watch/area", "/watch/risk"] {
        walk.open(path).await;
        walk.no_barriers().await;
    }
    walk.end().await;
}

/// What does not fit on the screen: a page that scrolls, a panel that is wider or higher than its frame, letters too small
/// to read. The list of cards alone may go on beyond its frame: its end is the oldest.
const UNFIT: &str = "const root = document.documentElement, unfit = []; \
    if (root.scrollHeight > innerHeight + 1 || root.scrollWidth > innerWidth + 1) unfit.push('page'); \
    for (const one of document.querySelectorAll('.wall .panel:not(#wall-cards), .wall .tiles, .wall .tile')) \
        if (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1) \
            unfit.push((one.id || one.innerText) + ' ' + one.scrollWidth + '/' + one.clientWidth + ' ' + one.scrollHeight + '/' + one.clientHeight); \
    for (const one of document.querySelectorAll('.wall td, .wall .quiet')) \
        if (parseFloat(getComputedStyle(one).fontSize) * 1920 / innerWidth < 12) unfit.push('small: ' + one.innerText); \
    for (const svg of document.querySelectorAll('.wall svg')) { \
        const box = svg.getBoundingClientRect(); \
        if (box.height * 1080 / innerHeight < 120) unfit.push('flat: ' + svg.parentElement.parentElement.id); } \
    return unfit.join('; ')";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_wall_fits_its_screen_at_every_size() {
    if !possible() {
        return;
    }
    let walk = Walk::begin(1920, 1080).await;
    let mut rehearsal = Rehearsal::of(county());
    let until = Instant::parse("2026-03-09T11:30:00+08:00").unwrap();
    rehearsal.live_until(&walk.ground.front, until, |_, _| {}).await.unwrap();
    walk.be(&walk.ground.person(Role::Supervisor)).await;
    for (width, height) in [(1920, 1080), (3840, 2160)] {
        walk.client.set_window_size(width, height).await.unwrap();
        walk.open("/watch/wall").await;
        // The window has a frame of its own; the screen of a wall has none.
        let inner = asked(&walk, "return [innerWidth, innerHeight]").await;
        let (inside, tall) = (inner[0].as_u64().unwrap(), inner[1].as_u64().unwrap());
        let (wide, high) = (2 * u64::from(width) - inside, 2 * u64::from(height) - tall);
        walk.client
            .set_window_size(u32::try_from(wide).unwrap(), u32::try_from(high).unwrap())
            .await
            .unwrap();
        becomes(&walk, "return innerHeight", &u64::from(height).into()).await;
        assert_eq!(asked(&walk, UNFIT).await, "", "at {width} × {height}");
        walk.no_barriers().await;
    }
    walk.end().await;
}
