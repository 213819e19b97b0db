//! [`is_half_covered`]: whether parts of a segment stand in memories.

use std::ops::Range;

use super::best_match::PenalizedMemory;
use crate::error::Result;
use crate::lang::Lang;
use crate::memory::{Fragment, Fragments};
use crate::text::words;
use crate::unit::Unit;

/// Returns true if the memories share parts with the unit's source that cover half of its words or more.
pub(super) fn is_half_covered(
    unit: &Unit,
    memories: &[PenalizedMemory<'_>],
    asked: &Fragments,
) -> Result<bool> {
    let known = |lang: &Lang| Some(lang.clone()).filter(|lang| *lang != Lang::UNDETERMINED);
    let asked = asked.clone().in_lang(known(unit.source_lang())).to_lang(known(unit.target_lang()));
    let mut parts: Vec<Range<usize>> = Vec::new();
    for one in memories {
        let found = one.memory.fragments(unit.source().plain(), &asked)?;
        parts.extend(found.iter().map(Fragment::query));
    }
    let is_covered =
        |word: &Range<usize>| parts.iter().any(|part| part.start <= word.start && word.end <= part.end);
    let words: Vec<_> = words(unit.source().plain()).map(|word| word.range()).collect();
    Ok(!words.is_empty() && 2 * words.iter().filter(|word| is_covered(word)).count() >= words.len())
}
