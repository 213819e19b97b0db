//! [`Hyphen`]: a hyphen at the end of a line, inside a word or between two.
//!
//! The rest of the text decides first: if it has the joined or the hyphenated word in the middle of a line,
//! that spelling counts; two words side by side count as the hyphenated one. Otherwise the hyphen stays in
//! an address, behind words such as `self`, numerals and single letters, before a capital or a digit, in a
//! compound of several hyphens, and between two words that make none together ([`Compounds`]). All other
//! parts make one word, unless the hyphen stands for a part that is still to come: `short-` / `and
//! long-term`.

use std::collections::{HashMap, HashSet};

use super::compounds::Compounds;
use crate::hash::fnv1a_of;

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

// The words behind a hyphen that stands for a part still to come: `pre- and post-war`.
const CONJUNCTIONS: [&str; 5] = ["and", "or", "nor", "to", "versus"];

// The bits of a hash by which most words are told from those that are cut at line ends.
const FEW_BITS: usize = (1 << 14) - 1;

// What the bits of a word's hash say that the word may be: one that is cut, or the first part of one.
const NEITHER: u8 = 0;
const WORD: u8 = 1;
const HEAD: u8 = 2;

/// The hyphen at the end of a line: its place from the end of the line, and the word around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hyphen<'t> {
    pub(super) bytes: usize,
    sign: char,
    head: &'t str,
    tail: &'t str,
    // True inside an address of mail or of the web.
    in_address: bool,
}

impl<'t> Hyphen<'t> {
    /// Looks for a word that goes on in the next line. Both lines come without white space at their ends.
    pub(super) fn between(line: &'t str, next: &'t str) -> Option<Self> {
        let sign =
            line.chars().next_back().filter(|c| matches!(c, '-' | '\u{AD}' | '\u{2010}' | '¬' | 'ـ'))?;
        let before = &line[..line.len() - sign.len_utf8()];
        let head = &before[before.trim_end_matches(in_word).len()..];
        let tail = &next[..next.len() - next.trim_start_matches(in_word).len()];
        let arabic = |c: char| ('\u{620}'..='\u{64A}').contains(&c);
        let (last, first) = (head.chars().next_back()?, tail.chars().next()?);
        // `هـ` is the sign of the Hijra, and `الـ` may stand before a space.
        let joins = if sign == 'ـ' {
            arabic(last) && arabic(first) && head.chars().count() > 2
        } else {
            !arabic(last) && (sign != '-' && sign != '\u{2010}' || !CONJUNCTIONS.contains(&tail))
        };
        let in_address = opens_address(before) || goes_on_as_address(next);
        joins.then_some(Self { bytes: sign.len_utf8(), sign, head, tail, in_address })
    }

    /// Returns what stands in the place of the hyphen and the line end.
    pub(super) fn joint(&self, spellings: &Spellings, compounds: &Compounds) -> &'static str {
        if matches!(self.sign, '\u{AD}' | '¬' | 'ـ') {
            return "";
        }
        if self.in_address {
            return "-";
        }
        match spellings.joined.get(&key(&[self.head, self.tail])) {
            Some(true) => "",
            Some(false) => "-",
            None if spellings.is_open(self, compounds) => "-",
            None if self.keeps() || self.is_compound(compounds) => "-",
            None => "",
        }
    }

    fn is_compound(&self, compounds: &Compounds) -> bool {
        compounds.hold(&self.head.to_lowercase(), &self.tail.to_lowercase())
    }

    fn keeps(&self) -> bool {
        let head = self.head.to_lowercase();
        let tail = self.tail.to_lowercase();
        let compound = |word: &str| word.contains(['-', '\u{2010}']);
        if self.is_in_capitals() && !compound(&head) && !compound(&tail) {
            return keeps_small(&head, &tail);
        }
        !self.tail.starts_with(char::is_lowercase)
            || self.head.ends_with(char::is_numeric)
            || self.head.chars().count() == 1
            || self.head.chars().nth(1).is_some_and(char::is_uppercase)
            || compound(&head)
            || compound(&tail)
            || keeps_small(&head, &tail)
    }

    // Returns true if both parts are in capitals and longer than most abbreviations.
    fn is_in_capitals(&self) -> bool {
        let large = |word: &str| word.chars().count() > 2 && word.chars().all(char::is_uppercase);
        large(self.head) && large(self.tail) && self.head.len() + self.tail.len() > 7
    }
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

// Returns true for a line that ends inside an address.
fn opens_address(line: &str) -> bool {
    let token = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    token.contains("://") || token.contains('@') || token.contains("www.") || token.matches('/').count() > 1
}

// Returns true for a line that begins inside an address: `office@example.org`, `rules/index.html`.
fn goes_on_as_address(line: &str) -> bool {
    let token = line.split(char::is_whitespace).next().unwrap_or_default();
    let token = token.trim_end_matches(|c: char| !c.is_alphanumeric());
    let has_inner_dot = || {
        let parts: Vec<&str> = token.split('.').collect();
        parts.len() > 1 && parts.iter().all(|part| !part.is_empty() && part.is_ascii())
    };
    token.contains('@') || token.contains("://") || token.contains('/') && has_inner_dot()
}

fn in_word(c: char) -> bool {
    match c {
        // Most chars of a text, for which the tables of Unicode would take longer.
        'a'..='z' | 'A'..='Z' | '\u{620}'..='\u{64A}' => true,
        ' ' | '\n' | '.' | ',' | '،' => false,
        '-' | '\u{2010}' | '\'' | '’' => true,
        _ => c.is_alphanumeric(),
    }
}

/// How the words that are cut at line ends are spelled elsewhere in the text.
#[derive(Clone, Debug)]
pub(super) struct Spellings {
    // By the hash of the letters: true if the word stands joined, false if it has a hyphen.
    joined: HashMap<u64, bool>,
    // The hashes of those whose parts stand as two words: `the command line`.
    open: HashSet<u64>,
}

impl Spellings {
    /// Reads the words of a text. Takes time linear in the length of the text.
    pub(super) fn of(text: &str) -> Self {
        let mut cut: HashMap<u64, [u32; 2]> = HashMap::new();
        // Most words are seen to be none of these, and no first part of one, by a few bits of their hash.
        let mut may_be = vec![NEITHER; FEW_BITS + 1];
        let mut lines = text.lines().map(str::trim).peekable();
        while let (Some(line), Some(next)) = (lines.next(), lines.peek()) {
            if let Some(hyphen) = Hyphen::between(line, next) {
                let word = key(&[hyphen.head, hyphen.tail]);
                cut.insert(word, [0; 2]);
                may_be[word as usize & FEW_BITS] |= WORD;
                may_be[key(&[hyphen.head]) as usize & FEW_BITS] |= HEAD;
            }
        }
        let words = text.split(|c: char| !in_word(c)).filter(|word| word.len() > 3 && !word.ends_with('-'));
        let mut open = HashSet::new();
        let (mut before, mut was) = ("", NEITHER);
        for word in words {
            let own = key(&[word]);
            let is = may_be[own as usize & FEW_BITS];
            if was & HEAD != 0 {
                open.extend(Some(key(&[before, word])).filter(|both| cut.contains_key(both)));
            }
            if is & WORD != 0
                && let Some(seen) = cut.get_mut(&own)
            {
                seen[usize::from(word.contains(['-', '\u{2010}']))] += 1;
            }
            (before, was) = (word, is);
        }
        let seen = cut.into_iter().filter(|(_, seen)| seen[0] != seen[1]);
        Self { joined: seen.map(|(key, [joined, hyphenated])| (key, joined > hyphenated)).collect(), open }
    }

    // Returns true if the two parts of a word that is cut stand as two words elsewhere.
    fn is_open(&self, hyphen: &Hyphen<'_>, compounds: &Compounds) -> bool {
        self.open.contains(&key(&[hyphen.head, hyphen.tail]))
            && compounds.may_hold(&hyphen.head.to_lowercase(), &hyphen.tail.to_lowercase())
    }
}

// Returns a hash of the letters of a word, without its hyphens.
fn key(parts: &[&str]) -> u64 {
    let letters = parts.iter().flat_map(|part| part.bytes()).filter(|byte| *byte != b'-');
    fnv1a_of(letters.map(|byte| byte.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(line: &str, next: &str, elsewhere: &str) -> Option<String> {
        let hyphen = Hyphen::between(line, next)?;
        let spellings = Spellings::of(&format!("{line}\n{next}\n{elsewhere}"));
        Some(format!(
            "{}{}{next}",
            &line[..line.len() - hyphen.bytes],
            hyphen.joint(&spellings, &Compounds::default())
        ))
    }

    #[test]
    fn a_word_cut_at_a_line_end_is_joined() {
        for (line, next, word) in [
            ("re-", "pairs", "repairs"),
            ("thir-", "ty", "thirty"),
            ("amend\u{AD}", "ments", "amendments"),
            ("self-", "explanatory", "self-explanatory"),
            ("well-", "known", "well-known"),
            ("un-", "related", "unrelated"),
            ("ex-", "tended", "extended"),
            ("ex-", "minister", "ex-minister"),
            ("short-", "ened", "shortened"),
            ("water-", "based", "water-based"),
            ("state-of-", "the-art", "state-of-the-art"),
            ("Anglo-", "American", "Anglo-American"),
            ("COVID-", "19", "COVID-19"),
            ("20-", "year", "20-year"),
            ("X-", "ray", "X-ray"),
            ("two-", "thirds", "two-thirds"),
            ("seven-", "teen", "seventeen"),
            ("third-", "party", "third-party"),
            ("second-", "ary", "secondary"),
            ("part-", "time", "part-time"),
            ("part-", "ner", "partner"),
            ("life-", "time", "lifetime"),
            ("tax-", "free", "tax-free"),
            ("low-", "voltage", "low-voltage"),
            ("LOW-", "VOLTAGE", "LOW-VOLTAGE"),
            ("year-", "end", "year-end"),
            ("oil-", "rich", "oil-rich"),
            ("war-", "ranty", "warranty"),
            ("frame-", "work", "framework"),
            ("decision-", "making", "decision-making"),
            ("CONSTRUC-", "TION", "CONSTRUCTION"),
            ("NATO-", "UN", "NATO-UN"),
            ("clerk-", "office@harbour.example", "clerk-office@harbour.example"),
            ("https://harbour.example/all-", "fees", "https://harbour.example/all-fees"),
            ("rules-", "of/order.html", "rules-of/order.html"),
            ("الاتفا\u{640}", "قية", "الاتفاقية"),
        ] {
            assert_eq!(joined(line, next, "").as_deref(), Some(word));
        }
        assert_eq!(joined("سنة 1445 هـ", "في طوس", ""), None);
        assert_eq!(joined("he left -", "and came", ""), None);
        assert_eq!(joined("short-", "and long-term loans", ""), None);
        assert_eq!(joined("pre-", "or post-war years", ""), None);
        assert_eq!(joined("un-", "touched", "").as_deref(), Some("untouched"));
    }

    #[test]
    fn the_rest_of_the_text_tells_how_a_word_is_spelled() {
        assert_eq!(joined("non-", "payment", "nonpayment").as_deref(), Some("nonpayment"));
        assert_eq!(joined("co-", "operation", "Co-operation is").as_deref(), Some("co-operation"));
        assert_eq!(joined("coast-", "guards", "the coast guards").as_deref(), Some("coast-guards"));
        assert_eq!(joined("some-", "times", "some times").as_deref(), Some("sometimes"));
        assert_eq!(joined("command-", "line", "").as_deref(), Some("command-line"));
    }
}
