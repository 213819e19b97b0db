//! [`WordRules`]: by which rules the words of a language are taken apart.

use crate::lang::Lang;

/// The rules by which a language's words are taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::similarity) enum WordRules {
    Arabic,
    English,
    Generic,
}

impl WordRules {
    pub(in crate::similarity) fn of(lang: &Lang) -> Self {
        match lang {
            _ if lang.is_arabic() => Self::Arabic,
            _ if lang.is_english() => Self::English,
            _ => Self::Generic,
        }
    }
}
