//! [`Patch`]: words of a match's translation that are exchanged for those of other units.

use std::collections::HashMap;
use std::ops::Range;

use crate::lang::Known;
use crate::lexicon::Lexicon;
use crate::memory::parts::LinkedUnit;
use crate::text::fold;

use super::evidence::Evidence;
use super::fitting::{Stand, fits};
use super::hunk::Hunk;

/// Words of a translation, and what is put in their place.
#[derive(Clone, Debug)]
pub(super) struct Patch {
    pub(super) words: Range<usize>,
    pub(super) text: String,
    pub(super) sureness: f32,
}

/// What tells whether words fit into the translation.
#[derive(Clone, Copy)]
pub(super) struct Grammar<'a> {
    /// The language of the translation.
    pub(super) rules: Option<Known>,
    pub(super) lexicon: &'a Lexicon,
}

/// The most words beside a hunk that are exchanged with it, since they show its place or change with it.
/// Chosen by hand.
const MOST_BESIDE: usize = 3;

/// Returns the surest exchange for a hunk, the shortest one of equally sure ones.
pub(super) fn patch(
    base: &LinkedUnit,
    hunk: &Hunk,
    evidence: &[Evidence],
    grammar: Grammar,
) -> Option<Patch> {
    let beside = (0..=MOST_BESIDE).flat_map(|all| (0..=all).map(move |before| (before, all - before)));
    let beside = beside.filter(|&(before, after)| before <= hunk.before && after <= hunk.after);
    let patches = beside.filter_map(|beside| patch_with(base, hunk, beside, evidence, grammar));
    patches.reduce(|best, one| if one.sureness > best.sureness { one } else { best })
}

/// Returns the exchange for a hunk with some words beside it.
fn patch_with(
    base: &LinkedUnit,
    hunk: &Hunk,
    (before, after): (usize, usize),
    evidence: &[Evidence],
    grammar: Grammar,
) -> Option<Patch> {
    let wider = hunk.with(before, after);
    if wider.source.is_empty() {
        return None;
    }
    if wider.query.is_empty() {
        let words = base.counterpart(wider.source)?;
        return Some(Patch { words, text: String::new(), sureness: REMOVED });
    }
    let words = base.bare_counterpart(wider.source)?;
    let with_these = evidence.iter().filter(|one| one.before >= before && one.after >= after);
    let mut votes: HashMap<String, Vote> = HashMap::new();
    let mut all = 0;
    for one in with_these {
        let range = one.words.start - before..one.words.end + after;
        let Some(found) = one.linked.bare_counterpart(range) else { continue };
        all += 1;
        let old = Stand { text: &base.target, words: words.clone() };
        let new = Stand { text: &one.linked.target, words: found.clone() };
        if !fits(&old, &new, grammar.rules, grammar.lexicon) {
            continue;
        }
        let is_first = found.start == 0;
        let plain = one.unit.target().plain();
        let text = &plain[one.linked.target.place(plain, found)];
        let vote = votes.entry(fold(text)).or_default();
        vote.units += 1;
        // The first word of a sentence may have a capital that it has not elsewhere.
        if vote.text.is_empty() || vote.is_first && !is_first {
            (vote.text, vote.is_first) = (text.to_owned(), is_first);
        }
    }
    let most = votes.into_values().max_by(|a, b| a.units.cmp(&b.units).then_with(|| b.text.cmp(&a.text)))?;
    let sureness = most.units as f32 / (all as f32 + DOUBT);
    Some(Patch { words, text: most.text, sureness })
}

/// How sure it is that words without a counterpart in the text go.
const REMOVED: f32 = 0.5;
/// The units that speak against every exchange.
const DOUBT: f32 = 1.0;

/// What some units have for the words of a hunk.
#[derive(Default)]
struct Vote {
    units: usize,
    text: String,
    is_first: bool,
}
