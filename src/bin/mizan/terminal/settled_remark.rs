//! Says how many units of a file that is read again stay as a person has left them.

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
