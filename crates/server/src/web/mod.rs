//! The pages: one folder per room of the hall, one page one file, all built of the same pieces inside one frame.

pub mod ease;
pub mod frame;
pub mod pieces;
pub mod specimen;
