//! 证照行为的表单: the fields of each act on a licence, and the command that what was typed means.

use super::{licence_act::ActPage, serving};
use crate::{
    filled::{LINE_MAX, TEXT_MAX},
    form::Form,
    open_text,
    people::kind,
    text::{Lang, Message, codes, law, licence as words},
    web::{
        pieces::{Choice, Field},
        story::basis_text,
    },
};
use maud::{Markup, html};
use rules::{
    case::{DeliveryMode, DocKind, Document, Proof, Service},
    identifier::DocumentNumber,
    item::content::Basis,
    licence::{ActKind, CancellationGround, Command, Heard, Intended, RevocationGround, WithdrawalGround},
    name::Commitment,
};
use serde::{Serialize, de::DeserializeOwned};
use store::vault::Datum;

/// Where errors stand that belong to no field: the head of the form.
pub(super) const WHOLE: &str = "act";
/// The order of the fields, which is the order in which their errors are told.
pub(super) const ORDER: [&str; 16] = [
    WHOLE,
    "ground",
    "document",
    "mode",
    "recipient",
    "tracking",
    "witness",
    "note",
    "reason",
    "basis",
    "law",
    "article",
    "heard",
    "statement",
    "harm",
    "compensation",
];

impl ActPage<'_> {
    pub(super) fn fields(&self, form: &Form) -> Markup {
        let lang = self.lang;
        match self.kind {
            ActKind::Serve => return self.serving(form),
            ActKind::Hear => return self.stating(form),
            _ => {}
        }
        let bases = self.bases();
        let bases: Vec<(String, String)> =
            bases.iter().enumerate().map(|(place, basis)| (place.to_string(), basis_text(basis))).collect();
        let choices: Vec<Choice<'_>> = bases.iter().map(|(place, name)| Choice::new(place, name)).collect();
        let grounds = self.grounds();
        let grounds: Vec<Choice<'_>> = grounds.iter().map(|(word, name)| Choice::new(word, name)).collect();
        let reasons =
            format!("{}{}{}", lang.desk_licence_reasons_hint(), lang.pick("", " "), lang.desk_public_words());
        let label =
            if self.kind == ActKind::Intend { lang.desk_licence_intended() } else { lang.licence_ground() };
        html! {
            @if self.kind != ActKind::Desist {
                (Field::radios("ground", label, &grounds).required().hint(match self.kind {
                    ActKind::Cancel => "",
                    _ => lang.desk_licence_intended_hint(),
                }).show(lang, form))
            }
            (Field::lines("reason", lang.licence_reasons(), 5).required().hint(&reasons).show(lang, form))
            @if self.kind != ActKind::Desist {
                (Field::boxes("basis", lang.licence_basis(), &choices).required()
                    .hint(lang.desk_refusal_basis_hint()).show(lang, form))
                (Field::line("law", lang.desk_law_other()).show(lang, form))
                (Field::line("article", lang.desk_article()).example(lang.desk_article_example()).show(lang, form))
            }
            @if self.kind == ActKind::Revoke { (self.harm(form)) }
            @if matches!(self.kind, ActKind::Withdraw | ActKind::Revoke) {
                @let hint = match self.kind {
                    ActKind::Revoke => format!("{}{}{}", lang.desk_licence_compensation_hint(), lang.pick("", " "), lang.desk_licence_fraud_hint()),
                    _ => lang.desk_licence_compensation_hint().to_owned(),
                };
                (Field::lines("compensation", lang.licence_compensation(), 2).hint(&hint).show(lang, form))
            }
        }
    }

    /// Which paper, how, and who received it (N-16).
    fn serving(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let kind = self.open.content.identity.kind;
        let papers: Vec<(String, String)> = self
            .to_serve()
            .map(|it| {
                let number = it.number.as_str();
                (number.to_owned(), format!("{} {number}", law::document(lang, it.kind, kind)))
            })
            .collect();
        serving::fields(lang, form, &papers)
    }

    /// What the holder stated, or that they waived it.
    fn stating(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let heard = [
            Choice::new("stated", lang.desk_licence_heard_stated()),
            Choice::new("waived", lang.desk_licence_heard_waived()),
        ];
        html! {
            (Field::radios("heard", lang.desk_licence_heard(), &heard).required().show(lang, form))
            (Field::lines("statement", lang.desk_licence_statement(), 5).hint(lang.desk_public_words()).show(lang, form))
        }
    }

    /// Papers about the licence that can be served, the newest first.
    fn to_serve(&self) -> impl Iterator<Item = &Document> {
        let papers = self.open.licence().documents.iter().rev();
        papers.filter(|paper| paper.kind != DocKind::ServiceReceipt)
    }

    /// What the law wants to know before a revocation (L-39).
    fn harm(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let harm = [
            Choice::new("no", lang.desk_licence_harm_no()),
            Choice::new("yes", lang.desk_licence_harm_yes()),
        ];
        html! {
            (Field::radios("harm", lang.desk_licence_harm(), &harm).required()
                .hint(lang.desk_licence_harm_hint()).show(lang, form))
        }
    }

    /// The grounds that fit the act, and for a cancellation the state.
    fn grounds(&self) -> Vec<(String, String)> {
        let lang = self.lang;
        let state = self.open.licence().state;
        let intended = |what: &str, ground: &str| format!("{}：{ground}", lang.licence_intended(what));
        match self.kind {
            ActKind::Intend => {
                let (revoke, withdraw) =
                    (words::act(lang, ActKind::Revoke), words::act(lang, ActKind::Withdraw));
                let revoked = RevocationGround::ALL.iter().map(|it| {
                    (format!("revoke.{}", word(it)), intended(revoke, words::revocation(lang, *it)))
                });
                let withdrawn = WithdrawalGround::ALL.iter().map(|it| {
                    (format!("withdraw.{}", word(it)), intended(withdraw, words::withdrawal(lang, *it)))
                });
                revoked.chain(withdrawn).collect()
            }
            ActKind::Withdraw => WithdrawalGround::ALL
                .iter()
                .map(|it| (word(it), words::withdrawal(lang, *it).to_owned()))
                .collect(),
            ActKind::Revoke => RevocationGround::ALL
                .iter()
                .map(|it| (word(it), words::revocation(lang, *it).to_owned()))
                .collect(),
            ActKind::Cancel => CancellationGround::ALL
                .iter()
                .filter(|ground| ground.fits(state))
                .map(|it| (word(it), words::cancellation(lang, *it).to_owned()))
                .collect(),
            ActKind::Serve | ActKind::Hear | ActKind::Desist => vec![],
        }
    }

    /// What the act may rest on: the licensing law's own article, and what the item names.
    fn bases(&self) -> Vec<Basis> {
        // What is intended rests on what the decision will.
        let articles: &[ActKind] = match self.kind {
            ActKind::Intend => &[ActKind::Revoke, ActKind::Withdraw],
            ActKind::Withdraw => &[ActKind::Withdraw],
            ActKind::Revoke => &[ActKind::Revoke],
            _ => &[ActKind::Cancel],
        };
        let own = |kind: &ActKind| Basis {
            law: "行政许可法".into(),
            article: kind.article().strip_prefix("行政许可法").unwrap_or_default().into(),
            ..Basis::default()
        };
        let power = &self.open.content.power;
        let named = power.setting_basis.iter().chain(&power.implementing_basis).cloned();
        articles.iter().map(own).chain(named).collect()
    }

    /// The command this form means; what no command could carry stands in the form.
    pub(super) fn command(&self, form: &mut Form) -> (Command, Vec<Datum>) {
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
        let basis = match self.kind {
            ActKind::Serve | ActKind::Hear | ActKind::Desist => vec![],
            _ => self.named_bases(form),
        };
        let mut sealed = Vec::new();
        let command = match self.kind {
            ActKind::Intend => Command::Intend { intended: intended(form), reasons, basis },
            ActKind::Serve => self.serve(form, &mut sealed),
            ActKind::Hear => Command::Hear { heard: heard(form) },
            ActKind::Desist => Command::Desist { reasons },
            ActKind::Withdraw => {
                let ground = ground(form, WithdrawalGround::LawChanged);
                Command::Withdraw { ground, reasons, basis, compensation }
            }
            ActKind::Revoke => {
                let ground = ground(form, RevocationGround::ProcedureBreach);
                if form.given("harm").is_none() {
                    form.refuse("harm", Message::both(|lang| lang.form_choose_one(lang.desk_licence_harm())));
                }
                let harms_public = form.text("harm") == "yes";
                Command::Revoke { ground, reasons, basis, harms_public, compensation }
            }
            ActKind::Cancel => {
                let ground = ground(form, CancellationGround::Other);
                Command::Cancel { ground, reasons, basis }
            }
        };
        (command, sealed)
    }

    /// Whoever received it lies in the vault under the holder.
    fn serve(&self, form: &mut Form, sealed: &mut Vec<Datum>) -> Command {
        for (field, label) in [
            ("document", Lang::desk_serve_which as fn(Lang) -> &'static str),
            ("recipient", Lang::counter_recipient),
        ] {
            form.require(field, Message::both(|lang| lang.form_required(label(lang))));
        }
        let typed = form.text("mode").to_owned();
        let mode = DeliveryMode::ALL.iter().find(|mode| codes::word(*mode) == typed).copied();
        if mode.is_none() {
            form.refuse("mode", Message::both(|lang| lang.form_choose_one(lang.counter_mode())));
        }
        let holder = self.open.licence().holder.clone();
        let mut seal = |name: &str| {
            let datum = Datum::new(holder.as_str(), kind::RECIPIENT, name.as_bytes());
            let commitment = Commitment(datum.commitment().0);
            sealed.push(datum);
            commitment
        };
        let recipient = seal(form.text("recipient"));
        let witness = form.given("witness").map(&mut seal);
        let proof =
            Proof { witness, tracking: form.text("tracking").to_owned(), note: form.text("note").to_owned() };
        // A number that is none of the licence's is told as such by the rules.
        let wanted = form.text("document").to_owned();
        let paper = self.to_serve().find(|paper| paper.number.as_str() == wanted);
        let nothing = || DocumentNumber::compose("", "", 0, 0);
        let document = paper.map_or_else(nothing, |paper| paper.number.clone());
        let mode = mode.unwrap_or(DeliveryMode::Direct);
        Command::Serve { document, service: Service { mode, recipient, proof } }
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
}

/// What is meant to be done, as `revoke.fraud`; where nothing was chosen the form says so.
fn intended(form: &mut Form) -> Intended {
    let typed = form.text("ground").to_owned();
    let read = typed.split_once('.').and_then(|(act, ground)| match act {
        "withdraw" => read(ground).map(Intended::Withdraw),
        "revoke" => read(ground).map(Intended::Revoke),
        _ => None,
    });
    read.unwrap_or_else(|| {
        form.refuse("ground", Message::both(|lang| lang.form_choose_one(lang.desk_licence_intended())));
        Intended::Revoke(RevocationGround::ProcedureBreach)
    })
}

fn heard(form: &mut Form) -> Heard {
    match form.text("heard") {
        "waived" => Heard::Waived,
        "stated" => Heard::Stated(form.text("statement").to_owned()),
        _ => {
            form.refuse("heard", Message::both(|lang| lang.form_choose_one(lang.desk_licence_heard())));
            Heard::Waived
        }
    }
}

/// The word of a ground as forms and the log carry it.
fn word(ground: &impl Serialize) -> String {
    serde_json::to_value(ground).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The ground that was chosen; where none was, the form says so and something lawful stands in its place.
fn ground<T: DeserializeOwned>(form: &mut Form, else_: T) -> T {
    read(form.text("ground")).unwrap_or_else(|| {
        form.refuse("ground", Message::both(|lang| lang.form_choose_one(lang.licence_ground())));
        else_
    })
}

fn read<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::from(word)).ok()
}
