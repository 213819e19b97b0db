//! [`doubt`]: whether the text of a file is likely to be what a reader sees.
//!
//! A font may say nothing, or something wrong, about its letters. Nothing mends that, so it is said.

use super::paragraph::PdfParagraph;

// The part of the letters without which a text cannot be used, and that which is told.
const UNUSABLE: f64 = 0.3;
const TOLD: f64 = 0.05;

// The part of Arabic words with letters where none can stand that is told. Texts have one in a thousand.
const WRONG_WORDS: f64 = 0.02;

/// How many glyphs a file has, and of how many it does not say which letters they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letters {
    /// All glyphs.
    pub(crate) glyphs: usize,
    /// Glyphs without letters.
    pub(crate) unknown: usize,
}

impl Letters {
    fn share(self) -> f64 {
        self.unknown as f64 / self.glyphs.max(1) as f64
    }

    /// Returns true if too few letters are known to make a text.
    pub(crate) fn are_unusable(self) -> bool {
        self.share() > UNUSABLE
    }
}

/// Returns why the text may be wrong.
pub(crate) fn doubt(letters: Letters, paragraphs: &[PdfParagraph]) -> Option<String> {
    if letters.share() > TOLD {
        let percent = (100.0 * letters.share()).ceil();
        return Some(format!("the fonts do not say which letters {percent} % of the glyphs are"));
    }
    let (mut words, mut wrong) = (0_usize, 0_usize);
    for word in paragraphs.iter().flat_map(|paragraph| paragraph.text.split_whitespace()) {
        let letters: Vec<char> = word.chars().filter(|c| ('\u{621}'..='\u{64A}').contains(c)).collect();
        words += usize::from(letters.len() > 1);
        wrong += usize::from(is_wrong(&letters));
    }
    let share = wrong as f64 / words.max(1) as f64;
    let percent = (100.0 * share).ceil();
    (words >= 20 && share > WRONG_WORDS).then(|| {
        format!(
            "{percent} % of the Arabic words have letters where none can stand; a font may name them wrongly"
        )
    })
}

// Returns true for letters that no Arabic word has: an end inside, or three times the same letter.
fn is_wrong(letters: &[char]) -> bool {
    let Some((_, inner)) = letters.split_last() else { return false };
    let has_end = inner.iter().any(|c| matches!(c, 'ة' | 'ى'));
    let is_tripled = letters.windows(3).any(|three| three[0] == three[1] && three[1] == three[2]);
    let begins = matches!(letters, ['ا', 'ا' | 'إ' | 'أ', ..] | ['ة' | 'ى' | 'ئ' | 'ؤ', _, ..]);
    has_end || is_tripled || begins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_letters_where_none_can_stand_are_wrong() {
        for (word, wrong) in [
            ("الاتصالات", false),
            ("االتصاالت", true),
            ("الصوووت", true),
            ("المدرسةو", true),
            ("مدرسة", false),
            ("على", false),
            ("لل", false),
            ("", false),
        ] {
            assert_eq!(is_wrong(&word.chars().collect::<Vec<_>>()), wrong, "{word}");
        }
    }
}
