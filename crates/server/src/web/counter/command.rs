//! 指令: what a clerk filled in for an act, judged and brought into commands. An act on the spot is three commands one
//! after another; each is decided by itself, so that what was reached stands when a later one is refused.

use super::{
    acts::{self, Act},
    confirm::SURE,
    materials,
    open::OpenCase,
};
use crate::{
    failure::Failure,
    filled::{LINE_MAX, TEXT_MAX},
    form::Form,
    open_text,
    people::kind,
    text::{Lang, Message, codes},
    visitor::Deliverer,
};
use rules::{
    case::{Command, DeliveryMode, Proof},
    item::content::Material,
    name::Commitment,
};
use store::{files::Upload, vault::Datum};

/// One command with what it seals.
pub(super) struct Part {
    pub(super) command: Command,
    pub(super) sealed: Vec<Datum>,
}

impl Part {
    fn plain(command: Command) -> Part {
        Part { command, sealed: Vec::new() }
    }
}

/// What an act asks for, in order, and the scans that go over to the applicant.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) commands: Vec<Part>,
    pub(super) uploads: Vec<Upload>,
}

/// The commands of an act; none when something is amiss, which then stands in the form.
pub(super) async fn of(
    clerk: &Deliverer,
    open: &OpenCase,
    act: Act,
    form: &mut Form,
) -> Result<Option<Parts>, Failure> {
    let asked = acts::asked(open, open.case());
    materials::check(form, &asked);
    need(form, act);
    if act == Act::RequestCorrection && form.given(SURE).is_some() {
        materials::check_told(form, &open.case().missing(&open.content));
    }
    if !form.is_sound() {
        return Ok(None);
    }
    let reason = || form.text("reason").to_owned();
    let one = |command| vec![Part::plain(command)];
    let mut uploads = Vec::new();
    let commands = match act {
        Act::Receive => one(Command::Receive),
        Act::Accept => one(Command::Accept { deferred: materials::deferred(form) }),
        Act::CorrectOnTheSpot | Act::SupplyCorrection | Act::SupplyDeferred => {
            let (given, scans) = materials::given(clerk, &clerk.me.person, form, &asked).await?;
            uploads = scans;
            one(match act {
                Act::SupplyDeferred => Command::SupplyDeferred { materials: given },
                Act::CorrectOnTheSpot => Command::CorrectOnTheSpot { form: None, materials: given },
                _ => Command::SupplyCorrection { form: None, materials: given },
            })
        }
        Act::RequestCorrection => {
            let missing: Vec<&Material> = open.case().missing(&open.content);
            let items = materials::corrections(form, &open.content, &missing);
            one(Command::RequestCorrection { items })
        }
        Act::ReturnPreReview => {
            let missing: Vec<&Material> = open.case().missing(&open.content);
            one(Command::ReturnPreReview { reasons: materials::corrections(form, &open.content, &missing) })
        }
        Act::RefuseAcceptance => {
            let proper_body = form.text("proper_body").to_owned();
            one(Command::RefuseAcceptance { reason: reason(), proper_body })
        }
        Act::TellNotRequired => one(Command::TellNotRequired { reason: reason() }),
        Act::Withdraw => one(Command::Withdraw { reason: reason() }),
        Act::Decide => decide(open, form),
        Act::Deliver => vec![deliver(open, form, mode(form))],
    };
    Ok(Some(Parts { commands, uploads }))
}

/// A field that is judged, with its label.
type Needed = (&'static str, fn(Lang) -> &'static str);

/// What must be typed for an act.
fn need(form: &mut Form, act: Act) {
    let wanted: &[Needed] = match act {
        Act::RefuseAcceptance | Act::TellNotRequired => &[("reason", Lang::counter_reason)],
        Act::Withdraw => &[("reason", Lang::counter_withdraw_reason)],
        Act::Decide => &[("content", Lang::counter_decided), ("opinion", Lang::counter_opinion)],
        Act::Deliver => &[("mode", Lang::counter_mode), ("recipient", Lang::counter_recipient)],
        _ => &[],
    };
    for (field, label) in wanted {
        form.require(field, Message::both(|lang| lang.form_required(label(lang))));
    }
    let reason = if act == Act::Withdraw { Lang::counter_withdraw_reason } else { Lang::counter_reason };
    let lengths: [(Needed, usize); 5] = [
        (("reason", reason), TEXT_MAX),
        (("more", Lang::counter_more), TEXT_MAX),
        (("proper_body", Lang::counter_proper_body), LINE_MAX),
        (("opinion", Lang::counter_opinion), LINE_MAX),
        (("content", Lang::counter_decided), LINE_MAX),
    ];
    for ((field, label), most) in lengths {
        open_text::keep_of(form, field, label, most);
    }
    // Who signed for it goes to the vault.
    form.at_most_of("recipient", Lang::counter_recipient, 100);
    form.at_most_of("witness", Lang::counter_witness, 100);
    form.at_most_of("tracking", Lang::counter_tracking, 100);
    open_text::keep_of(form, "note", Lang::counter_service_note, 500);
    if act == Act::Deliver && form.given("mode").is_some() && mode_of(form.text("mode")).is_none() {
        form.refuse("mode", Message::both(|lang| lang.form_choose_one(lang.counter_mode())));
    }
}

fn mode_of(word: &str) -> Option<DeliveryMode> {
    DeliveryMode::ALL.iter().copied().find(|mode| codes::word(mode) == word)
}

fn mode(form: &Form) -> DeliveryMode {
    mode_of(form.text("mode")).unwrap_or(DeliveryMode::Direct)
}

/// Grant, and where somebody signs for it, hand over at once. A point that is not ticked is answered no.
fn decide(open: &OpenCase, form: &Form) -> Vec<Part> {
    let points = acts::decision(open).map(|step| step.checklist.as_slice()).unwrap_or_default();
    let checklist =
        points.iter().map(|point| (point.id.clone(), form.chosen("checked", &point.id))).collect();
    let grant = Command::Grant {
        content: form.text("content").to_owned(),
        opinion: form.text("opinion").to_owned(),
        checklist,
    };
    let mut parts = vec![Part::plain(grant)];
    if form.given("recipient").is_some() {
        parts.push(deliver(open, form, DeliveryMode::Direct));
    }
    parts
}

/// The name of whoever signs lies in the vault under the applicant.
fn deliver(open: &OpenCase, form: &Form, mode: DeliveryMode) -> Part {
    let applicant = open.case().applicant.as_str();
    let signed = Datum::new(applicant, kind::RECIPIENT, form.text("recipient").as_bytes());
    let recipient = Commitment(signed.commitment().0);
    let witness = form.given("witness").map(|name| Datum::new(applicant, kind::RECIPIENT, name.as_bytes()));
    let proof = Proof {
        witness: witness.as_ref().map(|datum| Commitment(datum.commitment().0)),
        tracking: form.text("tracking").to_owned(),
        note: form.text("note").to_owned(),
    };
    let sealed = core::iter::once(signed).chain(witness).collect();
    Part { command: Command::Deliver { mode, recipient, proof }, sealed }
}
