//! What the papers of payment are filled with: the notice N-17, the decision on a relief, and the receipt (F-01 … F-05).

use super::{contents::Values, issue::Issue, wording};
use crate::text::{Lang, slip};
use rules::{
    case::{
        ClockName, FeeLine, SlipEvent,
        slip::{Relief, Slip, Sought},
    },
    identifier::SlipNumber,
    money::Fen,
};

/// N-17: what is to be paid, by which standard and on which law, by which number and until when (F-01, F-03, F-05, F-06).
pub(super) fn notice(
    issue: &Issue<'_>,
    values: Values,
    lines: &[FeeLine],
    number: Option<&SlipNumber>,
) -> Values {
    let total = Fen(lines.iter().fold(0, |sum, line| line.amount.0.saturating_add(sum)));
    charges(issue, values, lines)
        .with("total", yuan(total))
        .with_known("pay_code", number.map(SlipNumber::grouped))
        .with_known("pay_by", issue.due(issue.after.clock(&ClockName::Payment)))
}

/// What happened to the slip, where it has a paper.
pub(super) fn settled(issue: &Issue<'_>, values: Values, event: &SlipEvent) -> Values {
    match event {
        SlipEvent::ReliefDecided { approved, opinion, due, .. } => {
            relief(issue, values, *approved, opinion, *due)
        }
        SlipEvent::PaymentVerified { .. } => receipt(issue, values),
        _ => values,
    }
}

fn relief(issue: &Issue<'_>, values: Values, approved: bool, opinion: &str, due: Fen) -> Values {
    let waiting = issue.before.fees.waiting();
    let sought = waiting.map_or_else(String::new, |relief| {
        let back = match &relief.sought {
            Sought::Refund { payment } => {
                issue.before.fees.payments.iter().find(|it| it.reference == *payment)
            }
            _ => None,
        };
        let back = back.map_or_else(String::new, |money| format!("，{}", yuan(money.amount)));
        format!("{}{back}", slip::sought(Lang::Zh, &relief.sought))
    });
    let basis = waiting.map_or("", |relief: &Relief| relief.basis.as_str());
    let slip = issue.after.fees.slip.as_ref();
    let payable = slip.filter(|slip| slip.is_unpaid());
    let number = payable.and_then(|slip| slip.number.as_ref()).map(SlipNumber::grouped);
    let clock = payable.and_then(|_| issue.after.clock(&ClockName::Payment));
    values
        .with("payer", issue.source.applicant)
        .with("sought", sought)
        .with("result", if approved { "准予" } else { "不予准许" })
        .with_known("basis", Some(basis).filter(|basis| !basis.trim().is_empty()))
        .with("opinion", opinion)
        .with("unit", issue.issuer())
        .with("due", yuan(due))
        .with_known("pay_code", number)
        .with_known("pay_by", issue.due(clock))
}

/// F-05: what was paid, when, and by which number of the bank's.
fn receipt(issue: &Issue<'_>, values: Values) -> Values {
    let fees = &issue.after.fees;
    let lines: &[FeeLine] = fees.slip.as_ref().map_or(&[], |slip| &slip.lines);
    let money = fees.counted();
    let reduced = fees.slip.as_ref().map(|slip| slip.reduced).filter(|reduced| reduced.0 > 0);
    charges(issue, values, lines)
        .with("total", yuan(money.map_or(Fen(0), |money| money.amount)))
        .with_known("paid_at", money.map(|money| wording::moment(money.paid_at)))
        .with_known("reference", money.map(|money| money.reference.as_str()))
        .with_known("reduced", reduced.map(yuan))
        .with_known("pay_code", number(fees.slip.as_ref()))
}

fn number(slip: Option<&Slip>) -> Option<String> {
    slip.and_then(|slip| slip.number.as_ref()).map(SlipNumber::grouped)
}

fn yuan(amount: Fen) -> String {
    format!("人民币 {amount} 元")
}

/// The lines of a slip with their standards, who pays and to whom, and on which law.
fn charges(issue: &Issue<'_>, values: Values, lines: &[FeeLine]) -> Values {
    let fees = &issue.source.content.fees;
    let fee = |line: &FeeLine| fees.iter().find(|fee| fee.id == line.fee);
    let row = |(place, line): (usize, &FeeLine)| {
        let (name, standard) = fee(line).map_or_else(
            || (line.fee.clone(), "—".to_owned()),
            |fee| (fee.name.clone(), format!("{} 元／{}", fee.standard, fee.unit)),
        );
        [
            ("place", (place + 1).to_string()),
            ("name", name),
            ("standard", standard),
            ("quantity", line.quantity.to_string()),
            ("amount", line.amount.to_string()),
        ]
    };
    values
        .with("payer", issue.source.applicant)
        .with_table("charges", lines.iter().enumerate().map(row))
        .with("unit", issue.issuer())
        .with_list("basis", lines.iter().filter_map(fee).map(|fee| wording::basis(&fee.basis)))
}
