//! 调整的代码表: kinds, causes, ways, tests, attachments, states and effects of an adjustment (domain rules §13, §14).

use crate::item::content::coded;

coded!(
    /// 调整种类 (D-08)
    AdjustKind {
        Add = "新增",
        Change = "变更",
        Split = "拆分",
        Merge = "合并",
        Suspend = "暂停",
        Cancel = "取消",
        DelegateDown = "下放",
        TakeOver = "承接",
        ChangeManagement = "调整管理方式",
        Entrust = "委托",
        WithdrawDelegation = "收回",
    }
);
coded!(
    /// 起因 (D-04)
    AdjustCause {
        LawChange = "法律法规修改",
        StateCouncilDecision = "国务院决定",
        FunctionChange = "机构职能调整",
        Reform = "改革需要",
    }
);
coded!(
    /// 放权主体 (D-01): whose decision moves the power.
    DelegatedBy {
        Government = "政府放权",
        Department = "部门放权",
    }
);
coded!(
    /// 放权方式 (D-01)
    DelegationWay {
        Delegated = "下放",
        Entrusted = "委托",
        Stationed = "派驻",
    }
);
coded!(
    /// 论证事项: the three tests of every adjustment (D-02).
    AdjustTest {
        Lawful = "合法",
        Reasonable = "合理",
        Needed = "确需",
    }
);
coded!(
    /// 承接附件: the five without which nothing counts as taken over (D-03).
    TakeOverPaper {
        Plan = "承接方案",
        CatalogueEntry = "目录条目",
        OperationRules = "操作规程",
        FlowChart = "流程图",
        Publication = "公布材料",
    }
);
coded!(
    /// 调整状态
    AdjustState {
        Proposed = "已提出",
        Reviewed = "已论证",
        Approved = "已批准",
        Published = "已公布",
        Executed = "已执行",
        Withdrawn = "已撤回",
    }
);
coded!(
    /// 办理阶段: what has its day (D-05, D-06).
    AdjustStage {
        Apply = "提出",
        Review = "论证",
        Publish = "公布",
        Execute = "执行",
    }
);
coded!(
    /// 执行结果: what an execution meant for the item (D-06).
    AdjustEffect {
        Cancelled = "事项已取消",
        MovedAway = "已移出，不再收件",
        Suspended = "暂停收件",
        Opened = "已开放收件",
        /// The hall has no version that the public could apply under.
        AwaitsVersion = "待发布事项版本",
        /// The hall did not offer the item.
        NotKept = "本大厅没有开办",
        Unchanged = "收件不变",
    }
);

impl AdjustKind {
    /// Whether the power changes hands, so that both bodies and the way must be named (D-01).
    #[must_use]
    pub const fn moves(self) -> bool {
        matches!(self, Self::DelegateDown | Self::TakeOver | Self::Entrust | Self::WithdrawDelegation)
    }

    /// Whether the government must approve (D-05).
    #[must_use]
    pub const fn needs_government(self) -> bool {
        matches!(self, Self::Add | Self::Cancel | Self::DelegateDown)
    }

    /// Whether it must be said at the same time who supervises afterwards, and how (D-05).
    #[must_use]
    pub const fn needs_supervision(self) -> bool {
        matches!(self, Self::Cancel | Self::DelegateDown)
    }
}
