//! Words that are written together, with a hyphen or apart in one sense: e-mail and email, log in and login,
//! لا بد and لابد, إن شاء الله and إنشاء الله.
//!
//! The shared spelling is one word.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::clitics::split_conjunction;
use super::fold::fold;

/// Returns the bytes of an English compound at the beginning of a text, and the one word for which it stands.
/// The text begins with a word and is in lower case.
pub(super) fn english_compound(text: &str) -> Option<(usize, String)> {
    let first = first_word(text);
    let is_hyphened = text[first.len()..].starts_with('-');
    let (second, end) = next_word(text, first.len(), if is_hyphened { '-' } else { ' ' })?;
    let is_one = is_hyphened && takes_no_hyphen(first, second) || is_of(ENGLISH, first, second);
    is_one.then(|| (end, format!("{first}{second}")))
}

/// Returns the bytes of the Arabic words at the beginning of a text that may be written as one, and that word
/// folded. `is_of_word` tells the letters and marks of a word.
pub(super) fn arabic_compound(text: &str, is_of_word: impl Fn(char) -> bool) -> Option<(usize, String)> {
    let word_end = |at: usize| at + text[at..].find(|c| !is_of_word(c)).unwrap_or(text.len() - at);
    let mut end = word_end(0);
    // The longest first word of the list is انشاء, with a conjunction.
    const LONGEST: usize = 2 * "وانشاء".len();
    const FIRST: [char; 11] = ['ل', 'م', 'ا', 'إ', 'أ', 'ك', 'ع', 'ط', 'ح', 'ف', 'و'];
    if end > LONGEST || !text[end..].starts_with(' ') || !text.starts_with(FIRST) {
        return None;
    }
    let (mut joined, mut is_joined) = (fold(&text[..end]), false);
    while text[end..].starts_with(' ') {
        let next = word_end(end + 1);
        let second = fold(&text[end + 1..next]);
        let bare = split_conjunction(&joined).map_or(joined.as_str(), |(_, rest)| rest);
        let is_one = |first: &str| is_of(ARABIC, first, &second) || is_name(first, &second);
        if !is_one(&joined) && !is_one(bare) {
            break;
        }
        joined.push_str(&second);
        (end, is_joined) = (next, true);
    }
    is_joined.then_some((end, joined))
}

// The words of both lists as one word each.
static JOINED: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let joined = |&(head, tails): &(&str, &str)| {
        tails.split(' ').map(|tail| format!("{head}{tail}")).collect::<Vec<_>>()
    };
    ENGLISH.iter().chain(ARABIC).flat_map(joined).collect()
});

/// Returns true for a folded word that a text may write as two.
pub(super) fn is_compound(word: &str) -> bool {
    let is_joined = |word: &str| {
        JOINED.contains(word) || word.strip_prefix("عبد").is_some_and(|rest| is_name("عبد", rest))
    };
    is_joined(word) || split_conjunction(word).is_some_and(|(_, rest)| is_joined(rest))
}

/// Returns true for an English prefix that many write without its hyphen.
pub(crate) fn is_prefix(word: &str) -> bool {
    PREFIXES.contains(&word)
}

const PREFIXES: [&str; 10] = ["re", "co", "non", "pre", "sub", "multi", "anti", "inter", "micro", "semi"];

// `re-` makes another word of some (re-sign, re-cover), but of none that begins with e or u.
fn takes_no_hyphen(prefix: &str, word: &str) -> bool {
    is_prefix(prefix) && (prefix != "re" || word.starts_with(['e', 'u']))
}

fn is_of(list: &[(&str, &str)], first: &str, second: &str) -> bool {
    list.iter().any(|&(head, tails)| head == first && tails.split(' ').any(|tail| tail == second))
}

// عبد with a name of God: عبد الله, عبدالله.
fn is_name(first: &str, second: &str) -> bool {
    const SHORTEST: usize = "الحق".len();
    first == "عبد" && second.starts_with("ال") && second.len() >= SHORTEST
}

// The first word, and the second ones with which it is written together. English: compounds that are one
// word, hyphened and two words in one sense, after the entries of Merriam-Webster and the style guides of
// software.
#[rustfmt::skip]
const ENGLISH: &[(&str, &str)] = &[
    ("e", "mail mails mailed commerce book books learning"), ("on", "line going"), ("off", "line"),
    ("web", "site sites page pages"), ("data", "base bases set sets"), ("file", "name names"),
    ("user", "name names"), ("log", "in out on off"), ("sign", "up"), ("set", "up"), ("back", "up ups"),
    ("start", "up ups"), ("pop", "up ups"), ("check", "box boxes list lists"), ("drop", "down downs"),
    ("home", "page pages"), ("work", "flow flows space spaces place places load loads"),
    ("time", "stamp stamps line lines table tables"), ("key", "word words board boards"),
    ("pass", "word words"), ("health", "care"), ("child", "care"), ("life", "style styles"), ("real", "time"),
    ("down", "load loads time"), ("up", "load loads"), ("hard", "ware"), ("soft", "ware"),
    ("net", "work works"), ("tool", "bar bars tip tips"), ("side", "bar bars"), ("text", "box boxes"),
    ("class", "room rooms"), ("policy", "maker makers"), ("decision", "maker makers"),
    ("land", "owner owners"), ("ground", "water"), ("waste", "water"), ("under", "way"), ("near", "by"),
    ("war", "time"), ("cease", "fire"), ("peace", "keeping"), ("world", "wide"), ("nation", "wide"),
    ("per", "cent"), ("meta", "data"), ("air", "port ports line lines craft"), ("sea", "food"),
];

// Arabic: words that writers run together, folded. The wording of لا is that of the verbs most often met so.
const ARABIC: &[(&str, &str)] = &[
    ("لا", "يوجد توجد يمكن يجوز يزال تزال بد سيما شك يتم يكون يقل تقل يحق"),
    ("ما", "زال زالت شاء"),
    ("ماشاء", "الله"),
    ("ان", "شاء"),
    ("انشاء", "الله"),
    ("في", "ما"),
    ("كل", "ما"),
    ("عن", "ما"),
    ("حين", "ما"),
    ("طال", "ما"),
];

/// Returns the English word with which a text begins, with its apostrophes.
pub(super) fn first_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_ascii_lowercase() && c != '\'').unwrap_or(text.len())]
}

/// Returns the English word behind a joint at a place, and where it ends.
pub(super) fn next_word(text: &str, at: usize, joint: char) -> Option<(&str, usize)> {
    let rest = text[at..].strip_prefix(joint)?;
    let word = first_word(rest);
    let goes_on = rest[word.len()..].starts_with(char::is_alphanumeric);
    (!word.is_empty() && !goes_on).then_some((word, at + joint.len_utf8() + word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_are_one_word() {
        for (text, shared) in [
            ("e-mail it", Some((6, "email"))),
            ("log in now", Some((6, "login"))),
            ("log-in now", Some((6, "login"))),
            ("web site", Some((8, "website"))),
            ("co-operate", Some((10, "cooperate"))),
            ("non-profit", Some((10, "nonprofit"))),
            ("re-enter", Some((8, "reenter"))),
            ("re-sign it", None),
            ("co operate", None),
            ("the site", None),
            ("long-term", None),
        ] {
            let found = english_compound(text);
            assert_eq!(found.as_ref().map(|(len, one)| (*len, one.as_str())), shared, "{text}");
        }
        assert!(is_compound("email") && is_compound("لايوجد") && is_compound("وعبدالله"));
        assert!(!is_compound("mail") && !is_compound("عبدال") && !is_compound("لاعب"));
    }

    #[test]
    fn arabic_words_run_together_are_one_word() {
        let is_letter = |c: char| c.is_alphabetic() || ('\u{64B}'..='\u{652}').contains(&c);
        for (text, shared) in [
            ("لا يوجد حل", Some(("لا يوجد", "لايوجد"))),
            ("إن شاء الله غدا", Some(("إن شاء الله", "انشاءالله"))),
            ("إنشاء الله غدا", Some(("إنشاء الله", "انشاءالله"))),
            ("وعبد الرحمن", Some(("وعبد الرحمن", "وعبدالرحمن"))),
            ("لا أحد هنا", None),
            ("إنشاء شركة", None),
            ("عبد صالح", None),
            ("لايوجد حل", None),
        ] {
            let found = arabic_compound(text, is_letter);
            let found = found.as_ref().map(|(len, one)| (&text[..*len], one.as_str()));
            assert_eq!(found, shared, "{text}");
        }
    }
}
