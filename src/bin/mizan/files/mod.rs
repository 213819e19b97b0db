//! The files of a verb that takes several: which files the arguments stand for, where each result goes, and
//! what became of all of them.

pub(crate) mod batch;
pub(crate) mod copies;
pub(crate) mod destination;
pub(crate) mod document_texts;
pub(crate) mod folder;
pub(crate) mod input_files;
pub(crate) mod own_names;
pub(crate) mod paired_files;
mod pattern;
mod walk;
pub(crate) mod wanted;
