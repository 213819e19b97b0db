//! [`CompiledRule`]: a rule of an SRX file, compiled so that it can be tried at a place of a text.
//!
//! [`CompiledRule`] holds the two patterns of a rule in three forms: the exact patterns, which need
//! backtracking; a loose pattern for the text before the place, which an automaton reads backwards; and the
//! bytes between which the rule may fit at all.

use fancy_regex::{Regex, RegexBuilder};

use super::backward;
use super::cut_point::CutPoint;
use super::edge_bytes::{self, EdgeBytes, PatternEdge};
use super::java::{TranslatedPattern, translate};
use super::rule_text::RuleText;

/// A rule with its patterns translated.
#[derive(Clone, Debug)]
pub(crate) struct CompiledRule {
    pub(super) breaks: bool,
    /// A pattern without look-around that matches wherever the rule's pattern before the place does, and
    /// perhaps elsewhere.
    pub(super) loose: String,
    /// The size of `loose` as an automaton, in bytes.
    pub(super) size: usize,
    before: Option<Regex>,
    anchored: bool,
    after: Option<AfterPattern>,
    // The bytes that may stand after the place; `None` is any byte.
    first: Option<EdgeBytes>,
    /// The bytes before or after a place at which the rule may fit.
    pub(super) near: Near,
}

// The pattern for what follows the place.
#[derive(Clone, Debug)]
enum AfterPattern {
    // For a pattern that does not look at the text before the place.
    Alone(regex::Regex),
    InContext(Regex),
}

/// The bytes that decide first whether a rule may fit.
#[derive(Clone, Debug)]
pub(super) enum Near {
    Before(EdgeBytes),
    Behind(EdgeBytes),
    Anything,
}

// The number of backtracking steps at one place after which a pattern counts as not matching. Chosen by hand.
const WAYS: usize = 100_000;
/// The most bytes of a compiled pattern. Chosen by hand against hostile files.
pub(super) const SIZE: usize = 4 << 20;

impl CompiledRule {
    /// Translates a rule; the error says why the rule is not supported.
    pub(super) fn new(source: &RuleText) -> Result<Self, String> {
        let (before, after) =
            (translate(&source.before, source.shorthands)?, translate(&source.after, source.shorthands)?);
        let in_context = !after.exact || !before.tail.is_empty();
        let after_text = format!("{}{}{}", before.tail, after.text, after.tail);
        let after_regex = match (after_text.is_empty(), in_context) {
            (true, _) => None,
            (_, true) => Some(AfterPattern::InContext(build(&format!("\\G(?:{after_text})"))?)),
            (_, false) => {
                let pattern = format!("^(?:{after_text})");
                let built = regex::RegexBuilder::new(&pattern).size_limit(SIZE).build();
                Some(AfterPattern::Alone(built.map_err(|error| reason(&error.to_string()))?))
            }
        };
        let size = backward::size(&before.loose, SIZE).map_err(|error| reason(&error))?;
        let exact = before.exact && before.tail.is_empty();
        let exact_before = if exact { None } else { Some(build(&format!("(?:{})\\z", before.text))?) };
        Ok(Self {
            breaks: source.breaks,
            near: near(&before, &after),
            first: edge_bytes::of(&after.loose, PatternEdge::First),
            loose: before.loose,
            size,
            before: exact_before,
            anchored: before.anchored,
            after: after_regex,
        })
    }

    /// Returns false if the byte after the place rules the rule out.
    pub(super) fn may_precede(&self, place: &CutPoint<'_>) -> bool {
        let byte = place.text.as_bytes()[place.at];
        self.first.as_ref().is_none_or(|first| first.0[usize::from(byte)])
    }

    /// Returns true if the rule fits a place before which its loose pattern matches. `from` is where the
    /// longest match begins in the window.
    pub(super) fn fits(&self, place: &CutPoint<'_>, from: usize) -> bool {
        self.may_precede(place) && self.fits_behind(place) && self.fits_before(place, from)
    }

    /// Returns true if the exact pattern before the place matches; `from` as for [`fits`](Self::fits).
    pub(super) fn fits_before(&self, place: &CutPoint<'_>, from: usize) -> bool {
        let Some(before) = &self.before else { return true };
        let start = if self.anchored { place.start } else { place.window };
        let found = before.find_from_pos(&place.text[start..place.at], place.window + from - start);
        found.is_ok_and(|found| found.is_some())
    }

    /// Returns true if the exact pattern after the place matches.
    pub(super) fn fits_behind(&self, place: &CutPoint<'_>) -> bool {
        match &self.after {
            None => true,
            Some(AfterPattern::Alone(after)) => after.is_match(&place.text[place.at..]),
            Some(AfterPattern::InContext(after)) => {
                let context = &place.text[place.window..];
                after.find_from_pos(context, place.at - place.window).is_ok_and(|found| found.is_some())
            }
        }
    }
}

fn build(pattern: &str) -> Result<Regex, String> {
    let mut builder = RegexBuilder::new(pattern);
    builder.backtrack_limit(WAYS).delegate_size_limit(SIZE);
    builder.build().map_err(|error| reason(&error.to_string()))
}

// Returns the last line of an error, which names the fault; the lines before it show the pattern.
fn reason(error: &str) -> String {
    error.lines().last().unwrap_or(error).trim().trim_start_matches("error: ").to_owned()
}

fn near(before: &TranslatedPattern, after: &TranslatedPattern) -> Near {
    if let Some(bytes) = edge_bytes::of(&before.loose, PatternEdge::Last) {
        return Near::Before(bytes);
    }
    edge_bytes::of(&after.loose, PatternEdge::First).map_or(Near::Anything, Near::Behind)
}
