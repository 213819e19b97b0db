//! When two spellings count as the same text: folding, words, numbers, names and months.
//!
//! Arabic writes one word in many ways: with and without diacritics, hamza, tatweel or invisible marks, in
//! two digit systems, in presentation forms, on Persian keyboards. [`fold`] maps them all to one spelling;
//! [`Folded`] does so and still knows where each letter stood. A fold serves to *find* and to *compare*; only
//! the text as given is stored and shown.

mod analysed;
#[cfg(feature = "memory")]
mod broken_plurals;
mod characters;
mod clitics;
mod contractions;
mod day_parts;
mod english;
mod english_spelling;
mod fold;
mod honorifics;
mod joined_words;
mod kept_hyphen;
mod letter_set;
mod list_series;
#[cfg(feature = "memory")]
mod masked;
mod message_forms;
mod messages;
mod month_names;
mod months;
#[cfg(feature = "memory")]
mod name_spellings;
mod number_words;
mod numbers;
mod placed;
mod quran;
mod regional;
mod regional_pattern;
mod regional_words;
mod respelling;
mod romans;
mod skeleton;
mod spelled;
mod surnames;
mod tokens;
mod typing;
mod weekdays;
mod words;

pub(crate) use analysed::Analysed;
#[cfg(feature = "memory")]
pub(crate) use broken_plurals::{broken_plurals, broken_singulars};
#[cfg(any(feature = "eval", all(feature = "memory", feature = "formats")))]
pub(crate) use characters::is_bidi_control;
pub(crate) use characters::{
    TATWEEL, is_arabic_mark, is_invisible, is_latin_mark, is_plain_arabic_letter, is_presentation_form,
};
pub(crate) use clitics::{
    ARTICLE, CONJUNCTIONS, Clitics, LETTERS_BEFORE_NOUNS, PROCLITICS, PRONOUNS, split_conjunction,
};
pub(crate) use day_parts::DayPart;
pub(crate) use english::english_stem;
#[cfg(feature = "memory")]
pub(crate) use english::{english_bases, irregular_forms, is_inflected};
pub use fold::{Folded, fold};
#[cfg(feature = "memory")]
pub(crate) use honorifics::honorifics_in_short;
pub(crate) use honorifics::{
    differ_in_short_honorifics, has_honorific_mark, may_be_honorific_mark, may_have_honorific,
};
pub(crate) use joined_words::is_prefix;
pub(crate) use kept_hyphen::keeps_hyphen;
pub(crate) use list_series::{ListSeries, is_list_ordinal};
#[cfg(feature = "memory")]
pub(crate) use masked::{MASK, masked_numbers};
pub(crate) use message_forms::{FormPair, FormText, form_pairs, message_forms};
pub(crate) use messages::Message;
pub(crate) use month_names::{Calendar, MonthName};
pub(crate) use months::Month;
#[cfg(feature = "memory")]
pub(crate) use name_spellings::name_spellings;
pub(crate) use numbers::{
    Digits, Number, NumberMarks, canonical_number, differ_in_leading_zero, digit_system, digit_value,
    in_digits, number_len, numbers,
};
pub(crate) use respelling::{Respelling, may_be_parted, may_be_respelled};
#[cfg(feature = "memory")]
pub(crate) use respelling::{in_letters_of_neighbours, of_neighbour};
pub(crate) use romans::roman_value;
pub(crate) use skeleton::skeleton;
pub(crate) use spelled::is_number_word;
pub(crate) use surnames::is_surname;
pub(crate) use tokens::{Token, TokenKind, tokens};
pub(crate) use weekdays::Weekday;
pub use words::{Word, words};
