//! [`FormPair`]: a form of a message beside the form of its translation that is shown for the same values.
//!
//! A language has as many forms as its grammar counts: English has `one` and `other`, Arabic has six. A form
//! that the other side lacks stands beside `other` of that side.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::fold::fold;
use super::messages::Message;
use super::numbers::canonical_number;

// The most forms of a text that is compared form by form: two messages of six forms each have 36. Chosen by
// hand; it bounds the time for hostile input.
const MOST_FORMS: usize = 100;

/// A form of a text and one of its translation.
pub(crate) struct FormPair<'f> {
    pub(crate) source: &'f FormText,
    pub(crate) target: &'f FormText,
}

/// A text in which each message has one of its forms.
#[derive(Clone, Debug, Default)]
pub(crate) struct FormText {
    pub(crate) text: String,
    // The pieces of the text as given, with a space between each two.
    pieces: Vec<Range<usize>>,
    // The value for which the form is, by its name: `count` is `one`.
    values: BTreeMap<String, String>,
}

/// Returns all forms of a text; nothing for a text without messages, or with too many forms.
pub(crate) fn message_forms(text: &str) -> Vec<FormText> {
    let mut forms = expanded(text, 0..text.len())
        .filter(|forms| forms.iter().any(|form| !form.values.is_empty()))
        .unwrap_or_default();
    for form in &mut forms {
        let pieces: Vec<&str> = form.pieces.iter().map(|piece| &text[piece.clone()]).collect();
        form.text = pieces.join(" ");
    }
    forms
}

/// Returns the forms of a text and those of its translation, side by side; nothing unless both depend on the
/// same values.
pub(crate) fn form_pairs<'f>(sources: &'f [FormText], targets: &'f [FormText]) -> Vec<FormPair<'f>> {
    let names = |forms: &'f [FormText]| -> BTreeSet<&String> {
        forms.iter().flat_map(|form| form.values.keys()).collect()
    };
    if names(sources) != names(targets) {
        return Vec::new();
    }
    let of_sources = (0..sources.len()).filter_map(|at| Some((at, beside(&sources[at], targets)?)));
    let of_targets = (0..targets.len()).filter_map(|at| Some((beside(&targets[at], sources)?, at)));
    let places: BTreeSet<(usize, usize)> = of_sources.chain(of_targets).collect();
    let pair =
        |(source, target): (usize, usize)| FormPair { source: &sources[source], target: &targets[target] };
    places.into_iter().map(pair).collect()
}

// Returns which of the forms of the other side is shown for the values of a form.
fn beside(form: &FormText, others: &[FormText]) -> Option<usize> {
    let shared = |other: &FormText| -> Option<usize> {
        let fits = form.values.iter().map(|(name, value)| match other.values.get(name) {
            Some(theirs) if theirs == value => Some(1),
            Some(theirs) if theirs != "other" && value != "other" => None,
            _ => Some(0),
        });
        fits.sum()
    };
    let shared = others.iter().enumerate().filter_map(|(at, other)| Some((shared(other)?, at)));
    shared.max_by_key(|&(count, at)| (count, std::cmp::Reverse(at))).map(|(_, at)| at)
}

impl FormText {
    /// Returns the values for which the form is shown, by their names.
    pub(crate) fn values(&self) -> &BTreeMap<String, String> {
        &self.values
    }

    /// Returns the place in the text as given of a place in the form.
    pub(crate) fn given(&self, range: &Range<usize>) -> Range<usize> {
        let mut start = 0;
        for piece in &self.pieces {
            if range.end <= start + piece.len() {
                let from = piece.start + range.start.saturating_sub(start);
                return from..from + range.len();
            }
            start += piece.len() + 1;
        }
        0..0
    }

    /// Returns true if the form is shown for a number and no other: `=25`.
    pub(crate) fn is_for(&self, number: &str) -> bool {
        let value = canonical_number(&fold(number)).into_owned();
        self.values.values().any(|chosen| chosen.strip_prefix('=').is_some_and(|only| only == value))
    }

    /// Returns true if the form says that there are none: `zero`, `=0`.
    pub(crate) fn is_for_none(&self) -> bool {
        self.values.values().any(|chosen| matches!(chosen.as_str(), "zero" | "=0"))
    }

    /// Returns true if the form is for a single number, which the words may say without the placeholder of
    /// the value: `two {ملفان}` for `{n} files`.
    pub(crate) fn says_number(&self, placeholder: &str) -> bool {
        let chosen = self.values.get(placeholder.trim_matches(['{', '}']));
        chosen.is_some_and(|chosen| is_single(chosen))
    }

    /// Returns true if the form shows the number by its sign: `# files`, but not `'#'`.
    pub(crate) fn has_number_sign(&self) -> bool {
        self.text.replace("'#'", "").contains('#')
    }

    /// Returns true if the form shows the number, or is for a single one, which the words may say.
    pub(crate) fn gives_number(&self) -> bool {
        let is_named = |name: &String| self.text.contains(&format!("{{{name}"));
        self.has_number_sign()
            || self.values.values().any(|v| is_single(v))
            || self.values.keys().any(is_named)
    }

    // Returns the form with another piece after it; nothing if the two are shown for different values.
    fn joined(&self, form: &Self) -> Option<Self> {
        let differs =
            |(name, value): (&String, &String)| self.values.get(name).is_some_and(|own| own != value);
        let mut joined = self.clone();
        joined.pieces.extend(form.pieces.iter().cloned());
        joined.values.extend(form.values.clone());
        (!form.values.iter().any(differs)).then_some(joined)
    }
}

// Returns true for the value of a form that is for a single number.
fn is_single(chosen: &str) -> bool {
    matches!(chosen, "zero" | "one" | "two") || chosen.starts_with('=')
}

// Returns the forms of a stretch of a text; `None` if there are too many.
fn expanded(text: &str, area: Range<usize>) -> Option<Vec<FormText>> {
    let piece = |range: Range<usize>| FormText { pieces: vec![range], ..FormText::default() };
    let mut forms = vec![FormText::default()];
    let mut from = area.start;
    for message in Message::all(text, area.clone()) {
        let before = piece(from..message.range.start);
        let mut chosen = Vec::new();
        for form in &message.forms {
            let value = (text[message.argument.clone()].to_owned(), text[form.selector.clone()].to_owned());
            let own = FormText { values: BTreeMap::from([value]), ..before.clone() };
            chosen.extend(expanded(text, form.text.clone())?.iter().filter_map(|inner| own.joined(inner)));
        }
        forms = forms.iter().flat_map(|one| chosen.iter().filter_map(|other| one.joined(other))).collect();
        if forms.is_empty() || forms.len() > MOST_FORMS {
            return None;
        }
        from = message.range.end;
    }
    let rest = piece(from..area.end);
    Some(forms.iter().filter_map(|form| form.joined(&rest)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_stands_beside_the_one_for_the_same_value() {
        let source = message_forms("Delete {n, plural, one {# file} other {# files}} now");
        let target =
            message_forms("احذف {n, plural, one {ملفا} two {ملفين} few {# ملفات} other {# ملف}} الآن");
        let shown: Vec<[&str; 2]> = form_pairs(&source, &target)
            .iter()
            .map(|pair| [pair.source, pair.target].map(|form| form.text.as_str()))
            .collect();
        let files = "Delete  # files  now";
        assert_eq!(
            shown,
            [
                ["Delete  # file  now", "احذف  ملفا  الآن"],
                [files, "احذف  ملفين  الآن"],
                [files, "احذف  # ملفات  الآن"],
                [files, "احذف  # ملف  الآن"],
            ]
        );
        assert!(form_pairs(&source, &message_forms("{m, plural, one {a} other {b}}")).is_empty());
        assert!(message_forms("Delete {n} files").is_empty());
    }

    #[test]
    fn messages_may_stand_in_forms_and_side_by_side() {
        let texts =
            |text: &str| -> Vec<String> { message_forms(text).into_iter().map(|form| form.text).collect() };
        let inner = "{who, select, male {{n, plural, one {his key} other {his keys}}} other {keys}}";
        assert_eq!(
            texts(inner).iter().map(|form| form.trim()).collect::<Vec<_>>(),
            ["his key", "his keys", "keys"]
        );
        assert_eq!(texts("{n, plural, one {a} other {b}}{n, plural, one {c} other {d}}").len(), 2);
        let two = "{a, select, x {a} y {b} other {c}}{b, select, x {a} y {b} other {c}}";
        assert_eq!(texts(two).len(), 9);
        let many: String =
            ('a'..='h').map(|name| format!("{{{name}, select, x {{a}} other {{b}}}}")).collect();
        assert!(texts(&many).is_empty());
    }

    #[test]
    fn a_place_in_a_form_is_one_in_the_text() {
        let text = "Keep {n, plural, one {25 days} other {30 days}} or 40";
        for form in message_forms(text) {
            for number in ["25", "30", "40"] {
                let Some(at) = form.text.find(number) else { continue };
                assert_eq!(&text[form.given(&(at..at + 2))], number);
            }
        }
    }
}
