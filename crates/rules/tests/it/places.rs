//! What holds of limited places whatever happens (L-35): whoever decides as the queue says never gives more than there
//! are, and nobody is passed over who was accepted earlier and is still waiting.

use proptest::{collection::vec, prelude::*};
use rules::{
    actor::Actor,
    dossier::{Dossier, Known, Recorded, SYSTEM, Stamp, decide},
    identifier::CaseNumber,
    quota::{Blocked, Command, Context, Event, PlaceQueue, Refusal},
    time::{Date, Instant, from_day_number},
};

use crate::stage::TASK_CODE;

fn number(n: u32) -> CaseNumber {
    CaseNumber::compose(TASK_CODE, from_day_number(20_500), n).expect("a number")
}

fn day(n: u8) -> Date {
    from_day_number(20_500 + i64::from(n))
}

fn stamp() -> Stamp {
    Stamp { actor: SYSTEM.into(), happened_at: Instant(0), recorded_at: Instant(0) }
}

fn tell(known: Known<PlaceQueue>, command: Command) -> Known<PlaceQueue> {
    let actor = Actor::system();
    decide(&known, command, &Context { actor: &actor }, &stamp()).expect("the system is heard").into_after()
}

/// What may happen: a case of this number is accepted on this day, somebody tries to grant it, or it ends.
#[derive(Clone, Debug)]
enum Happening {
    Accepted(u32, u8),
    TriedToGrant(u32),
    Ended(u32),
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        4 => (1..9u32, 0..5u8).prop_map(|(case, day)| Happening::Accepted(case, day)),
        4 => (1..9u32).prop_map(Happening::TriedToGrant),
        1 => (1..9u32).prop_map(Happening::Ended),
    ]
}

proptest! {
    #[test]
    fn no_more_places_than_there_are_and_nobody_passed_over(
        places in 0..4u32,
        story in vec(happening(), 0..60),
    ) {
        let mut queue = Known::<PlaceQueue>::default();
        // The slow way: day and order of everybody waiting, and who has got a place.
        let (mut waiting, mut taken): (Vec<(u8, usize, u32)>, Vec<u32>) = (vec![], vec![]);
        for (at, happening) in story.into_iter().enumerate() {
            match happening {
                Happening::Accepted(case, on) => {
                    if !taken.contains(&case) && waiting.iter().all(|(_, _, known)| *known != case) {
                        waiting.push((on, at, case));
                        waiting.sort_unstable();
                    }
                    queue = tell(queue, Command::Queue { case: number(case), accepted_on: day(on) });
                }
                Happening::TriedToGrant(case) => {
                    let Some(before) = waiting.iter().position(|(_, _, known)| *known == case) else { continue };
                    let left = (places as usize).saturating_sub(taken.len());
                    let expected = match (left, before < left) {
                        (0, _) => Err(Blocked::Full),
                        (_, true) => Ok(()),
                        (_, false) => Err(Blocked::Behind(number(waiting[0].2))),
                    };
                    prop_assert_eq!(queue.state.offers(&number(case), places), expected.clone());
                    if expected.is_ok() {
                        waiting.remove(before);
                        taken.push(case);
                        queue = tell(queue, Command::Take { case: number(case) });
                    }
                }
                Happening::Ended(case) => {
                    waiting.retain(|(_, _, known)| *known != case);
                    taken.retain(|known| *known != case);
                    queue = tell(queue, Command::Release { case: number(case) });
                }
            }
            prop_assert_eq!(queue.state.taken() as usize, taken.len());
            prop_assert!(queue.state.taken() <= places);
            for (before, (_, _, case)) in waiting.iter().enumerate() {
                prop_assert_eq!(queue.state.rank(&number(*case)), Some(before + 1));
            }
        }
    }
}

#[test]
fn what_has_happened_already_changes_nothing_and_nobody_else_moves_the_queue() {
    let queued = Command::Queue { case: number(1), accepted_on: day(0) };
    let queue = tell(Known::default(), queued.clone());
    assert_eq!(tell(queue.clone(), queued.clone()).version, 1);
    assert_eq!(tell(queue.clone(), Command::Release { case: number(2) }).version, 1);
    let clerk = Actor::citizen("王申".into());
    let refused = queue.state.decide(queued, &Context { actor: &clerk });
    assert_eq!(refused, Err(Refusal::NotTheSystem));
    // Folding is total: a place given back that nobody had.
    let stray = Recorded { version: 2, stamp: stamp(), event: Event::PlaceReleased { case: number(7) } };
    assert_eq!(queue.then(&stray).state.waiting(), 1);
}
