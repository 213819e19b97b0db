/// The clitics before an Arabic word, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Clitics(u8);

impl Clitics {
    pub(super) const NONE: Self = Self(0);
    pub(super) const WA: Self = Self(1);
    pub(super) const FA: Self = Self(1 << 1);
    pub(super) const BI: Self = Self(1 << 2);
    pub(super) const LI: Self = Self(1 << 3);
    pub(super) const KA: Self = Self(1 << 4);
    pub(super) const AL: Self = Self(1 << 5);
    pub(super) const SA: Self = Self(1 << 6);

    pub(super) fn has_any(self, of: &[Self]) -> bool {
        of.iter().any(|one| self.0 & one.0 != 0)
    }

    fn with(self, one: Self) -> Self {
        Self(self.0 | one.0)
    }

    /// Returns the clitics that one of both has and the other has not.
    pub(super) fn difference(self, other: Self) -> Self {
        Self(self.0 ^ other.0)
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }
}

// What must be left of a word without its clitics, in bytes: three letters; after the article two do.
const SHORTEST: usize = 6;
const SHORTEST_AFTER_AL: usize = 4;

/// Splits a folded Arabic word into its clitics and the rest: a conjunction, then a preposition or the future, then
/// the article. Greedy: `كتاب` loses its ك; whoever compares two words tries them unsplit as well.
pub(super) fn split(word: &str) -> (Clitics, &str) {
    let (mut clitics, mut rest) = (Clitics::NONE, word);
    let mut take =
        |rest: &mut &str, letters: &str, shortest: usize, one: Clitics| match rest.strip_prefix(letters) {
            Some(after) if after.len() >= shortest => {
                clitics = clitics.with(one);
                *rest = after;
                true
            }
            _ => false,
        };
    let _ = take(&mut rest, "و", SHORTEST, Clitics::WA) || take(&mut rest, "ف", SHORTEST, Clitics::FA);
    if take(&mut rest, "لل", SHORTEST_AFTER_AL, Clitics::LI.with(Clitics::AL)) {
        return (clitics, rest);
    }
    let _ = take(&mut rest, "ال", SHORTEST_AFTER_AL, Clitics::AL)
        || take(&mut rest, "بال", SHORTEST_AFTER_AL, Clitics::BI.with(Clitics::AL))
        || take(&mut rest, "كال", SHORTEST_AFTER_AL, Clitics::KA.with(Clitics::AL))
        || take(&mut rest, "ب", SHORTEST, Clitics::BI)
        || take(&mut rest, "ل", SHORTEST, Clitics::LI)
        || take(&mut rest, "ك", SHORTEST, Clitics::KA)
        || take(&mut rest, "س", SHORTEST, Clitics::SA);
    (clitics, rest)
}

/// Splits the conjunction off a folded Arabic word, however little is left.
pub(super) fn split_conjunction(word: &str) -> Option<(Clitics, &str)> {
    let (clitics, rest) = match word.strip_prefix('و') {
        Some(rest) => (Clitics::WA, rest),
        None => (Clitics::FA, word.strip_prefix('ف')?),
    };
    (!rest.is_empty()).then_some((clitics, rest))
}

/// Returns true for what may stand at the end of a folded Arabic word without making another word of it.
pub(super) fn is_arabic_ending(ending: &str) -> bool {
    matches!(
        ending,
        "" | "ه"
            | "ها"
            | "هم"
            | "هن"
            | "هما"
            | "ك"
            | "كم"
            | "نا"
            | "ي"
            | "ني"
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
pub(super) fn is_english_ending(ending: &str) -> bool {
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
