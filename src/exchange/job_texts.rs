//! What a segment gets as its job writes it: a translation between the job's own outer spaces
//! ([`between_spaces_of`]), and the text itself where it has nothing but numbers ([`numbers_alone`]).

use crate::lang::{Known, Lang};
use crate::unit::{Code, UnitText};

/// Returns true if two texts differ in the spaces around them alone, with codes of the same kinds at the same
/// places.
pub(super) fn differ_in_outer_spaces(a: &UnitText, b: &UnitText) -> bool {
    let places =
        |text: &UnitText| -> Vec<_> { inner(text).codes().iter().map(|code| (code.at, code.kind)).collect() };
    let [one, other] = [a, b].map(UnitText::plain);
    one.trim() == other.trim() && !one.trim().is_empty() && one != other && places(a) == places(b)
}

/// Returns a translation with the spaces around it that the source of the job has.
pub(super) fn between_spaces_of(job: &UnitText, translation: &UnitText) -> UnitText {
    let (job, inner) = (job.plain(), inner(translation));
    let before = &job[..job.len() - job.trim_start().len()];
    let after = &job[job.trim_end().len()..];
    let moved = |code: &Code| Code { at: before.len() + code.at, ..code.clone() };
    let codes = inner.codes().iter().map(moved).collect();
    UnitText::with_codes(format!("{before}{}{after}", inner.plain()), codes)
}

/// Returns a text without the spaces around it. Codes among these spaces stand at the ends.
fn inner(text: &UnitText) -> UnitText {
    let plain = text.plain();
    let start = plain.len() - plain.trim_start().len();
    let end = plain.trim_end().len().max(start);
    let moved = |code: &Code| Code { at: code.at.clamp(start, end) - start, ..code.clone() };
    UnitText::with_codes(&plain[start..end], text.codes().iter().map(moved).collect())
}

/// Returns the translation of a text of numbers, signs and spaces alone: the text itself, in English with
/// English digits and marks. `None` for any other text.
pub(super) fn numbers_alone(text: &UnitText, target: &Lang) -> Option<UnitText> {
    let plain = text.plain();
    let is_number_sign = |c: char| c.is_numeric() || c.is_whitespace() || SIGNS.contains(c);
    if !plain.contains(char::is_numeric) || !plain.chars().all(is_number_sign) {
        return None;
    }
    if target.known() != Some(Known::English) {
        return Some(text.clone());
    }
    let english = in_english(plain);
    // English has the sign after the number.
    if english.trim_start().starts_with('%') {
        return None;
    }
    let moved = |code: &Code| Code { at: in_english(&plain[..code.at]).len(), ..code.clone() };
    Some(UnitText::with_codes(english, text.codes().iter().map(moved).collect()))
}

// Signs that mean the same beside a number in any language.
const SIGNS: &str = ".,:/+-−–()%٪٫٬\u{60C}$€£\u{200E}\u{200F}\u{61C}";

fn in_english(numbers: &str) -> String {
    let english = |c: char| match c {
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10),
        '۰'..='۹' => char::from_digit(u32::from(c) - u32::from('۰'), 10),
        '٫' => Some('.'),
        '٬' | '\u{60C}' => Some(','),
        '٪' => Some('%'),
        '\u{200E}' | '\u{200F}' | '\u{61C}' => None,
        _ => Some(c),
    };
    numbers.chars().filter_map(english).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::CodeKind;

    #[test]
    fn a_translation_takes_the_spaces_of_the_job() {
        let bold = |at| Code::new(at, CodeKind::Open, "1", "<b>");
        let (stored, job) = (
            UnitText::with_codes("Open it.", vec![bold(0)]),
            UnitText::with_codes("  Open it. ", vec![bold(2)]),
        );
        assert!(differ_in_outer_spaces(&job, &stored));
        let taken = between_spaces_of(&job, &UnitText::with_codes("افتحه.", vec![bold(0)]));
        assert_eq!(taken, UnitText::with_codes("  افتحه. ", vec![bold(2)]));
        assert_eq!(between_spaces_of(&"Open it.".into(), &" افتحه. ".into()), UnitText::from("افتحه."));
        for (one, other) in [("Open it", "Open it"), ("Open  it", "Open it"), (" ", "  ")] {
            assert!(!differ_in_outer_spaces(&one.into(), &other.into()), "{one}");
        }
    }

    #[test]
    fn numbers_alone_are_their_own_translation() {
        for (text, lang, expected) in [
            ("2024", Lang::ARABIC, Some("2024")),
            ("١٬٢٥٠٫٥", Lang::ENGLISH, Some("1,250.5")),
            ("١٢٪ ", Lang::ENGLISH, Some("12% ")),
            ("٪١٢", Lang::ENGLISH, None),
            ("$30 (25-40)", Lang::ARABIC, Some("$30 (25-40)")),
            ("5 kg", Lang::ARABIC, None),
            ("{0}", Lang::ARABIC, None),
            ("-", Lang::ARABIC, None),
        ] {
            let found = numbers_alone(&text.into(), &lang);
            assert_eq!(found.as_ref().map(UnitText::plain), expected, "{text}");
        }
    }
}
