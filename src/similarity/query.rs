use unicode_normalization::UnicodeNormalization;

use crate::lang::Lang;
use crate::unit::UnitText;

use super::edit::{Edit, Step};
use super::plain::Pattern;
use super::sentence::{Rules, Sentence, Token};
use super::walk::{Side, Walk};
use super::{Class, Comparison, Difference, DifferenceKind, Plain};
use super::{codes, word};

/// A text to be held against many, prepared once.
///
/// ```
/// use mizan::Lang;
/// use mizan::similarity::{Class, DifferenceKind, Query};
///
/// let query = Query::new(&"أغلق الصمام الأحمر".into(), &Lang::ARABIC);
/// let unit = "اغلقِ الصمام الأحمر".into();
/// assert_eq!(query.compare(&unit).class(), Class::Spelling);
/// let named: Vec<_> = query.differences(&unit).into_iter().map(|difference| difference.kind).collect();
/// assert_eq!(named, [DifferenceKind::Diacritics, DifferenceKind::Hamza]);
/// ```
#[derive(Clone, Debug)]
pub struct Query {
    pub(super) text: UnitText,
    pub(super) rules: Rules,
    pub(super) sentence: Sentence,
    pattern: Pattern,
}

// How much of the fuzzy percent the words decide, and how much the characters do.
const WORDS: f64 = 0.85;
// The most that is given if words differ, and if what differs turns the meaning.
const FUZZY: u8 = 94;
const TURNED: u8 = 89;
// What is given if only numbers, punctuation, codes or spaces differ, for one difference; each further one takes one
// off, down to the least.
const FORMAT: u8 = 98;
const NUMBER: u8 = 97;
const LEAST_FORMAT: u8 = 95;
const SPELLING: u8 = 99;

impl Query {
    /// Prepares a text of a language. Linear in its length.
    #[must_use]
    pub fn new(text: &UnitText, lang: &Lang) -> Self {
        let rules = Rules::of(lang);
        let sentence = Sentence::new(text.plain(), rules);
        let pattern = Pattern::new(sentence.folded());
        Self { text: text.clone(), rules, sentence, pattern }
    }

    /// Returns the text as given.
    #[must_use]
    pub fn text(&self) -> &UnitText {
        &self.text
    }

    /// Returns the folded text.
    #[must_use]
    pub fn folded(&self) -> &str {
        self.sentence.folded()
    }

    /// Returns how alike the query and an already folded text are by characters, if at least so many percent.
    ///
    /// Cheap for what lies below the limit: the length alone or the first characters decide. A change of clitics in a
    /// short text may leave a [`compare`](Self::compare) of 90 at a plain 60, so a search by percent takes in texts
    /// from well below its own limit.
    #[must_use]
    pub fn plain_at_least(&self, folded: &str, percent: u8) -> Option<Plain> {
        self.pattern.at_least(folded, percent)
    }

    /// Returns how alike the query and a text are whose words differ; none if it takes more than their words to tell.
    /// `plain` is what [`plain_at_least`](Self::plain_at_least) returned for it.
    #[cfg(feature = "memory")]
    pub(crate) fn compare_fuzzy(&self, text: &str, plain: Plain) -> Option<Comparison> {
        let other = Sentence::new(text, self.rules);
        let is_fuzzy = !self.sentence.has_the_words_of(&other);
        is_fuzzy.then(|| Comparison {
            percent: self.fuzzy_percent(&other, plain),
            plain,
            class: Class::Fuzzy,
        })
    }

    /// Returns how alike the query and a text of the same language are.
    #[must_use]
    pub fn compare(&self, text: &UnitText) -> Comparison {
        let other = Sentence::new(text.plain(), self.rules);
        let plain = self.pattern.at_least(other.folded(), 0).expect("every text is at least 0 percent alike");
        if self.is_exactly(text) {
            return Comparison { percent: 100, plain, class: Class::Exact };
        }
        let (class, percent) = if self.sentence.has_the_words_of(&other) {
            self.grade_format(
                &Walk::new(self.side(), Side { text, sentence: &other }, self.rules).differences(),
            )
        } else {
            (Class::Fuzzy, self.fuzzy_percent(&other, plain))
        };
        Comparison { percent, plain, class }
    }

    /// Returns in what the query and a text of the same language differ, in the order of their places.
    #[must_use]
    pub fn differences(&self, text: &UnitText) -> Vec<Difference> {
        if self.is_exactly(text) {
            return Vec::new();
        }
        let other = Sentence::new(text.plain(), self.rules);
        Walk::new(self.side(), Side { text, sentence: &other }, self.rules).differences()
    }

    fn is_exactly(&self, text: &UnitText) -> bool {
        let (a, b) = (self.text.plain(), text.plain());
        if a == b {
            return codes::same(&self.text, text);
        }
        // Code places are bytes of the text as given, which NFC moves.
        self.text.codes().is_empty() && text.codes().is_empty() && a.nfc().eq(b.nfc())
    }

    fn side(&self) -> Side<'_> {
        Side { text: &self.text, sentence: &self.sentence }
    }

    fn grade_format(&self, differences: &[Difference]) -> (Class, u8) {
        if differences.iter().all(|difference| difference.kind.is_spelling()) {
            return (Class::Spelling, SPELLING);
        }
        let count = differences.iter().filter(|difference| !difference.kind.is_spelling()).count();
        let best = match differences.iter().any(|difference| difference.kind == DifferenceKind::Number) {
            true => NUMBER,
            false => FORMAT,
        };
        let lost = u8::try_from(count - 1).unwrap_or(u8::MAX);
        (Class::Format, best.saturating_sub(lost).max(LEAST_FORMAT))
    }

    fn fuzzy_percent(&self, other: &Sentence, plain: Plain) -> u8 {
        let edit = Edit::new(&self.sentence, other, self.rules);
        let ratio = WORDS * edit.ratio() + (1.0 - WORDS) * plain.ratio();
        let most = if self.meaning_turns(other, &edit.steps) { TURNED } else { FUZZY };
        ((100.0 * ratio) as u8).min(most)
    }

    fn meaning_turns(&self, other: &Sentence, steps: &[Step]) -> bool {
        let turns = |tokens: &[Token], at: usize| word::turns_meaning(&tokens[at]);
        let stem = |sentence: &Sentence, at: usize| sentence.stem(&sentence.tokens[at]).to_owned();
        steps.iter().any(|&step| match step {
            Step::Same(..) | Step::Moved(..) | Step::MovedHere(..) => false,
            // A conjunction before it turns nothing: ولا and لا.
            Step::Changed(a, b) => {
                (turns(&self.sentence.tokens, a) || turns(&other.tokens, b))
                    && stem(&self.sentence, a) != stem(other, b)
            }
            Step::First(a) => turns(&self.sentence.tokens, a),
            Step::Second(b) => turns(&other.tokens, b),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::unit::{Code, CodeKind};

    fn compare(lang: Lang, query: &str, unit: &str) -> (Class, u8, Vec<&'static str>) {
        let query = Query::new(&query.into(), &lang);
        let unit = unit.into();
        let found = query.compare(&unit);
        (found.class(), found.percent(), query.differences(&unit).iter().map(|d| d.kind.name()).collect())
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
        assert_eq!(compare(Lang::ARABIC, "لايزال هنا", "لا يزال هنا"), (Class::Format, 98, vec!["space"]));
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
            (query.compare(&unit).class(), query.compare(&unit).percent(), query.differences(&unit).len())
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
                let there = Query::new(&query, &lang);
                let (found, back) = (there.compare(&unit), Query::new(&unit, &lang).compare(&query));
                prop_assert_eq!(found, back);
                prop_assert_eq!(found.percent() == 100, a.nfc().eq(b.nfc()));
                let differences = there.differences(&unit);
                prop_assert_eq!(differences.is_empty(), found.percent() == 100, "{:?}", differences);
                for difference in differences {
                    prop_assert!(a.get(difference.query.clone()).is_some(), "{:?}", difference);
                    prop_assert!(b.get(difference.unit.clone()).is_some(), "{:?}", difference);
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
