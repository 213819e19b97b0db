//! [`keep_newest`]: of the rows of a unit that stand in pages to which nothing leads, the newest ones; none
//! if the unit is known to be deleted.

use super::earlier_states::EarlierStates;
use super::page_file::PageFile;
use super::unit_place::{PageInHand, UnitPlace};

/// Removes the rows of units that are in an older state than another row, or that are known to stand no
/// longer. The places must be sorted. A sound row to which the table leads is believed unless the history
/// ends with the deletion of the unit: the page may have been written before.
pub(super) fn keep_newest(units: &mut Vec<UnitPlace>, states: &EarlierStates, file: &mut PageFile) {
    let mut page = PageInHand::default();
    let mut is_kept = Vec::with_capacity(units.len());
    for same in units.chunk_by(|one, next| one.id == next.id) {
        let id = same[0].id;
        let strays = same.iter().filter(|place| !place.is_altered && place.is_stray).count();
        let is_in_table = !same[0].is_altered && !same[0].is_stray && !states.ends_in_deletion(id);
        if id == 0 || is_in_table || strays < 2 && states.is_silent(id) {
            is_kept.extend(same.iter().map(|_| true));
            continue;
        }
        let mut state = |place: &UnitPlace| {
            let (digest, time) = page.row(file, *place, |row| (row.digest(), row.modified()))?;
            Some((states.rank(id, digest)?, !place.is_stray, time, digest))
        };
        let ranks: Vec<_> =
            same.iter().map(|place| if place.is_altered { None } else { state(place) }).collect();
        let newest = ranks.iter().flatten().map(|&(rank, in_table, time, _)| (rank, in_table, time)).max();
        let mut kept = Vec::new();
        for (place, state) in same.iter().zip(&ranks) {
            is_kept.push(match state {
                // What is left of an altered row in its own place is worth looking at.
                None => place.is_altered && !(place.is_stray && states.is_unmade(id)),
                Some((rank, in_table, time, digest)) => {
                    let is_new = !kept.contains(digest);
                    kept.push(*digest);
                    is_new && newest == Some((*rank, *in_table, *time))
                }
            });
        }
    }
    let mut is_kept = is_kept.into_iter();
    units.retain(|_| is_kept.next().unwrap_or(true));
}
