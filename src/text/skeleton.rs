use super::clitics::ARTICLE;

/// Returns the consonants of a name in a spelling that Arabic and English share: `كيري` and `Kerry` are both
/// `KR`.
///
/// Letters that the scripts tell apart differently are one (`ب` p b, `ف` v f, `ش` sh ch, `ط` t th, `غ ج` g j,
/// `ق ك خ` k q kh); vowels, doubled letters, `ع`, `ء`, the article and an `h` that does not begin the word
/// are dropped. The word is given folded. Names of other scripts have no skeleton: an empty one.
pub(crate) fn skeleton(folded: &str) -> String {
    let bare = folded.strip_prefix(ARTICLE).or_else(|| folded.strip_prefix("al-")).unwrap_or(folded);
    let mut letters: Vec<char> = bare.chars().collect();
    letters.dedup();
    let mut skeleton = String::new();
    let mut at = 0;
    while at < letters.len() {
        let (sounds, length) = sound(&letters[at..], at == 0);
        for sound in sounds.chars().filter(|&sound| sound != '-') {
            if !skeleton.ends_with(sound) {
                skeleton.push(sound);
            }
        }
        at += length;
    }
    skeleton
}

// The sound with which the letters begin, and how many letters write it.
fn sound(letters: &[char], first: bool) -> (&'static str, usize) {
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
        'ح' | 'ه' | 'h' if first => "H",
        'و' | 'w' if first => "W",
        'ي' | 'y' if first => "Y",
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
