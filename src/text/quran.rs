//! The spelling in which the Quran is printed, and the spelling of today.
//!
//! The printed text writes many long vowels as small signs over the letters of the oldest manuscripts: U+0670
//! stands for an alef, U+06E5 to U+06E7 for و and ي. (The signs are those of the Unicode text of the Tanzil
//! project.)

use super::characters::{TATWEEL, is_arabic_mark};
use super::fold::fold;
use super::placed::Placed;

const SMALL_ALEF: char = '\u{670}';
const SMALL_WAW: char = '\u{6E5}';
const SMALL_YEH: char = '\u{6E6}';
const HIGH_YEH: char = '\u{6E7}';
const HAMZA_ABOVE: char = '\u{654}';

// Words, folded, that today's spelling writes without the alef that is spoken in them. Clitics before such a
// word are compared separately.
const WITHOUT_ALEF: [&str; 15] = [
    "رحمن",
    "ذلك",
    "ذلكم",
    "كذلك",
    "هذا",
    "هذه",
    "هذان",
    "هولاء",
    "اوليك",
    "اوليكم",
    "لكن",
    "لكنه",
    "لكنهم",
    "اله",
    "الله",
];

/// Returns a word of the printed Quran in the spelling of today; any other word as it is.
pub(super) fn in_spelling_of_today(word: Vec<Placed>) -> Vec<Placed> {
    let is_sign =
        |c: char| matches!(c, SMALL_ALEF | SMALL_WAW | SMALL_YEH | HIGH_YEH | HAMZA_ABOVE | '\u{671}');
    if !word.iter().any(|&(_, c)| is_sign(c)) {
        return word;
    }
    let keeps_alef = !is_without_alef(&word);
    let mut out: Vec<Placed> = Vec::with_capacity(word.len() + 2);
    for (i, &(at, c)) in word.iter().enumerate() {
        let last = out.last().map(|&(_, c)| c);
        let next = word[i + 1..].iter().map(|&(_, c)| c).find(|&c| !is_arabic_mark(c) && c != TATWEEL);
        match c {
            SMALL_ALEF => {
                let alef = long_alef(&word[..i], next, &mut out, keeps_alef);
                out.extend(alef.map(|c| (at, c)));
            }
            SMALL_WAW => out.extend(next.filter(|_| !is_david(&word)).map(|_| (at, 'و'))),
            // At the end of a word, the sign stands for a second ي (يحيي) or for the sound of a pronoun (به).
            SMALL_YEH | HIGH_YEH if next.is_some() || ends_with_yeh(&out) => out.push((at, 'ي')),
            SMALL_YEH | HIGH_YEH => {}
            HAMZA_ABOVE if last == Some('ا') => *out.last_mut().expect("it has a last char") = (at, 'أ'),
            HAMZA_ABOVE => out.push((at, 'ء')),
            _ => out.push((at, c)),
        }
    }
    with_vocative(doubled_lam(out), &word)
}

fn ends_with_yeh(out: &[Placed]) -> bool {
    let letter = out.iter().rev().map(|&(_, c)| c).find(|&c| !is_arabic_mark(c) && c != TATWEEL);
    matches!(letter, Some('ى' | 'ي'))
}

// Returns true for داود, which today's spelling writes with one و.
fn is_david(word: &[Placed]) -> bool {
    let letters: String = word.iter().map(|&(_, c)| c).collect();
    fold(&letters).ends_with("داود")
}

// Returns the letter for which a small alef after these chars stands. If the char before it is a و or ى that
// only carries the alef, an alef is written in its place.
fn long_alef(before: &[Placed], next: Option<char>, out: &mut [Placed], keeps: bool) -> Option<char> {
    let carrier = before.last().map(|&(_, c)| c);
    let is_carried = match (carrier, next) {
        (Some('و'), Some('ة' | 'ت' | 'ا')) | (Some('ى' | 'ي'), Some(_)) => true,
        (Some('ى'), None) => return None,
        _ => false,
    };
    if is_carried && let Some(last) = out.last_mut() {
        last.1 = if next == Some('ا') { TATWEEL } else { 'ا' };
        return None;
    }
    // Another alef is written already: ٰٓا.
    (keeps && next != Some('ا')).then_some('ا')
}

fn is_without_alef(word: &[Placed]) -> bool {
    let letters: String = word.iter().map(|&(_, c)| c).collect();
    let folded = fold(&letters);
    let bare = folded.trim_start_matches(['و', 'ف', 'ب', 'ل', 'ك']);
    let stems = [
        folded.as_str(),
        bare,
        bare.strip_prefix("ال").unwrap_or(bare),
        folded.trim_start_matches(['و', 'ف']),
    ];
    stems.iter().any(|stem| WITHOUT_ALEF.contains(stem))
}

// Writes the lam that ٱلَّيْل leaves out.
fn doubled_lam(mut word: Vec<Placed>) -> Vec<Placed> {
    let bones: Vec<usize> = (0..word.len()).filter(|&at| !is_arabic_mark(word[at].1)).collect();
    let letters: String = bones.iter().map(|&at| word[at].1).collect();
    if let Some(at) = letters.find("ٱليل") {
        let lam = bones[letters[..at].chars().count() + 1];
        word.insert(lam, word[lam]);
    }
    word
}

// Parts the vocative from its word: يَـٰقَوْمِ is يا قوم.
fn with_vocative(mut out: Vec<Placed>, given: &[Placed]) -> Vec<Placed> {
    let begin: Vec<char> =
        given.iter().map(|&(_, c)| c).filter(|&c| c != TATWEEL && c != '\u{64E}').take(2).collect();
    let alef = out.iter().position(|&(_, c)| c == 'ا');
    if begin == ['ي', SMALL_ALEF]
        && let Some(alef) = alef
        && out[alef + 1..].iter().filter(|&&(_, c)| !is_arabic_mark(c)).count() > 1
    {
        out.insert(alef + 1, (out[alef + 1].0, ' '));
    }
    out
}
