//! Sentences about what the hall tells everybody: announcements, policies, what they mean, and tips. Names begin with
//! `news_`.

use super::Lang;
use rules::bulletin::{BulletinKind, Force, PendingState, TextFault};

impl Lang {
    /// 公告种类 in words.
    #[must_use]
    pub const fn news_kind(self, kind: BulletinKind) -> &'static str {
        match (self, kind) {
            (Lang::Zh, kind) => kind.zh(),
            (Lang::En, BulletinKind::Announcement) => "Announcement",
            (Lang::En, BulletinKind::Policy) => "Policy",
            (Lang::En, BulletinKind::Explanation) => "Policy explained",
            (Lang::En, BulletinKind::Tip) => "Tip",
        }
    }

    /// 时效 in words.
    #[must_use]
    pub const fn news_force(self, force: Force) -> &'static str {
        match (self, force) {
            (Lang::Zh, force) => force.zh(),
            (Lang::En, Force::Coming) => "Not yet in force",
            (Lang::En, Force::InForce) => "In force",
            (Lang::En, Force::Over) => "No longer in force",
        }
    }

    /// 待发布稿状态 in words.
    #[must_use]
    pub const fn news_state(self, state: PendingState) -> &'static str {
        match (self, state) {
            (Lang::Zh, state) => state.zh(),
            (Lang::En, PendingState::Draft) => "Being worded",
            (Lang::En, PendingState::Waiting) => "Waiting to be published",
        }
    }

    /// What a field of a bulletin is called.
    #[must_use]
    pub fn news_field(self, field: &str) -> &'static str {
        match field {
            "kind" => self.news_kind_label(),
            "title" => self.news_title_zh(),
            "title_en" => self.news_title_en(),
            "body" => self.news_body_zh(),
            "body_en" => self.news_body_en(),
            "department" => self.news_department(),
            "document" => self.news_document(),
            "issued_on" => self.news_issued(),
            "effective_from" => self.news_effective(),
            "ends_on" => self.news_ends(),
            "items" => self.news_items(),
            "subjects" => self.news_subjects(),
            _ => "",
        }
    }

    /// What is wrong with the words of a bulletin, as it stands beside the field (G-01).
    #[must_use]
    pub fn news_fault(self, fault: &TextFault) -> String {
        match fault {
            TextFault::Empty(field) => self.form_required(self.news_field(field)),
            TextFault::TooLong(field, most) => self.news_too_long(self.news_field(field), *most),
            TextFault::EndsFirst => self.news_ends_first().to_owned(),
            TextFault::NoSuchDepartment => self.news_no_department().to_owned(),
            TextFault::NoSuchItem(code) => self.news_no_item(code.as_str()),
        }
    }
}

messages! {
    news_nav => "公告与政策", "News and policies";
    news_title => "通知公告与政策法规", "News and policies";
    news_lead => "大厅和各部门的通知、政策文件、政策解读和服务指引。政策标明是否有效，改过的标明改了什么。",
        "Announcements, policies, explanations and tips of the hall and its departments. Each policy says whether it is in force, each correction what it changed.";
    news_home => "公告与政策", "News and policies";
    news_home_all => "全部公告与政策", "All news and policies";
    news_none => "没有符合条件的公告", "Nothing found";
    news_none_more => "换一种类别或者部门试试。", "Try another kind or department.";
    news_kind_label => "类别", "Kind";
    news_department => "发布机构", "Issued by";
    news_force_label => "时效", "Validity";
    news_subject_of(subject: &str) => "主题：{subject}", "Subject: {subject}";
    news_item_of(name: &str) => "涉及事项：{name}", "About: {name}";
    news_kind_of(kind: &str) => "类别：{kind}", "Kind: {kind}";
    news_department_of(name: &str) => "部门：{name}", "Department: {name}";
    news_force_of(force: &str) => "时效：{force}", "Validity: {force}";
    news_document => "文号", "Document number";
    news_issued => "成文日期", "Date of issue";
    news_effective => "施行日期", "In force from";
    news_ends => "有效期至", "In force until";
    news_ends_open => "未设期限", "No end is set";
    news_published => "发布时间", "Published";
    news_items => "涉及事项", "Services concerned";
    news_subjects => "主题", "Subjects";
    news_pinned => "置顶", "Pinned";
    news_corrected => "已更正", "Corrected";
    news_withdrawn => "已撤下", "Withdrawn";
    news_withdrawn_on(day: &str) => "这份公告已于{day}撤下，不再作为办事依据。", "This was withdrawn on {day} and is no longer to be relied on.";
    news_withdrawn_why(reason: &str) => "撤下的理由：{reason}", "Reason: {reason}";
    news_corrected_on(day: &str) => "本文已于{day}更正，以下是更正后的内容。", "This was corrected on {day}; what follows is the corrected text.";
    news_corrected_why(reason: &str) => "更正的理由：{reason}", "Reason: {reason}";
    news_before => "更正以前是怎么写的", "What stood here before";
    news_before_edition(edition: usize, day: &str) => "第{edition}版，{day}发布", "Edition {edition}, published on {day}";
    news_coming(day: &str) => "尚未施行，{day}起施行。", "Not yet in force; it takes effect on {day}.";
    news_over(day: &str) => "已失效，有效期到{day}为止。", "No longer in force; it ended on {day}.";
    news_only_chinese => "只有中文", "In Chinese only";
    news_print => "打印", "Print";
    news_feed => "订阅（Atom）", "Subscribe (Atom)";
    news_laws => "查设定依据：法律法规清单", "Laws the services rest on";
    news_from_laws => "本县的政策文件", "Policies of this county";
    news_guide => "相关公告与政策", "News and policies about this";
    news_guide_all => "看全部", "See all";

    news_manage_title => "公告与政策", "News and policies";
    news_manage_lead => "部门编辑起草，送审以后由另一个人发布。发布了的不能悄悄改，只能更正或者撤下。",
        "An editor words it, another person publishes it. What is published is never changed silently, only corrected or withdrawn.";
    news_new => "起草公告", "Write something new";
    news_new_lead => "写好可以先预览，再存为草稿；送审和发布在下一页。", "Look at a preview, then keep it as a draft; submitting comes on the next page.";
    news_drafts => "起草中", "Being worded";
    news_drafts_none => "没有正在起草的。", "Nothing is being worded.";
    news_waiting => "待发布", "Waiting to be published";
    news_waiting_none => "没有等着发布的。", "Nothing waits.";
    news_waiting_count(n: i64) => "{n} 件公告待发布", one "1 waits to be published", many "{n} wait to be published";
    news_draft_count(n: i64) => "{n} 件在起草", one "1 is being worded", many "{n} are being worded";
    news_published_list => "已发布", "Published";
    news_correction => "更正稿", "Correction";
    news_sent_back => "已退回", "Sent back";
    news_sent_back_why(reason: &str) => "退回的理由：{reason}", "Sent back because: {reason}";
    news_changed => "最近变动", "Last change";
    news_edit => "修改草稿", "Edit the draft";
    news_edit_lead => "存下以后重新成为草稿，要再送审。", "Once kept it is a draft again and must be submitted anew.";
    news_correct => "更正", "Correct";
    news_correct_lead => "更正稿同样要送审、由另一个人发布。发布以后公开显示“已更正”、更正的理由和原来的全文。",
        "A correction is submitted and published by another person too. Then “corrected”, the reason and the former text are shown to everybody.";
    news_correct_reason => "更正的理由", "Reason for the correction";
    news_reason => "理由", "Reason";
    news_preview => "预览", "Preview";
    news_preview_lead => "发布以后是这个样子。还没有保存。", "This is what it will look like. Nothing is kept yet.";
    news_keep => "存为草稿", "Keep as a draft";
    news_draft_panel => "待发布稿", "Not published yet";
    news_public_panel => "现在公开的内容", "What the public reads now";
    news_see_public => "看公开页面", "See the public page";
    news_title_zh => "标题（中文）", "Title (Chinese)";
    news_title_en => "标题（英文）", "Title (English)";
    news_title_en_hint => "可以不填，英文页面就显示中文", "May be left empty; English pages then show the Chinese";
    news_body_zh => "正文（中文）", "Body (Chinese)";
    news_body_en => "正文（英文）", "Body (English)";
    news_body_hint => "空一行是新的一段；行首“## ”是小标题，“- ”是列表，“1. ”是编号列表",
        "An empty line begins a paragraph; “## ” a heading, “- ” a list, “1. ” a numbered list";
    news_document_hint => "没有文号的不填", "Leave it empty if there is none";
    news_document_example => "宁市监规〔2026〕1号", "宁市监规〔2026〕1号";
    news_issued_hint => "发布那一天或者更早", "The day of publication or earlier";
    news_effective_hint => "不填就是成文之日起", "From the day of issue if left empty";
    news_ends_hint => "最后有效的一天；没有期限的不填", "The last day on which it holds; empty if there is none";
    news_items_hint => "实施编码，一行一个", "Implementation codes, one a line";
    news_subjects_hint => "生活事件或者主题，一行一个，如：我要开饭店", "Life events or subjects, one a line";
    news_pinned_yes => "放在最前面，直到失效", "Put it first until it ends";
    news_section_words => "写什么", "The words";
    news_section_about => "发布信息", "Particulars";
    news_section_found => "在哪里能找到", "Where it is found";
    news_too_long(field: &str, most: usize) => "{field}最多 {most}，请删减", "{field}: at most {most}, please shorten it";
    news_ends_first => "有效期不能在施行以前结束", "It cannot end before it takes effect";
    news_no_department => "请选择本大厅的一个部门", "Please choose a department of this hall";
    news_no_item(code: &str) => "本大厅没有编码为“{code}”的事项", "This hall has no service with the code “{code}”";

    news_submit => "送审", "Submit";
    news_submit_then => "草稿送到大厅管理员那里，由没有写过它的人发布。", "It goes to the hall managers; one who did not word it may publish it.";
    news_send_back => "退回", "Send back";
    news_send_back_then => "草稿回到编辑那里，理由他们看得到。", "It goes back to the editor with your reason.";
    news_drop => "放弃草稿", "Drop the draft";
    news_drop_then => "草稿不再要了；它发生过的事仍在日志里。", "The draft is not wanted any more; the log keeps what happened.";
    news_publish => "发布", "Publish";
    news_publish_then => "所有人马上就能看到；以后只能更正或者撤下。", "Everybody can read it at once; from then on it can only be corrected or withdrawn.";
    news_publish_correction_then => "新的一版马上公开，标明“已更正”、理由和原来的全文。", "The new edition is public at once, marked as corrected, with the reason and the former text.";
    news_withdraw => "撤下", "Withdraw";
    news_withdraw_then => "公告仍能看到，但是标明已撤下和理由，首页和办事指南不再列出。不能再恢复。",
        "It stays readable, marked as withdrawn with your reason, but leaves the first page and the guides. It cannot be brought back.";
    news_question(act: &str, title: &str) => "确定要{act}《{title}》吗？", "{act}: “{title}”?";
    news_own_words => "这份稿子您写过，要请另一位大厅管理员发布。", "You worded this, so another hall manager must publish it.";
    news_done => "已经办好。", "Done.";
    news_authors_apart => "起草与发布由不同的人办理，更正和撤下都有记录。", "Whoever words it does not publish it; corrections and withdrawals are on record.";
}
