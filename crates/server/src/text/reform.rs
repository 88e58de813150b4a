//! Sentences about rounds of reform: what moves where, since when, and what is still missing. Names begin with `reform_`.

use super::Lang;
use rules::reform::{
    AdjustCause, AdjustEffect, AdjustKind, AdjustStage, AdjustState, AdjustTest, DelegatedBy, DelegationWay,
    TakeOverPaper,
};

impl Lang {
    /// 调整种类 in words.
    #[must_use]
    pub const fn reform_kind(self, kind: AdjustKind) -> &'static str {
        self.either(
            kind.zh(),
            match kind {
                AdjustKind::Add => "Added",
                AdjustKind::Change => "Changed",
                AdjustKind::Split => "Split",
                AdjustKind::Merge => "Merged",
                AdjustKind::Suspend => "Suspended",
                AdjustKind::Cancel => "Cancelled",
                AdjustKind::DelegateDown => "Delegated",
                AdjustKind::TakeOver => "Taken over",
                AdjustKind::ChangeManagement => "Managed otherwise",
                AdjustKind::Entrust => "Entrusted",
                AdjustKind::WithdrawDelegation => "Called back",
            },
        )
    }

    /// 调整状态 in words.
    #[must_use]
    pub const fn reform_state(self, state: AdjustState) -> &'static str {
        self.either(
            state.zh(),
            match state {
                AdjustState::Proposed => "Proposed",
                AdjustState::Reviewed => "Reviewed",
                AdjustState::Approved => "Approved",
                AdjustState::Published => "Published",
                AdjustState::Executed => "Executed",
                AdjustState::Withdrawn => "Withdrawn",
            },
        )
    }

    /// 起因 in words.
    #[must_use]
    pub const fn reform_cause(self, cause: AdjustCause) -> &'static str {
        self.either(
            cause.zh(),
            match cause {
                AdjustCause::LawChange => "A law or regulation changed",
                AdjustCause::StateCouncilDecision => "Decision of the State Council",
                AdjustCause::FunctionChange => "The body's functions changed",
                AdjustCause::Reform => "Reform",
            },
        )
    }

    /// 放权主体 in words.
    #[must_use]
    pub const fn reform_by(self, by: DelegatedBy) -> &'static str {
        self.either(
            by.zh(),
            match by {
                DelegatedBy::Government => "By the government",
                DelegatedBy::Department => "By the department",
            },
        )
    }

    /// 放权方式 in words.
    #[must_use]
    pub const fn reform_way(self, way: DelegationWay) -> &'static str {
        self.either(
            way.zh(),
            match way {
                DelegationWay::Delegated => "Delegated",
                DelegationWay::Entrusted => "Entrusted",
                DelegationWay::Stationed => "Staff sent out",
            },
        )
    }

    /// 论证事项 in words.
    #[must_use]
    pub const fn reform_test(self, test: AdjustTest) -> &'static str {
        self.either(
            test.zh(),
            match test {
                AdjustTest::Lawful => "Lawful",
                AdjustTest::Reasonable => "Reasonable",
                AdjustTest::Needed => "Really needed",
            },
        )
    }

    /// 承接附件 in words.
    #[must_use]
    pub const fn reform_paper(self, paper: TakeOverPaper) -> &'static str {
        self.either(
            paper.zh(),
            match paper {
                TakeOverPaper::Plan => "Plan of the take-over",
                TakeOverPaper::CatalogueEntry => "Catalogue entry",
                TakeOverPaper::OperationRules => "Rules of operation",
                TakeOverPaper::FlowChart => "Flow chart",
                TakeOverPaper::Publication => "Proof of publication",
            },
        )
    }

    /// 办理阶段 in words.
    #[must_use]
    pub const fn reform_stage(self, stage: AdjustStage) -> &'static str {
        self.either(
            stage.zh(),
            match stage {
                AdjustStage::Apply => "Proposal",
                AdjustStage::Review => "Opinions",
                AdjustStage::Publish => "Publication",
                AdjustStage::Execute => "Execution",
            },
        )
    }

    /// 执行结果 in words.
    #[must_use]
    pub const fn reform_effect(self, effect: AdjustEffect) -> &'static str {
        self.either(
            effect.zh(),
            match effect {
                AdjustEffect::Cancelled => "The service is cancelled",
                AdjustEffect::MovedAway => "Moved away; no new applications here",
                AdjustEffect::Suspended => "No new applications for now",
                AdjustEffect::Opened => "Open for applications",
                AdjustEffect::AwaitsVersion => "Waits for a published version",
                AdjustEffect::NotKept => "Was not offered in this hall",
                AdjustEffect::Unchanged => "Applications go on as before",
            },
        )
    }

    pub(in crate::text) const fn either(self, zh: &'static str, en: &'static str) -> &'static str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

messages! {
    reform_nav => "改革批次", "Reform";
    reform_title => "改革批次", "Rounds of reform";
    reform_lead => "下放、承接、取消、调整的权力，一批一批地记在这里：谁提出、谁论证、谁批准、哪天执行。",
        "Powers delegated, taken over, cancelled or changed, round by round: who proposed, who reviewed, who approved, and when it takes effect.";
    reform_none => "还没有改革批次", "No rounds yet";
    reform_none_more => "上级放权或者本级改革时，由大厅管理员开启一个批次。", "The hall manager opens one when powers move.";
    reform_open => "开启批次", "Open a round";
    reform_open_lead => "写明依据的文件和期限。以后每一项调整都记在这个批次里。", "Say on which document it rests, and by when each stage is due.";
    reform_number => "批次编号", "Number";
    reform_number_hint => "数字、小写字母和短横，开头是数字；开启以后不能改", "Digits, small letters and hyphens, beginning with a digit; it never changes";
    reform_name => "批次名称", "Name";
    reform_name_example => "2026年向乡镇放权", "Delegation to the towns, 2026";
    reform_basis => "依据文件", "Basis document";
    reform_basis_hint => "写明文号", "With its number";
    reform_basis_example => "宁政发〔2026〕3号", "宁政发〔2026〕3号";
    reform_from => "从哪天起", "From";
    reform_until => "到哪天止", "Until";
    reform_period => "期限", "Period";
    reform_apply_days => "起因发生后几个工作日内提出", "Working days from the cause to the proposal";
    reform_review_days => "提出后几个工作日内论证", "Working days from the proposal to the opinions";
    reform_publish_days => "批准后几个工作日内公布", "Working days from the approval to publication";
    reform_days_wrong => "请填 1 到 250 之间的整数", "Please give a whole number from 1 to 250";
    reform_propose => "提出调整", "Propose an adjustment";
    reform_amend => "修改", "Change it";
    reform_amend_lead => "修改以后，已有的论证意见作废，要重新论证。", "The opinions given so far become void.";
    reform_propose_lead => "写清楚这项权力怎么动、动到哪里、以后谁来管。批次公布后，群众会看到。",
        "Say how the power moves, where to, and who supervises afterwards. The public reads it once it is published.";
    reform_fill => "带入事项", "Fill in from a service";
    reform_fill_hint => "填实施编码，名称、部门、原机关自动带入；本大厅还没有的事项直接往下填",
        "Its code brings name, department and body; a service this hall does not have yet is typed below";
    reform_item => "实施编码", "Code of the service";
    reform_item_name => "事项名称", "Name of the service";
    reform_content => "权力内容", "What the power is";
    reform_kind_label => "怎么调整", "What happens";
    reform_department => "本大厅的部门", "Department of this hall";
    reform_cause_label => "起因", "Cause";
    reform_cause_on => "起因发生在哪天", "Day of the cause";
    reform_cause_on_hint => "如上级文件印发日；提出调整的期限从第二天起算", "Such as the day of the document; the limit counts from the day after";
    reform_reason => "理由", "Reasons";
    reform_affected => "受影响各方的意见", "Opinions of those affected";
    reform_by_label => "谁放的权", "Whose decision";
    reform_way_label => "怎么放", "Way";
    reform_from_body => "原来由谁办", "From";
    reform_to_body => "以后由谁办", "To";
    reform_to_body_hint => "写全称。收回到本部门的，写本部门全称", "The full name; when called back to this department, its own";
    reform_to_level => "以后在哪一级", "Level afterwards";
    reform_region => "地域范围", "Region";
    reform_execution_on => "从哪天执行", "Takes effect on";
    reform_execution_hint => "当天零点起，移出、取消的事项不再收新申请；在办的照办完", "From midnight of this day what has left takes no new application; open cases finish";
    reform_duty => "工作责任", "Duty";
    reform_training => "业务指导和培训", "Guidance and training";
    reform_staff => "人员", "Staff";
    reform_means => "经费和技术", "Funds and technology";
    reform_seals => "证照和印章怎么办", "Licences and seals";
    reform_plan => "以后怎么监管", "Supervision afterwards";
    reform_plan_hint => "取消、下放的必须同时写明", "Must be settled at the same time for what is cancelled or delegated";
    reform_supervisor => "由谁监管", "Supervised by";
    reform_supervisor_hint => "谁审批谁监管；由审批局审批的，写行业主管部门", "Whoever approves supervises; for an approval bureau name the regulator of the sector";
    reform_supervised(body: &str) => "谁审批谁监管：由{body}监管", "Whoever approves supervises: {body}";
    reform_send => "提出", "Propose";
    reform_save => "保存修改", "Save";
    reform_moves => "只在下放、承接、委托、收回时填", "Only where the power changes hands";
    reform_section_item => "哪一项权力", "Which power";
    reform_section_why => "为什么", "Why";
    reform_section_move => "怎么移", "How it moves";
    reform_section_work => "工作衔接", "Work around it";
    reform_count(kind: &str, number: u32) => "{kind} {number}", "{kind} {number}";
    reform_total(count: u32) => "共 {count} 项", one "1 in all", many "{count} in all";
    reform_of(done: u32, all: u32) => "{done} / {all}", "{done} / {all}";
    reform_of_means => "已执行 / 全部", "Executed / all";
    reform_progress => "进度", "Progress";
    reform_late(count: usize) => "{count} 项超期", one "1 is late", many "{count} are late";
    reform_late_only => "只看超期的", "Late ones only";
    reform_all => "全部", "All";
    reform_filter_kind => "种类", "Kind";
    reform_filter_state => "状态", "State";
    reform_adjustments => "各项调整", "Adjustments";
    reform_adjustments_none => "还没有调整", "No adjustments yet";
    reform_adjustments_more => "由各部门的事项编辑提出。", "Departments propose them.";
    reform_nothing_found => "没有符合条件的调整。", "Nothing matches.";
    reform_number_short => "序号", "No.";
    reform_item_short => "事项", "Service";
    reform_where => "由谁到谁", "From and to";
    reform_since => "执行日期", "Takes effect";
    reform_state_label => "状态", "State";
    reform_missing => "还缺什么", "Still missing";
    reform_missing_test(test: &str) => "论证意见：{test}", "Opinion: {test}";
    reform_missing_paper(paper: &str) => "附件：{paper}", "Attachment: {paper}";
    reform_missing_approval => "政府批准", "Approval by the government";
    reform_missing_publication => "公布", "Publication";
    reform_missing_version => "发布事项版本", "A published version of the service";
    reform_missing_day(day: &str) => "等到{day}执行", "Waits for {day}";
    reform_missing_none => "不缺", "Nothing";
    reform_is_late => "超期", "Late";
    reform_gaps => "放权不同步", "Not delegated together";
    reform_gap_more => "同一件事里的事项以后不在同一级，群众要跑两处。请考虑一起放。",
        "Services of one life event would lie at different levels afterwards, so people go to two places. Please consider moving them together.";
    reform_terms => "调整内容", "What is adjusted";
    reform_opinions => "论证意见", "Opinions";
    reform_opinion_open => "还没有意见", "Not given yet";
    reform_agrees => "通过", "Passed";
    reform_opposes => "不通过", "Not passed";
    reform_papers => "承接附件", "Attachments of the take-over";
    reform_papers_lead => "五份齐全，承接才算数。", "Nothing counts as taken over without all five.";
    reform_paper_see => "查看", "See it";
    reform_paper_hint => "PDF、图片或者 Word", "PDF, picture or Word";
    reform_stages => "各阶段期限", "When each stage is due";
    reform_stage_label => "阶段", "Stage";
    reform_due => "最迟", "Due";
    reform_done => "完成", "Done";
    reform_acts => "现在可以办的事", "What you can do now";
    reform_no_act => "现在没有要您办的事。", "Nothing waits for you here.";
    reform_give_opinion => "出具意见", "Give an opinion";
    reform_give_test(test: &str) => "是否{test}", "{test}?";
    reform_words => "意见", "Opinion";
    reform_approve => "批准", "Approve";
    reform_approve_lead => "新增、取消、下放的，要政府批准。", "What is added, cancelled or delegated needs the government.";
    reform_document => "批准文号", "Number of the approval";
    reform_publish => "公布", "Publish";
    reform_publish_lead => "公布以后，群众能看到这项调整；到执行日自动执行。", "The public reads of it from now on; it is executed by itself on its day.";
    reform_execute => "立即执行", "Execute now";
    reform_execute_lead => "执行日已到。一般由系统在当天零点执行。", "Its day has come; the system usually does this at midnight.";
    reform_hand => "移交在办件", "Hand over open cases";
    reform_hand_lead => "在办的件一般在这里办完。要交给对方接着办的，列出办件编号。", "Open cases finish here, unless a list hands them over.";
    reform_hand_cases => "办件编号", "Case numbers";
    reform_hand_hint(most: usize) => "每行一个，最多 {most} 个", "One a line, {most} at most";
    reform_hand_to => "由谁接着办", "Who goes on with them";
    reform_hand_wrong(number: &str) => "“{number}”不是办件编号", "“{number}” is no case number";
    reform_handed => "已移交的办件", "Cases handed over";
    reform_withdraw => "撤回这项调整", "Withdraw it";
    reform_withdraw_reason => "撤回的理由", "Reasons for withdrawing";
    reform_withdrawn(reason: &str) => "已撤回：{reason}", "Withdrawn: {reason}";
    reform_told => "已记录", "Recorded";
    reform_executed_with(day: &str, effect: &str) => "{day}已执行：{effect}", "Executed on {day}: {effect}";
    reform_approved_with(document: &str) => "批准文号 {document}", "Approved by {document}";
    reform_item_page => "看事项", "See the service";
    reform_new_item => "新建事项", "Draft the service";
    reform_moved(kind: &str, day: &str) => "{day}起{kind}", "{kind} from {day}";
    reform_moved_to(kind: &str, day: &str, body: &str) => "{day}起{kind}，由{body}办理", "{kind} from {day}; {body} handles it";
    reform_moved_label => "权力调整", "Reform";
    reform_case_handed(day: &str, body: &str) => "这件{day}已移交{body}接着办", "This case was handed over to {body} on {day}";
    reform_case_handed_more => "权力已经下放或者调整。后面的进展请向接收的机关询问。", "The power has moved. Please ask that body how it goes on.";
    reform_public_title => "放权公开", "Powers that moved";
    reform_public_lead => "哪些事项换了地方办、取消了、改了管理方式，从哪天起，依据什么文件。",
        "Which services moved, ended or changed, since when, and on which document.";
    reform_public_none => "还没有公布的调整。", "Nothing has been published yet.";
    reform_public_none_more => "公布以后，这里会写明哪些事项换了地方办、从哪天起。", "Once something is, it is told here which services moved and since when.";
    reform_public_see => "看这一批", "See this round";
    reform_published_count(count: u32) => "已公布 {count} 项", one "1 published", many "{count} published";
}
