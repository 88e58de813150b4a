//! The words of supervision in both languages: rules, kinds, levels, thresholds, states of cards. The Chinese word is the one
//! the rules carry (`zh()`); a hall's own names for its levels are data and come from its table of rules.

use super::Lang;
use rules::{
    card::{CardState, Exemption},
    supervision::{Lack, LevelColour, Rule, RuleKind, Stage, SupervisionLevel, Threshold},
};

/// 监察规则
#[must_use]
pub const fn rule(lang: Lang, rule: Rule) -> &'static str {
    let Lang::En = lang else { return rule.zh() };
    match rule {
        Rule::AcceptanceMissed => "Acceptance overdue",
        Rule::Promise => "Promised limit",
        Rule::Statute => "Statutory limit",
        Rule::StepLimit => "Step limit",
        Rule::IssueLimit => "Limits of issue, hearing, forwarding and verification",
        Rule::Order => "Procedure and separated duties",
        Rule::Receipt => "One notice, written receipt",
        Rule::Extension => "Extension of the limit",
        Rule::SpecialProcedure => "Special procedure",
        Rule::Inspection => "Two inspectors, hearing due",
        Rule::Service => "Receipt of service",
        Rule::Reasons => "Reasons given",
        Rule::Demand => "Materials asked beyond the list",
        Rule::Materials => "Accepted with materials missing",
        Rule::Charge => "Basis and amount of charges",
        Rule::Waiver => "Waiver, and payment before issue",
        Rule::Deviation => "Far from peers",
        Rule::Benchmark => "Against the checklist",
        Rule::RiskControl => "Risk control",
        Rule::Rates => "Efficiency rates",
        Rule::Voice => "Bad ratings and complaints",
        Rule::TypedInLater => "Done elsewhere, typed in later",
        Rule::PauseAtLimit => "Clock stopped just before the limit",
        Rule::RepeatedReturns => "Returned again and again",
        Rule::Resubmission => "Turned away and handed in anew",
        Rule::Batch => "Finished in a batch before closing time",
        Rule::OwnRating => "Ratings given by staff",
        Rule::SplitCases => "One matter split into many",
        Rule::InstantDecision => "Left lying, decided in seconds",
    }
}

/// 监察规则种类
#[must_use]
pub const fn rule_kind(lang: Lang, kind: RuleKind) -> &'static str {
    let Lang::En = lang else { return kind.zh() };
    match kind {
        RuleKind::Timeliness => "Timeliness",
        RuleKind::Procedure => "Procedure",
        RuleKind::Content => "Content",
        RuleKind::Fee => "Fees",
        RuleKind::Discretion => "Discretion",
        RuleKind::Risk => "Risk control",
        RuleKind::Efficiency => "Efficiency",
        RuleKind::Service => "Service",
        RuleKind::Evasion => "Evasion",
        RuleKind::Other => "Other",
    }
}

/// The word of a kind of rule in addresses.
#[must_use]
pub const fn kind_word(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Timeliness => "timeliness",
        RuleKind::Procedure => "procedure",
        RuleKind::Content => "content",
        RuleKind::Fee => "fee",
        RuleKind::Discretion => "discretion",
        RuleKind::Risk => "risk",
        RuleKind::Efficiency => "efficiency",
        RuleKind::Service => "service",
        RuleKind::Evasion => "evasion",
        RuleKind::Other => "other",
    }
}

/// 监察级别
#[must_use]
pub const fn level(lang: Lang, level: SupervisionLevel) -> &'static str {
    let Lang::En = lang else { return level.zh() };
    match level {
        SupervisionLevel::Remind => "Reminder",
        SupervisionLevel::EarlyWarning => "Early warning",
        SupervisionLevel::YellowCard => "Yellow card",
        SupervisionLevel::RedCard => "Red card",
    }
}

/// 牌色
#[must_use]
pub const fn level_colour(lang: Lang, colour: LevelColour) -> &'static str {
    let Lang::En = lang else { return colour.zh() };
    match colour {
        LevelColour::Grey => "Grey",
        LevelColour::Blue => "Blue",
        LevelColour::Orange => "Orange",
        LevelColour::Yellow => "Yellow",
        LevelColour::Red => "Red",
    }
}

/// The word of a colour in forms and on the wire.
#[must_use]
pub const fn level_colour_word(colour: LevelColour) -> &'static str {
    match colour {
        LevelColour::Grey => "grey",
        LevelColour::Blue => "blue",
        LevelColour::Orange => "orange",
        LevelColour::Yellow => "yellow",
        LevelColour::Red => "red",
    }
}

/// 监察牌状态
#[must_use]
pub const fn card_state(lang: Lang, state: CardState) -> &'static str {
    let Lang::En = lang else { return state.zh() };
    match state {
        CardState::Open => "Raised",
        CardState::Notified => "Notified",
        CardState::Explained => "Explained",
        CardState::UnderAppeal => "Under appeal",
        CardState::Upheld => "Upheld",
        CardState::Cancelled => "Cancelled",
        CardState::Closed => "Closed",
    }
}

/// 阈值
#[must_use]
pub const fn threshold(lang: Lang, threshold: Threshold) -> &'static str {
    let Lang::En = lang else { return threshold.zh() };
    match threshold {
        Threshold::ReasonSigns => "Signs a reason must have at least",
        Threshold::ContactDays => "Working days to contact after a bad rating",
        Threshold::RectifyDays => "Working days to put a bad rating right",
        Threshold::RefusalPoints => "Refusal rate beside peers (percentage points)",
        Threshold::DurationPercent => "Mean duration above peers (%)",
        Threshold::PeerCases => "Cases before a figure counts",
        Threshold::RankedCases => "Decided cases from which on a department is ranked",
        Threshold::StepSeconds => "Least time between steps (seconds)",
        Threshold::PauseMinutes => "Pause before the limit (office minutes)",
        Threshold::Returns => "Returns and corrections",
        Threshold::ResubmitDays => "Days until it counts as a new application",
        Threshold::BatchSteps => "Steps finished together",
        Threshold::BatchMinutes => "Before closing time (minutes)",
        Threshold::RatingBurst => "Ratings in a row",
        Threshold::RatingSeconds => "Time between ratings (seconds)",
        Threshold::SplitCases => "Cases of one item on one day",
        Threshold::DecisionSeconds => "From opening to deciding (seconds)",
        Threshold::UntouchedHours => "Untouched (office hours)",
    }
}

/// The field of a form in which it is given.
#[must_use]
pub const fn threshold_field(threshold: Threshold) -> &'static str {
    match threshold {
        Threshold::ReasonSigns => "reason_signs",
        Threshold::ContactDays => "contact_days",
        Threshold::RectifyDays => "rectify_days",
        Threshold::RefusalPoints => "refusal_points",
        Threshold::DurationPercent => "duration_percent",
        Threshold::PeerCases => "peer_cases",
        Threshold::RankedCases => "ranked_cases",
        Threshold::StepSeconds => "step_seconds",
        Threshold::PauseMinutes => "pause_minutes",
        Threshold::Returns => "returns",
        Threshold::ResubmitDays => "resubmit_days",
        Threshold::BatchSteps => "batch_steps",
        Threshold::BatchMinutes => "batch_minutes",
        Threshold::RatingBurst => "rating_burst",
        Threshold::RatingSeconds => "rating_seconds",
        Threshold::SplitCases => "split_cases",
        Threshold::DecisionSeconds => "decision_seconds",
        Threshold::UntouchedHours => "untouched_hours",
    }
}

/// 免责情形
#[must_use]
pub const fn exemption(lang: Lang, exemption: Exemption) -> &'static str {
    let Lang::En = lang else { return exemption.zh() };
    match exemption {
        Exemption::SelfCorrected => "Put right in time of its own accord",
        Exemption::ApplicantFalse => "The applicant's material was false",
        Exemption::ForceMajeure => "Force majeure",
        Exemption::Classified => "A classified matter, by approval",
        Exemption::Mistaken => "Found or raised by mistake",
    }
}

/// 阶段
#[must_use]
pub const fn stage(lang: Lang, stage: Stage) -> &'static str {
    let Lang::En = lang else { return stage.zh() };
    match stage {
        Stage::Near => "when near",
        Stage::Found => "when found",
    }
}

/// 缺少的人
#[must_use]
pub const fn lack(lang: Lang, lack: Lack) -> &'static str {
    let Lang::En = lang else { return lack.zh() };
    match lack {
        Lack::Finance => "post of finance to verify payments",
    }
}
