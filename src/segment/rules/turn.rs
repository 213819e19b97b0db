//! Turns of a transcript: the label of the speaker, with a full stop after it, goes with what is said.

use crate::segment::context::{First, MarkContext, WordAfter, WordBefore, prior};
use crate::segment::marks::is_numeric;
use crate::segment::words::Says;

// Labels of questions and answers besides `Q`, `A`, `س` and `ج`.
const LABELS: [&str; 9] = ["Question", "Answer", "Qu", "Ques", "Ans", "سؤال", "جواب", "السؤال", "الجواب"];

// Persons of a court, whom transcripts name in capitals: `THE COURT.`.
const PERSONS: [&str; 10] = [
    "COURT",
    "WITNESS",
    "JUDGE",
    "CLERK",
    "DEFENDANT",
    "PLAINTIFF",
    "INTERPRETER",
    "REPORTER",
    "BAILIFF",
    "USHER",
];

impl MarkContext<'_> {
    /// Returns true if the word before the mark labels a turn: `Q12.`, `س3.`, `Answer.`, `THE WITNESS.`,
    /// `MR. REED.`. A single letter is a list marker too, which other rules know.
    pub(crate) fn opens_turn(&self, before: &WordBefore<'_>) -> bool {
        (is_numbered(before.token) || LABELS.contains(&before.token)) && self.opens_segment(before.start)
            || self.is_person(before)
    }

    /// Returns true if the letter of a question or an answer opens the segment and stands before a place:
    /// `Q 1.`, `س 1.`.
    pub(crate) fn follows_turn(&self, number: usize) -> bool {
        let (at, word) = prior(self.text, self.start, number);
        (matches!(word, "Q" | "A" | "س" | "ج") || LABELS.contains(&word)) && self.opens_segment(at)
    }

    // Returns true for a person in capitals at the head of the segment, if what follows is not in capitals.
    fn is_person(&self, before: &WordBefore<'_>) -> bool {
        let is_shouted = |word: &str| word.chars().all(|c| c.is_ascii_uppercase()) && word.len() > 1;
        if !is_shouted(before.token) {
            return false;
        }
        let (at, word) = prior(self.text, self.start, before.start);
        let is_title = || {
            let bare = word.strip_suffix('.').unwrap_or_default();
            is_shouted(bare) && self.words.abbreviation(bare).any(Says::TITLE)
        };
        let is_name = word == "THE" && PERSONS.contains(&before.token) || is_title();
        let said = WordAfter::read(&self.text[self.mark.next..self.end]);
        is_name
            && self.opens_segment(at)
            && said.is_some_and(|next| next.first == First::Upper && !is_shouted(next.word))
    }
}

// Returns true for `Q12`, `س3`.
fn is_numbered(token: &str) -> bool {
    let number = token.strip_prefix(['Q', 'A', 'س', 'ج']).unwrap_or_default();
    !number.is_empty() && number.chars().all(is_numeric)
}
