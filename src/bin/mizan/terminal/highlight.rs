//! Highlights: places in a text that a terminal shows in colour, and inline codes, which it shows shortened
//! and dim.

use std::borrow::Cow;
use std::ops::Range;

use mizan::UnitText;

use super::escape::without_controls;

/// A place in a text, in bytes, and its colour.
#[derive(Clone, Debug)]
pub(crate) struct Highlight {
    pub(crate) place: Range<usize>,
    pub(crate) colour: &'static str,
}

impl Highlight {
    /// Green: the words of the query.
    pub(crate) const ASKED: &str = "\u{1b}[32m";
    /// Red: the words of the unit that differ from the query.
    pub(crate) const KNOWN: &str = "\u{1b}[31m";
    /// Yellow: the translations of the words found.
    pub(crate) const TRANSLATED: &str = "\u{1b}[33m";
    /// Dim: an inline code.
    pub(super) const CODE: &str = "\u{1b}[2m";

    /// Returns marks of one colour.
    pub(crate) fn all(places: impl IntoIterator<Item = Range<usize>>, colour: &'static str) -> Vec<Self> {
        places.into_iter().map(|place| Self { place, colour }).collect()
    }
}

/// Appends a part of a text in a colour. The inline codes within the part get colours of their own.
pub(super) fn push(
    out: &mut String,
    text: &UnitText,
    part: Range<usize>,
    colours: (&str, &dyn Fn(usize) -> &'static str),
) {
    let (colour, code_colour) = colours;
    let end = part.end.min(text.plain().len());
    let mut done = part.start;
    let mut push = |text: &str, colour: &str| match (text, colour) {
        ("", _) => {}
        (_, "") => out.push_str(&without_controls(text)),
        _ => *out += &format!("{colour}{}\u{1b}[0m", without_controls(text)),
    };
    for code in text.codes().iter().filter(|code| part.contains(&code.at)) {
        push(&text.plain()[done..code.at], colour);
        push(&short(&code.markup), code_colour(code.at));
        done = code.at;
    }
    push(&text.plain()[done..end], colour);
}

// The longest inline code that is shown whole, in chars; chosen by hand so that codes do not crowd out the
// text.
const LONGEST_CODE: usize = 16;

fn short(markup: &str) -> Cow<'_, str> {
    match markup.char_indices().nth(LONGEST_CODE) {
        Some((end, _)) => format!("{}…", &markup[..end]).into(),
        None => markup.into(),
    }
}
