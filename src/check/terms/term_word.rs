//! [`TermWord`]: a word of a term, which is found in its other forms too: with clitics, in the plural.

use crate::text::{CONJUNCTIONS, PROCLITICS, PRONOUNS, TokenKind, english_stem};

/// A word of a term or of a text, in the forms by which it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TermWord {
    /// The folded word.
    pub(super) text: String,
    /// The word without clitics and endings; of an English word, its stem.
    pub(super) stems: Vec<String>,
    /// The consonants of each stem, which the plural of most Arabic nouns keeps (عقد، عقود).
    consonants: Vec<String>,
}

// The letters that the plurals of Arabic nouns change. The folded text has no others of their kind.
const WEAK: [char; 5] = ['ا', 'و', 'ي', 'ء', 'ه'];
// The fewest letters that remain of an Arabic word without a clitic or an ending.
const SHORTEST: usize = 3;
// The endings of the dual and the plural, and of the feminine.
const ENDINGS: [&str; 12] = ["ات", "ان", "ين", "ون", "تان", "تين", "ه", "ت", "يه", "ي", "ا", "يات"];

// The pronoun of one reader, whom messages address: حاسوبك.
const YOUR: &str = "ك";

impl TermWord {
    pub(super) fn new(text: &str, kind: TokenKind) -> Self {
        let stems = match kind {
            TokenKind::Arabic => arabic_stems(text),
            TokenKind::Word => vec![english_stem(text).into_owned()],
            TokenKind::Number => vec![text.to_owned()],
        };
        let consonants = match kind {
            TokenKind::Arabic => stems.iter().map(|stem| stem.replace(WEAK, "")).collect(),
            TokenKind::Word | TokenKind::Number => Vec::new(),
        };
        Self { text: text.to_owned(), stems, consonants }
    }

    /// Returns true if two words share a stem.
    pub(super) fn is_form_of(&self, other: &Self) -> bool {
        self.stems.iter().any(|stem| other.stems.contains(stem))
    }

    /// Returns true if two words are, most likely, forms of one word that has four consonants or more: محابس.
    pub(super) fn is_plural_of(&self, other: &Self) -> bool {
        let is_long = |own: &&String| own.chars().count() > SHORTEST;
        self.consonants.iter().filter(is_long).any(|own| other.consonants.contains(own))
    }

    /// Returns true if two words may be forms of one word: one of them a plural that changes the word inside.
    pub(super) fn may_be_form_of(&self, other: &Self) -> bool {
        let may_be = |own: &String| own.chars().nth(1).is_some() && other.consonants.contains(own);
        self.is_form_of(other) || self.consonants.iter().any(may_be)
    }
}

// Returns what remains of an Arabic word without each clitic and ending that it may have.
fn arabic_stems(word: &str) -> Vec<String> {
    let is_long = |text: &&str| text.chars().count() >= SHORTEST;
    let mut stems = vec![word.to_owned()];
    let bare = word.strip_prefix(CONJUNCTIONS).filter(is_long);
    let starts: Vec<&str> = std::iter::once(word)
        .chain(bare)
        .flat_map(|rest| {
            let without = PROCLITICS.iter().filter_map(move |clitic| rest.strip_prefix(clitic.letters));
            std::iter::once(rest).chain(without.filter(is_long))
        })
        .collect();
    for start in starts {
        let ends =
            ENDINGS.iter().chain(&PRONOUNS).chain(&[YOUR]).filter_map(|ending| start.strip_suffix(ending));
        stems.push(start.to_owned());
        for stem in ends.filter(is_long) {
            stems.push(stem.to_owned());
            // Before a pronoun, a ta marbuta becomes a ta: محكمتهم.
            stems.extend(stem.strip_suffix('ت').filter(is_long).map(str::to_owned));
        }
    }
    stems.sort();
    stems.dedup();
    stems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn a_word_is_found_in_its_forms() {
        let word = |text: &str| TermWord::new(&fold(text), TokenKind::Arabic);
        for (one, other) in [
            ("صمام", "بالصمامات"),
            ("محكمة", "ومحكمتهم"),
            ("مهندس", "المهندسين"),
            ("مضخة", "للمضخات"),
            ("حاسوب", "حاسوبك"),
        ] {
            assert!(word(one).is_form_of(&word(other)), "{one} {other}");
        }
        for (one, other) in [("عقد", "العقود"), ("مفتاح", "مفاتيح"), ("قانون", "بقوانين"), ("جهاز", "أجهزة")]
        {
            assert!(word(one).may_be_form_of(&word(other)), "{one} {other}");
        }
        assert!(!word("صمام").may_be_form_of(&word("محبس")));
        let english = |text: &str| TermWord::new(text, TokenKind::Word);
        assert!(english("valve").is_form_of(&english("valves")));
    }
}
