//! The markers of list items: bullets, numbers, letters, Roman numerals and ordinals.

use std::ops::Range;

use crate::segment::context::prior;
use crate::segment::marks::{is_arabic, is_bullet, is_mark};
use crate::segment::words::{Says, WordTables};
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
    // The place of the first label of the list.
    first: usize,
    style: Style,
    // The bracket before the label; empty if there is none.
    opener: &'static str,
    // The text that closes the label.
    behind: &'static str,
    // True if no space stands behind the labels: `1.Open 2.Close`.
    is_tight: bool,
}

// How the labels of a list are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Digits(Digits),
    Small,
    Capital,
}

// What may close a label behind a space.
const SPACED: [&str; 4] = [" -", " –", " —", " /"];

// A tatweel, which many type for the dash behind a number: `١ـ الأهداف`.
const TATWEEL: &str = "\u{640}";

// The series that a list may have besides digits. Each has another first label; of a later label that two
// have, the first series counts.
const SERIES: [ListSeries; 5] = [
    ListSeries::ArabicOrdinals,
    ListSeries::EnglishOrdinals,
    ListSeries::Abjad,
    ListSeries::Romans,
    ListSeries::Latin,
];

impl ListMarker {
    /// Reads the first marker of a list at the head of a text. Behind a bullet, any number may be the first;
    /// so may a label in brackets and an ordinal, since a list may go on from the line before.
    pub(super) fn read(head: &str) -> Option<Self> {
        let bullet = head.chars().next().filter(|&c| is_bullet(c));
        let rest = bullet.map_or(head, |c| &head[c.len_utf8()..]);
        let is_bulleted = |label: &ListLabel| bullet.is_some() && label.series == ListSeries::Digits;
        let label = ListLabel::read(rest.trim_start())
            .filter(|label| label.number == 1 || label.may_be_later() || is_bulleted(label));
        let spaced = rest.starts_with(char::is_whitespace);
        (label.is_some() || bullet.is_some() && spaced).then_some(Self { bullet, label })
    }

    /// Returns true for a bullet without a label.
    pub(super) fn is_bullet(&self) -> bool {
        self.label.is_none()
    }

    /// Returns true for a number with a stop, such as one that ends a sentence: `2.`.
    pub(super) fn is_plain_number(&self) -> bool {
        let is_plain = |label: &ListLabel| {
            label.series == ListSeries::Digits && label.opener.is_empty() && label.behind == "."
        };
        self.label.as_ref().is_some_and(is_plain)
    }

    /// Returns true if a text ends with the label that follows in order.
    pub(super) fn ends_before(&self, text: &str) -> bool {
        let Some(label) = self.label else { return false };
        let next = ListLabel { number: label.number + 1, ..label };
        let body = text.trim_end().strip_suffix(label.behind);
        let before = next.name().and_then(|name| body?.strip_suffix(name.as_str()));
        before.is_some_and(|before| before.ends_with(char::is_whitespace))
    }

    /// Returns the marker that follows in order and where it stands, behind the item that begins at `from`.
    pub(super) fn next(
        &self,
        words: &WordTables,
        text: &str,
        from: usize,
        end: usize,
    ) -> Option<(Self, usize)> {
        let Some(label) = self.label else {
            let first = text[from..end].chars().next()?;
            let at = find_bullet(self.bullet?, text, from + first.len_utf8()..end)?;
            return Some((*self, at));
        };
        label.followers().find_map(|label| {
            let next = Self { label: Some(label), ..*self };
            Some((next, next.find_label(label, words, text, from..end)?))
        })
    }

    // Returns where the label opens an item behind the given one.
    fn find_label(
        &self,
        label: ListLabel,
        words: &WordTables,
        text: &str,
        item: Range<usize>,
    ) -> Option<usize> {
        let name = label.name()?;
        let first = text[item.clone()].chars().next()?;
        let area = item.start + first.len_utf8()..item.end;
        // Where the label of a further item stands.
        let mut further = None;
        label.spelt(&name, text, area.clone(), self.bullet).find_map(|(at, behind)| {
            let (word, before) = prior(text, area.start, at);
            let is_last = || label.is_late() && ends_item(&text[..word]);
            let joins =
                is_between(before) && !is_last() || text[at..].starts_with('و') && !ends_item(&text[..at]);
            if !label.opener.is_empty() && (joins || label.joins_next(&text[behind..area.end])) {
                return None;
            }
            // `The causes are: 1) heat and 2) dust.`
            if is_between(before) && !label.is_late() && !text[..word].trim_end().ends_with([';', '؛']) {
                return None;
            }
            let mut counts_on = || {
                let find = || label.find_follower(words, text, behind..area.end, self.bullet);
                further.get_or_insert_with(find).is_some_and(|further| further > at)
            };
            // `(1) See annex (2)`: a reference. `(1) Site survey (2) Design (3) Handover`: a list.
            let bracketed = !label.opener.is_empty();
            let refers = bracketed && may_be_labelled(words, before) && !label.is_late() && !counts_on()
                || bracketed && is_section(words, before);
            let refers = refers && !are_alike(text, item.start, at);
            if refers { None } else { self.item_start(text, area.start, at) }
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

// Returns true for a text whose last item of a list ends with a comma or a semicolon.
fn ends_item(text: &str) -> bool {
    text.trim_end().ends_with([',', '،', ';', '؛'])
}

// Returns true for a noun that a label may belong to: `step`, `group`, الموقع.
fn may_be_labelled(words: &WordTables, word: &str) -> bool {
    words.is_label(word) || is_section(words, word)
}

// Returns true for a part of a document, to which sentences refer by its label: `annex`, `subsections`.
fn is_section(words: &WordTables, word: &str) -> bool {
    let is_part = |word: &str| words.is_noun(word, Says::SECTION);
    is_part(word) || word.strip_suffix(['s', ',']).is_some_and(is_part)
}

// Returns true if two items begin with the same word, or both with a capital.
fn are_alike(text: &str, item: usize, next: usize) -> bool {
    let opening = |at: usize| text[at..].split_whitespace().nth(1).unwrap_or_default();
    let (one, other) = (opening(item), opening(next));
    one == other || one.starts_with(char::is_uppercase) && other.starts_with(char::is_uppercase)
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
        let ends = |c: char| c.is_whitespace() || matches!(c, '.' | ')' | ']' | '-' | '–' | '—' | ':' | '/');
        let (end, _) = bare.char_indices().take(LONGEST).find(|&(_, c)| ends(c))?;
        // A tatweel behind a number is a dash; behind a letter, it is a part of its shape (هـ).
        let is_number = |name: &&str| name.chars().all(|c| digit_system(c).is_some());
        let end = bare[..end].strip_suffix(TATWEEL).filter(is_number).map_or(end, str::len);
        let (name, rest) = bare.split_at(end);
        if rest.starts_with(char::is_whitespace) && !SPACED.iter().any(|closer| rest.starts_with(closer)) {
            return None;
        }
        let (series, number, style) = label_of(name)?;
        let closers: &[&'static str] = match (opener, series, style) {
            ("(", ..) => &[").", ")-", "):", ")"],
            ("[", ..) => &["].", "]-", "]:", "]"],
            (_, series, _) if series.is_ordinal() => &[".", ":", "-", "–", "—", ")", "/", " -", " –", " —"],
            // `A. Smith` is a name.
            (_, ListSeries::Latin, Style::Capital) => &[")"],
            (_, ListSeries::Latin, _) => &[".)", ".", ")", "]", "-", ":"],
            (_, ListSeries::Romans, _) => &[".)", ".", ")", "]", "-", "/", " -", " –", " —"],
            _ => &[".)", ".", ")", "]", "-", "/", ":", " -", " –", " —", " /", TATWEEL],
        };
        let behind = *closers.iter().find(|closer| rest.starts_with(**closer))?;
        let label = Self { series, number, first: number, style, opener, behind, is_tight: false };
        let label = Self { is_tight: label.touches(&rest[behind.len()..]), ..label };
        label.is_closed(&rest[behind.len()..]).then_some(label)
    }

    // Returns true for a label with which the rest of a list may begin. A capital that is a Roman numeral may
    // be an initial.
    fn may_be_later(self) -> bool {
        let slashed = self.is_arabic_letter() && self.behind.ends_with('/');
        let closed = self.series == ListSeries::Digits && self.behind == ")";
        let is_roman = || {
            let is_long = || self.series.label(self.number).is_some_and(|label| label.len() > 1);
            self.series == ListSeries::Romans && (self.style == Style::Small || is_long())
        };
        !self.opener.is_empty() || self.series.is_ordinal() || closed || slashed || is_roman()
    }

    fn is_arabic_letter(self) -> bool {
        matches!(self.series, ListSeries::Abjad | ListSeries::Dictionary)
    }

    // Returns true behind the second item of a list.
    fn is_late(self) -> bool {
        self.number > self.first + 1
    }

    // Returns the labels that may follow: behind ب, that of the numerals and that of the dictionary.
    fn followers(self) -> impl Iterator<Item = Self> {
        let next = Self { number: self.number + 1, ..self };
        let early = self.series == ListSeries::Abjad && self.number <= self.first + 1;
        let letter = if early { self.series.label(self.number) } else { None };
        let place = letter.and_then(|letter| ListSeries::Dictionary.place(&letter));
        // The first label keeps its distance.
        let other = place.map(|place| Self {
            series: ListSeries::Dictionary,
            number: place + 1,
            first: place - (self.number - self.first),
            ..self
        });
        [Some(next), other].into_iter().flatten()
    }

    // Returns the first place at which a label that may follow is spelt.
    fn find_follower(
        self,
        words: &WordTables,
        text: &str,
        area: Range<usize>,
        bullet: Option<char>,
    ) -> Option<usize> {
        self.followers().find_map(|label| {
            let name = label.name()?;
            let mut spelt = label.spelt(&name, text, area.clone(), bullet);
            let is_free = |word: &str| !is_between(word) && !is_section(words, word);
            spelt.find(|&(at, _)| is_free(prior(text, area.start, at).1)).map(|(at, _)| at)
        })
    }

    // Returns the places at which the label is spelt, and those behind it; `name` is its own.
    fn spelt<'t>(
        self,
        name: &'t str,
        text: &'t str,
        area: Range<usize>,
        bullet: Option<char>,
    ) -> impl Iterator<Item = (usize, usize)> + 't {
        let closers = text[area.clone()].match_indices(self.behind);
        closers.filter_map(move |(closer, _)| {
            let closer = area.start + closer;
            let behind = closer + self.behind.len();
            let (at, word) = prior(text, area.start, closer);
            let touches = text[at + word.len()..closer].chars().all(is_mark);
            let is_label = touches && self.is_spelt(word, name, bullet);
            (is_label && self.is_closed(&text[behind..area.end])).then_some((at, behind))
        })
    }

    // Returns true if an item may begin behind the label. Behind a dash between spaces or a slash, a number
    // may be the end of a range or a fraction: `1 - 2`.
    fn is_closed(self, behind: &str) -> bool {
        if self.is_tight {
            return self.touches(behind);
        }
        let spaced = behind.starts_with(char::is_whitespace);
        let may_go_on = self.behind.starts_with(' ') || matches!(self.behind, "/" | ":" | TATWEEL);
        spaced && !(may_go_on && behind.trim_start().starts_with(char::is_numeric))
    }

    // Returns true if an item begins right behind the label: `1.Open`, `١-افتح`, `ب/غلق`. `1-Butanol` is a
    // name, and و/أو joins words.
    fn touches(self, behind: &str) -> bool {
        let is_or = behind.strip_prefix("أو").is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
        let mut chars = behind.chars();
        let opens = match chars.next() {
            Some(c) if is_arabic(c) => true,
            Some(c) => c.is_uppercase() && self.behind != "-",
            None => false,
        };
        let is_slashed = self.is_arabic_letter() && self.behind == "/" && !is_or;
        let is_number = self.series == ListSeries::Digits && self.opener.is_empty();
        (is_number || is_slashed)
            && opens
            && !self.behind.starts_with(' ')
            && chars.next().is_some_and(char::is_alphabetic)
    }

    // Returns true before another label of one enumeration: `(1) and (2) apply`.
    fn joins_next(self, behind: &str) -> bool {
        let mut words = behind.split_whitespace();
        let (next, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let opens = |word: &str| word.starts_with(self.opener);
        is_between(next) && opens(second) || next.strip_prefix('و').is_some_and(opens)
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
        // `و(ج)` is the last of a list in brackets.
        let is_last = !self.opener.is_empty() && self.is_late();
        let bare = if is_last { bare.strip_prefix('و').unwrap_or(bare) } else { bare };
        let Some(bare) = bare.strip_prefix(self.opener) else { return false };
        match self.series {
            ListSeries::ArabicOrdinals | ListSeries::Abjad | ListSeries::Dictionary => fold(bare) == name,
            ListSeries::EnglishOrdinals => {
                let same_case = bare.starts_with(char::is_uppercase) == (self.style == Style::Capital);
                same_case && without_ending(&fold(bare)) == name
            }
            _ => bare == name,
        }
    }
}

// Returns an ordinal without the ending of an adverb: `firstly`.
fn without_ending(ordinal: &str) -> &str {
    ordinal.strip_suffix("ly").unwrap_or(ordinal)
}

// Reads a label: its series, its place in the series, and its style.
fn label_of(label: &str) -> Option<(ListSeries, usize, Style)> {
    const MOST_DIGITS: usize = 3;
    // The last place of other labels; larger Roman numerals are letters or words more often.
    const LAST: usize = 39;
    if (1..=MOST_DIGITS).contains(&label.chars().count())
        && let Some(digits) = label.chars().next().and_then(digit_system)
    {
        let is_one_system = label.chars().all(|c| digit_system(c) == Some(digits));
        let number = canonical_number(&fold(label)).parse().ok().filter(|_| is_one_system)?;
        return Some((ListSeries::Digits, number, Style::Digits(digits)));
    }
    let style = if label.starts_with(char::is_uppercase) { Style::Capital } else { Style::Small };
    let folded = fold(label);
    let folded = without_ending(&folded);
    let places = || SERIES.into_iter().filter_map(|series| Some((series, series.place(folded)?)));
    // `i` is the first Roman numeral before it is the ninth letter.
    let mut first = places().filter(|&(_, place)| place == 1);
    let (series, place) = first.next().or_else(|| places().find(|&(_, place)| place <= LAST))?;
    Some((series, place, style))
}
