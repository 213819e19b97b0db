//! [`Query`]: a text prepared once and compared with many.

use std::sync::Arc;

use crate::lang::Lang;
use crate::text::fold;
use crate::unit::UnitText;

use super::long_texts::{self, is_long};
use super::prepared::Prepared;
use super::word_comparison::WordComparison;
use super::{Comparison, Plain};

/// A text to be compared with many, prepared once. A clone is cheap, since it shares the prepared text.
///
/// ```
/// use mizan::Lang;
/// use mizan::similarity::{Class, DifferenceKind, Query};
///
/// let query = Query::new(&"أغلق الصمام الأحمر".into(), &Lang::ARABIC);
/// let comparison = query.compare(&"اغلقِ الصمام الأحمر".into());
/// assert_eq!(comparison.class(), Class::Spelling);
/// let named: Vec<_> = comparison.differences().iter().map(|difference| difference.kind()).collect();
/// assert_eq!(named, [DifferenceKind::Diacritics, DifferenceKind::Hamza]);
/// ```
#[derive(Clone, Debug)]
pub struct Query(Arc<Prepared>);

impl Query {
    /// Prepares a text of a language. Arabic and English words are compared by rules of their language, words
    /// of other languages by their letters. Linear in the length of the text.
    #[must_use]
    pub fn new(text: &UnitText, lang: &Lang) -> Self {
        Self(Arc::new(Prepared::new(text.clone(), lang.clone())))
    }

    /// Returns the text as given.
    #[must_use]
    pub fn text(&self) -> &UnitText {
        self.0.text.text()
    }

    /// Returns the language by whose rules the text is compared.
    #[must_use]
    pub fn lang(&self) -> &Lang {
        &self.0.lang
    }

    /// Returns the folded text.
    #[must_use]
    pub fn folded(&self) -> &str {
        self.0.text.lexed().folded()
    }

    /// Returns how alike the query and an already folded text are by characters; `None` below `percent`.
    ///
    /// A text below the limit costs little, since its length or its first characters decide. Texts that
    /// [`compare`](Self::compare) gives 90 percent may have only 60 here if a clitic of a short text changes,
    /// so a search by percent must also take texts from well below its limit.
    #[must_use]
    pub fn plain_at_least(&self, folded: &str, percent: u8) -> Option<Plain> {
        match &self.0.pattern {
            Some(pattern) if !is_long(folded) => pattern.at_least(folded, percent),
            _ => long_texts::at_least(self.folded(), folded, percent),
        }
    }

    /// Returns how alike the query and an already folded text are by characters, whatever the order of their
    /// words; `None` below `percent`, for long texts, and for texts that share few whole words.
    #[cfg(feature = "memory")]
    pub(crate) fn any_order_at_least(&self, folded: &str, percent: u8) -> Option<Plain> {
        self.0.pattern.as_ref().filter(|_| !is_long(folded))?;
        self.0.any_order().at_least(folded, percent)
    }

    /// Compares the query with the words of an already folded text. `plain` is what
    /// [`plain_at_least`](Self::plain_at_least) returned for the text.
    pub(crate) fn compare_folded(&self, folded: String, plain: Plain) -> WordComparison {
        WordComparison::new(Arc::clone(&self.0), folded, plain)
    }

    /// Compares the query with a text of the same language.
    #[must_use]
    pub fn compare(&self, text: &UnitText) -> Comparison {
        let folded = fold(text.plain());
        let plain = self.plain_at_least(&folded, 0).expect("every text is at least 0 percent alike");
        Comparison::new(self.compare_folded(folded, plain), text.clone())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::similarity::Class;
    use crate::unit::{Code, CodeKind};

    fn compare(lang: Lang, query: &str, unit: &str) -> (Class, u8, Vec<&'static str>) {
        let query = Query::new(&query.into(), &lang);
        let unit = unit.into();
        let found = query.compare(&unit);
        (
            found.class(),
            found.percent(),
            found.differences().iter().map(|found| found.kind().name()).collect(),
        )
    }

    #[test]
    fn orthography_alone_is_spelling() {
        for (query, unit, named) in [
            ("أغلق الصمام.", "اغلق الصمام.", vec!["hamza"]),
            ("وقّع العقد في ٢٠٢٤", "وقع العقد في 2024", vec!["diacritics", "digits"]),
            ("انتهت المهلة", "انتهت المهله\u{200F}", vec!["ta marbuta", "invisible"]),
            ("قال «نعم»", "قال \"نعم\"", vec!["quotes", "quotes"]),
        ] {
            assert_eq!(compare(Lang::ARABIC, query, unit), (Class::Spelling, 99, named));
        }
        assert_eq!(compare(Lang::ENGLISH, "Close it", "close it"), (Class::Spelling, 99, vec!["case"]));
    }

    #[test]
    fn numbers_punctuation_and_spaces_are_format() {
        for (query, unit, percent, named) in [
            ("Wait 5 minutes.", "Wait 10 minutes.", 97, vec!["number"]),
            ("Wait, then go.", "Wait then go.", 98, vec!["punctuation"]),
            ("Wait  then go.", "Wait then go!", 97, vec!["space", "punctuation"]),
            ("Pay 3 of 4", "Pay 5 of 6", 96, vec!["number", "number"]),
            ("Log in to the data base.", "Log in to the database.", 98, vec!["space"]),
            ("Data base 5", "Database 6", 96, vec!["space", "number"]),
        ] {
            assert_eq!(compare(Lang::ENGLISH, query, unit), (Class::Format, percent, named));
        }
        for unit in ["_Open it", "&Open it", "~Open it"] {
            assert_eq!(compare(Lang::ENGLISH, "Open it", unit), (Class::Format, 98, vec!["punctuation"]));
        }
        assert_eq!(compare(Lang::ARABIC, "_افتح الملف", "افتح الملف").1, 98);
        assert_eq!(compare(Lang::ENGLISH, "Quit", "Q_uit").0, Class::Format);
        assert_eq!(compare(Lang::ENGLISH, "my_own_name", "my own name").0, Class::Fuzzy);
        assert_eq!(compare(Lang::ARABIC, "لايزال هنا", "لا يزال هنا"), (Class::Format, 98, vec!["space"]));
    }

    #[test]
    fn the_months_of_a_date_are_numbers_whoever_names_them() {
        for (query, unit) in [
            ("وُقّع في 12 جانفي", "وُقّع في 12 فيفري"),
            ("وُقّع في 12 تشرين الأول", "وُقّع في 12 شباط"),
            ("وُقّع في 12 تشرين أول", "وُقّع في 12 كانون ثاني"),
            ("وُقّع في 12 مايس", "وُقّع في 12 شباط"),
            ("وُقّع في 12 نونبر", "وُقّع في 12 ماي"),
            ("وُقّع في 12 رجب 1446", "وُقّع في 12 ذي الحجة 1446"),
        ] {
            assert_eq!(compare(Lang::ARABIC, query, unit), (Class::Format, 97, vec!["number"]), "{query}");
        }
    }

    #[test]
    fn the_printed_quran_is_todays_spelling() {
        for (query, unit) in [
            ("آمنوا", "ءَامَنُوا۟"),
            ("ياأيها الناس", "يَـٰٓأَيُّهَا ٱلنَّاسُ"),
            ("يا أيها الناس", "يَـٰٓأَيُّهَا ٱلنَّاسُ"),
            ("يا قوم", "يَـٰقَوْمِ"),
            ("ياأهل الكتاب", "يَـٰٓأَهْلَ ٱلْكِتَـٰبِ"),
            ("لا يستحيي أن يضرب مثلا", "لَّا يَسْتَحْىِۦٓ أَن يَضْرِبَ مَثَلًۭا"),
        ] {
            let found = compare(Lang::ARABIC, query, unit);
            assert_eq!((found.0, found.1), (Class::Spelling, 99), "{query}: {found:?}");
        }
    }

    #[test]
    fn a_formula_of_blessing_in_short_is_any_of_its_full_forms() {
        for (query, unit) in [
            ("روت عائشة (رض) ذلك", "روت عائشة رضي الله عنها ذلك"),
            ("روى الشيخان (رض) ذلك", "روى الشيخان رضيَ الله عنهما ذلك"),
            ("قال النبي صلى الله عليه وآله وسلم ذلك", "قال النبي (ص) ذلك"),
            ("قالت مريم (ع) ذلك", "قالت مريم عليها السلام ذلك"),
            ("قال النبي ص ذلك", "قال النبي صلى الله عليه وسلم ذلك"),
            ("قال النبي ص ذلك", "قال النبي (ص) ذلك"),
            ("قال النبي (صلى الله عليه وسلم) ذلك", "قال النبي صلى الله عليه وسلم ذلك"),
            ("قال موسى ع ذلك", "قال موسى عليه السلام ذلك"),
        ] {
            assert_eq!(
                compare(Lang::ARABIC, query, unit),
                (Class::Spelling, 99, vec!["honorific"]),
                "{query}"
            );
        }
        for (query, unit) in [
            ("The Prophet ﷺ said so", "The Prophet (pbuh) said so"),
            ("The Prophet (peace be upon him) said so", "The Prophet (PBUH) said so"),
            ("The Prophet PBUH said so", "The Prophet (peace and blessings be upon him) said so"),
            ("Umar (RA) said so", "Umar (may Allah be pleased with him) said so"),
            ("Moses (a.s.) said so", "Moses (AS) said so"),
            ("Moses (AS) said so", "Moses (peace be upon him) said so"),
        ] {
            let found = compare(Lang::ENGLISH, query, unit);
            assert!(found.0 < Class::Fuzzy && found.1 >= 95, "{query}: {found:?}");
            assert!(found.2.contains(&"honorific") || query.contains("a.s."), "{query}: {found:?}");
        }
        for (lang, query, unit) in [
            (Lang::ARABIC, "قال عمر رضي الله عنه ذلك", "قال عمر رضي الله عنها ذلك"),
            (Lang::ARABIC, "قال النبي (ص) ذلك", "قال النبي (ع) ذلك"),
            (Lang::ARABIC, "قال النبي (ص) ذلك", "قال النبي ذلك"),
            (Lang::ARABIC, "قال عمر رضي الله عنه للنبي ﷺ", "قال عمر رضي الله عنها للنبي ﷺ"),
            (Lang::ARABIC, "قال موسى\u{611} ذلك", "قال موسى رضي الله عنه ذلك"),
            (Lang::ARABIC, "قال عز وجل ذلك", "قال جل جلاله ذلك"),
            (Lang::ARABIC, "كتب الله عليه السلام", "كتب الله عليه"),
            (Lang::ARABIC, "انظر (ص) من الكتاب", "انظر من الكتاب"),
            (Lang::ARABIC, "انظر ص 14 من الكتاب", "انظر صلى الله عليه وسلم 14 من الكتاب"),
            (Lang::ARABIC, "قال النبي ص ذلك", "قال النبي ع ذلك"),
            (Lang::ARABIC, "قال عمر (رضي الله عنه) ذلك", "قال عمر رضي الله عنها ذلك"),
            (Lang::ENGLISH, "The Prophet (pbuh) said so", "The Prophet (ra) said so"),
            (Lang::ENGLISH, "The man (as) said so", "The man said so"),
            (Lang::ENGLISH, "Mary (peace be upon her) said so", "Mary (peace be upon him) said so"),
            (Lang::ENGLISH, "He wished peace to him", "He wished (pbuh) to him"),
            (Lang::ENGLISH, "May peace be upon us", "May peace be upon him"),
        ] {
            assert_eq!(compare(lang, query, unit).0, Class::Fuzzy, "{query}");
        }
    }

    #[test]
    fn a_number_and_a_mark_never_stand_for_each_other() {
        assert_eq!(compare(Lang::ENGLISH, ".", "1"), (Class::Format, 96, vec!["number", "punctuation"]));
        assert_eq!(compare(Lang::ENGLISH, "1", "."), (Class::Format, 96, vec!["number", "punctuation"]));
    }

    #[test]
    fn clitics_cost_little_and_are_named() {
        let found = compare(
            Lang::ARABIC,
            "وافق المجلس على القرار وأرسل الخطاب إلى الوزارة",
            "وافق مجلس على قرار فأرسل خطابا إلى وزارة",
        );
        assert_eq!(found.0, Class::Fuzzy);
        assert!((85..=94).contains(&found.1), "{found:?}");
        assert!(found.2.contains(&"article") && found.2.contains(&"conjunction"), "{found:?}");
    }

    #[test]
    fn a_change_of_meaning_is_never_hidden() {
        for (lang, query, unit, named) in [
            (Lang::ARABIC, "يجوز للموظف أن يغادر المبنى", "لا يجوز للموظف أن يغادر المبنى", "negation"),
            (Lang::ARABIC, "أغلق الصمام قبل تشغيل المضخة", "أغلق الصمام بعد تشغيل المضخة", "direction"),
            (Lang::ARABIC, "من المطار إلى الفندق", "إلى المطار من الفندق", "direction"),
            (Lang::ENGLISH, "You must open the valve", "You must not open the valve", "negation"),
            (Lang::ENGLISH, "Close it before lunch", "Close it after lunch", "direction"),
        ] {
            let (class, percent, kinds) = compare(lang, query, unit);
            assert_eq!(class, Class::Fuzzy);
            assert!(percent < 90 && kinds.contains(&named), "{query}: {percent} {kinds:?}");
        }
    }

    #[test]
    fn a_word_that_moved_is_named_once() {
        let found = compare(
            Lang::ENGLISH,
            "Yesterday the council met in Amman",
            "The council met in Amman yesterday",
        );
        assert_eq!((found.0, found.2), (Class::Fuzzy, vec!["order", "case"]));
    }

    #[test]
    fn codes_are_compared_on_their_own() {
        let code = |at, markup: &str| Code {
            at,
            kind: CodeKind::Single,
            id: "1".into(),
            markup: markup.into(),
            label: None,
        };
        let with = |codes| UnitText::with_codes("أغلق الصمام", codes);
        let query = Query::new(&with(vec![code(9, "<b>")]), &Lang::ARABIC);
        let found = |codes| {
            let unit = with(codes);
            let found = query.compare(&unit);
            (found.class(), found.percent(), found.differences().len())
        };
        assert_eq!(found(vec![code(9, "<b>")]), (Class::Exact, 100, 0));
        assert_eq!(found(vec![]), (Class::Format, 98, 1));
        assert_eq!(found(vec![code(9, "<i>")]), (Class::Format, 97, 2));
        assert_eq!(found(vec![code(0, "<b>")]), (Class::Format, 98, 1));
    }

    #[test]
    fn texts_of_any_length_can_be_compared() {
        let text = |word: &str| format!("{word} {}", "a b ".repeat(5000));
        let query = Query::new(&text("one").into(), &Lang::ENGLISH);
        let found = query.compare(&text("another one").into());
        assert_eq!((found.class(), found.plain().percent()), (Class::Fuzzy, 99));
        let query = Query::new(&"a ".repeat(5000).into(), &Lang::ENGLISH);
        assert_eq!(query.compare(&"b ".repeat(5001).into()).percent(), 7);
    }

    proptest! {
        #[test]
        fn a_comparison_is_symmetric_and_its_ranges_lie_in_the_texts(
            a in "[أابتولكسف ًة\u{200F}ﷺnot 12.,٣]{0,40}",
            b in "[أابتولكسف ًة\u{200F}ﷺnot 12.,٣]{0,40}",
        ) {
            for lang in [Lang::ARABIC, Lang::ENGLISH, Lang::UNDETERMINED] {
                let (query, unit) = (a.as_str().into(), b.as_str().into());
                let found = Query::new(&query, &lang).compare(&unit);
                let back = Query::new(&unit, &lang).compare(&query);
                prop_assert_eq!((found.class(), found.percent()), (back.class(), back.percent()));
                prop_assert_eq!(found.plain(), back.plain());
                prop_assert_eq!(found.percent() == 100, a.nfc().eq(b.nfc()));
                let differences = found.differences();
                prop_assert_eq!(differences.is_empty(), found.percent() == 100, "{:?}", differences);
                for difference in differences {
                    prop_assert!(a.get(difference.query()).is_some(), "{:?}", difference);
                    prop_assert!(b.get(difference.text()).is_some(), "{:?}", difference);
                }
            }
        }

        #[test]
        fn any_two_texts_can_be_compared(a in "\\PC{0,40}", b in "\\PC{0,40}") {
            let (query, unit) = (a.as_str().into(), b.as_str().into());
            let found = Query::new(&query, &Lang::ARABIC).compare(&unit);
            prop_assert_eq!(found.percent() == 100, a.nfc().eq(b.nfc()));
        }
    }
}
