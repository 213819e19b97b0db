//! The markers of list items: bullets, numbers, letters, Roman numerals and ordinals.

use std::ops::Range;

use crate::segment::context::prior;
use crate::segment::marks::{is_bullet, is_mark};
use crate::segment::words::WordTables;
use crate::text::{Digits, canonical_number, digit_system, fold, in_digits, roman};

/// The marker of a list item: a bullet, a label, or a bullet and a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ListMarker {
    bullet: Option<char>,
    label: Option<ListLabel>,
}

/// A label in its order: `2.`, `(b)`, `iii.`, `ثانياً:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ListLabel {
    series: Series,
    // Its place in the series, from 1.
    number: usize,
    bracketed: bool,
    // The text that closes the label.
    behind: &'static str,
}

// The signs with which the labels of a list count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Series {
    Digits,
    ArabicDigits,
    Letters(&'static str),
    SmallRomans,
    LargeRomans,
    Ordinals,
}

// The letters that number lists, each alphabet in its order.
const LETTERS: [&str; 4] =
    ["abcdefghijklmnopqrstuvwxyz", CAPITALS, "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ"];

const CAPITALS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

// In folded spelling, since writers vary hamza and vowel signs.
const ORDINALS: [&str; 10] =
    ["اولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا"];

impl ListMarker {
    /// Reads the first marker of a list at the head of a text. Behind a bullet, any number may be the first.
    pub(super) fn read(head: &str) -> Option<Self> {
        let bullet = head.chars().next().filter(|&c| is_bullet(c));
        let rest = bullet.map_or(head, |c| &head[c.len_utf8()..]);
        let label = ListLabel::read(rest.trim_start())
            .filter(|label| label.number == 1 || bullet.is_some() && label.series == Series::Digits);
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
        let name = label.series.name(label.number)?;
        let body = &text[area.clone()];
        body.match_indices(label.behind).find_map(|(closer, _)| {
            let closer = area.start + closer;
            let spaced = text[closer + label.behind.len()..area.end].starts_with(char::is_whitespace);
            let (at, word) = prior(text, area.start, closer);
            let touches = text[at + word.len()..closer].chars().all(is_mark);
            if !spaced || !touches || !label.is_spelt(word, &name, self.bullet) {
                return None;
            }
            // `(1) See annex (2)`: a reference.
            if label.bracketed && words.is_label(prior(text, area.start, at).1) {
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
        let bracketed = head.starts_with('(');
        let bare = head.strip_prefix('(').unwrap_or(head);
        let closes = |c: char| matches!(c, '.' | ')' | '-' | ':');
        let mut chars = bare.char_indices().take(LONGEST).take_while(|(_, c)| !c.is_whitespace());
        let (end, _) = chars.find(|&(_, c)| closes(c))?;
        let (name, rest) = bare.split_at(end);
        let (series, number) = Series::read(name)?;
        let closers: &[&'static str] = match series {
            _ if bracketed => &[")"],
            Series::Ordinals => &[".", ":", "-", ")"],
            // `A. Smith` is a name.
            Series::Letters(CAPITALS) => &[")"],
            _ => &[".)", ".", ")", "-"],
        };
        let behind = *closers.iter().find(|closer| rest.starts_with(**closer))?;
        let spaced = rest[behind.len()..].starts_with(char::is_whitespace);
        spaced.then_some(Self { series, number, bracketed, behind })
    }

    // Returns true if a word is the label up to what closes it; `name` is its place in the series.
    fn is_spelt(self, word: &str, name: &str, bullet: Option<char>) -> bool {
        let bare = bullet.and_then(|bullet| word.strip_prefix(bullet)).unwrap_or(word);
        let bare = if self.bracketed { bare.strip_prefix('(').unwrap_or_default() } else { bare };
        if self.series == Series::Ordinals { fold(bare) == name } else { bare == name }
    }
}

impl Series {
    // Reads a label: its series, and its place in it.
    fn read(label: &str) -> Option<(Self, usize)> {
        const MOST_DIGITS: usize = 3;
        let chars = label.chars().count();
        if (1..=MOST_DIGITS).contains(&chars) {
            if label.bytes().all(|byte| byte.is_ascii_digit()) {
                return Some((Self::Digits, label.parse().ok()?));
            }
            if label.chars().all(|c| digit_system(c) == Some(Digits::ArabicIndic)) {
                return Some((Self::ArabicDigits, canonical_number(&fold(label)).parse().ok()?));
            }
        }
        match label {
            "i" => Some((Self::SmallRomans, 1)),
            "I" => Some((Self::LargeRomans, 1)),
            _ if chars == 1 => {
                let letters = LETTERS.into_iter().find(|letters| letters.starts_with(label))?;
                Some((Self::Letters(letters), 1))
            }
            _ => (fold(label) == ORDINALS[0]).then_some((Self::Ordinals, 1)),
        }
    }

    // Returns the label at a place in the series; `None` behind its last one.
    fn name(self, number: usize) -> Option<String> {
        let index = number - 1;
        Some(match self {
            Self::Digits => number.to_string(),
            Self::ArabicDigits => in_digits(&number.to_string(), Digits::ArabicIndic),
            Self::Letters(letters) => letters.chars().nth(index)?.to_string(),
            Self::SmallRomans => roman(u16::try_from(number).ok()?),
            Self::LargeRomans => roman(u16::try_from(number).ok()?).to_uppercase(),
            Self::Ordinals => (*ORDINALS.get(index)?).to_owned(),
        })
    }
}
