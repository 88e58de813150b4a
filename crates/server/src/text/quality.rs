//! 质量发现 in words: what is doubtful about an item, and what would better it.

use super::Lang;
use rules::item::quality::FindingKind;

messages! {
    quality_title => "事项质量", "Quality of the items";
    quality_lead => "这里列出允许发布、但多半可以更好的地方。信用代码、岗位这些要对照大厅的，在事项页里看。",
        "What may be published and could still be better. What depends on the hall's departments and posts stands on the item's own page.";
    quality_panel => "可以更好", "Could be better";
    quality_kind => "发现", "Finding";
    quality_findings => "可以更好的地方", "What could be better";
    quality_complete => "完整度", "Complete";
    quality_complete_of(filled: u32, of: u32) => "{filled}/{of}", "{filled} of {of}";
    quality_whole => "要素齐全", "Every field is filled in";
    quality_missing(count: usize) => "还有 {count} 项没有填", one "1 field is empty", many "{count} fields are empty";
    quality_missing_list => "没有填的要素", "Fields that are empty";
    quality_nothing => "没有发现可以更好的地方", "Nothing to better was found";
    quality_none => "没有符合条件的事项", "No item meets these conditions";
    quality_none_more => "去掉一些条件再看。", "Take away some conditions.";
    quality_times(times: u32) => "{times} 处", one "1 place", many "{times} places";
    quality_more(count: usize) => "还有 {count} 种", one "1 more", many "{count} more";
    quality_in_draft => "草稿", "draft";
}

type Pair = (&'static str, &'static str);

/// What is doubtful, in a few words: for lists and filters.
#[must_use]
pub fn finding(lang: Lang, kind: FindingKind) -> &'static str {
    let (what, _) = words(kind);
    lang.pick(what.0, what.1)
}

/// What would better it.
#[must_use]
pub fn finding_helps(lang: Lang, kind: FindingKind) -> &'static str {
    let (_, helps) = words(kind);
    lang.pick(helps.0, helps.1)
}

const fn words(kind: FindingKind) -> (Pair, Pair) {
    match kind {
        FindingKind::NoEnglishName
        | FindingKind::NoSearchWords
        | FindingKind::SameName
        | FindingKind::StraySigns
        | FindingKind::CodeOffScheme
        | FindingKind::CodeNotOfBody
        | FindingKind::CreditCodeNotOfDepartment
        | FindingKind::NoImplementingBasis
        | FindingKind::SameLawTwice
        | FindingKind::LawInBrackets => of_names_and_laws(kind),
        FindingKind::LicenceWithoutLimit
        | FindingKind::NotFasterThanLaw
        | FindingKind::OnTheSpotInDays
        | FindingKind::PromisedWithinHours
        | FindingKind::VisitsWithoutReason
        | FindingKind::OnlineYetVisits
        | FindingKind::ExpressYetFetched
        | FindingKind::QuotaContradicts
        | FindingKind::NoPhone
        | FindingKind::NoSubject => of_limits_and_handling(kind),
        _ => of_parts(kind),
    }
}

const fn of_names_and_laws(kind: FindingKind) -> (Pair, Pair) {
    match kind {
        FindingKind::NoEnglishName => (
            ("没有英文名称", "no name in English"),
            ("补上英文，英文页面才看得懂。", "Add it, or pages in English show Chinese."),
        ),
        FindingKind::NoSearchWords => (
            ("没有常用搜索词", "no everyday search words"),
            ("写上群众平时的说法，例如“饭店证”。", "Add what people call it in daily life."),
        ),
        FindingKind::SameName => (
            ("本部门有同名的事项", "another item of the department has the same name"),
            ("在名称里写出区别，例如“（新办）”“（变更）”。", "Say in the name what sets it apart."),
        ),
        FindingKind::StraySigns => (
            ("文字里有多余的符号", "stray signs in the text"),
            (
                "去掉反斜杠、网页代码、全角数字和多余的空格。",
                "Take out backslashes, entities, full-width digits and doubled blanks.",
            ),
        ),
        FindingKind::CodeOffScheme => (
            ("实施编码不是国家规定的 31 位", "the code is not of the national form of 31 signs"),
            (
                "由 18 位信用代码、1 位层级和 12 位基本编码组成；用地方编码的可以保留。",
                "Credit code, level and basic code make it up; a local form may stay.",
            ),
        ),
        FindingKind::CodeNotOfBody => (
            ("实施编码与信用代码或基本编码对不上", "the code does not match credit code or basic code"),
            ("核对三个编码，看哪一个写错了。", "Compare the three and correct the one that is wrong."),
        ),
        FindingKind::CreditCodeNotOfDepartment => (
            ("信用代码不是本部门的", "the credit code is not the department's"),
            ("核对部门的信用代码；委托实施的请写明委托机关。", "Compare it with the department's own."),
        ),
        FindingKind::NoImplementingBasis => (
            ("没有实施依据", "no basis of implementation"),
            ("补上规定怎么办的规章或者文件。", "Add the rules that say how it is done."),
        ),
        FindingKind::SameLawTwice => (
            ("同一条依据写了两次", "the same article cited twice"),
            ("留下一条，或者写另外的条款。", "Keep one, or cite the other article."),
        ),
        _ => (
            ("法律名称带了书名号", "the name of a law within book-title marks"),
            ("去掉《》，页面会自己加上。", "Take the marks out; pages add them."),
        ),
    }
}

const fn of_limits_and_handling(kind: FindingKind) -> (Pair, Pair) {
    match kind {
        FindingKind::LicenceWithoutLimit => (
            ("行政许可没有写法定时限，也没有说明", "a licence without a statutory limit, and no word why"),
            (
                "写明法定时限；法律没有规定的，在说明里写明适用二十日。",
                "Fill it in, or note that the twenty days of the licensing law hold.",
            ),
        ),
        FindingKind::NotFasterThanLaw => (
            ("承诺时限与法定时限一样长", "promised is what the law demands anyway"),
            ("看看能不能比法律规定的更快。", "See whether it can be faster than the law demands."),
        ),
        FindingKind::OnTheSpotInDays => (
            ("即办件承诺的是天数", "handled on the spot, but promised in days"),
            ("改成小时或分钟，或者改为承诺件。", "Promise hours or minutes, or make it a promised item."),
        ),
        FindingKind::PromisedWithinHours => (
            ("承诺件承诺的是小时", "a promised item, but within hours"),
            ("几小时能办好的，可以改为即办件。", "What takes hours can be done on the spot."),
        ),
        FindingKind::VisitsWithoutReason => (
            ("要到现场，却没有说明原因", "one must come, and nothing says why"),
            ("写明为什么要来，或者改为 0 次。", "Say why, or ask for no visit."),
        ),
        FindingKind::OnlineYetVisits => (
            ("全程网办，却还要到现场", "online to the end, and yet one must come"),
            ("降低网办深度，或者改为 0 次。", "Lower the depth online, or ask for no visit."),
        ),
        FindingKind::ExpressYetFetched => (
            ("支持快递，却要到现场领取", "sent by post, and yet to be fetched"),
            ("写明可以邮寄，或者不标支持快递。", "Say that it can be sent, or do not offer the post."),
        ),
        FindingKind::QuotaContradicts => (
            ("数量限制说明与名额对不上", "the note on the number contradicts the places"),
            ("有名额就写名额，没有就写“无数量限制”。", "Name the places, or say that there is no limit."),
        ),
        FindingKind::NoPhone => (
            ("没有电话号码", "no telephone number"),
            ("写上区号和号码，群众才打得通。", "Give the number with its area code."),
        ),
        _ => (
            ("没有归入任何主题或生命事件", "under no subject and no life event"),
            ("选一个主题，按主题找的群众才看得到。", "Choose one, or nobody finds it by browsing."),
        ),
    }
}

const fn of_parts(kind: FindingKind) -> (Pair, Pair) {
    match kind {
        FindingKind::FieldWithoutExample => (
            ("必填的表单字段没有示例", "a required field without an example"),
            ("写一个填好的例子，或者一句说明。", "Give an example or a line of help."),
        ),
        FindingKind::MaterialWithoutSource => (
            ("材料没有写由谁出具", "a material without its issuer"),
            ("写明到哪里去开这份材料。", "Say who issues it."),
        ),
        FindingKind::MaterialWithoutBasis => (
            ("要求提交的材料没有依据", "a material asked for on no provision"),
            (
                "写明规定提交它的条款；没有依据的可以不要。",
                "Name the provision; what has none need not be asked for.",
            ),
        ),
        FindingKind::PaperOfOtherDepartment => (
            ("材料由大厅里的其他部门核发", "a paper that another department of the hall issues"),
            ("由窗口向那个部门核查，不让群众跑。", "Let the window ask there, not the applicant."),
        ),
        FindingKind::SharedAskedOnPaper => (
            ("可以共享的材料还收纸质", "had by sharing, and yet on paper"),
            ("去掉纸质形式。", "Leave out the paper form."),
        ),
        FindingKind::DeferrableYetOptional => (
            ("非必要的材料标了可容缺", "may follow later, and is not required"),
            ("非必要的不用容缺，去掉其中一个。", "What is not required cannot be owed; drop one of the two."),
        ),
        FindingKind::ReductionVague => (
            ("减免依据写得太短，看不出谁能减免", "a reduction in too few words"),
            ("写明哪些人、依据什么可以减免。", "Say who gets it, by which provision."),
        ),
        FindingKind::ReductionNotOffered => (
            ("写了减免依据，却没有标可减免", "a reduction described, but not offered"),
            ("标为可减免，或者去掉减免依据。", "Offer it, or take its basis out."),
        ),
        FindingKind::LicenceWithoutTerm => (
            ("证照没有有效期", "a licence without a term"),
            (
                "写明有效期，到期前系统会提醒延续；确实长期有效的可以不填。",
                "Fill it in, and holders are reminded to renew; leave it where there is none.",
            ),
        ),
        FindingKind::NotInBaseList => (
            ("上级目录清单里没有", "not in the base list"),
            (
                "核对基本编码；确是本地自设的，要有设定依据，并报请列入目录。",
                "Check the basic code; what the hall has of its own needs a basis, and should be reported for the list.",
            ),
        ),
        FindingKind::EndedInBaseList => (
            ("上级目录清单已取消或替代", "ended in the base list"),
            (
                "按程序取消这个事项，或者改用替代它的条目。",
                "Cancel the item in due form, or go over to the entry that replaces it.",
            ),
        ),
        FindingKind::DiffersFromBaseList => (
            ("和上级目录清单不一致", "differs from the base list"),
            (
                "统一要素要和目录一致；目录写错的，报请更正。",
                "Uniform elements follow the list; report what is wrong there.",
            ),
        ),
        FindingKind::NoFaq => (
            ("没有常见问题", "no question and answer"),
            ("写两三个窗口常被问到的问题。", "Add what the window is asked most."),
        ),
        FindingKind::StepWithoutChecklist => (
            ("环节没有审查要点", "a step without points to check"),
            (
                "写出要看什么，不同的人才会一样把握。",
                "Say what is looked at, so that two officers decide alike.",
            ),
        ),
        FindingKind::DecisionWithoutRisk => (
            ("决定环节没有廉政风险点", "a decision without its integrity risk"),
            ("写明风险等级和防控措施。", "Give its level and the measures against it."),
        ),
        _ => (
            ("高风险环节只有一个人在岗", "a high risk in one person's hands"),
            ("再任命一个 B 岗，相互制约。", "Appoint a second holder to the post."),
        ),
    }
}
