use std::borrow::Cow;
use std::io::{self, IsTerminal};
use std::ops::Range;

use clap::ValueEnum;
use mizan::{Direction, Lang, Timestamp, UnitText};
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

/// A place in a text, in bytes, and the colour it is shown in.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) place: Range<usize>,
    pub(crate) colour: &'static str,
}

impl Mark {
    /// Green: what was asked for.
    pub(crate) const ASKED: &str = "\u{1b}[32m";
    /// Red: what the unit has instead.
    pub(crate) const KNOWN: &str = "\u{1b}[31m";
    /// Yellow: what translates it.
    pub(crate) const TRANSLATED: &str = "\u{1b}[33m";
    /// Dim: an inline code.
    const CODE: &str = "\u{1b}[2m";

    /// Returns marks of one colour.
    pub(crate) fn all(places: impl IntoIterator<Item = Range<usize>>, colour: &'static str) -> Vec<Self> {
        places.into_iter().map(|place| Self { place, colour }).collect()
    }
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

    /// Returns a text as [`show`](Self::show) does, with its inline codes, and with what stands at the places, given in
    /// order, in their colours. Text that is reordered for the terminal has no colour.
    pub(crate) fn marked(self, text: &UnitText, marks: &[Mark]) -> String {
        let marks = if self.has_colour() && self.bidi != Bidi::Visual { marks } else { &[] };
        let code = |at: usize| {
            let marked = marks.iter().find(|mark| mark.place == (at..at));
            if self.has_colour() { marked.map_or(Mark::CODE, |mark| mark.colour) } else { "" }
        };
        let mut marked = String::new();
        let mut done = 0;
        for mark in marks {
            // Places may overlap; what is coloured already is not coloured again.
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

    /// Returns a text of one line as it is to be printed amid other text: on a terminal, line ends as spaces and
    /// right-to-left text isolated or reordered.
    pub(crate) fn show<'t>(self, text: &'t str) -> Cow<'t, str> {
        if !self.terminal {
            return text.into();
        }
        let line = one_line(text);
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

/// Appends a part of a text in a colour, with the codes that stand in it in colours of their own.
fn push(
    out: &mut String,
    text: &UnitText,
    part: Range<usize>,
    colours: (&str, &dyn Fn(usize) -> &'static str),
) {
    let (colour, code_colour) = colours;
    let end = part.end.min(text.plain().len());
    let mut done = part.start;
    let mut push = |text: &str, colour: &str| match (text, colour) {
        ("", _) => {}
        (_, "") => out.push_str(text),
        _ => *out += &format!("{colour}{text}\u{1b}[0m"),
    };
    for code in text.codes().iter().filter(|code| part.contains(&code.at)) {
        push(&text.plain()[done..code.at], colour);
        push(&short(&code.markup), code_colour(code.at));
        done = code.at;
    }
    push(&text.plain()[done..end], colour);
}

// A longer code is cut off, as it would hide the text.
const LONGEST_CODE: usize = 16;

fn short(markup: &str) -> Cow<'_, str> {
    match markup.char_indices().nth(LONGEST_CODE) {
        Some((end, _)) => format!("{}…", &markup[..end]).into(),
        None => markup.into(),
    }
}

/// Returns a text with its line ends and tabs as spaces, so that it fits into a column.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r', '\t']) { text.replace(['\n', '\r', '\t'], " ").into() } else { text.into() }
}

/// Returns a moment as a person reads it: `2026-01-31 14:05 UTC`.
pub(crate) fn moment(moment: Timestamp) -> String {
    // As TMX has it: 20260131T140500Z.
    let written = moment.to_string();
    match (written.get(9..11), written.get(11..13)) {
        (Some(hour), Some(minute)) => format!("{} {hour}:{minute} UTC", day(moment)),
        _ => written,
    }
}

/// Returns the day of a moment: `2026-01-31`.
pub(crate) fn day(moment: Timestamp) -> String {
    let written = moment.to_string();
    match (written.get(..4), written.get(4..6), written.get(6..8)) {
        (Some(year), Some(month), Some(day)) => format!("{year}-{month}-{day}"),
        _ => written,
    }
}

/// Returns a number of things in words: `1 unit`, `3 units`.
pub(crate) fn count(number: u64, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}
