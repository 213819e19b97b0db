//! Marks in a text that isolate, embed or override a direction (UAX #9). [`balanced`] keeps their effect
//! within the text, and [`on_each_line`] within each of the lines into which the text is broken: what a mark
//! leaves open would turn around whatever the terminal shows next.

use std::borrow::Cow;

use super::escape::{is_bidi_control, push_escape};

const EMBEDDING_END: char = '\u{202C}';
const ISOLATE_END: char = '\u{2069}';

/// The most marks that are open at a place; deeper ones are shown as escapes. Chosen by hand: UAX #9 itself
/// obeys 125 levels, and people write one or two.
const DEEPEST: usize = 30;

/// Returns a line of text with its isolates closed at the end. Embeddings that are not closed, marks that
/// close nothing, and overrides, which show letters in an order that nobody reads, are shown as escapes.
pub(super) fn balanced(line: &str) -> Cow<'_, str> {
    if !line.contains(is_bidi_control) {
        return line.into();
    }
    let (hidden, open) = unbalanced(line);
    let mut balanced = String::with_capacity(line.len() + 8);
    for (at, c) in line.char_indices() {
        if hidden.binary_search(&at).is_ok() {
            push_escape(&mut balanced, c);
        } else {
            balanced.push(c);
        }
    }
    balanced.extend(std::iter::repeat_n(ISOLATE_END, open));
    balanced.into()
}

/// Returns the places of the marks to be shown as escapes, in order, and the number of isolates left open.
fn unbalanced(line: &str) -> (Vec<usize>, usize) {
    let (mut hidden, mut open): (Vec<usize>, Vec<(usize, char)>) = (Vec::new(), Vec::new());
    for (at, c) in line.char_indices().filter(|&(_, c)| is_bidi_control(c)) {
        match c {
            EMBEDDING_END => match open.last() {
                Some(&(_, mark)) if !is_isolate(mark) => {
                    let (start, mark) = open.pop().expect("it is the last");
                    hidden.extend(is_override(mark).then_some([start, at]).into_iter().flatten());
                }
                _ => hidden.push(at),
            },
            // The end of an isolate also ends the embeddings inside.
            ISOLATE_END => match open.iter().rposition(|&(_, mark)| is_isolate(mark)) {
                Some(isolate) => hidden.extend(open.drain(isolate..).skip(1).map(|(start, _)| start)),
                None => hidden.push(at),
            },
            _ if open.len() >= DEEPEST => hidden.push(at),
            _ => open.push((at, c)),
        }
    }
    hidden.extend(open.iter().filter(|(_, mark)| !is_isolate(*mark)).map(|(at, _)| at));
    hidden.sort_unstable();
    (hidden, open.iter().filter(|(_, mark)| is_isolate(*mark)).count())
}

/// Closes at the end of each line the marks that the line leaves open, and opens them again in the next line.
/// The lines together must be balanced.
pub(super) fn on_each_line(lines: &mut [String]) {
    let mut open: Vec<char> = Vec::new();
    for line in lines {
        let before: String = open.iter().collect();
        for c in line.chars().filter(|&c| is_bidi_control(c)) {
            match c {
                EMBEDDING_END | ISOLATE_END => drop(open.pop()),
                _ => open.push(c),
            }
        }
        if !before.is_empty() || !open.is_empty() {
            let ends = open.iter().rev().map(|&c| if is_isolate(c) { ISOLATE_END } else { EMBEDDING_END });
            *line = before + line + &ends.collect::<String>();
        }
    }
}

fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2068}')
}

fn is_override(c: char) -> bool {
    matches!(c, '\u{202D}' | '\u{202E}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_left_open_is_closed_or_shown() {
        for (text, shown) in [
            ("plain", "plain"),
            ("\u{2067}نعم\u{2069}.", "\u{2067}نعم\u{2069}."),
            ("\u{202B}نعم\u{202C}.", "\u{202B}نعم\u{202C}."),
            ("\u{2067}نعم", "\u{2067}نعم\u{2069}"),
            ("نعم\u{2069}.", "نعم\\u{2069}."),
            ("\u{202B}نعم", "\\u{202b}نعم"),
            ("نعم\u{202C}", "نعم\\u{202c}"),
            ("\u{202E}cba\u{202C}", "\\u{202e}cba\\u{202c}"),
            ("\u{2068}a\u{202A}b\u{2069}c\u{202C}", "\u{2068}a\\u{202a}b\u{2069}c\\u{202c}"),
        ] {
            assert_eq!(balanced(text), shown);
        }
    }

    #[test]
    fn a_mark_acts_on_each_line_of_its_text() {
        let mut lines = ["a \u{2067}b", "c", "d\u{2069} e"].map(str::to_owned);
        on_each_line(&mut lines);
        assert_eq!(lines, ["a \u{2067}b\u{2069}", "\u{2067}c\u{2069}", "\u{2067}d\u{2069} e"]);
    }

    proptest! {
        #[test]
        fn every_line_ends_with_nothing_open(text in "[ab \u{202A}-\u{202E}\u{2066}-\u{2069}]{0,80}") {
            let shown = balanced(&text).into_owned();
            prop_assert_eq!(unbalanced(&shown), (vec![], 0));
            let mut lines: Vec<String> = shown.split(' ').map(str::to_owned).collect();
            on_each_line(&mut lines);
            for line in &lines {
                prop_assert_eq!(unbalanced(line), (vec![], 0));
            }
        }
    }
}
