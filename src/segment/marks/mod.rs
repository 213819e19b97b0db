//! Marks that may end a sentence: the classes of characters, the places of marks, and the signs that belong
//! to them.

mod byte_set;
mod chars;
mod emoticon;
mod mark;
mod mark_reader;
mod quotes;
mod scan;
mod signs;
mod verbatim;
mod verse;

pub(super) use chars::{
    Terminal, continues, ends_with_letter, has_terminal, is_alphabetic, is_alphanumeric, is_arabic,
    is_bullet, is_closing_bracket, is_closing_quote, is_mark, is_numeric, is_opening_bracket,
    is_opening_quote, is_turning_quote, opens_with_word, terminal,
};
pub(super) use mark::{Closed, Mark};
pub(super) use quotes::Quotes;
pub(super) use scan::{Scan, ScanStop};
pub(super) use signs::Signs;
pub(super) use verbatim::{Verbatim, message_end};
pub(super) use verse::verse_number;
