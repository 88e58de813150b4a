//! Refusals of the list of the level above and of the everyday words (I-01 … I-03, DI1).

use super::Saying;
use crate::text::Lang;
use rules::{base, wordbook};

/// A refusal of an edition of the list as a sentence.
pub(super) fn say(lang: Lang, refusal: &base::Refusal) -> Saying {
    use base::Refusal;
    let article = refusal.rule();
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, article, why, helps);
    let told = |why: (String, String), helps: (&str, &str)| Saying::new(lang, article, why, helps);
    match refusal {
        Refusal::NotEntitled => plain(
            ("目录清单由大厅管理员载入。", "The hall manager loads the base list."),
            ("请找大厅管理员办理。", "Please ask the hall manager."),
        ),
        Refusal::NumberTaken => plain(
            (
                "这个版次编号已经用过了，载入的版次不能改。",
                "This number was used; an edition is never changed.",
            ),
            ("请换一个编号。", "Please choose another number."),
        )
        .at("number"),
        Refusal::NumberForm => plain(
            (
                "编号要以数字开头，只用数字、小写字母和短横，最多 20 位。",
                "A number begins with a digit and has digits, small letters and hyphens, 20 at most.",
            ),
            ("例如 2026-1。", "For example 2026-1."),
        )
        .at("number"),
        Refusal::Words(field) => plain(
            ("名称和发布机关都要写，最多 300 字。", "Name and issuing body are needed, 300 signs at most."),
            ("请补上。", "Please fill it in."),
        )
        .at(if field == "name" { "name" } else { "issued_by" }),
        Refusal::NoEntries => plain(
            ("表里没有能用的条目。", "There is no usable entry in the table."),
            ("请核对表头和内容。", "Please check headings and rows."),
        )
        .at("table"),
        Refusal::TooMany => plain(
            ("一个版次最多 20000 条。", "An edition has at most 20,000 entries."),
            ("请核对是不是选错了表。", "Please check whether it is the right table."),
        )
        .at("table"),
        Refusal::Entry(code) => told(
            (
                format!("条目 {code} 缺编码或名称，或者太长。"),
                format!("Entry {code} lacks code or name, or is too long."),
            ),
            ("请在表里改好再交。", "Please mend it in the table."),
        )
        .at("table"),
        Refusal::SameCode(code) => told(
            (format!("基本编码 {code} 出现两次。"), format!("The code {code} stands twice.")),
            ("请在表里只留一条。", "Please leave one of them."),
        )
        .at("table"),
        Refusal::NoSuchEdition => plain(
            ("没有这个版次，或者已经撤回了。", "There is no such edition, or it was withdrawn already."),
            ("请回到版次列表看看。", "Please look at the list of editions."),
        ),
        Refusal::NoReason => plain(
            ("撤回要写理由，最多 300 字。", "Say why, in 300 signs at most."),
            ("请写明理由。", "Please give the reason."),
        )
        .at("reason"),
    }
}

/// A refusal of a word as a sentence.
pub(super) fn words(lang: Lang, refusal: wordbook::Refusal) -> Saying {
    use wordbook::Refusal;
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, refusal.rule(), why, helps);
    match refusal {
        Refusal::NotEntitled => plain(
            ("俗话表由大厅管理员维护。", "The hall manager keeps the words."),
            ("请找大厅管理员添加。", "Please ask the hall manager."),
        ),
        Refusal::Word => plain(
            ("俗话要写 2 到 40 个字，不含 | , \" #。", "A word has 2 to 40 signs, and none of | , \" #."),
            ("例如“打水井”。", "For example 打水井."),
        )
        .at("word"),
        Refusal::Means => plain(
            (
                "要写 1 到 8 种说法，每种 2 到 40 个字，一行一种。",
                "One to eight meanings of 2 to 40 signs, one a line.",
            ),
            ("写事项名称里的词，例如“取水许可”。", "Write words of a service's name, such as 取水许可."),
        )
        .at("means"),
        Refusal::Itself => plain(
            ("说法和俗话是同一个词。", "The meaning is the word itself."),
            ("请写事项名称里的词。", "Please write words of a service's name."),
        )
        .at("means"),
        Refusal::TooMany => plain(
            ("本大厅的俗话已有 5000 条。", "The hall has 5,000 words already."),
            ("请先删去不用的。", "Please remove some first."),
        )
        .at("word"),
    }
}
