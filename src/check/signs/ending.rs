//! The mark at the end of a text, which its translation has too.

use crate::check::finding::Finding;
use crate::check::rule::Rule;
use crate::check::severity::Severity;
use crate::check::sides::{Side, Sides};
use crate::text::is_invisible;

/// A mark that ends a text, in any script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    None,
    Stop,
    Question,
    Exclamation,
    Colon,
    Pause,
    Ellipsis,
}

impl Ending {
    fn of(side: &Side<'_>) -> Self {
        let is_around = |c: char| c.is_whitespace() || is_invisible(c) || "\"'«»“”‘’)）」]}*_`".contains(c);
        let marks: Vec<char> = side
            .shown()
            .chars()
            .rev()
            .take_while(|&c| is_around(c) || ".۔。…؟?？!！:：،,;؛".contains(c))
            .filter(|&c| !is_around(c))
            .collect();
        let has = |signs: &str| marks.iter().any(|&c| signs.contains(c));
        match () {
            () if marks.is_empty() => Self::None,
            () if has("؟?？") => Self::Question,
            () if has("!！") => Self::Exclamation,
            () if has("…") || marks.iter().filter(|&&c| c == '.').count() > 1 => Self::Ellipsis,
            () if has(":：") => Self::Colon,
            () if has("،,;؛") => Self::Pause,
            () => Self::Stop,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::None => "no mark",
            Self::Stop => "a full stop",
            Self::Question => "a question mark",
            Self::Exclamation => "an exclamation mark",
            Self::Colon => "a colon",
            Self::Pause => "a comma or semicolon",
            Self::Ellipsis => "an ellipsis",
        }
    }
}

pub(in crate::check) fn findings(sides: &Sides<'_>) -> Option<Finding> {
    let says = |side: &Side<'_>| side.shown().contains(char::is_alphanumeric);
    let [source, target] = [&sides.source, &sides.target].map(Ending::of);
    if source == target || !says(&sides.source) || !says(&sides.target) {
        return None;
    }
    if is_inside(source, &sides.target, &sides.source) || is_inside(target, &sides.source, &sides.target) {
        return None;
    }
    let is_abbreviated = |own: Ending, side: &Side<'_>, other: Ending| {
        own == Ending::Stop && other == Ending::None && ends_in_abbreviation(side.shown())
    };
    if is_abbreviated(source, &sides.source, target) || is_abbreviated(target, &sides.target, source) {
        return None;
    }
    let is_tone = [source, target].iter().all(|ending| matches!(ending, Ending::Stop | Ending::Exclamation));
    // A slogan or a label has a mark or none, as its author likes.
    let is_mild = |ending: &Ending| matches!(ending, Ending::Stop | Ending::Exclamation | Ending::None);
    let is_slogan = [source, target].iter().all(is_mild)
        && [&sides.source, &sides.target].iter().all(|side| is_short(side.shown()));
    let severity = if is_tone || is_slogan { Severity::Note } else { Rule::Ending.severity() };
    let message =
        format!("the source text ends with {}, the translation with {}", source.name(), target.name());
    let last = |side: &Side<'_>| {
        let at = side.plain().char_indices().next_back().map(|(at, c)| at..at + c.len_utf8());
        at.into_iter().collect::<Vec<_>>()
    };
    Some(
        Finding::new(Rule::Ending)
            .saying(message)
            .severity(severity)
            .at(last(&sides.source), last(&sides.target)),
    )
}

// The most words of a slogan. Chosen by hand.
const SLOGAN: usize = 8;

fn is_short(text: &str) -> bool {
    text.split_whitespace().nth(SLOGAN).is_none()
}

// Returns true if the question or exclamation at the end of a text stands elsewhere in the other one, which
// divides the sentence: *How could I? It's been two days.*
fn is_inside(ending: Ending, other: &Side<'_>, own: &Side<'_>) -> bool {
    let signs = match ending {
        Ending::Question => "؟?？",
        Ending::Exclamation => "!！",
        _ => return false,
    };
    let count = |side: &Side<'_>| side.shown().chars().filter(|&c| signs.contains(c)).count();
    count(other) == count(own)
}

// Returns true if the full stop at the end may be that of an abbreviation: `etc.`, `p.m.`, `Inc.`, `ق.م.`.
fn ends_in_abbreviation(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let word = bare.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let is_known =
        ["etc", "inc", "ltd", "co", "corp", "jr", "sr", "no", "vs", "approx", "est", "dept", "ave"]
            .contains(&&*word.to_lowercase());
    is_known || word.contains('.') || word == "إلخ" || word == "الخ" || word.chars().count() == 1
}
