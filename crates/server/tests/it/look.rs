//! The look of the pages: every piece in both languages and every room, forms within their limits, masking, the
//! contrast of every token, the addresses of static files.

use std::collections::BTreeMap;

use axum::body::to_bytes;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use server::assets::{self, Asset};
use server::form::{Form, FormFault, MOST_FIELDS, address};
use server::masking;
use server::text::{Lang, Message};
use server::web::ease::{Ease, own_path};
use server::web::frame::Room;
use server::web::specimen;

const STYLE: &str = include_str!("../../assets/style.css");
const KEEPERS: &str = include_str!("../../assets/manage.css");
const SCRIPT: &str = include_str!("../../assets/app.js");
const ROOMS: [Room; 5] = [Room::Portal, Room::Counter, Room::Desk, Room::Watch, Room::Manage];

fn every_specimen() -> impl Iterator<Item = (Lang, String)> {
    Lang::ALL.into_iter().flat_map(|lang| {
        let ease = Ease { lang, ..Ease::default() };
        ROOMS.into_iter().map(move |room| (lang, specimen::page(ease, room).into_string()))
    })
}

#[test]
fn every_piece_obeys_our_own_content_policy() {
    for (_, page) in every_specimen() {
        for forbidden in [" style=", "<style", " onclick=", "javascript:", "http://", "https://"] {
            assert!(!page.contains(forbidden), "{forbidden} is blocked by default-src 'self'");
        }
    }
}

#[test]
fn ids_are_unique_and_every_label_finds_its_field() {
    for (_, page) in every_specimen() {
        let ids: Vec<&str> = values_of(&page, " id=\"");
        let mut seen = BTreeMap::new();
        for id in &ids {
            *seen.entry(*id).or_insert(0) += 1;
        }
        let twice: Vec<_> = seen.iter().filter(|(_, times)| **times > 1).collect();
        assert!(twice.is_empty(), "ids given twice: {twice:?}");
        for target in values_of(&page, " for=\"").into_iter().chain(values_of(&page, "aria-labelledby=\"")) {
            assert!(seen.contains_key(target), "{target} is pointed at and not there");
        }
        for targets in values_of(&page, "aria-describedby=\"") {
            for target in targets.split(' ') {
                assert!(seen.contains_key(target), "{target} describes and is not there");
            }
        }
    }
}

#[test]
fn an_english_page_says_no_chinese_of_ours() {
    for (lang, page) in every_specimen().filter(|(lang, _)| *lang == Lang::En) {
        assert!(page.contains("<html lang=\"en\""), "{lang:?}");
        for sentence in ["请选择", "搜索", "下一页", "还剩", "已超", "必填", "截止"] {
            assert!(!page.contains(sentence), "{sentence} on an English page");
        }
    }
}

#[test]
fn first_load_stays_small() {
    assert!(STYLE.len() <= 30_720, "style.css has {} bytes", STYLE.len());
    assert!(KEEPERS.len() <= 4_096, "manage.css has {} bytes", KEEPERS.len());
    assert!(SCRIPT.len() <= 9_216, "app.js has {} bytes", SCRIPT.len());
}

#[test]
fn every_token_is_readable_on_every_ground() {
    let light = tokens(":root");
    let modes = [
        ("light", light.clone()),
        (
            "contrast",
            light.clone().into_iter().chain(tokens(":root[data-contrast]")).collect::<BTreeMap<_, _>>(),
        ),
        ("wall", light.into_iter().chain(tokens(":root[data-wall]")).collect()),
    ];
    let inks = ["ink", "quiet", "action", "seal", "in-time", "due-soon", "late", "grave", "paused", "done"];
    for (mode, tokens) in &modes {
        for ink in inks {
            for ground in ["ground", "surface"] {
                assert_contrast(mode, tokens, ink, ground);
            }
        }
        for ground in ["action", "seal", "late", "in-time"] {
            assert_contrast(mode, tokens, "on-action", ground);
        }
    }
}

#[test]
fn pages_use_no_colour_but_the_tokens() {
    // Paper is white and black on any screen; every other colour stands in a token block.
    let rules = STYLE.split("*, ::before, ::after").nth(1).expect("rules after the tokens");
    assert!(!KEEPERS.contains('#'), "the second sheet has tokens alone");
    for colour in rules.split('#').skip(1).map(|rest| &rest[..6]) {
        let digits = colour.chars().all(|sign| sign.is_ascii_hexdigit());
        assert!(
            !digits || ["ffffff", "000000", "1b2733", "a61b1b"].contains(&colour),
            "#{colour} is no token"
        );
    }
}

#[test]
fn a_form_keeps_what_was_typed_and_what_was_wrong() {
    let mut form = Form::parse("name=+%E5%BC%A0%E4%B8%89+&way=window&way=post&act=a1".as_bytes()).unwrap();
    assert_eq!(form.text("name"), "张三");
    assert_eq!(form.all("way"), ["window", "post"]);
    assert_eq!(form.act(), Some("a1"));
    assert!(form.require("name", Message::both(|lang| lang.form_required("姓名"))));
    assert!(!form.require("id", Message::both(|lang| lang.form_required("证件号码"))));
    form.refuse("id", Message::both(Lang::form_not_an_identity));
    assert_eq!(form.errors().len(), 1, "the first thing found about a field is the one shown");
    assert_eq!(form.error("id").unwrap().text(Lang::Zh), "请填写证件号码");
}

#[test]
fn numbers_are_read_as_people_type_them() {
    let form =
        Form::empty().with("n", "１，２３４").with("yuan", "￥１２．５").with("id", " 11010119900307 002x ");
    assert_eq!(form.number("n"), Some(1234));
    assert_eq!(Form::empty().with("yuan", "12.5").money("yuan"), Some(1250));
    assert_eq!(Form::empty().with("yuan", "12.345").money("yuan"), None);
    assert_eq!(Form::empty().with("yuan", "-1").money("yuan"), None);
    assert_eq!(Form::empty().with("yuan", "99999999999999999999").money("yuan"), None);
    assert_eq!(form.code("id"), "11010119900307002X");
    let day = jiff::civil::date(2026, 12, 4);
    for typed in ["2026-12-04", "2026年12月4日", "２０２６／１２／４"] {
        assert_eq!(Form::empty().with("d", typed).date("d"), Some(day), "{typed}");
    }
    assert_eq!(Form::empty().with("d", "2026-02-30").date("d"), None);
}

#[test]
fn a_form_has_limits() {
    assert_eq!(Form::parse("a=1&".repeat(MOST_FIELDS).as_bytes()).unwrap_err(), FormFault::TooManyFields);
    assert_eq!(Form::parse(&vec![b'a'; 1024 * 1024 + 1]).unwrap_err(), FormFault::TooLarge);
    assert_eq!(Form::parse(b"a=1%00\x07").unwrap().text("a"), "1", "control signs are taken out");
}

#[test]
fn an_address_is_short_and_safe() {
    assert_eq!(
        address("/desk", &[("q", "食品 & 药"), ("light", "")]),
        "/desk?q=%E9%A3%9F%E5%93%81+%26+%E8%8D%AF"
    );
    assert_eq!(own_path("/my?case=1"), "/my?case=1");
    for elsewhere in ["//evil.example", "https://evil.example", "/\\evil.example", "", "/a\r\nSet-Cookie:x"] {
        assert_eq!(own_path(elsewhere), "/", "{elsewhere:?}");
    }
}

#[test]
fn personal_data_are_masked_as_x_09_says() {
    assert_eq!(masking::name("张三"), "张*");
    assert_eq!(masking::name("欧阳锋"), "欧阳*");
    assert_eq!(masking::name("欧阳"), "欧*");
    assert_eq!(masking::name("张"), "*");
    assert_eq!(masking::identity_number("110101199003070000"), "110101********0000");
    assert_eq!(masking::identity_number("12345"), "*****");
    assert_eq!(masking::phone("13800001234"), "138****1234");
    assert_eq!(masking::address("平安县城关镇解放路 8 号"), "平安县城关镇****");
    assert_eq!(masking::address("某省某县解放路"), "某省某****");
}

#[tokio::test]
async fn static_files_are_kept_for_ever_under_their_hash() {
    for asset in [Asset::Style, Asset::Script, Asset::Icon] {
        let file = asset.address().strip_prefix("/assets/").unwrap().to_owned();
        let first = assets::serve(Path(file.clone()), HeaderMap::new()).await;
        assert_eq!(first.status(), StatusCode::OK);
        assert!(first.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
        let mut again = HeaderMap::new();
        again.insert(header::IF_NONE_MATCH, first.headers()[header::ETAG].clone());
        assert!(!to_bytes(first.into_body(), 1 << 20).await.unwrap().is_empty());
        assert_eq!(assets::serve(Path(file), again).await.status(), StatusCode::NOT_MODIFIED);
    }
    let old = assets::serve(Path("style.0000000000000000.css".to_owned()), HeaderMap::new()).await;
    assert_eq!(old.status(), StatusCode::NOT_FOUND, "an old hash must not bring new content for ever");
}

fn values_of<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    page.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn tokens(selector: &str) -> BTreeMap<String, String> {
    let block = STYLE.split(&format!("{selector} {{")).nth(1).expect("block").split('}').next().expect("end");
    block
        .split(';')
        .filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "))
        .filter(|(_, value)| value.starts_with('#'))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

fn assert_contrast(mode: &str, tokens: &BTreeMap<String, String>, ink: &str, ground: &str) {
    let (one, other) = (luminance(&tokens[ink]), luminance(&tokens[ground]));
    let ratio = (one.max(other) + 0.05) / (one.min(other) + 0.05);
    assert!(ratio >= 4.5, "{mode}: {ink} on {ground} has {ratio:.2}, WCAG asks for 4.5");
}

/// Relative luminance of `#rrggbb` as WCAG defines it.
fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let share = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("hexadecimal")) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}
