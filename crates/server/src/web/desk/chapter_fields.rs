//! 各章的填表: the fields of acts that have a chapter of their own — hearing, officers, superior, promise, service, fees.

use super::{act_fields::Fields, effects, serving};
use crate::{
    form::Form,
    text::{Lang, codes, law},
    web::{
        pieces::{self, Choice, Field, Tone},
        sent::{KEPT, RECORD, SCAN},
    },
};
use maud::{Markup, html};
use rules::{
    case::{
        ActKind, Side,
        hearing::{Heard, HearingGround, RightState},
    },
    name::PersonId,
};

impl Fields<'_> {
    /// The fields of this act; empty for acts of other chapters.
    pub(super) fn chapter(&self, form: &Form) -> Markup {
        let lang = self.lang;
        match self.kind {
            ActKind::RecordSiteCheck => html! {
                (self.people(form, ("with", lang.desk_with(), lang.desk_with_hint()), &self.colleagues()))
                (Field::day("date", lang.desk_check_day()).required().show(lang, form))
                (time(lang, form, lang.desk_check_time()))
                (Field::line("place", lang.desk_check_place()).required().at_most(200).show(lang, form))
                (Field::line("present", lang.desk_check_present()).hint(lang.desk_check_present_hint()).at_most(100).show(lang, form))
                (self.text(form, "opinion", lang.desk_check_findings(), lang.desk_check_findings_hint()))
                (self.scans(form))
            },
            ActKind::SignSiteCheck => html! { p { (lang.desk_sign_lead()) } (self.record()) },
            ActKind::ForwardUp => html! {
                p { (lang.desk_forward_to(&self.open.content.handling.superior)) }
                (self.text(form, "opinion", lang.desk_forward_opinion(), lang.desk_forward_hint()))
            },
            ActKind::RecordReply => self.reply(form),
            ActKind::InformParty => html! {
                (Field::line("party", lang.desk_party()).required().hint(lang.desk_party_hint()).at_most(200).show(lang, form))
                (self.text(form, "reason", lang.desk_interest(), lang.desk_interest_hint()))
                (Field::number("needed", lang.desk_party_days()).required().hint(lang.desk_party_days_hint()).show(lang, form))
                p class="hint" { (lang.desk_party_serve()) }
            },
            ActKind::HearParty => self.hear(form),
            ActKind::TellHearingRight => html! {
                (self.text(form, "reason", lang.desk_interest(), lang.desk_interest_hint()))
                p class="hint" { (lang.desk_hearing_five()) }
            },
            ActKind::RequestHearing => self.answers(form, lang.desk_hearing_request_lead()),
            ActKind::WaiveHearing => self.answers(form, lang.desk_hearing_waive_lead()),
            ActKind::WithdrawHearingRequest => self.answers(form, lang.desk_hearing_withdraw_lead()),
            ActKind::AnnounceHearing => self.announce(form),
            ActKind::ScheduleHearing => self.schedule(form),
            ActKind::HoldHearing => html! {
                (self.text(form, "reason", lang.desk_transcript(), lang.desk_transcript_hint()))
                (Field::line("signed", lang.desk_signed()).required().hint(lang.desk_signed_hint()).at_most(200).show(lang, form))
                (self.scans(form))
            },
            ActKind::AssignInspection => {
                let mut staff = self.colleagues();
                staff.insert(0, self.open.actor.person.clone());
                self.people(form, ("with", lang.desk_inspectors(), lang.desk_inspectors_hint()), &staff)
            }
            ActKind::Recuse | ActKind::DenyRecusal => self.recusal(form),
            ActKind::Expedite => html! {
                (Field::number("by", lang.desk_expedite_days()).required().hint(lang.desk_expedite_hint()).show(lang, form))
                (self.text(form, "reason", lang.desk_expedite_reason(), ""))
            },
            ActKind::ExplainDelay => {
                self.text(form, "reason", lang.desk_delay_reason(), lang.desk_delay_hint())
            }
            ActKind::AssessFee => self.fees(form),
            ActKind::VoidSlip => self.text(form, "reason", lang.slip_void_reason(), lang.slip_void_hint()),
            ActKind::ProposeRelief => self.propose_relief(form),
            ActKind::DecideRelief => self.decide_relief(form),
            ActKind::Serve => self.serve(form),
            ActKind::WithdrawAcceptance => {
                self.text(form, "reason", lang.desk_withdraw_acceptance_reason(), lang.desk_public_words())
            }
            ActKind::VerifyPromise => self.verify(form),
            _ => html! {},
        }
    }

    pub(super) fn text(&self, form: &Form, name: &str, label: &str, hint: &str) -> Markup {
        let hint = if hint.is_empty() { self.lang.desk_public_words() } else { hint };
        Field::lines(name, label, 3).required().hint(hint).at_most(2_000).show(self.lang, form)
    }

    /// Pictures and scans of the record; those that came with an earlier try stay.
    fn scans(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let (scan, kept) = (format!("{SCAN}{RECORD}"), format!("{KEPT}{RECORD}"));
        let id = pieces::field_id(&scan);
        let files = form.all(&kept);
        html! {
            div class="field" {
                label for=(id) { (lang.desk_scans()) }
                p class="hint" { (lang.desk_scans_hint()) }
                @if let Some(why) = form.error(&scan) { p class="error" { "■ " (why.text(lang)) } }
                input type="file" id=(id) name=(scan) multiple;
                @for one in files { (pieces::hidden(&kept, one)) }
                @if !files.is_empty() { " " (pieces::tag(Tone::Good, &lang.apply_files(files.len()))) }
            }
        }
    }

    fn colleagues(&self) -> Vec<PersonId> {
        self.open.case().companions(&self.open.actor.person, &self.open.hall, self.open.now.day())
    }

    /// People of the hall by post and name, of whom any may be ticked.
    fn people(&self, form: &Form, (name, label, hint): (&str, &str, &str), people: &[PersonId]) -> Markup {
        let named = self.named(people);
        let choices: Vec<Choice<'_>> = named.iter().map(|(id, name)| Choice::new(id, name)).collect();
        html! {
            @if choices.is_empty() { (pieces::notice(Tone::Warning, self.lang.desk_no_colleague(), html! {})) }
            @else { (Field::boxes(name, label, &choices).required().hint(hint).show(self.lang, form)) }
        }
    }

    fn named(&self, people: &[PersonId]) -> Vec<(String, String)> {
        let post = |person: &PersonId| {
            let post = self.open.hall.posts_of(person).next();
            post.map_or_else(String::new, |post| format!(" · {}", self.lang.pick(&post.name, &post.name_en)))
        };
        let name = |person: &PersonId| format!("{}{}", self.open.names.name(person), post(person));
        people.iter().map(|person| (person.0.clone(), name(person))).collect()
    }

    /// What the record says that waits for a signature.
    fn record(&self) -> Markup {
        let Some(step) = self.step else { return html! {} };
        let found = self.open.site_findings(&step.id);
        html! { @if let Some(findings) = found {
            dl {
                dt { (self.lang.desk_check_day()) } dd { (pieces::moment(self.lang, findings.at)) }
                dt { (self.lang.desk_check_place()) } dd { (findings.place) }
                dt { (self.lang.desk_check_findings()) } dd { (findings.findings) }
            }
        } }
    }

    fn reply(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let answers =
            [Choice::new("yes", lang.desk_reply_agrees()), Choice::new("no", lang.desk_reply_disagrees())];
        html! {
            (Field::radios("result", lang.desk_reply(), &answers).required().show(lang, form))
            (Field::line("number", lang.desk_reply_number()).required().at_most(100).show(lang, form))
            (Field::day("date", lang.desk_reply_day()).required().show(lang, form))
            (self.text(form, "opinion", lang.desk_reply_opinion(), ""))
        }
    }

    fn hear(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let waiting: Vec<Side> = self.open.case().unheard().collect();
        let ways: Vec<(String, &str)> =
            Heard::ALL.iter().map(|how| (codes::word(how), codes::heard(lang, *how))).collect();
        let ways: Vec<Choice<'_>> = ways.iter().map(|(word, name)| Choice::new(word, name)).collect();
        html! {
            (self.sides(form, &waiting))
            (Field::radios("how", lang.desk_heard_how(), &ways).required().show(lang, form))
            (Field::lines("reason", lang.desk_statement(), 3).hint(lang.desk_statement_hint()).at_most(2_000).show(lang, form))
        }
    }

    /// Whose right it is, of those who can use it so now.
    fn answers(&self, form: &Form, lead: &str) -> Markup {
        let answer = match self.kind {
            ActKind::WithdrawHearingRequest => RightState::Requested,
            _ => RightState::Open,
        };
        let sides: Vec<Side> = self.open.case().hearing.sides(answer).collect();
        html! { p { (lead) } (self.sides(form, &sides)) }
    }

    /// The applicant by name, interested parties by number and by what is at stake for them.
    fn sides(&self, form: &Form, sides: &[Side]) -> Markup {
        let (lang, case) = (self.lang, self.open.case());
        let named = |side: &Side| match side {
            Side::Applicant => format!("{} {}", lang.desk_applicant(), self.open.names.name(&case.applicant)),
            Side::Party(place) => {
                let interest = case.parties.get(*place).map_or("", |party| party.interest.as_str());
                lang.desk_side_party(place + 1, interest)
            }
        };
        let named: Vec<(String, String)> = sides.iter().map(|side| (side.word(), named(side))).collect();
        let choices: Vec<Choice<'_>> = named.iter().map(|(word, name)| Choice::new(word, name)).collect();
        Field::radios("side", lang.desk_side(), &choices).required().show(lang, form)
    }

    fn announce(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let grounds: Vec<(String, &str)> =
            HearingGround::ALL.iter().map(|it| (codes::word(it), codes::hearing_ground(lang, *it))).collect();
        let grounds: Vec<Choice<'_>> = grounds.iter().map(|(word, name)| Choice::new(word, name)).collect();
        html! {
            (Field::radios("kind", lang.desk_ground(), &grounds).required().show(lang, form))
            (Field::line("law", lang.desk_law()).required().at_most(200).show(lang, form))
            (Field::line("article", lang.desk_article()).required().example(lang.desk_article_example()).at_most(200).show(lang, form))
        }
    }

    /// The earliest day that the law allows is said beside the field.
    fn schedule(&self, form: &Form) -> Markup {
        let (lang, open) = (self.lang, self.open);
        let chairs = self.named(&open.case().possible_chairs(&open.hall));
        let chairs: Vec<Choice<'_>> = chairs.iter().map(|(id, name)| Choice::new(id, name)).collect();
        let calendar = &open.hall.calendar;
        let earliest = calendar
            .working_day_after(calendar.date_of(open.now), rules::case::hearing::HEARING_NOTICE.0.into());
        let latest = effects::due_day(lang, &open.hall, open.case(), &rules::case::ClockName::Hearing);
        let mut hint = lang.desk_hearing_earliest(&pieces::full_day_text(lang, earliest));
        if let Some(latest) = latest {
            hint = format!("{hint}{}{}", lang.pick("", " "), lang.desk_hearing_latest(&latest));
        }
        html! {
            (Field::day("date", lang.desk_hearing_day()).required().hint(&hint).show(lang, form))
            (time(lang, form, lang.desk_hearing_time()))
            (Field::line("place", lang.desk_hearing_place()).required().at_most(200).show(lang, form))
            (Field::select("chair", lang.desk_chair(), &chairs).required().hint(lang.desk_chair_hint()).show(lang, form))
            (Field::line("closed", lang.desk_closed()).hint(lang.desk_closed_hint()).at_most(200).show(lang, form))
        }
    }

    fn recusal(&self, form: &Form) -> Markup {
        let (lang, case) = (self.lang, self.open.case());
        let asked: Vec<PersonId> = case.recusals_asked.iter().cloned().collect();
        let mut people = asked.clone();
        if self.kind == ActKind::Recuse {
            let me = &self.open.actor.person;
            let handlers = case.open_steps().filter_map(|(_, record)| record.handler.as_ref());
            people.extend(handlers.chain([me]).filter(|person| !asked.contains(person)).cloned());
            people.sort_unstable();
            people.dedup();
        }
        let named = self.named(&people);
        let choices: Vec<Choice<'_>> = named.iter().map(|(id, name)| Choice::new(id, name)).collect();
        html! {
            @for person in &asked {
                @if let Some(reason) = self.open.recusal_reason(person) {
                    (pieces::notice(Tone::Quiet, &lang.desk_recusal_asked(self.open.names.name(person)), html! {
                        p { (lang.story_reason(reason)) }
                    }))
                }
            }
            (Field::radios("person", lang.desk_recusal_who(), &choices).required().show(lang, form))
            (self.text(form, "reason", lang.desk_recusal_reason(), ""))
        }
    }

    /// The standard stands beside the quantity; the amount follows from both and is typed by nobody (F-03).
    fn fees(&self, form: &Form) -> Markup {
        let lang = self.lang;
        html! {
            p { (lang.desk_fee_lead()) }
            @for fee in &self.open.content.fees {
                @let hint = lang.desk_fee_standard(&pieces::money(fee.standard.0), &fee.unit);
                (Field::number(&fee_field(&fee.id), &fee.name).hint(&hint).show(lang, form))
            }
        }
    }

    fn serve(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let kind = self.open.content.identity.kind;
        let papers: Vec<(String, String)> = self
            .open
            .case()
            .to_serve()
            .into_iter()
            .map(|it| {
                let number = it.number.as_str();
                let name = format!("{} {number}", law::document(lang, it.kind, kind));
                let party = self.open.case().for_parties.get(&it.number);
                let party = party.map(|place| format!(" · {}", lang.story_party(place + 1)));
                (number.to_owned(), name + &party.unwrap_or_default())
            })
            .collect();
        serving::fields(lang, form, &papers)
    }

    fn verify(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let answers = [Choice::new("yes", lang.desk_kept()), Choice::new("no", lang.desk_not_kept())];
        html! {
            @if let Some(own) = &self.open.content.handling.commitments {
                @if !own.promises.trim().is_empty() { (pieces::notice(Tone::Seal, lang.desk_promised(), html! { p { (own.promises) } })) }
            }
            (Field::radios("kept", lang.desk_kept_or_not(), &answers).required().show(lang, form))
            (self.text(form, "opinion", lang.desk_verify_findings(), ""))
        }
    }
}

/// The field of a fee's quantity.
pub(super) fn fee_field(id: &str) -> String {
    format!("fee.{id}")
}

fn time(lang: Lang, form: &Form, label: &str) -> Markup {
    Field::line("time", label).required().example("09:30").at_most(5).input_mode("numeric").show(lang, form)
}
