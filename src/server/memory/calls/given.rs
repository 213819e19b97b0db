//! [`Given`]: the arguments and options of a call.

use axum::extract::Request;
use axum::http::{StatusCode, header};
use serde_json::{Map, Value};

use super::body::json_bytes;
use crate::requests::Options;
use crate::server::failure::Failure;

/// The arguments and options of a call. A call takes what it knows, and hands the rest on as options.
pub(super) struct Given(Map<String, Value>);

/// The options that restrict a call to some units.
const FILTERS: [&str; 9] =
    ["domain", "client", "project", "by", "document", "status", "only-status", "since", "before"];

impl Given {
    /// Reads the JSON object that a request sends, and refuses what is not in `known`. A call that takes
    /// filters takes them in an object `filters`, too.
    pub(super) async fn read(request: Request, known: &[&str], filters: Filters) -> Result<Self, Failure> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("application/json") {
            return Err(Failure::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "send application/json"));
        }
        let bytes = json_bytes(request.into_body()).await?;
        Self::of_json(&bytes, known, filters)
    }

    fn of_json(bytes: &[u8], known: &[&str], filters: Filters) -> Result<Self, Failure> {
        let no_json = |why: String| Failure::new(StatusCode::BAD_REQUEST, why);
        let mut values = match serde_json::from_slice(bytes) {
            Ok(Value::Object(values)) => values,
            Ok(_) => return Err(no_json("the body is no JSON object".into())),
            Err(error) => return Err(no_json(format!("the body is no JSON: {error}"))),
        };
        if filters == Filters::Taken {
            match values.remove("filters") {
                None | Some(Value::Null) => {}
                Some(Value::Object(given)) => {
                    if let Some(name) = given.keys().find(|name| !FILTERS.contains(&name.as_str())) {
                        return Err(unknown(name, &FILTERS));
                    }
                    values.extend(given);
                }
                Some(_) => return Err(wrong("filters", "an object")),
            }
        }
        Self(values).checked(known, filters)
    }

    /// Takes the query of an address. A value `true` or `false` is a switch.
    pub(super) fn of_query(query: &str, known: &[&str], filters: Filters) -> Result<Self, Failure> {
        let uri = format!("/?{query}").parse().map_err(|_| wrong("the query", "an address"))?;
        let pairs = axum::extract::Query::<Vec<(String, String)>>::try_from_uri(&uri);
        let pairs = pairs.map_err(|error| Failure::new(StatusCode::BAD_REQUEST, error.body_text()))?.0;
        let value = |text: String| match &*text {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => Value::String(text),
        };
        Self(pairs.into_iter().map(|(name, text)| (name, value(text))).collect()).checked(known, filters)
    }

    fn checked(self, known: &[&str], filters: Filters) -> Result<Self, Failure> {
        let is_known =
            |name: &str| known.contains(&name) || (filters == Filters::Taken && FILTERS.contains(&name));
        match self.0.keys().find(|name| !is_known(name)) {
            Some(name) => Err(unknown(name, known)),
            None => Ok(self),
        }
    }

    /// Takes a text that must be there.
    pub(super) fn text(&mut self, name: &str) -> Result<String, Failure> {
        self.optional_text(name)?.ok_or_else(|| wrong(name, "a text"))
    }

    /// Takes a text that must be there and is no longer than [`LETTERS`].
    pub(super) fn short_text(&mut self, name: &str) -> Result<String, Failure> {
        let text = self.text(name)?;
        match is_long(&text) {
            true => Err(too_long()),
            false => Ok(text),
        }
    }

    /// Takes a text.
    pub(super) fn optional_text(&mut self, name: &str) -> Result<Option<String>, Failure> {
        match self.value(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(wrong(name, "a text")),
        }
    }

    /// Takes a whole number, at most `most`.
    pub(super) fn number(&mut self, name: &str, most: u64) -> Result<Option<u64>, Failure> {
        let expected = || wrong(name, &format!("a whole number up to {most}"));
        match self.value(name) {
            None => Ok(None),
            Some(value) => {
                let number = match &value {
                    Value::String(text) => text.parse().ok(),
                    value => value.as_u64(),
                };
                number.filter(|&number| number <= most).map(Some).ok_or_else(expected)
            }
        }
    }

    /// Takes a switch.
    pub(super) fn switch(&mut self, name: &str) -> Result<bool, Failure> {
        match self.value(name) {
            None => Ok(false),
            Some(Value::Bool(yes)) => Ok(yes),
            Some(_) => Err(wrong(name, "true or false")),
        }
    }

    /// Takes any value.
    pub(super) fn value(&mut self, name: &str) -> Option<Value> {
        self.0.remove(name).filter(|value| !value.is_null())
    }

    /// Sets an option.
    pub(super) fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }

    /// Sets an option that is not given.
    pub(super) fn set_default(&mut self, name: &str, value: impl Into<Value>) {
        if self.0.get(name).is_none_or(Value::is_null) {
            self.set(name, value);
        }
    }

    /// Returns true if nothing is left.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns what is left as options.
    pub(super) fn options(self) -> Options {
        Options::from(self.0)
    }
}

/// Whether a call takes the options that restrict it to some units.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Filters {
    Taken,
    Refused,
}

/// The most letters of a text that is compared or checked. Chosen by hand: a paragraph of ten pages.
pub(super) const LETTERS: usize = 20_000;

/// Returns true for a text of more than [`LETTERS`].
pub(super) fn is_long(text: &str) -> bool {
    text.len() > LETTERS && text.chars().count() > LETTERS
}

/// Returns the failure of a text of more than [`LETTERS`].
pub(super) fn too_long() -> Failure {
    Failure::new(StatusCode::PAYLOAD_TOO_LARGE, format!("a text of more than {LETTERS} letters"))
}

/// Returns the failure of a value that is not as it should be.
pub(super) fn wrong(name: &str, expected: &str) -> Failure {
    Failure::new(StatusCode::UNPROCESSABLE_ENTITY, format!("{name:?}: expected {expected}"))
}

fn unknown(name: &str, known: &[&str]) -> Failure {
    let message = format!("{name:?} is no option here; known: {}", known.join(", "));
    Failure::new(StatusCode::UNPROCESSABLE_ENTITY, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_taken_by_name_and_others_refused() {
        let given = |json: &str| Given::of_json(json.as_bytes(), &["text", "min"], Filters::Taken);
        let mut read = given(r#"{"text": "نعم", "min": 60, "filters": {"domain": "law"}, "client": null}"#)
            .ok()
            .unwrap();
        assert_eq!(read.text("text").ok().unwrap(), "نعم");
        assert_eq!(read.number("min", 100).ok().unwrap(), Some(60));
        assert_eq!(read.optional_text("domain").ok().unwrap().as_deref(), Some("law"));
        for refused in [
            "",
            "[]",
            "{",
            "7",
            r#"{"memory": "/etc/passwd"}"#,
            r#"{"filters": {"text": "a"}}"#,
            r#"{"filters": 1}"#,
        ] {
            assert!(given(refused).is_err(), "{refused}");
        }
        assert!(given(&"[".repeat(10_000)).is_err());
        let mut query =
            Given::of_query("to=tsv&clean=true", &["to", "clean"], Filters::Refused).ok().unwrap();
        assert!(query.switch("clean").ok().unwrap() && query.text("to").ok().unwrap() == "tsv");
    }
}
