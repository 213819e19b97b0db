//! The percent of two texts and its [`Class`]: [`format`] grades texts of the same words, [`fuzzy`] texts of
//! different words.

use super::edit::{EditScript, EditStep, turns_meaning};
use super::lexemes::{LexedText, Lexeme};
use super::{Class, Difference, DifferenceKind, Plain};

// All bounds below were chosen by hand. They keep the classes apart: texts of 99 percent differ in spelling
// alone, of 95 to 98 in format, of 94 and less in words.

// The share of the fuzzy percent that the words decide; the characters decide the rest.
const WORDS: f64 = 0.85;
// The most percent of texts whose words differ.
const MOST_FUZZY: u8 = 94;
// The most percent of texts that differ in a word that changes the meaning, such as a negation.
const MOST_TURNED: u8 = 89;
// The percent for one difference in punctuation, codes or spaces. Each further difference takes one percent
// off.
const FORMAT: u8 = 98;
// The same if a number is among the differences.
const NUMBER: u8 = 97;
// The least percent, however many such differences there are.
const LEAST_FORMAT: u8 = 95;
// The percent of texts that differ in spelling alone, however often.
const SPELLING: u8 = 99;

/// Returns the class and the percent of a text that has the words of the query, by all its differences.
pub(super) fn format(differences: &[Difference]) -> (Class, u8) {
    let count = differences.iter().filter(|difference| !difference.kind().is_spelling()).count();
    if count == 0 {
        return (Class::Spelling, SPELLING);
    }
    let has_number = differences.iter().any(|difference| difference.kind() == DifferenceKind::Number);
    let best = if has_number { NUMBER } else { FORMAT };
    let lost = u8::try_from(count - 1).unwrap_or(u8::MAX);
    (Class::Format, best.saturating_sub(lost).max(LEAST_FORMAT))
}

/// The class and the percent of texts with messages whose forms are the same and stand otherwise.
pub(super) const SAME_FORMS: (Class, u8) = (Class::Format, NUMBER - 1);

/// Returns the percent of two texts whose messages differ in their forms, which have the mean percent
/// `mean`.
pub(super) fn forms(mean: u8) -> u8 {
    mean.min(MOST_FUZZY)
}

/// Returns the percent of two texts whose words differ.
pub(super) fn fuzzy(a: &LexedText, b: &LexedText, edit: &EditScript, plain: Plain) -> u8 {
    // The characters of words that moved count as changed once more, though they are the same.
    let has_moved = edit.steps.iter().any(|step| matches!(step, EditStep::Moved(..)));
    let by_characters = if has_moved { plain.ratio().max(edit.ratio()) } else { plain.ratio() };
    let ratio = WORDS * edit.ratio() + (1.0 - WORDS) * by_characters;
    let most = if meaning_turns(a, b, &edit.steps) { MOST_TURNED } else { MOST_FUZZY };
    ((100.0 * ratio) as u8).min(most)
}

fn meaning_turns(a: &LexedText, b: &LexedText, steps: &[EditStep]) -> bool {
    let turns = |lexemes: &[Lexeme], at: usize| turns_meaning(&lexemes[at]);
    let stem = |text: &LexedText, at: usize| text.stem(&text.lexemes()[at]).to_owned();
    steps.iter().any(|&step| match step {
        EditStep::Same(..) | EditStep::Moved(..) | EditStep::MovedHere(..) => false,
        // A conjunction before a negation does not change the meaning: ولا and لا.
        EditStep::Changed(i, j) => {
            (turns(a.lexemes(), i) || turns(b.lexemes(), j)) && stem(a, i) != stem(b, j)
        }
        EditStep::First(i) => turns(a.lexemes(), i),
        EditStep::Second(j) => turns(b.lexemes(), j),
    })
}
