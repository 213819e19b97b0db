//! [`Screen`]: how text is shown on stdout. On a terminal, text is wrapped and coloured and right-to-left
//! text is made readable. In a file or pipe, text stays as it is.

use std::borrow::Cow;
use std::io::{self, IsTerminal};
use std::ops::RangeInclusive;

use mizan::UnitText;

use super::bidi::{self, Bidi};
use super::bidi_marks::{balanced, on_each_line};
use super::escape::without_controls;
use super::highlight::{Highlight, push};
use super::words::one_line;
use super::wrap;

/// Stdout and how it shows text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Screen {
    terminal: bool,
    columns: usize,
    bidi: Bidi,
}

// The least and the greatest width of wrapped text, in columns. Shorter lines would break Arabic sentences
// too often, longer lines are hard to read. `DEFAULT` is the width for terminals that do not report their
// size.
const COLUMNS: RangeInclusive<usize> = 60..=120;
const DEFAULT: u16 = 80;

impl Screen {
    /// Returns the screen for stdout.
    pub(crate) fn stdout(bidi: Bidi) -> Self {
        let columns = usize::from(columns().unwrap_or(DEFAULT)).clamp(*COLUMNS.start(), *COLUMNS.end());
        Self { terminal: io::stdout().is_terminal(), columns, bidi }
    }

    /// Returns no screen: text as a file gets it.
    pub(crate) fn file() -> Self {
        Self { terminal: false, columns: *COLUMNS.end(), bidi: Bidi::Off }
    }

    /// Returns the screen for the remarks on stderr.
    pub(super) fn stderr() -> Self {
        Self { terminal: io::stderr().is_terminal(), ..Self::stdout(Bidi::Off) }
    }

    /// Returns the width of a line, in columns.
    pub(crate) fn columns(self) -> usize {
        self.columns
    }

    /// Returns true if stdout is a terminal.
    pub(crate) fn is_terminal(self) -> bool {
        self.terminal
    }

    /// Returns true on a terminal, unless `NO_COLOR` is set.
    pub(crate) fn has_colour(self) -> bool {
        self.terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) && takes_colour()
    }

    /// Returns a text as [`show`](Self::show) does, with its inline codes, and with the marked places in
    /// colour. `marks` are in the order of their places. Text that is reordered for the terminal gets no
    /// colour. The caller prints the text after `indent` columns; if the text needs several lines, the
    /// others get the same indent.
    pub(crate) fn marked(self, text: &UnitText, marks: &[Highlight], indent: usize) -> String {
        let marks = if self.has_colour() && self.bidi != Bidi::Visual { marks } else { &[] };
        let code = |at: usize| {
            let marked = marks.iter().find(|mark| mark.place == (at..at));
            if self.has_colour() { marked.map_or(Highlight::CODE, |mark| mark.colour) } else { "" }
        };
        let mut marked = String::new();
        let mut done = 0;
        for mark in marks {
            // Marks may overlap. Text that two marks share gets the colour of the earlier one.
            let (start, end) = (mark.place.start.max(done), mark.place.end.max(done));
            if start < end && text.plain().get(start..end).is_some() {
                push(&mut marked, text, done..start, ("", &code));
                push(&mut marked, text, start..end, (mark.colour, &code));
                done = end;
            }
        }
        push(&mut marked, text, done..usize::MAX, ("", &code));
        self.wrapped(&one_line(&marked), indent)
    }

    /// Breaks a text into lines with a hanging indent. Its control characters must have been escaped before.
    fn wrapped(self, text: &str, indent: usize) -> String {
        let is_rtl = bidi::is_right_to_left(text);
        let mut lines = wrap::lines(&balanced(text), self.columns.saturating_sub(indent).max(1));
        on_each_line(&mut lines);
        let shown: Vec<_> = lines.iter().map(|line| self.bidi.shown(line, is_rtl)).collect();
        shown.join(&format!("\n{:indent$}", ""))
    }

    /// Returns a text as a paragraph after an indent: on a terminal, lines broken between words, with the
    /// same indent before each line but the first.
    pub(crate) fn paragraph(self, text: &str, indent: usize) -> String {
        if self.terminal { self.wrapped(&without_controls(&one_line(text)), indent) } else { text.into() }
    }

    /// Returns the parts of a line with something between them. If one of them is written from right to left,
    /// each is isolated, so that none turns another around: `سعاد · 2026-11-30`.
    pub(crate) fn joined(self, parts: &[&str], between: &str) -> String {
        const ISOLATE: [char; 2] = ['\u{2068}', '\u{2069}'];
        let is_mixed = self.bidi != Bidi::Off && parts.iter().any(|part| bidi::has_right_to_left(part));
        let isolated = |part: &&str| match is_mixed {
            true => format!("{}{part}{}", ISOLATE[0], ISOLATE[1]),
            false => (*part).to_owned(),
        };
        parts.iter().map(isolated).collect::<Vec<_>>().join(between)
    }

    /// Returns a text as one line to be printed among other text. On a terminal, line ends become spaces,
    /// control characters are shown as escapes, and right-to-left text is isolated or reordered.
    pub(crate) fn show<'t>(self, text: &'t str) -> Cow<'t, str> {
        if !self.terminal {
            return text.into();
        }
        let line = one_line(text);
        let line = without_controls(&line);
        let line = balanced(&line);
        self.bidi.shown(&line, bidi::is_right_to_left(&line)).into_owned().into()
    }
}

#[cfg(not(windows))]
fn takes_colour() -> bool {
    true
}

/// Asks the terminal to read escape sequences as colours. Those before Windows 10 cannot; later ones wait to
/// be asked.
#[cfg(windows)]
fn takes_colour() -> bool {
    console::Term::stdout().features().colors_supported()
}

#[cfg(unix)]
fn columns() -> Option<u16> {
    // One of both may be a file.
    let size = rustix::termios::tcgetwinsize(io::stdout())
        .or_else(|_| rustix::termios::tcgetwinsize(io::stderr()))
        .ok()?;
    Some(size.ws_col).filter(|&columns| columns > 0)
}

#[cfg(not(unix))]
fn columns() -> Option<u16> {
    console::Term::stdout().size_checked().map(|(_, columns)| columns)
}
