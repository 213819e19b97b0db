//! The rule that compares two units: other translations of the same text.

use std::collections::BTreeSet;

use crate::text::fold;
use crate::unit::Unit;

use super::vowel_signs::holds_signs_of;

/// Returns true for two translations of one text. Texts that a program tells apart may be translated in two
/// ways: messages of other contexts, keys or plural forms, and texts in other capitals.
pub(crate) fn says_otherwise(one: &Unit, other: &Unit) -> bool {
    fold(one.source().plain()) == fold(other.source().plain())
        && fold(one.target().plain()) != fold(other.target().plain())
        && (one.source_lang(), one.target_lang()) == (other.source_lang(), other.target_lang())
        && one.source().codes().len() == other.source().codes().len()
        && !is_another_message(one, other)
        && (holds_signs_of([one.source()], [other.source()])
            || holds_signs_of([other.source()], [one.source()]))
}

/// Returns true for two messages of a program, which it tells apart by their keys, contexts or plural forms.
pub(crate) fn is_another_message(one: &Unit, other: &Unit) -> bool {
    let key = |unit: &Unit| unit.origin.key.clone().filter(|key| is_name(key));
    let keys = key(one).zip(key(other));
    let names = |unit: &Unit| -> BTreeSet<(String, String)> {
        let names = unit.props.iter().filter(|prop| prop.names_message());
        names.map(|prop| (prop.name.clone(), prop.value.clone())).collect()
    };
    let (text, other_text) = (one.source().plain(), other.source().plain());
    keys.is_some_and(|(key, other_key)| key != other_key)
        || names(one) != names(other)
        || text != other_text && text.to_lowercase() == other_text.to_lowercase()
}

/// Returns true for a key that a programmer chose (`menu.open`), false for a number or a GUID, by which a
/// tool only counts segments.
fn is_name(key: &str) -> bool {
    key.chars().any(|c| c.is_alphabetic() && !c.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::unit::{Prop, Scope};

    #[test]
    fn messages_that_a_program_tells_apart_are_no_variants() {
        let message = |source: &str, target: &str, key: Option<&str>, name: Option<(&str, &str)>| {
            let mut unit = Unit::new(Lang::ENGLISH, source, Lang::ARABIC, target);
            unit.origin.key = key.map(Into::into);
            unit.props.extend(name.map(|(name, value)| Prop::new(name, value, Scope::Unit)));
            unit
        };
        let open = message("Open", "فتح", None, None);
        assert!(says_otherwise(&open, &message("Open", "مفتوح", None, None)));
        assert!(!says_otherwise(&open, &message("OPEN", "مفتوح", None, None)));
        assert!(!says_otherwise(&open, &message("Open", "مفتوح", None, Some((Prop::PO_CONTEXT, "state")))));
        let form = |form| message("%d keys", form, None, Some((Prop::PO_FORM, form)));
        assert!(!says_otherwise(&form("2"), &form("3")));
        let keyed = |key, target| message("Open", target, Some(key), None);
        assert!(!says_otherwise(&keyed("menu.open", "فتح"), &keyed("state.open", "مفتوح")));
        assert!(says_otherwise(&keyed("17", "فتح"), &keyed("18", "مفتوح")));
        assert!(says_otherwise(&keyed("0a1f-22", "فتح"), &keyed("0a1f-23", "مفتوح")));
    }
}
