//! What the table `step` says of a step: what the step did, and the name of the file that it read.

use rusqlite::Row;

use super::action::Action;

/// What stands between an action and the name of a file in the table `step`.
const FILE: &str = ": ";

/// Returns what the table `step` keeps of an action and the name of its file.
pub(super) fn what(action: &Action, file: Option<&str>) -> String {
    file.map_or_else(|| action.to_string(), |file| format!("{action}{FILE}{file}"))
}

/// Returns the action of a step and the name of its file.
pub(super) fn action(row: &Row, column: usize) -> rusqlite::Result<(Action, Option<String>)> {
    let what = row.get_ref(column)?.as_str()?;
    Ok(match what.split_once(FILE).map(|(action, file)| (Action::from(action), file)) {
        // A program may have given the step a name of its own.
        None | Some((Action::Other(_), _)) => (what.into(), None),
        Some((action, file)) => (action, Some(file.to_owned())),
    })
}
