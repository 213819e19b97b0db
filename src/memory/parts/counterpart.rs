//! [`counterpart`]: cuts the translation of some words out of a unit's target.
//!
//! The words of a part are linked to words of the target by the lexicon. The translation is sure if the
//! linked words follow one another, no word of another part is linked into them, and no word with a content
//! of its own is left over that might belong to either.

use std::ops::Range;

use crate::lexicon::Vocabulary;
use crate::memory::search::UnitLinks;
use crate::unit::Unit;

use super::part_words::PartWords;

/// A unit between Arabic and English whose words are linked by the lexicon.
pub(in crate::memory) struct LinkedUnit {
    pub(in crate::memory) source: PartWords,
    pub(in crate::memory) target: PartWords,
    links: UnitLinks,
}

impl LinkedUnit {
    pub(in crate::memory) fn new(unit: &Unit, vocabulary: &mut Vocabulary) -> Self {
        let [source, target] = [unit.source(), unit.target()].map(|text| PartWords::new(text.plain()));
        Self { source, target, links: UnitLinks::new(unit, vocabulary) }
    }

    /// Returns the words of the target that translate some words of the source; `None` if that is not sure.
    pub(in crate::memory) fn counterpart(&self, words: Range<usize>) -> Option<Range<usize>> {
        if words == (0..self.source.len()) {
            return (self.target.len() > 0).then(|| 0..self.target.len());
        }
        Cut { source: &self.source, target: &self.target, links: &self.links }.of(words)
    }

    /// Returns the same without the English article before it, which belongs to the sentence as well.
    pub(in crate::memory) fn bare_counterpart(&self, words: Range<usize>) -> Option<Range<usize>> {
        let found = self.counterpart(words)?;
        let has_article = found.len() > 1 && is_article(self.target.word(found.start));
        Some(found.start + usize::from(has_article)..found.end)
    }
}

/// Returns the place of the translation of some words of the source in the plain target text, in bytes;
/// `None` if it is not sure. `source` holds the words of the plain source text.
pub(super) fn counterpart(
    unit: &Unit,
    source: &PartWords,
    words: Range<usize>,
    vocabulary: &mut Vocabulary,
) -> Option<Range<usize>> {
    let plain = unit.target().plain();
    if words == (0..source.len()) {
        return Some(0..plain.len());
    }
    let links = UnitLinks::new(unit, vocabulary);
    let target = PartWords::new(plain);
    let found = Cut { source, target: &target, links: &links }.of(words)?;
    Some(target.place(plain, found))
}

struct Cut<'u> {
    source: &'u PartWords,
    target: &'u PartWords,
    links: &'u UnitLinks,
}

impl Cut<'_> {
    fn of(&self, words: Range<usize>) -> Option<Range<usize>> {
        let linked = self.linked_from(&words);
        let mut found = *linked.iter().min()?..linked.iter().max()? + 1;
        let is_of_others = |at: usize| {
            self.links.links.iter().any(|link| link.target == at && !words.contains(&link.source))
        };
        if found.clone().any(is_of_others) || !self.ends_are_linked(&words) {
            return None;
        }
        let without_link = |at: &usize| !linked.contains(at) && self.target.words()[*at].has_content;
        let left_over = found.clone().filter(without_link).count();
        let without_partner = self.without_partner(&words);
        if left_over > without_partner {
            return None;
        }
        // A word beside the linked ones may translate a word of the part that has no link.
        let beside = [found.start.checked_sub(1), Some(found.end).filter(|&end| end < self.target.len())];
        let is_free = |at: usize| !is_of_others(at) && self.target.words()[at].has_content;
        if without_partner > left_over && beside.into_iter().flatten().any(is_free) {
            return None;
        }
        if found.start > 0 && is_article(self.target.word(found.start - 1)) && !is_of_others(found.start - 1)
        {
            found.start -= 1;
        }
        Some(found)
    }

    fn linked_from(&self, words: &Range<usize>) -> Vec<usize> {
        self.links.links.iter().filter(|link| words.contains(&link.source)).map(|link| link.target).collect()
    }

    fn is_linked(&self, word: usize) -> bool {
        self.links.links.iter().any(|link| link.source == word)
    }

    // Returns true if the first and the last word with a content have links, and a word between them at
    // most has none.
    fn ends_are_linked(&self, words: &Range<usize>) -> bool {
        let mut content = words.clone().filter(|&at| self.source.words()[at].has_content);
        let first = content.next();
        let last = content.next_back().or(first);
        [first, last].into_iter().flatten().all(|at| self.is_linked(at)) && self.without_partner(words) <= 1
    }

    fn without_partner(&self, words: &Range<usize>) -> usize {
        let words = words.clone().filter(|&at| self.source.words()[at].has_content);
        words.filter(|&at| !self.is_linked(at)).count()
    }
}

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "a" | "an")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::lexicon::Lexicon;

    fn cut(source: &str, part: &str, target: &str) -> Option<String> {
        let unit = Unit::new(Lang::ARABIC, source, Lang::ENGLISH, target);
        let words = PartWords::new(source);
        let of = |text: &str| PartWords::new(text).len();
        let start = of(&source[..source.find(part).unwrap()]);
        let place =
            counterpart(&unit, &words, start..start + of(part), &mut Lexicon::built_in().vocabulary())?;
        Some(target[place].to_owned())
    }

    #[test]
    fn the_linked_words_are_cut_out_if_they_stand_together() {
        let water = (
            "بحثت اللجنة أزمة المياه في المدن الكبرى أمس.",
            "Yesterday the committee discussed the water crisis in large cities.",
        );
        assert_eq!(
            cut(water.0, "أزمة المياه في المدن الكبرى", water.1).as_deref(),
            Some("the water crisis in large cities")
        );
        assert_eq!(
            cut(water.0, "اللجنة أزمة المياه", water.1),
            None,
            "a word between them translates another part"
        );
        assert_eq!(cut(water.0, water.0, water.1).as_deref(), Some(water.1));
        assert_eq!(cut("قال كلاما غامضا عن سفره القريب", "كلاما غامضا عن سفره", "He spoke in riddles"), None);
    }
}
