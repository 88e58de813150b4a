//! Refusals of the item, and the faults of a version that stand in the way of publication, each at its field.

use super::Saying;
use crate::text::{Lang, fault_field, law};
use rules::item::{
    Refusal,
    publication::{Fault, FaultKind},
};

/// A refusal of an item as a sentence.
pub(super) fn say(lang: Lang, refusal: &Refusal) -> Saying {
    let article = refusal.rule();
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, article, why, helps);
    match refusal {
        Refusal::NotEntitled => plain(
            ("您的岗位不能改这个事项。", "Your post may not change this service."),
            (
                "起草由本部门事项编辑办，审核由法制机构办，发布由大厅管理办。",
                "Drafting is for the department's editor, review for the legal office, publication for the hall manager.",
            ),
        ),
        Refusal::NoSuchItem => plain(
            ("没有找到这个事项。", "There is no such service."),
            ("请核对实施编码。", "Please check its code."),
        ),
        Refusal::NoDraft => plain(
            ("现在没有待审核或者待发布的草稿。", "There is no draft to review or publish."),
            ("请先起草一个新版本。", "Please draft a new version first."),
        ),
        Refusal::Unpublishable(faults) => Saying::new(
            lang,
            article,
            (
                format!("还有 {} 处要改，改好才能审核通过和发布。", faults.len()),
                format!("{} things must be put right before review and publication.", faults.len()),
            ),
            ("下面逐条列出了位置和原因。", "They are listed below with their places."),
        ),
        Refusal::Nameless => plain(
            ("草稿至少要有实施编码和名称。", "A draft needs at least a code and a name."),
            ("请填写这两项。", "Please fill in both."),
        )
        .at("identity.name"),
        Refusal::CodeChanged => plain(
            ("实施编码一经使用就不能再改。", "The code of a service never changes."),
            (
                "要换编码，请弃掉草稿（发布过的就取消事项），再新建一个。",
                "For another code discard the draft (cancel what was published) and make a new one.",
            ),
        )
        .at("identity.task_code"),
        Refusal::NoReason => plain(
            ("还没有写理由。", "A reason is needed."),
            ("请写明理由，群众会在办事指南上看到。", "Please write one; the public reads it in the guide."),
        )
        .at("reason"),
        Refusal::WrongState(state) => Saying::new(
            lang,
            article,
            (
                format!("事项现在是“{}”，这一步现在不能办。", law::item_state(Lang::Zh, *state)),
                format!(
                    "The service is “{}” now, so this cannot be done.",
                    law::item_state(Lang::En, *state)
                ),
            ),
            ("请看事项页上现在可以办的事。", "Its page shows what can be done now."),
        ),
        other => of_standing(lang, other),
    }
}

/// What the two reviews, the list of the public and the journal of powers refuse.
fn of_standing(lang: Lang, refusal: &Refusal) -> Saying {
    let article = refusal.rule();
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, article, why, helps);
    match refusal {
        Refusal::OwnDraft => plain(
            ("自己起草的版本要由别人审核。", "Whoever drafted a version does not review it."),
            ("请另一位有审核职责的同事办理。", "Please leave it to a colleague who reviews."),
        ),
        Refusal::AlreadyReviewed => plain(
            ("您的机构已经审核过这一版。", "Your office has reviewed this version already."),
            (
                "还缺另一家的审核；草稿改动以后两家都要重新审核。",
                "The other office's opinion is still missing; a changed draft is reviewed by both anew.",
            ),
        ),
        Refusal::SameReviewer => plain(
            ("这一版的另一次审核已经由您办理。", "You gave the other opinion on this version."),
            ("大厅和法制机构要由两个人分别审核。", "Hall and legal office review by two different people."),
        ),
        Refusal::NotReviewed => plain(
            ("这个版本还没有审核完。", "This version has not been reviewed by both offices."),
            (
                "大厅和法制机构都审核通过以后才能发布。",
                "It can be published once the hall and the legal office have both found it in order.",
            ),
        ),
        Refusal::MovedAway => plain(
            (
                "这项权力已经由改革批次移出，不能在这里恢复收件。",
                "A round of reform has moved this power, so it cannot be opened here.",
            ),
            ("要收回的，请在新的改革批次里提出。", "To call it back, propose it in a round of reform."),
        ),
        Refusal::ListedAlready => plain(
            ("这个事项已经列入目录，内容没有变化。", "The service is listed already, with the same words."),
            ("不需要再列一次。", "There is nothing more to do."),
        ),
        Refusal::Unlistable(faults) => Saying::new(
            lang,
            article,
            (
                format!("名称、类型、部门或者编码还有 {} 处不对，不能列入目录。", faults.len()),
                format!("Name, kind, department or code have {} faults: it cannot be listed.", faults.len()),
            ),
            ("请先在草稿里改好。", "Please mend them in the draft first."),
        ),
        Refusal::NotEntitled
        | Refusal::NoSuchItem
        | Refusal::NoDraft
        | Refusal::Unpublishable(_)
        | Refusal::Nameless
        | Refusal::CodeChanged
        | Refusal::NoReason
        | Refusal::WrongState(_) => say(lang, refusal),
    }
}

/// 缺陷: one fault of a version: at which field, what is wrong, and what helps.
#[must_use]
pub fn fault(lang: Lang, fault: &Fault) -> Saying {
    let (why, helps) = fault_words(fault.kind);
    let place = fault_field(lang, &fault.field);
    let why = match lang {
        Lang::Zh => format!("{place}：{}", why.0),
        Lang::En => format!("{place}: {}", why.1),
    };
    let saying = Saying::new(lang, fault.kind.rule(), (why.clone(), why), helps);
    if fault.kind == FaultKind::NotChosen {
        let what = fault_field(lang, fault.field.rsplit('.').next().unwrap_or_default());
        return Saying { helps: lang.draft_choose(&what), ..saying };
    }
    saying
}

type Pair = (&'static str, &'static str);

const LONGER_THAN_LAW: (Pair, Pair) = (
    ("比法律规定的时间长", "longer than the law allows"),
    (
        "特别法规定更短的才填写，更长的不行。",
        "Fill it in where a special law gives less time; more is not allowed.",
    ),
);
const PROMISE_WITHOUT_BASIS: (Pair, Pair) = (
    (
        "直接关系安全的事项实行告知承诺，没有写明允许的规定",
        "a promise in place of a check where safety is at stake, on no provision",
    ),
    (
        "请写明允许告知承诺的规定和条款，或者不实行告知承诺。",
        "Name the provision that allows it, or offer no promise.",
    ),
);
const CONDITION_WITHOUT_BASIS: (Pair, Pair) = (
    (
        "前置审批或者中介服务没有写明法律依据",
        "an approval beforehand or a service bought from others, on no provision of law",
    ),
    (
        "请写明规定它的法律法规和条款；没有依据的要去掉。",
        "Name the law and article that ask for it; what none asks for must go.",
    ),
);
const PROMISE_FORWARDED: (Pair, Pair) = (
    ("告知承诺要当场决定，却有上报的环节", "a promise is decided on the spot, yet a step forwards up"),
    ("请去掉上报的环节，或者不实行告知承诺。", "Leave out the forwarding step, or offer no promise."),
);

/// What is to be chosen is said with its own name.
const NOT_CHOSEN: (Pair, Pair) = (("还没有选", "is not chosen yet"), ("", ""));
const QUESTION_GONE: (Pair, Pair) = (
    ("它所依据的问题或者答案已经删去", "the question or answer it hangs on is gone"),
    ("请另选一个情形，或者去掉条件。", "Choose another case, or take the condition away."),
);
const UNANSWERED: (Pair, Pair) = (
    ("问题还没有答", "the question has no answer"),
    ("请写上答，或者删去这一条。", "Write the answer, or remove the entry."),
);

const fn fault_words(kind: FaultKind) -> (Pair, Pair) {
    match kind {
        FaultKind::Empty => {
            (("没有填写", "is empty"), ("公开指南必须有这一项。", "The public guide must have it."))
        }
        FaultKind::CreditCode => (
            ("统一社会信用代码的校验位不对", "the credit code fails its check"),
            ("请核对 18 位代码。", "Please check the 18 signs."),
        ),
        FaultKind::PromiseLongerThanLaw => (
            ("承诺时限比法定时限长", "the promise is longer than the law allows"),
            ("承诺时限不能超过法定时限。", "The promise must keep within the statutory limit."),
        ),
        FaultKind::StepsLongerThanPromise => (
            ("各环节时限加起来超过承诺时限", "the steps together take longer than the promise"),
            ("请缩短环节时限，或者延长承诺时限。", "Shorten steps or lengthen the promise."),
        ),
        FaultKind::NoSuperior => (
            ("有上报环节，却没有写明上级机关", "a step forwards up, but the superior is not named"),
            ("请写明由哪个上级机关审批。", "Please name the body that decides there."),
        ),
        FaultKind::UnitsDiffer => (
            ("时限单位不一致，没法比较", "limits in different units cannot be compared"),
            ("请统一用工作日，或者统一用同一种单位。", "Please use one unit throughout."),
        ),
        FaultKind::NoTime => {
            (("时限是 0", "a limit of nought"), ("时限至少是 1。", "A limit is at least one."))
        }
        FaultKind::ConditionWithoutBasis => CONDITION_WITHOUT_BASIS,
        FaultKind::CatchAll => (
            ("“其他材料”这类兜底说法不行", "“other materials” is no material"),
            ("请写明具体是哪一份材料。", "Please name the very paper that is meant."),
        ),
        FaultKind::ObtainableBySharing => (
            ("能通过数据共享取得的材料，不能要求申请人提交", "what we obtain by sharing may not be demanded"),
            ("请改为非必要，或者改变来源渠道。", "Make it optional, or change its source."),
        ),
        FaultKind::Twice => {
            (("编号重复", "the same id twice"), ("每一项的编号要不同。", "Every id must differ."))
        }
        FaultKind::Unknown => (
            ("指向的部门或者岗位不存在", "names a department or post that does not exist"),
            ("请从已有的里面选。", "Please choose an existing one."),
        ),
        FaultKind::NotChosen => NOT_CHOSEN,
        FaultKind::QuestionGone => QUESTION_GONE,
        FaultKind::Unanswered => UNANSWERED,
        FaultKind::DutiesNotSeparated => (
            ("受理和决定落在同一个岗位", "one post would accept and decide"),
            ("请换一个决定岗位，或者设为一审核准。", "Let another post decide, or use full authorisation."),
        ),
        FaultKind::NoSingleDecision => (
            ("流程最后必须是唯一的一个决定环节", "the process must end in exactly one decision"),
            ("请在末尾放一个决定环节，其他地方不放。", "Put one decision at the end and none elsewhere."),
        ),
        FaultKind::RiskWithoutMeasure => (
            ("高风险点没有防控措施", "a high risk without a control measure"),
            ("请至少写一条防控措施。", "Please write at least one measure."),
        ),
        FaultKind::VisitWithoutReason => (
            ("全程网办却要求到现场，没有说明原因", "fully online, yet a visit is asked for without a reason"),
            ("请写明必须到现场的原因，或者改为 0 次。", "Say why, or ask for no visit."),
        ),
        FaultKind::ReductionWithoutBasis => (
            ("允许减免，但没有减免依据", "a reduction without a basis"),
            ("请写明减免依据。", "Please name the basis."),
        ),
        FaultKind::LongerThanLaw => LONGER_THAN_LAW,
        FaultKind::PromiseWithoutBasis => PROMISE_WITHOUT_BASIS,
        FaultKind::PromiseForwarded => PROMISE_FORWARDED,
        FaultKind::CodeOutsideNumbers => (
            (
                "不能用作办件编号的开头：最多 38 位，只能有大写字母、数字和短横线",
                "cannot begin a case number: at most 38 capital letters, digits and hyphens",
            ),
            (
                "编码较长时请填写较短的基本编码，办件编号就用基本编码。",
                "Where the code is longer, fill in the shorter basic code; case numbers then begin with it.",
            ),
        ),
    }
}
