//! [`Scripts`]: which of two languages a text is in, judged by script.

use crate::lang::{LangPair, Script, each_word};

/// The scripts of the two languages.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scripts {
    source: Script,
    target: Script,
}

/// Which of the two languages a text holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// The language of the source.
    Source,
    /// The language of the target.
    Target,
    /// Both, so that neither can be named.
    Both,
    /// Neither: the text has no word of either, such as a number, a date, an address.
    Neither,
}

impl Held {
    /// Returns the other language of a text that is in one.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Source => Self::Target,
            Self::Target => Self::Source,
            Self::Both | Self::Neither => self,
        }
    }
}

/// How many letters of each language a text has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LetterCounts {
    pub(super) source: usize,
    pub(super) target: usize,
}

impl Scripts {
    /// Returns the scripts; `None` if they are the same or not known.
    pub(super) fn of(langs: &LangPair) -> Option<Self> {
        let (source, target) = (langs.source().script()?, langs.target().script()?);
        (source != target).then_some(Self { source, target })
    }

    /// Counts the letters of a text, without those of addresses and code, which are Latin in any language.
    pub(super) fn letters(self, text: &str) -> LetterCounts {
        let mut letters = LetterCounts::default();
        each_word(text, |word| {
            letters.source += word.chars().filter(|c| self.source.has(*c)).count();
            letters.target += word.chars().filter(|c| self.target.has(*c)).count();
        });
        letters
    }

    /// Returns which language a text is in, as far as its letters leave no doubt.
    pub(super) fn judge(self, text: &str) -> Held {
        let letters = self.letters(text);
        let all = letters.source + letters.target;
        let is_nearly = |some: usize| some as f64 >= NEARLY_ALL * all as f64;
        match () {
            () if all == 0 => Held::Neither,
            () if is_nearly(letters.source) => Held::Source,
            () if is_nearly(letters.target) => Held::Target,
            () => Held::Both,
        }
    }

    /// Returns which language a text is in that has letters of both: one of another script may have names and
    /// terms in Latin letters, among its words rather than after or before them.
    pub(super) fn judge_mixed(self, text: &str) -> Held {
        let letters = self.letters(text);
        let (other, others) = match (self.source, self.target) {
            (_, Script::Latin) => (Held::Source, letters.source),
            (Script::Latin, _) => (Held::Target, letters.target),
            _ => return Held::Both,
        };
        let is_most = others as f64 >= MOST * (letters.source + letters.target) as f64;
        let is_long = text.split_whitespace().count() > LABEL;
        if is_most && (is_long || self.changes(text) > 1) { other } else { Held::Both }
    }

    // Counts the places where a word in one script follows a word in the other.
    fn changes(self, text: &str) -> usize {
        let (mut changes, mut before) = (0, None);
        each_word(text, |word| {
            let held = self.judge(word);
            if held != Held::Neither {
                changes += usize::from(before.is_some_and(|before| before != held));
                before = Some(held);
            }
        });
        changes
    }
}

// The share of the letters from which a text is in one language, whatever other letters it has. Chosen by
// hand: an English sentence may quote an Arabic word.
const NEARLY_ALL: f64 = 0.85;
// The least share of Arabic letters in an Arabic text with many Latin names, and the most words of a label,
// such as `الاسم Name`, which may hold both languages all the same. Chosen by hand.
const MOST: f64 = 0.55;
const LABEL: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn an_arabic_text_may_have_latin_names_among_its_words() {
        let scripts = Scripts::of(&LangPair::new(Lang::ARABIC, Lang::ENGLISH)).unwrap();
        for (text, held) in [
            ("وقعت شركة GDC العقد في مدينة دبي.", Held::Source),
            ("The word \"waqf\" (وقف) means an endowment.", Held::Target),
            ("الاسم / Name", Held::Both),
            ("12/5/2024", Held::Neither),
            ("https://example.org/contract", Held::Neither),
        ] {
            assert_eq!(scripts.judge(text), held, "{text}");
        }
        for (text, held) in [
            ("وقعت شركة Gulf Data العقد.", Held::Source),
            ("الاسم Name", Held::Both),
            ("Microsoft Office (برنامج)", Held::Both),
        ] {
            assert_eq!(scripts.judge_mixed(text), held, "{text}");
        }
        assert!(Scripts::of(&LangPair::new(Lang::ENGLISH, "fr".parse().unwrap())).is_none());
    }
}
