//! The output of `mizan search --kwic`: each place of the words with the text around it.
//!
//! On a terminal the words of all lines stand below one another. What stands before the words is to the left
//! of them in a text that is written from left to right, and to the right of them in Arabic.

use std::io::{self, Write};

use mizan::Direction;
use mizan::memory::FoundUnit;

use crate::terminal::highlight::Highlight;
use crate::terminal::screen::Screen;
use crate::terminal::words::one_line;
use crate::terminal::wrap;

/// A place of the words, with the text around it.
struct Place<'f> {
    id: String,
    before: &'f str,
    words: &'f str,
    after: &'f str,
    is_right_to_left: bool,
}

/// Prints a line for each place: on a terminal with the words in one column, otherwise as columns with the
/// number of the unit, the text before the words, the words and the text after them.
pub(super) fn print(out: &mut impl Write, found: &[FoundUnit], screen: Screen) -> io::Result<()> {
    let places: Vec<Place> = found.iter().flat_map(places).collect();
    if !screen.is_terminal() {
        return places.iter().try_for_each(|Place { id, before, words, after, .. }| {
            let [before, words, after] = [before, words, after].map(|text| one_line(text.trim()));
            writeln!(out, "{id}\t{before}\t{words}\t{after}")
        });
    }
    let ids = places.iter().map(|place| place.id.len()).max().unwrap_or_default();
    places.iter().try_for_each(|place| line(out, place, ids, screen))
}

fn places(found: &FoundUnit) -> impl Iterator<Item = Place<'_>> {
    let unit = found.unit();
    let source = (unit.source_lang(), unit.source().plain(), found.source());
    let target = (unit.target_lang(), unit.target().plain(), found.target());
    [source, target].into_iter().flat_map(move |(lang, text, places)| {
        places.iter().map(move |place| Place {
            id: found.id().to_string(),
            before: text[..place.start].trim_start(),
            words: &text[place.clone()],
            after: text[place.end..].trim_end(),
            is_right_to_left: lang.direction() == Direction::RightToLeft,
        })
    })
}

fn line(out: &mut impl Write, place: &Place, ids: usize, screen: Screen) -> io::Result<()> {
    let [before, words, after] = [place.before, place.words, place.after].map(|text| one_line(text));
    let (left, right) = if place.is_right_to_left { (&after, &before) } else { (&before, &after) };
    let beside = screen.columns().saturating_sub(ids + 2 + wrap::columns_of(&words)) / 2;
    // What stands next to the words is the end of the text before them, and the beginning of the text after
    // them.
    let (left, right) = match place.is_right_to_left {
        true => (beginning(left, beside), end(right, beside)),
        false => (end(left, beside), beginning(right, beside)),
    };
    let padding = beside.saturating_sub(wrap::columns_of(&left));
    let [green, plain] = if screen.has_colour() { [Highlight::ASKED, "\u{1b}[0m"] } else { [""; 2] };
    let [left, words, right] = [left.as_str(), &words, right.as_str()].map(|text| screen.show(text));
    let line = format!("{:>ids$}  {:padding$}{left}{green}{words}{plain}{right}", place.id, "");
    writeln!(out, "{}", line.trim_end())
}

/// Returns the words with which a text begins, as far as they fit into so many columns.
fn beginning(text: &str, columns: usize) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    fitting(&words, columns, |count| words[..count].join(" ") + "…")
}

/// Returns the words with which a text ends, as far as they fit into so many columns.
fn end(text: &str, columns: usize) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    fitting(&words, columns, |count| format!("…{}", words[words.len() - count..].join(" ")))
}

fn fitting(words: &[&str], columns: usize, cut: impl Fn(usize) -> String) -> String {
    let whole = words.join(" ");
    if wrap::columns_of(&whole) <= columns {
        return whole;
    }
    let cut = (0..words.len()).rev().map(cut).find(|cut| wrap::columns_of(cut) <= columns);
    cut.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_next_to_those_found_stay() {
        assert_eq!(beginning("one two three", 8), "one two…");
        assert_eq!(end("one two three", 10), "…two three");
        assert_eq!(end("one two", 20), "one two");
        assert_eq!(beginning("unbreakable", 4), "…");
        assert_eq!(beginning("", 4), "");
    }
}
