//! 表单模式: what the server takes, the form's JSON Schema takes, and the other way round — for every kind of field and for
//! the forms of the whole sample county.

use crate::ground::Ground;
use jsonschema::Validator;
use proptest::prelude::*;
use rules::{
    identifier::{citizen, credit},
    item::content::{FieldKind, FormField},
    time::Date,
};
use serde_json::json;
use server::{filled, schema};
use std::collections::BTreeMap;

const KINDS: [FieldKind; 10] = [
    FieldKind::Text,
    FieldKind::LongText,
    FieldKind::Number,
    FieldKind::Money,
    FieldKind::Date,
    FieldKind::Choice,
    FieldKind::CitizenId,
    FieldKind::CreditCode,
    FieldKind::Phone,
    FieldKind::Address,
];

fn today() -> Date {
    rules::time::Instant::parse("2026-03-02T09:00:00+08:00").unwrap().day()
}

fn validator(fields: &[FormField]) -> Validator {
    let today = today();
    jsonschema::options()
        .should_validate_formats(true)
        .with_format("citizen-id", move |text: &str| citizen::parse(text, Some(today)).is_ok())
        .with_format("credit-code", |text: &str| credit::parse(text).is_ok())
        .with_format("whole-number", |text: &str| text.parse::<i64>().is_ok())
        .with_format("money", |text: &str| {
            text.split('.')
                .next()
                .and_then(|yuan| yuan.parse::<i64>().ok())
                .is_some_and(|yuan| yuan < 1 << 50)
        })
        .build(&schema::of_form("urn:test", "试", fields))
        .unwrap()
}

fn field(kind: FieldKind, required: bool) -> FormField {
    FormField {
        key: "k".into(),
        label: "栏目".into(),
        label_en: String::new(),
        kind,
        required,
        hint: String::new(),
        example: String::new(),
        options: vec!["是".into(), "否".into()],
    }
}

/// Texts of which some are right for each kind, and many nearly.
fn texts() -> impl Strategy<Value = String> {
    let pool = [
        "",
        " ",
        "　",
        "是",
        "否",
        "是 ",
        "12",
        "１２",
        "-1",
        "1.5",
        "1.50",
        "1.555",
        "12,000",
        "2026-02-29",
        "2024-02-29",
        "2026年3月2日",
        "2026/3/2",
        "20260302",
        "11010519491231002X",
        "11010519491231002x",
        "110105194912310021",
        "11010519491231002Ｘ",
        "91350211M000100Y43",
        "91350211M000100Y44",
        "91350211m000100y43",
        "13800138000",
        "１３８００１３８０００",
        "138 0013 8000",
        "1380013800",
        "99999999999999999999",
        "人民路1号",
    ];
    prop_oneof![
        4 => prop::sample::select(pool.to_vec()).prop_map(str::to_owned),
        1 => "[0-9０-９.年月日 -]{0,12}",
        1 => ".{0,20}",
        1 => "[字A]{195,205}",
        1 => "[字A]{1995,2005}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn the_server_and_the_schema_take_the_same(kind in prop::sample::select(KINDS.to_vec()), required: bool, text in texts()) {
        let fields = [field(kind, required)];
        let validator = validator(&fields);
        let typed = BTreeMap::from([("k".to_owned(), text.clone())]);
        let judged = filled::plain(&fields, &typed, today());
        if let Ok(plain) = &judged {
            prop_assert!(validator.is_valid(&json!(plain)), "{kind:?} {required} {text:?} → {plain:?}");
        }
        if validator.is_valid(&json!(typed)) {
            prop_assert!(judged.is_ok(), "{kind:?} {required} {text:?}: the schema takes it, the server does not");
        }
    }
}

#[test]
fn a_key_the_form_does_not_have_and_a_missing_one_are_refused() {
    let fields = [field(FieldKind::Text, true)];
    let validator = validator(&fields);
    assert!(!validator.is_valid(&json!({})));
    assert!(!validator.is_valid(&json!({ "k": "好", "other": "x" })));
    assert!(validator.is_valid(&json!({ "k": "好" })));
}

/// The schema of every form of the sample county is one, and takes what its own examples say.
#[tokio::test]
async fn every_form_of_the_county_has_its_schema() {
    let ground = Ground::new().await;
    let mut guest = ground.guest();
    let code = ground.item("market/food-business-licence");
    let answer = guest.get(&format!("/api/v1/items/{code}/form")).await;
    let told: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(told["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(told["properties"].as_object().unwrap().len() > 2);
    jsonschema::validator_for(&told).unwrap();
    let none = guest.get("/api/v1/items/NONE/form").await;
    assert_eq!(none.status, axum::http::StatusCode::NOT_FOUND);
}
