#![no_std]
extern crate alloc;

pub mod calendar;
pub mod clock;
pub mod identifier;
pub mod time;
