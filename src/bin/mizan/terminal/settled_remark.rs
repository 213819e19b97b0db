//! Says how many units of a file that is read again stay as a person has left them, and what a corrected file
//! has replaced.

use mizan::memory::InsertedCounts;

use super::remark::remark;

/// Says on stderr how many units did not come back, if any.
pub(crate) fn tell_settled(name: &str, units: u64) {
    const HOW: &str = "--bring-back puts";
    match units {
        0 => {}
        1 => remark!("{name}: 1 unit that you changed or deleted stays so; {HOW} it in"),
        units => remark!("{name}: {units} units that you changed or deleted stay so; {HOW} them in"),
    }
}

/// Says on stderr what became of the units of an earlier version of a file that has other translations.
pub(crate) fn tell_superseded(name: &str, inserted: InsertedCounts) {
    let InsertedCounts { replaced, beside, .. } = inserted;
    match replaced {
        0 => {}
        1 => remark!("{name}: 1 unit of an earlier version of the file is replaced by its new translation"),
        _ => {
            remark!(
                "{name}: {replaced} units of an earlier version of the file are replaced by their new translations"
            );
        }
    }
    const EARLIER: &str = "from an earlier version of the file; `mizan clean` lists";
    match beside {
        0 => {}
        1 => remark!("{name}: 1 new unit has another translation beside it, {EARLIER} it"),
        _ => remark!("{name}: {beside} new units have other translations beside them, {EARLIER} them"),
    }
}
