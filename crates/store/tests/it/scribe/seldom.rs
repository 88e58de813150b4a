//! What a county of a few weeks does not come to by itself, written down by hand so that every view has rows.

use super::{Scribe, decided};
use county::County;
use rules::{
    actor::Actor,
    card,
    case::{self, Case},
    dossier::Known,
    hall,
    identifier::{CaseNumber, LicenceNumber},
    item, licence,
    quota::{self, PlaceQueue},
    standing::{self, Standing},
    time::next_day,
};
use store::ledger::Batch;

impl Scribe {
    /// The head of a licence's department withdraws it (L-38).
    pub(crate) fn withdraw_licence(&mut self, batch: &mut Batch<'_>, number: &LicenceNumber) {
        let department = &self.licences[number].state.department;
        let heads = |post: &&hall::Post| {
            post.department == *department && post.roles.contains(&hall::Role::DepartmentHead)
        };
        let head = self.hall.state.posts.values().find(heads).and_then(|post| post.holders.first());
        let actor = Actor::staff(head.expect("a head").clone(), &self.hall.state);
        let basis = vec![item::content::Basis {
            law: "行政许可法".into(),
            article: "第八条".into(),
            ..Default::default()
        }];
        let ground = licence::WithdrawalGround::SituationChanged;
        let intended = licence::Intended::Withdraw(ground);
        let intend =
            licence::Command::Intend { intended, reasons: "道路改线".into(), basis: basis.clone() };
        self.licence(batch, number, intend, &actor).expect("the head may");
        let hear = licence::Command::Hear { heard: licence::Heard::Stated("没有异议".into()) };
        self.licence(batch, number, hear, &actor).expect("the department may");
        let withdraw = licence::Command::Withdraw {
            ground,
            reasons: "道路改线".into(),
            basis,
            compensation: "按评估价补偿".into(),
        };
        self.licence(batch, number, withdraw, &actor).expect("the head may");
        let papers = self.licences[number].state.documents.clone();
        for paper in papers {
            let file = format!("sealed {}", paper.number).as_str().into();
            let command = licence::Command::FileDocument { number: paper.number, file };
            self.licence(batch, number, command, &Actor::system()).expect("the system may");
        }
    }

    /// A supervisor orders something on a card in writing (N-19); it lies in the card's file.
    pub(crate) fn order_on_a_card(&mut self, batch: &mut Batch<'_>) {
        let open = self.cards.iter().find(|(_, known)| !known.state.state.is_final());
        let name = open.map(|(name, _)| name.clone()).expect("a card is open");
        let actor = Actor { person: "s-supervisor".into(), roles: vec![hall::Role::Supervisor] };
        let order = card::Command::Order {
            kind: card::OrderKind::Notice,
            text: "三日内办结".into(),
            until: next_day(self.now.day()),
        };
        self.card(batch, &name, order, &actor).expect("a supervisor may");
        let number = self.cards[&name].state.documents[0].number.clone();
        let command = card::Command::FileDocument { number, file: "sealed order".into() };
        self.card(batch, &name, command, &Actor::system()).expect("the system may");
    }

    /// The papers issued so far go into the files of their cases, as the errand that presses them leaves them.
    pub(crate) fn file_papers(&mut self, batch: &mut Batch<'_>, county: &mut County) {
        let of = |(number, known): (&CaseNumber, &Known<Case>)| {
            let number = number.clone();
            known
                .state
                .documents
                .iter()
                .map(move |document| (number.clone(), document.number.clone()))
                .collect::<Vec<_>>()
        };
        for (case, number) in self.cases.iter().flat_map(of).collect::<Vec<_>>() {
            let file = format!("sealed {number}").as_str().into();
            let command = case::Command::FileDocument { number, file };
            self.case(batch, &case, command, &Actor::system(), county).expect("the system may");
        }
    }

    /// Somebody's promise turns out to be broken (P-09), and one place of a limited item is waited for (L-35).
    pub(crate) fn note_breach(&mut self, batch: &mut Batch<'_>, number: &CaseNumber) {
        let actor = Actor::system();
        let case = &self.cases[number].state;
        let content = self.items[&case.item].state.content(case.item_version).expect("a version");
        let context = standing::Context {
            now: self.now,
            actor: &actor,
            hall: &self.hall.state,
            person: &case.applicant,
            case: Some((case, content)),
        };
        let command =
            standing::Command::NotePromiseBroken { case: number.clone(), facts: "未整改".into() };
        let noted = decided(&Known::<Standing>::default(), command, &context, &actor, self.now);
        let noted = noted.expect("the system may");
        batch.append(case.applicant.as_str(), &noted).expect("appends");
        batch.views.standing(case.applicant.as_str(), noted.after());
        let queue = quota::Command::Queue { case: number.clone(), accepted_on: self.now.day() };
        let context = quota::Context { actor: &actor };
        let queued = decided(&Known::<PlaceQueue>::default(), queue, &context, &actor, self.now);
        let queued = queued.expect("the system may");
        batch.append(case.item.as_str(), &queued).expect("appends");
        batch.views.places(case.item.as_str(), queued.after());
    }
}
