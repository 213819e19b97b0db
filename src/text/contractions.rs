//! English contractions: does not and doesn't, it is and it's.
//!
//! The shared spelling is the contraction, a verb with n't before all others ("it isn't" for "it's not").

use super::joined_words::{first_word, next_word};

/// Returns the bytes of the words at the beginning of a text, and the contraction for which they stand; none
/// if they are no words of a contraction, or are that contraction. The text begins with a word and is in
/// lower case, with straight apostrophes.
pub(super) fn contraction(text: &str) -> Option<(usize, String)> {
    let first = first_word(text);
    let Some((second, end)) = next_word(text, first.len(), ' ') else { return together(first) };
    // "it's not" and "it isn't": the verb takes the negation.
    if second == "not" {
        let (subject, verb) = parted(first).unwrap_or(("", first));
        let negated = negated(verb)?;
        let space = if subject.is_empty() { "" } else { " " };
        return Some((end, format!("{subject}{space}{negated}")));
    }
    let is_negated = next_word(text, end, ' ').is_some_and(|(third, _)| third == "not");
    match ending(first, second).filter(|_| !is_negated) {
        Some(ending) => Some((end, format!("{first}{ending}"))),
        None => together(first),
    }
}

// A contraction of one word in another spelling: cannot, or without its apostrophe.
fn together(word: &str) -> Option<(usize, String)> {
    let negated = without_apostrophe(word).or((word == "cannot").then_some("can't"));
    negated.map(|negated| (word.len(), negated.to_owned()))
}

// Returns the contraction that is often typed without its apostrophe: dont.
fn without_apostrophe(word: &str) -> Option<&'static str> {
    let stem = word.strip_suffix("nt")?;
    let negated = NEGATED.iter().map(|&(_, negated)| negated);
    negated.into_iter().find(|negated| negated.strip_suffix("n't") == Some(stem))
}

/// Returns true for a folded word that is a contraction, or one of two words of it.
pub(super) fn is_contracted(word: &str) -> bool {
    word == "cannot" || word.ends_with("n't") || parted(word).is_some() || without_apostrophe(word).is_some()
}

// Verbs that take the negation, and their contraction.
#[rustfmt::skip]
const NEGATED: &[(&str, &str)] = &[
    ("do", "don't"), ("does", "doesn't"), ("did", "didn't"), ("is", "isn't"), ("are", "aren't"), ("was", "wasn't"),
    ("were", "weren't"), ("has", "hasn't"), ("have", "haven't"), ("had", "hadn't"), ("can", "can't"),
    ("could", "couldn't"), ("will", "won't"), ("would", "wouldn't"), ("shall", "shan't"),
    ("should", "shouldn't"), ("must", "mustn't"), ("might", "mightn't"), ("need", "needn't"), ("may", "mayn't"),
];

// Words that are contracted with `is` after them. With others ('s of a name) it is mostly a possessive.
const BEFORE_IS: [&str; 11] =
    ["it", "he", "she", "that", "there", "here", "what", "who", "where", "how", "when"];
const PRONOUNS: [&str; 7] = ["i", "you", "he", "she", "it", "we", "they"];

fn negated(verb: &str) -> Option<&'static str> {
    NEGATED.iter().find(|&&(name, _)| name == verb).map(|&(_, negated)| negated)
}

// The ending that two words take as one: they 're.
fn ending(first: &str, second: &str) -> Option<&'static str> {
    let is_pronoun = PRONOUNS.contains(&first);
    Some(match second {
        "is" if BEFORE_IS.contains(&first) => "'s",
        "us" if first == "let" => "'s",
        "am" if first == "i" => "'m",
        "are" if is_pronoun => "'re",
        "will" if is_pronoun || BEFORE_IS.contains(&first) => "'ll",
        "have" if is_pronoun => "'ve",
        "would" if is_pronoun => "'d",
        _ => return None,
    })
}

// The subject and the verb of a contraction.
fn parted(word: &str) -> Option<(&str, &'static str)> {
    let at = word.find('\'')?;
    let (subject, ending) = word.split_at(at);
    let verb = match ending {
        "'s" if subject == "let" => "us",
        "'s" if BEFORE_IS.contains(&subject) => "is",
        "'m" if subject == "i" => "am",
        "'re" if PRONOUNS.contains(&subject) => "are",
        "'ll" => "will",
        "'ve" => "have",
        "'d" if PRONOUNS.contains(&subject) => "would",
        _ => return None,
    };
    Some((subject, verb))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_contracted() {
        for (text, shared) in [
            ("does not work", Some((8, "doesn't"))),
            ("will not work", Some((8, "won't"))),
            ("cannot work", Some((6, "can't"))),
            ("can not work", Some((7, "can't"))),
            ("it is here", Some((5, "it's"))),
            ("it's not here", Some((8, "it isn't"))),
            ("they're not", Some((11, "they aren't"))),
            ("i am here", Some((4, "i'm"))),
            ("you will see", Some((8, "you'll"))),
            ("let us go", Some((6, "let's"))),
            ("i would go", Some((7, "i'd"))),
            ("dont go", Some((4, "don't"))),
            ("wont go", Some((4, "won't"))),
            ("i had gone", None),
            ("the font", None),
            ("it is not here", None),
            ("doesn't work", None),
            ("the house is", None),
            ("this not", None),
        ] {
            let found = contraction(text);
            assert_eq!(found.as_ref().map(|(len, one)| (*len, one.as_str())), shared, "{text}");
        }
        assert!(["cannot", "isn't", "it's", "we'll"].iter().all(|word| is_contracted(word)));
        assert!(["user's", "can", "is"].iter().all(|word| !is_contracted(word)));
    }
}
