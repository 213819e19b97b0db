//! [`are_forms_of_one_noun`]: an Arabic noun and its broken plural, which have different stems.
//!
//! A broken plural keeps the consonants of the root and changes the long vowels between them: `عقد` and
//! `عقود`, `محكمة` and `محاكم`. Other words share consonants as well, so two phrases count as forms of one
//! noun only if they also translate the same English term.

/// Returns true if two keys, each the stems of a phrase, differ in nothing but the vowels of their words.
pub(super) fn are_forms_of_one_noun(one: &str, other: &str) -> bool {
    let [mut one, mut other] = [one.split(' '), other.split(' ')];
    loop {
        match (one.next(), other.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a == b || consonants(a) == consonants(b) => {}
            _ => return false,
        }
    }
}

// Returns the consonants of a folded stem, doubled ones once.
fn consonants(stem: &str) -> Vec<char> {
    let mut letters: Vec<char> = stem.chars().filter(|c| !matches!(c, 'ا' | 'و' | 'ي' | 'ه' | 'ء')).collect();
    letters.dedup();
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_plural_is_a_form_of_its_noun() {
        for (one, other) in [("عقد", "عقود"), ("محكم", "محاكم"), ("طرف", "اطراف"), ("حق", "حقوق")]
        {
            assert!(are_forms_of_one_noun(one, other), "{one} {other}");
        }
        assert!(are_forms_of_one_noun("شرط عقد", "شروط عقد"));
        assert!(!are_forms_of_one_noun("عقد", "عقد بيع"));
        assert!(!are_forms_of_one_noun("عقد", "عهد"));
    }
}
