//! The names of the days of the week, in Arabic and English: [`Weekday`].

use super::clitics::LETTERS_BEFORE_NOUNS;

/// A day of the week as a text names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Weekday {
    /// The number of the day, from Sunday as 0.
    pub(crate) number: usize,
    naming: Naming,
    /// Bytes of the clitics before the folded name: وال of والأحد has the و.
    pub(crate) before: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Naming {
    Arabic,
    English,
    EnglishShort,
}

const ARABIC: [&str; 7] = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"];
const FOLDED: [&str; 7] = ["الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت"];
const ENGLISH: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const SHORT: usize = 3;

impl Weekday {
    /// Returns the day whose folded name this is. A clitic of one letter may precede an Arabic name, and an
    /// English name may be cut to three letters.
    pub(crate) fn of(folded: &str) -> Option<Self> {
        let arabic = |name: &str| FOLDED.iter().position(|&known| known == name);
        let bare = folded.strip_prefix(LETTERS_BEFORE_NOUNS);
        let day = |number, naming, before| Some(Self { number, naming, before });
        if let Some(number) = arabic(folded) {
            return day(number, Naming::Arabic, 0);
        }
        if let Some((name, number)) = bare.and_then(|name| Some((name, arabic(name)?))) {
            return day(number, Naming::Arabic, folded.len() - name.len());
        }
        let number = ENGLISH.iter().position(|name| name.eq_ignore_ascii_case(folded));
        if let Some(number) = number {
            return day(number, Naming::English, 0);
        }
        let number = ENGLISH.iter().position(|name| name[..SHORT].eq_ignore_ascii_case(folded))?;
        day(number, Naming::EnglishShort, 0)
    }

    /// Returns the name of another day as this one is named.
    pub(crate) fn renamed(self, number: usize) -> &'static str {
        match self.naming {
            Naming::Arabic => ARABIC[number],
            Naming::English => ENGLISH[number],
            Naming::EnglishShort => &ENGLISH[number][..SHORT],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn the_folded_names_are_those_that_are_written() {
        assert_eq!(ARABIC.map(fold), FOLDED);
    }

    #[test]
    fn a_day_is_named_as_another_one_was() {
        for (written, renamed) in [("والأربعاء", "الجمعة"), ("tuesday", "Friday"), ("Mon", "Fri")]
        {
            assert_eq!(Weekday::of(&fold(written)).unwrap().renamed(5), renamed);
        }
        assert_eq!(Weekday::of(&fold("والأربعاء")).unwrap().before, "و".len());
        assert_eq!(Weekday::of("احد"), None);
    }
}
