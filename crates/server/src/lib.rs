//! The front: what people and programs meet. Pages, API, jobs and the one writer behind them live here; the law
//! lives in `rules`, the memory in `store`, the press in `paper`.

pub mod assets;
pub mod clock;
pub mod form;
pub mod masking;
pub mod office;
pub mod reckon;
pub mod text;
pub mod web;
