//! [`Options`]: the options of a request, by the long names of the command line.

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};

use super::open_files::OpenFiles;
use crate::error::{Error, ErrorKind, Result};

/// The options of a request.
///
/// Each request takes the options that it knows and refuses others by name, so that a misspelt option is no
/// silent default.
#[derive(Clone, Debug, Default)]
pub struct Options {
    values: Map<String, Value>,
    // The names that the request has asked for.
    known: Vec<&'static str>,
    files: Arc<OpenFiles>,
}

impl Options {
    /// Returns no options: each has its default.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Reads options from a JSON object. An option whose value is `null` has its default.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Option`] if the text is no JSON object.
    pub fn from_json(json: &str) -> Result<Self> {
        match serde_json::from_str(json) {
            Ok(Value::Object(values)) => Ok(Self::from(values)),
            Ok(_) => Err(refused("the options are no JSON object".into())),
            Err(error) => Err(refused(format!("the options are no JSON: {error}"))),
        }
    }

    /// Keeps the files that the options name open in this value, for the requests that come after. Without
    /// it, each request opens them anew.
    #[must_use]
    pub fn files(mut self, files: Arc<OpenFiles>) -> Self {
        self.files = files;
        self
    }

    /// Returns the files that are open.
    pub(super) fn open_files(&self) -> &Arc<OpenFiles> {
        &self.files
    }

    /// Returns true if no option has a value.
    pub(super) fn is_empty(&self) -> bool {
        self.values.values().all(Value::is_null)
    }

    /// Returns true if an option has a value.
    pub(super) fn has(&self, name: &str) -> bool {
        self.values.get(name).is_some_and(|value| !value.is_null())
    }

    /// Returns the options with another one, unless its value is `None`.
    #[cfg(feature = "remote")]
    pub(super) fn with(mut self, name: &str, value: Option<&str>) -> Self {
        self.values.extend(value.map(|value| (name.to_owned(), value.into())));
        self
    }

    /// Returns the values by their names.
    #[cfg(feature = "remote")]
    pub(super) fn into_values(self) -> Map<String, Value> {
        self.values
    }

    /// Takes the value of an option that is a word: a language, a status, a day.
    pub(super) fn parsed<T: FromStr>(&mut self, name: &'static str, expected: &str) -> Result<Option<T>> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        text.parse().map(Some).map_err(|_| wrong(name, expected, &Value::String(text)))
    }

    /// Takes the value of an option that is a text.
    pub(super) fn text(&mut self, name: &'static str) -> Result<Option<String>> {
        match self.take(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(wrong(name, "a text", &other)),
        }
    }

    /// Takes the value of an option that is a whole number of at most `most`.
    pub(super) fn number(&mut self, name: &'static str, most: u64) -> Result<Option<u64>> {
        let Some(value) = self.take(name) else { return Ok(None) };
        match value.as_u64().filter(|&number| number <= most) {
            Some(number) => Ok(Some(number)),
            None if most == u64::MAX => Err(wrong(name, "a whole number", &value)),
            None => Err(wrong(name, &format!("a whole number from 0 to {most}"), &value)),
        }
    }

    /// Takes the value of an option that is a number of seconds.
    pub(super) fn seconds(&mut self, name: &'static str) -> Result<Option<Duration>> {
        let Some(value) = self.take(name) else { return Ok(None) };
        let seconds = value.as_f64().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
        seconds.map(Some).ok_or_else(|| wrong(name, "a number of seconds", &value))
    }

    /// Takes the value of an option that is a number from 0 to 1.
    pub(super) fn share(&mut self, name: &'static str) -> Result<Option<f64>> {
        let Some(value) = self.take(name) else { return Ok(None) };
        match value.as_f64().filter(|share| (0.0..=1.0).contains(share)) {
            Some(share) => Ok(Some(share)),
            None => Err(wrong(name, "a number from 0 to 1", &value)),
        }
    }

    /// Takes the value of an option that is either on or off.
    pub(super) fn flag(&mut self, name: &'static str) -> Result<bool> {
        match self.take(name) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(flag),
            Some(other) => Err(wrong(name, "true or false", &other)),
        }
    }

    /// Takes the values of an option that may be given several times: an array of words, or one word.
    pub(super) fn each_parsed<T: FromStr>(&mut self, name: &'static str, expected: &str) -> Result<Vec<T>> {
        let values = match self.take(name) {
            None => return Ok(Vec::new()),
            Some(Value::Array(values)) => values,
            Some(one) => vec![one],
        };
        let parsed = |value: Value| value.as_str().and_then(|text| text.parse().ok());
        values
            .into_iter()
            .map(|value| parsed(value.clone()).ok_or_else(|| wrong(name, expected, &value)))
            .collect()
    }

    /// Takes the values of an option that may be given several times, and whose errors say what is expected.
    pub(super) fn each_explained<T: FromStr<Err = Error>>(&mut self, name: &'static str) -> Result<Vec<T>> {
        let values = self.texts(name)?;
        let parsed =
            |value: &String| value.parse().map_err(|error| refused(format!("option {name:?}: {error}")));
        values.iter().map(parsed).collect()
    }

    /// Takes the texts of an option that may be given several times: an array of texts, or one text.
    pub(super) fn texts(&mut self, name: &'static str) -> Result<Vec<String>> {
        self.each_parsed(name, "a text, or an array of texts")
    }

    /// Ends the reading of options.
    ///
    /// # Errors
    ///
    /// If an option is left over, which the request does not have, or if the work is to end.
    pub(super) fn finish(self) -> Result<()> {
        self.files.go_on()?;
        match self.values.keys().next() {
            None => Ok(()),
            Some(_) if self.known.is_empty() => Err(refused("this request takes no options".into())),
            Some(name) => {
                Err(refused(format!("{name:?} is no option here; known: {}", self.known.join(", "))))
            }
        }
    }

    fn take(&mut self, name: &'static str) -> Option<Value> {
        self.known.push(name);
        self.values.remove(name).filter(|value| !value.is_null())
    }
}

impl From<Map<String, Value>> for Options {
    fn from(values: Map<String, Value>) -> Self {
        Self { values, ..Self::default() }
    }
}

fn wrong(name: &str, expected: &str, found: &Value) -> Error {
    refused(format!("option {name:?}: expected {expected}, found {found}"))
}

fn refused(why: String) -> Error {
    ErrorKind::Option(why).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(json: &str) -> Options {
        Options::from_json(json).unwrap()
    }

    #[test]
    fn values_are_taken_by_name_and_kind() {
        let mut given = options(r#"{"min": 60, "exact": true, "from": "ar", "to": null, "cut": ["colon"]}"#);
        assert_eq!(given.number("min", 100).unwrap(), Some(60));
        assert!(given.flag("exact").unwrap());
        assert_eq!(given.text("from").unwrap().as_deref(), Some("ar"));
        assert_eq!(given.text("to").unwrap(), None);
        assert_eq!(given.each_parsed::<String>("cut", "a place").unwrap(), ["colon"]);
        assert!(given.finish().is_ok());
    }

    #[test]
    fn a_wrong_value_or_name_is_told() {
        let mut given = options(r#"{"min": 101, "exact": 1, "mni": 4}"#);
        let error = given.number("min", 100).unwrap_err().to_string();
        assert_eq!(error, "option \"min\": expected a whole number from 0 to 100, found 101");
        let error = given.flag("exact").unwrap_err().to_string();
        assert_eq!(error, "option \"exact\": expected true or false, found 1");
        assert_eq!(given.finish().unwrap_err().to_string(), "\"mni\" is no option here; known: min, exact");
        for broken in ["", "[]", "{", "7"] {
            assert!(
                matches!(Options::from_json(broken).unwrap_err().kind(), ErrorKind::Option(_)),
                "{broken}"
            );
        }
        assert!(options(r#"{"a": 1}"#).finish().is_err());
    }
}
