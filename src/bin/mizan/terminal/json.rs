//! Prints values as JSON, each on one line.

use std::io::{self, IsTerminal, Write};

use serde::Serialize;

use super::escape::escaped_json;

/// Prints a value as JSON on a line of its own to stdout, through `out`. On a terminal, the characters that
/// the terminal would obey are escapes of JSON.
pub(crate) fn print(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    if !io::stdout().is_terminal() {
        return write(out, value);
    }
    writeln!(out, "{}", escaped_json(&serde_json::to_string(value)?))
}

/// Writes a value as JSON on a line of its own to an output.
pub(crate) fn write(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    writeln!(out)
}
