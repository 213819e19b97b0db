//! Where a sentence may be cut into clauses: [`clause_starts`].

use crate::text::{Word, words};

/// The marks after which a clause may begin. A sentence may end within its segment, as in direct speech;
/// without a place there, "However," would be taken for the end of the clause before it. What follows a colon
/// belongs to what stands before it.
const MARKS: [char; 10] = ['،', '؛', '؟', ',', ';', '?', '!', '.', '–', '—'];

/// The fewest words of a clause. Chosen by hand: shorter ones are items of lists, or words such as "he said".
const FEWEST: usize = 3;

/// The most clauses of a sentence; a longer sentence is left as it is. It bounds the search.
const MOST: usize = 16;

/// Returns where clauses may begin in a sentence, in bytes, without its beginning: after commas and other
/// marks between words. Empty for a sentence that is one clause, or more than sixteen.
///
/// A conjunction alone begins no clause: the words of both sides cannot tell where "heaviness and lightness"
/// ends and the next clause begins.
pub(super) fn clause_starts(sentence: &str) -> Vec<usize> {
    let words: Vec<Word> = words(sentence).collect();
    let mut starts = Vec::new();
    let mut last = 0;
    for at in 1..words.len() {
        let before = &sentence[words[at - 1].range().end..words[at].range().start];
        let is_marked = before.contains(MARKS) && before.contains(char::is_whitespace);
        if is_marked && at - last >= FEWEST && words.len() - at >= FEWEST {
            // A quotation mark or bracket that opens before the word belongs to the word.
            let opening = before.rsplit(char::is_whitespace).next().map_or(0, str::len);
            starts.push(words[at].range().start - opening);
            last = at;
        }
    }
    if starts.len() < MOST { starts } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clauses(sentence: &str) -> Vec<&str> {
        let mut starts = vec![0];
        starts.extend(clause_starts(sentence));
        let ends = starts[1..].iter().copied().chain([sentence.len()]);
        starts.iter().zip(ends).map(|(&start, end)| sentence[start..end].trim_end()).collect()
    }

    #[test]
    fn clauses_begin_after_marks() {
        assert_eq!(
            clauses("أغلق الحارس الباب الكبير، ثم عاد إلى بيته وأطفأ المصباح في الغرفة"),
            ["أغلق الحارس الباب الكبير،", "ثم عاد إلى بيته وأطفأ المصباح في الغرفة"]
        );
        assert_eq!(
            clauses("The guard closed the gate, \"the last one\", and went home."),
            ["The guard closed the gate,", "\"the last one\",", "and went home."]
        );
        assert_eq!(
            clauses("سأل المعلم: من كتب هذه القصة؟ قال التلميذ: كتبتها أمس في البيت"),
            ["سأل المعلم: من كتب هذه القصة؟", "قال التلميذ: كتبتها أمس في البيت"]
        );
        assert_eq!(
            clauses("The bridge was closed. However, the ferry still ran at night."),
            ["The bridge was closed.", "However, the ferry still ran at night."]
        );
    }

    #[test]
    fn items_of_lists_and_numbers_are_no_clauses() {
        assert_eq!(clauses("bread, salt, oil"), ["bread, salt, oil"]);
        assert_eq!(
            clauses("He said, when he came, that all was well."),
            ["He said, when he came,", "that all was well."]
        );
        assert_eq!(clauses("It has 4,200 books."), ["It has 4,200 books."]);
        assert!(clause_starts("").is_empty());
    }

    #[test]
    fn a_sentence_of_too_many_clauses_is_left_whole() {
        assert!(clause_starts(&"one two, ".repeat(40)).is_empty());
    }
}
