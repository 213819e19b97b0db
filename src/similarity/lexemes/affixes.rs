//! The affixes of words: clitics, which are split off, and endings, which make another form of the same word.

use crate::text::{Clitics, PROCLITICS, PRONOUNS, split_conjunction};

// The shortest stem that remains when clitics are split off, in bytes: three Arabic letters. A shorter rest
// is mostly a different word.
const SHORTEST: usize = 6;
// The shortest stem after the article: two letters, since the letters of the article are rarely part of a
// word.
const SHORTEST_AFTER_AL: usize = 4;

/// Splits a folded Arabic word into its clitics and its stem. A conjunction is split off first, then a
/// preposition or the mark of the future, then the article. The split is greedy: `كتاب` loses its ك. A
/// comparison of two words must therefore try the whole words as well.
pub(in crate::similarity) fn split(word: &str) -> (Clitics, &str) {
    let conjunction = split_conjunction(word).filter(|(_, rest)| rest.len() >= SHORTEST);
    let (clitics, rest) = conjunction.unwrap_or((Clitics::NONE, word));
    for proclitic in PROCLITICS {
        let shortest = if proclitic.clitics.has_any(Clitics::AL) { SHORTEST_AFTER_AL } else { SHORTEST };
        if let Some(stem) = rest.strip_prefix(proclitic.letters).filter(|stem| stem.len() >= shortest) {
            return (clitics.with(proclitic.clitics), stem);
        }
    }
    (clitics, rest)
}

/// Returns true for the endings of folded Arabic words that mark number, gender, case, person or possession:
/// two words that differ by such endings alone are forms of one word.
#[rustfmt::skip]
pub(in crate::similarity) fn is_arabic_ending(ending: &str) -> bool {
    matches!(
        ending,
        "" | "ك" | "ي" | "ا" | "ات" | "ون" | "ين" | "ان" | "وا" | "ت" | "تم" | "ته" | "تها" | "تهم" | "تك" | "تي"
            | "تنا" | "تين" | "تان" | "اته" | "اتها" | "اتهم" | "اتك" | "اتي" | "يه" | "يا" | "ن" | "و" | "يين"
            | "يون" | "اتكم" | "اتنا" | "تكم"
    ) || PRONOUNS.contains(&ending)
}

/// Returns true for the endings of folded English words that make another form of the same word.
#[rustfmt::skip]
pub(in crate::similarity) fn is_english_ending(ending: &str) -> bool {
    matches!(
        ending,
        "" | "s" | "es" | "ed" | "d" | "ing" | "'s" | "'" | "s'" | "ly" | "er" | "ers" | "e" | "y" | "ies" | "ied"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clitics_are_split_off() {
        let of = |sets: &[Clitics]| sets.iter().fold(Clitics::NONE, |all, &one| all.with(one));
        for (word, clitics, rest) in [
            ("والكتاب", of(&[Clitics::WA, Clitics::AL]), "كتاب"),
            ("للمدرسه", of(&[Clitics::LI, Clitics::AL]), "مدرسه"),
            ("وبالقلم", of(&[Clitics::WA, Clitics::BI, Clitics::AL]), "قلم"),
            ("سيكتب", of(&[Clitics::SA]), "يكتب"),
            ("وصل", Clitics::NONE, "وصل"),
            ("في", Clitics::NONE, "في"),
        ] {
            assert_eq!(split(word), (clitics, rest), "{word}");
        }
    }
}
