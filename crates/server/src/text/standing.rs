//! Sentences about bans and broken promises, for heads and for those they concern. Names begin with `standing_`.

use super::Lang;
use rules::standing::{BanCause, BanReach};

impl Lang {
    /// 禁止申请的原因 in words.
    #[must_use]
    pub const fn standing_cause(self, cause: BanCause) -> &'static str {
        match (self, cause) {
            (Lang::Zh, _) => cause.zh(),
            (Lang::En, BanCause::HidFacts) => "Facts were hidden or false material was handed in",
            (Lang::En, BanCause::Fraud) => {
                "The licence was obtained by fraud, bribery or other improper means"
            }
        }
    }

    /// 禁止申请的范围 in words.
    #[must_use]
    pub const fn standing_reach(self, reach: BanReach) -> &'static str {
        match (self, reach) {
            (Lang::Zh, _) => reach.zh(),
            (Lang::En, BanReach::Item) => "This licence",
            (Lang::En, BanReach::Department) => {
                "Every licence of this department that bears directly on safety"
            }
        }
    }
}

messages! {
    standing_title => "信用处理", "Standing of the applicant";
    standing_lead => "隐瞒、造假或者骗取直接关系安全的许可的，法律规定一年或者三年内不得再次申请；违反承诺的，修复以前不再适用承诺。",
        "Whoever hides facts or obtains a safety-related licence by fraud may not apply again for one or three years; whoever breaks a promise is offered none until it is put right.";
    standing_to => "信用处理", "Standing of the applicant";
    standing_records => "本部门的记录", "Records of this department";
    standing_none => "没有记录。", "There is no record.";
    standing_ban(number: u32) => "第 {number} 号 禁止申请", "Ban no. {number}";
    standing_breach(number: u32) => "第 {number} 号 违反承诺", "Breach no. {number}";
    standing_in_force => "有效", "In force";
    standing_over => "已期满", "Over";
    standing_lifted(day: &str) => "{day}已解除", "Lifted on {day}";
    standing_restored(day: &str) => "{day}已修复", "Put right on {day}";
    standing_cause_label => "原因", "Cause";
    standing_reach_label => "范围", "What for";
    standing_until => "到哪一天", "Until";
    standing_since => "从哪一天起", "Since";
    standing_reasons => "事实和理由", "Facts and reasons";
    standing_basis => "法律依据", "Legal basis";
    standing_remedies => "怎样申诉", "What can be done about it";
    standing_case => "来自办件", "From the case";
    standing_lifted_why => "解除的理由", "Why it was lifted";
    standing_impose => "禁止再次申请", "Bar from applying again";
    standing_impose_hint => "期限由法律规定，不用填写：隐瞒、造假一年，骗取三年。",
        "The law sets the length, so nothing is to be typed: one year for hidden facts, three for fraud.";
    standing_reach_hint => "法律规定的是“该项许可”；只有特别法另有规定的才选更大的范围，并写明该法。",
        "The law speaks of this licence; choose more only where a special law says so, and name it.";
    standing_reasons_hint => "当事人会看到。请写事实，不写姓名、证件号、电话。",
        "The person reads it. Write facts; no names, id numbers or phone numbers.";
    standing_law => "法律名称", "Law";
    standing_article => "条款", "Article";
    standing_check => "查看后果", "Look at the effect";
    standing_note => "记违反承诺", "Note a broken promise";
    standing_note_hint => "承诺的事没有做到，限期整改后仍不改的，记在这里。", "Promised, not kept, and not put right within the time set.";
    standing_facts => "事实", "Facts";
    standing_lift => "解除", "Lift";
    standing_gone => "已解除", "Lifted";
    standing_lift_title(number: u32) => "解除第 {number} 号禁止申请", "Lift ban no. {number}";
    standing_restore => "信用修复", "Put right";
    standing_restore_title(number: u32) => "修复第 {number} 号违反承诺", "Put right breach no. {number}";
    standing_sure_ban => "确定禁止这位申请人再次申请吗？", "Bar this applicant from applying again?";
    standing_sure_breach => "确定记违反承诺吗？", "Note that this promise was broken?";
    standing_sure_lift => "确定解除禁止申请吗？", "Lift the ban?";
    standing_sure_restore => "确定修复信用吗？", "Put the credit right?";
    standing_then_until(day: &str) => "到{day}为止，申请人不能再次申请，已提交未受理的也不能受理。",
        "Until {day} the applicant may not apply again; what is handed in and not yet accepted cannot be accepted.";
    standing_then_breach => "修复以前，申请人办事不再适用告知承诺；普通办理不受影响。",
        "Until it is put right no promise is offered; ordinary applications are not affected.";
    standing_then_lift => "申请人从现在起可以再次申请。", "The applicant may apply again from now on.";
    standing_then_restore => "没有别的记录时，申请人又可以适用告知承诺。", "Without other records, promises are offered again.";
    standing_then_told => "申请人会收到消息，看到理由和申诉途径。", "The applicant is told, with the reasons and what can be done about it.";
    standing_do_ban => "禁止申请", "Bar";
    standing_do_breach => "记违反承诺", "Note it";
    standing_done => "已记录，申请人会收到消息", "Recorded; the applicant is told";
    standing_nothing_to_do => "这件现在没有可以办的信用处理：没有不予许可，也没有准予。",
        "Nothing can be recorded from this case: it has been neither refused nor granted.";
    standing_nav => "信用记录", "Standing";
    standing_list => "本部门的信用记录", "Records of bans and broken promises";
    standing_list_lead => "本部门记下的禁止申请和违反承诺，新的在前。", "Bans and broken promises this department has recorded, newest first.";
    standing_list_none => "还没有记录", "No records yet";
    standing_list_none_more => "需要时，从不予许可或者已准予的办件页面办理。", "They are made from the page of a refused or granted case.";
    standing_kind => "记录", "Record";
    standing_state => "状态", "State";
    standing_mine => "我的信用记录", "My standing";
    standing_mine_ban(day: &str) => "到{day}为止不能再次申请", "You may not apply again until {day}";
    standing_mine_breach => "违反承诺，修复前不适用告知承诺", "A promise was broken; none is offered until it is put right";
    standing_mine_ask => "认为不对，可以请作出的部门核实；改正后可以申请修复。",
        "If you think this wrong, ask the department to look again; once you have put things right, you can ask for it to be cleared.";
    standing_place_rank(rank: usize, left: u32) => "受理在先的先得：这件排在第 {rank} 位，还有 {left} 个名额。",
        "Earlier acceptance comes first: this case is no. {rank} in the queue, and {left} places are left.";
    standing_places(places: u32, taken: u32, waiting: u32) => "共 {places} 个名额，已用 {taken} 个，还有 {waiting} 件在办；受理在先的先得。",
        "{places} places in all, {taken} taken, {waiting} cases under way; earlier acceptance comes first.";
}
