//! [`guarded`]: cells of CSV and TSV that a spreadsheet would take for a formula, made harmless as is usual:
//! an apostrophe before the text. A word joiner after the text, which nobody sees, marks the cells that this
//! crate has written so; [`unguarded`] frees these alone, so a file from elsewhere is read as it is.
//!
//! Excel evaluates a cell that starts with `=`, `+`, `-` or `@` if the rest is an expression; LibreOffice
//! evaluates `=` alone. A number, a telephone number, a dash before speech or an item, and a name after `@`
//! are no harm to anybody, so a text with a sign is guarded only if it calls a function, asks another program
//! (`cmd|…!…`), or refers to a cell.

use std::borrow::Cow;

/// The mark after a guarded text: WORD JOINER, which takes no room and ends no text.
const MARK: char = '\u{2060}';

/// Returns a text as a cell that no spreadsheet evaluates.
pub(in crate::formats) fn guarded(text: &str) -> Cow<'_, str> {
    if is_guarded_in_files(text) { format!("'{text}{MARK}").into() } else { text.into() }
}

/// Returns the text of a cell that [`guarded`] has written; `None` for any other cell.
pub(super) fn unguarded(cell: &str) -> Option<&str> {
    inside(cell).filter(|text| is_guarded_in_files(text))
}

/// Returns true for a text that a spreadsheet would evaluate, and for one that looks guarded already: such a
/// text is guarded once more, so that reading gives back every text.
fn is_guarded_in_files(text: &str) -> bool {
    let mut text = text;
    while let Some(inside) = inside(text) {
        text = inside;
    }
    is_evaluated(text)
}

fn inside(cell: &str) -> Option<&str> {
    cell.strip_prefix('\'')?.strip_suffix(MARK)
}

/// Returns true for a cell that a spreadsheet would evaluate. Blanks before the sign do not help: programs
/// skip them.
fn is_evaluated(cell: &str) -> bool {
    let cell = cell.trim_start_matches([' ', '\t', '\n', '\r']);
    let mut chars = cell.chars();
    // Excel takes the wide signs of East Asian text for the same.
    match chars.next() {
        Some('=' | '\u{FF1D}') => !chars.as_str().trim().is_empty(),
        Some('+' | '-' | '@' | '\u{FF0B}' | '\u{FF0D}' | '\u{FF20}') => acts(chars.as_str()),
        _ => false,
    }
}

/// Returns true if the expression after a sign does more than to calculate with its own numbers.
fn acts(expression: &str) -> bool {
    let is_item = expression.starts_with(char::is_whitespace);
    asks_program(expression, is_item)
        || calls(expression)
        || is_of_sheet(expression)
        || is_of_cells(expression)
}

/// Returns true for a link to another program: `cmd|' /C calc'!A0`. An item may say `yes|no`.
fn asks_program(expression: &str, is_item: bool) -> bool {
    let ends_name =
        |text: &str| text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '\'' | '"'));
    let mut links = expression.match_indices('|').filter(|&(at, _)| ends_name(&expression[..at]));
    links.any(|(at, _)| !is_item || expression[at..].contains('!'))
}

/// Returns true if a function is called: a name where a value may stand, and a bracket right after the name.
/// A bracket around letters alone is the end of a word: `item(s)`.
fn calls(expression: &str) -> bool {
    expression.match_indices('(').any(|(at, _)| {
        let before = expression[..at].trim_end_matches(is_name_part);
        let name = &expression[before.len()..at];
        let within = expression[at + 1..].split(')').next().unwrap_or_default();
        let is_ending = !within.is_empty() && within.chars().all(char::is_alphabetic);
        let is_value = before.trim_end().chars().next_back().is_none_or(|c| OPERATORS.contains(c));
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && is_value && !is_ending
    })
}

/// What may stand between two values of an expression.
const OPERATORS: &str = "+-*/^&=<>(,;:@%";

fn is_name_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.')
}

/// Returns true if the expression has a cell of another sheet or file: `Sheet1!A1`.
fn is_of_sheet(expression: &str) -> bool {
    expression.match_indices('!').any(|(at, _)| {
        let named = expression[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | ']'));
        let rest = &expression[at + 1..];
        named && is_cell(&rest[..rest.find(|c: char| !is_cell_part(c)).unwrap_or(rest.len())])
    })
}

/// Returns true if the expression is made of cells and numbers, with a cell at least: `A1+7`.
fn is_of_cells(expression: &str) -> bool {
    let values = || expression.split(|c| OPERATORS.contains(c) || c == ')').filter(|value| !value.is_empty());
    let is_number = |value: &str| value.chars().all(|c| c.is_ascii_digit() || c == '.');
    values().any(is_cell) && values().all(|value| is_cell(value) || is_number(value))
}

/// Returns true for the name of a cell: up to three letters, and a number (`A1`, `$B$12`).
fn is_cell(name: &str) -> bool {
    let name = name.strip_prefix('$').unwrap_or(name);
    let row = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = name.len() - row.len();
    let row = row.strip_prefix('$').unwrap_or(row);
    (1..=3).contains(&letters) && !row.is_empty() && row.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_cell_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '$'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_spreadsheet_evaluates_is_guarded() {
        for text in [
            "=1+1",
            "=cmd|' /C calc'!A0",
            "= SUM(A1:A9)",
            "\t=1",
            "\r=1",
            "\u{FF1D}1+1",
            "-5+cmd|' /C calc'!A0",
            "+cmd|' /C calc'!A0",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "@SUM(A1)",
            "+HYPERLINK(\"http://example.org\",\"open\")",
            "-2+3+NOW()",
            "+Sheet1!A1",
            "-A1+7",
        ] {
            assert_eq!(guarded(text), format!("'{text}{MARK}"));
        }
    }

    #[test]
    fn ordinary_texts_are_not() {
        for text in [
            "- قال: نعم.",
            "— No, she said.",
            "- item",
            "- item(s)",
            "- Check the filter (monthly)",
            "- yes|no",
            "-5",
            "-5 °C",
            "-",
            "=",
            "+20 2 2576 5000",
            "+1 (555) 010-0199",
            "+1-555-0100",
            "@nilepumps",
            "-COVID19",
            "'quoted'",
            "'=1+1",
            "5=5",
            "",
        ] {
            assert_eq!(guarded(text), text);
            assert_eq!(unguarded(text), None);
        }
    }

    proptest! {
        #[test]
        fn every_text_is_read_as_it_was(text in "['\u{2060}=@+ -]{0,3}[-=+@a|!(A1')\u{2060}ن \t\n\"]{0,8}\\PC{0,3}") {
            let cell = guarded(&text);
            prop_assert_eq!(unguarded(&cell).unwrap_or(&cell), &text);
            prop_assert!(!is_evaluated(&cell));
        }
    }
}
