use std::borrow::Cow;
use std::io::{self, IsTerminal};
use std::ops::Range;

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};
use mizan::{Direction, Lang};
use unicode_bidi::BidiInfo;

/// How right-to-left text is shown on a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Bidi {
    /// Wrapped in isolates, for terminals that know right-to-left text
    #[default]
    Isolate,
    /// Reordered, for terminals that do not
    Visual,
    /// As it is
    Off,
}

/// Where results are shown: a person's terminal, or a file or pipe that gets the bare text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Screen {
    terminal: bool,
    bidi: Bidi,
}

impl Screen {
    /// Returns what stdout is.
    pub(crate) fn stdout(bidi: Bidi) -> Self {
        Self { terminal: io::stdout().is_terminal(), bidi }
    }

    /// Returns true if a person is looking.
    pub(crate) fn is_terminal(self) -> bool {
        self.terminal
    }

    /// Returns true if colour is wanted: on a terminal, and `NO_COLOR` is not set.
    pub(crate) fn has_colour(self) -> bool {
        self.terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
    }

    /// Returns a text as [`show`](Self::show) does, with what stands at the places, given in order, in a colour. Text
    /// that is reordered for the terminal has no colour.
    pub(crate) fn marked(self, text: &str, places: &[Range<usize>], colour: &str) -> String {
        if !self.has_colour() || self.bidi == Bidi::Visual {
            return self.show(text).into_owned();
        }
        let mut marked = String::new();
        let mut done = 0;
        for place in places.iter().filter(|place| !place.is_empty()) {
            // Places may overlap; what is coloured already is not coloured again.
            let (start, end) = (place.start.max(done), place.end.max(done));
            if let (Some(before), Some(there)) = (text.get(done..start), text.get(start..end))
                && !there.is_empty()
            {
                marked += &format!("{before}{colour}{there}\u{1b}[0m");
                done = end;
            }
        }
        marked += text.get(done..).unwrap_or_default();
        self.show(&marked).into_owned()
    }

    /// Returns a text of one line as it is to be printed amid other text: on a terminal, line ends as spaces and
    /// right-to-left text isolated or reordered.
    pub(crate) fn show<'t>(self, text: &'t str) -> Cow<'t, str> {
        if !self.terminal {
            return text.into();
        }
        let line: Cow<'t, str> = if text.contains(['\n', '\r', '\t']) {
            text.replace(['\n', '\r', '\t'], " ").into()
        } else {
            text.into()
        };
        let right_to_left =
            Lang::detect(&line).is_some_and(|lang| lang.direction() == Direction::RightToLeft);
        match self.bidi {
            Bidi::Isolate if right_to_left => format!("\u{2067}{line}\u{2069}").into(),
            Bidi::Isolate => line,
            Bidi::Visual => {
                let info = BidiInfo::new(&line, None);
                let visual =
                    info.paragraphs.iter().map(|p| info.reorder_line(p, p.range.clone())).collect::<String>();
                visual.into()
            }
            Bidi::Off => line,
        }
    }
}

/// Returns a progress bar on stderr over so many steps, unseen unless stderr is a terminal.
pub(crate) fn progress(steps: u64, label: &'static str) -> ProgressBar {
    let bar = if io::stderr().is_terminal() { ProgressBar::new(steps) } else { ProgressBar::hidden() };
    let style = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len} {per_sec} {eta}");
    bar.with_style(style.expect("a fixed template")).with_message(label)
}
