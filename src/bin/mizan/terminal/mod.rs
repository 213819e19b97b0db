//! The files, streams and the terminal that verbs read from and write to.

pub(crate) mod bidi;
mod bidi_marks;
pub(crate) mod command_line;
pub(crate) mod content;
pub(crate) mod damage;
pub(crate) mod escape;
pub(crate) mod guard;
pub(crate) mod highlight;
pub(crate) mod input;
pub(crate) mod interrupt;
pub(crate) mod json;
mod leftovers;
pub(crate) mod outcome;
pub(crate) mod output;
pub(crate) mod page_lines;
pub(crate) mod progress;
pub(crate) mod provenance;
pub(crate) mod question;
pub(crate) mod remark;
pub(crate) mod report;
pub(crate) mod screen;
pub(crate) mod script_remark;
mod shown_lines;
pub(crate) mod steps;
pub(crate) mod words;
mod wrap;
mod wrong_option;
