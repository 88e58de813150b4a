//! Sentences of the acts that have a chapter of their own at the desk: hearing, officers, superior, promise, service, fees.
//! Names begin with `desk_`.

messages! {
    desk_other_acts => "其他法定程序", "Other procedures of the law";
    desk_other_acts_is => "需要时再用：听证、利害关系人、回避、送达等", "When needed: hearing, interested parties, standing aside, service";

    desk_no_colleague => "没有可以选的同事，请大厅管理员先任命。", "There is no colleague to choose; the hall manager appoints one first.";
    desk_with => "同去的工作人员", "Who went along";
    desk_with_hint => "现场核查要两名以上工作人员（含您），同去的人要登录签署笔录。", "Two members of staff at least, you included; they sign the record after signing in.";
    desk_check_day => "核查日期", "Day of the check";
    desk_check_time => "核查时间", "Time of the check";
    desk_check_place => "核查地点", "Place of the check";
    desk_check_present => "在场的当事人", "Who was met there";
    desk_check_present_hint => "姓名只存入保密库", "The name is kept in the vault only";
    desk_check_findings => "核查情况", "What was found";
    desk_check_findings_hint => "逐项写明看到的情况，与申报是否一致", "Point by point: what was seen, and whether it is as declared";
    desk_scans => "照片和扫描件", "Pictures and scans";
    desk_scans_hint => "可以一次选多张；手机拍的照片也可以，随笔录一起归入案卷", "Several at once; a phone's pictures will do. They lie in the file with the record";
    desk_recorded => "核查、听证的照片和扫描件", "Pictures and scans of site checks and hearings";
    desk_sign_lead => "请核对笔录内容，属实的签署。", "Please read the record, and sign it if it is true.";

    desk_forward_to(body: &str) => "上报给：{body}。材料全部随案上报，上级不再要求申请人重复提供。", "To: {body}. Every paper goes up with it; the applicant is not asked again.";
    desk_superior => "上级机关", "The superior";
    desk_forward_opinion => "初审意见", "Opinion of the lower review";
    desk_forward_hint => "写明初审结论和理由", "Conclusion and grounds";
    desk_reply => "上级批复", "The superior's answer";
    desk_reply_agrees => "同意", "Agrees";
    desk_reply_disagrees => "不同意", "Does not agree";
    desk_reply_number => "批复文号", "Number of the answer";
    desk_reply_day => "批复日期", "Day of the answer";
    desk_reply_opinion => "批复意见", "What the answer says";

    desk_party => "利害关系人", "Interested party";
    desk_party_hint => "姓名或名称、联系方式，只存入保密库", "Name and how to reach them; kept in the vault only";
    desk_interest => "涉及的重大利益", "What is at stake";
    desk_interest_hint => "写明决定会怎样影响对方，告知书上会写", "How the decision would touch them; the notice says it";
    desk_party_days => "陈述申辩期限（工作日）", "Time to speak (working days)";
    desk_party_days_hint => "至少 3 个工作日，自告知书送达起算。申请人同时得到告知，也要听取或者放弃", "Three working days at least, from service of the notice. The applicant is told too, and is heard or waives";
    desk_party_serve => "利害关系人没有账户：请把告知书送达本人，并在“送达文书”里登记，期限才开始。", "An interested party has no account: serve the notice on them and enter the service; the limit begins with it.";
    desk_side => "哪一方", "Which side";
    desk_side_party(nth: usize, interest: &str) => "第{nth}位利害关系人：{interest}", "Interested party {nth}: {interest}";
    desk_heard_how => "结果", "How it ended";
    desk_statement => "陈述申辩的内容", "What was said";
    desk_statement_hint => "已听取的必须写明要点", "The main points, where they spoke";

    desk_hearing_five => "还没有告知的每个人各收到一份告知书。申请人发到账户即为送达，利害关系人自送达起算，各有五日申请听证，期间不能作出决定。", "Everybody who was not told yet gets a notice of their own. The applicant's reaches the account at once, an interested party is served; each has five days from then, and no decision is taken in that time.";
    desk_hearing_request_lead => "申请人或利害关系人以书面、口头向您申请听证的，在这里登记。", "Enter here a request that reached you in writing or by word of mouth.";
    desk_hearing_waive_lead => "明示放弃听证的，在这里登记；只及于本人。", "Enter here who has waived the hearing in words; it binds nobody else.";
    desk_hearing_withdraw_lead => "申请听证的人撤回申请的，在这里登记。没有别人申请的，不再听证，为听证中止的时限恢复。", "Enter here that whoever asked has taken the request back. Where nobody else asked, no hearing is held, and the clocks that stood still for it go on.";
    desk_ground => "理由", "Ground";
    desk_hearing_day => "听证日期", "Day of the hearing";
    desk_hearing_time => "听证时间", "Time of the hearing";
    desk_hearing_place => "听证地点", "Place of the hearing";
    desk_hearing_earliest(day: &str) => "要提前七个工作日通知，最早{day}。", "Told seven working days before: {day} at the earliest.";
    desk_hearing_latest(day: &str) => "二十个工作日内举行，最迟{day}。", "Within twenty working days: by {day}.";
    desk_chair => "主持人", "Chair";
    desk_chair_hint => "只能选没有经办本案的人", "Only somebody who has not handled the case";
    desk_closed => "不公开的理由", "Why it is not public";
    desk_closed_hint => "听证应当公开；涉及国家秘密、商业秘密或者个人隐私的才不公开", "A hearing is public, unless it touches secrets or privacy";
    desk_transcript => "笔录要点", "Main points of the transcript";
    desk_transcript_hint => "写明各方的主张、证据和质证意见", "What each side claimed and proved";
    desk_signed => "签名的人", "Who signed";
    desk_signed_hint => "写明各方签名人；拒绝签名的写明谁、为什么。只存入保密库", "Everybody who signed; who refused and why. Kept in the vault only";

    desk_standard => "技术标准、技术规范", "Technical standard";
    desk_standard_hint => "根据检验、检测、检疫结果不予许可的，写明标准名称和编号，决定书上会写", "Name and number of the standard that was not met; the decision says it";
    desk_inspectors => "检验、检测、检疫人员", "Who inspects";
    desk_inspectors_hint => "受理后五个工作日内指派两名以上", "Two at least, within five working days of acceptance";
    desk_recusal_who => "谁回避", "Who stands aside";
    desk_recusal_asked(who: &str) => "申请人申请{who}回避", "The applicant asks that {who} stand aside";
    desk_recusal_agree => "同意回避", "Let them stand aside";
    desk_recusal_deny => "驳回申请", "Deny the request";
    desk_recusal_reason => "理由", "Reason";
    desk_expedite_days => "缩短后的承诺时限（工作日）", "The shorter promise (working days)";
    desk_expedite_hint => "只缩短承诺时限和排队顺序，法定环节一个不少", "Only the promise becomes shorter; no step of the law is left out";
    desk_expedite_reason => "理由", "Reason";
    desk_delay_reason => "延误的理由和预计办结时间", "Why it is late, and when it will be done";
    desk_delay_hint => "申请人会在进度里看到", "The applicant reads it with the progress";

    desk_fee_lead => "金额由收费标准乘以数量算出，不能改动。没有的项目留空。", "The amount is standard times quantity and cannot be changed. Leave empty what does not apply.";
    desk_fee_standard(fen: &str, unit: &str) => "标准：{fen}／{unit}", "Standard: {fen} each ({unit})";
    desk_fee_wrong => "请填写数量，例如 1", "Please enter a number, for instance 1";
    desk_serve_which => "哪份文书", "Which document";
    desk_withdraw_acceptance_reason => "撤销受理的理由", "Why the acceptance is withdrawn";
    desk_promised => "申请人承诺的内容", "What the applicant promised";
    desk_kept => "属实，承诺已履行", "Kept";
    desk_not_kept => "不属实", "Not kept";
    desk_kept_or_not => "承诺是否属实", "Whether the promise is kept";
    desk_verify_findings => "核查情况", "What was found";

    desk_day_wrong => "请填写日期，例如 2026-03-16", "Please enter a day, for instance 2026-03-16";
    desk_time_wrong => "请填写时间，例如 09:30", "Please enter a time, for instance 09:30";
    desk_then_pauses => "办理时限自今天起中止，到登记听证笔录为止", "The clocks stand still from today until the transcript is entered";
    desk_then_no_decision => "每个人自送达起五日内不作出决定，等他们申请或放弃听证", "No decision for five days from service on each, until they ask for a hearing or waive it";
    desk_then_stands_aside => "回避以后不能再办这一件，由同岗位的其他人接手", "Whoever stands aside acts on this case no more; another of the post goes on";

    desk_away => "离岗与返岗", "Away and back";
    desk_away_lead => "登记离岗以后，您签收的环节自动交给同岗位在岗的人，时限照常计算。", "From the first day on, steps you have taken go to whoever of the post is there; no clock stops.";
    desk_away_note => "登记离岗", "Note an absence";
    desk_away_who => "谁", "Who";
    desk_away_from => "从哪天起", "From";
    desk_away_until => "到哪天止", "Through";
    desk_away_list => "登记在册的离岗", "Absences on record";
    desk_away_back => "返岗", "Back";
    desk_away_noted => "离岗已登记", "The absence has been noted";
    desk_away_then => "从第一天起，签收的环节交给同岗位在岗的人。", "From its first day on, steps taken go to whoever of the post is there.";
    desk_away_ended => "返岗已登记", "The absence has been ended";
    desk_away_backwards => "最后一天早于第一天，请核对起止日期", "The last day is before the first; please check both days";
    desk_away_nobody => "没有人离岗", "Nobody is away";
}
