//! Signs beside numbers, such as currencies. Two texts whose signs differ mean different quantities, so no
//! number of one may be put into the translation of the other.
//!
//! The guards refuse rather than guess: only a mark that ends a sentence or a clause may differ.

use crate::similarity::edit::EditStep;
use crate::similarity::lexemes::{ComparedText, LexemeKind};
use crate::text::digit_system;

/// Returns true if the texts have the same signs beside their numbers: currencies, marks of quantity and of
/// comparison, dashes, brackets. `steps` lead from `a` to `b`.
pub(super) fn agree(a: &ComparedText, b: &ComparedText, steps: &[EditStep]) -> bool {
    let may_differ =
        |text: &ComparedText, at: usize| text.lexeme(at).kind != LexemeKind::Mark || is_of_sentence(text, at);
    let numbers_are_plain = [a, b].iter().all(|text| !text.plain().chars().any(is_odd_figure));
    numbers_are_plain
        && steps.iter().all(|&step| match step {
            EditStep::First(i) | EditStep::Moved(i, _) => may_differ(a, i),
            EditStep::Second(j) | EditStep::MovedHere(_, j) => may_differ(b, j),
            EditStep::Changed(i, j) => may_differ(a, i) && may_differ(b, j),
            EditStep::Same(i, j) => same_signs(&a.plain()[a.given(i)], &b.plain()[b.given(j)]),
        })
}

// Returns true for figures that folding makes digits of: ½, ², ⑤.
fn is_odd_figure(c: char) -> bool {
    c == '\u{2044}' || (c.is_numeric() && digit_system(c).is_none())
}

// Returns true if two texts with one fold have the same signs: a fold makes one of − and –, of ″ and ".
fn same_signs(a: &str, b: &str) -> bool {
    let signs = |text: &str| text.chars().filter(|c| matches!(c, '\u{2032}' | '\u{2033}')).count();
    signs(a) == signs(b)
}

// Returns true for a mark of the sentence that touches no number: a full stop, a comma, quotation marks. A
// full stop or a comma may touch the number before it.
fn is_of_sentence(text: &ComparedText, at: usize) -> bool {
    let lexed = text.lexed();
    let range = &text.lexeme(at).range;
    let is_number =
        |at: usize| lexed.lexemes().get(at).is_some_and(|lexeme| lexeme.kind == LexemeKind::Number);
    let touches_next = is_number(at + 1) && text.lexeme(at + 1).range.start == range.end;
    let touches_last =
        at.checked_sub(1).is_some_and(|last| is_number(last) && text.lexeme(last).range.end == range.start);
    match lexed.folded()[range.clone()].chars().next() {
        Some('.' | ',' | '،' | ';' | '؛' | '!' | '?' | '؟' | ':') => !touches_next,
        Some('"' | '\'' | '\u{2026}') => !touches_next && !touches_last,
        _ => false,
    }
}
