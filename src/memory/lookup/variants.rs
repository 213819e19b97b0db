//! Variants: units whose texts are equal once numbers, dates and addresses are masked. A lookup shows one
//! of them.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::similarity::masked;
use crate::unit::{Timestamp, Unit};

use super::lookup::Lookup;
use super::matches::Match;

/// Returns a hash that is equal for units that give the same answer: units whose two texts are equal once
/// numbers, dates and addresses are masked, in the same languages, in any regions and in either direction.
pub(super) fn answer(unit: &Unit) -> u64 {
    let mut hasher = DefaultHasher::new();
    for (text, lang) in [(unit.source(), unit.source_lang()), (unit.target(), unit.target_lang())] {
        lang.base().hash(&mut hasher);
        match may_be_masked(text.plain()).then(|| masked(text.plain(), lang)) {
            Some(masked) => {
                masked.hash(&mut hasher);
                text.codes().iter().for_each(|code| code.markup.hash(&mut hasher));
            }
            None => {
                text.plain().hash(&mut hasher);
                text.codes().iter().for_each(|code| (code.at, &code.markup).hash(&mut hasher));
            }
        }
    }
    hasher.finish()
}

// Returns false for most texts without a number or an address.
fn may_be_masked(text: &str) -> bool {
    text.contains(|c: char| c == '@' || c.is_numeric()) || text.contains("://")
}

/// Returns one match of each answer, in the order given, with the number of its units. Of the variants with
/// the highest percent and neighbours, a reviewed one is taken, then the newest.
pub(super) fn one_of_each(matches: Vec<Match>, lookup: &Lookup) -> Vec<Match> {
    let mut places: HashMap<u64, usize> = HashMap::new();
    let mut kept: Vec<Match> = Vec::new();
    for found in matches {
        match places.get(&found.answer) {
            None => {
                places.insert(found.answer, kept.len());
                kept.push(found);
            }
            Some(&place) => {
                let shown = &mut kept[place];
                let variants = shown.variants + found.variants;
                if rank(&found, lookup) > rank(shown, lookup) {
                    *shown = found;
                }
                shown.variants = variants;
            }
        }
    }
    kept
}

fn rank(found: &Match, lookup: &Lookup) -> impl Ord + use<> {
    let class = std::cmp::Reverse(found.class);
    (found.percent, class, found.neighbours, found.unit.status(), as_asked(found, lookup), changed(found))
}

/// Returns when the unit was changed or created.
pub(super) fn changed(found: &Match) -> Option<Timestamp> {
    found.unit.origin.changed.max(found.unit.origin.created)
}

/// Returns the number of texts whose language is the one that the lookup names, with its region.
pub(super) fn as_asked(found: &Match, lookup: &Lookup) -> usize {
    let unit = &found.unit;
    let sides = [(&lookup.in_lang, unit.source_lang()), (&lookup.to_lang, unit.target_lang())];
    sides.iter().filter(|(asked, lang)| asked.as_ref() == Some(lang)).count()
}
