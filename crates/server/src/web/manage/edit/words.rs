//! The code tables an editor chooses from, with the words of the standards; the words themselves are in `text`.

use crate::text::{Lang, codes, edit, law, licence};
use rules::{
    case::promise::DeferralMissed,
    item::content::{
        BodyNature, CaseKind, DutyStage, FieldKind, HandleForm, ItemKind, MaterialForm, MaterialSource,
        Necessity, OnlineDepth, PassScope, PowerSource, Purpose, Regime, ResultType, ServiceTarget,
        SpecialProcedureKind, UseLevel,
    },
};

type Table = Vec<(String, &'static str)>;

macro_rules! tables {
    ($($name:ident: $code:ident in $all:expr => $say:path;)+) => { $(
        pub(in crate::web::manage) fn $name(lang: Lang) -> Table {
            $all.iter().map(|one: &$code| (codes::word(one), $say(lang, *one))).collect()
        }
    )+ };
}

tables! {
    item_kind: ItemKind in ItemKind::ALL => law::item_kind;
    power_source: PowerSource in PowerSource::ALL => codes::power_source;
    use_level: UseLevel in UseLevel::ALL => codes::use_level;
    body_nature: BodyNature in BodyNature::ALL => codes::body_nature;
    deferral_missed: DeferralMissed in DeferralMissed::ALL => missed;
    case_kind: CaseKind in CaseKind::ALL => law::case_kind;
    purpose: Purpose in Purpose::ALL => licence::purpose;
    handle_form: HandleForm in HandleForm::ALL => codes::handle_form;
    online_depth: OnlineDepth in OnlineDepth::ALL => codes::online_depth;
    pass_scope: PassScope in PassScope::ALL => codes::pass_scope;
    regime: Regime in Regime::ALL => edit::regime;
    service_target: ServiceTarget in ServiceTarget::ALL => codes::service_target;
    special_procedure: SpecialProcedureKind in SpecialProcedureKind::ALL => codes::special_procedure;
    field_kind: FieldKind in edit::FIELD_KINDS => edit::field_kind;
    necessity: Necessity in Necessity::ALL => codes::necessity;
    material_form: MaterialForm in MaterialForm::ALL => codes::material_form;
    material_source: MaterialSource in MaterialSource::ALL => codes::material_source;
    result_type: ResultType in ResultType::ALL => codes::result_type;
    duty_stage: DutyStage in DutyStage::ALL => edit::duty_stage;
}

const fn missed(lang: Lang, missed: DeferralMissed) -> &'static str {
    codes::deferral_missed(lang, Some(missed))
}

/// 时限单位: the word of a unit on the page, what it is in an item, and how many of that one of it is.
pub(super) const UNITS: [(&str, &str, u64); 5] = [
    ("working_days", "working_days", 1),
    ("calendar_days", "calendar_days", 1),
    ("hours", "office_seconds", 3600),
    ("minutes", "office_seconds", 60),
    ("seconds", "office_seconds", 1),
];

/// Units of a limit; seconds only where an item has them, for nobody promises seconds.
pub(super) fn units(lang: Lang, with_seconds: bool) -> Table {
    let units = [
        ("working_days", lang.edit_unit_working_days()),
        ("calendar_days", lang.edit_unit_calendar_days()),
        ("hours", lang.edit_unit_hours()),
        ("minutes", lang.edit_unit_minutes()),
        ("seconds", lang.edit_unit_seconds()),
    ];
    units.into_iter().take(if with_seconds { 5 } else { 4 }).map(owned).collect()
}

/// Units of a validity.
pub(super) fn validity_units(lang: Lang) -> Table {
    let units = [
        ("years", lang.edit_unit_years()),
        ("months", lang.edit_unit_months()),
        ("calendar_days", lang.edit_unit_calendar_days()),
    ];
    units.into_iter().map(owned).collect()
}

fn owned((value, words): (&str, &'static str)) -> (String, &'static str) {
    (value.to_owned(), words)
}
