//! The rack: a guide that was drawn once is handed out again, byte by byte, until what it says no longer holds.

use crate::{ground::Ground, line::done};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::ConnectInfo,
    http::{Request, StatusCode, header},
};
use flate2::read::GzDecoder;
use rules::{hall::Role, item::Command, name::ItemCode};
use server::{
    office::{Order, Who},
    routes,
};
use std::{
    io::Read,
    net::{Ipv4Addr, SocketAddr},
};
use tower::ServiceExt;

/// The page as sent, and as read.
async fn ask(ground: &Ground, path: &str, cookie: &str) -> (Bytes, String) {
    let mut asked = Request::get(path)
        .header(header::ACCEPT_ENCODING, "gzip")
        .header(header::COOKIE, cookie)
        .body(Body::empty())
        .unwrap();
    asked.extensions_mut().insert(ConnectInfo(SocketAddr::from((Ipv4Addr::LOCALHOST, 1))));
    let answer = routes::site(ground.front.clone()).oneshot(asked).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.headers()[header::CONTENT_ENCODING], "gzip");
    assert!(answer.headers()[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/html"));
    let sent = to_bytes(answer.into_body(), 1 << 20).await.unwrap();
    let mut text = String::new();
    GzDecoder::new(&sent[..]).read_to_string(&mut text).unwrap();
    (sent, text)
}

#[tokio::test]
async fn a_guide_is_drawn_once_until_it_no_longer_holds() {
    let ground = Ground::new().await;
    let code = ground.item("market/food-business-licence");
    let guide = format!("/items/{code}");
    let (first, text) = ask(&ground, &guide, "").await;
    assert!(text.contains("食品经营许可") && !text.contains("暂停办理"));
    assert_eq!(ask(&ground, &guide, "").await.0, first);
    let (_, english) = ask(&ground, &guide, "ease=en").await;
    assert!(english.contains("<html lang=\"en\"") && text.contains("<html lang=\"zh"));

    // Whoever is signed in is shown their own page, and leaves nothing of it behind.
    let citizen = ground.enter(&ground.person(Role::Citizen)).await;
    let (_, own) = ask(&ground, &guide, &citizen.cookie).await;
    assert!(own.contains("/sign-out"));
    assert!(!ask(&ground, &guide, "").await.1.contains("/sign-out"));

    let suspend = Command::Suspend { reason: "系统升级，三月十日恢复".into() };
    done(&ground, Who::System, Order::Item(ItemCode(code), suspend)).await;
    let (_, closed) = ask(&ground, &guide, "").await;
    assert!(closed.contains("系统升级，三月十日恢复"), "a guide that no longer holds was handed out");
}

/// Figures to reach: a guide is at most 60 kB on its first load.
#[tokio::test]
async fn every_guide_is_light() {
    let ground = Ground::new().await;
    let style = server::assets::Asset::Style.address();
    let mut shell = 0;
    for file in [style, server::assets::Asset::Script.address(), server::assets::Asset::Icon.address()] {
        let mut asked =
            Request::get(file).header(header::ACCEPT_ENCODING, "gzip").body(Body::empty()).unwrap();
        asked.extensions_mut().insert(ConnectInfo(SocketAddr::from((Ipv4Addr::LOCALHOST, 1))));
        let answer = routes::site(ground.front.clone()).oneshot(asked).await.unwrap();
        shell += to_bytes(answer.into_body(), 1 << 20).await.unwrap().len();
    }
    let known = store::views::finder::since(ground.front.store.db(), 0).await.unwrap();
    let mut heaviest = (0, String::new());
    for entry in known.iter().step_by(9) {
        let (sent, _) = ask(&ground, &format!("/items/{}", entry.row.code), "").await;
        heaviest = heaviest.max((sent.len(), entry.row.name.clone()));
    }
    assert!(shell + heaviest.0 <= 60 * 1024, "{shell} bytes of files and {heaviest:?}");
}
