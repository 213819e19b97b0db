//! [`QueryScripts`]: which scripts a query has, Arabic or Latin, one of which a match must have too.

use crate::lang::{is_arabic_letter, is_latin_letter};

/// Which of Arabic and Latin letters a query has.
#[derive(Clone, Copy, Debug)]
pub(super) struct QueryScripts {
    arabic: bool,
    latin: bool,
}

impl QueryScripts {
    pub(super) fn of(query: &str) -> Self {
        Self { arabic: query.chars().any(is_arabic_letter), latin: query.chars().any(is_latin_letter) }
    }

    /// Returns false for a query in Arabic letters and a text in Latin letters, or the other way round:
    /// neither is a match for the other, however alike their numbers are. A text of neither script has both.
    ///
    /// Most texts have a letter of the query's script among their first chars, where the search for it ends.
    pub(super) fn may_match(self, text: &str) -> bool {
        match (self.arabic, self.latin) {
            (false, false) => true,
            (arabic, latin) => {
                text.chars().any(|c| arabic && is_arabic_letter(c) || latin && is_latin_letter(c))
                    || !text.chars().any(|c| is_arabic_letter(c) || is_latin_letter(c))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_match_that_share_a_script_or_have_none() {
        for (query, text, may) in [
            ("قرار 5", "قرار 6", true),
            ("قرار 5", "decision 5", false),
            ("decision 5", "قرار 5", false),
            ("قرار iso 5", "iso 5", true),
            ("قرار 5", "5", true),
            ("5", "قرار 5", true),
            ("решение 5", "قرار 5", true),
        ] {
            assert_eq!(QueryScripts::of(query).may_match(text), may, "{query} {text}");
        }
    }
}
