//! Sentences of the editor of items: its pages, its hints, the two reviews, and what a guide says of planned days.
//! Names of fields are in `field`; names here begin with `edit_`, those of the guide with `guide_`.

use super::Lang;
use rules::item::content::{DutyStage, FieldKind, Regime};

/// Every kind of a form field, in the order in which they are offered.
pub const FIELD_KINDS: &[FieldKind] = &[
    FieldKind::Text,
    FieldKind::LongText,
    FieldKind::Number,
    FieldKind::Money,
    FieldKind::Date,
    FieldKind::Choice,
    FieldKind::CitizenId,
    FieldKind::CreditCode,
    FieldKind::Phone,
    FieldKind::Address,
];

/// 字段类型 in words.
#[must_use]
pub const fn field_kind(lang: Lang, kind: FieldKind) -> &'static str {
    let (zh, en) = match kind {
        FieldKind::Text => ("单行文字", "One line of text"),
        FieldKind::LongText => ("多行文字", "Several lines of text"),
        FieldKind::Number => ("整数", "Whole number"),
        FieldKind::Money => ("金额（元）", "Amount in yuan"),
        FieldKind::Date => ("日期", "Date"),
        FieldKind::Choice => ("单选", "One of several"),
        FieldKind::CitizenId => ("居民身份证号", "Citizen's identity number"),
        FieldKind::CreditCode => ("统一社会信用代码", "Credit code"),
        FieldKind::Phone => ("手机号", "Mobile number"),
        FieldKind::Address => ("地址", "Address"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// 责任环节 in words.
#[must_use]
pub const fn duty_stage(lang: Lang, stage: DutyStage) -> &'static str {
    let Lang::En = lang else { return stage.zh() };
    match stage {
        DutyStage::Acceptance => "Acceptance",
        DutyStage::Review => "Examination",
        DutyStage::Decision => "Decision",
        DutyStage::Delivery => "Delivery",
        DutyStage::LaterSupervision => "Later supervision",
        DutyStage::Other => "Other",
    }
}

/// 办理制度 in words.
#[must_use]
pub const fn regime(lang: Lang, regime: Regime) -> &'static str {
    let Lang::En = lang else { return regime.zh() };
    match regime {
        Regime::Licensing => "By the licensing law",
        Regime::InformationRequest => "By the ordinance on government information",
    }
}

messages! {
    // The sections.
    edit_tasks => "逐项修改", "Edit by section";
    edit_tasks_lead => "点开一部分就能修改。保存只改草稿，公众看到的仍是生效版本。",
        "Open a section to change it. Saving changes the draft alone; the public keeps reading the version in force.";
    edit_sections => "各部分", "Sections";
    edit_name => "名称与编码", "Name and codes";
    edit_name_lead => "群众在清单和搜索里看到的就是这个名称。", "This is the name people see in lists and searches.";
    edit_power => "权力与依据", "Power and legal basis";
    edit_power_lead => "凭什么办、管到哪一级。没有设定依据的事项不能发布。", "By what law and at which level. An item without a legal basis is not published.";
    edit_body => "实施主体与地点", "Body and place";
    edit_body_lead => "谁来办、到哪里办、有问题找谁。", "Who does it, where, and whom to ask.";
    edit_limits => "办理时限", "Limits";
    edit_limits_lead => "承诺时限不能超过法定时限，各环节加起来不能超过承诺时限。", "The promise keeps within the law, and the steps within the promise.";
    edit_handling => "办理方式与条件", "Handling and conditions";
    edit_handling_lead => "什么样的人能办、怎么办、要跑几次。", "Who qualifies, how to apply, how many visits.";
    edit_subject => "对象、主题与搜索词", "Subjects and search words";
    edit_subject_lead => "让群众用自己的话就能找到这件事。", "So that people find it in their own words.";
    edit_questions => "情形引导", "Guided questions";
    edit_questions_lead => "用几个简单的问题，帮申请人只看到自己要交的材料。没有不同情形的可以不设。",
        "A few plain questions, so that applicants see only what they must bring. Leave empty where all cases are alike.";
    edit_form => "申请表", "Application form";
    edit_form_lead => "申请人要填的栏目。能从证照和登记里取得的，不要让申请人再填。", "What applicants fill in. Do not ask for what registers already hold.";
    edit_materials => "申请材料", "Materials";
    edit_materials_lead => "一份一块，写清名称、必要性、形式和份数；不能写“其他材料”。",
        "One block for each paper: name, necessity, form and number; “other materials” is not allowed.";
    edit_fees => "收费", "Fees";
    edit_fees_lead => "不收费就不用添加。收费要有法律或行政法规的依据。", "Nothing to add where nothing is charged. A fee rests on a law or an administrative regulation.";
    edit_results => "办理结果", "Results";
    edit_results_lead => "办成以后申请人拿到什么。", "What the applicant gets in the end.";
    edit_help => "问答、救济与责任", "Help and duties";
    edit_help_lead => "常见问题、不服怎么办、承办机关的责任。", "Questions, remedies, and what the body answers for.";

    // Saving.
    edit_save => "保存草稿", "Save draft";
    edit_save_and_next(next: &str) => "保存，接着填“{next}”", "Save and go on to “{next}”";
    edit_back => "返回事项", "Back to the item";
    edit_saved => "草稿已保存", "The draft is saved";
    edit_makes_a_draft(old: u32, new: u32) => "第 {old} 版已经发布，不会改变；您的修改保存为第 {new} 版草稿。",
        "Version {old} is published and stays as it is; your changes make a draft of version {new}.";
    edit_cancelled => "事项已经取消，不能再修改", "The item is cancelled and cannot be changed";
    edit_before_publication(why: &str, helps: &str) => "发布前要改：{why}。{helps}", "Before publication: {why}. {helps}";
    edit_overtaken => "您填写期间，别人保存过这个事项，您的修改还没有保存", "Somebody saved this item meanwhile; your changes are not saved yet";
    edit_overtaken_more => "您填的都在下面。请对照这些不同之处；再按一次“保存草稿”，这一部分就按您填的保存。",
        "What you typed is still below. Please look at these differences; save again and this section becomes what you typed.";
    edit_now_and_yours(field: &str, now: &str, yours: &str) => "{field}：现在是“{now}”，您填的是“{yours}”", "{field}: now “{now}”, yours “{yours}”";
    edit_answer_gone => "（这个选项已经没有了，请另选）", "(this answer is gone; please choose another)";
    edit_no_such_item => "大厅里没有这个编码的事项，请核对或者留空", "The hall has no item of this code; please check it or leave it empty";
    edit_too_large(label: &str, most: usize) => "{label}最多填 {most}", "{label} is at most {most}";
    edit_too_many_lines(found: usize, most: usize) => "写了 {found} 行，最多 {most} 行", "{found} lines are too many; at most {most}";
    edit_no_unit(label: &str) => "请选择{label}的单位", "Please choose the unit of: {label}";

    // A new item.
    edit_new_lead => "先说清楚是哪件事；保存以后一部分一部分填，随时可以停下来。", "First say what it is; the sections follow, and you may stop at any time.";
    edit_as_text => "用 TOML 文本新建", "Begin from TOML text";
    edit_model => "照着已有的事项做（可选）", "Like an item that there is (optional)";
    edit_model_lead => "找一个相近的事项作底稿，材料、流程和依据都带过来，再改不同的地方。",
        "Find a similar item: its materials, process and bases come along; then change what differs.";
    edit_model_is(name: &str) => "以“{name}”为底稿，它的内容会带到新事项里。", "Like “{name}”: what it says goes into the new item.";
    edit_model_none => "不用底稿", "Begin without";
    edit_new_panel => "新事项", "The new item";
    edit_new_name => "事项名称", "Name of the item";
    edit_new_kind => "事项类型", "Kind of item";
    edit_new_department_hint => "实施主体、地点、电话和流程岗位按这个部门填好，之后可以改", "Body, place, telephones and posts are filled in from it; all can be changed";
    edit_new_basic => "基本编码", "Basic code";
    edit_new_level => "行使层级", "Level";
    edit_compose => "组成编码", "Compose the code";
    edit_compose_hint => "实施编码 = 部门的信用代码 18 位 + 行使层级 1 位 + 基本编码 12 位。填好基本编码和层级，编码由系统组成。",
        "The code is the department's credit code (18), the level (1) and the basic code (12). Give the last two and it is composed.";
    edit_code_hint => "已经有编码的直接填在这里；一经使用不能再改", "If there is a code already, give it here; it never changes once it is used";
    edit_make => "新建草稿", "Make the draft";
    edit_code_taken => "这个编码已经有事项了，请核对", "There is an item of this code already; please check it";
    edit_code_wrong(most: usize) => "编码只能用字母、数字和短横线，最多 {most} 位", "A code has at most {most} letters, digits and hyphens";
    edit_basic_wrong(signs: usize) => "基本编码是 {signs} 位字母或数字；已有实施编码的，请直接填在下面", "A basic code has {signs} letters or digits; if there is a code already, give it below";
    edit_no_credit_code => "这个部门还没有登记统一社会信用代码，请直接填实施编码", "The department has no credit code yet; please give the code itself";

    // Comparing.
    edit_compare => "比较", "Compare";
    edit_compare_lead => "只列出不同的地方；同一份材料、同一条依据对着比。", "Only what differs; the same paper or basis is held against itself.";
    edit_compare_a => "左边", "Left";
    edit_compare_b => "右边", "Right";
    edit_differing => "不同之处", "Differences";
    edit_the_same => "两边完全一样", "Both say the same";
    edit_compare_others => "与同一主项的其他事项比较", "Compare with others of the same main item";
    edit_compare_with(version: u32) => "与第 {version} 版比较", "compare with version {version}";
    edit_compare_versions => "比较各个版本", "Compare versions";

    // The list of tasks.
    edit_to_do(count: usize) => "{count} 处要补", one "1 thing to do", many "{count} things to do";
    edit_sound => "可以发布", "in order";
    edit_optional => "可以空着", "may stay empty";
    edit_none => "没有", "none";
    edit_count(count: usize) => "{count} 项", one "1 entry", many "{count} entries";
    edit_steps(count: usize) => "{count} 个环节", one "1 step", many "{count} steps";
    edit_filled(filled: usize, all: usize) => "{all} 项里填了 {filled} 项", "{filled} of {all} filled in";

    // Blocks.
    edit_add(noun: &str) => "添加{noun}", "Add: {noun}";
    edit_remove => "删除", "Remove";
    edit_up => "上移", "Move up";
    edit_down => "下移", "Move down";
    edit_no_more(most: usize) => "最多 {most} 项", "At most {most}";
    edit_more => "更多", "More";
    edit_more_limits => "其他时限（一般不用填）", "Other limits (seldom needed)";
    edit_more_handling => "其他办理要求（一般不用填）", "Other particulars (seldom needed)";
    edit_more_material => "样表、须知、容缺与依据", "Samples, notes, deferral and basis";
    edit_unit_of(label: &str) => "{label}的单位", "Unit of: {label}";
    edit_unit_working_days => "工作日", "working days";
    edit_unit_calendar_days => "自然日", "calendar days";
    edit_unit_hours => "工作小时", "office hours";
    edit_unit_minutes => "分钟", "minutes";
    edit_unit_seconds => "秒", "seconds";
    edit_unit_years => "年", "years";
    edit_unit_months => "个月", "months";
    edit_other_subjects(label: &str) => "其他{label}", "Other: {label}";

    // The two reviews (I-02).
    edit_reviews => "双审", "The two reviews";
    edit_reviews_lead => "大厅和法制机构各审一次，由两个人分别办，都不是起草人。改动草稿会作废两家的意见。",
        "The hall and the legal office each give an opinion, by two people who did not draft it. Changing the draft voids both.";
    edit_reviewed_by_both => "两家都已审核通过，可以发布", "Both offices have found it in order: it may be published";
    edit_review_for => "您代表", "You speak for";
    edit_review_missing => "还没有审核", "Still missing";

    // Planned days (I-06).
    edit_then_planned(day: &str) => "计划生效日期是 {day}：在这一天以前不收新的申请，原来的版本也不再收。要让原来的版本收到那时，请到那天再发布。",
        "The planned start is {day}: before it no applications are taken, by the version replaced neither. To let that one go on until then, publish on that day.";
    guide_not_yet(day: &str) => "自 {day} 起受理", "Applications are taken from {day}";
    guide_not_yet_more => "在这一天以前还不能申请，您可以先准备材料。", "Before that day nobody can apply; you may get your papers ready.";
    guide_ends(day: &str) => "受理到 {day} 前一日为止", "Applications are taken until the day before {day}";
    guide_over_more => "已受理的申请继续办理完毕。", "Applications already accepted are finished.";
}
