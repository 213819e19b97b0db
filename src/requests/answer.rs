//! Answers as values of JSON.

use serde::Serialize;
use serde_json::Value;

use crate::error::Result;

/// Returns an answer as JSON.
pub(super) fn json(answer: &impl Serialize) -> Result<Value> {
    Ok(serde_json::to_value(answer).map_err(std::io::Error::other)?)
}
