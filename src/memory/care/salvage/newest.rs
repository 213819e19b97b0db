//! [`keep_newest`]: of the rows of a unit that stand in pages to which nothing leads, the newest ones; none
//! if the unit is known to be deleted.

use super::earlier_states::EarlierStates;
use super::page_file::PageFile;
use super::unit_place::{PageInHand, UnitPlace};

/// Removes the rows of units that are in an older state than another row, or that are known to stand no
/// longer. The places must be sorted. A sound row to which the table leads is believed, whatever else there
/// is.
pub(super) fn keep_newest(units: &mut Vec<UnitPlace>, states: &EarlierStates, file: &mut PageFile) {
    let mut page = PageInHand::default();
    let mut is_kept = Vec::with_capacity(units.len());
    for same in units.chunk_by(|one, next| one.id == next.id) {
        let strays = same.iter().filter(|place| !place.is_altered && place.is_stray).count();
        let is_in_table = same[0].id == 0 || !same[0].is_altered && !same[0].is_stray;
        if is_in_table || strays < 2 && states.is_silent(same[0].id) {
            is_kept.extend(same.iter().map(|_| true));
            continue;
        }
        let is_unmade = states.is_unmade(same[0].id);
        let ranks: Vec<_> = same
            .iter()
            .map(|place| match place.is_altered {
                true => None,
                false => page
                    .row(file, *place, |row| (row.digest(), row.modified()))
                    .and_then(|(digest, time)| states.rank(place.id, digest).map(|rank| (rank, time))),
            })
            .collect();
        let newest = ranks.iter().flatten().max();
        is_kept.extend(same.iter().zip(&ranks).map(|(place, rank)| match place.is_altered {
            // What is left of an altered row in its own place is worth looking at.
            true => !(place.is_stray && is_unmade),
            false => rank.is_some() && rank.as_ref() == newest,
        }));
    }
    let mut is_kept = is_kept.into_iter();
    units.retain(|_| is_kept.next().unwrap_or(true));
}
