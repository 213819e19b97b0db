//! [`ShownLines`]: a writer that makes each line of a result readable and harmless before a terminal gets it.

use std::io::{self, StdoutLock, Write};

use serde::de::IgnoredAny;

use super::escape::escaped_json;
use super::screen::Screen;

/// A writer to stdout that shows each line as a [`Screen`] does.
pub(super) struct ShownLines {
    out: StdoutLock<'static>,
    screen: Screen,
    line: Vec<u8>,
}

// The hanging indent of a sentence that is longer than a line.
const INDENT: usize = 2;

impl ShownLines {
    pub(super) fn new(screen: Screen) -> Self {
        Self { out: io::stdout().lock(), screen, line: Vec::new() }
    }

    fn show(&mut self) -> io::Result<()> {
        let line = String::from_utf8_lossy(&self.line).into_owned();
        self.line.clear();
        if line.starts_with(['{', '[']) && serde_json::from_str::<IgnoredAny>(&line).is_ok() {
            return write!(self.out, "{}", escaped_json(&line));
        }
        // Only sentences are wrapped. Columns, markup and JSON would be harder to read if they were.
        let is_sentence = !line.contains('\t') && !line.starts_with(['<', '{', '[', ' ', '#', '"']);
        if is_sentence {
            return write!(self.out, "{}", self.screen.paragraph(&line, INDENT));
        }
        let fields: Vec<_> = line.split('\t').map(|field| self.screen.show(field)).collect();
        write!(self.out, "{}", fields.join("\t"))
    }
}

impl Write for ShownLines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|&byte| byte == b'\n') {
            let whole = part.strip_suffix(b"\n");
            self.line.extend_from_slice(whole.unwrap_or(part));
            if whole.is_some() {
                self.show()?;
                self.out.write_all(b"\n")?;
            }
        }
        Ok(bytes.len())
    }

    // Shows the last line if it has no line end.
    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for ShownLines {
    fn drop(&mut self) {
        if !self.line.is_empty() {
            let _ = self.show();
        }
    }
}
