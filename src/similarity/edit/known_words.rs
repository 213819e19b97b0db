//! What the built-in lexicon knows of two Arabic words: [`are_different`].

use std::sync::LazyLock;

use crate::lexicon::Lexicon;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

/// Returns true if two folded Arabic words are known to be different ones, however alike their letters are:
/// نجار and تجار. Words of which one is not known may be one word, mistyped or in another form.
pub(super) fn are_different(a: &str, b: &str) -> bool {
    LEXICON.tells_apart(a, b)
}
