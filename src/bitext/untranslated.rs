//! [`is_untranslated`]: whether both texts of a bead are of one language, as where a translator has left a
//! paragraph of the original in the translation.

use crate::lang::{Lang, Script};

// The words that two texts of one language have at least. Fewer may be a name or a title, which stands in
// both languages alike. Chosen by hand.
const FEWEST: usize = 4;

/// Returns true for a text and its counterpart that are the same, or of which one has no letter of its own
/// script and both have letters of the other's.
pub(super) fn is_untranslated((source, from): (&str, &Lang), (target, to): (&str, &Lang)) -> bool {
    if from.same_language(to) || !has_words(source) || !has_words(target) {
        return false;
    }
    if source.split_whitespace().eq(target.split_whitespace()) {
        return true;
    }
    match (from.script(), to.script()) {
        (Some(from), Some(to)) if from != to => {
            let all = |script| is_in(source, script) && is_in(target, script);
            all(from) || all(to)
        }
        _ => false,
    }
}

fn has_words(text: &str) -> bool {
    text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).nth(FEWEST - 1).is_some()
}

fn is_in(text: &str, script: Script) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).all(|c| script.has(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_left_in_the_original_are_told_from_names_and_translations() {
        for (source, target, is_left) in [
            ("This part is not translated.", "This part is not translated.", true),
            ("See the manual of the pump.", "Read the manual of this pump.", true),
            ("هذا النص لم يترجم.", "هذا النص لم يترجم بعد.", true),
            ("Nile Pumps LLC", "Nile Pumps LLC", false),
            ("IP67 12 34 56 78", "IP67 12 34 56 78", false),
            ("شركة Nile Pumps في القاهرة", "Nile Pumps Company in Cairo", false),
            ("افتح ملف config.yaml في المجلد", "Open config.yaml in the folder", false),
        ] {
            let found = is_untranslated((source, &Lang::ARABIC), (target, &Lang::ENGLISH));
            assert_eq!(found, is_left, "{source} | {target}");
        }
        let french: Lang = "fr".parse().unwrap();
        assert!(!is_untranslated(
            ("Il est parti hier soir.", &french),
            ("He left last night.", &Lang::ENGLISH)
        ));
    }
}
