use std::ops::Range;

use crate::text::Word;
use crate::unit::UnitText;

use super::edit::{Edit, Step};
use super::sentence::{Kind, Rules, Sentence, Token};
use super::{Difference, DifferenceKind};
use super::{codes, spelling, word};

/// A walk along two texts that collects in what they differ.
pub(super) struct Walk<'w> {
    query: Side<'w>,
    unit: Side<'w>,
    rules: Rules,
    found: Vec<Difference>,
}

/// A text and what the comparison sees of it.
#[derive(Clone, Copy)]
pub(super) struct Side<'w> {
    pub(super) text: &'w UnitText,
    pub(super) sentence: &'w Sentence,
}

impl<'w> Walk<'w> {
    pub(super) fn new(query: Side<'w>, unit: Side<'w>, rules: Rules) -> Self {
        Self { query, unit, rules, found: Vec::new() }
    }

    /// Returns the differences in the order of their places.
    pub(super) fn differences(mut self) -> Vec<Difference> {
        let (a, b) = (self.query.sentence, self.unit.sentence);
        self.along(&Edit::new(a, b, self.rules).steps);
        if a.has_the_words_of(b) && a.words().count() != b.words().count() {
            self.found.retain(|found| found.kind < DifferenceKind::Conjunction);
            self.parting();
        }
        self.codes();
        self.found.sort_by_key(|found| (found.query.start, found.unit.start, found.kind));
        self.found
    }

    // The same words, parted otherwise (لايزال and لا يزال).
    fn parting(&mut self) {
        let (a, b) = (self.query.words(), self.unit.words());
        let start = a.iter().zip(&b).take_while(|(x, y)| x.text == y.text).count();
        let (rest_a, rest_b) = (a[start..].iter().rev(), b[start..].iter().rev());
        let end = rest_a.zip(rest_b).take_while(|(x, y)| x.text == y.text).count();
        let between = |words: &[Word<'_>]| words[start].range.start..words[words.len() - end - 1].range.end;
        self.push(DifferenceKind::Space, between(&a), between(&b));
    }

    fn along(&mut self, steps: &[Step]) {
        // Where the last tokens ended, in each text as given.
        let (mut end_a, mut end_b) = (0, 0);
        let mut adjacent = true;
        for &step in steps {
            let (a, b) = match step {
                Step::Same(a, b) | Step::Changed(a, b) => (Some(a), Some(b)),
                Step::First(a) | Step::Moved(a, _) => (Some(a), None),
                Step::Second(b) | Step::MovedHere(_, b) => (None, Some(b)),
            };
            let given_a = a.map_or(end_a..end_a, |a| self.query.given(a));
            let given_b = b.map_or(end_b..end_b, |b| self.unit.given(b));
            let paired = a.is_some() && b.is_some();
            if paired && adjacent {
                self.spelling(end_a..given_a.start, end_b..given_b.start);
            }
            adjacent = paired;
            (end_a, end_b) = (given_a.end, given_b.end);
            self.step(step, given_a, given_b);
        }
        if adjacent {
            self.spelling(end_a..self.query.text.plain().len(), end_b..self.unit.text.plain().len());
        }
    }

    fn step(&mut self, step: Step, query: Range<usize>, unit: Range<usize>) {
        match step {
            Step::Same(..) => self.spelling(query, unit),
            Step::Changed(a, b) => self.change(a, b, &query, &unit),
            Step::First(a) => self.push(kind_alone(self.query.token(a)), query, unit),
            Step::Second(b) => self.push(kind_alone(self.unit.token(b)), query, unit),
            Step::Moved(_, b) => self.push(DifferenceKind::Order, query, self.unit.given(b)),
            Step::MovedHere(..) => {}
        }
    }

    fn push(&mut self, kind: DifferenceKind, query: Range<usize>, unit: Range<usize>) {
        self.found.push(Difference { kind, query, unit });
    }

    // What differs between two stretches that fold to the same. A character that folds to several words (ﷺ) is its own
    // neighbour: there is nothing between it and itself.
    fn spelling(&mut self, mut query: Range<usize>, mut unit: Range<usize>) {
        (query.end, unit.end) = (query.end.max(query.start), unit.end.max(unit.start));
        let (a, b) = (&self.query.text.plain()[query.clone()], &self.unit.text.plain()[unit.clone()]);
        for kind in spelling::kinds(a, b) {
            self.push(kind, query.clone(), unit.clone());
        }
    }

    // What differs between two tokens that stand for each other.
    fn change(&mut self, a: usize, b: usize, query: &Range<usize>, unit: &Range<usize>) {
        let (at, bt) = (self.query.token(a), self.unit.token(b));
        let kinds = match at.kind {
            Kind::Word => {
                word::delta(self.query.sentence, at, self.unit.sentence, bt, self.rules).kinds(at, bt)
            }
            Kind::Number => vec![DifferenceKind::Number],
            Kind::Mark => vec![DifferenceKind::Punctuation],
        };
        for kind in kinds {
            self.push(kind, query.clone(), unit.clone());
        }
    }

    fn codes(&mut self) {
        let moved = |a, b| self.query.tokens_before(a) != self.unit.tokens_before(b);
        for (query, unit) in codes::differences(self.query.text, self.unit.text, moved) {
            self.push(DifferenceKind::Code, query, unit);
        }
    }
}

impl<'w> Side<'w> {
    fn token(self, at: usize) -> &'w Token {
        &self.sentence.tokens[at]
    }

    // Where a token stands in the text as given.
    fn given(self, at: usize) -> Range<usize> {
        self.sentence.given(self.token(at), self.text.plain())
    }

    // The folded words with their places in the text as given.
    fn words(self) -> Vec<Word<'w>> {
        let words = (0..self.sentence.tokens.len()).filter(|&at| self.token(at).kind == Kind::Word);
        words.map(|at| Word { text: self.sentence.text(self.token(at)), range: self.given(at) }).collect()
    }

    fn tokens_before(self, place: usize) -> usize {
        (0..self.sentence.tokens.len()).take_while(|&at| self.given(at).start < place).count()
    }
}

// What it is called if a token has no counterpart.
fn kind_alone(token: &Token) -> DifferenceKind {
    match token.kind {
        Kind::Word => word::particle_kind(token).unwrap_or(DifferenceKind::Word),
        Kind::Number => DifferenceKind::Number,
        Kind::Mark => DifferenceKind::Punctuation,
    }
}
