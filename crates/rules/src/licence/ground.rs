//! 事由: why a licence may be withdrawn, revoked or cancelled; the lists are closed by law (L-38 … L-40).

use super::LicenceState;
use crate::item::content::coded;
use alloc::string::String;
use serde::{Deserialize, Serialize};

coded!(
    /// 撤回事由 (行政许可法第八条第二款)
    WithdrawalGround {
        LawChanged = "许可所依据的法律、法规、规章修改或者废止",
        SituationChanged = "准予许可所依据的客观情况发生重大变化",
    }
);
coded!(
    /// 撤销事由 (行政许可法第六十九条): the first five may lead to revocation, the last one must.
    RevocationGround {
        AbuseOfPower = "工作人员滥用职权、玩忽职守作出准予许可决定",
        UltraVires = "超越法定职权作出准予许可决定",
        ProcedureBreach = "违反法定程序作出准予许可决定",
        Unqualified = "对不具备申请资格或者不符合法定条件的申请人准予许可",
        Other = "依法可以撤销许可的其他情形",
        Fraud = "被许可人以欺骗、贿赂等不正当手段取得许可",
    }
);
coded!(
    /// 注销事由 (行政许可法第七十条)
    CancellationGround {
        ExpiredUnrenewed = "有效期届满未延续",
        HolderGone = "赋予特定资格的公民死亡或者丧失行为能力",
        BodyEnded = "法人或者其他组织依法终止",
        RevokedOrWithdrawn = "许可依法被撤销、撤回，或者证件依法被吊销",
        ForceMajeure = "因不可抗力导致许可事项无法实施",
        Other = "法律、法规规定应当注销的其他情形",
    }
);

impl RevocationGround {
    /// Whether the interest that the holder gained is unprotected: no compensation, and no choice for the agency.
    #[must_use]
    pub const fn is_fraud(self) -> bool {
        matches!(self, Self::Fraud)
    }
}

impl CancellationGround {
    /// Whether it can be the case of a licence in this state: what has ended is struck off for the reason it ended.
    #[must_use]
    pub const fn fits(self, state: LicenceState) -> bool {
        match self {
            Self::ExpiredUnrenewed => matches!(state, LicenceState::Expired),
            Self::RevokedOrWithdrawn => {
                matches!(state, LicenceState::Revoked | LicenceState::Withdrawn | LicenceState::Forfeited)
            }
            Self::HolderGone | Self::BodyEnded | Self::ForceMajeure => state.is_running(),
            Self::Other => true,
        }
    }
}

/// 陈述申辩: how the holder was heard before a licence is taken from them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heard {
    /// What they stated.
    Stated(String),
    /// They were told of their right and waived it.
    Waived,
    /// 逾期未提出: they were told and let the time pass.
    Silent,
}
