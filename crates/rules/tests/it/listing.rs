//! 列入目录 (I-01): what is told of an item before its guide is complete, and that nothing else follows from it.

use crate::stage::complete;
use rules::{
    actor::Actor,
    dossier::{Dossier, Known, Recorded, SYSTEM, Stamp},
    hall::{Department, Hall},
    item::{
        Command, Content, Context, Event, Item, ItemState, Refusal,
        publication::{Fault, FaultKind},
    },
    name::PersonId,
    time::Instant,
};

struct Listed {
    item: Known<Item>,
    hall: Hall,
}

impl Listed {
    fn new() -> Listed {
        let mut hall = Hall::default();
        let id = complete().body.department;
        hall.departments
            .insert(id.clone(), Department { id, name: "市监局".into(), ..Department::default() });
        Listed { item: Known::default(), hall }
    }

    fn ask(&mut self, command: Command) -> Result<Vec<Event>, Refusal> {
        let now = Instant::parse("2026-03-02T09:00:00+08:00").expect("a moment");
        let actor = Actor::system();
        let context = Context { now, actor: &actor, hall: &self.hall };
        let events = self.item.state.decide(command, &context)?;
        for event in &events {
            let stamp = Stamp { actor: PersonId(SYSTEM.into()), happened_at: now, recorded_at: now };
            let version = self.item.version + 1;
            self.item =
                std::mem::take(&mut self.item).then(&Recorded { version, stamp, event: event.clone() });
        }
        Ok(events)
    }
}

fn bare() -> Content {
    let mut content = Content::default();
    let whole = complete();
    content.identity.task_code = whole.identity.task_code;
    content.identity.name = "食品经营许可".into();
    content.identity.kind = whole.identity.kind;
    content.body.department = whole.body.department;
    content
}

#[test]
fn a_bare_draft_can_be_listed_and_taken_off_but_not_published() {
    let mut it = Listed::new();
    assert_eq!(it.ask(Command::List), Err(Refusal::NoSuchItem));
    it.ask(Command::Draft(Box::new(bare()))).expect("drafted");
    assert_eq!(it.item.state.state(), ItemState::Draft);
    it.ask(Command::List).expect("listed");
    assert_eq!(it.item.state.state(), ItemState::Listed);
    assert_eq!(it.ask(Command::List), Err(Refusal::ListedAlready));
    // L-05: an incomplete guide is no nearer to publication.
    assert!(matches!(it.ask(Command::Publish), Err(Refusal::Unpublishable(_))));
    assert_eq!(it.ask(Command::Suspend { reason: "歇".into() }), Err(Refusal::WrongState(ItemState::Listed)));
    assert_eq!(it.ask(Command::Unlist { reason: " ".into() }), Err(Refusal::NoReason));
    it.ask(Command::Unlist { reason: "列错了".into() }).expect("taken off");
    assert_eq!(it.item.state.state(), ItemState::Draft);
}

/// The public goes on reading what was listed, whatever the draft has become since.
#[test]
fn a_draft_that_goes_on_changing_does_not_change_what_is_listed() {
    let mut it = Listed::new();
    it.ask(Command::Draft(Box::new(bare()))).expect("drafted");
    it.ask(Command::List).expect("listed");
    let mut renamed = bare();
    renamed.identity.name = "食品经营许可核发".into();
    it.ask(Command::Draft(Box::new(renamed))).expect("redrafted");
    let told = it.item.state.listed.as_ref().expect("listed");
    assert_eq!(told.name, "食品经营许可");
    it.ask(Command::List).expect("listed anew");
    assert_eq!(it.item.state.listed.as_ref().expect("listed").name, "食品经营许可核发");
}

#[test]
fn nobody_is_told_of_an_item_that_no_department_answers_for() {
    let mut it = Listed::new();
    let mut stray = bare();
    stray.body.department = "nowhere".into();
    it.ask(Command::Draft(Box::new(stray))).expect("drafted");
    let faults = vec![fault("body.department", FaultKind::Unknown)];
    assert_eq!(it.ask(Command::List), Err(Refusal::Unlistable(faults)));
}

/// The public reads name, kind and code: none of them may be missing or of no use.
#[test]
fn nobody_is_told_of_an_item_without_kind_or_under_a_code_that_is_none() {
    let mut it = Listed::new();
    let mut odd = bare();
    odd.identity.task_code = "abc123".into();
    odd.identity.kind = None;
    it.ask(Command::Draft(Box::new(odd))).expect("drafted");
    let faults = vec![
        fault("identity.task_code", FaultKind::CodeOutsideNumbers),
        fault("identity.kind", FaultKind::Empty),
    ];
    assert_eq!(it.ask(Command::List), Err(Refusal::Unlistable(faults)));
    // It is thrown away, and its code is free for whatever is right.
    it.ask(Command::Discard { reason: String::new() }).expect("discarded");
    assert!(it.item.state.latest().is_none());
    assert_eq!(it.ask(Command::List), Err(Refusal::NoSuchItem));
    assert_eq!(it.ask(Command::Discard { reason: String::new() }), Err(Refusal::NoSuchItem));
    it.ask(Command::Draft(Box::new(bare()))).expect("another draft");
    assert_eq!(it.item.state.latest().expect("a draft").0, 1);
    // What the public has been told of is taken back first.
    it.ask(Command::List).expect("listed");
    let listed = Refusal::WrongState(ItemState::Listed);
    assert_eq!(it.ask(Command::Discard { reason: String::new() }), Err(listed));
    it.ask(Command::Unlist { reason: "列错了".into() }).expect("taken off");
    it.ask(Command::Discard { reason: String::new() }).expect("discarded");
}

fn fault(field: &str, kind: FaultKind) -> Fault {
    Fault { field: field.into(), kind }
}
