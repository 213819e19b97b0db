//! Lengths of time, which a translation may give in another unit: 14 days are two weeks, `أسبوعان`.

use crate::text::{Analysed, Number, TokenKind, fold};

// The units of time in folded spelling, with their length. Those of the calendar are counted in months, the
// others in minutes: no month has a fixed number of days.
#[rustfmt::skip]
const ONE: &[(&[&str], Length)] = &[
    (&["minute", "دقيقه"], Length::minutes(1)),
    (&["hour", "ساعه"], Length::minutes(60)),
    (&["day", "يوم"], Length::minutes(24 * 60)),
    (&["week", "اسبوع"], Length::minutes(7 * 24 * 60)),
    (&["fortnight"], Length::minutes(14 * 24 * 60)),
    (&["month", "شهر"], Length::months(1)),
    (&["year", "سنه", "عام"], Length::months(12)),
];

// The forms that they have only behind a number.
#[rustfmt::skip]
const COUNTED: &[(&[&str], Length)] = &[
    (&["minutes", "دقايق"], Length::minutes(1)),
    (&["hours", "ساعات"], Length::minutes(60)),
    (&["days", "يوما", "ايام"], Length::minutes(24 * 60)),
    (&["weeks", "اسبوعا", "اسابيع"], Length::minutes(7 * 24 * 60)),
    (&["fortnights"], Length::minutes(14 * 24 * 60)),
    (&["months", "شهرا", "اشهر", "شهور"], Length::months(1)),
    (&["years", "سنوات", "سنين", "عاما", "اعوام"], Length::months(12)),
];

// The units that Arabic says in the dual, in folded spelling.
#[rustfmt::skip]
const TWO: &[(&[&str], Length)] = &[
    (&["دقيقتان", "دقيقتين"], Length::minutes(2)),
    (&["ساعتان", "ساعتين"], Length::minutes(2 * 60)),
    (&["يومان", "يومين"], Length::minutes(2 * 24 * 60)),
    (&["اسبوعان", "اسبوعين"], Length::minutes(14 * 24 * 60)),
    (&["شهران", "شهرين"], Length::months(2)),
    (&["سنتان", "سنتين", "عامان", "عامين"], Length::months(24)),
];

// Words between a number and its unit.
const BETWEEN: [&str; 4] = ["calendar", "working", "business", "consecutive"];

// The most characters after a number in which its unit is sought. Chosen by hand.
const NEAR: usize = 40;

/// A length of time.
#[derive(Clone, Copy)]
struct Length {
    count: u32,
    unit: &'static str,
}

impl Length {
    const fn minutes(count: u32) -> Self {
        Self { count, unit: "minutes in all" }
    }

    const fn months(count: u32) -> Self {
        Self { count, unit: "months in all" }
    }

    fn times(self, number: f64) -> String {
        format!("{} {}", f64::from(self.count) * number, self.unit)
    }
}

/// Returns the length of time that a number has with the unit after it.
pub(super) fn duration(text: &str, number: &Number) -> Option<String> {
    let after: String = text[number.range.end..].chars().take(NEAR).collect();
    let after = fold(&after);
    let mut words = after.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let word = words.find(|word| !BETWEEN.contains(word))?;
    let unit = length(ONE, word).or_else(|| length(COUNTED, word))?;
    Some(unit.times(number.value.parse().ok()?))
}

/// Returns the lengths of time that a text says without a number: a week, `يومان`.
pub(super) fn durations(analysed: &Analysed<'_>) -> Vec<String> {
    let mut said = Vec::new();
    let mut follows_number = false;
    for token in analysed.tokens() {
        let one = length(ONE, token.text).filter(|_| !follows_number);
        said.extend(one.or_else(|| length(TWO, token.text)).map(|length| length.times(1.0)));
        follows_number = token.kind == TokenKind::Number;
    }
    said
}

fn length(units: &[(&[&str], Length)], word: &str) -> Option<Length> {
    units.iter().find(|(names, _)| names.contains(&word)).map(|&(_, length)| length)
}
