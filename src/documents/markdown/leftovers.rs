//! [`without_leftovers`]: takes what belongs to a program, and not to CommonMark, out of a text: tags of
//! Liquid, attributes, labels of notes.

use std::ops::Range;

use super::kept_text::KeptText;
use crate::documents::block_source::TextSpan;
use crate::documents::start_of::start_of;

/// The signs with which what is taken out begins or ends. A text that has one is cut into pieces.
pub(super) const MARKS: [char; 4] = ['{', '[', ']', '*'];

/// Returns the text without the marks of programs that build sites: `{% include x %}`, `{{ page.title }}`,
/// `{:.note}`, `[!NOTE]`, `[[[part]]]`, and asterisks that were to make a text bold and did not. What stands
/// in one of the ranges, in order, is code and stays. The spans are moved to the text that is left.
pub(super) fn without_leftovers(text: &str, code: &[Range<usize>], spans: &mut Vec<TextSpan>) -> String {
    let mut kept = KeptText::new(text, !spans.is_empty());
    let mut code = code.iter().peekable();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        while code.next_if(|range| range.end <= at).is_some() {}
        let length = match code.peek() {
            Some(range) if range.contains(&at) => {
                kept.push(at..range.end);
                at = range.end;
                continue;
            }
            _ => leftover(&text[at..], kept.text.chars().next_back()),
        };
        if length == 0 {
            kept.push(at..at + c.len_utf8());
        } else if c == '{' && kept.text.ends_with(']') {
            unbracket(&mut kept);
        } else if kept.text.ends_with(' ') && text[at + length..].starts_with(' ') {
            kept.remove(kept.text.len() - 1);
        }
        at += length.max(if length == 0 { c.len_utf8() } else { length });
    }
    kept.move_spans(spans);
    kept.text
}

// The longest mark that is looked for, in bytes. Chosen by hand; it bounds the time for texts full of open
// braces.
const LENGTH: usize = 1024;

// Returns the length of the mark at the start of the text, or 0.
fn leftover(text: &str, before: Option<char>) -> usize {
    let head = start_of(text, LENGTH);
    match head.as_bytes() {
        [b'{', b'%', ..] => through(head, "%}"),
        [b'{', b'{', ..] => through(head, "}}"),
        [b'{', b':' | b'#' | b'.', ..] => attributes(head),
        [b'{', letter, ..] if letter.is_ascii_alphabetic() && before == Some(']') => attributes(head),
        [b'[', b'[', b'[', ..] => through(head, "]]]"),
        [b'[', b'!', letter, ..] if letter.is_ascii_alphabetic() => label(head),
        [b'*', b'*', ..] => asterisks(head, before),
        _ => 0,
    }
}

fn through(head: &str, end: &str) -> usize {
    head.find(end).map_or(0, |at| at + end.len())
}

// Takes the brackets off a stretch that has attributes: `[نعم]{lang=ar}`.
fn unbracket(kept: &mut KeptText<'_>) {
    let mut depth = 0_usize;
    for (at, byte) in kept.text.bytes().enumerate().rev().take(LENGTH) {
        match byte {
            b']' => depth += 1,
            b'[' if depth == 1 => {
                kept.remove(kept.text.len() - 1);
                kept.remove(at);
                return;
            }
            b'[' => depth -= 1,
            _ => {}
        }
    }
}

// `{:.note}`, `{#part}`, `{lang=ar .wide}`: of one line, without braces inside.
fn attributes(head: &str) -> usize {
    let end = head[1..].find(['{', '}', '\n']).map_or(0, |at| at + 1);
    if head[end..].starts_with('}') { end + 1 } else { 0 }
}

// `[!NOTE]`, `[!include[banner]]`: up to the bracket that closes.
fn label(head: &str) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in head.bytes().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' if depth == 1 => return at + 1,
            b']' => depth -= 1,
            _ => {}
        }
    }
    0
}

// Two asterisks or more, except between a number and a number, as in a power.
fn asterisks(head: &str, before: Option<char>) -> usize {
    let length = head.len() - head.trim_start_matches('*').len();
    let is_power = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if is_power(before) && is_power(head[length..].chars().next()) { 0 } else { length }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_kept(text: &str, expected: &str) {
        assert_eq!(without_leftovers(text, &[], &mut Vec::new()), expected);
    }

    #[test]
    fn marks_of_programs_are_taken_out() {
        assert_kept("{% include note.html %}", "");
        assert_kept("See {{ site.title }} now", "See now");
        assert_kept("[!NOTE] Close it.", " Close it.");
        assert_kept("[!include[banner](a.md)]", "");
        assert_kept("أغلق الصمام{:target=\"_blank\"}.", "أغلق الصمام.");
        assert_kept("[٠١٢]{lang=ar .tnum} [see [1]]{.x} {a=b}", "٠١٢ see [1] {a=b}");
        assert_kept("حدد **\"إنشاء\"**ثم", "حدد \"إنشاء\"ثم");
    }

    #[test]
    fn what_only_looks_like_a_mark_stays() {
        for text in ["{open", "{ a }", "2**8", "[!]", "a {% b", "{{", "100 {x}"] {
            assert_kept(text, text);
        }
    }

    #[test]
    fn code_stays() {
        let code = std::slice::from_ref(&(4..13));
        assert_eq!(without_leftovers("Use {% raw %} or {% x %}", code, &mut Vec::new()), "Use {% raw %} or ");
    }
}
