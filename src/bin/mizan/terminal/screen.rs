//! Stdout as a verb sees it: a person's terminal, with colours and right-to-left text made readable, or a
//! file or pipe.

use std::borrow::Cow;
use std::io::{self, IsTerminal};

use mizan::UnitText;

use super::bidi::Bidi;
use super::highlight::{Highlight, push};
use super::words::one_line;

/// Stdout and how it shows text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Screen {
    terminal: bool,
    bidi: Bidi,
}

impl Screen {
    /// Returns the screen for stdout.
    pub(crate) fn stdout(bidi: Bidi) -> Self {
        Self { terminal: io::stdout().is_terminal(), bidi }
    }

    /// Returns true if stdout is a terminal.
    pub(crate) fn is_terminal(self) -> bool {
        self.terminal
    }

    /// Returns true on a terminal, unless `NO_COLOR` is set.
    pub(crate) fn has_colour(self) -> bool {
        self.terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
    }

    /// Returns a text as [`show`](Self::show) does, with its inline codes, and with the marked places in
    /// colour. The marks are in the order of their places. Text that is reordered for the terminal gets no
    /// colour.
    pub(crate) fn marked(self, text: &UnitText, marks: &[Highlight]) -> String {
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
        self.show(&marked).into_owned()
    }

    /// Returns a text as one line to be printed among other text. On a terminal, line ends become spaces, and
    /// right-to-left text is isolated or reordered.
    pub(crate) fn show<'t>(self, text: &'t str) -> Cow<'t, str> {
        if !self.terminal {
            return text.into();
        }
        let line = one_line(text);
        match self.bidi.shown(&line) {
            Cow::Borrowed(_) => line,
            Cow::Owned(shown) => shown.into(),
        }
    }
}
