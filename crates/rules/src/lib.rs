//! 规则: the law of a government service hall, as pure decisions.
//!
//! A command is decided against a dossier and a context that is handed in whole; out come events, or a refusal that
//! names its article. No rule reads the time, draws lots, opens a file or knows another crate of ours, so every
//! decision can be made again by anybody from the log alone.
//!
//! How to read it: [`dossier`] says what a dossier is. The dossiers are [`item`] (what the hall offers), [`case`] (one
//! application from submission to delivery), [`licence`] (what a granted one leaves behind), [`card`] (what supervision
//! raised), [`rating`] (what people say), [`standing`] (who may not apply, and why), [`quota`] (who waits for a limited
//! number of places), [`reform`] (which powers move, and when), [`accountability`] (who answers for a fault, and how),
//! [`bulletin`] (what the hall tells everybody), [`inspection`] (a month of supervision), [`base`] (what the level above
//! lists), [`wordbook`] (what people call things) and [`hall`] (departments, posts, calendar). [`calendar`] and
//! [`clock`] reckon limits and explain them day by day,
//! [`supervision`] reads what happened, [`errand`] says what must be done outside, [`identifier`] parses the numbers
//! whose form is fixed. [`time`], [`money`], [`name`] and [`actor`] are the small words all of them use.
#![no_std]

extern crate alloc;

pub mod accountability;
pub mod actor;
pub mod base;
pub mod bulletin;
pub mod calendar;
pub mod card;
pub mod case;
pub mod clock;
pub mod dossier;
pub mod errand;
pub mod hall;
pub mod identifier;
pub mod inspection;
pub mod item;
pub mod licence;
pub mod money;
pub mod name;
pub mod quota;
pub mod rating;
pub mod reform;
pub mod standing;
pub mod supervision;
pub mod time;
pub mod wordbook;
