//! The front: what people and programs meet. Pages, API, jobs and the one writer behind them live here; the law
//! lives in `rules`, the memory in `store`, the press in `paper`.
//!
//! How to read it: [`routes`] is every address on one page; [`visitor`] says who may open it; `web` holds the pages
//! by room; [`office`] is the one door for change; [`jobs`] fires alarms and runs errands; [`cli`] starts it all.

pub mod api;
pub mod assets;
pub mod base_list;
pub mod beside;
pub mod card_report;
pub mod catalogue_files;
pub mod catalogue_table;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod divisions;
pub mod failure;
pub mod filled;
pub mod finder;
pub mod form;
pub mod front;
pub mod grid;
pub mod imports;
pub mod jobs;
pub mod limits;
pub mod masking;
pub mod office;
pub mod open_data;
pub mod open_text;
pub mod origin;
pub mod papers;
pub mod people;
pub mod receipt;
pub mod reckon;
pub mod rehearsal;
pub mod routes;
pub mod schema;
pub mod sight;
pub mod text;
pub mod uploads;
pub mod visitor;
pub mod wanted;
pub mod web;
pub mod workbook;
