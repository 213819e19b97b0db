//! Cutting very long sentences between their clauses.
//!
//! These cuts are made only if the caller asks for them with
//! [`Segmenter::longest`](crate::Segmenter::longest).

use std::ops::Range;

/// Returns where to cut a sentence: after the last clause within the first `chars` chars, else after the
/// first clause beyond them, else at the end of the sentence.
pub(super) fn end(text: &str, sentence: Range<usize>, chars: usize) -> usize {
    let body = &text[sentence.clone()];
    let mut within = None;
    let mut seen = body.char_indices().enumerate().peekable();
    while let Some((count, (at, c))) = seen.next() {
        if count >= chars && within.is_some() {
            break;
        }
        let space = seen.peek().filter(|(_, (_, next))| next.is_whitespace());
        if space.is_some() && ends_clause(c) {
            let behind = at + c.len_utf8();
            let end = body.len() - body[behind..].trim_start().len();
            within = Some(sentence.start + end);
            if count >= chars {
                break;
            }
        }
    }
    let whole = body.trim_end().chars().nth(chars).is_none();
    within.filter(|_| !whole).unwrap_or(sentence.end)
}

fn ends_clause(c: char) -> bool {
    matches!(c, ',' | '،' | ';' | '؛' | ':' | '–' | '—')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_is_cut_at_the_last_clause_within_the_limit() {
        let text = "وصل الوفد مساءً، واستقبله الوزير، ثم توجه إلى الفندق.";
        let first = end(text, 0..text.len(), 40);
        assert_eq!(&text[..first], "وصل الوفد مساءً، واستقبله الوزير، ");
        assert_eq!(end(text, first..text.len(), 40), text.len());
        assert_eq!(end(text, 0..text.len(), 200), text.len());
    }

    #[test]
    fn without_a_clause_within_the_limit_the_first_one_counts() {
        let text = "one two three four, five";
        assert_eq!(end(text, 0..text.len(), 5), 20);
        assert_eq!(end("one two three", 0..13, 5), 13);
    }
}
