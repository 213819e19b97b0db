//! [`Exchange`]: a number and its replacement, and the places in a translation where the number is replaced.
//!
//! A number is exchanged only if it is certain which number of the translation stands for it: every old
//! number has one new number, and the translation has the old number as often as its source does. Else a
//! [`Doubt`] says why not.

use crate::lang::Known;
use std::borrow::Cow;
use std::ops::Range;

use crate::text::{
    Analysed, Digits, Folded, Month, MonthName, NumberMarks, Weekday, canonical_number, digit_value, fold,
    numbers, tokens,
};

use super::doubt::Doubt;
use super::item_label::relabelled;
use super::suffix::{in_place, without_ordinal_ending};
use super::written_number::WrittenNumber;
use crate::similarity::edit::EditStep;
use crate::similarity::lexemes::{ComparedText, LexemeKind};

/// A number of the compared text, and the number that the query has in its place.
pub(super) struct Exchange {
    old: WrittenForm,
    new: WrittenForm,
}

/// A number, a name with digits or a month, as a text writes it.
struct WrittenForm {
    /// Folded: 1,250.5.
    folded: String,
    /// As given; a name with digits is put into the translation in this form.
    given: String,
}

/// A replacement in the translation.
pub(super) struct Replacement {
    /// The place of the old number, in bytes of the translation as given.
    pub(super) range: Range<usize>,
    /// The text that replaces the old number.
    pub(super) text: String,
    /// The plain form of the old number: 1250.5.
    pub(super) old: String,
    /// The plain form of the new number.
    pub(super) new: String,
}

impl WrittenForm {
    // An English ordinal counts as its number: 3rd.
    fn of(folded: &str, given: &str) -> Self {
        let folded = without_ordinal_ending(folded).unwrap_or(folded);
        Self { folded: folded.to_owned(), given: given.to_owned() }
    }

    // The word of thousands or more behind figures: million of 5 million.
    fn scale(&self) -> Option<&str> {
        let is_figure =
            figure(&self.folded).is_some() && self.given.starts_with(|c| digit_value(c).is_some());
        self.given.find(char::is_alphabetic).filter(|_| is_figure).map(|at| &self.given[at..])
    }

    // The month that the form names, once or twice (آذار/مارس).
    fn month(&self) -> Option<&'static MonthName> {
        let (name, _) = MonthName::beginning(&self.folded)?;
        let is_name =
            |part: &str| MonthName::of(part.trim()).is_some_and(|other| other.number == name.number);
        self.folded.trim_end_matches(')').split(['/', '(']).all(is_name).then_some(name)
    }

    // The plain form, which is the same for all spellings of a number.
    fn value(&self) -> Cow<'_, str> {
        canonical_number(&self.folded)
    }
}

/// Returns the numbers of both texts in pairs; none if a number of one text has no counterpart in the other.
///
/// # Errors
///
/// If it is not sure that a number stands for the other one.
pub(super) fn exchanges(
    query: &ComparedText,
    source: &ComparedText,
    steps: &[EditStep],
) -> Result<Option<Vec<Exchange>>, Doubt> {
    let mut found: Vec<Exchange> = Vec::new();
    let is_number = |text: &ComparedText, at: usize| text.lexeme(at).kind == LexemeKind::Number;
    for &step in steps {
        let written = |text: &ComparedText, at: usize| {
            WrittenForm::of(text.lexed().text(text.lexeme(at)), &text.plain()[text.given(at)])
        };
        match step {
            EditStep::First(a) if is_number(query, a) => return Ok(None),
            EditStep::Second(b) if is_number(source, b) => return Ok(None),
            EditStep::Same(a, b) | EditStep::Changed(a, b) if is_number(query, a) => {
                // Another part of the day (am, pm) has another word in the translation.
                match (query.day_part(a), source.day_part(b)) {
                    (None, None) => {}
                    (one, other) if one == other => continue,
                    _ => return Err(Doubt::Hour),
                }
                let exchange = Exchange { old: written(source, b), new: written(query, a) };
                let other_scale = exchange.old.scale() != exchange.new.scale();
                if clitic(query, a) != clitic(source, b) || other_scale && !exchange.changes_nothing() {
                    return Err(Doubt::Beside);
                }
                if is_hour(query, a) && exchange.leaves_half_of_day() {
                    return Err(Doubt::Hour);
                }
                found.push(exchange);
            }
            _ => {}
        }
    }
    let sure = found.iter().all(|one| {
        found.iter().all(|other| one.old.value() != other.old.value() || one.new.value() == other.new.value())
    });
    if sure { Ok(Some(found)) } else { Err(Doubt::Repeated) }
}

// Returns the clitics that are written together with a number: و of و5.
fn clitic(text: &ComparedText, at: usize) -> Option<&str> {
    let before = text.lexeme(at.checked_sub(1)?);
    let is_glued = before.kind == LexemeKind::Word && before.range.end == text.lexeme(at).range.start;
    is_glued.then(|| text.lexed().text(before))
}

// Returns true for a number with a colon and another number after it: 9:30.
fn is_hour(text: &ComparedText, at: usize) -> bool {
    let lexemes = text.lexed().lexemes();
    let colon = lexemes.get(at + 1).is_some_and(|mark| text.lexed().text(mark) == ":");
    colon && lexemes.get(at + 2).is_some_and(|next| next.kind == LexemeKind::Number)
}

// The last hour on a clock of twelve hours.
const NOON: u32 = 12;

impl Exchange {
    // Returns true if one of two hours is after noon: the translation may say in words which half of the day
    // its hour means.
    fn leaves_half_of_day(&self) -> bool {
        let is_late =
            |form: &WrittenForm| form.value().parse::<u32>().is_ok_and(|hour| hour >= NOON || hour == 0);
        is_late(&self.old) != is_late(&self.new)
    }

    /// Returns true if the numbers, or the months, are the same.
    pub(super) fn changes_nothing(&self) -> bool {
        let is_one = |(old, new): (&MonthName, &MonthName)| {
            old.number == new.number && old.calendar() == new.calendar()
        };
        self.old.value() == self.new.value() || self.old.month().zip(self.new.month()).is_some_and(is_one)
    }

    /// Returns true if both exchanges replace the same number.
    pub(super) fn replaces_what(&self, other: &Self) -> bool {
        self.old.value() == other.old.value()
    }

    /// Returns a replacement for every place of the translation where the old number stands, if there are as
    /// many places as in the source.
    pub(super) fn replacements(
        &self,
        target: &str,
        exchanges: &[Self],
        rules: Option<Known>,
    ) -> Result<Vec<Replacement>, Doubt> {
        let wanted = exchanges.iter().filter(|other| self.replaces_what(other)).count();
        let all = |puts: Vec<Replacement>, doubt| if puts.len() == wanted { Ok(puts) } else { Err(doubt) };
        if let (Some(old), Some(new)) = (Weekday::of(&self.old.folded), Weekday::of(&self.new.folded)) {
            return all(self.weekdays(target, old, new), Doubt::Weekday);
        }
        match (self.old.month(), self.new.month()) {
            (Some(old), Some(new)) if old.calendar() == new.calendar() => {
                all(self.months(target, old, new).ok_or(Doubt::Place)?, Doubt::Place)
            }
            (None, None) => match (figure(&self.old.folded), figure(&self.new.folded)) {
                (Some(old), Some(new)) => {
                    let puts = self.figures(target, old, new, rules)?;
                    all(puts, Doubt::Place).map_err(|doubt| match old.figure {
                        figure if is_in_words(target, figure) => Doubt::Words,
                        figure if has_other_marks(target, figure) => Doubt::Separator,
                        _ => doubt,
                    })
                }
                (None, None) if self.labels_items() => {
                    all(self.labels(target).unwrap_or_default(), Doubt::Place)
                }
                (None, None) => all(self.names(target), Doubt::Place),
                _ => Err(Doubt::Place),
            },
            (None, _) | (_, None) => Err(Doubt::Place),
            _ => Err(Doubt::Calendar),
        }
    }

    // Replaces months, whichever names the translation has for them. Two names of one month (آذار/مارس) are
    // one place.
    fn months(&self, target: &str, old: &MonthName, new: &MonthName) -> Option<Vec<Replacement>> {
        let is_old = |found: &Month| found.calendar == old.calendar() && found.number == old.number;
        let places = Analysed::new(target).months().into_iter().filter(is_old);
        places
            .map(|place| {
                let name = target[place.range.clone()].trim_end();
                let range = place.range.start..place.range.start + name.len();
                Some(self.put(range, renamed(name, new.number)?))
            })
            .collect()
    }

    fn weekdays(&self, target: &str, old: Weekday, new: Weekday) -> Vec<Replacement> {
        let folded = Folded::new(target);
        let days = tokens(folded.as_str()).filter_map(|token| Some((Weekday::of(token.text)?, token.range)));
        let days = days.filter(|(day, _)| day.number == old.number);
        days.map(|(day, range)| {
            let range = folded.original(range.start + day.before..range.end);
            let range = range.start..range.start + target[range].trim_end().len();
            self.put(range, day.renamed(new.number).to_owned())
        })
        .collect()
    }

    fn figures(
        &self,
        target: &str,
        old: Signed<'_>,
        new: Signed<'_>,
        rules: Option<Known>,
    ) -> Result<Vec<Replacement>, Doubt> {
        if old.is_negative != new.is_negative {
            return Err(Doubt::Beside);
        }
        if !has_sure_marks(&self.new.given, old.figure, new.figure) {
            return Err(Doubt::Separator);
        }
        let value = canonical_number(old.figure);
        let places = numbers(target).into_iter().filter(|n| n.value == value && n.digits != Digits::Words);
        places
            .map(|number| {
                let figure = WrittenNumber { written: &target[number.range.clone()], digits: number.digits };
                let text = figure.rewritten(old.figure, new.figure, rules).ok_or(Doubt::Separator)?;
                let (range, text) = in_place(target, number.range, &text, rules).ok_or(Doubt::Form)?;
                Ok(self.put(range, text))
            })
            .collect()
    }

    // Returns true for the letters or Roman numerals of two items: nothing else without a digit or a mark is
    // a number, apart from months.
    fn labels_items(&self) -> bool {
        [&self.old, &self.new].iter().all(|form| form.folded.chars().all(char::is_alphabetic))
    }

    fn labels(&self, target: &str) -> Option<Vec<Replacement>> {
        let (range, label) = relabelled(target, &self.old.folded, &self.new.folded)?;
        Some(vec![self.put(range, label)])
    }

    fn names(&self, target: &str) -> Vec<Replacement> {
        let goes_on = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let stands_alone = |range: &Range<usize>| {
            !goes_on(target[..range.start].chars().next_back())
                && !goes_on(target[range.end..].chars().next())
        };
        let places = target.match_indices(self.old.given.as_str()).map(|(at, old)| at..at + old.len());
        places.filter(stands_alone).map(|range| self.put(range, self.new.given.clone())).collect()
    }

    fn put(&self, range: Range<usize>, text: String) -> Replacement {
        Replacement { range, text, old: self.old.value().into_owned(), new: self.new.value().into_owned() }
    }
}

// Renames a month by the names that the translation uses. Where it has two (آذار/مارس), both are renamed.
fn renamed(names: &str, number: u8) -> Option<String> {
    let parts = names.split_inclusive(['/', '(']).map(|part| {
        let name = part.trim_end_matches(['/', '(']).trim();
        Some(part.replacen(name, MonthName::of(&fold(name))?.renamed(number)?, 1))
    });
    parts.collect()
}

// Returns true if it is certain whether the marks of the new number separate thousands or decimals: no mark
// separates thousands in one of the numbers and decimals in the other, and if the new number has a dot before
// three digits, the old one has a dot too.
fn has_sure_marks(given: &str, old: &str, new: &str) -> bool {
    let (old_marks, new_marks) = (NumberMarks::of(old), NumberMarks::of(new));
    let shared = |one: Option<char>, other: Option<char>| one.is_some() && one == other;
    let contradict =
        shared(old_marks.thousands, new_marks.decimals) || shared(old_marks.decimals, new_marks.thousands);
    let (whole, decimals) = new_marks.parts(new);
    let may_be_thousands = given.contains('.')
        && new_marks.decimals == Some('.')
        && decimals.len() == 3
        && (1..=3).contains(&whole.len())
        && !whole.starts_with('0')
        && !old.contains('.');
    !(may_be_thousands || contradict && old_marks.are_plain(old) && new_marks.are_plain(new))
}

// Returns true if a text writes a folded number in words.
fn is_in_words(text: &str, figure: &str) -> bool {
    const ONE: [&str; 6] = ["واحد", "واحده", "اول", "اولي", "one", "first"];
    let (value, text) = (canonical_number(figure), Analysed::new(text));
    let is_one = |word: &str| ONE.contains(&word.strip_prefix("ال").unwrap_or(word));
    text.spelled_numbers().iter().any(|number| number.value == value)
        || value == "1" && text.tokens().any(|token| is_one(token.text))
}

// Returns true if a text has the digits of a folded number with marks that give them another value: 3,400 for
// 3.400.
fn has_other_marks(text: &str, figure: &str) -> bool {
    let digits =
        |number: &str| number.chars().filter_map(digit_value).map(|digit| digit as u8).collect::<Vec<_>>();
    let is_marked = |number: &str| digits(number).len() < number.chars().count();
    is_marked(figure)
        && numbers(text)
            .into_iter()
            .map(|number| &text[number.range])
            .any(|written| is_marked(written) && digits(written) == digits(figure))
}

// A folded number and its sign.
#[derive(Clone, Copy)]
struct Signed<'t> {
    figure: &'t str,
    is_negative: bool,
}

// Reads digits and separators with or without a sign; none for a name with digits.
fn figure(written: &str) -> Option<Signed<'_>> {
    let figure = written.strip_prefix('-').unwrap_or(written);
    let is_figure = figure.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '،'));
    is_figure.then_some(Signed { figure, is_negative: figure.len() < written.len() })
}
