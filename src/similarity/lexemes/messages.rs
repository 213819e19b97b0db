//! Messages in the format of ICU: `{count, plural, one {# file} other {# files}}`. What a person translates
//! is the forms, so what stands around the forms counts as marks, and the name of the value as a number,
//! which a translation keeps.

use std::ops::Range;

use crate::lang::Known;
use crate::text::Message;

use super::lexeme::{Lexeme, LexemeKind};

/// Makes marks of the words of a folded text that belong to messages and to none of their forms.
pub(super) fn messages_are_marks(folded: &str, lexemes: &mut [Lexeme], rules: Option<Known>) {
    if memchr::memchr(b'{', folded.as_bytes()).is_none() {
        return;
    }
    let messages = Message::all(folded, 0..folded.len());
    messages.iter().for_each(|message| mark(folded, lexemes, message, rules));
}

fn mark(folded: &str, lexemes: &mut [Lexeme], message: &Message, rules: Option<Known>) {
    let first = lexemes.partition_point(|lexeme| lexeme.range.start < message.range.start);
    let end = lexemes.partition_point(|lexeme| lexeme.range.start < message.range.end);
    let is_in_form = |range: &Range<usize>| {
        message.forms.iter().any(|form| form.text.start <= range.start && range.start < form.text.end)
    };
    let outside = lexemes[first..end].iter_mut().filter(|lexeme| !is_in_form(&lexeme.range));
    for lexeme in outside.filter(|lexeme| lexeme.kind == LexemeKind::Word) {
        let kind =
            if lexeme.range.start == message.argument.start { LexemeKind::Number } else { LexemeKind::Mark };
        *lexeme = Lexeme::new(folded, lexeme.range.clone(), kind, rules);
    }
    for form in &message.forms {
        let inner = Message::all(folded, form.text.clone());
        inner.iter().for_each(|message| mark(folded, lexemes, message, rules));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::similarity::lexemes::LexedText;
    use crate::text::fold;

    fn words(text: &str) -> String {
        let lexed = LexedText::new(fold(text), Some(Known::English));
        lexed.words().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_words_of_a_message_are_those_of_its_forms() {
        assert_eq!(
            words("Delete {count, plural, one {# file} other {# files}} now"),
            "delete file files now"
        );
        assert_eq!(
            words("{who, select, male {{n, plural, one {his key} other {his keys}}} other {all}}"),
            "his key his keys all"
        );
        assert_eq!(words("the {count, plural of them"), "the count plural of them");
    }
}
