use regex::{RegexSet, RegexSetBuilder};

use super::file::{Srx, Unsupported};
use super::rule::{Near, Rule};
use crate::lang::Lang;

/// The rules of one language, ready to cut.
///
/// Three sieves, each finer: the bytes between which a break rule may fit; the loose patterns of all rules at once;
/// the rules themselves, in order.
#[derive(Clone, Debug)]
pub(crate) struct Engine {
    rules: Vec<Rule>,
    loose: RegexSet,
    breaks: RegexSet,
    before: [bool; 256],
    behind: [bool; 256],
    unsupported: Vec<Unsupported>,
}

// Bytes before a place that a rule sees.
const WINDOW: usize = 256;

impl Engine {
    pub(crate) fn new(srx: &Srx, lang: &Lang) -> Self {
        let (rules, unsupported) = srx.rules(lang);
        let (mut before, mut behind) = ([false; 256], [false; 256]);
        for rule in rules.iter().filter(|rule| rule.breaks) {
            match &rule.near {
                Near::Before(bytes) => add(&mut before, &bytes.0),
                Near::Behind(bytes) => add(&mut behind, &bytes.0),
                Near::Anything => before = [true; 256],
            }
        }
        let loose = set(rules.iter());
        let breaks = set(rules.iter().filter(|rule| rule.breaks));
        Self { rules, loose, breaks, before, behind, unsupported }
    }

    /// Returns the rules that cannot be honoured.
    pub(crate) fn unsupported(&self) -> &[Unsupported] {
        &self.unsupported
    }

    /// Returns the next place behind `from` at which the text is cut, in a block from `start` to `end`.
    pub(crate) fn next(&self, text: &str, start: usize, from: usize, end: usize) -> Option<usize> {
        let bytes = &text.as_bytes()[..end];
        let text = &text[..end];
        let mut at = from + 1;
        while at < end {
            let near =
                |at: usize| self.before[usize::from(bytes[at - 1])] || self.behind[usize::from(bytes[at])];
            at += (at..end).position(near)?;
            if text.is_char_boundary(at) && self.breaks_at(text, start, at) {
                return Some(at);
            }
            at += 1;
        }
        None
    }

    fn breaks_at(&self, text: &str, start: usize, at: usize) -> bool {
        let mut window = at.saturating_sub(WINDOW).max(start);
        while !text.is_char_boundary(window) {
            window += 1;
        }
        let before = &text[window..at];
        if !self.breaks.is_match(before) {
            return false;
        }
        let fitting = self.loose.matches(before);
        let decides = fitting.iter().find(|&rule| self.rules[rule].fits(text, start, window, at));
        decides.is_some_and(|rule| self.rules[rule].breaks)
    }
}

fn add(set: &mut [bool; 256], other: &[bool; 256]) {
    set.iter_mut().zip(other).for_each(|(byte, other)| *byte |= other);
}

// Each pattern was compiled alone within its limit; all of them together have this one.
fn set<'r>(rules: impl Iterator<Item = &'r Rule>) -> RegexSet {
    const SIZE: usize = 256 << 20;
    let built = RegexSetBuilder::new(rules.map(|rule| rule.loose.as_str())).size_limit(SIZE).build();
    built.expect("each pattern was compiled before")
}
