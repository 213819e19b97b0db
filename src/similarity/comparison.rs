//! [`Comparison`]: a query and a text, side by side.
//!
//! The percent is computed at once. The differences and the adapted translation are computed when they are
//! asked for, from the same words, the same edit and the same language.

use std::sync::{Arc, OnceLock};

use unicode_normalization::UnicodeNormalization;

use crate::lang::Lang;
use crate::text::{Message, Respelling, differ_in_short_honorifics, has_honorific_mark};
use crate::unit::UnitText;

use super::adapt::adapted;
use super::differences::{Walk, same_codes};
use super::edit::{EditScript, EditStep};
use super::grade;
use super::lexemes::ComparedText;
use super::prepared::Prepared;
use super::word_comparison::{Fuzzy, WordComparison};
use super::{Adapted, Class, Difference, DifferenceKind, Doubt, Plain};

/// The result of comparing a query with a text.
///
/// ```
/// use mizan::Lang;
/// use mizan::similarity::{Class, DifferenceKind, Query};
///
/// let query = Query::new(&"You must open the valve".into(), &Lang::ENGLISH);
/// let comparison = query.compare(&"You must not open the valve".into());
/// assert_eq!((comparison.class(), comparison.percent()), (Class::Fuzzy, 84));
/// assert_eq!(comparison.differences()[0].kind(), DifferenceKind::Negation);
/// ```
#[derive(Clone, Debug)]
pub struct Comparison {
    query: Arc<Prepared>,
    text: ComparedText,
    respelling: Option<Respelling>,
    class: Class,
    percent: u8,
    plain: Plain,
    edit: OnceLock<EditScript>,
    differences: OnceLock<Vec<Difference>>,
    // The messages of the texts have the same forms, in another order or repeated for further values.
    has_same_forms: bool,
}

impl Comparison {
    /// Completes a comparison of folded words with the text as given from which the words come.
    pub(crate) fn new(words: WordComparison, text: UnitText) -> Self {
        let has_mark = || words.may_lack_a_mark() && has_honorific_mark(text.plain());
        let has_number_words = words.may_share_numbers();
        let may_be_respelled = words.may_be_respelled() || has_mark();
        let shares_honorific = words.fuzzy.is_none() && words.may_share_honorific();
        let WordComparison { query, lexed, plain, fuzzy, has_same_forms } = words;
        let text = ComparedText::new(text, lexed);
        let mut comparison = Self {
            query,
            text,
            respelling: None,
            class: Class::Exact,
            percent: 100,
            plain,
            edit: OnceLock::new(),
            differences: OnceLock::new(),
            has_same_forms,
        };
        match fuzzy {
            Some(fuzzy) => {
                comparison.grade_as(fuzzy);
                if has_number_words || may_be_respelled {
                    comparison.respell(has_number_words);
                }
            }
            None => {
                comparison.grade_by_differences();
                if shares_honorific && comparison.class == Class::Format {
                    comparison.respell_if_better();
                }
            }
        }
        comparison
    }

    // A formula of blessing may stand between marks or not: (PBUH), PBUH.
    fn respell_if_better(&mut self) {
        let mut respelled = Self { differences: OnceLock::new(), ..self.clone() };
        respelled.respell(false);
        if respelled.percent > self.percent {
            *self = respelled;
        }
    }

    fn grade_as(&mut self, fuzzy: Fuzzy) {
        (self.class, self.percent) = (Class::Fuzzy, fuzzy.percent);
        self.edit = fuzzy.edit.into();
    }

    fn grade_by_differences(&mut self) {
        if self.has_same_forms {
            (self.class, self.percent) = grade::SAME_FORMS;
        } else if !self.is_exact() {
            (self.class, self.percent) = grade::format(self.differences());
        }
    }

    // Compares the texts in the spelling that their spellings share, with their numbers in figures if
    // `numbers` is set, and keeps that comparison if it is better.
    fn respell(&mut self, numbers: bool) {
        let in_short = differ_in_short_honorifics(self.query.text.plain(), self.text.plain());
        let by = if in_short { Respelling::IN_SHORT } else { Respelling::ALL };
        let by = Respelling { numbers, ..by };
        let (query, text) = (self.query.respelled(by), self.text.respelled(by, self.query.rules));
        if query.lexed().has_the_words_of(text.lexed()) {
            (self.respelling, self.text, self.edit) = (Some(by), text, OnceLock::new());
            self.grade_by_differences();
            return;
        }
        let fuzzy = Fuzzy::new(query.lexed(), text.lexed(), self.query.rules, self.plain);
        if fuzzy.percent > self.percent {
            (self.respelling, self.text) = (Some(by), text);
            self.grade_as(fuzzy);
        }
    }

    // The query as it is compared.
    fn asked(&self) -> &ComparedText {
        self.respelling.map_or(&self.query.text, |by| self.query.respelled(by))
    }

    /// Returns how alike the texts are: 100 for `exact`, 99 for `spelling`, 95 to 98 for `format`, at most 94
    /// for `fuzzy`.
    #[must_use]
    pub fn percent(&self) -> u8 {
        self.percent
    }

    /// Returns how alike the folded texts are by characters.
    #[must_use]
    pub fn plain(&self) -> Plain {
        self.plain
    }

    /// Returns the class to which the percent belongs.
    #[must_use]
    pub fn class(&self) -> Class {
        self.class
    }

    /// Returns the text of the query, as given.
    #[must_use]
    pub fn query(&self) -> &UnitText {
        self.query.text.text()
    }

    /// Returns the text that the query was compared with, as given.
    #[must_use]
    pub fn text(&self) -> &UnitText {
        self.text.text()
    }

    /// Returns the differences of the texts, in the order of their places. The first call finds the
    /// differences, later calls return the same ones.
    #[must_use]
    pub fn differences(&self) -> &[Difference] {
        self.differences.get_or_init(|| match self.is_exact() {
            true => Vec::new(),
            false if self.has_same_forms => vec![self.of_messages()],
            false => Walk::new(self.asked(), &self.text, self.query.rules).differences(self.steps()),
        })
    }

    /// Returns the translation of the compared text with the query's numbers and its last mark, if it is
    /// certain which number of the translation belongs to which number of the text. `lang` is the language
    /// of the translation. Where words differ too, they stay as they are.
    ///
    /// Numbers are written as the translation writes its own: in its digits, with its separators. Names with
    /// digits (`A4`), web and mail addresses are exchanged as they are, months by their names. `None` if
    /// nothing has to change, if one text has a number more, or if there is a [`doubt`](Self::doubt).
    ///
    /// ```
    /// use mizan::Lang;
    /// use mizan::similarity::Query;
    ///
    /// let query = Query::new(&"Wait 12 minutes.".into(), &Lang::ENGLISH);
    /// let comparison = query.compare(&"Wait 5 minutes.".into());
    /// let adapted = comparison.adapt(&"انتظر ٥ دقائق.".into(), &Lang::ARABIC).unwrap();
    /// assert_eq!(adapted.target().plain(), "انتظر ١٢ دقائق.");
    /// // After 12 the noun is دقيقة: a translator has to check it.
    /// assert_eq!(adapted.checks()[0].to_string(), "agreement");
    /// ```
    #[must_use]
    pub fn adapt(&self, translation: &UnitText, lang: &Lang) -> Option<Adapted> {
        self.adaptation(translation, lang).ok().flatten()
    }

    /// Returns why the numbers of the query are not put into a translation although they differ from those of
    /// the compared text.
    ///
    /// ```
    /// use mizan::Lang;
    /// use mizan::similarity::{Doubt, Query};
    ///
    /// let query = Query::new(&"Signed on 03/04/2025".into(), &Lang::ENGLISH);
    /// let comparison = query.compare(&"Signed on 25/12/2024".into());
    /// let doubt = comparison.doubt(&"وُقّع في 25/12/2024".into(), &Lang::ARABIC);
    /// assert_eq!(doubt, Some(Doubt::Date));
    /// ```
    #[must_use]
    pub fn doubt(&self, translation: &UnitText, lang: &Lang) -> Option<Doubt> {
        self.adaptation(translation, lang).err()
    }

    /// Returns the adapted translation, none if nothing has to change.
    ///
    /// # Errors
    ///
    /// If there is a doubt about a number that differs.
    pub(crate) fn adaptation(
        &self,
        translation: &UnitText,
        lang: &Lang,
    ) -> std::result::Result<Option<Adapted>, Doubt> {
        match self.has_same_forms {
            true => Ok(None),
            false => adapted((self.asked(), &self.text), self.steps(), translation, lang),
        }
    }

    // The one difference of texts whose messages have the same forms: what stands around these.
    fn of_messages(&self) -> Difference {
        let place = |text: &UnitText| {
            let messages = Message::all(text.plain(), 0..text.plain().len());
            let [start, end] =
                [messages.first().map(|first| first.range.start), messages.last().map(|last| last.range.end)];
            start.unwrap_or(0)..end.unwrap_or(text.plain().len())
        };
        Difference::new(DifferenceKind::Punctuation, place(self.query()), place(self.text()))
    }

    fn steps(&self) -> &[EditStep] {
        let edit = || EditScript::new(self.asked().lexed(), self.text.lexed(), self.query.rules);
        &self.edit.get_or_init(edit).steps
    }

    fn is_exact(&self) -> bool {
        let (query, text) = (self.query.text.text(), self.text.text());
        let (a, b) = (query.plain(), text.plain());
        if a == b {
            return same_codes(query, text);
        }
        // The places of codes are bytes of the text as given, which NFC moves.
        query.codes().is_empty() && text.codes().is_empty() && chars(a).eq(chars(b))
    }
}

// The chars by which a text equals another one: `\r\n` and `\n` are one line end.
fn chars(text: &str) -> impl Iterator<Item = char> {
    let mut chars = text.nfc().peekable();
    std::iter::from_fn(move || match chars.next()? {
        '\r' => Some(chars.next_if_eq(&'\n').unwrap_or('\r')),
        c => Some(c),
    })
}
