//! [`TermForms`]: the forms that a text may have of a word of a term.

use crate::text::{
    ARTICLE, CONJUNCTIONS, PROCLITICS, PRONOUNS, Token, TokenKind, broken_plurals, canonical_number,
    english_stem, is_inflected,
};

/// A word of a term, with its forms.
#[derive(Clone, Debug)]
pub(super) enum TermForms {
    /// An Arabic word, by the letters that its forms have in common, with the endings that may follow them.
    Arabic(Vec<Core>),
    /// A word in Latin letters.
    Latin(String),
    /// A number, in plain form, or a word of another script.
    Other(String),
}

/// The letters of a word without its clitics and endings.
#[derive(Clone, Debug)]
pub(super) struct Core {
    letters: String,
    ending: Endings,
}

/// The endings that may follow the letters of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Endings {
    /// Those of a noun without a ta marbuta: dual, plural, pronouns.
    Noun,
    /// Those of an adjective, which follows the gender and number of its noun.
    Adjective,
    /// Those of a noun with a ta marbuta, which is part of the ending.
    TaMarbuta,
    /// Pronouns alone, after a broken plural.
    Plural,
    /// The ta marbuta of a broken plural, or pronouns after it.
    PluralWithTa,
}

// Bytes of the shortest letters that are found with clitics and endings: three letters, or two after the
// article, at two bytes each.
const SHORTEST: usize = 3 * 2;
const SHORTEST_AFTER_ARTICLE: usize = 2 * 2;
// Folded words that look like a dual or a plural of a shorter noun, and are none.
#[rustfmt::skip]
const NO_DUALS: [&str; 34] = [
    "لبنان", "شعبان", "انسان", "بستان", "سلطان", "طيران", "دوران", "نيسان", "ميدان", "عدوان", "سرطان", "جريان",
    "حرمان", "نقصان", "فقدان", "كتمان", "عرفان", "برهان", "ثعبان", "فيضان", "سودان", "عمران", "غليان", "خفقان",
    "ذوبان", "طوفان", "تمرين", "مسكين", "قربان", "غفران", "رهبان", "عنوان", "جثمان", "ضمان",
];

impl TermForms {
    /// Returns the forms of a word; `given` is the word as given, and only words after the first may be
    /// adjectives.
    pub(super) fn new(token: &Token, given: &str, is_first: bool) -> Self {
        match token.kind {
            TokenKind::Arabic => Self::Arabic(cores(token.text, given, is_first)),
            TokenKind::Word if token.text.is_ascii() => Self::Latin(token.text.to_owned()),
            TokenKind::Word => Self::Other(token.text.to_owned()),
            TokenKind::Number => Self::Other(canonical_number(token.text).into_owned()),
        }
    }

    /// Returns the keys under which the word is found; a word of a text that is a form of it has one of them.
    pub(super) fn keys(&self) -> impl Iterator<Item = String> {
        let keys: Vec<String> = match self {
            Self::Arabic(cores) => cores.iter().map(|core| core.letters.clone()).collect(),
            Self::Latin(word) => vec![english_stem(word).into_owned()],
            Self::Other(word) => vec![word.clone()],
        };
        keys.into_iter()
    }

    /// Returns the keys that a word of a text may have.
    pub(super) fn keys_of<'t>(token: &Token<'t>) -> Vec<std::borrow::Cow<'t, str>> {
        match token.kind {
            TokenKind::Arabic => {
                bare(token.text).flat_map(|bare| beginnings(bare.letters)).map(Into::into).collect()
            }
            TokenKind::Word if token.text.is_ascii() => vec![english_stem(token.text)],
            TokenKind::Word => vec![token.text.into()],
            TokenKind::Number => vec![canonical_number(token.text)],
        }
    }

    /// Returns true if a word of a text is a form of this word.
    pub(super) fn fits(&self, token: &Token, given: &str) -> bool {
        match self {
            Self::Arabic(cores) => {
                token.kind == TokenKind::Arabic
                    && bare(token.text)
                        .any(|bare| cores.iter().any(|core| core.fits(&bare, token.text, given)))
            }
            Self::Latin(word) => token.kind == TokenKind::Word && is_inflected(token.text, word),
            Self::Other(word) if token.kind == TokenKind::Number => canonical_number(token.text) == **word,
            Self::Other(word) => token.text == word,
        }
    }
}

fn cores(folded: &str, given: &str, is_first: bool) -> Vec<Core> {
    // An alef with hamza does not begin an article: ألعاب.
    let noun = folded.strip_prefix(ARTICLE).filter(|noun| given.starts_with('ا') && noun.len() >= SHORTEST);
    let noun = noun.unwrap_or(folded);
    let stem =
        noun.strip_suffix('ه').filter(|stem| stem.len() >= SHORTEST_AFTER_ARTICLE && given.contains('ة'));
    let core = |letters: &str, ending| Core { letters: letters.to_owned(), ending };
    let mut cores = vec![match stem {
        Some(stem) => core(stem, Endings::TaMarbuta),
        None if is_first => core(noun, Endings::Noun),
        None => core(noun, Endings::Adjective),
    }];
    cores.extend(broken_plurals(noun).iter().map(|plural| match plural.strip_suffix('ه') {
        Some(letters) => core(letters, Endings::PluralWithTa),
        None => core(plural, Endings::Plural),
    }));
    cores
}

/// A word of a text without the clitics before it.
struct Bare<'t> {
    letters: &'t str,
    has_clitics: bool,
    has_article: bool,
}

// Returns a word with and without the clitics that may be among its first letters.
fn bare(word: &str) -> impl Iterator<Item = Bare<'_>> {
    let without_conjunction = word.strip_prefix(CONJUNCTIONS);
    let starts = std::iter::once((word, false)).chain(without_conjunction.map(|rest| (rest, true)));
    starts.flat_map(|(rest, has_conjunction)| {
        let proclitics = PROCLITICS.iter().filter(|one| one.letters != "س");
        let behind = proclitics.filter_map(move |one| {
            let has_article = one.letters.ends_with(ARTICLE) || one.letters == "لل";
            Some(Bare { letters: rest.strip_prefix(one.letters)?, has_clitics: true, has_article })
        });
        std::iter::once(Bare { letters: rest, has_clitics: has_conjunction, has_article: false })
            .chain(behind)
    })
}

fn beginnings(letters: &str) -> impl Iterator<Item = &str> {
    let ends = letters.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.filter(|&end| end >= SHORTEST_AFTER_ARTICLE).map(|end| &letters[..end])
}

impl Core {
    fn fits(&self, bare: &Bare, word: &str, given: &str) -> bool {
        let Some(after) = bare.letters.strip_prefix(self.letters.as_str()) else { return false };
        let shortest = if bare.has_article { SHORTEST_AFTER_ARTICLE } else { SHORTEST };
        let is_plain = !bare.has_clitics && self.ending.is_bare(after);
        (is_plain || self.letters.len() >= shortest) && self.may_precede(after, bare, word, given)
    }

    fn may_precede(&self, after: &str, bare: &Bare, word: &str, given: &str) -> bool {
        let letters = bare.letters;
        let is_dual = |endings: &[&str]| {
            endings.contains(&after) && !NO_DUALS.contains(&letters) && !NO_DUALS.contains(&word)
        };
        // A ta marbuta folds to ه but is no pronoun: مدرسة is not his مدرس. A noun with an article has no
        // pronoun.
        let is_pronoun = |after: &str| PRONOUNS.contains(&after) && !bare.has_article && !given.contains('ة');
        let with_pronoun = |ending: &str| after.strip_prefix(ending).is_some_and(is_pronoun);
        let is_long = self.letters.len() > SHORTEST;
        match self.ending {
            Endings::Noun => {
                matches!(after, "" | "ا" | "ات")
                    || is_dual(&["ان", "ين"])
                    || (is_long && after == "ون")
                    || with_pronoun("")
                    || with_pronoun("ات")
            }
            Endings::Adjective => {
                matches!(after, "" | "ا" | "ه" | "ات" | "تان" | "تين") || is_dual(&["ان", "ين", "ون"])
            }
            Endings::TaMarbuta => {
                matches!(after, "ه" | "ات" | "تان" | "تين") || with_pronoun("ت") || with_pronoun("ات")
            }
            Endings::Plural => matches!(after, "" | "ا") || with_pronoun(""),
            Endings::PluralWithTa => after == "ه" || with_pronoun("ت"),
        }
    }
}

impl Endings {
    // Returns true for the ending of the word itself.
    fn is_bare(self, after: &str) -> bool {
        match self {
            Self::TaMarbuta | Self::PluralWithTa => after == "ه",
            _ => after.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold, tokens};

    fn fits(term: &str, word: &str) -> bool {
        let (folded, other) = (fold(term), fold(word));
        let forms = TermForms::new(&tokens(&folded).next().unwrap(), term, true);
        forms.fits(&tokens(&other).next().unwrap(), word)
    }

    #[test]
    fn a_word_is_found_in_its_forms() {
        for (term, words) in [
            ("عقد", vec!["العقد", "والعقدين", "عقدان", "عقدهم", "للعقود", "عقودنا", "بعقد"]),
            ("شركة", vec!["الشركة", "شركتهم", "للشركات", "وشركتان", "شركاتهم"]),
            ("مهندس", vec!["المهندسون", "مهندسين", "مهندسا"]),
            ("المحكمة", vec!["محكمة", "بالمحكمة", "المحاكم", "محاكمها"]),
            ("سلاح", vec!["أسلحة", "الأسلحة", "أسلحتهم"]),
            ("valve", vec!["valves", "valve's"]),
        ] {
            for word in words {
                assert!(fits(term, word), "{term} {word}");
            }
        }
    }

    #[test]
    fn another_word_of_the_same_letters_is_no_form() {
        for (term, word) in [
            ("مدرس", "مدرسة"),
            ("شعب", "شعبان"),
            ("تمر", "تمرين"),
            ("كاتب", "الكتاب"),
            ("طلب", "طلاب"),
            ("حق", "محق"),
            ("شركة", "شرك"),
            ("universe", "university"),
        ] {
            assert!(!fits(term, word), "{term} {word}");
        }
    }
}
