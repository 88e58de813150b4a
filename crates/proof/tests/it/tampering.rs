//! Five manipulations by two attackers: what must be found, and how exactly. The table in `proof::export` is this file.
//!
//! The naive attacker changes the table. The careful one makes positions, leaves and head anew; he has no signing key.

use proof::export::{Evidence, Finding, Kind, Verdict};
use proof::{Hashing, Note, Receipt};
use proptest::prelude::*;

use crate::county_log::{CountyLog, EVERY, SIZE};

fn tampered(change: impl FnOnce(&mut CountyLog)) -> CountyLog {
    let mut log = CountyLog::lived();
    change(&mut log);
    log
}

fn covered_up(change: impl FnOnce(&mut CountyLog)) -> CountyLog {
    let mut log = tampered(change);
    log.cover_up();
    log
}

#[track_caller]
fn assert_exact(finding: &Finding, kind: Kind, position: u64) {
    assert_eq!((finding.kind, finding.events.clone()), (kind, position..position + 1), "{finding}");
}

fn kept(notes: &[Note]) -> Evidence {
    Evidence { checkpoints: notes.to_vec(), ..Evidence::default() }
}

fn held(receipts: Vec<Receipt>) -> Evidence {
    Evidence { receipts, ..Evidence::default() }
}

#[test]
fn an_untouched_log_is_intact() {
    for hashing in [Hashing::Sha256, Hashing::Sm3] {
        let log = CountyLog::with(hashing);
        let evidence = Evidence {
            checkpoints: log.notes.clone(),
            receipts: vec![log.receipt(0, 10), log.receipt(77, 90), log.receipt(119, SIZE)],
            ..Evidence::default()
        };
        let report = log.inspect_with(evidence);
        let (events, checkpoints, root) = (SIZE, SIZE / EVERY, log.root(SIZE));
        assert_eq!(report.verdict, Verdict::Intact { events, checkpoints, root });
        assert_eq!(report.warnings, []);
    }
}

#[test]
fn changed_by_the_naive() {
    let finding = tampered(|log| log.rows[37].entry.body = "{}".into()).finding();
    assert_exact(&finding, Kind::Changed, 37);
    let finding = tampered(|log| log.rows[119].entry.actor.push('x')).finding();
    assert_exact(&finding, Kind::Changed, 119);
    let finding = tampered(|log| log.rows[37].leaf[0] ^= 1).finding();
    assert_exact(&finding, Kind::Changed, 37);
    assert!(finding.because.en.contains("leaf column"), "{finding}");
}

#[test]
fn changed_by_the_careful() {
    let lived = CountyLog::lived();
    let log = covered_up(|log| log.rows[37].entry.body = "{}".into());
    let finding = log.finding();
    assert_eq!((finding.kind, finding.events), (Kind::Changed, 30..40));
    // The receipt of the event names it; that of a neighbour narrows the interval.
    assert_exact(&log.finding_with(held(vec![lived.receipt(37, 50)])), Kind::Changed, 37);
    let finding = log.finding_with(held(vec![lived.receipt(34, 50)]));
    assert_eq!((finding.kind, finding.events), (Kind::Changed, 36..40));
    // A checkpoint kept elsewhere that the export no longer has narrows it too.
    let mut log = log;
    let thrown_away = log.notes.remove(3);
    assert_eq!(log.finding().events, 30..50);
    assert_eq!(log.finding_with(kept(&[thrown_away])).events, 30..40);
}

#[test]
fn dropped_by_the_naive() {
    let finding = tampered(|log| drop(log.rows.remove(37))).finding();
    assert_exact(&finding, Kind::Dropped, 37);
    assert!(finding.because.en.contains("positions 37 to 37"), "{finding}");
    let finding = tampered(|log| drop(log.rows.drain(37..52))).finding();
    assert_exact(&finding, Kind::Dropped, 37);
    let renumbered = tampered(|log| {
        log.rows.remove(37);
        log.renumber();
    });
    assert_exact(&renumbered.finding(), Kind::Dropped, 37);
    let second_last = tampered(|log| {
        log.rows.remove(118);
        log.renumber();
    });
    assert_exact(&second_last.finding(), Kind::Dropped, 118);
}

#[test]
fn dropped_by_the_careful() {
    // The next event of its dossier betrays which version is missing; the interval holds the place.
    let finding = covered_up(|log| drop(log.rows.remove(37))).finding();
    assert_eq!((finding.kind, finding.events.clone()), (Kind::Dropped, 30..40), "{finding}");
    assert!(finding.because.en.contains("version 4 of dossier case/1"), "{finding}");
    // The last event of its dossier: only the interval, and the number missing by the checkpoint's time.
    let finding = covered_up(|log| {
        log.rows.retain(|row| row.entry.dossier != "case/1" || row.entry.version < 4);
    })
    .finding();
    assert_eq!((finding.kind, finding.events.clone()), (Kind::Dropped, 30..40), "{finding}");
    assert!(finding.because.en.contains("1 of the events"), "{finding}");
    // In the last interval the checkpoint covers more than is there, and the version tells that it is no cut.
    let finding = covered_up(|log| {
        log.rows[119].entry.dossier = "case/10".into();
        log.rows[119].entry.version = 11;
        log.notes[11] = log.seal(SIZE);
        log.rows.remove(118);
    })
    .finding();
    assert_eq!((finding.kind, finding.events.clone()), (Kind::Dropped, 110..119), "{finding}");
}

#[test]
fn reordered_by_the_naive() {
    // The lines of the file, the position column, the contents under their leaves.
    let finding = tampered(|log| log.rows.swap(37, 58)).finding();
    assert_exact(&finding, Kind::Reordered, 37);
    let finding = tampered(|log| {
        log.rows.swap(37, 58);
        log.renumber();
    })
    .finding();
    assert_exact(&finding, Kind::Reordered, 37);
    let finding = tampered(|log| {
        let (first, second) = (log.rows[37].entry.clone(), log.rows[58].entry.clone());
        log.rows[37].entry = proof::Entry { position: 37, ..second };
        log.rows[58].entry = proof::Entry { position: 58, ..first };
    })
    .finding();
    assert_exact(&finding, Kind::Reordered, 37);
    let finding = tampered(|log| {
        log.rows.swap(37, 38);
        log.renumber();
    })
    .finding();
    assert_exact(&finding, Kind::Reordered, 37);
}

#[test]
fn reordered_by_the_careful() {
    // Within the interval, across intervals, neighbours: the times betray it.
    for (first, second) in [(32, 37), (37, 58), (37, 38), (0, 1), (118, 117)] {
        let finding = covered_up(|log| log.rows.swap(first, second)).finding();
        assert_exact(&finding, Kind::Reordered, first.min(second) as u64);
    }
    // With the times exchanged back, the versions of the dossier betray it.
    let finding = covered_up(|log| {
        let (first, second) = (log.rows[25].entry.clone(), log.rows[37].entry.clone());
        log.rows.swap(25, 37);
        log.rows[25].entry.recorded_at = first.recorded_at;
        log.rows[25].entry.happened_at = first.happened_at;
        log.rows[37].entry.recorded_at = second.recorded_at;
        log.rows[37].entry.happened_at = second.happened_at;
    })
    .finding();
    assert_exact(&finding, Kind::Reordered, 25);
    // Equal times (one batch), different dossiers: nothing but the interval.
    let finding = covered_up(|log| log.rows.swap(33, 34)).finding();
    assert_eq!((finding.kind, finding.events), (Kind::Changed, 30..40));
}

#[test]
fn back_dated_by_the_naive() {
    let finding = tampered(|log| log.rows[37].entry.recorded_at -= 86_400_000).finding();
    assert_exact(&finding, Kind::BackDated, 37);
    let finding = tampered(|log| log.rows[37].entry.recorded_at -= 1500).finding();
    assert_exact(&finding, Kind::BackDated, 37);
    // Too little to run backwards, or only the time of the act itself: exact, but called a change.
    let finding = tampered(|log| log.rows[37].entry.recorded_at -= 100).finding();
    assert_exact(&finding, Kind::Changed, 37);
    let finding = tampered(|log| log.rows[37].entry.happened_at -= 86_400_000).finding();
    assert_exact(&finding, Kind::Changed, 37);
}

#[test]
fn back_dated_by_the_careful() {
    let shifted = |at: usize, by: i64| {
        covered_up(|log| {
            log.rows[at].entry.recorded_at -= by;
            log.rows[at].entry.happened_at -= by;
        })
    };
    assert_exact(&shifted(37, 86_400_000).finding(), Kind::BackDated, 37);
    // Still behind its neighbour, but in front of the signed time of the checkpoint between them.
    assert_exact(&shifted(40, 1600).finding(), Kind::BackDated, 40);
    // Post-dated beyond the checkpoint that covers it.
    assert_exact(&shifted(39, -86_400_000).finding(), Kind::Reordered, 39);
    // It cannot have happened after it was recorded.
    let finding = covered_up(|log| log.rows[37].entry.happened_at += 500).finding();
    assert_exact(&finding, Kind::BackDated, 37);
    // A shift that stays between its neighbours: the interval.
    let finding = shifted(37, 300).finding();
    assert_eq!((finding.kind, finding.events), (Kind::Changed, 30..40));
}

#[test]
fn cut_off_by_the_naive_and_the_careful() {
    let finding = tampered(|log| log.rows.truncate(117)).finding();
    assert_exact(&finding, Kind::CutOff, 117);
    let finding = covered_up(|log| log.rows.truncate(80)).finding();
    assert_exact(&finding, Kind::CutOff, 80);
    // Checkpoints deleted too, but not at a checkpoint's border: a tail without a seal.
    let finding = covered_up(|log| {
        log.rows.truncate(77);
        log.notes.truncate(7);
    })
    .finding();
    assert_eq!((finding.kind, finding.events), (Kind::Unsealed, 70..77));
    // Cut at a border with all later checkpoints: only what lies elsewhere tells.
    let lived = CountyLog::lived();
    let log = covered_up(|log| {
        log.rows.truncate(80);
        log.notes.truncate(8);
    });
    assert!(log.inspect_with(Evidence::default()).is_intact());
    assert_exact(&log.finding_with(kept(&lived.notes[9..10])), Kind::CutOff, 80);
    assert_exact(&log.finding_with(held(vec![lived.receipt(12, 110)])), Kind::CutOff, 80);
}

#[test]
fn rewritten_by_the_holder_of_the_key() {
    let lived = CountyLog::lived();
    let mut log = covered_up(|log| log.rows[37].entry.body = "{}".into());
    log.notes = (EVERY..=SIZE).step_by(EVERY as usize).map(|size| log.seal(size)).collect();
    assert!(log.inspect_with(Evidence::default()).is_intact(), "the export alone cannot tell");
    let finding = log.finding_with(kept(&[lived.notes[1].clone(), lived.notes[4].clone()]));
    assert_eq!((finding.kind, finding.events), (Kind::Rewritten, 20..50));
    let finding = log.finding_with(held(vec![lived.receipt(37, 60)]));
    assert_exact(&finding, Kind::Rewritten, 37);
    // Both histories in one export.
    log.notes.insert(5, lived.notes[4].clone());
    assert_eq!(log.finding().kind, Kind::Rewritten);
}

#[test]
fn checkpoints_that_are_worth_nothing() {
    let mut log = CountyLog::lived();
    let stranger = proof::Signer::from_seed(log.notes[4].checkpoint().origin.as_str(), &[8; 32]).unwrap();
    log.notes[4] = log.notes[4].checkpoint().clone().sign(&stranger).unwrap();
    let finding = log.finding();
    assert_eq!((finding.kind, finding.events), (Kind::SealBroken, 40..50));
    let mut log = CountyLog::lived();
    log.notes.swap(4, 5);
    assert_eq!(log.finding().kind, Kind::SealBroken);
    let mut log = CountyLog::lived();
    log.notes.clear();
    assert_eq!(log.finding().kind, Kind::Unsealed);
}

#[test]
fn what_was_missing_before_sealing_is_told_apart() {
    let mut log = CountyLog::lived();
    log.rows.remove(37);
    log.cover_up();
    log.notes = (EVERY..SIZE).step_by(EVERY as usize).map(|size| log.seal(size)).collect();
    log.notes.push(log.seal(SIZE - 1));
    let finding = log.finding();
    assert_eq!((finding.kind, finding.events.clone()), (Kind::Dropped, 26..49), "{finding}");
    assert!(finding.because.en.contains("already so"), "{finding}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever single column of whatever event is altered, by either attacker: it is found, nothing before it is
    /// accused when it is named, and it lies in the interval when it is not.
    #[test]
    fn no_change_of_a_column_is_overlooked(at in 0..SIZE as usize, column in 0..7, careful: bool) {
        let log = tampered(|log| {
            let entry = &mut log.rows[at].entry;
            match column {
                0 => entry.dossier.push('x'),
                1 => entry.version += 1,
                2 => entry.kind.push('x'),
                3 => entry.happened_at -= 1,
                4 => entry.recorded_at += 1,
                5 => entry.actor.push('x'),
                _ => entry.body.push(' '),
            }
            if careful {
                log.cover_up();
            }
        });
        let finding = log.finding();
        let at = at as u64;
        if careful {
            let interval = at / EVERY * EVERY..at / EVERY * EVERY + EVERY;
            prop_assert!(interval.contains(&finding.events.start), "{}", finding);
        } else {
            prop_assert_eq!(finding.events, at..at + 1);
        }
    }

    #[test]
    fn no_dropped_stretch_is_overlooked(from in 0..SIZE as usize, many in 1..30_usize, careful: bool) {
        let to = (from + many).min(SIZE as usize);
        let log = tampered(|log| {
            log.rows.drain(from..to);
            if careful {
                log.cover_up();
            }
        });
        let finding = log.finding();
        prop_assert!(matches!(finding.kind, Kind::Dropped | Kind::CutOff), "{}", finding);
        let from = from as u64;
        if finding.kind == Kind::CutOff {
            // Only in the last interval, where no version tells a dropped event from a missing tail.
            prop_assert!(from >= SIZE - EVERY || to as u64 == SIZE, "{}", finding);
            prop_assert_eq!(finding.events.start, SIZE - (to as u64 - from));
        } else {
            let interval = from / EVERY * EVERY..from + 1;
            prop_assert!(interval.contains(&finding.events.start), "{}", finding);
        }
    }
}
