//! [`VowelSigns`]: the vowel signs of a text, letter by letter, to tell whether one spelling holds all that
//! another one says.

use crate::text::fold;
use crate::unit::UnitText;

const FATHATAN: char = '\u{64B}';

/// The vowel signs on each letter of a text. Texts that fold to the same letters can be compared.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct VowelSigns(Vec<Vec<char>>);

impl VowelSigns {
    pub(crate) fn of(text: &str) -> Self {
        let mut letters: Vec<(char, Vec<char>)> = vec![(' ', Vec::new())];
        for c in text.chars() {
            match letters.last_mut() {
                Some((_, signs)) if is_vowel_sign(c) => signs.push(c),
                _ => letters.extend(fold(c.encode_utf8(&mut [0; 4])).chars().map(|c| (c, Vec::new()))),
            }
        }
        // The sign of an ending stands before or after its alef: كتابًا, كتاباً.
        for at in 1..letters.len() {
            let (before, after) = letters.split_at_mut(at);
            if let (Some((_, signs)), Some(('ا' | 'ي', of_alef))) = (before.last_mut(), after.first_mut())
                && let Some(sign) = signs.iter().position(|&sign| sign == FATHATAN)
            {
                of_alef.push(signs.remove(sign));
            }
        }
        Self(letters.into_iter().map(|(_, signs)| signs).collect())
    }

    /// Returns true if another spelling has each of these signs on the same letter, and perhaps more.
    pub(crate) fn are_all_in(&self, other: &Self) -> bool {
        let is_in = |(signs, more): (&Vec<char>, &Vec<char>)| signs.iter().all(|sign| more.contains(sign));
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(is_in)
    }
}

/// Returns true if texts have every vowel sign of other texts, which are the same except for spelling.
pub(crate) fn holds_signs_of<const N: usize>(texts: [&UnitText; N], others: [&UnitText; N]) -> bool {
    let signs = |text: &UnitText| VowelSigns::of(text.plain());
    texts
        .iter()
        .zip(others)
        .all(|(text, other)| vowel_signs(other.plain()) == 0 || signs(other).are_all_in(&signs(text)))
}

/// Returns the number of vowel signs in a text.
pub(crate) fn vowel_signs(text: &str) -> usize {
    text.chars().filter(|&c| is_vowel_sign(c)).count()
}

fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{652}' | '\u{670}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spelling_holds_the_signs_of_one_with_fewer() {
        let holds = |less: &str, more: &str| VowelSigns::of(less).are_all_in(&VowelSigns::of(more));
        for (less, more) in
            [("درس", "دَرْس"), ("درّس", "دَرَّسَ"), ("بيتًا", "بَيْتاً"), ("الدرس", "الدَّـرْس"), ("فتىً", "فَتًى")]
        {
            assert!(holds(less, more) && !holds(more, less), "{less} {more}");
        }
        for (one, other) in [("دَرَس", "دَرْس"), ("دَرس", "درْس"), ("عِبَرَ", "عَبَّرَ")]
        {
            assert!(!holds(one, other) && !holds(other, one), "{one} {other}");
        }
        assert!(holds("بيتًا", "بيتاً") && holds("بيتاً", "بيتًا"));
    }
}
