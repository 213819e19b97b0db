use fancy_regex::{Regex, RegexBuilder};

use super::bytes::{self, Bytes, Side};
use super::file::Source;
use super::java::{Pattern, translate};

/// A rule with its patterns translated.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(super) breaks: bool,
    /// What stands before, and perhaps more than that; anchored at the end.
    pub(super) loose: String,
    before: Option<Regex>,
    anchored: bool,
    after: Option<After>,
    /// The bytes before or behind a place at which the rule may fit.
    pub(super) near: Near,
}

#[derive(Clone, Debug)]
enum After {
    // Nothing before the place counts.
    Alone(regex::Regex),
    InContext(Regex),
}

#[derive(Clone, Debug)]
pub(super) enum Near {
    Before(Bytes),
    Behind(Bytes),
    Anything,
}

// Ways that a pattern may try at one place before it is given up.
const WAYS: usize = 100_000;
// Bytes of a compiled pattern.
const SIZE: usize = 4 << 20;

impl Rule {
    /// Translates a rule; the error says why it cannot be.
    pub(super) fn new(source: &Source) -> Result<Self, String> {
        let (before, after) =
            (translate(&source.before, source.unicode)?, translate(&source.after, source.unicode)?);
        let in_context = !after.exact || !before.tail.is_empty();
        let after_text = format!("{}{}{}", before.tail, after.text, after.tail);
        let after_regex = match (after_text.is_empty(), in_context) {
            (true, _) => None,
            (_, true) => Some(After::InContext(build(&format!("\\G(?:{after_text})"))?)),
            (_, false) => {
                let pattern = format!("^(?:{after_text})");
                let built = regex::RegexBuilder::new(&pattern).size_limit(SIZE).build();
                Some(After::Alone(built.map_err(|error| reason(&error.to_string()))?))
            }
        };
        let loose = format!("(?:{})\\z", before.loose);
        regex::RegexBuilder::new(&loose)
            .size_limit(SIZE)
            .build()
            .map_err(|error| reason(&error.to_string()))?;
        let exact = before.exact && before.tail.is_empty();
        let exact_before = if exact { None } else { Some(build(&format!("(?:{})\\z", before.text))?) };
        Ok(Self {
            breaks: source.breaks,
            near: near(&before, &after),
            loose,
            before: exact_before,
            anchored: before.anchored,
            after: after_regex,
        })
    }

    /// Returns true if the rule fits a place before which its loose pattern matches. `window` is where the look back
    /// may begin.
    pub(super) fn fits(&self, text: &str, start: usize, window: usize, at: usize) -> bool {
        let from = if self.anchored { start } else { window };
        let before = match &self.before {
            None => true,
            Some(before) => before.is_match(&text[from..at]).unwrap_or(false),
        };
        before
            && match &self.after {
                None => true,
                Some(After::Alone(after)) => after.is_match(&text[at..]),
                Some(After::InContext(after)) => {
                    let context = &text[window..];
                    after.find_from_pos(context, at - window).is_ok_and(|found| found.is_some())
                }
            }
    }
}

fn build(pattern: &str) -> Result<Regex, String> {
    let mut builder = RegexBuilder::new(pattern);
    builder.backtrack_limit(WAYS).delegate_size_limit(SIZE);
    builder.build().map_err(|error| reason(&error.to_string()))
}

// The last line of an error says what is wrong; those before draw the pattern.
fn reason(error: &str) -> String {
    error.lines().last().unwrap_or(error).trim().trim_start_matches("error: ").to_owned()
}

fn near(before: &Pattern, after: &Pattern) -> Near {
    if let Some(bytes) = bytes::of(&before.loose, Side::Last) {
        return Near::Before(bytes);
    }
    bytes::of(&after.loose, Side::First).map_or(Near::Anything, Near::Behind)
}
