//! The specimen: every piece in every state, in the room one asks for (`?room=desk`). Shown only in demo mode at
//! `/pieces`; it is what we look at when the stylesheet changes, and what the tests render in both languages.
//! Its people and figures are made up and never touch the store.

mod forms;
mod lists;
mod states;

use maud::{Markup, html};
use rules::time::Instant;

use super::ease::Ease;
use super::frame::{Demo, DemoPerson, Frame, Room, Visitor};
use super::pieces::{Link, Tokens, heading};
use crate::form::Form;
use crate::text::Lang;

/// Tokens of a page on which nothing is ever sent.
const TOKENS: Tokens<'static> = Tokens { csrf: "specimen", act: "specimen" };

/// A square that stands where the press puts a QR picture.
const QR: &str = "<svg viewBox=\"0 0 9 9\" role=\"img\" aria-label=\"QR\"><path d=\"M0 0h3v3h-3zM6 0h3v3h-3zM0 6h3v3h-3z\
M4 0h1v2h-1zM4 4h2v1h-2zM7 4h2v1h-2zM0 4h2v1h-2zM4 6h1v3h-1zM6 6h1v1h-1zM8 7h1v2h-1zM6 8h1v1h-1z\"/></svg>";

/// Answers `GET /pieces`.
pub async fn pieces(ease: Ease, form: Form) -> Markup {
    let room = match form.text("room") {
        "counter" => Room::Counter,
        "desk" => Room::Desk,
        "watch" => Room::Watch,
        "manage" => Room::Manage,
        _ => Room::Portal,
    };
    page(ease, room)
}

/// Answers `GET /pieces/wall`: the dark screen of the supervision room.
pub async fn wall(ease: Ease) -> Markup {
    let frame = Frame::new(Room::Watch, ease, hall(ease.lang), "", "/pieces/wall");
    frame.wall(states::wall(ease.lang))
}

/// Answers `GET /pieces/sheet`: a paper to print.
pub async fn sheet(ease: Ease) -> Markup {
    let lang = ease.lang;
    let title = lang.pick("受理通知书", "Notice of acceptance");
    Frame::new(Room::Counter, ease, hall(lang), title, "/pieces/sheet").page(states::sheet(lang))
}

/// The specimen page of a room.
#[must_use]
pub fn page(ease: Ease, room: Room) -> Markup {
    let lang = ease.lang;
    let links = [
        Link { href: "/pieces", label: lang.pick("样张", "Specimen"), current: true },
        Link::new("/pieces?room=counter", Room::Counter.name(lang)),
        Link::new("/pieces?room=desk", Room::Desk.name(lang)),
        Link::new("/pieces?room=watch", Room::Watch.name(lang)),
        Link::new("/pieces/wall", lang.pick("大屏", "Wall")),
        Link::new("/pieces/sheet", lang.pick("文书", "Paper")),
    ];
    let people = [
        DemoPerson {
            key: "zhang",
            label: lang.pick("张三丰（市民）", "Zhang Sanfeng (citizen)"),
            current: true,
        },
        DemoPerson {
            key: "li", label: lang.pick("李窗口（综合窗口）", "Li (counter)"), current: false
        },
        DemoPerson {
            key: "wang",
            label: lang.pick("王审核（市场监管局）", "Wang (market regulation)"),
            current: false,
        },
        DemoPerson {
            key: "zhao",
            label: lang.pick("赵监察（监察室）", "Zhao (supervision)"),
            current: false,
        },
    ];
    let frame = Frame {
        links: &links,
        trail: &[Link::new("/", lang.pick("首页", "Home")), Link::new("/pieces", lang.pick("演示", "Demo"))],
        visitor: Some(Visitor {
            name: lang.pick("王审核", "Wang"),
            post: if room == Room::Portal {
                ""
            } else {
                lang.pick("市场监管局 · 审核人", "Market regulation · reviewer")
            },
            home: "/pieces",
            password: "/pieces",
            leave: "/pieces",
            csrf: TOKENS.csrf,
        }),
        foot: &[
            Link::new("/pieces", lang.pick("公开日志", "Public log")),
            Link::new("/pieces", lang.pick("无障碍说明", "Accessibility")),
        ],
        hotline: Some("12345"),
        demo: Some(Demo { action: "/pieces", people: &people, csrf: TOKENS.csrf }),
        ..Frame::new(room, ease, hall(lang), lang.pick("样张", "Specimen"), "/pieces")
    };
    frame.page(html! {
        (heading(
            lang.pick("样张：所有部件", "Specimen: all pieces"),
            Some(lang.pick("每个部件、每种状态，都在这一页上。", "Every piece in every state on one page.")),
            super::pieces::main_link("/pieces", lang.pick("主要动作", "Main act")),
        ))
        (states::show(lang))
        (lists::show(lang))
        (forms::show(lang))
        (states::answers(lang))
    })
}

const fn hall_zh() -> &'static str {
    "平安县政务服务中心"
}

fn hall(lang: Lang) -> &'static str {
    lang.pick(hall_zh(), "Ping'an County Service Centre")
}

/// 2026-12-04 17:30:00, a Friday at closing time.
const fn friday() -> Instant {
    Instant(1_796_376_600_000)
}

/// 2026-11-30 09:12:41, the Monday before.
const fn monday() -> Instant {
    Instant(1_796_001_161_000)
}
