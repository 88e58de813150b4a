//! 词表: the words that stand in the cells of a workbook for the values of the code tables (domain rules §14).
//!
//! Cells are written with the Chinese word of the standard; whoever fills one in may also write the identifier.

use rules::{
    case::promise::DeferralMissed,
    item::{
        content::{
            BodyNature, CaseKind, DutyStage, HandleForm, ItemKind, MaterialForm, MaterialSource, Necessity,
            OnlineDepth, PassScope, PowerSource, Purpose, Regime, ResultType, ServiceTarget,
            SpecialProcedureKind, UseLevel,
        },
        process::{RiskLevel, StepKind},
    },
};
use serde::Serialize;
use std::sync::LazyLock;

/// 词: a value of a code table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As people write it.
    pub zh: &'static str,
    /// As it is stored.
    pub code: String,
}

/// A code table.
pub type Words = fn() -> &'static [Word];

fn table<T: Serialize + Copy>(all: &[T], zh: impl Fn(T) -> &'static str) -> Vec<Word> {
    let code = |one: &T| serde_json::to_value(one).ok()?.as_str().map(str::to_owned);
    all.iter().filter_map(|one| Some(Word { zh: zh(*one), code: code(one)? })).collect()
}

macro_rules! tables {
    ($($name:ident: $coded:ty;)+) => { $(
        pub(super) fn $name() -> &'static [Word] {
            static TABLE: LazyLock<Vec<Word>> = LazyLock::new(|| table(<$coded>::ALL, <$coded>::zh));
            &TABLE
        }
    )+ };
}

tables! {
    item_kinds: ItemKind;
    power_sources: PowerSource;
    use_levels: UseLevel;
    body_natures: BodyNature;
    deferrals_missed: DeferralMissed;
    case_kinds: CaseKind;
    purposes: Purpose;
    handle_forms: HandleForm;
    online_depths: OnlineDepth;
    pass_scopes: PassScope;
    regimes: Regime;
    service_targets: ServiceTarget;
    duty_stages: DutyStage;
    special_procedures: SpecialProcedureKind;
    necessities: Necessity;
    material_forms: MaterialForm;
    material_sources: MaterialSource;
    result_types: ResultType;
    step_kinds: StepKind;
    risk_levels: RiskLevel;
}

fn written(words: &[(&'static str, &str)]) -> Vec<Word> {
    words.iter().map(|(zh, code)| Word { zh, code: (*code).to_owned() }).collect()
}

/// 字段类型; a test holds that none is missing.
pub(super) fn field_kinds() -> &'static [Word] {
    static TABLE: LazyLock<Vec<Word>> = LazyLock::new(|| {
        written(&[
            ("单行文字", "text"),
            ("多行文字", "long_text"),
            ("整数", "number"),
            ("金额", "money"),
            ("日期", "date"),
            ("单选", "choice"),
            ("居民身份证号", "citizen_id"),
            ("统一社会信用代码", "credit_code"),
            ("手机号", "phone"),
            ("地址", "address"),
        ])
    });
    &TABLE
}

/// 流程的一行是什么: a step, or what holds steps.
pub(super) fn blocks() -> &'static [Word] {
    static TABLE: LazyLock<Vec<Word>> = LazyLock::new(|| {
        written(&[
            ("环节", "step"),
            ("并联", "parallel"),
            ("分支", "branch"),
            ("选择", "choice"),
            ("选项", "arm"),
        ])
    });
    &TABLE
}

/// 依据的用途: what an article is the basis of.
pub(super) fn basis_uses() -> &'static [Word] {
    static TABLE: LazyLock<Vec<Word>> =
        LazyLock::new(|| written(&[("设定依据", "setting_basis"), ("实施依据", "implementing_basis")]));
    &TABLE
}
