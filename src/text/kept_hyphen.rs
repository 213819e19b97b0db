//! [`keeps_hyphen`]: whether a word that is parted by a hyphen at a line end has that hyphen in the middle of
//! a line too.

// The heads of words that keep their hyphen.
const KEPT_HEADS: [&str; 19] = [
    "cross", "eighty", "fifty", "forty", "half", "long", "much", "ninety", "non", "quasi", "self", "seventy",
    "short", "sixty", "thirty", "twenty", "vice", "well", "year",
];

// The tails that keep the hyphen of `ex-` and `so-`; other words begin with these letters by chance.
const FORMER_TAILS: [&str; 9] =
    ["called", "chairman", "director", "husband", "minister", "officio", "president", "soldier", "wife"];

// Numerals that keep their hyphen before a word; syllables such as `teen` go on inside a word.
const NUMERALS: [&str; 17] = [
    "eight", "eleven", "fifth", "first", "five", "four", "fourth", "hundred", "nine", "one", "second",
    "seven", "six", "third", "three", "twelve", "two",
];

// The syllables with which a numeral goes on, besides the suffixes.
const NUMERAL_SYLLABLES: [&str; 8] = ["ary", "fold", "hood", "self", "some", "teen", "teenth", "ty"];

// The tails of compounds that keep their hyphen.
const KEPT_TAILS: [&str; 27] = [
    "aged",
    "backed",
    "based",
    "called",
    "class",
    "driven",
    "efficient",
    "free",
    "friendly",
    "funded",
    "intensive",
    "lasting",
    "led",
    "level",
    "making",
    "minded",
    "oriented",
    "owned",
    "party",
    "quality",
    "related",
    "scale",
    "sized",
    "speaking",
    "specific",
    "term",
    "wing",
];

// The heads of compounds that end in `time`; others make one word: `lifetime`.
const TIMED_HEADS: [&str; 7] = ["all", "first", "full", "one", "part", "real", "two"];

// Heads that make one word with a tail of compounds.
const CLOSED_HEADS: [&str; 18] = [
    "book", "care", "counter", "dis", "dress", "film", "in", "inter", "match", "mis", "multi", "peace",
    "pre", "re", "sub", "super", "un", "under",
];

/// Returns true if the hyphen between two parts of a word stays when the parts come together again: after
/// words such as *self*, numerals and single letters, before a capital or a digit, and in a longer compound.
pub(crate) fn keeps_hyphen(head: &str, tail: &str) -> bool {
    let (small_head, small_tail) = (head.to_lowercase(), tail.to_lowercase());
    let is_compound = |word: &str| word.contains(['-', '\u{2010}']);
    let is_longer = is_compound(head) || is_compound(tail);
    if are_in_capitals(head, tail) && !is_longer {
        return keeps_small(&small_head, &small_tail);
    }
    !tail.starts_with(char::is_lowercase)
        || head.ends_with(char::is_numeric)
        || head.chars().count() == 1
        || head.chars().nth(1).is_some_and(char::is_uppercase)
        || is_longer
        || keeps_small(&small_head, &small_tail)
}

// Returns true if both parts are in capitals and longer than most abbreviations.
fn are_in_capitals(head: &str, tail: &str) -> bool {
    let large = |word: &str| word.chars().count() > 2 && word.chars().all(char::is_uppercase);
    large(head) && large(tail) && head.len() + tail.len() > 7
}

// Returns true if a word keeps its hyphen; both parts are in small letters.
fn keeps_small(head: &str, tail: &str) -> bool {
    let suffix =
        ["ing", "er", "ly", "ness", "age", "en", "est", "ish"].iter().any(|end| tail.starts_with(end));
    let numeral = NUMERALS.contains(&head) && !NUMERAL_SYLLABLES.contains(&tail);
    (KEPT_HEADS.contains(&head) || numeral) && !suffix && tail != "sense" && tail.chars().count() > 2
        || matches!(head, "ex" | "so") && FORMER_TAILS.contains(&tail)
        || tail == "time" && TIMED_HEADS.contains(&head)
        || KEPT_TAILS.contains(&tail) && !CLOSED_HEADS.contains(&head)
}

#[cfg(test)]
mod tests {
    use super::keeps_hyphen;

    #[test]
    fn some_words_keep_their_hyphen() {
        for (head, tail) in
            [("self", "made"), ("Anglo", "American"), ("20", "year"), ("X", "ray"), ("state-of", "the-art")]
        {
            assert!(keeps_hyphen(head, tail), "{head}-{tail}");
        }
        for (head, tail) in [("trans", "lation"), ("SUP", "PLYING"), ("seven", "teen"), ("short", "ened")] {
            assert!(!keeps_hyphen(head, tail), "{head}-{tail}");
        }
    }
}
