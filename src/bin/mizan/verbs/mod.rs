//! The verbs: a file or folder for each, with its arguments (`Args`) and what it does with them.

pub(crate) mod add;
pub(crate) mod align;
pub(crate) mod backup;
pub(crate) mod clean;
pub(crate) mod compact;
pub(crate) mod completions;
pub(crate) mod convert;
pub(crate) mod delete;
pub(crate) mod edit;
pub(crate) mod eval;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod info;
pub(crate) mod lookup;
pub(crate) mod man;
pub(crate) mod merge;
pub(crate) mod pretranslate;
pub(crate) mod repair;
pub(crate) mod search;
pub(crate) mod segment;
pub(crate) mod show;
pub(crate) mod train;
pub(crate) mod undo;
