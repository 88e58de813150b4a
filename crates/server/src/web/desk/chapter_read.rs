//! 各章的读表: what was typed for acts with a chapter of their own becomes their command; names go to the vault.

use super::{
    act_read::{need, typed_basis},
    chapter_fields::fee_field,
    open::OpenCase,
};
use crate::{
    filled::{LINE_MAX, TEXT_MAX},
    form::Form,
    open_text,
    people::{
        self,
        kind::{PARTY, RECIPIENT, SIGNED},
    },
    text::{Lang, Message, codes},
};
use rules::{
    case::{
        ActKind, Command, DeliveryMode, HearingCommand, OfficersCommand, PromiseCommand, Proof, Service,
        Side, SuperiorCommand,
        hearing::{Heard, HearingGround, Sitting},
        officers::SiteFindings,
        superior::Reply,
    },
    clock::Limit,
    name::{Commitment, FileHash, PersonId, StepId},
    time::{Date, Instant, WorkingDays},
};
use store::vault::Datum;

/// What a form means: the command, and the names that belong in the vault.
pub(super) struct Read {
    pub(super) command: Command,
    pub(super) sealed: Vec<Datum>,
}

type Label = fn(Lang) -> &'static str;

/// The command of an act with a chapter of its own; none for the others.
/// The files came along with the form.
pub(super) fn command(
    open: &OpenCase,
    kind: ActKind,
    step: StepId,
    files: Vec<FileHash>,
    form: &mut Form,
) -> Option<Read> {
    check(kind, form);
    let mut sealed = vec![];
    let command = match kind {
        ActKind::RecordSiteCheck
        | ActKind::SignSiteCheck
        | ActKind::AssignInspection
        | ActKind::Recuse
        | ActKind::DenyRecusal => Command::Officers(officers(open, kind, step, files, form, &mut sealed)),
        ActKind::ForwardUp => {
            Command::Superior(SuperiorCommand::Forward { step, opinion: form.text("opinion").to_owned() })
        }
        ActKind::RecordReply => Command::Superior(SuperiorCommand::Return(Reply {
            step,
            agrees: chosen(form, "result", &[("yes", true), ("no", false)], Lang::desk_reply),
            number: form.text("number").to_owned(),
            dated: day(form, "date", Lang::desk_reply_day).unwrap_or(open.now.day()),
            opinion: form.text("opinion").to_owned(),
        })),
        ActKind::Expedite => Command::Expedite {
            promised: days(form, "by", Lang::desk_expedite_days),
            reason: form.text("reason").to_owned(),
        },
        ActKind::ExplainDelay => Command::ExplainDelay { reason: form.text("reason").to_owned() },
        ActKind::AssessFee => Command::AssessFee {
            quantities: open
                .content
                .fees
                .iter()
                .map(|fee| (fee.id.clone(), quantity(form, &fee.id)))
                .collect(),
        },
        ActKind::VoidSlip | ActKind::ProposeRelief | ActKind::DecideRelief => {
            Command::Slip(super::slip::read(open, kind, form, &mut sealed))
        }
        ActKind::Serve => serve(open, form, &mut sealed)?,
        ActKind::WithdrawAcceptance => {
            Command::Promise(PromiseCommand::WithdrawAcceptance { reason: form.text("reason").to_owned() })
        }
        ActKind::VerifyPromise => Command::Promise(PromiseCommand::Verify {
            kept: chosen(form, "kept", &[("yes", true), ("no", false)], Lang::desk_kept_or_not),
            findings: form.text("opinion").to_owned(),
        }),
        _ => Command::Hearing(hearing(open, kind, files, form, &mut sealed)?),
    };
    Some(Read { command, sealed })
}

/// What is typed in the open names nobody and has an end.
fn check(kind: ActKind, form: &mut Form) {
    let reason: Label = match kind {
        ActKind::InformParty | ActKind::TellHearingRight => Lang::desk_interest,
        ActKind::HoldHearing => Lang::desk_transcript,
        ActKind::HearParty => Lang::desk_statement,
        _ => Lang::desk_reason_label,
    };
    let opinion: Label = match kind {
        ActKind::RecordSiteCheck => Lang::desk_check_findings,
        ActKind::VerifyPromise => Lang::desk_verify_findings,
        _ => Lang::desk_opinion,
    };
    let open: [(&str, Label, usize); 6] = [
        ("reason", reason, TEXT_MAX),
        ("opinion", opinion, TEXT_MAX),
        ("place", Lang::desk_check_place, LINE_MAX),
        ("number", Lang::desk_reply_number, LINE_MAX),
        ("closed", Lang::desk_closed, LINE_MAX),
        ("note", Lang::counter_service_note, TEXT_MAX),
    ];
    for (field, label, most) in open {
        open_text::keep_of(form, field, label, most);
    }
    let closed: [(&str, Label); 5] = [
        ("party", Lang::desk_party),
        ("signed", Lang::desk_signed),
        ("present", Lang::desk_check_present),
        ("recipient", Lang::counter_recipient),
        ("witness", Lang::counter_witness),
    ];
    for (field, label) in closed {
        form.at_most_of(field, label, 200);
    }
}

fn officers(
    open: &OpenCase,
    kind: ActKind,
    step: StepId,
    files: Vec<FileHash>,
    form: &mut Form,
    sealed: &mut Vec<Datum>,
) -> OfficersCommand {
    let people = |form: &Form| form.all("with").iter().map(|id| PersonId::from(id.as_str())).collect();
    let reason = |form: &Form| form.text("reason").to_owned();
    match kind {
        ActKind::RecordSiteCheck => {
            let at = moment(form, (Lang::desk_check_day, Lang::desk_check_time));
            let present = form.given("present").map(str::to_owned);
            OfficersCommand::RecordSiteCheck {
                step,
                with: people(form),
                findings: SiteFindings {
                    at: at.unwrap_or(open.now),
                    place: form.text("place").to_owned(),
                    findings: form.text("opinion").to_owned(),
                    present: present.map(|name| seal(open, sealed, PARTY, &name)),
                    files,
                },
            }
        }
        ActKind::SignSiteCheck => OfficersCommand::SignSiteCheck { step },
        ActKind::AssignInspection => OfficersCommand::AssignInspection { staff: people(form) },
        _ => {
            need(form, "person", Lang::desk_recusal_who);
            let person = PersonId::from(form.text("person"));
            if kind == ActKind::Recuse {
                OfficersCommand::Recuse { person, reason: reason(form) }
            } else {
                OfficersCommand::DenyRecusal { person, reason: reason(form) }
            }
        }
    }
}

fn hearing(
    open: &OpenCase,
    kind: ActKind,
    files: Vec<FileHash>,
    form: &mut Form,
    sealed: &mut Vec<Datum>,
) -> Option<HearingCommand> {
    let reason = form.text("reason").to_owned();
    Some(match kind {
        ActKind::InformParty => {
            need(form, "party", Lang::desk_party);
            let name = form.text("party").to_owned();
            let person = people::fresh();
            HearingCommand::Inform {
                party: seal_under(&person, sealed, PARTY, &name),
                person,
                interest: reason,
                limit: days(form, "needed", Lang::desk_party_days),
            }
        }
        ActKind::HearParty => {
            let ways: Vec<(String, Heard)> = Heard::ALL.iter().map(|how| (codes::word(how), *how)).collect();
            let ways: Vec<(&str, Heard)> = ways.iter().map(|(word, how)| (word.as_str(), *how)).collect();
            HearingCommand::Hear {
                side: side(open, form),
                how: chosen(form, "how", &ways, Lang::desk_heard_how),
                statement: reason,
            }
        }
        ActKind::TellHearingRight => HearingCommand::TellRight { interest: reason },
        ActKind::RequestHearing => HearingCommand::Request { side: side(open, form) },
        ActKind::WaiveHearing => HearingCommand::Waive { side: side(open, form) },
        ActKind::WithdrawHearingRequest => HearingCommand::WithdrawRequest { side: side(open, form) },
        ActKind::AnnounceHearing => {
            need(form, "law", Lang::desk_law);
            need(form, "article", Lang::desk_article);
            let grounds: Vec<(String, HearingGround)> =
                HearingGround::ALL.iter().map(|ground| (codes::word(ground), *ground)).collect();
            let grounds: Vec<(&str, HearingGround)> =
                grounds.iter().map(|(word, ground)| (word.as_str(), *ground)).collect();
            let ground = chosen(form, "kind", &grounds, Lang::desk_ground);
            HearingCommand::Announce { ground, basis: typed_basis(form) }
        }
        ActKind::ScheduleHearing => {
            need(form, "chair", Lang::desk_chair);
            let at = moment(form, (Lang::desk_hearing_day, Lang::desk_hearing_time));
            HearingCommand::Schedule(Sitting {
                at: at.unwrap_or(open.now),
                place: form.text("place").to_owned(),
                chair: PersonId::from(form.text("chair")),
                closed_because: form.text("closed").to_owned(),
            })
        }
        ActKind::HoldHearing => HearingCommand::Hold {
            record: reason,
            signed: form.given("signed").map(str::to_owned).map(|names| seal(open, sealed, SIGNED, &names)),
            files,
        },
        _ => return None,
    })
}

fn serve(open: &OpenCase, form: &mut Form, sealed: &mut Vec<Datum>) -> Option<Command> {
    need(form, "document", Lang::desk_serve_which);
    need(form, "recipient", Lang::counter_recipient);
    let modes: Vec<(String, DeliveryMode)> =
        DeliveryMode::ALL.iter().map(|mode| (codes::word(mode), *mode)).collect();
    let modes: Vec<(&str, DeliveryMode)> = modes.iter().map(|(word, mode)| (word.as_str(), *mode)).collect();
    let mode = chosen(form, "mode", &modes, Lang::counter_mode);
    let wanted = form.text("document").to_owned();
    let papers = open.case().to_serve();
    // A number that is none of the case's is told as such by the rules; there is always one to ask them about.
    let known = papers.iter().find(|paper| paper.number.as_str() == wanted).or(papers.first())?;
    let document = known.number.clone();
    // Who received what is for an interested party is known under their key, as they are.
    let person = open.case().addressee(&document).clone();
    let recipient = seal_under(&person, sealed, RECIPIENT, form.text("recipient"));
    let witness = form.given("witness").map(str::to_owned);
    let proof = Proof {
        witness: witness.map(|name| seal_under(&person, sealed, RECIPIENT, &name)),
        tracking: form.text("tracking").to_owned(),
        note: form.text("note").to_owned(),
    };
    Some(Command::Serve { document, service: Service { mode, recipient, proof } })
}

/// Names lie in the vault under the applicant whose case it is.
pub(super) fn seal(open: &OpenCase, sealed: &mut Vec<Datum>, kind: &'static str, name: &str) -> Commitment {
    seal_under(&open.case().applicant, sealed, kind, name)
}

/// The same under the key of whoever is named.
fn seal_under(person: &PersonId, sealed: &mut Vec<Datum>, kind: &'static str, name: &str) -> Commitment {
    let datum = Datum::new(person.as_str(), kind, name.as_bytes());
    let commitment = Commitment(datum.commitment().0);
    sealed.push(datum);
    commitment
}

/// Whose right it is; the applicant's where nobody was chosen, which is said.
fn side(open: &OpenCase, form: &mut Form) -> Side {
    let parties = (0..open.case().parties.len()).map(Side::Party);
    let sides = std::iter::once(Side::Applicant).chain(parties);
    let words: Vec<(String, Side)> = sides.map(|side| (side.word(), side)).collect();
    let words: Vec<(&str, Side)> = words.iter().map(|(word, side)| (word.as_str(), *side)).collect();
    chosen(form, "side", &words, Lang::desk_side)
}

/// One of a few; the first where none was chosen, which is said.
pub(super) fn chosen<T: Copy>(form: &mut Form, field: &str, known: &[(&str, T)], label: Label) -> T {
    let typed = form.text(field);
    let found = known.iter().find(|(word, _)| *word == typed).map(|(_, value)| *value);
    if found.is_none() {
        form.refuse(field, Message::both(|lang| lang.form_choose_one(label(lang))));
    }
    found.unwrap_or(known[0].1)
}

fn days(form: &mut Form, field: &str, label: Label) -> Limit {
    need(form, field, label);
    let typed =
        form.number(field).and_then(|days| u16::try_from(days).ok()).filter(|days| (1..=250).contains(days));
    if typed.is_none() {
        form.refuse(field, Message::both(|lang| lang.desk_needed_range(250)));
    }
    Limit::WorkingDays(WorkingDays(typed.unwrap_or(1)))
}

fn quantity(form: &mut Form, fee: &str) -> u32 {
    let field = fee_field(fee);
    if form.given(&field).is_none() {
        return 0;
    }
    let typed = form.number(&field).and_then(|count| u32::try_from(count).ok());
    if typed.is_none() {
        form.refuse(&field, Message::both(Lang::desk_fee_wrong));
    }
    typed.unwrap_or(0)
}

pub(super) fn day(form: &mut Form, field: &str, label: Label) -> Option<Date> {
    need(form, field, label);
    let day = form.date(field);
    if day.is_none() && form.given(field).is_some() {
        form.refuse(field, Message::both(Lang::desk_day_wrong));
    }
    day
}

/// A day and a time of day, as two fields.
fn moment(form: &mut Form, (of_day, of_time): (Label, Label)) -> Option<Instant> {
    let day = day(form, "date", of_day);
    need(form, "time", of_time);
    let time = form.time_of_day("time");
    if time.is_none() && form.given("time").is_some() {
        form.refuse("time", Message::both(Lang::desk_time_wrong));
    }
    Some(Instant::midnight(day?).plus_ms(time?))
}
