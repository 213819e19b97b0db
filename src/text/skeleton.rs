//! The skeleton of a name: its consonants in a spelling that Arabic and English share.
//!
//! A name is transliterated in many ways, which agree in their consonants more than in their vowels. The
//! aligner takes names with the same skeleton for translations of each other.

use super::clitics::ARTICLE;

/// Returns the consonants of a name in a spelling that Arabic and English share: `كيري` and `Kerry` are both
/// `KR`.
///
/// Letters that only one of the scripts distinguishes are unified (`ب` p b, `ف` v f, `ش` sh ch, `ط` t th, `غ
/// ج` g j, `ق ك خ` k q kh). Vowels, doubled letters, `ع`, `ء`, the article and an `h` that does not begin the
/// word are dropped. The word is given folded. The skeleton of a name in another script is empty.
pub(crate) fn skeleton(folded: &str) -> String {
    let bare = folded.strip_prefix(ARTICLE).or_else(|| folded.strip_prefix("al-")).unwrap_or(folded);
    let mut letters: Vec<char> = bare.chars().collect();
    letters.dedup();
    let mut skeleton = String::new();
    let mut at = 0;
    while at < letters.len() {
        let (sounds, length) = sound(&letters, at);
        for sound in sounds.chars().filter(|&sound| sound != '-') {
            if !skeleton.ends_with(sound) {
                skeleton.push(sound);
            }
        }
        at += length;
    }
    skeleton
}

// Returns the sound at a place of the letters, and the number of letters that write this sound.
fn sound(letters: &[char], at: usize) -> (&'static str, usize) {
    let (letters, is_first) = (&letters[at..], at == 0);
    let next = letters.get(1).copied().unwrap_or(' ');
    let pair = match (letters[0], next) {
        ('ت', 'ش') | ('s' | 'c', 'h') => Some("X"),
        ('t', 'h') => Some("T"),
        ('d', 'h') => Some("D"),
        ('k', 'h') | ('c' | 'q', 'k') => Some("K"),
        ('g', 'h') => Some("G"),
        ('p', 'h') => Some("F"),
        ('c', 'e' | 'i' | 'y') => Some("S"),
        ('n', 'g') if !letters.get(2).is_some_and(|third| "aeiou".contains(*third)) => Some("N"),
        ('ك', 'س') | ('x', _) => return ("KS", if letters[0] == 'x' { 1 } else { 2 }),
        _ => None,
    };
    if let Some(sound) = pair {
        return (sound, 2);
    }
    let sound = match letters[0] {
        'ب' | 'b' | 'p' => "B",
        'ت' | 'ث' | 'ط' | 't' => "T",
        'ج' | 'غ' | 'g' | 'j' => "G",
        'خ' | 'ق' | 'ك' | 'k' | 'q' | 'c' => "K",
        'د' | 'ذ' | 'ض' | 'd' => "D",
        'ر' | 'r' => "R",
        'ز' | 'س' | 'ص' | 'ظ' | 's' | 'z' => "S",
        'ش' => "X",
        'ف' | 'f' | 'v' => "F",
        'ل' | 'l' => "L",
        'م' | 'm' => "M",
        'ن' | 'n' => "N",
        'ح' | 'ه' | 'h' if is_first => "H",
        'و' | 'w' if is_first => "W",
        'ي' | 'y' if is_first => "Y",
        _ => "-",
    };
    (sound, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn a_name_has_one_skeleton_in_both_scripts() {
        for (arabic, english) in [
            ("كيري", "Kerry"),
            ("أوباما", "Obama"),
            ("الزرقاوي", "al-Zarqawi"),
            ("فنزويلا", "Venezuela"),
            ("محمد", "Mohammed"),
            ("غوتيريش", "Guterresh"),
            ("جورج", "George"),
            ("إكسون", "Exxon"),
            ("شوكولاته", "Chocolate"),
            ("هيلاري", "Hillary"),
            ("أنغولا", "Angola"),
            ("مَدْرِيد", "MADRID"),
        ] {
            assert_eq!(skeleton(&fold(arabic)), skeleton(&fold(english)), "{arabic} {english}");
        }
        assert_ne!(skeleton("كيري"), skeleton("carter"));
        assert_eq!((skeleton(""), skeleton("漢字")), (String::new(), String::new()));
    }
}
