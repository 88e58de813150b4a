//! Why a rule of supervision cannot be set so.

use super::Saying;
use crate::text::{Lang, supervision};
use rules::supervision::SettingFault;

/// A fault of a setting as a sentence, at the field it is about.
pub(super) fn fault(lang: Lang, fault: SettingFault) -> Saying {
    use SettingFault as Fault;
    let say = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, fault.rule(), why, helps);
    match fault {
        Fault::CannotRest(_)
        | Fault::TooMild(_)
        | Fault::TooHarsh(_)
        | Fault::NearAboveFound
        | Fault::NoSuchStage(_) => of_levels(lang, fault),
        Fault::ReachesBack => say(
            ("设定不能从今天以前起算。", "A setting cannot begin before today."),
            (
                "当时发现的，按当时的规则算；请写今天或者以后的日期。",
                "What was found then was found by the rule of then; please give today or a later day.",
            ),
        )
        .at("from"),
        Fault::Backwards => say(
            ("终止日期在起始日期以前。", "The last day is before the first."),
            ("请改一下日期，或者把终止日期空着。", "Please change the days, or leave the last one empty."),
        )
        .at("until"),
        Fault::NotItsNumber(threshold) => say(
            ("这个数不属于这条规则。", "This number is not of this rule."),
            ("请从规则页面上填。", "Please fill in the rule's own page."),
        )
        .at(supervision::threshold_field(threshold)),
        Fault::OutOfBounds { threshold, least, most } => say(
            (
                &format!("{}要在 {least} 到 {most} 之间。", supervision::threshold(Lang::Zh, threshold)),
                &format!("{}: between {least} and {most}.", supervision::threshold(Lang::En, threshold)),
            ),
            match threshold.bounds().law {
                Some(_) => ("法律和国家规定限定了这个数。", "The law bounds this number."),
                None => ("请改一下这个数。", "Please change the number."),
            },
        )
        .at(supervision::threshold_field(threshold)),
        Fault::Phrases => say(
            ("套话最多 50 条，每条 1 到 60 个字。", "At most fifty phrases, each of 1 to 60 signs."),
            ("请一行写一条。", "Please write one a line."),
        )
        .at("phrases"),
        Fault::Label => say(
            ("名称要写 1 到 20 个字。", "A name is 1 to 20 signs."),
            ("请改短一些。", "Please make it shorter."),
        )
        .at("label"),
        Fault::LabelTaken => say(
            ("已经有一个级别叫这个名称。", "Another level is called so."),
            ("请换一个名称。", "Please choose another name."),
        )
        .at("zh"),
        Fault::TooOften => say(
            ("这条规则已经改过两百次。", "This rule has been changed two hundred times."),
            ("请与系统管理员联系。", "Please ask the system administrator."),
        ),
    }
}

/// What is wrong with a level, or with letting the rule rest.
fn of_levels(lang: Lang, fault: SettingFault) -> Saying {
    use SettingFault as Fault;
    let say = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, fault.rule(), why, helps);
    match fault {
        Fault::CannotRest(_) => say(
            (
                "这条规则保护申请人的权利，不能停用。",
                "This rule guards a right of applicants and cannot rest.",
            ),
            ("可以改名称和级别，但是要一直运行。", "Its label and level may change; it keeps running."),
        )
        .at("rests"),
        Fault::TooMild(_) => say(
            (
                "这条规则查的是违法情形，至少要发黄牌。",
                "What this rule finds is against the law, and is a yellow card at least.",
            ),
            ("请选黄牌或者红牌。", "Please choose yellow or red."),
        )
        .at("found"),
        Fault::TooHarsh(_) => say(
            (
                "这条规则只说明可疑，最多预警。",
                "This rule only raises a suspicion, and is a warning at most.",
            ),
            (
                "核实以后，监察员可以人工发牌。",
                "Once somebody has looked, a supervisor may raise a card by hand.",
            ),
        )
        .at("found"),
        Fault::NearAboveFound => say(
            (
                "临近时的级别不能高于发生时的级别。",
                "What is near is never more serious than what has happened.",
            ),
            ("请把临近时的级别调低。", "Please choose a lower level beforehand."),
        )
        .at("near"),
        _ => say(
            ("这条规则在这个阶段不发牌。", "This rule says nothing at this stage."),
            ("请把这个级别空着。", "Please leave this level empty."),
        )
        .at("near"),
    }
}
