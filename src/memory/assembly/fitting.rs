//! [`fits`]: whether words of another unit stand in a translation as those that they replace stood there.
//!
//! Nothing is inflected: words are put in as another unit has them. So they may stand only where the words
//! around them ask for this form. Whatever tells that they ask for another one forbids the exchange: the
//! article, the gender, the person, an auxiliary verb before.

use std::ops::Range;

use crate::lang::Known;
use crate::lexicon::Lexicon;
use crate::memory::parts::PartWords;

/// Words of a translation that are replaced, or that replace others.
#[derive(Clone)]
pub(super) struct Stand<'u> {
    pub(super) text: &'u PartWords,
    pub(super) words: Range<usize>,
}

impl<'u> Stand<'u> {
    fn word(&self, at: Option<usize>) -> Option<&'u str> {
        at.filter(|&at| at < self.text.len()).map(|at| self.text.word(at))
    }

    fn before(&self) -> Option<&'u str> {
        self.word(self.words.start.checked_sub(1))
    }

    fn after(&self) -> Option<&'u str> {
        self.word(Some(self.words.end))
    }

    fn first(&self) -> &'u str {
        self.text.word(self.words.start)
    }

    fn last(&self) -> &'u str {
        self.text.word(self.words.end - 1)
    }
}

/// Returns true if nothing shows that the words `new` would have to take another form in the place of `old`.
pub(super) fn fits(old: &Stand, new: &Stand, rules: Option<Known>, lexicon: &Lexicon) -> bool {
    let are_forms = |one: &str, other: &str| one != other && lexicon.stem(one) == lexicon.stem(other);
    let beside = [(old.before(), new.before()), (old.after(), new.after())];
    let other_form =
        beside.iter().any(|&(one, other)| one.zip(other).is_some_and(|(one, other)| are_forms(one, other)));
    let [governor, new_governor] = [old, new].map(|stand| stand.before().filter(|word| governs(word)));
    !other_form
        && governor == new_governor
        && match rules {
            Some(Known::Arabic) => fits_in_arabic(old, new),
            Some(Known::English) => fits_in_english(old, new),
            None => true,
        }
}

// Words that ask for a form of the word behind them, mostly of a verb.
#[rustfmt::skip]
fn governs(word: &str) -> bool {
    matches!(
        word,
        "not" | "did" | "does" | "do" | "didn't" | "doesn't" | "don't" | "will" | "would" | "can" | "could" | "may" | "might"
            | "must" | "shall" | "should" | "to" | "is" | "are" | "was" | "were" | "be" | "been" | "has" | "have"
            | "had" | "won't" | "can't" | "cannot" | "لم" | "لن" | "لا" | "ان" | "الا" | "قد" | "سوف" | "كي" | "لكي"
    )
}

fn fits_in_arabic(old: &Stand, new: &Stand) -> bool {
    let is_alike =
        |of: fn(&str) -> Definite| of(old.first()) == of(new.first()) && of(old.last()) == of(new.last());
    // An adjective has the article if its noun has it, and the gender of its noun.
    let may_be_adjective = |word: &str| definite(word) == definite(old.last());
    let agrees = old
        .after()
        .is_none_or(|after| !may_be_adjective(after) || is_feminine(old.last()) == is_feminine(new.last()));
    is_alike(definite) && agrees && !is_of_other_gender(old, new)
}

/// The article of a folded word, and what is written together with it.
#[derive(PartialEq, Eq)]
enum Definite {
    No,
    With(&'static str),
}

fn definite(word: &str) -> Definite {
    const BEFORE: [&str; 8] = ["ولل", "وبال", "وال", "فال", "بال", "كال", "لل", "ال"];
    let letters =
        |before: &&&str| word.strip_prefix(**before).is_some_and(|rest| rest.chars().nth(1).is_some());
    BEFORE.iter().find(letters).map_or(Definite::No, |before| Definite::With(before))
}

fn is_feminine(word: &str) -> bool {
    word.ends_with('ه') || word.ends_with("اء") || word.ends_with("ات")
}

// Returns true if the verbs before the words show subjects of two genders: يعيش and تعيش, أغلق and أغلقت.
fn is_of_other_gender(old: &Stand, new: &Stand) -> bool {
    let is_of_woman = |word: &str| word.starts_with('ت') || word.ends_with('ت');
    let is_of_man = |word: &str| word.starts_with('ي') && !word.ends_with('ت');
    let (Some(one), Some(other)) = (old.before(), new.before()) else { return false };
    is_of_woman(one) && is_of_man(other) || is_of_man(one) && is_of_woman(other)
}

fn fits_in_english(old: &Stand, new: &Stand) -> bool {
    let begins_with_vowel = |word: &str| word.starts_with(['a', 'e', 'i', 'o', 'u']);
    let has_article = old.before().is_some_and(|word| matches!(word, "a" | "an"));
    let is_plural = |word: &str| word.ends_with('s') && !word.ends_with("ss");
    (!has_article || begins_with_vowel(old.first()) == begins_with_vowel(new.first()))
        && is_plural(old.last()) == is_plural(new.last())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    // Brackets stand around the words that are exchanged.
    fn fit(old: &str, new: &str) -> bool {
        let read = |text: &str| {
            let (before, rest) = text.split_once('[').unwrap();
            let (words, _) = rest.split_once(']').unwrap();
            let start = PartWords::new(before).len();
            (PartWords::new(text), start..start + PartWords::new(words).len())
        };
        let (old_text, old_words) = read(old);
        let (new_text, new_words) = read(new);
        let old_stand = Stand { text: &old_text, words: old_words };
        let new_stand = Stand { text: &new_text, words: new_words };
        fits(&old_stand, &new_stand, Lang::detect(old).unwrap().known(), &Lexicon::built_in())
    }

    #[test]
    fn words_stand_where_their_form_is_asked_for() {
        for (old, new) in [
            ("افتح النافذة [الخضراء] هنا", "اغسل النافذة [الخشبية] غدا"),
            ("شرب الضيف [الشاي] بسرعة", "شرب الضيف [القهوة]"),
            ("اشترت [البنت] سيارة", "أغلقت [الممرضة] النافذة"),
            ("Open the red [window] now", "Close the [door]"),
        ] {
            assert!(fit(old, new), "{old} {new}");
        }
        for (old, new) in [
            ("افتح النافذة [الخضراء] هنا", "اشترت سيارة [حمراء]"),
            ("باع المزارع [البقرة] البنية", "أطعم الراعي [الكلب] الأسود"),
            ("يعيش [أخي] هنا", "تعيش [أختي] هناك"),
            ("يتوقف [السائق] هنا", "اشترت [البنت] دراجة"),
            ("يحظر [التدخين] هنا", "يسمح [بالنوم] هنا"),
            ("The guest did not [drink] the tea", "The guest [drank] the milk"),
            ("He bought a [red] car", "She has an [old] bicycle"),
            ("He sold the [dog] yesterday", "He fed the [cows] today"),
        ] {
            assert!(!fit(old, new), "{old} {new}");
        }
    }
}
