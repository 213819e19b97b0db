//! What counts as the same: folding, words and numbers.
//!
//! Arabic writes one word in many ways: with and without diacritics, hamza, tatweel or invisible marks, in two digit
//! systems, in presentation forms, on Persian keyboards. [`fold`] maps them all to one spelling; [`Folded`] does so
//! and still knows where each letter stood. A fold serves to *find* and to *compare*; what is stored and shown is
//! always the text as given.

mod english;
mod fold;
mod months;
mod numbers;
mod skeleton;
mod spelled;
mod tokens;
mod words;

pub use english::english_stem;
pub use fold::{Folded, fold, is_invisible};
pub use months::{Calendar, Month, months};
pub use numbers::{Digits, Number, canonical_number, numbers};
pub use skeleton::skeleton;
pub use spelled::spelled_numbers;
pub use tokens::{Token, TokenKind, tokens};
pub use words::{Word, words};
