//! [`arabic_phrases`]: the noun phrases of an Arabic text, by their pattern.
//!
//! A noun alone, a noun with adjectives that agree with it in the article (`الطرف الأول`, `طرف أول`), and
//! nouns in construct (*idafa*), of which the last alone may have the article, and whose adjectives follow
//! (`محكمة الاستئناف`, `عقد الإيجار الموحد`). So once a word has the article, all words after it have. The
//! clitics of the first word are cut off; a later word has none but the article, and no word has a pronoun.

use std::ops::Range;

use super::phrase::{MOST_WORDS, Phrase};
use super::side_text::{SideText, SideWord};
use super::stop_words::is_arabic_stop_word;
use crate::text::{ARTICLE, TokenKind};

/// Returns the noun phrases of a text.
pub(super) fn arabic_phrases(text: &SideText) -> Vec<Phrase> {
    let runs = text.runs(MOST_WORDS, may_be_noun);
    let nouns: Vec<ArabicNoun> = text.words.iter().map(ArabicNoun::of).collect();
    runs.filter(|run| is_noun_phrase(&nouns[run.clone()]))
        .map(|words| Phrase { key: text.key(words.clone()), form: form(&nouns, &words), words })
        .collect()
}

/// A word as a noun, its clitics cut off.
struct ArabicNoun {
    /// The word without clitics and without the ending of the accusative.
    bare: String,
    has_article: bool,
    /// A conjunction or a preposition stands before it.
    has_proclitic: bool,
}

impl ArabicNoun {
    fn of(word: &SideWord) -> Self {
        let prefix = prefix(word);
        let letters = prefix.chars().count();
        let (has_article, before) = match (prefix.strip_suffix(ARTICLE), prefix.strip_suffix("لل")) {
            (Some(before), _) => (true, before.to_owned()),
            (None, Some(before)) => (true, format!("{before}ل")),
            (None, None) => (false, prefix.to_owned()),
        };
        let bare: String = word.plain.chars().skip(letters).collect();
        // The alef that carries the ending of the accusative (`عقداً`).
        let without_alef = bare.strip_suffix('ا').filter(|_| word.has_tanwin).map(str::to_owned);
        let bare = without_alef.unwrap_or(bare);
        Self { bare, has_article, has_proclitic: !before.is_empty() }
    }
}

// Returns the conjunction, the preposition and the article before a noun: the longest of the known ones after
// which the stem of the word begins.
fn prefix(word: &SideWord) -> &'static str {
    const PREFIXES: [&str; 19] = [
        "وبال", "وكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال", "وب", "ول", "فب", "فل", "و",
        "ف", "ب", "ل", "ك",
    ];
    let before = word.folded.find(&word.stem).map_or("", |at| &word.folded[..at]);
    // The fold has a letter for each letter of the word, or the word cannot be cut by letters.
    if word.folded.chars().count() != word.plain.chars().count() {
        return "";
    }
    PREFIXES.into_iter().find(|prefix| before.starts_with(prefix)).unwrap_or("")
}

fn may_be_noun(word: &SideWord) -> bool {
    let bare = word.folded.trim_start_matches(['و', 'ف']);
    word.kind == TokenKind::Arabic
        && word.plain.chars().count() > 2
        && word.stem.chars().count() > 1
        && !is_arabic_stop_word(&word.folded)
        && !is_arabic_stop_word(bare)
        && !has_pronoun(word)
}

// Returns true if a pronoun is attached: its letters stand behind the stem.
fn has_pronoun(word: &SideWord) -> bool {
    const PRONOUNS: [&str; 8] = ["ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم"];
    let behind = word.folded.find(&word.stem).map_or("", |at| &word.folded[at + word.stem.len()..]);
    let is_feminine = word.plain.ends_with('ة');
    !is_feminine && PRONOUNS.iter().any(|pronoun| behind.ends_with(pronoun))
}

fn is_noun_phrase(nouns: &[ArabicNoun]) -> bool {
    let agrees = nouns.windows(2).all(|pair| pair[1].has_article || !pair[0].has_article);
    agrees && nouns.iter().skip(1).all(|noun| !noun.has_proclitic)
}

// A single noun and a noun with its adjectives are cited without the article. A construct keeps that of its
// last nouns.
fn form(nouns: &[ArabicNoun], words: &Range<usize>) -> String {
    let nouns = &nouns[words.clone()];
    let drops_article = nouns.iter().all(|noun| noun.has_article);
    let cited = nouns.iter().map(|noun| match noun.has_article && !drops_article {
        true => format!("{ARTICLE}{}", noun.bare),
        false => noun.bare.clone(),
    });
    cited.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<String> {
        arabic_phrases(&SideText::of(text)).into_iter().map(|phrase| phrase.form).collect()
    }

    #[test]
    fn nouns_are_cited_without_clitics_and_without_the_article() {
        assert_eq!(forms("والمحكمة"), ["محكمة"]);
        assert_eq!(forms("للمستأجر"), ["مستأجر"]);
        assert_eq!(forms("عقداً"), ["عقد"]);
    }

    #[test]
    fn an_adjective_agrees_with_its_noun_in_the_article() {
        assert!(forms("المحكمة العليا").contains(&"محكمة عليا".to_owned()));
        assert!(!forms("المحكمة عليا").iter().any(|form| form.contains(' ')));
    }

    #[test]
    fn a_construct_keeps_the_article_of_its_last_noun() {
        assert!(forms("بمحكمة الاستئناف").contains(&"محكمة الاستئناف".to_owned()));
    }

    #[test]
    fn function_words_and_words_with_a_pronoun_are_no_terms() {
        assert!(forms("على هذا").is_empty());
        assert!(!forms("عقدهم").contains(&"عقد".to_owned()));
        assert!(!forms("عقد وبيع").iter().any(|form| form.contains(' ')));
    }
}
