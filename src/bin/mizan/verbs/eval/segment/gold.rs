//! Reads gold sets and predictions of segments from files of JSON lines.

use std::path::Path;

use anyhow::Context;
use serde::Deserialize;

use crate::terminal::input;

/// A text of a gold set; `bounds` are the numbers of chars before each segment but the first.
#[derive(Deserialize)]
pub(super) struct GoldText {
    pub(super) text: String,
    pub(super) bounds: Vec<usize>,
    pub(super) lang: Option<String>,
}

/// The segmentation of a text to be scored: its boundaries, or the segments themselves.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Prediction {
    Bounds { bounds: Vec<usize> },
    Segments { segments: Vec<String> },
}

/// Reads a value from each line that is not empty.
pub(super) fn json_lines<T: for<'d> Deserialize<'d>>(path: &Path) -> anyhow::Result<Vec<T>> {
    let text = input::read_text(path)?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let parsed = lines.map(|(number, line)| {
        serde_json::from_str(line).with_context(|| format!("{}: line {}", input::name(path), number + 1))
    });
    parsed.collect()
}
