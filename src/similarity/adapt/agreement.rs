//! [`Check`]: a word of an adapted translation that may have to agree with a new number.

use crate::lang::Known;
use std::fmt;
use std::ops::Range;

use crate::similarity::lexemes::{ComparedText, Lexeme, LexemeKind};
use crate::text::canonical_number;

/// Something in an adapted translation that a translator has to check.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Check {
    /// A word after a number may have to change with it: after 1, 2, 3 to 10, 11 to 99 and 100 an Arabic noun
    /// has other forms, after 1 an English one.
    Agreement {
        /// The word, in bytes of the adapted translation.
        word: Range<usize>,
    },
}

impl Check {
    /// Returns the name under which the check is shown.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Agreement { .. } => "agreement",
        }
    }

    /// Returns the place to be checked, in bytes of the adapted translation.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        match self {
            Self::Agreement { word } => word.clone(),
        }
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Returns the check of the word after a replaced number, if the word may have another form after the new
/// number. `number` is the place of the new number, `old` and `new` are in plain form, and `source` is the
/// text whose translation this is.
pub(super) fn check(
    text: &ComparedText,
    number: &Range<usize>,
    (old, new): (&str, &str),
    rules: Option<Known>,
    source: &ComparedText,
) -> Option<Check> {
    let form = match rules {
        Some(Known::Arabic) => arabic_form,
        Some(Known::English) => english_form,
        None => return None,
    };
    if form(old) == form(new) {
        return None;
    }
    let lexemes = text.lexed().lexemes();
    let at = (0..lexemes.len()).find(|&at| text.given(at).end >= number.end)?;
    let counted = lexemes.get(at + 1)?;
    let counts = counted.kind == LexemeKind::Word && counted.particle.is_none();
    let is_name = is_behind_label(text, at) && !counts_a_plural(source, old);
    (counts && !is_name).then(|| Check::Agreement { word: text.given(at + 1) })
}

fn is_behind_label(text: &ComparedText, at: usize) -> bool {
    let names_it = |at: usize| {
        let (lexed, lexeme) = (text.lexed(), text.lexeme(at));
        is_label(lexed.stem(lexeme)) || is_label(lexed.text(lexeme))
    };
    at.checked_sub(1).is_some_and(names_it)
}

// Returns true if an English text counts something with a number: in "200 seats", القاعة is the place of the
// seats in «في القاعة 200 مقعد», while in "Hall 200 has" the number is the name of the hall.
fn counts_a_plural(text: &ComparedText, number: &str) -> bool {
    let lexemes = text.lexed().lexemes();
    let is_capital = |at: usize| text.plain()[text.given(at)].starts_with(char::is_uppercase);
    let is_named = |at: usize| lexemes[at].particle.is_none() && is_capital(at);
    let is_plural = |word: &Lexeme| {
        word.kind == LexemeKind::Word && word.particle.is_none() && text.lexed().text(word).ends_with('s')
    };
    let counts = |at: usize| {
        canonical_number(text.lexed().text(&lexemes[at])) == number
            && lexemes.get(at + 1).is_some_and(is_plural)
            && !is_behind_label(text, at)
            && !at.checked_sub(1).is_some_and(is_named)
    };
    (0..lexemes.len()).any(|at| lexemes[at].kind == LexemeKind::Number && counts(at))
}

// The form that a counted noun takes, as a number of its own: كتاب (1), كتابان (2), كتب (3 to 10), كتابًا (11
// to 99), كتاب (100, 101 and so on). Numbers with decimals share one form.
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

// Returns true for folded words after which a number is a name and counts nothing: المادة 5.
#[rustfmt::skip]
fn is_label(word: &str) -> bool {
    matches!(
        word,
        "ماده" | "فصل" | "باب" | "قسم" | "صفحه" | "شكل" | "جدول" | "بند" | "فقره" | "خطوه" | "رقم"
            | "طابق" | "غرفه" | "مرحله" | "اصدار" | "نسخه" | "عام" | "سنه" | "يوم" | "ساعه" | "ملحق"
            | "قاعه" | "بوابه" | "article" | "chapter" | "section" | "page" | "figure" | "table"
            | "item" | "paragraph" | "step" | "number" | "no" | "floor" | "room" | "phase" | "version"
            | "year" | "annex" | "hall" | "gate"
    )
}
