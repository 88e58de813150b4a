//! 排演: the rehearsal: a seeded county living through the real rules (SI1).
//!
//! It publishes the sample county and proposes acts: who does what, when. It decides nothing: the driver (the office
//! of the server, or the one in the tests) puts every act to the real rules and tells the county the answer, so
//! whatever the demo shows has come about like any real case. Nothing here reads a clock, a file or unseeded
//! chance: the same seed and the same answers give the same acts.
//!
//! How to read it: [`catalogue`] parses the sample county and [`files`] writes one, [`people`] invents its people, [`founding`] lists the acts
//! that found the hall, [`county`] lives. What becomes of a case is drawn once in `case::fate`; which acts its
//! state then calls for stands in `case::duty`, when in `case::timing`, and their words in `case::wording`. Cards have
//! the same in `card`, bad ratings in `voice`, supervisors' rounds in `patrol`. All lots are drawn in `chance`. Who works around supervision, where somebody asks for it, in [`evasion`].
//!
//! How to drive it:
//! 1. Put every act of [`County::founding`] to the rules.
//! 2. While there is a [`County::next_at`]: let time pass up to it and [`County::learn`] what it brought about; if
//!    nothing came about, take [`County::next_act`], put it to the rules and say in [`County::heard`] what they said.
//! 3. From then on ask every few seconds for a [`County::live_act`], with the same answers.

mod act;
mod application;
pub mod bulletin;
mod card;
mod case;
pub mod catalogue;
mod chance;
pub mod county;
pub mod evasion;
pub mod files;
mod founding;
mod patrol;
pub mod people;
mod voice;

pub use act::{Act, Answer, News, Order, VoiceStep};
pub use catalogue::{Catalogue, CatalogueFault, EMBEDDED};
pub use county::County;
pub use evasion::{Taint, Tricks};
pub use people::{People, Person, PersonKind};
