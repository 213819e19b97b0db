//! Dates in figures (12/3/2024) beside dates with the name of a month.

use std::ops::Range;

use crate::text::{Analysed, Number};

/// A date in figures.
struct Date {
    range: Range<usize>,
    /// The parts that may be the month: the order of day and month differs between countries.
    months: Vec<u8>,
}

/// Returns the places of the dates in figures whose month the other text does not name. Texts that both have
/// dates in figures, or none, are not compared: their numbers are. `found` are the numbers of each text, with
/// the parts of dates apart.
pub(super) fn dates_of_other_months(
    (text, found): (&Analysed<'_>, &[Number]),
    (other, other_found): (&Analysed<'_>, &[Number]),
) -> Vec<Range<usize>> {
    let dates = dates(text.text(), found);
    if dates.is_empty() || !text.months().is_empty() || !self::dates(other.text(), other_found).is_empty() {
        return Vec::new();
    }
    let named: Vec<u8> = other.months().iter().map(|month| month.number).collect();
    let is_other = |date: &Date| !named.is_empty() && !date.months.iter().any(|month| named.contains(month));
    dates.into_iter().filter(is_other).map(|date| date.range).collect()
}

/// Returns true for the month of a date in figures that the other text names.
pub(super) fn is_named_month(
    (text, found): (&str, &[Number]),
    (month, at): (f64, usize),
    other: &Analysed<'_>,
) -> bool {
    let is_of_date = || dates(text, found).iter().any(|date| date.range.contains(&at));
    other.months().iter().any(|named| f64::from(named.number) == month) && is_of_date()
}

fn dates(text: &str, found: &[Number]) -> Vec<Date> {
    let gap = |two: &[Number]| text[two[0].range.end..two[1].range.start].to_owned();
    let is_date = |three: &&[Number]| {
        let (first, second) = (gap(&three[..2]), gap(&three[1..]));
        first == second && matches!(first.as_str(), "/" | "-" | ".")
    };
    found.windows(3).filter(is_date).filter_map(date).collect()
}

// Reads a day, a month and a year, or a year, a month and a day.
fn date(three: &[Number]) -> Option<Date> {
    let value = |at: usize| three[at].value.parse::<u16>().ok();
    let (one, two) = match (value(0)?, value(1)?, value(2)?) {
        (1000..=2999, month, day) => (month, day),
        (one, two, 1000..=2999) => (one, two),
        _ => return None,
    };
    let is_date = (1..=31).contains(&one) && (1..=31).contains(&two) && one.min(two) <= 12;
    let months = [one, two].into_iter().filter_map(|part| u8::try_from(part).ok()).collect();
    is_date.then(|| Date { range: three[0].range.start..three[2].range.end, months })
}
