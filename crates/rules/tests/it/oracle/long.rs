//! The long run: as many histories as one wishes, on every core, under the optimiser:
//!
//! `cargo test --release -p rules -- --ignored --nocapture ten_million`
//!
//! It says how many histories were tried, which seed made them, and how fast it went. A failure names the seed of its
//! share, so that it can be found again.

use std::{
    sync::Mutex,
    thread,
    time::{Duration, Instant as Stopwatch},
};

use super::{
    days::{self, Tally},
    from_environment, seconds,
    world::World,
};
use crate::slow::Chance;

/// Histories of one share: what one thread takes at a time, with calendars of its own.
const SHARE: u64 = 200_000;
/// One history in so many is walked minute by minute, which takes as long as a hundred of the others.
const IN_SECONDS: u64 = 200;
/// Calendars of one share.
const CALENDARS: usize = 48;

/// The seed of a share: far from those of its neighbours.
fn seed_of(seed: u64, share: u64) -> u64 {
    Chance(seed ^ share.wrapping_mul(0xA076_1D64_78BD_642F)).next()
}

fn try_share(seed: u64, histories: u64) -> Tally {
    let mut chance = Chance(seed);
    let world = World::new(&mut chance, CALENDARS);
    let mut tally = Tally::default();
    for nth in 0..histories {
        if nth % IN_SECONDS == 0 {
            seconds::try_one(&mut chance, &world);
            tally.histories += 1;
            tally.in_seconds += 1;
        } else {
            days::try_one(&mut chance, &world, &mut tally);
        }
    }
    tally
}

#[test]
#[ignore = "minutes under the optimiser; its head says how to run it"]
fn ten_million_histories_agree() {
    let wanted = from_environment("ONEWINDOW_HISTORIES").unwrap_or(10_000_000);
    let seed = from_environment("ONEWINDOW_SEED").unwrap_or(20_261_126);
    let threads = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let shares = Mutex::new(0..wanted.div_ceil(SHARE));
    let sum = Mutex::new(Tally::default());
    let began = Stopwatch::now();
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(share) = { shares.lock().unwrap().next() } {
                    let of_share = seed_of(seed, share);
                    let histories = SHARE.min(wanted - share * SHARE);
                    let tried = std::panic::catch_unwind(|| try_share(of_share, histories));
                    let Ok(tally) = tried else { panic!("share {share}, seed {of_share}") };
                    sum.lock().unwrap().add(tally);
                }
            });
        }
    });
    let tally = *sum.lock().unwrap();
    let took = began.elapsed().max(Duration::from_millis(1));
    let rate = u128::from(tally.histories) * 1000 / took.as_millis();
    println!(
        "{} histories agree, seed {seed}, {threads} threads, {} s, {rate} a second",
        tally.histories,
        took.as_secs()
    );
    println!("{tally:?}");
    assert_eq!(tally.histories, wanted);
    tally.is_worth_it();
}

/// The short form of the long run stays in the suite, so that it can be run when it is wanted.
#[test]
fn a_share_of_the_long_run_agrees() {
    let tally = try_share(seed_of(7, 3), 1_500);
    assert_eq!((tally.histories, tally.in_seconds), (1_500, 8));
    tally.is_worth_it();
}
