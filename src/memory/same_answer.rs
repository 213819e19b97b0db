//! Which units give the same answer: a pair of texts that the memory holds several times, for other clients,
//! in other regions or the other way round, is shown once.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::lang::Lang;
use crate::unit::{Unit, UnitText};

/// Returns a hash that is equal for units with the same two texts in the same languages, in any regions and
/// in either direction.
pub(super) fn answer_in_any_direction(unit: &Unit) -> u64 {
    let mut sides = sides(unit);
    sides.sort_unstable();
    hash(sides)
}

fn sides(unit: &Unit) -> [u64; 2] {
    [(unit.source(), unit.source_lang()), (unit.target(), unit.target_lang())].map(hash_of_side)
}

fn hash_of_side((text, lang): (&UnitText, &Lang)) -> u64 {
    let codes: Vec<_> = text.codes().iter().map(|code| (code.at, &code.markup)).collect();
    hash((text.plain(), lang.base(), codes))
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
