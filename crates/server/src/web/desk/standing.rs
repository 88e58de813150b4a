//! `/desk/cases/{number}/standing`: what the head of the department records of whoever applied in this case: a ban, a
//! broken promise, and the lifting of either (L-43, L-44, P-09).
//!
//! How long a ban lasts the law says; the page shows the day before it is meant. Nothing is decided here: what the rules
//! refuse stands beside its field with everything typed kept. Records of other departments are not shown.

use super::open::OpenCase;
use crate::{
    filled::{LINE_MAX, TEXT_MAX},
    form::Form,
    office::{Answer, Order, Refusal, Request},
    open_text,
    text::{Lang, Message, refusal},
    visitor::Head,
    web::{
        frame::Room,
        pieces::{self, Choice, Confirmation, Fact, Field, Link, Tone, Weight},
        standing::{ban_facts, breach_facts},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    case::CaseOutcome,
    dossier::Dossier,
    item::content::Basis,
    standing::{Ban, BanCause, BanReach, BrokenPromise, Command, Context, Event, Standing},
    time::Date,
};

/// `GET /desk/cases/{number}/standing`
pub(super) async fn show(head: Head, Path(number): Path<String>, form: Form) -> Result<Response, Response> {
    let page = Page::of(&head, &number).await?;
    let done = form.given("done").is_some();
    Ok(page.show(StatusCode::OK, &prefilled(&page.open), done))
}

/// `POST /desk/cases/{number}/standing`
pub(super) async fn record(
    head: Head,
    Path(number): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    head.check(&form).map_err(|failure| head.fail(&failure))?;
    let page = Page::of(&head, &number).await?;
    if form.given("again").is_some() {
        return Ok(page.show(StatusCode::OK, &form, false));
    }
    let Some(command) = page.command(&mut form) else {
        return Ok(page.show(StatusCode::UNPROCESSABLE_ENTITY, &form, false));
    };
    let decided = page.standing().decide(command.clone(), &page.context());
    match decided {
        Err(refusal) => {
            refuse(&mut form, &Refusal::Standing(refusal));
            return Ok(page.show(StatusCode::UNPROCESSABLE_ENTITY, &form, false));
        }
        Ok(events) if form.given("sure").is_none() => return Ok(page.ask(&events, &form)),
        Ok(_) => {}
    }
    let seen = form.number("seen").and_then(|version| u64::try_from(version).ok());
    let person = page.open.case().applicant.clone();
    let mut request = Request::new(head.who(), Order::Standing(person, command)).seen(seen);
    if let Some(act) = form.act() {
        request = request.once(act).printed(form.typed());
    }
    match head.front.office.ask(request).await.map_err(|error| head.fail(&error.into()))? {
        Answer::Done { .. } => {
            let to = crate::form::address(&address(&number), &[("done", "yes")]);
            Ok(Redirect::to(&to).into_response())
        }
        Answer::Refused(refusal) => {
            let status = if refusal == Refusal::Stale {
                StatusCode::CONFLICT
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            refuse(&mut form, &refusal);
            Ok(page.show(status, &form, false))
        }
    }
}

/// The address of the page of a case.
pub(super) fn address(number: &str) -> String {
    format!("{}/standing", super::open::address(number))
}

/// What a page of the standing lets a head do: the value of the field `do`.
const DO: &str = "do";

fn refuse(form: &mut Form, why: &Refusal) {
    let field = refusal(Lang::Zh, why).field.unwrap_or("reasons");
    let field = if field == "basis" { "law" } else { field };
    form.refuse(
        field,
        Message::both(|lang| {
            let said = refusal(lang, why);
            format!("{}{}{}", said.why, lang.pick("", " "), said.helps)
        }),
    );
}

/// The article of the licensing law that fits the outcome, so that nobody has to look it up.
fn prefilled(open: &OpenCase) -> Form {
    let article = match open.case().outcome {
        Some(CaseOutcome::Granted) => "第七十九条",
        _ => "第七十八条",
    };
    Form::empty().with("law", "行政许可法").with("article", article)
}

struct Page<'a> {
    head: &'a Head,
    open: OpenCase,
    lang: Lang,
}

impl<'a> Page<'a> {
    async fn of(head: &'a Head, number: &str) -> Result<Page<'a>, Response> {
        let open = OpenCase::of(head, &head.me.person, number).await;
        let open = open.map_err(|failure| head.fail(&failure.of_case()))?;
        Ok(Page { head, open, lang: head.lang() })
    }

    fn standing(&self) -> &Standing {
        &self.open.beside.standing.state
    }

    fn context(&self) -> Context<'_> {
        let OpenCase { now, actor, hall, content, .. } = &self.open;
        let case = self.open.case();
        Context { now: *now, actor, hall, person: &case.applicant, case: Some((case, content)) }
    }

    fn today(&self) -> Date {
        self.open.hall.calendar.date_of(self.open.now)
    }

    /// What the form means; none where something is amiss that no command could carry.
    fn command(&self, form: &mut Form) -> Option<Command> {
        let lang_of = |field: &str| match field {
            "law" => Lang::standing_law as fn(Lang) -> &'static str,
            "article" => Lang::standing_article,
            _ => Lang::standing_reasons,
        };
        for (field, most) in [("reasons", TEXT_MAX), ("law", LINE_MAX), ("article", LINE_MAX)] {
            open_text::keep_of(form, field, lang_of(field), most);
        }
        let case = self.open.case().number.clone()?;
        let reasons = form.text("reasons").to_owned();
        let number = form.number("number").and_then(|number| u32::try_from(number).ok());
        let command = match form.text(DO) {
            "ban" => {
                let cause = cause(form.text("cause"));
                if cause.is_none() {
                    let say = |lang: Lang| lang.form_choose_one(lang.standing_cause_label());
                    form.refuse("cause", Message::both(say));
                }
                let reach =
                    if form.text("reach") == "department" { BanReach::Department } else { BanReach::Item };
                let (law, article) = (form.text("law").to_owned(), form.text("article").to_owned());
                let basis = vec![Basis { law, article, ..Basis::default() }];
                Command::ImposeBan { case, cause: cause?, reach, reasons, basis }
            }
            "lift" => Command::LiftBan { number: number?, reasons },
            "breach" => Command::NotePromiseBroken { case, facts: reasons },
            "restore" => Command::RestoreCredit { number: number?, reasons },
            _ => return None,
        };
        form.is_sound().then_some(command)
    }

    fn show(&self, status: StatusCode, form: &Form, done: bool) -> Response {
        let lang = self.lang;
        let body = html! {
            @if done { (pieces::notice(Tone::Good, lang.standing_done(), html! {})) }
            (pieces::heading(lang.standing_title(), Some(lang.standing_lead()), html! {}))
            (pieces::error_summary(lang, form))
            (pieces::panel("records", lang.standing_records(), self.records(form)))
            @match self.open.case().outcome {
                Some(CaseOutcome::Refused | CaseOutcome::AcceptanceRefused | CaseOutcome::Granted) => (self.forms(form)),
                _ => p { (lang.standing_nothing_to_do()) },
            }
        };
        self.answer(status, body)
    }

    fn answer(&self, status: StatusCode, body: Markup) -> Response {
        let lang = self.lang;
        let case = self.open.address();
        let trail = [Link::new("/desk", lang.desk_work()), Link::new(&case, &self.open.number)];
        self.head.page_with(status, Room::Desk, lang.standing_title(), &trail, body)
    }

    /// What this department has on record, each with the way to lift it.
    fn records(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let own = &self.open.content.body.department;
        let bans: Vec<_> = self.standing().bans.iter().filter(|(_, it)| it.department == *own).collect();
        let broken: Vec<_> = self.standing().broken.iter().filter(|(_, it)| it.department == *own).collect();
        html! {
            @if bans.is_empty() && broken.is_empty() { p class="quiet" { (lang.standing_none()) } }
            @for (number, ban) in bans {
                h3 { (lang.standing_ban(*number)) " " (ban_state(lang, ban, self.today())) }
                (pieces::summary(lang, &ban_facts(lang, ban)))
                @if ban.lifted.is_none() { (self.lifting(form, "lift", *number)) }
            }
            @for (number, breach) in broken {
                h3 { (lang.standing_breach(*number)) " " (breach_state(lang, breach)) }
                (pieces::summary(lang, &breach_facts(lang, breach)))
                @if breach.restored.is_none() { (self.lifting(form, "restore", *number)) }
            }
        }
    }

    fn lifting(&self, form: &Form, what: &str, number: u32) -> Markup {
        let lang = self.lang;
        let is_typed = form.text(DO) == what && form.number("number") == Some(i64::from(number));
        let (title, word) = match what {
            "lift" => (lang.standing_lift_title(number), lang.standing_lift()),
            _ => (lang.standing_restore_title(number), lang.standing_restore()),
        };
        let blank = Form::empty();
        let form = if is_typed { form } else { &blank };
        html! {
            details open[is_typed] {
                summary { (title) }
                (self.posted(what, html! {
                    (pieces::hidden("number", &number.to_string()))
                    (Field::lines("reasons", lang.standing_reasons(), 3).required().hint(lang.standing_reasons_hint()).show(lang, form))
                    (pieces::buttons(&[pieces::submit(Weight::Side, word)]))
                }))
            }
        }
    }

    fn forms(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let granted = self.open.case().outcome == Some(CaseOutcome::Granted);
        let blank = prefilled(&self.open);
        let of = |what: &str| if form.text(DO) == what { form } else { &blank };
        html! {
            (pieces::panel("ban", lang.standing_impose(), html! {
                p { (lang.standing_impose_hint()) }
                (self.posted("ban", self.ban_fields(of("ban"))))
            }))
            @if granted {
                (pieces::panel("breach", lang.standing_note(), html! {
                    p { (lang.standing_note_hint()) }
                    (self.posted("breach", html! {
                        (Field::lines("reasons", lang.standing_facts(), 3).required().hint(lang.standing_reasons_hint()).show(lang, of("breach")))
                        (pieces::buttons(&[pieces::submit(Weight::Side, lang.standing_check())]))
                    }))
                }))
            }
        }
    }

    fn ban_fields(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let causes: Vec<Choice<'_>> =
            BanCause::ALL.iter().map(|it| Choice::new(word_of(*it), lang.standing_cause(*it))).collect();
        let reaches = [
            Choice::new("item", lang.standing_reach(BanReach::Item)),
            Choice::new("department", lang.standing_reach(BanReach::Department)),
        ];
        html! {
            (Field::radios("cause", lang.standing_cause_label(), &causes).required().show(lang, form))
            (Field::radios("reach", lang.standing_reach_label(), &reaches).hint(lang.standing_reach_hint()).show(lang, form))
            (Field::lines("reasons", lang.standing_reasons(), 4).required().hint(lang.standing_reasons_hint()).show(lang, form))
            (Field::line("law", lang.standing_law()).required().show(lang, form))
            (Field::line("article", lang.standing_article()).required().show(lang, form))
            (pieces::buttons(&[pieces::submit(Weight::Main, lang.standing_check())]))
        }
    }

    fn posted(&self, what: &str, fields: Markup) -> Markup {
        let act = self.head.act();
        pieces::post(
            &address(&self.open.number),
            self.head.tokens(&act),
            None,
            html! {
                (pieces::hidden(DO, what))
                (pieces::hidden("seen", &self.open.beside.standing.version.to_string()))
                (fields)
            },
        )
    }

    /// The effect before the act: until when, and that the applicant is told.
    fn ask(&self, events: &[Event], form: &Form) -> Response {
        let lang = self.lang;
        let applicant = self.open.names.name(&self.open.case().applicant);
        let mut about = vec![Fact::new(lang.desk_applicant(), applicant)];
        let (question, yes, then) = match events.first() {
            Some(Event::ApplicantBanned { ban, .. }) => {
                about.extend(ban_facts(lang, ban));
                let day = pieces::full_day_text(lang, ban.until);
                (lang.standing_sure_ban(), lang.standing_do_ban(), lang.standing_then_until(&day))
            }
            Some(Event::PromiseBreachNoted { facts, .. }) => {
                about.push(Fact::new(lang.standing_facts(), facts));
                let then = lang.standing_then_breach().to_owned();
                (lang.standing_sure_breach(), lang.standing_do_breach(), then)
            }
            Some(Event::BanLifted { reasons, .. }) => {
                about.push(Fact::new(lang.standing_reasons(), reasons));
                (lang.standing_sure_lift(), lang.standing_lift(), lang.standing_then_lift().to_owned())
            }
            Some(Event::CreditRestored { reasons, .. }) => {
                about.push(Fact::new(lang.standing_reasons(), reasons));
                let then = lang.standing_then_restore().to_owned();
                (lang.standing_sure_restore(), lang.standing_restore(), then)
            }
            None => return self.show(StatusCode::OK, form, false),
        };
        let carried: Vec<(&str, &str)> = form.fields().chain([("sure", "yes")]).collect();
        let confirmation = Confirmation {
            question,
            then: &[&then, lang.standing_then_told()],
            about: &about,
            action: &address(&self.open.number),
            carried: &carried,
            fields: html! {},
            yes,
            back: "",
            final_act: false,
        };
        let act = self.head.act();
        self.answer(StatusCode::OK, confirmation.show(lang, self.head.tokens(&act)))
    }
}

fn word_of(cause: BanCause) -> &'static str {
    match cause {
        BanCause::HidFacts => "hid_facts",
        BanCause::Fraud => "fraud",
    }
}

fn cause(word: &str) -> Option<BanCause> {
    BanCause::ALL.iter().copied().find(|cause| word_of(*cause) == word)
}

fn ban_state(lang: Lang, ban: &Ban, today: Date) -> Markup {
    match &ban.lifted {
        Some(lifted) => {
            let day = pieces::full_day_text(lang, lifted.on);
            pieces::tag(Tone::Quiet, &lang.standing_lifted(&day))
        }
        None if ban.counts(today) => pieces::tag(Tone::Bad, lang.standing_in_force()),
        None => pieces::tag(Tone::Quiet, lang.standing_over()),
    }
}

fn breach_state(lang: Lang, breach: &BrokenPromise) -> Markup {
    match &breach.restored {
        Some(lifted) => {
            let day = pieces::full_day_text(lang, lifted.on);
            pieces::tag(Tone::Quiet, &lang.standing_restored(&day))
        }
        None => pieces::tag(Tone::Bad, lang.standing_in_force()),
    }
}
