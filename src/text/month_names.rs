//! The one table of the names of months, in Arabic and English, Gregorian and Hijri.
//!
//! Arab countries name the Gregorian months in five ways. Each way is a [`Naming`], so that a translation
//! keeps its naming when another month is put into it. The aligner, the segmenter and the adaptation of
//! matches read this table.

use Naming::{
    Algerian, Egyptian, English, EnglishHijri, EnglishShort, Hijri, Jordanian, Levantine, LevantineShort,
    Moroccan,
};

/// A calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Calendar {
    /// January to December.
    Gregorian,
    /// Muharram to Dhu al-Hijjah.
    Hijri,
}

/// A name of a month.
#[derive(Debug)]
pub(crate) struct MonthName {
    /// The folded words, separated by spaces.
    pub(super) folded: &'static str,
    /// The name as it is written.
    written: &'static str,
    /// The number of the month, from 1.
    pub(crate) number: u8,
    naming: Naming,
    /// The name is also a word or the name of a person (`may`, `آب`, `شعبان`).
    pub(super) is_common: bool,
}

/// A set of names for the months, by the country or language that uses them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Naming {
    Egyptian,
    Levantine,
    LevantineShort,
    Jordanian,
    Algerian,
    Moroccan,
    Hijri,
    English,
    EnglishShort,
    EnglishHijri,
}

impl MonthName {
    /// Returns the month whose whole folded name this is.
    pub(crate) fn of(folded: &str) -> Option<&'static Self> {
        Self::beginning(folded).filter(|&(_, len)| len == folded.len()).map(|(name, _)| name)
    }

    /// Returns the full English names of the Gregorian months, as they are written.
    pub(crate) fn in_english() -> impl Iterator<Item = &'static str> {
        ENGLISH_MONTHS.iter().filter(|name| name.naming == English).map(|name| name.written)
    }

    /// Returns the longest name with which a folded text begins, and its length in bytes.
    pub(crate) fn beginning(folded: &str) -> Option<(&'static Self, usize)> {
        let names = if folded.starts_with(|c: char| c.is_ascii()) { ENGLISH_MONTHS } else { ARABIC_MONTHS };
        let lengths = names.iter().filter_map(|name| Some((name, name.length_in(folded)?)));
        lengths.max_by_key(|&(_, len)| len)
    }

    // Returns the length of the name, in bytes, if a folded text begins with it. A hyphen may stand for each
    // space of the name.
    fn length_in(&self, folded: &str) -> Option<usize> {
        let mut rest = folded;
        for (at, word) in self.folded.split(' ').enumerate() {
            if at > 0 {
                rest = rest.strip_prefix([' ', '-'])?;
            }
            rest = rest.strip_prefix(word)?;
        }
        (!rest.starts_with(char::is_alphanumeric)).then_some(folded.len() - rest.len())
    }

    /// Returns the words of the folded name, in which a figure is a word of its own: ك and 2.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        let figure = self.folded.find(|c: char| c.is_ascii_digit()).unwrap_or(self.folded.len());
        let (letters, figure) = self.folded.split_at(figure);
        letters.split(' ').chain(Some(figure).filter(|figure| !figure.is_empty()))
    }

    /// Returns the calendar to which the month belongs.
    pub(crate) fn calendar(&self) -> Calendar {
        match self.naming {
            Hijri | EnglishHijri => Calendar::Hijri,
            _ => Calendar::Gregorian,
        }
    }

    /// Returns the name of another month of the same calendar, in the same naming (شباط for كانون الثاني). A
    /// name that the Maghreb shares with Egypt is taken from the Egyptian names.
    pub(crate) fn renamed(&self, number: u8) -> Option<&'static str> {
        let naming = |naming: Naming| move |name: &&Self| name.number == number && name.naming == naming;
        let names = || ARABIC_MONTHS.iter().chain(ENGLISH_MONTHS);
        let own = names().find(naming(self.naming));
        let borrowed = match self.naming {
            // Morocco has the May of its neighbours.
            Moroccan if number == 5 => names().find(naming(Algerian)),
            Algerian | Moroccan => names().find(naming(Egyptian)),
            Jordanian | LevantineShort => names().find(naming(Levantine)),
            EnglishShort => names().find(naming(English)),
            _ => None,
        };
        own.or(borrowed).map(|name| name.written)
    }
}

const fn name(number: u8, naming: Naming, folded: &'static str, written: &'static str) -> MonthName {
    MonthName { folded, written, number, naming, is_common: false }
}

// Returns a name whose folded spelling is also the written one.
const fn same(number: u8, naming: Naming, written: &'static str) -> MonthName {
    name(number, naming, written, written)
}

const fn common(name: MonthName) -> MonthName {
    MonthName { is_common: true, ..name }
}

/// The months in Arabic. If a naming has several names for a month, its first one is written.
#[rustfmt::skip]
pub(super) const ARABIC_MONTHS: &[MonthName] = &[
    // Egypt and the Gulf.
    same(1, Egyptian, "يناير"), same(2, Egyptian, "فبراير"), same(3, Egyptian, "مارس"),
    name(4, Egyptian, "ابريل", "أبريل"), same(5, Egyptian, "مايو"), same(6, Egyptian, "يونيو"),
    same(7, Egyptian, "يوليو"), name(8, Egyptian, "اغسطس", "أغسطس"), same(9, Egyptian, "سبتمبر"),
    name(10, Egyptian, "اكتوبر", "أكتوبر"), same(11, Egyptian, "نوفمبر"), same(12, Egyptian, "ديسمبر"),
    same(6, Egyptian, "يونيه"), same(7, Egyptian, "يوليه"),
    // The Levant and Iraq.
    same(1, Levantine, "كانون الثاني"), same(2, Levantine, "شباط"), name(3, Levantine, "اذار", "آذار"),
    same(4, Levantine, "نيسان"), name(5, Levantine, "ايار", "أيار"), same(6, Levantine, "حزيران"),
    same(7, Levantine, "تموز"), common(name(8, Levantine, "اب", "آب")),
    name(9, Levantine, "ايلول", "أيلول"), name(10, Levantine, "تشرين الاول", "تشرين الأول"),
    same(11, Levantine, "تشرين الثاني"), name(12, Levantine, "كانون الاول", "كانون الأول"),
    same(5, Levantine, "مايس"),
    // The four months of two words in short: ك2.
    common(same(1, LevantineShort, "ك2")), common(same(10, LevantineShort, "ت1")),
    common(same(11, LevantineShort, "ت2")), common(same(12, LevantineShort, "ك1")),
    // Jordan and Palestine, where they differ from Syria and Lebanon.
    same(1, Jordanian, "كانون ثاني"), name(10, Jordanian, "تشرين اول", "تشرين أول"),
    same(11, Jordanian, "تشرين ثاني"), name(12, Jordanian, "كانون اول", "كانون أول"),
    // Algeria and Tunisia, where they differ from Egypt.
    same(1, Algerian, "جانفي"), same(2, Algerian, "فيفري"), name(4, Algerian, "افريل", "أفريل"),
    common(same(5, Algerian, "ماي")), same(6, Algerian, "جوان"), name(7, Algerian, "جويليه", "جويلية"),
    common(name(8, Algerian, "اوت", "أوت")),
    // Morocco, where it differs from Egypt.
    same(7, Moroccan, "يوليوز"), same(8, Moroccan, "غشت"), same(9, Moroccan, "شتنبر"),
    same(11, Moroccan, "نونبر"), same(12, Moroccan, "دجنبر"),
    // Hijri.
    common(same(1, Hijri, "محرم")), same(1, Hijri, "المحرم"), common(same(2, Hijri, "صفر")),
    name(3, Hijri, "ربيع الاول", "ربيع الأول"), name(4, Hijri, "ربيع الاخر", "ربيع الآخر"),
    same(4, Hijri, "ربيع الثاني"), name(5, Hijri, "جمادي الاولي", "جمادى الأولى"),
    name(5, Hijri, "جمادي الاول", "جمادى الأول"), name(6, Hijri, "جمادي الاخره", "جمادى الآخرة"),
    name(6, Hijri, "جمادي الثانيه", "جمادى الثانية"), name(6, Hijri, "جمادي الاخر", "جمادى الآخر"),
    name(6, Hijri, "جمادي الثاني", "جمادى الثاني"), name(5, Hijri, "جماد الاول", "جماد الأول"),
    same(6, Hijri, "جماد الثاني"), name(6, Hijri, "جماد الاخر", "جماد الآخر"),
    common(same(7, Hijri, "رجب")), common(same(8, Hijri, "شعبان")), same(9, Hijri, "رمضان"),
    common(same(10, Hijri, "شوال")), name(11, Hijri, "ذو القعده", "ذو القعدة"),
    name(11, Hijri, "ذي القعده", "ذي القعدة"), name(12, Hijri, "ذو الحجه", "ذو الحجة"),
    name(12, Hijri, "ذي الحجه", "ذي الحجة"),
];

/// The months in English. If a naming has several names for a month, its first one is written.
#[rustfmt::skip]
pub(super) const ENGLISH_MONTHS: &[MonthName] = &[
    // Gregorian.
    name(1, English, "january", "January"), name(2, English, "february", "February"),
    common(name(3, English, "march", "March")), name(4, English, "april", "April"),
    common(name(5, English, "may", "May")), name(6, English, "june", "June"),
    name(7, English, "july", "July"), name(8, English, "august", "August"),
    name(9, English, "september", "September"), name(10, English, "october", "October"),
    name(11, English, "november", "November"), name(12, English, "december", "December"),
    // Abbreviated.
    common(name(1, EnglishShort, "jan", "Jan")), common(name(2, EnglishShort, "feb", "Feb")),
    common(name(3, EnglishShort, "mar", "Mar")), common(name(4, EnglishShort, "apr", "Apr")),
    common(name(6, EnglishShort, "jun", "Jun")), common(name(7, EnglishShort, "jul", "Jul")),
    common(name(8, EnglishShort, "aug", "Aug")), common(name(9, EnglishShort, "sep", "Sep")),
    common(name(9, EnglishShort, "sept", "Sept")), common(name(10, EnglishShort, "oct", "Oct")),
    common(name(11, EnglishShort, "nov", "Nov")), common(name(12, EnglishShort, "dec", "Dec")),
    // Hijri.
    name(1, EnglishHijri, "muharram", "Muharram"), name(2, EnglishHijri, "safar", "Safar"),
    name(3, EnglishHijri, "rabi al awwal", "Rabi al-Awwal"),
    name(3, EnglishHijri, "rabi al awal", "Rabi al-Awal"),
    name(4, EnglishHijri, "rabi al thani", "Rabi al-Thani"),
    name(4, EnglishHijri, "rabi al akhir", "Rabi al-Akhir"),
    name(4, EnglishHijri, "rabi ii", "Rabi II"), name(3, EnglishHijri, "rabi i", "Rabi I"),
    name(5, EnglishHijri, "jumada al ula", "Jumada al-Ula"),
    name(5, EnglishHijri, "jumada al awwal", "Jumada al-Awwal"),
    name(6, EnglishHijri, "jumada al akhirah", "Jumada al-Akhirah"),
    name(6, EnglishHijri, "jumada al thani", "Jumada al-Thani"),
    name(6, EnglishHijri, "jumada al akhira", "Jumada al-Akhira"),
    name(6, EnglishHijri, "jumada ii", "Jumada II"), name(5, EnglishHijri, "jumada i", "Jumada I"),
    name(7, EnglishHijri, "rajab", "Rajab"), name(8, EnglishHijri, "sha'ban", "Sha'ban"),
    name(8, EnglishHijri, "shaban", "Shaban"), name(9, EnglishHijri, "ramadan", "Ramadan"),
    name(10, EnglishHijri, "shawwal", "Shawwal"),
    name(11, EnglishHijri, "dhu al qi'dah", "Dhu al-Qi'dah"),
    name(11, EnglishHijri, "dhu al qadah", "Dhu al-Qadah"),
    name(11, EnglishHijri, "dhul qadah", "Dhul-Qadah"),
    name(11, EnglishHijri, "dhu al qa'dah", "Dhu al-Qa'dah"),
    name(12, EnglishHijri, "dhu al hijjah", "Dhu al-Hijjah"),
    name(12, EnglishHijri, "dhul hijjah", "Dhul-Hijjah"),
    name(12, EnglishHijri, "dhu al hijja", "Dhu al-Hijja"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn every_name_is_read_as_it_is_written() {
        for name in ARABIC_MONTHS.iter().chain(ENGLISH_MONTHS) {
            assert_eq!(fold(name.written).replace('-', " "), name.folded);
            let read = MonthName::of(&fold(name.written)).unwrap();
            assert_eq!((read.number, read.naming), (name.number, name.naming), "{}", name.written);
        }
    }

    #[test]
    fn every_naming_has_every_month() {
        for name in ARABIC_MONTHS.iter().chain(ENGLISH_MONTHS) {
            assert!((1..=12).all(|number| name.renamed(number).is_some()), "{}", name.written);
        }
    }

    #[test]
    fn a_month_is_renamed_as_its_country_does() {
        let renamed = |folded, number| MonthName::of(folded).unwrap().renamed(number).unwrap();
        assert_eq!((renamed("جانفي", 2), renamed("جانفي", 3)), ("فيفري", "مارس"));
        assert_eq!((renamed("غشت", 12), renamed("غشت", 1)), ("دجنبر", "يناير"));
        assert_eq!((renamed("غشت", 5), renamed("مايس", 6)), ("ماي", "حزيران"));
        assert_eq!((renamed("ت1", 1), renamed("ك1", 5)), ("ك2", "أيار"));
        assert_eq!((renamed("كانون ثاني", 10), renamed("تشرين اول", 2)), ("تشرين أول", "شباط"));
        assert_eq!((renamed("كانون الثاني", 5), renamed("ذو الحجه", 6)), ("أيار", "جمادى الآخرة"));
        assert_eq!((renamed("apr", 5), renamed("rabi al-awwal", 9)), ("May", "Ramadan"));
    }

    #[test]
    fn a_name_ends_where_its_word_ends() {
        assert!(MonthName::beginning("marching 5").is_none());
        assert_eq!(MonthName::beginning("rabi ii 1446").map(|(name, len)| (name.number, len)), Some((4, 7)));
    }
}
