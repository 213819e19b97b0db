use std::ops::Range;

use super::sentence::{Kind, Rules, Sentence};

/// Something in an adapted translation that a translator has to see to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Remark {
    /// A word after a number may have to change with it: after 1, 2, 3 to 10, 11 to 99 and 100 an Arabic noun has
    /// other forms, after 1 an English one.
    Agreement {
        /// The word, in bytes of the adapted translation.
        word: Range<usize>,
    },
}

impl Remark {
    /// Returns the name it is shown under.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Agreement { .. } => "agreement",
        }
    }

    /// Returns what it is about, in bytes of the adapted translation.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        match self {
            Self::Agreement { word } => word.clone(),
        }
    }
}

/// Returns the remark on a number put into a text for another one, both in plain form, if a word must follow it.
pub(super) fn remark(
    text: &str,
    number: &Range<usize>,
    old: &str,
    new: &str,
    rules: Rules,
) -> Option<Remark> {
    let form = match rules {
        Rules::Arabic => arabic_form,
        Rules::English => english_form,
        Rules::Generic => return None,
    };
    if form(old) == form(new) {
        return None;
    }
    let sentence = Sentence::new(text, rules);
    let at = sentence.tokens.iter().position(|token| sentence.given(token, text).end >= number.end)?;
    let names_it = |at: usize| {
        sentence
            .tokens
            .get(at)
            .is_some_and(|token| is_label(sentence.stem(token)) || is_label(sentence.text(token)))
    };
    let counted = sentence.tokens.get(at + 1)?;
    if counted.kind != Kind::Word || counted.particle.is_some() || at.checked_sub(1).is_some_and(names_it) {
        return None;
    }
    Some(Remark::Agreement { word: sentence.given(counted, text) })
}

// The forms that a counted noun takes: كتاب, كتابان, كتب (3 to 10), كتابًا (11 to 99), كتاب (100, 101 and so on).
fn arabic_form(number: &str) -> u8 {
    let Ok(number) = number.parse::<u64>() else { return 5 };
    match (number, number % 100) {
        (1, _) => 0,
        (2, _) => 1,
        (_, 3..=10) => 2,
        (_, 11..=99) => 3,
        _ => 4,
    }
}

fn english_form(number: &str) -> u8 {
    u8::from(number != "1")
}

// Folded words after which a number names something and counts nothing: المادة 5.
fn is_label(word: &str) -> bool {
    matches!(
        word,
        "ماده"
            | "فصل"
            | "باب"
            | "قسم"
            | "صفحه"
            | "شكل"
            | "جدول"
            | "بند"
            | "فقره"
            | "خطوه"
            | "رقم"
            | "طابق"
            | "غرفه"
            | "مرحله"
            | "اصدار"
            | "نسخه"
            | "عام"
            | "سنه"
            | "يوم"
            | "ساعه"
            | "ملحق"
            | "قاعه"
            | "بوابه"
            | "article"
            | "chapter"
            | "section"
            | "page"
            | "figure"
            | "table"
            | "item"
            | "paragraph"
            | "step"
            | "number"
            | "no"
            | "floor"
            | "room"
            | "phase"
            | "version"
            | "year"
            | "annex"
            | "hall"
            | "gate"
    )
}
