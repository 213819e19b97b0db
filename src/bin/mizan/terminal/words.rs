//! Texts, moments and counts as a line of output shows them.

use std::borrow::Cow;

use mizan::Timestamp;

/// Returns a text with its line ends and tabs as spaces, so that it fits into a column.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r', '\t']) { text.replace(['\n', '\r', '\t'], " ").into() } else { text.into() }
}

/// Returns a moment as a person reads it: `2026-01-31 14:05 UTC`.
pub(crate) fn moment(moment: Timestamp) -> String {
    // As TMX has it: 20260131T140500Z.
    let written = moment.to_string();
    match (written.get(9..11), written.get(11..13)) {
        (Some(hour), Some(minute)) => format!("{} {hour}:{minute} UTC", day(moment)),
        _ => written,
    }
}

/// Returns the day of a moment: `2026-01-31`.
pub(crate) fn day(moment: Timestamp) -> String {
    let written = moment.to_string();
    match (written.get(..4), written.get(4..6), written.get(6..8)) {
        (Some(year), Some(month), Some(day)) => format!("{year}-{month}-{day}"),
        _ => written,
    }
}

/// Returns a number of things in words: `1 unit`, `3 units`.
pub(crate) fn count(number: u64, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}
