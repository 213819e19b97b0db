//! [`english_phrases`]: the noun phrases of an English text.
//!
//! Up to four words without a function word, of which the last is a noun (`advance payment`), or two such
//! phrases with `of` between them (`bill of lading`). Which words are nouns, their uses tell.

use std::ops::Range;

use super::english_uses::{EnglishUses, is_content};
use super::phrase::{MOST_WORDS, Phrase};
use super::side_text::{SideText, SideWord};

/// Returns the noun phrases of a text.
pub(super) fn english_phrases(text: &SideText, uses: &EnglishUses) -> Vec<Phrase> {
    let runs = text.runs(MOST_WORDS, |word| is_content(word) || word.folded == "of");
    runs.filter(|run| is_noun_phrase(&text.words[run.clone()], uses))
        .map(|words| Phrase { key: text.key(words.clone()), form: form(text, &words), words })
        .collect()
}

fn is_noun_phrase(words: &[SideWord], uses: &EnglishUses) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let ofs = words.iter().filter(|word| word.folded == "of").count();
    let head = words.iter().position(|word| word.folded == "of").and_then(|of| of.checked_sub(1));
    ofs <= 1
        && is_content(first)
        && is_content(last)
        && uses.is_noun(last)
        && head.is_none_or(|head| uses.is_noun(&words[head]))
        && if words.len() == 1 { uses.is_term_alone(first) } else { uses.may_begin(first) }
}

// Words in small letters, but for the capitals inside and of names.
fn form(text: &SideText, words: &Range<usize>) -> String {
    let cited = words.clone().map(|at| {
        let word = &text.words[at].plain;
        let begins_sentence = at == 0 || text.words[at].follows_mark;
        let is_capital = word.chars().skip(1).any(char::is_uppercase);
        if begins_sentence && !is_capital { word.to_lowercase() } else { word.clone() }
    });
    cited.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(texts: &[&str], of: &str) -> Vec<String> {
        let mut uses = EnglishUses::default();
        texts.iter().chain([&of]).for_each(|text| uses.add(&SideText::of(text)));
        english_phrases(&SideText::of(of), &uses).into_iter().map(|phrase| phrase.form).collect()
    }

    #[test]
    fn a_phrase_ends_in_a_noun_and_may_have_one_of() {
        let found = forms(&["the bill", "the lading"], "Sign the bill of lading.");
        assert!(found.contains(&"bill of lading".to_owned()), "{found:?}");
        assert!(!found.iter().any(|form| form.ends_with("of") || form.starts_with("of")), "{found:?}");
    }

    #[test]
    fn a_word_that_follows_modals_and_to_is_no_noun() {
        let found =
            forms(&["They may annul it.", "to annul it", "They shall annul it."], "They annul the lease.");
        assert_eq!(found, ["lease"]);
    }

    #[test]
    fn a_capital_at_the_beginning_of_a_sentence_is_not_kept() {
        assert_eq!(forms(&["the court may"], "Court"), ["court"]);
        let found = forms(&["The court sits.", "by the court"], "the court of Cassation");
        assert!(found.contains(&"court of Cassation".to_owned()), "{found:?}");
    }
}
