//! The words of the standards' code tables that guides and histories show; states, kinds and clocks are in `law`.
//! The Chinese word stands with the code in `rules`; English is added here, so that a code without an English word
//! does not compile.

use super::Lang;
use rules::{
    case::{
        ApplySource, DeliveryMode, SpecialProcedureKind, StepResult,
        hearing::{Heard, HearingGround},
        promise::DeferralMissed,
    },
    clock::Limit,
    hall::ChiefPower,
    item::{
        content::{
            BodyNature, DutyStage, HandleForm, MaterialForm, MaterialSource, Necessity, OnlineDepth,
            PassScope, PowerSource, ResultType, ServiceTarget, UseLevel, Validity,
        },
        process::StepKind,
    },
    rating::{MarkWay, RatingChannel, RatingLevel, RatingLimit, RatingState, ReviewGround},
};

macro_rules! english {
    ($($(#[$doc:meta])* $name:ident($code:ident) { $($variant:ident => $en:literal),+ $(,)? })+) => { $(
        $(#[$doc])*
        #[must_use]
        pub const fn $name(lang: Lang, code: $code) -> &'static str {
            match lang {
                Lang::Zh => code.zh(),
                Lang::En => match code { $($code::$variant => $en),+ },
            }
        }
    )+ };
}

english! {
    /// 送达方式 in words.
    delivery(DeliveryMode) {
        Direct => "in person", LeftInPlace => "left in place", Electronic => "electronically",
        Entrusted => "by another body", Postal => "by post", Relayed => "through another body",
        PublicNotice => "by public notice",
    }
    /// 首席代表的权力 in words.
    chief_power(ChiefPower) {
        Accept => "accept", Review => "review and decide", Coordinate => "coordinate", Deliver => "deliver",
        Issue => "issue licences",
    }
    /// 陈述申辩的结果 in words.
    heard(Heard) { Spoke => "spoke", Waived => "waived", Silent => "said nothing in time" }
    /// 依职权听证的理由 in words.
    hearing_ground(HearingGround) {
        LawRequires => "the law requires a hearing", PublicInterest => "a major matter of public interest",
    }
    /// 环节结果 in words.
    step_result(StepResult) { Agree => "passed", Disagree => "not passed" }
    /// 责任环节 in words.
    duty_stage(DutyStage) {
        Acceptance => "acceptance", Review => "review", Decision => "decision", Delivery => "delivery",
        LaterSupervision => "later supervision", Other => "other",
    }
    /// 环节种类 in words.
    step_kind(StepKind) {
        Review => "Examination", SiteCheck => "Site check", LegalReview => "Legal review", Forward => "Forwarding up", Verification => "Verification", Decision => "Decision",
    }
    /// 特别程序 in words.
    special_procedure(SpecialProcedureKind) {
        Hearing => "hearing", Tender => "tender", Auction => "auction", Inspection => "inspection",
        Testing => "testing", Quarantine => "quarantine", Appraisal => "appraisal", ExpertReview => "expert review",
        Other => "other",
    }
    /// 申请来源 in words.
    source(ApplySource) {
        Window => "At the counter", DesktopWeb => "Online", MobileApp => "By phone app",
        SelfServiceTerminal => "At a terminal", Post => "By post", Express => "By courier",
        ThirdParty => "Through a third party", HelpAgent => "With the help of an agent",
    }
    /// 材料必要性 in words.
    necessity(Necessity) { Mandatory => "Required", Optional => "Not required", Deferrable => "May follow later" }
    /// 材料形式 in words.
    material_form(MaterialForm) {
        Paper => "paper", Electronic => "electronic", LicenceLibrary => "licence library", Shared => "shared data",
        Other => "other",
    }
    /// 材料来源渠道 in words.
    material_source(MaterialSource) {
        Applicant => "You", IssuedByGovernment => "A government body", OtherBody => "Another body",
        SharedData => "Shared data, nothing to bring",
    }
    /// 服务对象 in words.
    service_target(ServiceTarget) {
        NaturalPerson => "Persons", Enterprise => "Enterprises", PublicInstitution => "Public institutions",
        SocialOrganisation => "Social organisations", AdministrativeOrgan => "Administrative bodies",
        Other => "Other organisations",
    }
    /// 办理形式 in words.
    handle_form(HandleForm) {
        Window => "at the counter", Desktop => "online", Mobile => "by phone", Express => "by courier", Other => "other",
    }
    /// 结果类型 in words.
    result_type(ResultType) {
        LicenceOrPermit => "Licence or permit", ApprovalDocument => "Approval document", Other => "Other", None => "None",
    }
    /// 权力来源 in words.
    power_source(PowerSource) {
        OwnStatutory => "By law, at this level", DelegatedDown => "Delegated from above", Authorised => "Authorised",
        Entrusted => "Entrusted",
    }
    /// 行使层级 in words.
    use_level(UseLevel) {
        National => "National", Province => "Province", City => "City", County => "County", Town => "Town",
        Village => "Village", MultiLevel => "Several levels",
    }
    /// 实施主体性质 in words.
    body_nature(BodyNature) {
        StatutoryOrgan => "Statutory body", AuthorisedOrganisation => "Authorised organisation",
        EntrustedOrganisation => "Entrusted organisation", Other => "Other",
    }
    /// 网办深度 in words.
    online_depth(OnlineDepth) {
        Consult => "Questions online", Submit => "Hand in online", PreReview => "Checked online beforehand",
        Accept => "Accepted online", Handle => "Handled online", ResultFeedback => "Result online",
        ELicence => "Electronic licence",
    }
    /// 通办范围 in words.
    pass_scope(PassScope) {
        Nationwide => "Nationwide", CrossProvince => "Across provinces", CrossCity => "Across cities",
        CrossCounty => "Across counties",
    }
    /// 评价等级 in words.
    rating_level(RatingLevel) {
        VerySatisfied => "Very satisfied", Satisfied => "Satisfied", BasicallySatisfied => "Mostly satisfied",
        Dissatisfied => "Dissatisfied", VeryDissatisfied => "Very dissatisfied",
    }
    /// 评价状态 in words.
    rating_state(RatingState) {
        Open => "Not rated", Given => "Rated", ToContact => "To be contacted", ToAnswer => "To be seen to",
        Planned => "Being put right", ToCallBack => "To be called back", Closed => "Closed", Excluded => "Excluded",
    }
    /// 评价期限 in words.
    rating_limit(RatingLimit) {
        Contact => "Contact the rater", Answer => "See to it", Plan => "Do what was planned", Review => "Decide the review",
    }
    /// 评价渠道 in words.
    rating_channel(RatingChannel) {
        Pc => "Computer", Mobile => "Mobile phone", QrCode => "QR code", HallTablet => "Tablet in the hall",
        HallTerminal => "Terminal in the hall", Phone => "Telephone", Sms => "Text message",
    }
    /// 复核起因 in words.
    review_ground(ReviewGround) {
        Mistaken => "Mistaken", Malicious => "Malicious",
    }
    /// 再评方式 in words.
    mark_way(MarkWay) {
        OnPage => "By token", ByCall => "On the telephone",
    }
}

/// 时限 in words: "5 个工作日", "30 分钟". Office seconds are told in whole hours or minutes where they are whole.
#[must_use]
pub fn limit(lang: Lang, limit: Limit) -> String {
    match limit {
        Limit::WorkingDays(days) => lang.code_working_days(days.0),
        Limit::CalendarDays(days) => lang.code_calendar_days(days.0),
        Limit::OfficeSeconds(seconds) => office_time(lang, seconds.0),
    }
}

/// 办公时间 in words: "2 个工作小时 30 分钟".
#[must_use]
pub fn office_time(lang: Lang, seconds: u64) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let mut words = Vec::new();
    if hours > 0 {
        words.push(lang.code_hours(hours));
    }
    if minutes > 0 {
        words.push(lang.code_minutes(minutes));
    }
    if rest > 0 || words.is_empty() {
        words.push(lang.code_seconds(rest));
    }
    words.join(" ")
}

/// 有效期 in words.
#[must_use]
pub fn validity(lang: Lang, validity: Option<Validity>) -> String {
    match validity {
        None => lang.code_no_term().to_owned(),
        Some(Validity::Years(years)) => lang.code_years(years),
        Some(Validity::Months(months)) => lang.code_months(months),
        Some(Validity::CalendarDays(days)) => lang.code_calendar_days(days.0),
    }
}

messages! {
    code_working_days(days: u16) => "{days} 个工作日", one "1 working day", many "{days} working days";
    code_calendar_days(days: u16) => "{days} 天", one "1 day", many "{days} days";
    code_hours(hours: u64) => "{hours} 个工作小时", one "1 office hour", many "{hours} office hours";
    code_minutes(minutes: u64) => "{minutes} 分钟", one "1 minute", many "{minutes} minutes";
    code_seconds(seconds: u64) => "{seconds} 秒", one "1 second", many "{seconds} seconds";
    code_years(years: u16) => "{years} 年", one "1 year", many "{years} years";
    code_months(months: u16) => "{months} 个月", one "1 month", many "{months} months";
    code_no_term => "长期有效", "Without term";
}

/// The identifier of a value as forms and the log carry it.
#[must_use]
pub fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// What happens where a deferred paper does not come in: deemed withdrawn, or the acceptance taken back (P-08).
#[must_use]
pub const fn deferral_missed(lang: Lang, missed: Option<DeferralMissed>) -> &'static str {
    match missed {
        Some(DeferralMissed::DeemedWithdrawn) => lang.supply_deferred_deemed(),
        Some(DeferralMissed::WithdrawnInWriting) | None => lang.supply_deferred_withdrawn(),
    }
}
