//! [`Memory::fragments`]: the units that share parts of a text.

use std::ops::Range;
use std::time::Instant;

use crate::error::Result;
use crate::lang::Lang;
use crate::lexicon::Vocabulary;
use crate::memory::connection::Indexed;
use crate::memory::lookup::{Lookup, Match};
use crate::memory::memory::Memory;
use crate::memory::unit_id::UnitId;
use crate::memory::unit_row;
use crate::segment::Segmenter;
use crate::similarity::Query;
use crate::unit::Unit;

use super::choice::{self, Choice};
use super::counterpart::counterpart;
use super::fragment::{Fragment, FragmentKind};
use super::fragments::Fragments;
use super::part_words::PartWords;
use super::sharing::{Sharing, sharing};

impl Memory {
    /// Returns the units that share parts of a text, in the order of the parts.
    ///
    /// Each sentence is looked up by itself. A unit is found *whole* if it holds all words of the sentence,
    /// or if the sentence holds all words of the unit and these are two or more; a unit is found by a
    /// *part* if the two share at least three words with a content of their own in a row. Words are
    /// compared folded; before the first one, a conjunction or a preposition may be written with it. In a
    /// text of several sentences, a unit that is like one of them is found as [`lookup`](Self::lookup)
    /// finds it. Parts inside longer ones are left out.
    ///
    /// Over a million units a sentence takes about as long as a lookup does.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn fragments(&self, text: &str, fragments: &Fragments) -> Result<Vec<Fragment>> {
        let deadline = fragments.lookup.within.map(|budget| Instant::now() + budget);
        let lang =
            fragments.lookup.in_lang.clone().or_else(|| Lang::detect(text)).unwrap_or(Lang::UNDETERMINED);
        let sentences = sentences(text, &lang);
        let mut found = Vec::new();
        for sentence in &sentences {
            let mut of_sentence = Vec::new();
            if sentences.len() > 1 {
                let lookup = fragments.lookup.clone().within(left(deadline));
                let matches = self.lookup(&text[sentence.clone()], &lookup)?;
                of_sentence.extend(matches.into_iter().map(|one| of_match(sentence.clone(), one)));
            }
            of_sentence.extend(self.parts(text, sentence, &lang, fragments, deadline)?);
            found.extend(choice::best(of_sentence));
        }
        found.truncate(fragments.limit);
        Ok(found)
    }

    fn parts(
        &self,
        text: &str,
        sentence: &Range<usize>,
        lang: &Lang,
        fragments: &Fragments,
        deadline: Option<Instant>,
    ) -> Result<Vec<Fragment>> {
        let words = PartWords::new(&text[sentence.clone()]);
        if words.content(0..words.len()) == 0 {
            return Ok(Vec::new());
        }
        let lookup = &fragments.lookup;
        let mut session = self.pool.lookup_session()?;
        session.begin_reading()?;
        let mut indexed = session.indexed();
        indexed.cache.refresh(indexed.connection)?;
        let is_asked = |lang: &Lang| lookup.in_lang.as_ref().is_none_or(|asked| asked.same_language(lang));
        let mut sharing = sharing(&mut indexed, &words, is_asked, deadline)?;
        choice::sort(&mut sharing);
        let (mut choice, mut found) = (Choice::default(), Vec::new());
        let mut vocabulary = fragments.lexicon.vocabulary();
        let part = PartOfSentence { text: &text[sentence.clone()], at: sentence.start, words: &words, lang };
        for one in &sharing {
            if choice.is_new(one)
                && let Some(unit) = unit(&mut indexed, one, lookup)?
            {
                choice.take(one);
                found.extend(part.fragment(one, unit, &mut vocabulary));
            }
        }
        session.commit()?;
        Ok(found)
    }
}

/// Returns the places of the sentences of a text, without the white space around them.
fn sentences(text: &str, lang: &Lang) -> Vec<Range<usize>> {
    let segmenter = Segmenter::new(lang.clone());
    let segments = segmenter.segments(text).filter(|segment| !segment.text().trim().is_empty());
    let place = |range: Range<usize>| {
        let sentence = &text[range.clone()];
        let start = range.start + (sentence.len() - sentence.trim_start().len());
        start..start + sentence.trim().len()
    };
    segments.map(|segment| place(segment.range())).collect()
}

fn left(deadline: Option<Instant>) -> Option<std::time::Duration> {
    deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()))
}

fn of_match(query: Range<usize>, found: Match) -> Fragment {
    let (id, percent, unit) = (found.id(), found.comparison.percent(), found.unit);
    let (source, target) = (0..unit.source().plain().len(), Some(0..unit.target().plain().len()));
    Fragment { query, id, unit, source, target, kind: FragmentKind::Whole, percent, memory: None }
}

/// Reads the unit of a text if the lookup asks for it, turned so that its source is the text.
fn unit(indexed: &mut Indexed, sharing: &Sharing, lookup: &Lookup) -> Result<Option<Unit>> {
    let unit = unit_row::find(indexed.connection, indexed.cache, sharing.candidate.unit)?;
    let is =
        |wanted: &Option<Lang>, lang: &Lang| wanted.as_ref().is_none_or(|wanted| wanted.same_language(lang));
    Ok(unit
        .filter(|unit| lookup.filter.passes(unit))
        .map(|unit| if sharing.candidate.is_target { unit.reversed() } else { unit })
        .filter(|unit| is(&lookup.in_lang, unit.source_lang()) && is(&lookup.to_lang, unit.target_lang())))
}

/// A sentence whose parts are looked up.
struct PartOfSentence<'q> {
    text: &'q str,
    // Where the sentence stands in the text that was looked up.
    at: usize,
    words: &'q PartWords,
    lang: &'q Lang,
}

impl PartOfSentence<'_> {
    fn fragment(&self, sharing: &Sharing, unit: Unit, vocabulary: &mut Vocabulary) -> Option<Fragment> {
        let run = &sharing.run;
        let source_words = PartWords::new(unit.source().plain());
        // The text may have changed since it was read.
        let is_there = run.text.end <= source_words.len();
        if !is_there {
            return None;
        }
        let first = self.words.words()[run.query.start].range.start + run.letters_before;
        let query = self.words.place_from(self.text, first, run.query.end);
        let is_all = run.text.len() == source_words.len();
        let plain = unit.source().plain();
        let source = if is_all { 0..plain.len() } else { source_words.place(plain, run.text.clone()) };
        let target = counterpart(&unit, &source_words, run.text.clone(), vocabulary);
        let (asked, known) = (&self.text[query.clone()], source_words.place(plain, run.text.clone()));
        let percent = match asked == &plain[known.clone()] {
            true => 100,
            false => Query::new(&asked.into(), self.lang).compare(&plain[known].into()).percent(),
        };
        let query = self.at + query.start..self.at + query.end;
        let id = UnitId::new(sharing.candidate.unit);
        Some(Fragment { query, id, unit, source, target, kind: sharing.kind, percent, memory: None })
    }
}
