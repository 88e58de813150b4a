//! What the papers of a case about a licence are filled with besides the decision itself: N-14, and N-15 where the holder
//! asks for the end of it.

use super::{contents::Values, issue::Issue, wording};
use rules::{case::DocKind, identifier::LicenceNumber, time::Date};

/// A decision that gives what was asked for about a licence (L-30, L-31, L-40).
pub(super) fn given(issue: &Issue<'_>, values: Values, decided: &str) -> Values {
    let Some(about) = issue.after.about.as_ref() else { return values };
    let values = of(issue, values, about.number.as_str()).with("effect", decided);
    let values = basis(issue, values);
    // The term is the licence's from now on, not that of a new one.
    let until = if issue.kind() == DocKind::RenewalDecision { about.until } else { about.valid_until };
    let values = values.with_known("term", until.map(|day| format!("至{}", wording::day(day))));
    if issue.kind() == DocKind::CancellationDecision {
        return values.with("reasons", "持证人申请注销。");
    }
    values
}

/// A decision that denies it: what becomes of the licence.
pub(super) fn denied(issue: &Issue<'_>, values: Values) -> Values {
    let Some(about) = issue.after.about.as_ref() else { return values };
    let effect = match issue.kind() {
        DocKind::RenewalRefusal => "许可证件自有效期届满之日的次日起失效。",
        _ => "许可证件的内容不变，继续有效。",
    };
    of(issue, values, about.number.as_str()).with("effect", effect)
}

/// N-14 by silence: nothing was decided before the licence ended (L-31).
pub(super) fn deemed(
    issue: &Issue<'_>,
    values: Values,
    number: &LicenceNumber,
    expired: Date,
    until: Date,
) -> Values {
    let effect = format!(
        "您在有效期届满三十日前提出延续申请，本机关在有效期届满（{}）前没有作出决定，依法视为准予延续，有效期延续至{}。",
        wording::day(expired),
        wording::day(until)
    );
    let values = of(issue, values, number.as_str()).with("effect", effect);
    basis(issue, values).with("term", format!("至{}", wording::day(until)))
}

fn of(issue: &Issue<'_>, values: Values, number: &str) -> Values {
    let name = issue.source.content.results.first().map_or("许可证件", |result| result.name.as_str());
    values
        .with("licence", format!("{name} {number}"))
        .with("decided_on", wording::full_day(issue.recorded.stamp.happened_at.day()))
}

/// What the decision rests on: the item's own basis, or the article on such decisions.
fn basis(issue: &Issue<'_>, values: Values) -> Values {
    let own = &issue.source.content.power.implementing_basis;
    let mut articles: Vec<String> = own.iter().map(wording::basis).collect();
    if articles.is_empty() {
        articles.push(values.cite(match issue.kind() {
            DocKind::ChangeDecision => "第四十九条",
            DocKind::CancellationDecision => "第七十条",
            _ => "第五十条",
        }));
    }
    values.with_list("basis", articles)
}
