//! 监察规则: the rules of electronic supervision, each with its code, kind, basis, default level and thresholds (domain rules
//! §5.1, SU2; SR-V1 … SR-V8 are ours, SU6).
//!
//! What a rule looks at is decided in the files beside this one; what the hall makes of it — labels, levels, numbers — is
//! data and stands in [`super::standard`]. This table says between which bounds the hall may choose: where the law itself
//! gives the limit, no local number goes beyond it.

use super::SupervisionLevel;
use crate::{
    hall::{Hall, Role},
    item::content::coded,
};

coded!(
    /// 监察规则
    Rule {
        /// SR-T1: five working days without an act on an application.
        AcceptanceMissed = "受理超时",
        /// SR-T2: promised limit near or passed.
        Promise = "承诺时限",
        /// SR-T3: statutory limit passed.
        Statute = "法定时限",
        /// SR-T4: step limit near or passed.
        StepLimit = "环节时限",
        /// SR-T5: a limit of issue, hearing, forwarding or verification passed.
        IssueLimit = "颁证、听证、转报与核查时限",
        /// SR-P1: step skipped, out of order, or one person in separated roles.
        Order = "流程与职责",
        /// SR-P2: no written receipt, or more than one correction notice.
        Receipt = "一次告知与书面凭证",
        /// SR-P3: extension by nobody competent, after expiry, or a second time.
        Extension = "延长办理期限",
        /// SR-P4: special procedure outside the list, without notice, or open longer than told.
        SpecialProcedure = "特别程序",
        /// SR-P5: fewer than two inspectors, or a hearing that was due and not held.
        Inspection = "核查人数与听证",
        /// SR-P6: a paper that must be served has no receipt of service.
        Service = "送达回证",
        /// SR-C1: refusal without reasons, or with a template for reasons.
        Reasons = "说明理由",
        /// SR-C2: material asked for that is not in the list, or that sharing could get.
        Demand = "清单外索要材料",
        /// SR-C3: accepted although a mandatory material is missing and nobody promised it.
        Materials = "材料不全受理",
        /// SR-F1: a charge without item in the fee list, or another amount than standard × quantity.
        Charge = "收费依据与标准",
        /// SR-F2: reduction without approval; result issued before a payment that is due.
        Waiver = "减免与先缴后发",
        /// SR-D1: refusals or duration far from peers; a figure that a person looks at.
        Deviation = "与同类偏离",
        /// SR-D2: decision against the answered checklist without a reason.
        Benchmark = "偏离裁量基准",
        /// SR-R1: a step of high risk done without its control measure.
        RiskControl = "风险防控",
        /// SR-E1: rates of a unit in a month; a report, never a card.
        Rates = "效能指标",
        /// SR-E2: bad review unanswered. Complaints have no dossier yet.
        Voice = "差评与投诉处理",
        /// SR-V1: the steps of a case entered one upon the other: done elsewhere and typed in.
        TypedInLater = "体外办理后补录",
        /// SR-V2: the clock stopped just before the limit.
        PauseAtLimit = "临期暂停计时",
        /// SR-V3: asking again and again: returned before receipt, corrected, sent back.
        RepeatedReturns = "反复退改",
        /// SR-V4: turned away and handed in anew, so that the clock begins again.
        Resubmission = "退回重报",
        /// SR-V5: many steps finished together at the end of the day.
        Batch = "下班前集中办结",
        /// SR-V6: ratings given from the hall's own device one upon the other.
        OwnRating = "自评代评",
        /// SR-V7: one matter split into many cases.
        SplitCases = "拆分办件",
        /// SR-V8: decided within seconds of being opened, after lying untouched.
        InstantDecision = "久置秒批",
    }
);

coded!(
    /// 监察规则种类
    RuleKind {
        Timeliness = "时效",
        Procedure = "流程",
        Content = "内容",
        Fee = "收费",
        Discretion = "裁量",
        Risk = "风险防控",
        Efficiency = "效能",
        Service = "服务",
        /// Detectors of evasion (SU6).
        Evasion = "规避监察",
        Other = "其他",
    }
);

coded!(
    /// 阶段: when a rule speaks.
    Stage {
        /// Before anything is wrong, so that it need not become so.
        Near = "临近",
        /// When it is.
        Found = "发生",
    }
);

coded!(
    /// 阈值: the numbers a hall may choose, each with its unit.
    Threshold {
        /// Signs a reason must have at least (SR-C1).
        ReasonSigns = "理由最少字数",
        /// Working days to contact whoever gave a bad rating (SR-E2, R-04).
        ContactDays = "差评联系期限（工作日）",
        /// Working days to put right what a bad rating names (SR-E2, R-06).
        RectifyDays = "差评整改期限（工作日）",
        /// Percentage points a refusal rate may lie beside that of peers (SR-D1).
        RefusalPoints = "不予率偏离（百分点）",
        /// Per cent a mean duration may lie above that of peers (SR-D1).
        DurationPercent = "平均用时偏离（%）",
        /// Decided cases before a figure says anything (SR-D1).
        PeerCases = "最少办件数",
        /// Decided cases below which a department is not ranked (SR-E1, S-16).
        RankedCases = "参加排名的最少办件数",
        /// Seconds between steps that nobody could have worked in (SR-V1).
        StepSeconds = "相邻环节最短间隔（秒）",
        /// Office minutes before a limit in which a pause is strange (SR-V2).
        PauseMinutes = "临期暂停（办公分钟）",
        /// How often a case may be returned, corrected or sent back (SR-V3).
        Returns = "退改次数",
        /// Days within which a new application is the old one (SR-V4).
        ResubmitDays = "重报间隔（日）",
        /// Steps finished together (SR-V5).
        BatchSteps = "集中办结件数",
        /// Minutes before the day's end that count as its end (SR-V5).
        BatchMinutes = "下班前（分钟）",
        /// Ratings from one device together (SR-V6).
        RatingBurst = "连续评价条数",
        /// Seconds within which ratings are together (SR-V6).
        RatingSeconds = "连续评价间隔（秒）",
        /// Cases of one applicant for one item on one day (SR-V7).
        SplitCases = "同日同事项件数",
        /// Seconds between opening and deciding (SR-V8).
        DecisionSeconds = "打开到决定（秒）",
        /// Office hours without anybody touching it (SR-V8).
        UntouchedHours = "无人处理（办公小时）",
    }
);

coded!(
    /// 缺少的人: who would have to be there so that a rule sees anything.
    Lack {
        /// Nobody verifies payments, counts what is in suspense or pays back (F-02).
        Finance = "核对缴款的财务岗",
    }
);

/// 界限: between which numbers a threshold may be chosen, what it is if nobody chose, and which law bounds it, if one does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// If nobody chose.
    pub usual: u32,
    /// The least.
    pub least: u32,
    /// The most.
    pub most: u32,
    /// The rule of law beyond which no hall goes; none where the bound is only sense.
    pub law: Option<&'static str>,
}

const fn bounds(usual: u32, least: u32, most: u32) -> Bounds {
    Bounds { usual, least, most, law: None }
}

impl Threshold {
    /// Whose number it is.
    #[must_use]
    pub const fn rule(self) -> Rule {
        match self {
            Self::ReasonSigns => Rule::Reasons,
            Self::ContactDays | Self::RectifyDays => Rule::Voice,
            Self::RefusalPoints | Self::DurationPercent | Self::PeerCases => Rule::Deviation,
            Self::RankedCases => Rule::Rates,
            Self::StepSeconds => Rule::TypedInLater,
            Self::PauseMinutes => Rule::PauseAtLimit,
            Self::Returns => Rule::RepeatedReturns,
            Self::ResubmitDays => Rule::Resubmission,
            Self::BatchSteps | Self::BatchMinutes => Rule::Batch,
            Self::RatingBurst | Self::RatingSeconds => Rule::OwnRating,
            Self::SplitCases => Rule::SplitCases,
            Self::DecisionSeconds | Self::UntouchedHours => Rule::InstantDecision,
        }
    }

    /// Between which numbers it may be chosen.
    #[must_use]
    pub const fn bounds(self) -> Bounds {
        match self {
            Self::ReasonSigns => Bounds { usual: 6, least: 4, most: 200, law: Some("L-17") },
            Self::ContactDays => Bounds { usual: 1, least: 1, most: 1, law: Some("R-04") },
            Self::RectifyDays => Bounds { usual: 5, least: 1, most: 15, law: Some("R-06") },
            Self::RefusalPoints => bounds(30, 5, 90),
            Self::DurationPercent => bounds(100, 20, 500),
            Self::PeerCases => bounds(20, 5, 1000),
            Self::RankedCases => bounds(10, 1, 1000),
            Self::StepSeconds => bounds(60, 5, 600),
            Self::PauseMinutes => bounds(60, 5, 960),
            Self::Returns => bounds(2, 1, 10),
            Self::ResubmitDays => bounds(10, 1, 60),
            Self::BatchSteps => bounds(8, 3, 200),
            Self::BatchMinutes => bounds(30, 5, 120),
            Self::RatingBurst => bounds(3, 2, 50),
            Self::RatingSeconds => bounds(60, 5, 900),
            Self::SplitCases => bounds(3, 2, 50),
            Self::DecisionSeconds => bounds(30, 2, 600),
            Self::UntouchedHours => bounds(16, 2, 160),
        }
    }
}

impl Rule {
    /// The code of the rule catalogue.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AcceptanceMissed => "SR-T1",
            Self::Promise => "SR-T2",
            Self::Statute => "SR-T3",
            Self::StepLimit => "SR-T4",
            Self::IssueLimit => "SR-T5",
            Self::Order => "SR-P1",
            Self::Receipt => "SR-P2",
            Self::Extension => "SR-P3",
            Self::SpecialProcedure => "SR-P4",
            Self::Inspection => "SR-P5",
            Self::Service => "SR-P6",
            Self::Reasons => "SR-C1",
            Self::Demand => "SR-C2",
            Self::Materials => "SR-C3",
            Self::Charge => "SR-F1",
            Self::Waiver => "SR-F2",
            Self::Deviation => "SR-D1",
            Self::Benchmark => "SR-D2",
            Self::RiskControl => "SR-R1",
            Self::Rates => "SR-E1",
            Self::Voice => "SR-E2",
            Self::TypedInLater => "SR-V1",
            Self::PauseAtLimit => "SR-V2",
            Self::RepeatedReturns => "SR-V3",
            Self::Resubmission => "SR-V4",
            Self::Batch => "SR-V5",
            Self::OwnRating => "SR-V6",
            Self::SplitCases => "SR-V7",
            Self::InstantDecision => "SR-V8",
        }
    }

    /// What kind of rule it is.
    #[must_use]
    pub const fn kind(self) -> RuleKind {
        match self {
            Self::AcceptanceMissed | Self::Promise | Self::Statute | Self::StepLimit | Self::IssueLimit => {
                RuleKind::Timeliness
            }
            Self::Order
            | Self::Receipt
            | Self::Extension
            | Self::SpecialProcedure
            | Self::Inspection
            | Self::Service => RuleKind::Procedure,
            Self::Reasons | Self::Demand | Self::Materials => RuleKind::Content,
            Self::Charge | Self::Waiver => RuleKind::Fee,
            Self::Deviation | Self::Benchmark => RuleKind::Discretion,
            Self::RiskControl => RuleKind::Risk,
            Self::Rates => RuleKind::Efficiency,
            Self::Voice => RuleKind::Service,
            Self::TypedInLater
            | Self::PauseAtLimit
            | Self::RepeatedReturns
            | Self::Resubmission
            | Self::Batch
            | Self::OwnRating
            | Self::SplitCases
            | Self::InstantDecision => RuleKind::Evasion,
        }
    }

    /// What it rests on, by the ids of the rules of law.
    #[must_use]
    pub const fn basis(self) -> &'static str {
        match self {
            Self::AcceptanceMissed => "L-06 C-12",
            Self::Promise => "K-12 S-03",
            Self::Statute => "L-18 L-31",
            Self::StepLimit => "C-13 S-06",
            Self::IssueLimit => "L-22 L-25 L-26 K-10 P-09",
            Self::Order => "K-12 K-13",
            Self::Receipt => "L-06 L-11",
            Self::Extension => "L-19",
            Self::SpecialProcedure => "L-23",
            Self::Inspection => "L-14 L-24 L-25",
            Self::Service => "N-16 L-22",
            Self::Reasons => "L-08 L-17 L-45",
            Self::Demand => "L-05 L-12 I-08",
            Self::Materials => "L-06 P-08",
            Self::Charge => "F-01 F-03",
            Self::Waiver => "F-04 F-11",
            Self::Deviation | Self::Benchmark => "L-03 L-17",
            Self::RiskControl => "P-18",
            Self::Rates => "M-08 M-09 S-16",
            Self::Voice => "R-04 R-06 S-14",
            Self::TypedInLater | Self::Batch | Self::InstantDecision => "S-18",
            Self::PauseAtLimit => "L-23 S-18",
            Self::RepeatedReturns | Self::Resubmission => "L-06 S-18",
            Self::OwnRating => "R-01 R-08",
            Self::SplitCases => "K-01 S-18",
        }
    }

    /// The level if the hall chose none (S-05); none where the rule does not speak at that stage.
    #[must_use]
    pub const fn usual(self, stage: Stage) -> Option<SupervisionLevel> {
        use SupervisionLevel::{EarlyWarning, RedCard, Remind, YellowCard};
        match stage {
            Stage::Near => match self {
                Self::Promise | Self::StepLimit | Self::Voice => Some(Remind),
                _ => None,
            },
            Stage::Found => match self {
                Self::Rates => None,
                Self::Service | Self::Deviation => Some(Remind),
                Self::Statute | Self::Extension | Self::Inspection | Self::Charge | Self::Waiver => {
                    Some(RedCard)
                }
                Self::TypedInLater
                | Self::PauseAtLimit
                | Self::RepeatedReturns
                | Self::Resubmission
                | Self::Batch
                | Self::OwnRating
                | Self::SplitCases
                | Self::InstantDecision => Some(EarlyWarning),
                _ => Some(YellowCard),
            },
        }
    }

    /// Whether what it finds is a breach of a right of the applicant's or of the law itself: no hall rests it, and none
    /// makes less of it than a yellow card (S-02, S-05).
    #[must_use]
    pub const fn guards_a_right(self) -> bool {
        matches!(
            self,
            Self::AcceptanceMissed
                | Self::Statute
                | Self::Receipt
                | Self::Extension
                | Self::SpecialProcedure
                | Self::Inspection
                | Self::Reasons
                | Self::Demand
                | Self::Charge
                | Self::Waiver
        )
    }

    /// Whether it rests on likelihood: a person looks before anything more than a warning is raised (SR-D1, SU6).
    #[must_use]
    pub const fn only_suspects(self) -> bool {
        matches!(self.kind(), RuleKind::Evasion) || matches!(self, Self::Deviation)
    }

    /// Whether a hall may have it speak at this level (S-05).
    #[must_use]
    pub fn allows(self, stage: Stage, level: SupervisionLevel) -> bool {
        let guarded = stage == Stage::Found && self.guards_a_right();
        self.usual(stage).is_some()
            && !(guarded && level < SupervisionLevel::YellowCard)
            && !(self.only_suspects() && level > SupervisionLevel::EarlyWarning)
    }

    /// Whether a supervisor may raise a card of it by hand: what only reports raises none, and what is about a rating says which limit
    /// of the rating passed, which no hand can (SR-E1, SR-E2).
    #[must_use]
    pub const fn is_raised_by_hand(self) -> bool {
        !matches!(self, Self::Rates | Self::Voice)
    }

    /// What the hall must have so that it can run, and has not: it is configured, and cannot speak. None where it runs.
    #[must_use]
    pub fn lacks(self, hall: &Hall) -> Option<Lack> {
        let nobody =
            |role| !hall.posts.values().any(|post| post.roles.contains(&role) && !post.holders.is_empty());
        match self {
            Self::Waiver if nobody(Role::Cashier) => Some(Lack::Finance),
            _ => None,
        }
    }

    /// Its numbers.
    pub fn thresholds(self) -> impl Iterator<Item = Threshold> {
        Threshold::ALL.iter().copied().filter(move |threshold| threshold.rule() == self)
    }
}
