//! 违规种类: the thirty-two kinds of violation on four levels, each with what it rests on and how it comes to light.
//!
//! The published text of such a catalogue was not found, only its numbers; these kinds are constructed from the laws they
//! name, and a hall that has a list of its own gives them its own words. No kind says by itself that anybody is guilty.

use super::ClueSource;
use crate::{item::content::coded, supervision::Rule};

coded!(
    /// 责任层级
    LiabilityLevel {
        Department = "审批部门",
        DepartmentHead = "部门负责人",
        Approver = "审批人员",
        WindowClerk = "窗口人员",
    }
);

coded!(
    /// 违规种类, in the order of the catalogue: V01 … V32.
    Violation {
        NoLegalBasis = "没有法定依据设定事项、条件或者环节",
        CancelledGoesOn = "继续实施已经取消或者下放的事项，变相审批",
        OutsideTheHall = "事项应进不进，体外循环、两头受理",
        NotInTheSystem = "不在系统中办理",
        NotPublished = "不公开或者公开过期的办事指南",
        PushedOff = "推诿扯皮，不配合联合办理",
        UnlawfulEntrusting = "违法委托或者授权",
        ForcedService = "强制中介、购买或者有偿服务",
        UnlawfulFee = "违法收费或者不上缴国库",
        WindowNotAuthorised = "对窗口授权不到位，擅自换人不备案",
        Interference = "指使、干预审批",
        OverrodeOpinion = "否定正确意见造成差错",
        LateInBulk = "不批延期，放任批量超期",
        NoSupervisionAfter = "批后不监管",
        RefusedToRectify = "拒不整改监察牌或者实名差评",
        Retaliation = "隐瞒、阻挠、打击报复",
        RefusedQualified = "不准予符合条件的申请",
        GrantedUnqualified = "准予不符合条件的申请或者越权",
        LateDecision = "逾期不作决定",
        NoHearing = "应当听证不听证",
        IgnoredResult = "不依招标、考试、评审、检验结果决定",
        NoReasons = "不说明理由",
        LeakedSecrets = "泄露秘密、隐私或者商业信息",
        AbusedSpecialProcedure = "滥用特别程序停钟",
        OffBenchmark = "裁量偏离基准",
        TookProperty = "索取、收受财物，吃拿卡要",
        WrongIntake = "拒收合格申请或者受理不合格申请",
        NoOneTimeNotice = "不一次性告知",
        NoReceipt = "不出具书面凭证",
        BadService = "态度恶劣、脱岗",
        TookMoneyDirectly = "直接向申请人收钱",
        LateOrFalseEntry = "迟录、虚假录入",
    }
);

impl Violation {
    /// The code of the catalogue: `V01` … `V32`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        const CODES: [&str; 32] = [
            "V01", "V02", "V03", "V04", "V05", "V06", "V07", "V08", "V09", "V10", "V11", "V12", "V13", "V14",
            "V15", "V16", "V17", "V18", "V19", "V20", "V21", "V22", "V23", "V24", "V25", "V26", "V27", "V28",
            "V29", "V30", "V31", "V32",
        ];
        CODES[self as usize]
    }

    /// On whose level it stands: ten of the department, six of its head, ten of approvers, six of windows.
    #[must_use]
    pub const fn level(self) -> LiabilityLevel {
        match self as usize {
            0..=9 => LiabilityLevel::Department,
            10..=15 => LiabilityLevel::DepartmentHead,
            16..=25 => LiabilityLevel::Approver,
            _ => LiabilityLevel::WindowClerk,
        }
    }

    /// What it rests on: laws with articles, and where no law was read, the kind of local rule it is taken from.
    #[must_use]
    pub const fn basis(self) -> &'static str {
        match self {
            Self::NoLegalBasis => "行政许可法71",
            Self::CancelledGoesOn => "优化营商环境条例40",
            Self::OutsideTheHall | Self::NotInTheSystem => "地方政务服务规定",
            Self::NotPublished | Self::NoHearing | Self::NoReasons | Self::NoOneTimeNotice => "行政许可法72",
            Self::PushedOff | Self::UnlawfulEntrusting | Self::WrongIntake | Self::NoReceipt => {
                "地方行政过错责任追究规定"
            }
            Self::ForcedService => "行政许可法27、优化营商环境条例43",
            Self::UnlawfulFee => "行政许可法75、收支两条线处分规定",
            Self::WindowNotAuthorised => "地方窗口人员管理规定",
            Self::Interference | Self::OverrodeOpinion => "地方行政过错责任追究规定",
            Self::LateInBulk => "行政许可法42、74",
            Self::NoSupervisionAfter => "行政许可法77",
            Self::RefusedToRectify => "地方优化营商环境条例",
            Self::Retaliation => "收支两条线处分规定20",
            Self::RefusedQualified | Self::GrantedUnqualified | Self::LateDecision | Self::IgnoredResult => {
                "行政许可法74"
            }
            Self::LeakedSecrets => "公职人员政务处分法39、行政许可法5、72",
            Self::AbusedSpecialProcedure => "行政许可法45",
            Self::OffBenchmark => "裁量基准管理规定",
            Self::TookProperty => "行政许可法73、公职人员政务处分法38",
            Self::BadService => "公职人员政务处分法38",
            Self::TookMoneyDirectly => "收支两条线处分规定",
            Self::LateOrFalseEntry => "地方电子监察规定",
        }
    }

    /// The rules of supervision whose cards point to it; none where only people can see it.
    #[must_use]
    pub const fn seen_by(self) -> &'static [Rule] {
        match self {
            Self::OutsideTheHall => &[Rule::Rates],
            Self::NotInTheSystem | Self::LateOrFalseEntry => &[Rule::TypedInLater],
            Self::PushedOff => &[Rule::StepLimit],
            Self::ForcedService => &[Rule::Demand],
            Self::UnlawfulFee => &[Rule::Charge, Rule::Waiver],
            Self::LateInBulk => &[Rule::Promise, Rule::Statute, Rule::StepLimit, Rule::Extension],
            Self::RefusedToRectify | Self::BadService => &[Rule::Voice],
            Self::RefusedQualified => &[Rule::Deviation],
            Self::LateDecision => &[Rule::Statute, Rule::Promise],
            Self::NoHearing => &[Rule::Inspection],
            Self::NoReasons => &[Rule::Reasons],
            Self::AbusedSpecialProcedure => &[Rule::SpecialProcedure, Rule::PauseAtLimit],
            Self::OffBenchmark => &[Rule::Benchmark],
            Self::WrongIntake => &[Rule::Materials, Rule::AcceptanceMissed],
            Self::NoOneTimeNotice | Self::NoReceipt => &[Rule::Receipt],
            Self::TookMoneyDirectly => &[Rule::Charge],
            _ => &[],
        }
    }

    /// What else brings it to light beside a card.
    #[must_use]
    pub const fn told_by(self) -> &'static [ClueSource] {
        match self {
            Self::ForcedService
            | Self::UnlawfulFee
            | Self::Interference
            | Self::Retaliation
            | Self::RefusedQualified
            | Self::TookProperty
            | Self::WrongIntake
            | Self::TookMoneyDirectly => &[ClueSource::Complaint, ClueSource::Report],
            Self::RefusedToRectify | Self::BadService => &[ClueSource::BadRating, ClueSource::Complaint],
            _ => &[ClueSource::Audit, ClueSource::Report],
        }
    }

    /// The kinds to which a card of this rule points, in the order of the catalogue.
    pub fn suggested_by(rule: Rule) -> impl Iterator<Item = Violation> {
        Self::ALL.iter().copied().filter(move |kind| kind.seen_by().contains(&rule))
    }

    /// Whether whoever does it gains by it: nobody is exempt from such a thing for having meant well.
    #[must_use]
    pub const fn is_for_gain(self) -> bool {
        matches!(self, Self::TookProperty | Self::TookMoneyDirectly | Self::Retaliation | Self::UnlawfulFee)
    }

    /// Whether offences of the regulation on fees may be found in it.
    #[must_use]
    pub const fn is_about_fees(self) -> bool {
        matches!(self, Self::UnlawfulFee | Self::TookMoneyDirectly | Self::Retaliation)
    }
}
