//! One spelling for English words that countries spell in their own way: colour and color, organise and
//! organize, travelled and traveled.
//!
//! [`in_one_spelling`] writes a word as the shared spelling, which need be no word itself ("otherwize"): two
//! words are spellings of one word if they share it. So a rule may be applied to every word for which it
//! makes no two different words alike. Endings are rules; the rest is a list, after the British and American
//! forms that the Oxford English Dictionary and Merriam-Webster give side by side.

use std::sync::LazyLock;

/// Returns the spelling that all spellings of a lower-case English word share; `None` if that is the word
/// itself.
pub(super) fn in_one_spelling(word: &str) -> Option<String> {
    const SHORTEST: usize = 4;
    if word.len() < SHORTEST || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    if let Some(&(_, one)) = WORDS.iter().find(|&&(other, _)| other == word) {
        return Some(one.to_owned());
    }
    let mut spelled = word.to_owned();
    let letters = letters(word);
    for &(of_part, british, american) in LETTERED.iter() {
        if of_part & letters == of_part
            && let Some(at) = spelled.find(british)
        {
            spelled.replace_range(at..at + british.len(), american);
        }
    }
    with_z(&mut spelled);
    with_one_l(&mut spelled);
    (spelled != word).then_some(spelled)
}

// The letters of a lower-case word, a bit for each. They rule out nearly every part.
fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, b| set | 1 << (b - b'a'))
}

static LETTERED: LazyLock<Vec<(u32, &str, &str)>> = LazyLock::new(|| {
    PARTS.iter().map(|&(british, american)| (letters(british), british, american)).collect()
});

/// Returns true if two folded words may be spellings of one English word: a quick test that rules out nearly
/// every pair comes first.
pub(super) fn are_one_word(a: &str, b: &str) -> bool {
    let one = |word: &str| in_one_spelling(word).unwrap_or_else(|| word.to_owned());
    let shares_first = a.as_bytes().first() == b.as_bytes().first();
    let is_listed = |a, b| shares_first && WORDS.iter().any(|&(one, other)| one == a && other == b);
    let are_ascii = a.is_ascii() && b.is_ascii();
    are_ascii && (bones(a).eq(bones(b)) && one(a) == one(b) || is_listed(a, b) || is_listed(b, a))
}

// The letters that all spellings of a word share: no vowels, none that is silent in some spelling, and a
// doubled letter once.
fn bones(word: &str) -> impl Iterator<Item = u8> {
    let letters = word.bytes().filter_map(|b| match b {
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'g' | b'h' | b'w' => None,
        b's' | b'z' | b'c' => Some(b's'),
        b't' | b'd' => Some(b't'),
        b'p' | b'f' => Some(b'f'),
        b'k' => Some(b's'),
        _ => Some(b),
    });
    let mut last = None;
    letters.filter(move |&b| last.replace(b) != Some(b))
}

// Writes organise, organisation and analyse with a z. Shorter words with such an end have another one that
// differs in that letter alone: prise, prize.
fn with_z(word: &mut String) {
    const LEAST_BEFORE: usize = 3;
    for ending in
        ["e", "ed", "es", "er", "ers", "ing", "ings", "able", "ation", "ations", "ational", "ationally"]
    {
        let Some(before) = word.strip_suffix(ending) else { continue };
        let stem =
            before.strip_suffix("is").or_else(|| before.strip_suffix("ys").filter(|s| s.ends_with('l')));
        if stem.is_some_and(|stem| stem.len() >= LEAST_BEFORE) {
            let at = before.len() - 1;
            word.replace_range(at..=at, "z");
            return;
        }
    }
}

// Writes travelled, modelling and counsellor with one l. A word of one syllable before its ending keeps both
// (filled is not filed), and so does what is made of fill.
fn with_one_l(word: &mut String) {
    for ending in ["ed", "ing", "ings", "er", "ers", "or", "ors", "ous", "ously", "able"] {
        let Some(before) = word.strip_suffix(ending).and_then(|stem| stem.strip_suffix("ll")) else {
            continue;
        };
        let mut last = false;
        let syllables = before.bytes().filter(|b| {
            let is_vowel = matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
            is_vowel & !std::mem::replace(&mut last, is_vowel)
        });
        if syllables.count() > 1 && !before.ends_with("fi") && last_is_vowel(before) {
            let at = before.len();
            word.remove(at);
            return;
        }
    }
}

fn last_is_vowel(text: &str) -> bool {
    text.ends_with(['a', 'e', 'i', 'o', 'u', 'y'])
}

// Words of which no part tells the spelling.
#[rustfmt::skip]
const WORDS: &[(&str, &str)] = &[
    ("learnt", "learned"), ("burnt", "burned"), ("spelt", "spelled"), ("dreamt", "dreamed"), ("leapt", "leaped"),
    ("spoilt", "spoiled"), ("spilt", "spilled"), ("leant", "leaned"), ("whilst", "while"), ("amongst", "among"),
    ("amidst", "amid"), ("towards", "toward"), ("afterwards", "afterward"), ("upwards", "upward"),
    ("downwards", "downward"), ("backwards", "backward"), ("forwards", "forward"), ("maths", "math"),
    ("gray", "grey"), ("grays", "greys"), ("centred", "centered"), ("centring", "centering"),
];

// Parts of words, wherever they stand, and what is written in their place; none of them is part of a word
// that would become another one. A part stands before the parts that it contains.
#[rustfmt::skip]
const PARTS: &[(&str, &str)] = &[
    // -our, -or
    ("colour", "color"), ("behaviour", "behavior"), ("honour", "honor"), ("favour", "favor"), ("labour", "labor"),
    ("neighbour", "neighbor"), ("flavour", "flavor"), ("harbour", "harbor"), ("humour", "humor"),
    ("rumour", "rumor"), ("vapour", "vapor"), ("vigour", "vigor"), ("saviour", "savior"), ("savour", "savor"),
    ("rigour", "rigor"), ("parlour", "parlor"), ("tumour", "tumor"), ("valour", "valor"), ("armour", "armor"),
    ("clamour", "clamor"), ("candour", "candor"), ("endeavour", "endeavor"), ("ardour", "ardor"),
    ("odour", "odor"), ("splendour", "splendor"), ("fervour", "fervor"), ("rancour", "rancor"),
    ("demeanour", "demeanor"), ("glamour", "glamor"),
    // -re, -er
    ("manoeuvred", "maneuvered"), ("manoeuvring", "maneuvering"), ("manoeuvre", "maneuver"),
    ("centre", "center"), ("theatre", "theater"), ("metre", "meter"), ("litre", "liter"), ("fibre", "fiber"),
    ("calibre", "caliber"), ("lustre", "luster"), ("sabre", "saber"), ("sombre", "somber"),
    ("spectre", "specter"), ("meagre", "meager"), ("sceptre", "scepter"), ("sepulchre", "sepulcher"),
    ("reconnoitre", "reconnoiter"),
    // -ce, -se
    ("defence", "defense"), ("offence", "offense"), ("pretence", "pretense"), ("licence", "license"),
    ("practise", "practice"), ("practising", "practicing"),
    // -ogue, -og
    ("catalogued", "cataloged"), ("cataloguing", "cataloging"), ("catalogue", "catalog"),
    ("dialogue", "dialog"), ("analogue", "analog"),
    // One letter or two.
    ("fulfill", "fulfil"), ("enroll", "enrol"), ("install", "instal"), ("skillful", "skilful"),
    ("willful", "wilful"), ("woollen", "woolen"), ("distill", "distil"), ("instill", "instil"),
    ("worshipp", "worship"), ("kidnapp", "kidnap"), ("focuss", "focus"), ("benefitt", "benefit"),
    ("programme", "program"), ("jewellery", "jewelry"), ("judgement", "judgment"),
    ("acknowledgement", "acknowledgment"), ("ageing", "aging"),
    // ae and oe.
    ("haem", "hem"), ("paed", "ped"), ("anaes", "anes"), ("anaem", "anem"), ("foet", "fet"), ("oestr", "estr"),
    ("oesoph", "esoph"), ("rrhoea", "rrhea"), ("oedem", "edem"), ("gynaec", "gynec"), ("caesar", "cesar"),
    ("archaeo", "archeo"), ("aesthe", "esthe"), ("mediaev", "mediev"), ("faec", "fec"), ("leukaem", "leukem"),
    ("palaeo", "paleo"), ("homoeo", "homeo"), ("coeliac", "celiac"), ("amoeb", "ameb"),
    // Others.
    ("plough", "plow"), ("mould", "mold"), ("smoulder", "smolder"), ("aluminium", "aluminum"),
    ("sceptic", "skeptic"), ("artefact", "artifact"), ("moustache", "mustache"), ("pyjama", "pajama"),
    ("sulph", "sulf"), ("enquir", "inquir"), ("aeroplane", "airplane"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_become_one() {
        for (one, other) in [
            ("organise", "organize"),
            ("organisations", "organizations"),
            ("unrecognisable", "unrecognizable"),
            ("analysing", "analyzing"),
            ("paralysed", "paralyzed"),
            ("colourful", "colorful"),
            ("neighbourhood", "neighborhood"),
            ("theatre", "theater"),
            ("kilometres", "kilometers"),
            ("centred", "centered"),
            ("travelled", "traveled"),
            ("cancelling", "canceling"),
            ("counsellors", "counselors"),
            ("marvellous", "marvelous"),
            ("enrolment", "enrollment"),
            ("instalment", "installment"),
            ("worshipped", "worshiped"),
            ("defence", "defense"),
            ("licences", "licenses"),
            ("programmes", "programs"),
            ("paediatric", "pediatric"),
            ("haemorrhage", "hemorrhage"),
            ("encyclopaedia", "encyclopedia"),
            ("learnt", "learned"),
            ("whilst", "while"),
            ("towards", "toward"),
            ("grey", "gray"),
            ("judgement", "judgment"),
        ] {
            assert!(are_one_word(one, other), "{one} {other}");
            assert!(are_one_word(other, one), "{other} {one}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (a, b) in [
            ("prise", "prize"),
            ("filled", "filed"),
            ("refilling", "refiling"),
            ("hour", "hor"),
            ("four", "for"),
            ("your", "yor"),
            ("shoes", "shes"),
            ("toe", "te"),
            ("billing", "biling"),
            ("advice", "advise"),
            ("affect", "effect"),
            ("colour", "collar"),
            ("metre", "matter"),
            ("color", "cooler"),
        ] {
            assert!(!are_one_word(a, b), "{a} {b}");
        }
    }
}
