//! [`masked`]: a text without the values of its numbers, dates and addresses.

use crate::lang::Lang;
use crate::text::{MonthName, Weekday, fold};

use super::lexemes::{ComparedText, LexedText, Lexeme, LexemeKind};

/// Returns a text as given, with one mask for each number, month of a date, day of the week of a date, and
/// web or mail address. Linear.
pub(crate) fn masked(text: &str, lang: &Lang) -> String {
    const MASK: char = '\u{2400}';
    let text = ComparedText::new(text.into(), LexedText::new(fold(text), lang.known()));
    let (mut masked, mut done) = (String::with_capacity(text.plain().len()), 0);
    for at in (0..text.lexed().lexemes().len()).filter(|&at| has_value(&text, text.lexeme(at))) {
        let given = text.given(at);
        masked.push_str(&text.plain()[done..given.start.max(done)]);
        masked.push(MASK);
        done = given.end.max(done);
    }
    masked.push_str(&text.plain()[done..]);
    masked
}

// Returns false for the letters and Roman numerals of items, which count as numbers too.
fn has_value(text: &ComparedText, lexeme: &Lexeme) -> bool {
    let word = text.lexed().text(lexeme);
    lexeme.kind == LexemeKind::Number
        && (word.contains(|c: char| c.is_ascii_digit() || c == '@' || c == ':')
            || MonthName::beginning(word).is_some()
            || Weekday::of(word).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_masked_and_words_stay() {
        for (one, other) in [
            ("Version 2.0 is here", "Version 13 is here"),
            ("On Monday, 5 March 2024", "On Friday, 12 May 1999"),
            ("Write to a@x.org or see http://x.org", "Write to info@y.net or see https://y.net/a"),
        ] {
            assert_eq!(masked(one, &Lang::ENGLISH), masked(other, &Lang::ENGLISH), "{one}");
        }
        for (one, other) in
            [("(a) open it", "(b) open it"), ("Open it", "Close it"), ("Open it 5", "open it 5")]
        {
            assert_ne!(masked(one, &Lang::ENGLISH), masked(other, &Lang::ENGLISH), "{one}");
        }
    }
}
