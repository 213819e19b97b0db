//! Placeholders of programs in a text, which its translation must keep.

use crate::text::{form_pairs, message_forms};
use crate::unit::UnitText;

/// Returns true if a translation has every placeholder (`%d`, `{name}`, `${name}`, `%@`) of its source, as
/// often. Messages are compared form by form: `two {ملفان}` needs no number, `other {ملف}` needs the `#`
/// of its source.
pub(super) fn are_kept(source: &str, target: &str) -> bool {
    let (sources, targets) = (message_forms(source), message_forms(target));
    let pairs = form_pairs(&sources, &targets);
    if pairs.is_empty() {
        return are_in(placeholders(source), target);
    }
    let source = source.to_ascii_lowercase();
    let is_counted = source.contains("plural") || source.contains("selectordinal");
    pairs.iter().all(|pair| {
        if is_counted && pair.source.has_number_sign() && !pair.target.gives_number() {
            return false;
        }
        let mut needed = placeholders(&pair.source.text);
        needed.retain(|placeholder| !pair.target.says_number(placeholder));
        are_in(needed, &pair.target.text)
    })
}

/// Returns true if a text has a placeholder, as text or as a code.
pub(super) fn are_in_text(text: &UnitText) -> bool {
    !text.codes().is_empty() || !placeholders(text.plain()).is_empty()
}

fn are_in(needed: Vec<String>, target: &str) -> bool {
    let mut kept = placeholders(target);
    needed.into_iter().all(|placeholder| {
        let at = kept.iter().position(|other| *other == placeholder);
        at.map(|at| kept.swap_remove(at)).is_some()
    })
}

// Returns the placeholders of a text, without the numbers of their arguments: `%1$d` is `%d` at another
// place.
fn placeholders(text: &str) -> Vec<String> {
    let codes = UnitText::from_markup(text);
    let markups = codes.codes().iter().map(|code| &*code.markup).filter(|markup| !markup.starts_with('<'));
    let place = |rest: &str| {
        rest.split_once('$')
            .filter(|(place, _)| place.bytes().all(|b| b.is_ascii_digit()))
            .map(|(_, rest)| rest.to_owned())
    };
    let bare = |markup: &str| match markup.strip_prefix('%') {
        Some(rest) => place(rest).map_or_else(|| markup.to_owned(), |rest| format!("%{rest}")),
        None => markup.to_owned(),
    };
    markups.map(bare).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_translation_keeps_the_placeholders_of_its_source() {
        assert!(are_kept("%d days in {city}", "{city}: %d أيام"));
        assert!(are_kept("%s of %s", "%2$s من %1$s"));
        assert!(are_kept("100% sure", "متأكد"));
        assert!(!are_kept("%d days", "يومان"));
        assert!(!are_kept("%d of %d days", "%d أيام"));
        assert!(!are_kept("Hello {name}", "مرحبا"));
        assert!(!are_kept("%lld days", "يومان"));
        let files = |form: &str| {
            format!("{{n, plural, one {{ملف في {{dir}}}} two {{{form}}} other {{{{n}} ملف في {{dir}}}}}}")
        };
        let english = "{n, plural, one {{n} file in {dir}} other {{n} files in {dir}}}";
        assert!(are_kept(english, &files("ملفان في {dir}")) && are_kept(&files("ملفان في {dir}"), english));
        assert!(!are_kept(english, &files("ملفان")));
    }

    #[test]
    fn a_form_keeps_the_number_sign_of_its_source() {
        let english = "{n, plural, one {# day} other {# days}}";
        let arabic = |few: &str, other: &str| {
            format!("{{n, plural, one {{يوم واحد}} two {{يومان}} few {{{few}}} other {{{other}}}}}")
        };
        assert!(are_kept(english, &arabic("# أيام", "# يوم")));
        assert!(are_kept(english, &arabic("{n} أيام", "# يوم")));
        assert!(!are_kept(english, &arabic("أيام", "# يوم")));
        assert!(!are_kept(english, &arabic("# أيام", "يوم")));
        assert!(!are_kept(english, "{n, plural, other {أيام}}"));
        assert!(are_kept(
            "{who, select, she {Her room #5} other {Room #5}}",
            "{who, select, she {غرفتها رقم 5} other {الغرفة رقم 5}}"
        ));
    }
}
