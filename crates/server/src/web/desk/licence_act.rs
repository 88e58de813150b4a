//! 撤回、撤销、注销: one act on a licence on one page. The rules say beforehand whether it may be done; what is filled in is
//! shown first as the decision will read, with everything that follows, and done on the second post (L-38 … L-40).

use super::licence::{OpenLicence, act_address, act_of, ruled, word_of};
use crate::{
    failure::Failure,
    filled::{LINE_MAX, TEXT_MAX},
    form::Form,
    office::{self, Answer, Order, Request},
    open_text,
    text::{Known, Lang, Message, law, licence as words, refusal_about},
    visitor::CaseWorker,
    web::{
        frame::Room,
        licences,
        pieces::{self, Choice, Confirmation, Fact, Field, Link, Tone, Weight},
        story::basis_text,
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    case::DocKind,
    dossier::Dossier,
    item::content::Basis,
    licence::{
        ActKind, CancellationGround, Command, Heard, LicenceState, Refusal, RevocationGround,
        WithdrawalGround,
    },
};
use serde::{Serialize, de::DeserializeOwned};

/// Where errors stand that belong to no field: the head of the form.
const WHOLE: &str = "act";
/// The order of the fields, which is the order in which their errors are told.
const ORDER: [&str; 10] =
    [WHOLE, "ground", "reason", "basis", "law", "article", "heard", "statement", "harm", "compensation"];

/// `GET /desk/licences/{number}/acts/{act}`
pub(super) async fn show(
    worker: CaseWorker,
    Path((number, word)): Path<(String, String)>,
) -> Result<Response, Response> {
    let page = ActPage::open(&worker, &number, &word).await?;
    Ok(match page.refusal() {
        None => page.form(StatusCode::OK, &Form::empty(), html! {}),
        Some(refusal) => page.refused(&refusal),
    })
}

/// `POST /desk/licences/{number}/acts/{act}`
pub(super) async fn perform(
    worker: CaseWorker,
    Path((number, word)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, Response> {
    worker.check(&form).map_err(|failure| worker.fail(&failure))?;
    let page = ActPage::open(&worker, &number, &word).await?;
    if form.given("again").is_some() {
        return Ok(page.form(StatusCode::OK, &form, html! {}));
    }
    let command = page.command(&mut form);
    let seen = form.number("seen").and_then(|version| u64::try_from(version).ok());
    if seen.is_some_and(|seen| seen != page.open.history.known.version) {
        return Ok(page.stale(&form));
    }
    if !form.is_sound() || !page.open.licence().refusals(command.clone(), &page.open.context()).is_empty() {
        return Ok(page.mended(command, &mut form));
    }
    if form.given("sure").is_none() {
        return Ok(page.look_ahead(command, &form));
    }
    let mut request = Request::new(worker.who(), Order::Licence(number, command.clone())).seen(seen);
    if let Some(act) = form.act() {
        request = request.once(act).printed(form.typed());
    }
    match worker.front.office.ask(request).await.map_err(|error| worker.fail(&error.into()))? {
        Answer::Done { .. } => {
            let to = crate::form::address(&page.open.address(), &[("done", word_of(page.kind))]);
            Ok(Redirect::to(&to).into_response())
        }
        Answer::Refused(office::Refusal::Stale) => Ok(page.stale(&form)),
        Answer::Refused(office::Refusal::Licence(_)) => Ok(page.mended(command, &mut form)),
        Answer::Refused(other) => {
            let lang = worker.lang();
            let said = refusal_about(lang, &other, Known::default());
            let links = [Link::new("/desk/licences", lang.desk_licences())];
            let body = pieces::refused(lang, &said.why, said.article, &said.helps, &links);
            Ok(page.answer(StatusCode::UNPROCESSABLE_ENTITY, body))
        }
    }
}

struct ActPage<'a> {
    worker: &'a CaseWorker,
    open: OpenLicence,
    kind: ActKind,
    lang: Lang,
}

impl<'a> ActPage<'a> {
    async fn open(worker: &'a CaseWorker, number: &str, word: &str) -> Result<ActPage<'a>, Response> {
        let kind = act_of(word).ok_or_else(|| worker.fail(&Failure::NotFound))?;
        let open = OpenLicence::of(worker, number).await.map_err(|failure| worker.fail(&failure))?;
        Ok(ActPage { worker, open, kind, lang: worker.lang() })
    }

    /// Why the act cannot be done now, if it cannot.
    fn refusal(&self) -> Option<Refusal> {
        let acts = self.open.licence().acts(&self.open.context());
        acts.into_iter().find(|act| act.kind == self.kind).and_then(|act| act.open.err())
    }

    fn answer(&self, status: StatusCode, body: Markup) -> Response {
        let lang = self.lang;
        let licence = self.open.address();
        let trail = [
            super::way_back(self.worker),
            Link::new("/desk/licences", lang.desk_licences()),
            Link::new(&licence, &self.open.number),
        ];
        self.worker.page_with(status, Room::Desk, words::act(lang, self.kind), &trail, body)
    }

    fn form(&self, status: StatusCode, form: &Form, above: Markup) -> Response {
        let (lang, licence) = (self.lang, self.open.licence());
        let act = self.worker.act();
        let lead =
            format!("{} · {} · {}", licence.name, self.open.number, self.open.names.name(&licence.holder));
        let body = html! {
            (above)
            (pieces::heading(words::act(lang, self.kind), Some(&lead), html! { (licences::tag(lang, licence.state)) }))
            (pieces::error_summary(lang, form))
            (pieces::notice(Tone::Quiet, words::act_lead(lang, self.kind), html! {
                p { (lang.desk_basis(law::grounds(lang, self.kind.article()))) }
            }))
            div class="panel" id=(pieces::field_id(WHOLE)) tabindex="-1" {
                (pieces::post(&act_address(&self.open.number, self.kind), self.worker.tokens(&act), None, html! {
                    (pieces::hidden("seen", &self.open.history.known.version.to_string()))
                    (self.fields(form))
                    (pieces::buttons(&[
                        pieces::submit(Weight::Main, lang.desk_check()),
                        pieces::side_link(&self.open.address(), lang.desk_licence_back()),
                    ]))
                }))
            }
        };
        self.answer(status, body)
    }

    fn fields(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let bases = self.bases();
        let bases: Vec<(String, String)> =
            bases.iter().enumerate().map(|(place, basis)| (place.to_string(), basis_text(basis))).collect();
        let choices: Vec<Choice<'_>> = bases.iter().map(|(place, name)| Choice::new(place, name)).collect();
        let grounds = self.grounds();
        let grounds: Vec<Choice<'_>> = grounds.iter().map(|(word, name)| Choice::new(word, name)).collect();
        let reasons =
            format!("{}{}{}", lang.desk_licence_reasons_hint(), lang.pick("", " "), lang.desk_public_words());
        html! {
            (Field::radios("ground", lang.licence_ground(), &grounds).required().show(lang, form))
            (Field::lines("reason", lang.licence_reasons(), 5).required().hint(&reasons).show(lang, form))
            (Field::boxes("basis", lang.licence_basis(), &choices).required()
                .hint(lang.desk_refusal_basis_hint()).show(lang, form))
            (Field::line("law", lang.desk_law_other()).show(lang, form))
            (Field::line("article", lang.desk_article()).example(lang.desk_article_example()).show(lang, form))
            @if self.kind == ActKind::Revoke { (self.hearing(form)) }
            @if self.kind != ActKind::Cancel {
                @let hint = match self.kind {
                    ActKind::Revoke => format!("{}{}{}", lang.desk_licence_compensation_hint(), lang.pick("", " "), lang.desk_licence_fraud_hint()),
                    _ => lang.desk_licence_compensation_hint().to_owned(),
                };
                (Field::lines("compensation", lang.licence_compensation(), 2).hint(&hint).show(lang, form))
            }
        }
    }

    /// What the law wants to know before a revocation (L-39).
    fn hearing(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let heard = [
            Choice::new("stated", lang.desk_licence_heard_stated()),
            Choice::new("waived", lang.desk_licence_heard_waived()),
        ];
        let harm = [
            Choice::new("no", lang.desk_licence_harm_no()),
            Choice::new("yes", lang.desk_licence_harm_yes()),
        ];
        html! {
            (Field::radios("heard", lang.desk_licence_heard(), &heard).required()
                .hint(lang.desk_licence_heard_hint()).show(lang, form))
            (Field::lines("statement", lang.desk_licence_statement(), 3).hint(lang.desk_public_words()).show(lang, form))
            (Field::radios("harm", lang.desk_licence_harm(), &harm).required()
                .hint(lang.desk_licence_harm_hint()).show(lang, form))
        }
    }

    /// The grounds that fit the act, and for a cancellation the state.
    fn grounds(&self) -> Vec<(String, &'static str)> {
        let lang = self.lang;
        let state = self.open.licence().state;
        match self.kind {
            ActKind::Withdraw => {
                WithdrawalGround::ALL.iter().map(|it| (word(it), words::withdrawal(lang, *it))).collect()
            }
            ActKind::Revoke => {
                RevocationGround::ALL.iter().map(|it| (word(it), words::revocation(lang, *it))).collect()
            }
            ActKind::Cancel => CancellationGround::ALL
                .iter()
                .filter(|ground| ground.fits(state))
                .map(|it| (word(it), words::cancellation(lang, *it)))
                .collect(),
        }
    }

    /// What the act may rest on: the licensing law's own article, and what the item names.
    fn bases(&self) -> Vec<Basis> {
        let own = self.kind.article().strip_prefix("行政许可法").unwrap_or_default();
        let own = Basis { law: "行政许可法".into(), article: own.into(), ..Basis::default() };
        let power = &self.open.content.power;
        let named = power.setting_basis.iter().chain(&power.implementing_basis).cloned();
        [own].into_iter().chain(named).collect()
    }

    /// The command this form means; what no command could carry stands in the form.
    fn command(&self, form: &mut Form) -> Command {
        for (field, label, most) in [
            ("reason", Lang::licence_reasons as fn(Lang) -> &'static str, TEXT_MAX),
            ("statement", Lang::desk_licence_statement, TEXT_MAX),
            ("compensation", Lang::licence_compensation, TEXT_MAX),
            ("law", Lang::desk_law, LINE_MAX),
            ("article", Lang::desk_article, LINE_MAX),
        ] {
            open_text::keep_of(form, field, label, most);
        }
        let (reasons, compensation) = (form.text("reason").to_owned(), form.text("compensation").to_owned());
        let basis = self.named_bases(form);
        match self.kind {
            ActKind::Withdraw => {
                let ground = ground(form, WithdrawalGround::LawChanged);
                Command::Withdraw { ground, reasons, basis, compensation }
            }
            ActKind::Revoke => {
                let ground = ground(form, RevocationGround::ProcedureBreach);
                let heard = match form.text("heard") {
                    "stated" => Some(Heard::Stated(form.text("statement").to_owned())),
                    "waived" => Some(Heard::Waived),
                    _ => None,
                };
                if form.given("harm").is_none() {
                    form.refuse("harm", Message::both(|lang| lang.form_choose_one(lang.desk_licence_harm())));
                }
                let harms_public = form.text("harm") == "yes";
                Command::Revoke { ground, reasons, basis, heard, harms_public, compensation }
            }
            ActKind::Cancel => {
                let ground = ground(form, CancellationGround::Other);
                Command::Cancel { ground, reasons, basis }
            }
        }
    }

    fn named_bases(&self, form: &mut Form) -> Vec<Basis> {
        let known = self.bases();
        let ticked = form.all("basis").iter().filter_map(|place| known.get(place.parse::<usize>().ok()?));
        let mut named: Vec<Basis> = ticked.cloned().collect();
        if form.given("law").is_some() || form.given("article").is_some() {
            for (field, label) in
                [("law", Lang::desk_law as fn(Lang) -> &'static str), ("article", Lang::desk_article)]
            {
                form.require(field, Message::both(|lang| lang.form_required(label(lang))));
            }
            named.push(Basis {
                law: form.text("law").to_owned(),
                article: form.text("article").to_owned(),
                ..Basis::default()
            });
        }
        named
    }

    /// The rules say no for now: the page says why.
    fn refused(&self, refusal: &Refusal) -> Response {
        let why = self.open.why_not(self.lang, refusal);
        let back = self.open.address();
        let links = [Link::new(&back, self.lang.desk_licence_back())];
        self.answer(StatusCode::UNPROCESSABLE_ENTITY, pieces::refused(self.lang, &why, "", "", &links))
    }

    /// Everything that must be mended at once, beside its field.
    fn mended(&self, command: Command, form: &mut Form) -> Response {
        for refusal in self.open.licence().refusals(command, &self.open.context()) {
            let said =
                |lang| refusal_about(lang, &office::Refusal::Licence(refusal.clone()), Known::default());
            let field = said(Lang::Zh).field.unwrap_or(WHOLE);
            form.refuse(field, Message::both(|lang| self.open.why_not(lang, &refusal)));
        }
        form.order_errors(|field| ORDER.iter().position(|known| *known == field).unwrap_or(ORDER.len()));
        self.form(StatusCode::UNPROCESSABLE_ENTITY, form, html! {})
    }

    /// The decision as it will read, and what follows from it.
    fn look_ahead(&self, command: Command, form: &Form) -> Response {
        let lang = self.lang;
        let act = words::act(lang, self.kind);
        let events = self.open.licence().decide(command, &self.open.context()).unwrap_or_default();
        let (state, paper) = match self.kind {
            ActKind::Withdraw => (LicenceState::Withdrawn, DocKind::WithdrawalDecision),
            ActKind::Revoke => (LicenceState::Revoked, DocKind::RevocationDecision),
            ActKind::Cancel => (LicenceState::Cancelled, DocKind::CancellationDecision),
        };
        let mut then = vec![
            lang.desk_licence_then_state(words::state(lang, state)),
            lang.desk_licence_then_paper(law::document(lang, paper, None)),
            lang.desk_licence_then_told().to_owned(),
        ];
        if self.open.licence().pending.is_some() {
            then.push(lang.desk_licence_then_pending().to_owned());
        }
        let then: Vec<&str> = then.iter().map(String::as_str).collect();
        let typed: Vec<(&str, &str)> = form.fields().collect();
        let carried: Vec<(&str, &str)> = typed.into_iter().chain([("sure", "yes")]).collect();
        let holder = self.open.names.name(&self.open.licence().holder);
        let about =
            [Fact::new(lang.licence_number(), &self.open.number), Fact::new(lang.licence_holder(), holder)];
        let (question, yes) = (lang.desk_sure(act), lang.desk_yes_do(act));
        let confirmation = Confirmation {
            question: &question,
            then: &then,
            about: &about,
            action: &act_address(&self.open.number, self.kind),
            carried: &carried,
            fields: html! {},
            yes: &yes,
            back: "",
            final_act: true,
        };
        let once = self.worker.act();
        let lead = lang.desk_licence_preview_lead(&self.open.number, &self.open.licence().name);
        let body = html! {
            (pieces::panel("preview", lang.desk_licence_preview(), html! {
                h3 { (law::document(lang, paper, None)) }
                p class="quiet" { (lead) }
                @for event in &events { (ruled(lang, event)) }
            }))
            (confirmation.show(lang, self.worker.tokens(&once)))
        };
        self.answer(StatusCode::OK, body)
    }

    /// Somebody acted in between: the form with everything typed, to be sent again if still meant.
    fn stale(&self, form: &Form) -> Response {
        let lang = self.lang;
        let above = html! {
            (pieces::stale(lang, lang.desk_since_then(), &self.open.address()))
            (pieces::notice(Tone::Warning, lang.desk_stale_form(), html! {}))
        };
        self.form(StatusCode::CONFLICT, form, above)
    }
}

/// The word of a ground as forms and the log carry it.
fn word(ground: &impl Serialize) -> String {
    serde_json::to_value(ground).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The ground that was chosen; where none was, the form says so and something lawful stands in its place.
fn ground<T: DeserializeOwned>(form: &mut Form, else_: T) -> T {
    serde_json::from_value(serde_json::Value::from(form.text("ground"))).unwrap_or_else(|_| {
        form.refuse("ground", Message::both(|lang| lang.form_choose_one(lang.licence_ground())));
        else_
    })
}
