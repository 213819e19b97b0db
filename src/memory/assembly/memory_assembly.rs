//! [`Memory::assembled`]: puts words of other units into the translation of a match.

use std::ops::Range;
use std::time::Instant;

use crate::error::Result;
use crate::memory::lookup::Match;
use crate::memory::memory::Memory;
use crate::memory::parts::{LinkedUnit, PartWords};
use crate::similarity::{Class, DifferenceKind};
use crate::text::{Digits, is_number_word, numbers};
use crate::unit::Unit;

use super::assembled::Assembled;
use super::assembly::Assembly;
use super::evidence::{Asked, evidence};
use super::hunk::{Hunk, hunks};
use super::patch::{Grammar, Patch, patch};

/// The most places at which the words of a text and a match may differ. Of the 17 translations with three or
/// four such places that `benches/assembly.py` had, 6 became worse.
const MOST_HUNKS: usize = 2;

impl Memory {
    /// Returns the translation of a match with words of other units in place of those that the text has
    /// not, and with the numbers and the last mark of the text, as [`Match::adapted`] has them. `None` if no
    /// exchange is sure enough, if the match is not fuzzy or differs in a negation, if one of its texts has
    /// inline codes, or if a word that differs stands beside a number.
    ///
    /// Words are exchanged between Arabic and English only. It is a proposal and has to be read: the words
    /// around an exchange stay as they are. Takes about as long as a lookup for each place at which the
    /// texts differ.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn assembled(&self, found: &Match, assembly: &Assembly) -> Result<Option<Assembled>> {
        let deadline = assembly.within.map(|budget| Instant::now() + budget);
        let unit = found.unit();
        let texts = [found.query(), unit.source(), unit.target()];
        // A negation governs the verb beside it.
        let is_negated =
            || found.differences().iter().any(|difference| difference.kind() == DifferenceKind::Negation);
        if found.class() != Class::Fuzzy || texts.iter().any(|text| !text.codes().is_empty()) || is_negated()
        {
            return Ok(None);
        }
        let query = PartWords::new(found.query().plain());
        let source = PartWords::new(unit.source().plain());
        let Some(mut hunks) = hunks(&query, &source) else { return Ok(None) };
        hunks.retain(|hunk| has_words(hunk, &query, &source));
        if hunks.len() > MOST_HUNKS || hunks.iter().any(|hunk| is_counted(hunk, &query, &source)) {
            return Ok(None);
        }
        let mut vocabulary = assembly.lexicon.vocabulary();
        let base = LinkedUnit::new(unit, &mut vocabulary);
        let grammar = Grammar { rules: unit.target_lang().known(), lexicon: &assembly.lexicon };
        let asked = Asked { query: &query, unit, filter: &assembly.filter };
        let mut session = self.pool.lookup_session()?;
        session.begin_reading()?;
        let mut indexed = session.indexed();
        indexed.cache.refresh(indexed.connection)?;
        let mut patches: Vec<Patch> = Vec::new();
        for hunk in &hunks {
            if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                break;
            }
            let found = evidence(&mut indexed, &asked, hunk, &mut vocabulary)?;
            let patch =
                patch(&base, hunk, &found, grammar).filter(|patch| patch.sureness >= assembly.at_least);
            patches.extend(patch.filter(|patch| patches.iter().all(|other| is_apart(patch, other))));
        }
        session.commit()?;
        patches.sort_by_key(|patch| patch.words.start);
        Ok(assembled(found, unit, &base.target, &patches))
    }
}

// Returns false for a hunk of numbers, which are adapted.
fn has_words(hunk: &Hunk, query: &PartWords, source: &PartWords) -> bool {
    let is_word = |word: &str| !word.starts_with(|c: char| c.is_ascii_digit());
    hunk.query.clone().any(|at| is_word(query.word(at)))
        || hunk.source.clone().any(|at| is_word(source.word(at)))
}

// Returns true if a hunk stands beside a number: Arabic writes what is counted as a dual or in another case.
fn is_counted(hunk: &Hunk, query: &PartWords, source: &PartWords) -> bool {
    let has_number = |words: &PartWords, range: &Range<usize>| {
        let mut near = range.start.saturating_sub(1)..(range.end + 1).min(words.len());
        near.any(|at| {
            words.word(at).starts_with(|c: char| c.is_ascii_digit()) || is_number_word(words.word(at))
        })
    };
    has_number(query, &hunk.query) || has_number(source, &hunk.source)
}

// Returns the numbers in figures of a text, sorted.
fn figures(text: &str) -> Vec<String> {
    let in_figures = numbers(text).into_iter().filter(|number| number.digits != Digits::Words);
    let mut values: Vec<String> = in_figures.map(|number| number.value.to_string()).collect();
    values.sort_unstable();
    values
}

fn is_apart(one: &Patch, other: &Patch) -> bool {
    one.words.end <= other.words.start || other.words.end <= one.words.start
}

/// Returns the translation with the patches and the numbers of the text; `None` if there is no patch, or if a
/// number of the text would be missing or another one be there.
fn assembled(found: &Match, unit: &Unit, words: &PartWords, patches: &[Patch]) -> Option<Assembled> {
    let sureness = patches.iter().map(|patch| patch.sureness).min_by(f32::total_cmp)?;
    let given = unit.target().plain();
    // The numbers of the text may be written as more words or fewer.
    let adapted = found.adapted().map(|adapted| {
        let words = PartWords::new(adapted.target().plain());
        (adapted, words)
    });
    let adapted = adapted.filter(|(_, of_adapted)| of_adapted.len() == words.len());
    let (given, words, numbers) = match &adapted {
        Some((adapted, words)) => (adapted.target().plain(), words, adapted.places()),
        None => (given, words, &[][..]),
    };
    let mut made = Made::default();
    for patch in patches {
        let place = words.place(given, patch.words.clone());
        // A mark of the word itself would stay: ++ of C++.
        let behind = &given[place.end..];
        let is_cut = behind.strip_prefix('\'').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        if is_cut
            || behind.starts_with(['+', '#', '@', '&'])
            || given[..place.start].ends_with(['.', '@', '#'])
        {
            return None;
        }
        made.copy(given, place.start, numbers);
        made.put(given, place, &patch.text);
    }
    made.copy(given, given.len(), numbers);
    let is_whole = figures(found.query().plain()) == figures(&made.target);
    (is_whole && made.target != unit.target().plain()).then_some(Assembled {
        target: made.target,
        places: made.places,
        sureness,
    })
}

/// A translation while it is made.
#[derive(Default)]
struct Made {
    target: String,
    places: Vec<Range<usize>>,
    // Up to where the given translation was copied or left out.
    done: usize,
}

impl Made {
    /// Copies the given translation up to a place, with the numbers that stand there already.
    fn copy(&mut self, given: &str, to: usize, numbers: &[Range<usize>]) {
        let at = self.target.len();
        let here = numbers.iter().filter(|number| self.done <= number.start && number.end <= to);
        self.places.extend(here.map(|number| at + number.start - self.done..at + number.end - self.done));
        self.target.push_str(&given[self.done..to]);
        self.done = to;
    }

    /// Puts a text in place of a part of the given translation.
    fn put(&mut self, given: &str, place: Range<usize>, text: &str) {
        let is_first = self.target.trim().is_empty();
        let start = self.target.len();
        self.done = place.end;
        if text.is_empty() {
            let rest = &given[place.end..];
            let spaces = rest.len() - rest.trim_start_matches(' ').len();
            // One of the two spaces around what goes goes too.
            if spaces > 0 && (is_first || self.target.ends_with(' ')) {
                self.done += spaces;
            } else if !rest.starts_with(char::is_alphanumeric) && self.target.ends_with(' ') {
                self.target.pop();
            }
            let at = self.target.len();
            return self.places.push(at..at);
        }
        let has_capital = given[place].starts_with(char::is_uppercase);
        self.target.push_str(&with_case(text, is_first && has_capital));
        self.places.push(start..self.target.len());
    }
}

// Returns a text with a capital at its beginning if the text that it replaces begins a sentence with one.
fn with_case(text: &str, capital: bool) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if capital => first.to_uppercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}
