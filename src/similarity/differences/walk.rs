//! [`Walk`]: walks along two texts and collects their differences.
//!
//! The walk follows the steps of the cheapest edit. Where the folded texts are the same, it looks at the
//! texts as given for differences in spelling; then come spaces and inline codes.

use crate::lang::Known;
use std::ops::Range;

use super::currency::is_currency_of_number;
use super::{codes, spelling};
use crate::similarity::edit::{EditStep, particle_kind, word_change};
use crate::similarity::lexemes::{ComparedText, Lexeme, LexemeKind};
use crate::similarity::{Difference, DifferenceKind};
use crate::text::MonthName;

/// The differences found so far, and the texts they are found in.
pub(in crate::similarity) struct Walk<'w> {
    query: &'w ComparedText,
    unit: &'w ComparedText,
    rules: Option<Known>,
    found: Vec<Difference>,
}

impl<'w> Walk<'w> {
    /// Prepares a walk along a query and the text of a unit.
    pub(in crate::similarity) fn new(
        query: &'w ComparedText,
        unit: &'w ComparedText,
        rules: Option<Known>,
    ) -> Self {
        Self { query, unit, rules, found: Vec::new() }
    }

    /// Walks along the steps of the edit. Returns the differences in the order of their places.
    pub(in crate::similarity) fn differences(mut self, steps: &[EditStep]) -> Vec<Difference> {
        let (a, b) = (self.query.lexed(), self.unit.lexed());
        self.along(steps);
        if a.has_the_words_of(b) && a.words().count() != b.words().count() {
            self.found.retain(|found| found.kind() < DifferenceKind::Conjunction);
            self.parting();
        }
        self.codes();
        self.found.sort_by_key(|found| (found.query().start, found.text().start, found.kind()));
        self.found.dedup_by(|next, found| joins_formula(found, next));
        self.found
    }

    // Reports a space that one text has inside a word of the other (لايزال and لا يزال).
    fn parting(&mut self) {
        let (a, b) = (words(self.query), words(self.unit));
        let start = a.iter().zip(&b).take_while(|(x, y)| x.text == y.text).count();
        let (rest_a, rest_b) = (a[start..].iter().rev(), b[start..].iter().rev());
        let end = rest_a.zip(rest_b).take_while(|(x, y)| x.text == y.text).count();
        let between =
            |words: &[PlacedWord<'_>]| words[start].range.start..words[words.len() - end - 1].range.end;
        self.push(DifferenceKind::Space, between(&a), between(&b));
    }

    fn along(&mut self, steps: &[EditStep]) {
        // The ends of the last lexemes, in each text as given.
        let (mut end_a, mut end_b) = (0, 0);
        let mut adjacent = true;
        for &step in steps {
            let (a, b) = match step {
                EditStep::Same(a, b) | EditStep::Changed(a, b) => (Some(a), Some(b)),
                EditStep::First(a) | EditStep::Moved(a, _) => (Some(a), None),
                EditStep::Second(b) | EditStep::MovedHere(_, b) => (None, Some(b)),
            };
            let given_a = a.map_or(end_a..end_a, |a| self.query.given(a));
            let given_b = b.map_or(end_b..end_b, |b| self.unit.given(b));
            let paired = a.is_some() && b.is_some();
            if paired && adjacent {
                self.between(end_a..given_a.start, end_b..given_b.start);
            }
            adjacent = paired;
            (end_a, end_b) = (given_a.end, given_b.end);
            self.step(step, given_a, given_b);
        }
        if adjacent {
            self.spelling(end_a..self.query.plain().len(), end_b..self.unit.plain().len());
        }
    }

    fn step(&mut self, step: EditStep, query: Range<usize>, unit: Range<usize>) {
        match step {
            EditStep::Same(..) => self.spelling(query, unit),
            EditStep::Changed(a, b) => self.change(a, b, &query, &unit),
            EditStep::First(a) => self.push(kind_alone(self.query, a), query, unit),
            EditStep::Second(b) => self.push(kind_alone(self.unit, b), query, unit),
            EditStep::Moved(_, b) => self.push(DifferenceKind::Order, query, self.unit.given(b)),
            EditStep::MovedHere(..) => {}
        }
    }

    fn push(&mut self, kind: DifferenceKind, query: Range<usize>, unit: Range<usize>) {
        self.found.push(Difference::new(kind, query, unit));
    }

    // Reports the differences between two stretches between words. The printed Quran writes the vocative and
    // its word as one (يَـٰقَوْمِ), which is its spelling.
    fn between(&mut self, query: Range<usize>, unit: Range<usize>) {
        const SMALL_ALEF: char = '\u{670}';
        let is_called = self.query.plain()[..query.start].ends_with(SMALL_ALEF)
            || self.unit.plain()[..unit.start].ends_with(SMALL_ALEF);
        self.spelling_if(query, unit, |kind| !is_called || kind != DifferenceKind::Space);
    }

    fn spelling(&mut self, query: Range<usize>, unit: Range<usize>) {
        self.spelling_if(query, unit, |_| true);
    }

    // Reports the differences of some kinds between two stretches with the same fold. If one character folds
    // to several words (ﷺ), they share its place, and nothing lies between them.
    fn spelling_if(
        &mut self,
        mut query: Range<usize>,
        mut unit: Range<usize>,
        counts: impl Fn(DifferenceKind) -> bool,
    ) {
        (query.end, unit.end) = (query.end.max(query.start), unit.end.max(unit.start));
        let (a, b) = (&self.query.plain()[query.clone()], &self.unit.plain()[unit.clone()]);
        for kind in spelling::kinds(a, b).into_iter().filter(|&kind| counts(kind)) {
            self.push(kind, query.clone(), unit.clone());
        }
    }

    // Reports the differences between two lexemes of one kind.
    fn change(&mut self, a: usize, b: usize, query: &Range<usize>, unit: &Range<usize>) {
        let (at, bt) = (self.query.lexeme(a), self.unit.lexeme(b));
        let kinds = match at.kind {
            LexemeKind::Word => {
                word_change(self.query.lexed(), at, self.unit.lexed(), bt, self.rules).kinds(at, bt)
            }
            LexemeKind::Number if self.name_one_month(at, bt) => vec![DifferenceKind::RegionalSpelling],
            LexemeKind::Number if self.name_one_day_part(a, b) => vec![DifferenceKind::Punctuation],
            LexemeKind::Number => vec![DifferenceKind::Number],
            LexemeKind::Mark => vec![kind_alone(self.query, a).max(kind_alone(self.unit, b))],
        };
        for kind in kinds {
            self.push(kind, query.clone(), unit.clone());
        }
    }

    // Returns true for two names of one month: آذار and مارس.
    fn name_one_month(&self, a: &Lexeme, b: &Lexeme) -> bool {
        let month = |text: &ComparedText, lexeme| {
            MonthName::beginning(text.lexed().text(lexeme)).map(|(name, _)| name)
        };
        match (month(self.query, a), month(self.unit, b)) {
            (Some(a), Some(b)) => a.number == b.number && a.calendar() == b.calendar(),
            _ => false,
        }
    }

    // Returns true for two names of one part of the day: `am` and `a.m.`.
    fn name_one_day_part(&self, a: usize, b: usize) -> bool {
        self.query.day_part(a).is_some_and(|part| self.unit.day_part(b) == Some(part))
    }

    fn codes(&mut self) {
        let moved = |a, b| lexemes_before(self.query, a) != lexemes_before(self.unit, b);
        for (query, unit) in codes::differences(self.query.text(), self.unit.text(), moved) {
            self.push(DifferenceKind::Code, query, unit);
        }
    }
}

// Joins the words of a formula of blessing, and the spaces between the words, to one difference, and the
// parts of a contraction (it's not, it isn't). Returns true if `next` is part of it.
fn joins_formula(found: &mut Difference, next: &mut Difference) -> bool {
    let in_one_text = next.query().is_empty() || next.text().is_empty();
    let is_one = match (found.kind(), next.kind()) {
        (DifferenceKind::Honorific, DifferenceKind::Honorific) => true,
        (DifferenceKind::Honorific, DifferenceKind::Space) => in_one_text,
        (DifferenceKind::Contraction, DifferenceKind::Contraction) => {
            found.query().end == next.query().start || found.text().end == next.text().start
        }
        _ => false,
    };
    if is_one {
        let union = |a: Range<usize>, b: Range<usize>| a.start.min(b.start)..a.end.max(b.end);
        let (query, text) = (union(found.query(), next.query()), union(found.text(), next.text()));
        *found = Difference::new(found.kind(), query, text);
    }
    is_one
}

/// A folded word and its place in the text as given.
struct PlacedWord<'t> {
    text: &'t str,
    range: Range<usize>,
}

fn words(text: &ComparedText) -> Vec<PlacedWord<'_>> {
    let words = (0..text.lexed().lexemes().len()).filter(|&at| text.lexeme(at).kind == LexemeKind::Word);
    words.map(|at| PlacedWord { text: text.lexed().text(text.lexeme(at)), range: text.given(at) }).collect()
}

fn lexemes_before(text: &ComparedText, place: usize) -> usize {
    (0..text.lexed().lexemes().len()).take_while(|&at| text.given(at).start < place).count()
}

// Returns the kind of the difference if only one text has the lexeme.
fn kind_alone(text: &ComparedText, at: usize) -> DifferenceKind {
    let lexeme = text.lexeme(at);
    match lexeme.kind {
        LexemeKind::Word => particle_kind(lexeme).unwrap_or(DifferenceKind::Word),
        LexemeKind::Number => DifferenceKind::Number,
        LexemeKind::Mark if is_currency_of_number(text, at) => DifferenceKind::Number,
        LexemeKind::Mark => DifferenceKind::Punctuation,
    }
}
