//! The formulas of blessing after a name, which are written in short, as one sign or in full, in Arabic and
//! in English.

use super::characters::{TATWEEL, is_arabic_mark};
use super::fold::fold;

// The formulas in full, as today's spelling writes them.
const PRAYER: &str = "صلى الله عليه وسلم";
const PEACE: &str = "عليه السلام";
const PLEASED: &str = "رضي الله عنه";
const MERCY: &str = "رحمه الله";
const GLORY: &str = "عز وجل";
const EXALTED: &str = "سبحانه وتعالى";

// What stands in brackets after a name for each formula; the last ones are English, without stops.
const SHORT: [(&str, &str); 18] = [
    ("ص", PRAYER),
    ("صلعم", PRAYER),
    ("ع", PEACE),
    ("رض", PLEASED),
    ("رضي", PLEASED),
    ("رضى", PLEASED),
    ("ر", PLEASED),
    ("ره", MERCY),
    ("رح", MERCY),
    ("عج", "عجل الله فرجه"),
    ("قده", "قدس سره"),
    ("pbuh", PRAYER),
    ("saw", PRAYER),
    ("saws", PRAYER),
    ("as", PEACE),
    ("ra", PLEASED),
    ("rah", MERCY),
    ("swt", EXALTED),
];

// Formulas that stand after a name as words, in short or in English.
const WORDS: [(&str, &str); 13] = [
    ("صلعم", PRAYER),
    ("pbuh", PRAYER),
    ("may the peace and blessings of allah be upon him", PRAYER),
    ("peace and blessings of allah be upon him", PRAYER),
    ("peace and blessings be upon him", PRAYER),
    ("may peace be upon him", PRAYER),
    ("peace be upon him", PRAYER),
    ("peace be upon her", PEACE),
    ("peace be upon them", PEACE),
    ("may allah be pleased with him", PLEASED),
    ("may allah be pleased with her", PLEASED),
    ("may allah be pleased with them", PLEASED),
    ("may allah have mercy on him", MERCY),
];

// Other full forms of a formula, folded, for which its short form may stand; a form before those with which
// the form begins.
const FULL: [(&str, &str); 25] = [
    ("صلي الله عليه وعلي اله وصحبه وسلم", PRAYER),
    ("صلي الله عليه وعلي اله وسلم", PRAYER),
    ("صلي الله عليه واله وصحبه وسلم", PRAYER),
    ("صلي الله عليه واله وسلم", PRAYER),
    ("صلي الله عليه واله", PRAYER),
    ("صلي الله تعالي عليه وسلم", PRAYER),
    ("صلوات الله وسلامه عليه", PRAYER),
    ("عليه الصلاه والسلام", PRAYER),
    ("عليها السلام", PEACE),
    ("عليهما السلام", PEACE),
    ("عليهم السلام", PEACE),
    ("رضي الله عنها", PLEASED),
    ("رضي الله عنهما", PLEASED),
    ("رضي الله عنهم", PLEASED),
    ("رضي الله عنهن", PLEASED),
    ("رضي الله تعالي عنه", PLEASED),
    ("رضي الله تعالي عنها", PLEASED),
    ("رحمه الله تعالي", MERCY),
    ("رحمها الله", MERCY),
    ("رحمهما الله", MERCY),
    ("رحمهم الله", MERCY),
    ("جل جلاله", GLORY),
    ("جل وعلا", GLORY),
    ("سبحانه وتعالي", GLORY),
    ("تبارك وتعالي", GLORY),
];

/// Returns the length of the formula that stands at a place of a text in short or as one sign, in bytes, and
/// the formula in full.
pub(super) fn honorific(text: &str, at: usize) -> Option<(usize, &'static str)> {
    match text[at..].chars().next()? {
        '(' => in_brackets(text, at),
        'ص' | 'p' | 'P' | 'm' | 'M' => {
            let stands_alone = !text[..at].ends_with(char::is_alphabetic);
            let mut words = WORDS.iter().filter(|_| stands_alone);
            let found = words.find_map(|&(words, full)| Some((begins(text, at, words)?, full)));
            found.or_else(|| bare(text, at))
        }
        'ع' | 'ر' => bare(text, at),
        sign => Some((sign.len_utf8(), of_sign(sign)?)),
    }
}

// Letters that stand for a formula without brackets, behind a name.
const BARE: [(&str, &str); 3] = [("ص", PRAYER), ("ع", PEACE), ("رض", PLEASED)];

// A letter alone is a formula behind a word that may be a name. Before a number or a full stop the letter
// shortens another word: ص 14 is a page.
fn bare(text: &str, at: usize) -> Option<(usize, &'static str)> {
    // Letters of the shortest name. Chosen by hand: no preposition is longer.
    const LETTERS_OF_NAME: usize = 3;
    let name = text[..at].strip_suffix(' ')?;
    let letters = name.chars().rev().take_while(|&c| is_of_word(c)).filter(|&c| !is_arabic_mark(c));
    if letters.take(LETTERS_OF_NAME).count() < LETTERS_OF_NAME {
        return None;
    }
    BARE.iter().find_map(|&(short, full)| {
        let after = text[at..].strip_prefix(short)?;
        let next = after.trim_start_matches(' ').chars().next();
        let ends = after.is_empty() || after.starts_with([' ', '،', '؛', ':', '؟', '!', '»', '"', ')']);
        (ends && !next.is_some_and(char::is_numeric)).then_some((short.len(), full))
    })
}

/// Returns the formula for all whose short forms may stand for a formula in full, which stands at `given` in
/// short. English has one set of words, *peace be upon him*, for two of the Arabic formulas.
pub(super) fn shared_form(full: &'static str, given: &str) -> &'static str {
    if full == PEACE && given.is_ascii() {
        return PRAYER;
    }
    full_form(full, 0).filter(|&(len, _)| len == full.len()).map_or(full, |(_, shared)| shared)
}

/// Returns the length of another full form of a formula that stands at a place of a text, and the formula.
pub(super) fn full_form(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let may_be = text[at..].starts_with(['ص', 'ع', 'ر', 'ج', 'س', 'ت']) && !text[..at].ends_with(is_of_word);
    FULL.iter().filter(|_| may_be).find_map(|&(form, full)| Some((begins(text, at, form)?, full)))
}

// Returns the length of the words with which a text goes on at a place, given folded.
fn begins(text: &str, at: usize, words: &str) -> Option<usize> {
    let mut letters = words.chars();
    for (offset, c) in text[at..].char_indices() {
        if is_arabic_mark(c) || c == TATWEEL {
            continue;
        }
        match letters.next() {
            None if is_of_word(c) => return None,
            None => return Some(offset),
            Some(letter) if c == letter || c.eq_ignore_ascii_case(&letter) => {}
            Some(letter) if !c.is_ascii() && fold(c.encode_utf8(&mut [0; 4])).chars().eq([letter]) => {}
            Some(_) => return None,
        }
    }
    letters.next().is_none().then_some(text.len() - at)
}

fn is_of_word(c: char) -> bool {
    c.is_alphabetic() || is_arabic_mark(c)
}

fn in_brackets(text: &str, at: usize) -> Option<(usize, &'static str)> {
    // Without a name before it, the letter in brackets is that of an item.
    let is_name_end = |c: &char| if c.is_ascii() { c.is_ascii_alphabetic() } else { *c != '،' };
    let name_end = text[..at].trim_end().chars().next_back().filter(is_name_end)?;
    let (inner, after) = text[at + 1..].split_once(')')?;
    let inner = inner.trim();
    let full = if name_end.is_ascii() && inner.len() <= LONGEST_SHORT {
        let bare: String = inner.chars().filter(|&c| c != '.').map(|c| c.to_ascii_lowercase()).collect();
        SHORT.iter().find(|&&(short, _)| bare == short)
    } else if name_end.is_ascii() {
        WORDS.iter().find(|&&(words, _)| begins(inner, 0, words) == Some(inner.len()))
    } else {
        SHORT.iter().find(|&&(short, _)| inner == short)
    };
    let full = full.map(|&(_, full)| full).or_else(|| in_full(inner));
    full.map(|full| (text.len() - at - after.len(), full))
}

// Returns the formula that a text is in full.
fn in_full(text: &str) -> Option<&'static str> {
    let may_be = !text.is_ascii() && text.len() <= LONGEST_FULL;
    let folded = may_be.then(|| fold(text))?;
    let all = [PRAYER, PEACE, PLEASED, MERCY, GLORY, EXALTED].into_iter().chain(FULL.map(|(form, _)| form));
    all.into_iter().find(|form| fold(form) == folded)
}

// The most bytes of a formula in full, with all vowel signs.
const LONGEST_FULL: usize = 160;

// The bytes of the longest short form, with its stops: s.a.w.s.
const LONGEST_SHORT: usize = 8;

// The formulas that Unicode has as one sign.
fn of_sign(sign: char) -> Option<&'static str> {
    Some(match sign {
        '\u{FDFA}' => PRAYER,
        '\u{FDFB}' => "جل جلاله",
        '\u{FDFE}' => EXALTED,
        '\u{FDFF}' => GLORY,
        '\u{610}' => PRAYER,
        '\u{611}' => PEACE,
        '\u{612}' => MERCY,
        '\u{613}' => PLEASED,
        '\u{FD40}' => MERCY,
        '\u{FD41}' => PLEASED,
        '\u{FD42}' => "رضي الله عنها",
        '\u{FD43}' => "رضي الله عنهم",
        '\u{FD44}' => "رضي الله عنهما",
        '\u{FD45}' => "رضي الله عنهن",
        '\u{FD46}' => "صلى الله عليه وآله",
        '\u{FD47}' => PEACE,
        '\u{FD48}' => "عليهم السلام",
        '\u{FD49}' => "عليهما السلام",
        '\u{FD4A}' => "عليه الصلاة والسلام",
        '\u{FD4B}' => "قدس سره",
        '\u{FD4C}' => "صلى الله عليه وآله وسلم",
        '\u{FD4D}' => "عليها السلام",
        '\u{FD4E}' => "تبارك وتعالى",
        '\u{FD4F}' => "رحمهم الله",
        _ => return None,
    })
}

/// Returns true for a mark over the last letter of a name that stands for a formula. A fold drops the mark.
pub(super) fn is_honorific_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{613}')
}

// What formulas of blessing have in common in full, folded, and what comes before them in short.
const SHARED: [&str; 15] = [
    "عليه",
    "عليها",
    "عنه",
    "رحمه",
    "سره",
    "فرجه",
    "صلعم",
    "عز وجل",
    "جل جلاله",
    "جل وعلا",
    "سبحانه و",
    "تبارك و",
    "pbuh",
    "peace be upon",
    "blessings",
];

/// Returns true if a folded text may have a formula of blessing, in short or in full.
pub(crate) fn may_have_honorific(folded: &str) -> bool {
    SHARED.iter().any(|shared| folded.contains(shared))
        || has_brackets(folded)
        || has_bare(folded)
        || folded.contains(|c| of_sign(c).is_some())
}

// The formulas for which Unicode has a mark, in full, folded.
const MARKED: [&str; 7] =
    ["صلي الله", "عليه الصلاه", "عليه السلام", "عليها السلام", "رضي الله عن", "رحمه الله", "صلعم"];

/// Returns true if a folded text has a formula that other texts may have as a mark, which their folds drop.
pub(crate) fn may_be_honorific_mark(folded: &str) -> bool {
    !folded.is_ascii()
        && (MARKED.iter().any(|full| folded.contains(full)) || has_brackets(folded) || has_bare(folded))
}

/// Returns true if a text has the mark of a formula.
pub(crate) fn has_honorific_mark(text: &str) -> bool {
    !text.is_ascii() && text.contains(is_honorific_mark)
}

/// Returns true if the formulas in a short form, each of which may stand for several full ones, are not the
/// same in two texts.
pub(crate) fn differ_in_short_honorifics(a: &str, b: &str) -> bool {
    !in_short(a).eq(in_short(b))
}

// Returns the formulas that a text has in short. A sign that tells man from woman stands for one full form.
fn in_short(text: &str) -> impl Iterator<Item = &'static str> {
    text.char_indices().filter_map(move |(at, c)| {
        let full = match c {
            '(' => in_brackets(text, at).filter(|&(len, _)| len <= "()".len() + LONGEST_SHORT)?.1,
            'ص' if text[at..].starts_with("صلعم") => PRAYER,
            'ص' | 'ع' | 'ر' => bare(text, at)?.1,
            '\u{610}'..='\u{613}' | '\u{FD40}' | '\u{FD46}' | '\u{FD4A}' | '\u{FD4C}' | '\u{FD4E}' => {
                of_sign(c)?
            }
            '\u{FDFA}' | '\u{FDFB}' | '\u{FDFE}' | '\u{FDFF}' => of_sign(c)?,
            _ => return None,
        };
        Some(full)
    })
}

fn has_brackets(text: &str) -> bool {
    text.match_indices('(').any(|(at, _)| in_brackets(text, at).is_some())
}

fn has_bare(text: &str) -> bool {
    BARE.iter().any(|(short, _)| {
        text.match_indices(short).any(|(at, _)| text[..at].ends_with(' ') && bare(text, at).is_some())
    })
}

// The shortest forms for which a text in full is looked up once more, in Arabic and in English.
#[cfg(feature = "memory")]
const IN_SHORT: [(&str, &str); 5] =
    [(PRAYER, "(ص)"), (PEACE, "(ع)"), (PLEASED, "(رض)"), (MERCY, "(ره)"), (GLORY, "\u{FDFF}")];
#[cfg(feature = "memory")]
const IN_ENGLISH: [(&str, &str); 3] = [(PRAYER, "(pbuh)"), (PEACE, "(as)"), (PLEASED, "(ra)")];

/// Returns a text with its formulas in short; none if the text has no formula in full.
#[cfg(feature = "memory")]
pub(crate) fn honorifics_in_short(full: &str) -> Option<String> {
    let is_english = full.contains(|c: char| c.is_ascii_alphabetic());
    let forms: &[_] = if is_english { &IN_ENGLISH } else { &IN_SHORT };
    let has = forms.iter().any(|(long, _)| full.contains(long));
    has.then(|| forms.iter().fold(full.to_owned(), |text, (long, short)| text.replace(long, short)))
}
