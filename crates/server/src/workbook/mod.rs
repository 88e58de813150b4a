//! 工作簿: the catalogue as tables that people edit in a spreadsheet and hand back (CA9). The first sheet has a row for
//! each item, the others a row for each part of one.
//!
//! | file | what it does |
//! |---|---|
//! | `sheets` | which sheets there are, which column holds which field |
//! | `words` | the words of the code tables |
//! | `flat` | an item laid flat for tables, and gathered again |
//! | `cell` | a value as a cell, and back |
//! | `written` | the rows of an item |
//! | `xlsx`, `csvs`, `out` | writes them as a workbook, as a ZIP of CSV files |
//! | `found` | finds our sheets and columns in a file that came back |
//! | `reading` | what the rows that came back say of each item, against what it says now |
//! | `load` | a file taken apart: a plain list, or our sheets |
//! | `sift` | a whole file against the whole catalogue: what would change, what is wrong |
//! | `differ` | what differs between two versions, cell by cell |
//!
//! A cell that comes back as it went out changes nothing, whatever it holds; so a field that a table cannot hold exactly
//! is never lost. Columns, sheets and items that do not come back stay as they are. Nothing is stored here.

pub mod cell;
pub mod csvs;
pub mod differ;
pub mod fault;
pub mod flat;
pub mod found;
pub mod load;
pub mod out;
pub mod reading;
pub mod sheets;
pub mod sift;
pub mod words;
pub mod written;
pub mod xlsx;
