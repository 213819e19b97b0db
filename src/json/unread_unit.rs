//! A unit that could not be checked, as an element of the findings: [`UnreadUnit`].

use serde::Serialize;

use crate::error::Error;

/// A unit that could not be read, in the shape of a finding. The name of its rule is `unreadable`.
///
/// ```
/// let error = "x--y".parse::<mizan::Lang>().unwrap_err();
/// let json = serde_json::to_value(mizan::json::UnreadUnit::new("plant.tmx", 7, &error)).unwrap();
/// assert_eq!((&json["rule"], &json["place"]["line"]), (&"unreadable".into(), &7.into()));
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct UnreadUnit {
    rule: &'static str,
    severity: &'static str,
    message: String,
    source: &'static str,
    target: &'static str,
    place: Place,
}

#[derive(Clone, Debug, Serialize)]
struct Place {
    file: String,
    line: u64,
}

impl UnreadUnit {
    /// Returns the unit of a line of a file, with what is wrong there.
    #[must_use]
    pub fn new(file: &str, line: u64, error: &Error) -> Self {
        Self {
            rule: "unreadable",
            severity: "error",
            message: error.to_string(),
            source: "",
            target: "",
            place: Place { file: file.to_owned(), line },
        }
    }
}
