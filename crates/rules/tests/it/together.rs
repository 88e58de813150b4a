//! 合并办理: nothing is asked twice, and nothing that one item asks for is lost.

use crate::stage::{complete, material};
use rules::{
    clock::Limit,
    item::{
        Content,
        content::{FieldKind, FormField, ItemKind, Necessity},
        duty,
        together::together,
    },
};
use std::collections::BTreeSet;

fn field(key: &str, kind: FieldKind, required: bool) -> FormField {
    FormField {
        key: key.into(),
        label: key.into(),
        label_en: String::new(),
        kind,
        required,
        hint: String::new(),
        example: String::new(),
        options: vec![],
    }
}

fn two() -> (Content, Content) {
    let (mut one, mut two) = (complete(), complete());
    one.form = vec![field("name", FieldKind::Text, false), field("size", FieldKind::Number, true)];
    two.form = vec![field("name", FieldKind::Text, true), field("size", FieldKind::Text, true)];
    let mut mine = material("营业执照", Necessity::Optional);
    mine.copy_count = 1;
    let mut yours = material("营业执照", Necessity::Mandatory);
    yours.copy_count = 2;
    one.materials = vec![material("申请书", Necessity::Mandatory), mine];
    two.materials = vec![yours, material("平面图", Necessity::Mandatory)];
    one.limits.promised = Some(Limit::working_days(10));
    two.limits.promised = Some(Limit::working_days(4));
    (one, two)
}

#[test]
fn the_same_is_asked_once_and_what_only_looks_alike_twice() {
    let (one, two) = two();
    let whole = together(&[&one, &two]);
    let form: Vec<(&str, FieldKind, bool, &[usize])> = whole
        .form
        .iter()
        .map(|it| (it.thing.key.as_str(), it.thing.kind, it.thing.required, it.of.as_slice()))
        .collect();
    assert_eq!(
        form,
        [
            ("name", FieldKind::Text, true, [0, 1].as_slice()),
            ("size", FieldKind::Number, true, &[0]),
            ("size", FieldKind::Text, true, &[1]),
        ]
    );
    let papers: Vec<(&str, u8, &[usize])> = whole
        .materials
        .iter()
        .map(|it| (it.thing.name.as_str(), it.thing.copy_count, it.of.as_slice()))
        .collect();
    assert_eq!(papers[1], ("营业执照", 2, [0, 1].as_slice()), "the strictest asks for two");
    assert_eq!(whole.materials[1].thing.necessity, Some(Necessity::Mandatory));
    assert_eq!(papers.len(), 3);
    assert_eq!(whole.longest, Some(Limit::working_days(10)));
    assert_eq!(whole.one_after_another, Some(Limit::working_days(14)));
}

/// Whatever is merged, every key and every name of every item is there, and no thing stands twice.
#[test]
fn nothing_is_lost_and_nothing_stands_twice() {
    let (one, two) = two();
    for contents in [vec![&one], vec![&one, &two], vec![&two, &one], vec![&one, &one, &two]] {
        let whole = together(&contents);
        let asked: BTreeSet<_> =
            contents.iter().flat_map(|it| &it.form).map(|it| (it.key.clone(), it.kind)).collect();
        let merged: Vec<_> = whole.form.iter().map(|it| (it.thing.key.clone(), it.thing.kind)).collect();
        assert_eq!(merged.iter().cloned().collect::<BTreeSet<_>>(), asked);
        assert_eq!(merged.len(), asked.len());
        let papers: BTreeSet<_> =
            contents.iter().flat_map(|it| &it.materials).map(|it| it.name.clone()).collect();
        assert_eq!(whole.materials.len(), papers.len());
    }
    let mut seconds = one.clone();
    seconds.limits.promised = Some(Limit::calendar_days(3));
    assert_eq!(together(&[&one, &seconds]).longest, None, "days of different kinds do not add up");
}

/// Every duty of the law names its stage, its article and a rule of ours; nothing is asked of what is no licence.
#[test]
fn the_duties_of_the_law_are_cited() {
    let all = duty::by_law(Some(ItemKind::AdministrativeLicence));
    assert!(all.len() > 10);
    for duty in all.iter().chain(&duty::LIABILITY_OF_EVERY_LICENCE) {
        assert!(duty.article.starts_with('第') && duty.rule.starts_with("L-"), "{duty:?}");
        assert!(!duty.zh.is_empty() && !duty.en.is_empty());
    }
    assert!(duty::by_law(Some(ItemKind::PublicService)).is_empty());
}
