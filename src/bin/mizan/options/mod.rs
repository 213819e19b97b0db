//! Options that several verbs share.

pub(crate) mod any_reading;
pub(crate) mod bom;
pub(crate) mod bring_back;
pub(crate) mod document_options;
pub(crate) mod filters;
pub(crate) mod force;
pub(crate) mod input_encoding;
pub(crate) mod json_option;
pub(crate) mod label_options;
pub(crate) mod lexicon_file;
pub(crate) mod memory_argument;
pub(crate) mod memory_file;
pub(crate) mod memory_files;
pub(crate) mod names;
pub(crate) mod new_memory;
pub(crate) mod note_option;
pub(crate) mod offset_unit;
pub(crate) mod other_filters;
pub(crate) mod penalties;
pub(crate) mod read_options;
pub(crate) mod rules;
pub(crate) mod sheet_column;
pub(crate) mod strict;
pub(crate) mod text_reading;
pub(crate) mod text_repair;
