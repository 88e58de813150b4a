//! What the papers of intake are filled with: receipt N-01, correction notice N-02, acceptance N-03, refusal N-05.

use super::{contents::Values, issue::Issue, promise::missed, wording};
use crate::text::{Lang, codes};
use rules::{
    case::{
        ClockName,
        event::Acceptance,
        material::{CorrectionItem, Given},
    },
    clock::Limit,
    time::Date,
};

/// N-01: list, counts, date, receiver (L-11).
pub(super) fn receipt(issue: &Issue<'_>, values: Values, received_on: Date) -> Values {
    let case = &issue.after;
    // In the order of the item; what an agent handed in besides stands at the end.
    let known = issue.source.content.materials.iter().filter_map(|material| case.materials.get(&material.id));
    let others = case
        .materials
        .values()
        .filter(|given| !issue.source.content.materials.iter().any(|known| known.id == given.material));
    let given: Vec<&Given> = known.chain(others).collect();
    let row = |(place, given): (usize, &&Given)| {
        let files = match given.files.len() {
            0 => "—".to_owned(),
            files => format!("{files} 个"),
        };
        [
            ("place", (place + 1).to_string()),
            ("name", issue.material(&given.material)),
            ("form", given.form.zh().to_owned()),
            ("count", given.count.to_string()),
            ("files", files),
        ]
    };
    let mut rows: Vec<[(&'static str, String); 5]> = given.iter().enumerate().map(row).collect();
    if rows.is_empty() {
        let none = || "—".to_owned();
        let words = "本次没有提交材料".to_owned();
        rows.push([
            ("place", none()),
            ("name", words),
            ("form", none()),
            ("count", none()),
            ("files", none()),
        ]);
    }
    values
        .with_table("materials", rows)
        .with("total", format!("{} 项", given.len()))
        .with("received_on", wording::full_day(received_on))
        .with_known("source", case.source.map(|source| source.zh()))
        .with_known("query_code", issue.source.query_code)
        .with_known("answer_by", issue.due(case.clock(&ClockName::Acceptance)))
}

/// N-02: everything at once, with what counts as right, and until when (L-06).
pub(super) fn correction(issue: &Issue<'_>, values: Values, items: &[CorrectionItem]) -> Values {
    let row = |(place, item): (usize, &CorrectionItem)| {
        let material =
            item.material.as_ref().map_or_else(|| "申请表或其他".to_owned(), |id| issue.material(id));
        [
            ("place", (place + 1).to_string()),
            ("material", material),
            ("what", item.what.clone()),
            ("standard", standard(issue, item)),
        ]
    };
    values
        .with_table("corrections", items.iter().enumerate().map(row))
        .with_known("until", issue.due(issue.after.clock(&ClockName::Correction)))
        .with_known("received_on", issue.before.received_on.map(wording::day))
}

/// What the item says of a good one.
fn standard(issue: &Issue<'_>, item: &CorrectionItem) -> String {
    let material = item
        .material
        .as_ref()
        .and_then(|id| issue.source.content.materials.iter().find(|material| material.id == *id));
    let Some(material) = material else { return "按照申请表填写说明".to_owned() };
    let mut words = Vec::new();
    if material.original_count > 0 {
        words.push(format!("原件 {} 份", material.original_count));
    }
    if material.copy_count > 0 {
        words.push(format!("复印件 {} 份", material.copy_count));
    }
    words.extend(
        [&material.page_format, &material.use_note, &material.issue_time_req]
            .into_iter()
            .filter(|text| !text.trim().is_empty())
            .cloned(),
    );
    words.join("；")
}

/// N-03: number, item, day of acceptance, day of decision (L-10, L-46).
pub(super) fn acceptance(issue: &Issue<'_>, values: Values, acceptance: &Acceptance) -> Values {
    let limit = |limit: Limit| codes::limit(Lang::Zh, limit);
    let fees = if issue.source.content.fees.is_empty() {
        "不收费"
    } else {
        "依法收费，标准见办事指南"
    };
    let owes = !acceptance.deferred.is_empty();
    values
        .with("accepted_on", wording::full_day(acceptance.accepted_on))
        .with("statutory", acceptance.statutory.map_or_else(|| "法律、法规没有规定".to_owned(), limit))
        .with("promised", limit(acceptance.promised))
        .with_known("decision_due", issue.due(issue.after.clock(&ClockName::Promised)))
        .with("fees", fees)
        .with_known("case_kind", issue.after.kind.map(|kind| kind.zh()))
        .with_known("acceptor", issue.after.acceptor.as_ref().map(|person| issue.staff(person)))
        .with_list("deferred", acceptance.deferred.iter().map(|id| issue.material(id)))
        .with_known("deferred_until", issue.due(issue.after.clock(&ClockName::Deferral)).filter(|_| owes))
        .with_known("deferral_missed", owes.then(|| missed(issue)))
}

/// N-05: reason, proper body, remedies (L-08, L-45). Where what is missing has not come in (L-06), the proper body is
/// the one that refuses.
pub(super) fn refusal(values: Values, reason: &str, proper_body: &str, remedies: &str) -> Values {
    let whither = match proper_body.trim() {
        "" => "材料齐全、符合法定形式后，您可以向本机关重新申请。".to_owned(),
        body => format!("请向{body}申请。"),
    };
    values.with("reason", reason).with("proper_body", whither).with("remedies", remedies)
}
