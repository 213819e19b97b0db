use crate::text::{Clitics, PROCLITICS, PRONOUNS, split_conjunction};

// What must be left of a word without its clitics, in bytes: three letters; after the article two do.
const SHORTEST: usize = 6;
const SHORTEST_AFTER_AL: usize = 4;

/// Splits a folded Arabic word into its clitics and the rest: a conjunction, then a preposition or the future, then
/// the article. Greedy: `كتاب` loses its ك; whoever compares two words tries them unsplit as well.
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

/// Returns true for what may stand at the end of a folded Arabic word without making another word of it.
pub(in crate::similarity) fn is_arabic_ending(ending: &str) -> bool {
    PRONOUNS.contains(&ending)
        || matches!(
            ending,
            "" | "ك"
                | "ي"
                | "ا"
                | "ات"
                | "ون"
                | "ين"
                | "ان"
                | "وا"
                | "ت"
                | "تم"
                | "ته"
                | "تها"
                | "تهم"
                | "تك"
                | "تي"
                | "تنا"
                | "تين"
                | "تان"
                | "اته"
                | "اتها"
                | "اتهم"
                | "اتك"
                | "اتي"
                | "يه"
                | "يا"
                | "ن"
                | "و"
                | "يين"
                | "يون"
                | "اتكم"
                | "اتنا"
                | "تكم"
        )
}

/// Returns true for what may stand at the end of a folded English word without making another word of it.
pub(in crate::similarity) fn is_english_ending(ending: &str) -> bool {
    matches!(
        ending,
        "" | "s"
            | "es"
            | "ed"
            | "d"
            | "ing"
            | "'s"
            | "'"
            | "s'"
            | "ly"
            | "er"
            | "ers"
            | "e"
            | "y"
            | "ies"
            | "ied"
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
