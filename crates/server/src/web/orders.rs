//! 督办、建议与整改回复 as the rooms of supervision and of the department show them: what was ordered on a card, by when, its
//! paper, and what was answered (N-19).

use crate::{
    people::Names,
    text::{Lang, law},
    web::{
        papers::address_of,
        pieces::{self, Fact, Tone},
    },
};
use maud::{Markup, html};
use rules::{
    card::{Card, OrderKind, SupervisionOrder},
    time::Date,
};

/// The order in words.
#[must_use]
pub(super) fn kind(lang: Lang, kind: OrderKind) -> &'static str {
    law::document(lang, kind.paper(), None)
}

/// Every order on the card since it was raised, the newest first.
#[must_use]
pub(super) fn list(lang: Lang, card: &Card, names: &Names, today: Date) -> Markup {
    html! {
        @if card.orders.is_empty() { p class="quiet" { (lang.order_none()) } }
        @for order in card.orders.iter().rev() { (one(lang, order, names, today)) }
    }
}

fn one(lang: Lang, order: &SupervisionOrder, names: &Names, today: Date) -> Markup {
    let paper = |number: &str| html! { a href=(address_of(number)) { (number) } };
    let until = pieces::full_day_text(lang, order.until);
    let late = order.reply.is_none() && order.until < today;
    let mut facts = vec![
        Fact::marked(lang.order_paper(), paper(order.document.as_str())),
        Fact::new(lang.order_text(), &order.text),
        Fact::marked(
            lang.order_until(),
            html! { (until) @if late { " " (pieces::tag(Tone::Bad, lang.order_late())) } },
        ),
        Fact::new(lang.order_by(), names.name(&order.by)),
    ];
    if let Some(reply) = &order.reply {
        facts.push(Fact::marked(lang.order_reply(), paper(reply.document.as_str())));
        facts.push(Fact::new(lang.order_measures(), &reply.measures));
        facts.push(Fact::new(lang.order_done_on(), &pieces::full_day_text(lang, reply.done_on)));
        facts.push(Fact::new(lang.order_reply_by(), names.name(&reply.by)));
    } else {
        facts.push(Fact::new(lang.order_reply(), lang.order_unanswered()));
    }
    html! { h3 { (kind(lang, order.kind)) } (pieces::summary(lang, &facts)) }
}
