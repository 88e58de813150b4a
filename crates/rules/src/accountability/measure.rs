//! 追究方式: what may be done to whom for a fault, how much of it for how grave a fault, how long a sanction
//! lasts, and what the regulation on fees demands instead.
//!
//! Sanctions are decided by the competent organ. What stands here says what may be proposed to it; nothing imposes one.

use crate::{item::content::coded, time::Date};
use jiff::Span;

coded!(
    /// 责任种类
    LiabilityRole {
        Direct = "直接责任",
        MainLeader = "主要领导责任",
        ImportantLeader = "重要领导责任",
        None = "不承担责任",
    }
);
coded!(
    /// 情节
    Severity {
        General = "一般",
        Serious = "严重",
        EspeciallySerious = "特别严重",
    }
);
coded!(
    /// 政务处分, from the lightest to the gravest
    Sanction {
        Warning = "警告",
        Demerit = "记过",
        MajorDemerit = "记大过",
        Demotion = "降级",
        Dismissal = "撤职",
        Expulsion = "开除",
    }
);
coded!(
    /// 追究方式: what the agency itself may do.
    Measure {
        Talk = "诫勉谈话",
        OrderToCorrect = "责令改正",
        WrittenSelfCriticism = "书面检查",
        PublicCriticism = "通报批评",
        AllowanceStop = "停发津贴奖金",
        EfficiencyWarning = "效能告诫",
        Transfer = "调离岗位",
        Training = "离岗培训",
        NotCompetent = "年度考核不称职",
        EnforcementCardTaken = "收回执法证",
        ResignationOrdered = "责令辞职",
        NoAwards = "取消评优资格",
    }
);
coded!(
    /// 收费违法行为, by the articles of the regulation on separating receipts from expenditure.
    FeeOffence {
        UnauthorisedItem = "擅自设立收费项目",
        OffStandard = "擅自变更范围、标准，或者取消、减免以后仍然收费",
        AgainstPermit = "违反收费许可规定",
        WrongReceipt = "使用不合规定的票据",
        NoReceipt = "收费不开票据",
        NotCollecting = "应收不收",
        NotToTreasury = "不上缴国库或者专户",
        OwnAccount = "坐收坐支、私设账户",
        Misappropriation = "截留、挪用、私分",
        Retaliation = "打击报复举报人",
    }
);

impl Sanction {
    /// For how many months it lasts; expulsion has no end.
    #[must_use]
    pub const fn months(self) -> Option<u8> {
        match self {
            Self::Warning => Some(6),
            Self::Demerit => Some(12),
            Self::MajorDemerit => Some(18),
            Self::Demotion | Self::Dismissal => Some(24),
            Self::Expulsion => None,
        }
    }

    /// The last day of a sanction that was decided on this day; none for expulsion.
    #[must_use]
    pub fn until(self, decided_on: Date) -> Option<Date> {
        self.months().map(|months| decided_on.saturating_add(Span::new().months(i32::from(months))))
    }
}

impl Measure {
    /// Whether it can be taken against a department.
    #[must_use]
    pub const fn is_for_departments(self) -> bool {
        matches!(
            self,
            Self::OrderToCorrect | Self::WrittenSelfCriticism | Self::PublicCriticism | Self::NoAwards
        )
    }

    /// Whether it can be taken against a person.
    #[must_use]
    pub const fn is_for_people(self) -> bool {
        !matches!(self, Self::NoAwards)
    }

    /// How grave the fault must be at least: a general fault costs nobody their post or their card.
    #[must_use]
    pub const fn needs(self) -> Severity {
        match self {
            Self::NotCompetent | Self::EnforcementCardTaken => Severity::Serious,
            Self::ResignationOrdered => Severity::EspeciallySerious,
            _ => Severity::General,
        }
    }
}

/// 处分幅度: between which sanctions one is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SanctionRange {
    /// The lightest; none where a fault may go without a sanction.
    pub least: Option<Sanction>,
    /// The gravest; none where no sanction may be proposed.
    pub most: Option<Sanction>,
}

impl SanctionRange {
    const fn between(least: Sanction, most: Sanction) -> Self {
        Self { least: Some(least), most: Some(most) }
    }

    const fn at_most(most: Sanction) -> Self {
        Self { least: None, most: Some(most) }
    }

    /// Whether this sanction, or none, lies within.
    #[must_use]
    pub fn holds(self, sanction: Option<Sanction>) -> bool {
        sanction >= self.least && sanction <= self.most
    }

    /// What a fault of this severity may lead to for this kind of liability.
    #[must_use]
    pub const fn of(severity: Severity, role: LiabilityRole) -> Self {
        use Sanction::{Demerit, Demotion, Dismissal, Expulsion, MajorDemerit, Warning};
        match (severity, role) {
            (_, LiabilityRole::None) => Self { least: None, most: None },
            (Severity::General, _) => Self::at_most(Warning),
            (Severity::Serious, LiabilityRole::Direct) => Self::at_most(Demotion),
            (Severity::Serious, LiabilityRole::MainLeader) => Self::at_most(MajorDemerit),
            (Severity::Serious, LiabilityRole::ImportantLeader) => Self::between(Warning, Demerit),
            (Severity::EspeciallySerious, LiabilityRole::Direct) => Self::between(Dismissal, Expulsion),
            (Severity::EspeciallySerious, LiabilityRole::MainLeader) => Self::between(Demotion, Expulsion),
            (Severity::EspeciallySerious, LiabilityRole::ImportantLeader) => {
                Self::between(MajorDemerit, Expulsion)
            }
        }
    }
}

impl FeeOffence {
    /// The articles that say what it costs.
    #[must_use]
    pub const fn articles(self) -> &'static str {
        match self {
            Self::UnauthorisedItem => "5",
            Self::OffStandard => "6、7",
            Self::AgainstPermit => "9",
            Self::WrongReceipt | Self::NoReceipt => "10",
            Self::NotCollecting => "12",
            Self::NotToTreasury => "14",
            Self::OwnAccount => "15",
            Self::Misappropriation => "16",
            Self::Retaliation => "20",
        }
    }

    /// What it leads to for whoever is directly answerable, or leads them.
    #[must_use]
    pub const fn range(self, severity: Severity) -> SanctionRange {
        use Sanction::{Demotion, Dismissal, Expulsion, MajorDemerit, Warning};
        match self {
            Self::OffStandard if matches!(severity, Severity::General) => {
                SanctionRange::between(MajorDemerit, MajorDemerit)
            }
            Self::UnauthorisedItem | Self::OffStandard | Self::WrongReceipt => {
                SanctionRange::between(Demotion, Dismissal)
            }
            Self::NoReceipt => SanctionRange::between(Expulsion, Expulsion),
            Self::AgainstPermit | Self::NotCollecting => SanctionRange::between(Warning, MajorDemerit),
            Self::NotToTreasury => SanctionRange::between(MajorDemerit, Dismissal),
            Self::OwnAccount | Self::Misappropriation | Self::Retaliation => {
                SanctionRange::between(Demotion, Expulsion)
            }
        }
    }
}
