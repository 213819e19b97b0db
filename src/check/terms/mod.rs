//! The terms of a glossary: which of them a text has, in any of their forms, and which of them its
//! translation should have.

mod glossary;
mod term_text;
mod term_word;

pub use glossary::Glossary;
