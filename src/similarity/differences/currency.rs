//! The signs of currencies beside numbers. Another currency makes another amount, as another number does.

use crate::similarity::lexemes::{ComparedText, LexemeKind};

/// Returns true if a lexeme of a text is the sign of a currency beside a number: `$50`, `50 €`.
pub(super) fn is_currency_of_number(text: &ComparedText, at: usize) -> bool {
    let lexemes = text.lexed().lexemes();
    let is_number = |at: usize| lexemes.get(at).is_some_and(|lexeme| lexeme.kind == LexemeKind::Number);
    let sign = text.lexed().text(&lexemes[at]);
    sign.chars().all(is_currency) && (is_number(at + 1) || at.checked_sub(1).is_some_and(is_number))
}

/// Returns true for a char of the category Sc of Unicode 16, as a fold leaves it.
fn is_currency(c: char) -> bool {
    matches!(c, '$' | '\u{A2}'..='\u{A5}' | '\u{58F}' | '\u{60B}' | '\u{7FE}' | '\u{7FF}' | '\u{9F2}' | '\u{9F3}'
        | '\u{9FB}' | '\u{AF1}' | '\u{BF9}' | '\u{E3F}' | '\u{17DB}' | '\u{20A0}'..='\u{20C1}' | '\u{A838}'
        | '\u{FDFC}')
}
