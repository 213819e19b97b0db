//! Options that several verbs share.

pub(crate) mod filters;
pub(crate) mod memory_file;
pub(crate) mod names;
pub(crate) mod reading;
pub(crate) mod rules;
