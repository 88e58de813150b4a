//! The codes of accountability in words: kinds, roles, measures and states as pages and the API call them.

use crate::text::Lang;
use rules::accountability::{
    AnswerGround, AppealKind, AppealOutcome, ClueSource, Event, ExemptCondition, FaultCourse, FeeOffence,
    LiabilityLevel, LiabilityRole, Measure, PursuitStage, PursuitState, Sanction, Severity, SubjectState,
    Violation,
};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident($code:ident: $kind:ident) { $($variant:ident => $en:literal),+ $(,)? })+) => {
        impl Lang {
            $($(#[$doc])*
            #[must_use]
            pub const fn $name(self, $code: $kind) -> &'static str {
                self.either($code.zh(), match $code { $($kind::$variant => $en),+ })
            })+
        }
    };
}

words! {
    /// 责任层级
    pursuit_level(level: LiabilityLevel) {
        Department => "Department", DepartmentHead => "Head of a department", Approver => "Approver",
        WindowClerk => "Window clerk",
    }
    /// 违规种类
    pursuit_violation(kind: Violation) {
        NoLegalBasis => "Items, conditions or steps set without legal basis",
        CancelledGoesOn => "A cancelled or delegated power goes on, or approval in disguise",
        OutsideTheHall => "Handled outside the hall, or accepted in two places",
        NotInTheSystem => "Cases not handled in the system",
        NotPublished => "Guide not published, or stale",
        PushedOff => "Pushed off, or joint handling refused",
        UnlawfulEntrusting => "Unlawful entrusting or authorisation",
        ForcedService => "Intermediary, purchase or paid service forced on people",
        UnlawfulFee => "Unlawful fee, or not paid to the treasury",
        WindowNotAuthorised => "Window not authorised, or staff changed without filing",
        Interference => "Ordered or interfered",
        OverrodeOpinion => "Overrode a right opinion, and an error followed",
        LateInBulk => "Decided no extension, let cases go late in bulk",
        NoSupervisionAfter => "No supervision after the grant",
        RefusedToRectify => "Refused to put a card or a named bad review right",
        Retaliation => "Concealed, obstructed, retaliated",
        RefusedQualified => "Refused somebody who qualifies",
        GrantedUnqualified => "Granted to somebody who does not, or beyond the powers",
        LateDecision => "Decided late",
        NoHearing => "No hearing where one was due",
        IgnoredResult => "Ignored a tender, an examination, experts or an inspection",
        NoReasons => "Gave no reasons",
        LeakedSecrets => "Leaked secrets, private or trade data",
        AbusedSpecialProcedure => "Abused a special procedure to stop the clock",
        OffBenchmark => "Discretion off its benchmark",
        TookProperty => "Asked for or took property",
        WrongIntake => "Rejected a qualified application, or accepted an unqualified one",
        NoOneTimeNotice => "No one-time notice",
        NoReceipt => "No written receipt",
        BadService => "Bad attitude, or absent",
        TookMoneyDirectly => "Took money from applicants directly",
        LateOrFalseEntry => "Entered late or falsely",
    }
    /// 责任种类
    pursuit_role(role: LiabilityRole) {
        Direct => "Directly answerable", MainLeader => "Answerable as main leader",
        ImportantLeader => "Answerable as important leader", None => "Not answerable",
    }
    /// 情节
    pursuit_severity(severity: Severity) {
        General => "General", Serious => "Serious", EspeciallySerious => "Especially serious",
    }
    /// 政务处分
    pursuit_sanction(sanction: Sanction) {
        Warning => "Warning", Demerit => "Demerit", MajorDemerit => "Major demerit", Demotion => "Demotion",
        Dismissal => "Dismissal from post", Expulsion => "Expulsion",
    }
    /// 追究方式
    pursuit_measure(measure: Measure) {
        Talk => "Admonishing talk", OrderToCorrect => "Ordered to correct",
        WrittenSelfCriticism => "Written self-criticism", PublicCriticism => "Criticism by notice",
        AllowanceStop => "Allowance and bonus stopped", EfficiencyWarning => "Efficiency warning",
        Transfer => "Transferred", Training => "Sent to training", NotCompetent => "Rated not competent",
        EnforcementCardTaken => "Enforcement card taken", ResignationOrdered => "Ordered to resign",
        NoAwards => "No awards",
    }
    /// 收费违法行为
    pursuit_fee(offence: FeeOffence) {
        UnauthorisedItem => "Unauthorised item of fees",
        OffStandard => "Off range or standard, or charged after cancellation or reduction",
        AgainstPermit => "Against the charging permit", WrongReceipt => "Wrong receipts",
        NoReceipt => "No receipt", NotCollecting => "Did not collect what is due",
        NotToTreasury => "Not paid to the treasury", OwnAccount => "Own account",
        Misappropriation => "Misappropriated", Retaliation => "Retaliated against an informant",
    }
    /// 认定理由
    pursuit_ground(ground: AnswerGround) {
        Falsified => "Falsified", GaveWrongOpinion => "Gave the wrong opinion",
        ShouldHaveSeen => "Should have seen it", RejectedRightOpinion => "Rejected a right opinion",
        DecidedAlone => "Overrode the right opinion, or decided alone", Ordered => "Ordered or interfered",
        LedCollective => "Led the collective decision", OwnAct => "Their own act",
        FoundOutside => "Found outside the case", Department => "Act of the department",
        HeldRightOpinion => "Held the right opinion",
    }
    /// 线索来源
    pursuit_source(source: ClueSource) {
        Card => "Card", Complaint => "Complaint", BadRating => "Bad rating", Audit => "Inspection or audit",
        Report => "Report or referral",
    }
    /// 追究状态
    pursuit_state(state: PursuitState) {
        Clue => "To be taken up", Dismissed => "Not taken up", Verifying => "Being verified",
        Unfounded => "Nobody answers", Pursuing => "Being pursued", Filed => "Filed",
    }
    /// 责任人状态
    pursuit_subject(state: SubjectState) {
        Found => "Found", Told => "Told", Heard => "Heard", Proposed => "To be decided",
        Referred => "With the competent organ", Decided => "Decided", Served => "Served",
        UnderAppeal => "Under appeal", Reexamined => "Re-examined", Final => "At an end",
    }
    /// 追究环节
    pursuit_stage(stage: PursuitStage) {
        Acceptance => "Taking up", Verification => "Verification", Telling => "Telling", Statement => "Statement",
        Decision => "Decision", Service => "Service", AppealTime => "Time to appeal", Appeal => "Answer to the appeal",
    }
    /// 申诉种类
    pursuit_appeal_kind(kind: AppealKind) {
        Objection => "Objection", Reexamination => "Re-examination", Recheck => "Re-check",
    }
    /// 申诉结果
    pursuit_outcome(outcome: AppealOutcome) {
        Upheld => "Upheld", Changed => "Changed", Revoked => "Revoked",
    }
    /// 容错条件
    pursuit_condition(condition: ExemptCondition) {
        ReformBasis => "Part of a reform, with its document", ProcedureKept => "The procedure was kept",
        NoGain => "Nobody gained by it",
    }
}

impl Lang {
    /// 差错经过 in words.
    #[must_use]
    pub const fn pursuit_course(self, course: &FaultCourse) -> &'static str {
        match course {
            FaultCourse::Falsified => self.either("弄虚作假", "Falsified"),
            FaultCourse::WrongDecision { .. } => self.either("决定错误", "Wrong decision"),
            FaultCourse::Collective { .. } => self.either("集体决定", "Collective decision"),
            FaultCourse::Ordered { .. } => self.either("指使或者干预", "Ordered or interfered"),
            FaultCourse::OwnAct => self.either("本人所为", "Their own act"),
            FaultCourse::Outside { .. } => self.either("案外查明", "Found outside the case"),
            FaultCourse::OfDepartment => self.either("部门行为", "Act of the department"),
        }
    }

    /// What happened in a matter, in words.
    #[must_use]
    pub const fn pursuit_event(self, event: &Event) -> &'static str {
        match event {
            Event::ClueRecorded(_) => self.either("登记线索", "Clue recorded"),
            Event::ClueTakenUp => self.either("受理线索", "Taken up"),
            Event::ClueDismissed { .. } => self.either("不予受理", "Not taken up"),
            Event::FaultVerified { .. } => self.either("核实认定", "Verified"),
            Event::NothingFound { .. } => self.either("查无责任", "Nobody answers"),
            Event::SubjectTold { .. } => self.either("书面告知", "Told in writing"),
            Event::SubjectHeard { .. } => self.either("听取陈述", "Heard"),
            Event::StatementMissed { .. } => self.either("逾期未陈述", "Did not speak in time"),
            Event::MeasureProposed { .. } => self.either("提出处理建议", "Proposed"),
            Event::ProposalReturned { .. } => self.either("退回建议", "Proposal returned"),
            Event::PursuitDecided { .. } => self.either("作出决定", "Decided"),
            Event::SanctionRecorded { .. } => {
                self.either("记录有权机关的决定", "Decision of the competent organ recorded")
            }
            Event::PursuitServed { .. } => self.either("送达决定", "Served"),
            Event::AppealMade { .. } => self.either("提出申诉", "Appealed"),
            Event::AppealAnswered { .. } => self.either("答复申诉", "Appeal answered"),
            Event::AppealTimePassed { .. } => self.either("申诉期满", "Time to appeal passed"),
            Event::StageLate { .. } => self.either("环节超期", "A stage is late"),
            Event::PursuitFiled => self.either("归档", "Filed"),
        }
    }
}
