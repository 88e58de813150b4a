//! The wording of papers: what is granted by kind of item, days and moments as official papers write them, articles.

use super::contents::Footing;
use crate::people::Names;
use jiff::civil::Weekday;
use rules::{
    actor::BANK,
    dossier::SYSTEM,
    hall::Hall,
    item::{
        Content,
        content::{Basis, ItemKind, Purpose},
    },
    name::PersonId,
    time::{Date, Instant},
};

/// What is granted or refused, in the sentence of the decision.
pub(super) const fn object(item: Option<ItemKind>) -> &'static str {
    match item {
        Some(ItemKind::AdministrativeLicence) => "行政许可",
        Some(ItemKind::AdministrativeConfirmation) => "行政确认",
        Some(ItemKind::AdministrativePayment) => "行政给付",
        Some(ItemKind::AdministrativeReward) => "行政奖励",
        _ => "办理",
    }
}

/// What a positive decision does: one permits, confirms, pays or rewards.
pub(super) const fn grants(item: Option<ItemKind>) -> &'static str {
    match item {
        Some(ItemKind::AdministrativeLicence) => "准予行政许可",
        Some(ItemKind::AdministrativeConfirmation) => "予以行政确认",
        Some(ItemKind::AdministrativePayment) => "予以行政给付",
        Some(ItemKind::AdministrativeReward) => "予以行政奖励",
        _ => "准予办理",
    }
}

/// 决定内容 as it is filled in beforehand, in the language of record: what is granted and on which law. No name
/// stands in it.
#[must_use]
pub fn granted(content: &Content, purpose: Purpose) -> String {
    let grants = grants(content.identity.kind);
    // What is done to a licence that there is has an article of its own.
    let (article, does) = match purpose {
        Purpose::Change => ("第四十九条", "准予变更"),
        Purpose::Renewal => ("第五十条第二款", "准予延续"),
        Purpose::Cancellation => ("第七十条", "准予注销"),
        Purpose::New => ("第三十八条第一款", grants),
    };
    let law = Footing::of(content).cite(article);
    let lead = format!("经审查，本申请符合法定条件、标准，依照{law}，{does}");
    let result = content.results.first().map(|result| result.name.as_str()).filter(|name| !name.is_empty());
    match (purpose, result) {
        (Purpose::Change | Purpose::Renewal | Purpose::Cancellation, Some(result)) => {
            format!("{lead}《{result}》。")
        }
        (_, Some(result)) => format!("{lead}，核发《{result}》。"),
        (_, None) => format!("{lead}：{}。", content.identity.name),
    }
}

/// Decisions bear the name of the body that answers in law; the department's where the item names none.
pub(super) fn issuer<'a>(hall: &'a Hall, content: &'a Content) -> &'a str {
    let body = content.body.impl_body.trim();
    if !body.is_empty() {
        return body;
    }
    let department = hall.departments.get(&content.body.department);
    department.map_or(hall.name.as_str(), |department| &department.name)
}

/// Somebody of the staff with their post.
pub(super) fn staff(hall: &Hall, names: &Names, person: &PersonId) -> String {
    let post = hall.posts_of(person).next();
    let name = match person.as_str() {
        SYSTEM => "系统",
        BANK => "银行",
        _ => names.name(person),
    };
    post.map_or_else(|| name.to_owned(), |post| format!("{name}（{}）", post.name))
}

/// Where one may speak, and in which other ways.
pub(super) fn how_heard(hall: &Hall, content: &Content) -> String {
    let place = &content.place;
    let at = match place.place.trim() {
        "" => hall.name.clone(),
        known => format!("{known} {}", place.window.trim()).trim_end().to_owned(),
    };
    format!("当面到{at}陈述，或者提交、寄送书面意见")
}

/// The second at which a paper was made.
pub(super) fn made(at: Instant) -> String {
    format!("本文书由一窗政务服务平台于{}制作。", moment(at))
}

/// The small line at the foot: when it was made, and whom to ask.
pub(super) fn footer(hall: &Hall, content: &Content, at: Instant) -> String {
    let mut footer = made(at);
    let ask = content.place.consult_way.trim();
    if !ask.is_empty() {
        footer.push_str(&format!("咨询：{ask}。"));
    } else if !hall.hotline.is_empty() {
        footer.push_str(&format!("咨询：{}。", hall.hotline));
    }
    footer
}

/// "《食品安全法》第三十五条".
pub(super) fn basis(basis: &Basis) -> String {
    let law = basis.law.trim_matches(['《', '》', ' ']);
    format!("《{law}》{}", basis.article)
}

/// "2026年3月2日".
pub(super) fn day(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// "2026年3月2日（星期一）".
pub(super) fn full_day(date: Date) -> String {
    let weekday = match date.weekday() {
        Weekday::Monday => "一",
        Weekday::Tuesday => "二",
        Weekday::Wednesday => "三",
        Weekday::Thursday => "四",
        Weekday::Friday => "五",
        Weekday::Saturday => "六",
        Weekday::Sunday => "日",
    };
    format!("{}（星期{weekday}）", day(date))
}

/// "17:00".
pub(super) fn clock(at: Instant) -> String {
    let minutes = at.ms_of_day() / 60_000;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// "2026年3月2日 09:05:12": the second at which a paper was made.
pub(super) fn moment(at: Instant) -> String {
    format!("{} {}:{:02}", day(at.day()), clock(at), at.ms_of_day() % 60_000 / 1_000)
}

/// "2026年3月2日（星期一） 09:05": when people come together.
pub(super) fn at(at: Instant) -> String {
    format!("{} {}", full_day(at.day()), clock(at))
}
