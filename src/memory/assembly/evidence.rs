//! [`Evidence`]: a unit that has the words of a text which a match lacks.

use std::cmp::Reverse;
use std::ops::Range;

use crate::error::Result;
use crate::lang::Lang;
use crate::lexicon::Vocabulary;
use crate::memory::connection::Indexed;
use crate::memory::filter::Filter;
use crate::memory::index::{Candidate, SharedWords};
use crate::memory::lookup::{AT_ONCE, SideTexts};
use crate::memory::parts::{LinkedUnit, PartWords};
use crate::memory::storage_error::storage;
use crate::memory::unit_row;
use crate::text::{fold, tokens};
use crate::unit::Unit;

use super::hunk::Hunk;

/// A unit that has the words of a hunk in a row.
pub(super) struct Evidence {
    pub(super) unit: Unit,
    pub(super) linked: LinkedUnit,
    /// Where the words of the hunk stand in the source.
    pub(super) words: Range<usize>,
    /// How many words before and after the hunk the unit has too.
    pub(super) before: usize,
    pub(super) after: usize,
}

/// What units are looked for.
pub(super) struct Asked<'a> {
    pub(super) query: &'a PartWords,
    /// The match, in whose languages units are wanted.
    pub(super) unit: &'a Unit,
    pub(super) filter: &'a Filter,
}

/// The most units that are read because they share words around a hunk, and because they have its words.
/// Chosen by hand.
const READ: usize = 16;
/// The most units whose words are linked. Chosen by hand: linking a unit takes a tenth of a millisecond.
const LINKED: usize = 8;
/// The most words on a side of a hunk that are compared. Chosen by hand.
const AROUND: usize = 3;

/// Where the words of a hunk stand in a text.
struct Placed {
    candidate: Candidate,
    words: Range<usize>,
    before: usize,
    after: usize,
}

/// Returns units that have the words of a hunk, those with the most words around it first, then the newest.
pub(super) fn evidence(
    indexed: &mut Indexed,
    asked: &Asked,
    hunk: &Hunk,
    vocabulary: &mut Vocabulary,
) -> Result<Vec<Evidence>> {
    let mut placed = placed(indexed, asked, hunk)?;
    placed.sort_by_key(|one| Reverse((one.before + one.after, one.candidate.unit)));
    let Indexed { connection, cache } = indexed;
    let mut evidence = Vec::new();
    for Placed { candidate, words, before, after } in placed {
        if evidence.len() == LINKED {
            break;
        }
        let Some(unit) = unit_row::find(connection, cache, candidate.unit)? else { continue };
        let is_wanted = asked.filter.passes(&unit);
        let unit = if candidate.is_target { unit.reversed() } else { unit };
        let is_of = |a: &Lang, b: &Lang| {
            a.same_language(asked.unit.source_lang()) && b.same_language(asked.unit.target_lang())
        };
        if is_wanted && is_of(unit.source_lang(), unit.target_lang()) {
            let linked = LinkedUnit::new(&unit, vocabulary);
            // The text may have changed since it was read.
            if words.end + after <= linked.source.len() {
                evidence.push(Evidence { unit, linked, words, before, after });
            }
        }
    }
    Ok(evidence)
}

fn placed(indexed: &mut Indexed, asked: &Asked, hunk: &Hunk) -> Result<Vec<Placed>> {
    let Indexed { connection, cache } = indexed;
    let query = asked.query;
    let content = |range: Range<usize>| -> Vec<&str> {
        range.filter(|&at| query.words()[at].has_content).map(|at| query.word(at)).collect()
    };
    let own = content(hunk.query.clone());
    let wide = content(hunk.query.start - hunk.before.min(AROUND)..hunk.query.end + hunk.after.min(AROUND));
    let mut found = Vec::new();
    let mut texts = SideTexts::of(connection).map_err(storage)?;
    for lane in cache.pairs.lanes_of(connection, |lang| lang.same_language(asked.unit.source_lang()))? {
        let mut candidates = cache.sharing(connection, &SharedWords { words: &wide, lane, most: READ })?;
        candidates.extend(cache.with_words(connection, lane, &own, READ)?);
        candidates.sort_by_key(|one| (one.unit, one.is_target));
        candidates.dedup_by_key(|one| (one.unit, one.is_target));
        for some in candidates.chunks(AT_ONCE) {
            texts.read(some, |candidate, _, text| {
                found.extend(place(query, hunk, candidate, &fold(text)));
                Ok(())
            })?;
        }
        for (candidate, folded) in cache.in_no_run(lane) {
            found.extend(place(query, hunk, candidate, folded));
        }
    }
    Ok(found)
}

/// Returns where the words of a hunk stand in a folded text, with as many words around them as possible. If
/// the hunk has no words, the text must have one on each side of it.
fn place(query: &PartWords, hunk: &Hunk, candidate: Candidate, folded: &str) -> Option<Placed> {
    let words: Vec<&str> = tokens(folded).map(|token| token.text).collect();
    let own: Vec<&str> = hunk.query.clone().map(|at| query.word(at)).collect();
    let mut best: Option<Placed> = None;
    for start in 0..(words.len() + 1).saturating_sub(own.len()) {
        let end = start + own.len();
        if words[start..end] != own {
            continue;
        }
        let before = (1..=hunk.before.min(AROUND).min(start))
            .take_while(|back| words[start - back] == query.word(hunk.query.start - back))
            .count();
        let after = (0..hunk.after.min(AROUND).min(words.len() - end))
            .take_while(|on| words[end + on] == query.word(hunk.query.end + on))
            .count();
        if own.is_empty() && (before == 0 || after == 0) {
            continue;
        }
        if best.as_ref().is_none_or(|best| before + after > best.before + best.after) {
            best = Some(Placed { candidate, words: start..end, before, after });
        }
    }
    best
}
