//! The verbs of the command line. Each has a file or folder with its arguments (`Args`), which call the
//! library and print the result.

pub(crate) mod add;
pub(crate) mod align;
pub(crate) mod analyse;
pub(crate) mod backup;
pub(crate) mod check;
pub(crate) mod clean;
pub(crate) mod compact;
pub(crate) mod completions;
pub(crate) mod convert;
pub(crate) mod delete;
pub(crate) mod edit;
pub(crate) mod eval;
pub(crate) mod export;
pub(crate) mod extract;
pub(crate) mod fill;
pub(crate) mod forget;
pub(crate) mod import;
pub(crate) mod info;
pub(crate) mod lookup;
pub(crate) mod man;
pub(crate) mod mcp;
pub(crate) mod merge;
pub(crate) mod pair;
pub(crate) mod pretranslate;
pub(crate) mod redo;
pub(crate) mod repair;
pub(crate) mod review;
pub(crate) mod search;
pub(crate) mod segment;
pub(crate) mod show;
pub(crate) mod terms;
pub(crate) mod train;
pub(crate) mod undo;
pub(crate) mod use_unit;
