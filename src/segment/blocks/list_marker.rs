//! The markers of list items: bullets, numbers, letters, Roman numerals and ordinals.

use std::ops::Range;

use crate::segment::context::prior;
use crate::segment::marks::{is_bullet, is_mark};
use crate::segment::words::WordTables;
use crate::text::{Digits, ListSeries, canonical_number, digit_system, fold, in_digits};

/// The marker of a list item: a bullet, a label, or a bullet and a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ListMarker {
    bullet: Option<char>,
    label: Option<ListLabel>,
}

/// A label in its order: `2.`, `(b)`, `[3]`, `iii.`, `ثانياً:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ListLabel {
    series: ListSeries,
    // Its place in the series, from 1.
    number: usize,
    style: Style,
    // The bracket before the label; empty if there is none.
    opener: &'static str,
    // The text that closes the label.
    behind: &'static str,
}

// How the labels of a list are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Digits(Digits),
    Small,
    Capital,
}

// The series that a list may have besides digits. Each has another first label.
const FIRST_OF: [ListSeries; 5] = [
    ListSeries::Latin,
    ListSeries::Abjad,
    ListSeries::Romans,
    ListSeries::ArabicOrdinals,
    ListSeries::EnglishOrdinals,
];

impl ListMarker {
    /// Reads the first marker of a list at the head of a text. Behind a bullet, any number may be the first.
    pub(super) fn read(head: &str) -> Option<Self> {
        let bullet = head.chars().next().filter(|&c| is_bullet(c));
        let rest = bullet.map_or(head, |c| &head[c.len_utf8()..]);
        let label = ListLabel::read(rest.trim_start())
            .filter(|label| label.number == 1 || bullet.is_some() && label.series == ListSeries::Digits);
        let spaced = rest.starts_with(char::is_whitespace);
        (label.is_some() || bullet.is_some() && spaced).then_some(Self { bullet, label })
    }

    /// Returns true for a bullet without a label.
    pub(super) fn is_bullet(&self) -> bool {
        self.label.is_none()
    }

    /// Returns the marker that follows in order and where it stands, behind the item that begins at `from`.
    pub(super) fn next(
        &self,
        words: &WordTables,
        text: &str,
        from: usize,
        end: usize,
    ) -> Option<(Self, usize)> {
        let label = self.label.map(|label| ListLabel { number: label.number + 1, ..label });
        let next = Self { label, ..*self };
        let first = text[from..end].chars().next()?;
        let area = from + first.len_utf8()..end;
        let at = match label {
            Some(label) => next.find_label(label, words, text, area)?,
            None => find_bullet(self.bullet?, text, area)?,
        };
        Some((next, at))
    }

    fn find_label(
        &self,
        label: ListLabel,
        words: &WordTables,
        text: &str,
        area: Range<usize>,
    ) -> Option<usize> {
        let name = label.name()?;
        let body = &text[area.clone()];
        body.match_indices(label.behind).find_map(|(closer, _)| {
            let closer = area.start + closer;
            let spaced = text[closer + label.behind.len()..area.end].starts_with(char::is_whitespace);
            let (at, word) = prior(text, area.start, closer);
            let touches = text[at + word.len()..closer].chars().all(is_mark);
            if !spaced || !touches || !label.is_spelt(word, &name, self.bullet) {
                return None;
            }
            // `(1) See annex (2)`: a reference. `(1) and (2) apply`: no list.
            let before = prior(text, area.start, at).1;
            let refers = || words.is_label(before) || is_between(before);
            if !label.opener.is_empty() && refers() {
                return None;
            }
            self.item_start(text, area.start, at)
        })
    }

    // Returns where the item begins whose label begins at `at`: at the bullet, if the list has bullets.
    fn item_start(&self, text: &str, from: usize, at: usize) -> Option<usize> {
        let before = &text[from..at];
        let item = match self.bullet {
            Some(bullet) if !text[at..].starts_with(bullet) => before.trim_end().strip_suffix(bullet)?.len(),
            _ => before.len(),
        };
        before[..item].ends_with(char::is_whitespace).then_some(from + item)
    }
}

// Returns true for a word between two labels of one enumeration.
fn is_between(word: &str) -> bool {
    matches!(word, "and" | "or" | "to" | "&" | "و" | "أو" | "إلى" | "حتى")
}

// Returns where a bullet stands between white space.
fn find_bullet(bullet: char, text: &str, area: Range<usize>) -> Option<usize> {
    let body = &text[area.clone()];
    let mut bullets = body.match_indices(bullet).map(|(at, _)| at);
    let apart = |&at: &usize| {
        let behind = &body[at + bullet.len_utf8()..];
        body[..at].ends_with(char::is_whitespace) && behind.starts_with(char::is_whitespace)
    };
    bullets.find(apart).map(|at| area.start + at)
}

impl ListLabel {
    fn read(head: &str) -> Option<Self> {
        // The most chars of a label; the longest labels are ordinals with vowel signs.
        const LONGEST: usize = 12;
        let opener = ["(", "["].into_iter().find(|opener| head.starts_with(opener)).unwrap_or_default();
        let bare = &head[opener.len()..];
        let closes = |c: char| matches!(c, '.' | ')' | ']' | '-' | ':');
        let mut chars = bare.char_indices().take(LONGEST).take_while(|(_, c)| !c.is_whitespace());
        let (end, _) = chars.find(|&(_, c)| closes(c))?;
        let (name, rest) = bare.split_at(end);
        let (series, number, style) = first_label(name)?;
        let closers: &[&'static str] = match (opener, series, style) {
            ("(", ..) => &[")"],
            ("[", ..) => &["]"],
            (_, series, _) if series.is_ordinal() => &[".", ":", "-", ")"],
            // `A. Smith` is a name.
            (_, ListSeries::Latin, Style::Capital) => &[")"],
            _ => &[".)", ".", ")", "-"],
        };
        let behind = *closers.iter().find(|closer| rest.starts_with(**closer))?;
        let spaced = rest[behind.len()..].starts_with(char::is_whitespace);
        spaced.then_some(Self { series, number, style, opener, behind })
    }

    // Returns the label as it is written up to what closes it, ordinals and Arabic letters folded; `None`
    // behind the last one of the series.
    fn name(self) -> Option<String> {
        let label = self.series.label(self.number)?;
        Some(match self.style {
            Style::Digits(digits) => in_digits(&label, digits),
            Style::Capital if !self.series.is_ordinal() => label.to_uppercase(),
            _ => label,
        })
    }

    // Returns true if a word is the label up to what closes it; `name` is its own.
    fn is_spelt(self, word: &str, name: &str, bullet: Option<char>) -> bool {
        let bare = bullet.and_then(|bullet| word.strip_prefix(bullet)).unwrap_or(word);
        let Some(bare) = bare.strip_prefix(self.opener) else { return false };
        match self.series {
            ListSeries::ArabicOrdinals | ListSeries::Abjad => fold(bare) == name,
            ListSeries::EnglishOrdinals => {
                bare.starts_with(char::is_uppercase) == (self.style == Style::Capital) && fold(bare) == name
            }
            _ => bare == name,
        }
    }
}

// Reads the first label of a list, or any number: its series, its place in the series, and its style.
fn first_label(label: &str) -> Option<(ListSeries, usize, Style)> {
    const MOST_DIGITS: usize = 3;
    if (1..=MOST_DIGITS).contains(&label.chars().count())
        && let Some(digits) = label.chars().next().and_then(digit_system)
    {
        let is_one_system = label.chars().all(|c| digit_system(c) == Some(digits));
        let number = canonical_number(&fold(label)).parse().ok().filter(|_| is_one_system)?;
        return Some((ListSeries::Digits, number, Style::Digits(digits)));
    }
    let style = if label.starts_with(char::is_uppercase) { Style::Capital } else { Style::Small };
    let folded = fold(label);
    let is_first = |series: &ListSeries| series.place(&folded) == Some(1);
    let series = FIRST_OF.into_iter().find(is_first)?;
    Some((series, 1, style))
}
