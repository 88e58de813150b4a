//! The pieces pages are built of: each a function or a small struct that answers HTML. They know words, numbers
//! and shapes; they know no rules, no store and no rights. `web/specimen.rs` shows every one in every state.
//!
//! | file | pieces |
//! |---|---|
//! | `light` | light, tag, clock bar |
//! | `moments` | day with weekday, moment, time left in words, money, grouped numbers, case number |
//! | `layout` | heading, panel, columns, buttons, notice bar, summary list, number tile, four facts, steps |
//! | `field` | every kind of form field, error summary |
//! | `posted` | posted form with its hidden fields |
//! | `upload` | files to hand in, with progress and preview |
//! | `table` | table with paging and sorting, empty state, filter bar, search box |
//! | `history` | timeline, flow chart, chart with its data table |
//! | `answers` | confirmation, done page, nothing here, no right, stale, too many tries, failure |
//! | `prose` | plain words of an editor as paragraphs, headings and lists |
//! | `kept` | what was typed into a form that cannot be sent, to be copied |
//! | `sheet` | paper to print, with QR and seal |
//!
//! SVG text given to a piece is printed as it stands: it must come from the `paper` crate, never from a visitor.

mod answers;
mod field;
mod history;
mod kept;
mod layout;
mod light;
mod moments;
mod posted;
mod prose;
mod sheet;
mod table;
mod upload;

pub use answers::*;
pub use field::*;
pub use history::*;
pub use kept::*;
pub use layout::*;
pub use light::*;
pub use moments::*;
pub use posted::*;
pub use prose::*;
pub use sheet::*;
pub use table::*;
pub use upload::*;
