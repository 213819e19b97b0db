//! Prints values as JSON, each on one line.

use std::io::{self, Write};

use serde::Serialize;

/// Writes a value as JSON on a line of its own.
pub(crate) fn print(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    writeln!(out)
}
