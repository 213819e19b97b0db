//! Formats texts, times and counts for a line of output.

use std::borrow::Cow;

use mizan::Timestamp;
use rusqlite::Connection;

/// Returns a text with spaces for its line ends and tabs, so that it fits into a column.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r', '\t']) { text.replace(['\n', '\r', '\t'], " ").into() } else { text.into() }
}

/// Returns a time in the form `2026-01-31 14:05`, in the local time zone, which SQLite finds out.
pub(crate) fn moment(moment: Timestamp) -> String {
    const LOCAL: &str = "SELECT strftime('%Y-%m-%d %H:%M', ?1, 'unixepoch', 'localtime')";
    let local = Connection::open_in_memory()
        .and_then(|sqlite| sqlite.query_row(LOCAL, [moment.unix()], |row| row.get::<_, String>(0)));
    local.unwrap_or_else(|_| {
        let iso = moment.iso();
        format!("{} {} UTC", moment.date(), iso.get(11..16).unwrap_or_default())
    })
}

/// Returns a number with the noun that it counts: `1 unit`, `3 units`.
pub(crate) fn count(number: u64, thing: &str) -> String {
    format!("{number} {}", noun(number, thing))
}

/// Returns a noun as it stands after a number: `unit` after 1, and `units` after all others.
pub(crate) fn noun(number: u64, thing: &str) -> Cow<'_, str> {
    if number == 1 { thing.into() } else { format!("{thing}s").into() }
}
