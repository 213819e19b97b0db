//! [`Stretch`]: letters in a row that a text must have, in one of several spellings. A space at the end of a
//! stretch stands for the end of the text too.

use crate::text::of_neighbour;

/// Letters in a row that a text must have, in one of several folded forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::memory) struct Stretch {
    forms: Vec<String>,
    /// The forms with letters that neighbours of Arabic write, of which a text seldom has any.
    foreign: Vec<String>,
}

impl Stretch {
    /// Returns a stretch in these forms and in these with letters of neighbours.
    pub(in crate::memory) fn new(forms: Vec<String>, foreign: Vec<String>) -> Self {
        Self { forms, foreign }
    }

    /// Returns all forms.
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        self.forms.iter().chain(&self.foreign).map(String::as_str)
    }

    /// Returns true if each form has a gram, so that the index can be asked for the stretch.
    pub(in crate::memory) fn is_indexed(&self) -> bool {
        const GRAM: usize = 3;
        self.forms().all(|form| form.chars().count() >= GRAM)
    }

    /// Returns false if a folded text has none of the forms. A text with letters of neighbours may have one.
    pub(in crate::memory) fn may_be_in(&self, folded: &str) -> bool {
        let has_foreign = || folded.contains(|c| !char::is_ascii(&c) && of_neighbour(c).is_some());
        self.forms.iter().any(|form| has(folded, form)) || !self.foreign.is_empty() && has_foreign()
    }
}

fn has(folded: &str, form: &str) -> bool {
    folded.contains(form)
        || form.strip_prefix(' ').is_some_and(|begins| folded.starts_with(begins))
        || form.strip_suffix(' ').is_some_and(|ends| folded.ends_with(ends))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_space_at_the_end_stands_for_the_end_of_the_text() {
        let may_be_in = |form: &str, text| Stretch::new(vec![form.to_owned()], Vec::new()).may_be_in(text);
        assert!(
            may_be_in(" في او ", "هنا في او هناك") && may_be_in(" في", "في بيت") && may_be_in("في ", "في")
        );
        assert!(!may_be_in(" في ", "بفيض"));
    }
}
