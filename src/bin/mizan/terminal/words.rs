//! Texts, moments and counts written for one line of output.

use std::borrow::Cow;

use mizan::Timestamp;

/// Returns a text with spaces for its line ends and tabs, so that it fits into a column.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r', '\t']) { text.replace(['\n', '\r', '\t'], " ").into() } else { text.into() }
}

/// Returns a moment in the form `2026-01-31 14:05 UTC`.
pub(crate) fn moment(moment: Timestamp) -> String {
    let iso = moment.iso();
    let time = iso.get(11..16).unwrap_or_default();
    format!("{} {time} UTC", moment.date())
}

/// Returns a number with the noun that it counts: `1 unit`, `3 units`.
pub(crate) fn count(number: u64, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}
