//! Terms: the entries of a glossary that occur in a text, under clitics and in other forms.
//!
//! A [`TermList`] holds the units of a memory as terms. Each word of a term has the forms that a text may
//! have of it: an Arabic noun its dual, its sound and broken plurals and its pronouns, an English word its
//! endings.

mod found_term;
mod term_forms;
mod term_list;
mod usage;

pub use {found_term::FoundTerm, term_list::TermList, usage::Usage};
