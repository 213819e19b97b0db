//! Texts with ICU messages whose forms stand in another order, or of which one has further forms, compared
//! form by form: `{n, plural, one {# file} other {# files}}` and `{n, plural, other {# files} one {# file}}`.
//!
//! Texts with the same forms in the same order need no such comparison: word by word is form by form.

use super::edit::EditScript;
use super::grade;
use super::lexemes::LexedText;
use super::long_texts;
use crate::lang::Known;
use crate::text::{FormPair, FormText, form_pairs, message_forms};

/// How alike two texts with messages are, form by form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FormsAlike {
    /// Every form has the same text on both sides.
    Same,
    /// The mean percent of the forms. `is_complete` says that both sides have forms for the same values.
    Percent { mean: u8, is_complete: bool },
}

/// Compares two folded texts form by form; `None` unless both have messages on the same values, and the forms
/// differ in their values or in the order of these.
pub(super) fn forms_alike(a: &str, b: &str, rules: Option<Known>) -> Option<FormsAlike> {
    let has_brace = |text: &str| memchr::memchr(b'{', text.as_bytes()).is_some();
    if !has_brace(a) || !has_brace(b) {
        return None;
    }
    let (of_a, of_b) = (message_forms(a), message_forms(b));
    let values = |forms: &[FormText]| forms.iter().map(FormText::values).cloned().collect::<Vec<_>>();
    let (mut values_a, mut values_b) = (values(&of_a), values(&of_b));
    let pairs = form_pairs(&of_a, &of_b);
    if values_a == values_b || pairs.is_empty() {
        return None;
    }
    values_a.sort();
    values_b.sort();
    let percents: Vec<u32> = pairs.iter().map(|pair| u32::from(percent(pair, rules))).collect();
    if percents.iter().all(|&percent| percent == SAME) {
        return Some(FormsAlike::Same);
    }
    let mean = percents.iter().sum::<u32>() / percents.len() as u32;
    Some(FormsAlike::Percent { mean: mean as u8, is_complete: values_a == values_b })
}

const SAME: u32 = 100;

fn percent(pair: &FormPair<'_>, rules: Option<Known>) -> u8 {
    let [a, b] = [pair.source, pair.target].map(|form| words_of(&form.text));
    if a == b {
        return SAME as u8;
    }
    let plain = long_texts::at_least(&a, &b, 0).expect("every text is at least 0 percent alike");
    let [a, b] = [a, b].map(|text| LexedText::new(text, rules));
    grade::fuzzy(&a, &b, &EditScript::new(&a, &b, rules), plain)
}

fn words_of(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(a: &str, b: &str) -> Option<FormsAlike> {
        let there = forms_alike(a, b, Some(Known::English));
        assert_eq!(forms_alike(b, a, Some(Known::English)), there, "{a}");
        there
    }

    #[test]
    fn forms_in_another_order_and_forms_that_repeat_another_are_the_same() {
        let files = "{n, plural, one {# file} other {# files}} deleted";
        assert_eq!(alike(files, "{n, plural, other {# files} one {# file}} deleted"), Some(FormsAlike::Same));
        assert_eq!(
            alike(files, "{n, plural, one {# file} two {# files} other {# files}} deleted"),
            Some(FormsAlike::Same)
        );
        assert_eq!(
            alike(
                "{who, select, male {he left} female {she left} other {they left}}",
                "{who, select, female {she left} male {he left} other {they left}}"
            ),
            Some(FormsAlike::Same)
        );
    }

    #[test]
    fn forms_that_have_changed_places_differ() {
        let left = "{who, select, male {he left} female {she left} other {they left}}";
        let found = alike(left, "{who, select, female {he left} male {she left} other {they left}}");
        let Some(FormsAlike::Percent { mean, is_complete: true }) = found else { panic!("{found:?}") };
        assert!((50..90).contains(&mean), "{mean}");
    }

    #[test]
    fn texts_with_the_same_forms_and_texts_on_other_values_are_left_alone() {
        let files = "{n, plural, one {# file} other {# files}}";
        assert_eq!(alike(files, "{n, plural, one {# page} other {# pages}}"), None);
        assert_eq!(alike(files, "{m, plural, other {# files} one {# file}}"), None);
        assert_eq!(alike(files, "{n} files"), None);
    }
}
