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
use super::marks::is_alphanumeric;
use crate::hash::fnv1a_of;
use crate::text::keeps_hyphen;

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
    // True inside an address of mail or of the web, and for the second word of a pair: `pre- and post-war`.
    stays: bool,
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
        let is_paired = || is_second_of_pair(&before[..before.len() - head.len()]);
        let stays = opens_address(before) || goes_on_as_address(next) || is_paired();
        joins.then_some(Self { bytes: sign.len_utf8(), sign, head, tail, stays })
    }

    /// Returns what stands in the place of the hyphen and the line end.
    pub(super) fn joint(&self, spellings: &Spellings, compounds: &Compounds) -> &'static str {
        if matches!(self.sign, '\u{AD}' | '¬' | 'ـ') {
            return "";
        }
        if self.stays {
            return "-";
        }
        match spellings.joined.get(&key(&[self.head, self.tail])) {
            Some(true) => "",
            Some(false) => "-",
            None if spellings.is_open(self, compounds) => "-",
            None if keeps_hyphen(self.head, self.tail) || self.is_compound(compounds) => "-",
            None => "",
        }
    }

    fn is_compound(&self, compounds: &Compounds) -> bool {
        compounds.hold(&self.head.to_lowercase(), &self.tail.to_lowercase())
    }
}

// Returns true behind a part of a word that waits for the same end: `pre- and`.
fn is_second_of_pair(before: &str) -> bool {
    let mut words = before.split_whitespace().rev();
    let is_conjunction = words.next().is_some_and(|word| CONJUNCTIONS.contains(&word));
    is_conjunction && words.next().is_some_and(|word| word.ends_with(['-', '\u{2010}']))
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
        _ => is_alphanumeric(c),
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
        assert_eq!(joined("pre- and post-", "war years", "").as_deref(), Some("pre- and post-war years"));
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
