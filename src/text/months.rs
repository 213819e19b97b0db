use std::ops::Range;

use super::clitics::LETTERS_BEFORE_NOUNS;
use super::fold::Folded;
use super::tokens::{Token, TokenKind};

/// A month named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Month {
    /// Where it stands in the text as given, in bytes.
    pub(crate) range: Range<usize>,
    /// The calendar it is of.
    pub(crate) calendar: Calendar,
    /// Which month, from 1.
    pub(crate) number: u8,
}

/// A calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Calendar {
    /// January to December; `كانون الثاني` to `كانون الأول` in the Levant, `جانفي` to `ديسمبر` in the Maghreb.
    Gregorian,
    /// Muharram to Dhu al-Hijjah.
    Hijri,
}

/// Returns the months that a text names in Arabic or English, in order. A name that is also a common word (`may`, `آب`,
/// `صفر`) counts only beside a number or another month, in English only with a capital. Two names of one month
/// (`آذار/مارس`) are one. Takes the text, its fold and its tokens. Linear.
pub(super) fn months(text: &str, folded: &Folded, tokens: &[Token<'_>]) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let names = match tokens[at].kind {
            TokenKind::Arabic => ARABIC,
            TokenKind::Word if starts_small(text, folded.original(tokens[at].range.clone())) => &[],
            TokenKind::Word => ENGLISH,
            TokenKind::Number => &[],
        };
        let Some(name) = names.iter().find(|name| name.begins(&tokens[at..])) else {
            at += 1;
            continue;
        };
        let end = at + name.words();
        let range = folded.original(tokens[at].range.start..tokens[end - 1].range.end);
        let is_number = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        let parts = |gap: &str| matches!(gap.trim(), "/" | "(");
        let again = months.last().is_some_and(|last| parts(&text[last.range.end..range.start]));
        let sure = !name.common
            || (at > 0 && is_number(at - 1))
            || is_number(end)
            || again
            || text[range.end..].trim_start().starts_with(['/', '(']);
        at = end;
        if !sure {
            continue;
        }
        match months.last_mut() {
            Some(last) if again && last.number == name.number => last.range.end = range.end,
            _ => months.push(Month { range, calendar: name.calendar, number: name.number }),
        }
    }
    months
}

fn starts_small(text: &str, range: Range<usize>) -> bool {
    text[range].starts_with(char::is_lowercase)
}

struct Name {
    /// Folded words, parted by spaces.
    spelling: &'static str,
    number: u8,
    calendar: Calendar,
    /// It is also a word of its own.
    common: bool,
}

impl Name {
    fn words(&self) -> usize {
        self.spelling.split(' ').count()
    }

    // True if the tokens begin with the name; an Arabic one may have a one-letter word before it.
    fn begins(&self, tokens: &[Token<'_>]) -> bool {
        let first = tokens[0].text;
        let bare = first.strip_prefix(LETTERS_BEFORE_NOUNS).filter(|_| !self.common);
        // Most tokens are no month: their first letter tells, without a look at the words of the name.
        let letter = |text: &str| text.as_bytes().first_chunk::<2>().copied();
        let like = |first: &&str| letter(first) == letter(self.spelling);
        [Some(first), bare].into_iter().flatten().filter(like).any(|first| {
            self.spelling.strip_prefix(first).is_some_and(|rest| {
                let words = rest.split(' ').skip(1);
                (rest.is_empty() || rest.starts_with(' '))
                    && words.zip(1..).all(|(word, at)| tokens.get(at).is_some_and(|token| token.text == word))
            })
        })
    }
}

const fn gregorian(number: u8, spelling: &'static str) -> Name {
    Name { spelling, number, calendar: Calendar::Gregorian, common: false }
}

const fn hijri(number: u8, spelling: &'static str) -> Name {
    Name { spelling, number, calendar: Calendar::Hijri, common: false }
}

const fn common(name: Name) -> Name {
    Name { common: true, ..name }
}

/// The months in Arabic, longer names before those they begin with.
#[rustfmt::skip]
const ARABIC: &[Name] = &[
    // Egypt, the Gulf.
    gregorian(1, "يناير"), gregorian(2, "فبراير"), gregorian(3, "مارس"), gregorian(4, "ابريل"),
    gregorian(5, "مايو"), gregorian(6, "يونيو"), gregorian(6, "يونيه"), gregorian(7, "يوليو"),
    gregorian(7, "يوليه"), gregorian(8, "اغسطس"), gregorian(9, "سبتمبر"), gregorian(10, "اكتوبر"),
    gregorian(11, "نوفمبر"), gregorian(12, "ديسمبر"),
    // The Levant, Iraq.
    gregorian(1, "كانون الثاني"), gregorian(2, "شباط"), gregorian(3, "اذار"), gregorian(4, "نيسان"),
    gregorian(5, "ايار"), gregorian(6, "حزيران"), gregorian(7, "تموز"), common(gregorian(8, "اب")),
    gregorian(9, "ايلول"), gregorian(10, "تشرين الاول"), gregorian(11, "تشرين الثاني"),
    gregorian(12, "كانون الاول"),
    // The Maghreb.
    gregorian(1, "جانفي"), gregorian(2, "فيفري"), gregorian(4, "افريل"), common(gregorian(5, "ماي")),
    gregorian(6, "جوان"), gregorian(7, "جويليه"), gregorian(7, "يوليوز"), common(gregorian(8, "اوت")),
    gregorian(8, "غشت"), gregorian(9, "شتنبر"), gregorian(11, "نونبر"), gregorian(12, "دجنبر"),
    // Hijri.
    common(hijri(1, "محرم")), hijri(1, "المحرم"), common(hijri(2, "صفر")), hijri(3, "ربيع الاول"),
    hijri(4, "ربيع الاخر"), hijri(4, "ربيع الثاني"), hijri(5, "جمادي الاولي"), hijri(5, "جمادي الاول"),
    hijri(6, "جمادي الاخره"), hijri(6, "جمادي الثانيه"), hijri(6, "جمادي الاخر"), common(hijri(7, "رجب")),
    common(hijri(8, "شعبان")), hijri(9, "رمضان"), common(hijri(10, "شوال")), hijri(11, "ذو القعده"),
    hijri(11, "ذي القعده"), hijri(12, "ذو الحجه"), hijri(12, "ذي الحجه"),
];

/// In English.
#[rustfmt::skip]
const ENGLISH: &[Name] = &[
    gregorian(1, "january"), gregorian(2, "february"), common(gregorian(3, "march")), gregorian(4, "april"),
    common(gregorian(5, "may")), gregorian(6, "june"), gregorian(7, "july"), gregorian(8, "august"),
    gregorian(9, "september"), gregorian(10, "october"), gregorian(11, "november"), gregorian(12, "december"),
    common(gregorian(1, "jan")), common(gregorian(2, "feb")), common(gregorian(3, "mar")),
    common(gregorian(4, "apr")), common(gregorian(6, "jun")), common(gregorian(7, "jul")),
    common(gregorian(8, "aug")), common(gregorian(9, "sep")), common(gregorian(9, "sept")),
    common(gregorian(10, "oct")), common(gregorian(11, "nov")), common(gregorian(12, "dec")),
    hijri(1, "muharram"), hijri(2, "safar"), hijri(3, "rabi al awwal"), hijri(3, "rabi al awal"),
    hijri(3, "rabi' al awwal"), hijri(4, "rabi al thani"), hijri(4, "rabi al akhir"), hijri(4, "rabi' al thani"),
    hijri(4, "rabi ii"), hijri(3, "rabi i"), hijri(5, "jumada al ula"), hijri(5, "jumada al awwal"),
    hijri(6, "jumada al akhirah"), hijri(6, "jumada al thani"), hijri(6, "jumada al akhira"), hijri(6, "jumada ii"),
    hijri(5, "jumada i"), hijri(7, "rajab"), hijri(8, "sha'ban"), hijri(8, "shaban"), hijri(9, "ramadan"),
    hijri(10, "shawwal"), hijri(11, "dhu al qi'dah"), hijri(11, "dhu al qadah"), hijri(11, "dhul qadah"),
    hijri(11, "dhu al qa'dah"), hijri(12, "dhu al hijjah"), hijri(12, "dhul hijjah"), hijri(12, "dhu al hijja"),
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Analysed;

    fn assert_months(text: &str, expected: &[u8]) {
        assert_eq!(
            Analysed::new(text).months().iter().map(|month| month.number).collect::<Vec<_>>(),
            expected,
            "{text}"
        );
    }

    #[test]
    fn each_calendar_is_read() {
        assert_months("من كانون الثاني/يناير إلى تشرين الأول (أكتوبر)", &[1, 10]);
        assert_months("جوان وجويلية", &[6, 7]);
        assert_months("في ٢٣ صفر ١٤٤٥ ثم في ذي الحجة", &[2, 12]);
        assert_months("from 1 May to Aug. 3, then 23 Rabi al-Thani and Dhu al-Hijjah", &[5, 8, 4, 12]);
        assert_eq!(Analysed::new("رمضان").months()[0].calendar, Calendar::Hijri);
    }

    #[test]
    fn a_common_word_is_no_month() {
        assert_months("آب وابن وصفر اليدين", &[]);
        assert_months("They may march. May I?", &[]);
        assert_months("آب/أغسطس", &[8]);
    }

    #[test]
    fn two_names_of_a_month_are_one_place() {
        let text = "في آذار (مارس) ٢٠١٥";
        assert_eq!(&text[Analysed::new(text).months()[0].range.clone()], "آذار (مارس");
    }

    proptest! {
        #[test]
        fn any_row_of_names_is_read(names in prop::collection::vec(0..ARABIC.len() + ENGLISH.len(), 0..20), gap in "[ /(،1]{1,3}") {
            let names: Vec<&str> = names.iter().map(|&at| ARABIC.iter().chain(ENGLISH).nth(at).unwrap().spelling).collect();
            let text = names.join(&gap);
            for month in Analysed::new(&text).months() {
                prop_assert!(text.get(month.range).is_some() && (1..=12).contains(&month.number));
            }
        }
    }
}
