//! 调整要素 (D-01): what an adjustment records of the power, of whoever had it and has it, and of the work around it.

use super::{AdjustCause, AdjustKind, DelegatedBy, DelegationWay};
use crate::{
    hall::Hall,
    item::content::UseLevel,
    name::{DepartmentId, ItemCode},
    time::Date,
};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 调整要素
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// 调整种类
    pub kind: AdjustKind,
    /// 实施编码; of an item that this hall may not have yet.
    pub item: ItemCode,
    /// 事项名称
    pub name: String,
    /// 权力内容
    pub content: String,
    /// 部门: which department of the hall it is about.
    pub department: DepartmentId,
    /// 起因 (D-04)
    pub cause: AdjustCause,
    /// 起因发生日 (D-05)
    pub cause_on: Date,
    /// 理由 (D-05)
    pub reason: String,
    /// 受影响各方的意见 (D-05)
    pub affected: String,
    /// 依据文件
    pub basis: String,
    /// 放权主体
    pub by: Option<DelegatedBy>,
    /// 放权方式
    pub way: Option<DelegationWay>,
    /// 原实施机关
    pub from_body: String,
    /// 现实施机关
    pub to_body: String,
    /// 调整后的行使层级 (D-07)
    pub to_level: Option<UseLevel>,
    /// 地域范围
    pub region: String,
    /// 执行日期
    pub execution_on: Date,
    /// 工作责任
    pub duty: String,
    /// 业务指导和培训
    pub training: String,
    /// 人员
    pub staff: String,
    /// 经费和技术
    pub means: String,
    /// 证照和印章的处理
    pub seals: String,
    /// 监管方案 (D-05)
    pub supervision_plan: String,
    /// 监管机关 (D-09); whoever approves where none is named.
    pub supervisor: String,
}

impl Terms {
    /// What a proposal must say and does not, by the names of the fields (D-01).
    #[must_use]
    pub fn empty_fields(&self) -> Vec<&'static str> {
        let moves = self.kind.moves();
        let fields = [
            ("item", self.item.as_str().trim().is_empty()),
            ("name", self.name.trim().is_empty()),
            ("reason", self.reason.trim().is_empty()),
            ("basis", self.basis.trim().is_empty()),
            ("duty", self.duty.trim().is_empty()),
            ("by", moves && self.by.is_none()),
            ("way", moves && self.way.is_none()),
            ("from_body", moves && self.from_body.trim().is_empty()),
            ("to_body", moves && self.to_body.trim().is_empty()),
            ("to_level", moves && self.to_level.is_none()),
        ];
        fields.into_iter().filter(|(_, is_empty)| *is_empty).map(|(name, _)| name).collect()
    }

    /// Whether the power comes to this department: it is new, taken over, or called back by name.
    #[must_use]
    pub fn arrives(&self, hall: &Hall) -> bool {
        match self.kind {
            AdjustKind::Add | AdjustKind::TakeOver => true,
            AdjustKind::WithdrawDelegation => {
                let ours = hall.departments.get(&self.department);
                ours.is_some_and(|ours| ours.name.trim() == self.to_body.trim())
            }
            _ => false,
        }
    }

    /// 谁审批谁监管 (D-09): who supervises afterwards, where it is not the department of the hall itself.
    #[must_use]
    pub fn supervised_by(&self) -> Option<&str> {
        let bodies = [self.supervisor.trim(), self.to_body.trim()];
        bodies.into_iter().find(|body| !body.is_empty())
    }
}
