//! Folding: one spelling for all spellings of a text.
//!
//! [`fold`] returns the folded text; a [`Folded`] also knows where each of its letters stands in the text as
//! given. Both work char by char: most chars fold to one char by a table, the others are decomposed by NFKD
//! first.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::characters::{TATWEEL, is_arabic_mark, is_invisible, is_latin_mark};

/// Returns a text in the spelling in which texts are compared.
///
/// Diacritics, tatweel, bidi controls and zero-width characters are dropped. Forms of alef, hamza carriers,
/// yeh, teh marbuta, Persian letters, presentation forms and other compatibility characters (NFKD), quotation
/// marks, dashes and letter case are unified. Both Arabic digit systems become ASCII digits. A run of white
/// space becomes one space, and none is left at the ends. Folding a folded text changes nothing. Linear in
/// the length of the text.
///
/// ```
/// use mizan::text::fold;
///
/// assert_eq!(fold("أُغْلِقَتِ المدرسةُ في ٢٠٢٤\u{200F}"), "اغلقت المدرسه في 2024");
/// assert_eq!(fold("  The  “Café” "), "the \"cafe\"");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folder = Folder::with_capacity(text.len());
    for c in text.chars() {
        folder.push(c, |_| {});
    }
    folder.out
}

/// A folded text that knows where each of its letters stands in the text as given.
///
/// ```
/// use mizan::text::Folded;
///
/// let folded = Folded::new("قالَ الأمرُ");
/// let found = folded.as_str().find("الامر").unwrap();
/// assert_eq!(&"قالَ الأمرُ"[folded.original(found..found + 10)], "الأمرُ");
/// ```
#[derive(Clone, Debug)]
pub struct Folded {
    text: String,
    // For each byte of the folded text: where the char from which it comes begins in the text as given. The
    // last entry is the length of the text as given.
    places: Vec<usize>,
}

impl Folded {
    /// Folds a text as [`fold`] does.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::of(text.char_indices(), text.len())
    }

    /// Folds chars that come from places of a text of `len` bytes.
    pub(crate) fn of(chars: impl Iterator<Item = (usize, char)>, len: usize) -> Self {
        let mut folder = Folder::with_capacity(len);
        let mut places = Vec::with_capacity(len + 1);
        // The start of a run of white space whose single folded space is not written yet.
        let mut space = None;
        for (at, c) in chars {
            let before = places.len();
            folder.push(c, |bytes| places.resize(places.len() + bytes, at));
            if places.len() > before
                && let Some(start) = space.take()
            {
                places[before] = start;
            }
            if folder.space_waits {
                space.get_or_insert(at);
            }
        }
        places.push(len);
        Self { text: folder.out, places }
    }

    /// Returns the folded text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the range of the text as given, in bytes, from which a range of the folded text comes. Marks
    /// after its last letter belong to the range.
    ///
    /// # Panics
    ///
    /// If the range does not lie in the folded text.
    #[must_use]
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        self.places[range.start]..self.places[range.end].max(self.places[range.start])
    }
}

// The folded text while it is being built.
struct Folder {
    out: String,
    // White space was read since the last letter; its folded space is written before the next letter.
    space_waits: bool,
}

impl Folder {
    fn with_capacity(bytes: usize) -> Self {
        Self { out: String::with_capacity(bytes), space_waits: false }
    }

    // Appends the fold of a char. Calls `appended` with the length of each appended char, in bytes.
    #[inline]
    fn push(&mut self, c: char, mut appended: impl FnMut(usize)) {
        match simple(c) {
            Simple::Is(folded) => self.append(folded, &mut appended),
            Simple::Nothing => {}
            Simple::Space => self.space_waits = !self.out.is_empty(),
            Simple::Complex => {
                for part in std::iter::once(c).nfkd().flat_map(char::to_lowercase).nfkd() {
                    match simple(part) {
                        Simple::Is(folded) => self.append(folded, &mut appended),
                        Simple::Complex => self.append(part, &mut appended),
                        Simple::Space => self.space_waits = !self.out.is_empty(),
                        Simple::Nothing => {}
                    }
                }
            }
        }
    }

    #[inline]
    fn append(&mut self, c: char, appended: &mut impl FnMut(usize)) {
        if self.space_waits {
            self.out.push(' ');
            appended(1);
            self.space_waits = false;
        }
        self.out.push(c);
        appended(c.len_utf8());
    }
}

// The fold of a char.
#[derive(Clone, Copy)]
enum Simple {
    Is(char),
    Nothing,
    Space,
    // The char is decomposed by NFKD first.
    Complex,
}

// The chars below this one have their folds in a table: the letters, digits and signs of Latin and Arabic
// texts.
const TABLED: usize = 0x700;

static FOLDS: [Simple; TABLED] = {
    let mut folds = [Simple::Complex; TABLED];
    let mut code = 0;
    while code < TABLED {
        if let Some(c) = char::from_u32(code as u32) {
            folds[code] = by_rule(c);
        }
        code += 1;
    }
    folds
};

#[inline]
fn simple(c: char) -> Simple {
    FOLDS.get(c as usize).copied().unwrap_or_else(|| by_rule(c))
}

const fn by_rule(c: char) -> Simple {
    use Simple::{Complex, Is, Nothing, Space};
    match c {
        'A'..='Z' => Is(c.to_ascii_lowercase()),
        '\t'..='\r'
        | ' '
        | '\u{85}'
        | '\u{A0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200A}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202F}'
        | '\u{205F}'
        | '\u{3000}' => Space,
        '\0'..='\u{7F}' => Is(c),
        '\u{622}' | '\u{623}' | '\u{625}' | '\u{671}' | '\u{672}' | '\u{673}' | '\u{675}' => Is('ا'),
        '\u{624}' => Is('و'),
        '\u{626}' | '\u{649}' | '\u{6CC}' | '\u{6CD}' | '\u{6D2}' => Is('ي'),
        '\u{629}' | '\u{6C0}' | '\u{6C1}' | '\u{6C2}' | '\u{6C3}' | '\u{6D5}' => Is('ه'),
        '\u{6A9}' | '\u{6AA}' | '\u{6AF}' => Is('ك'),
        '\u{67E}' => Is('ب'),
        '\u{686}' => Is('ج'),
        '\u{6A4}' => Is('ف'),
        '\u{660}'..='\u{669}' => Is(digit(c, '\u{660}')),
        '\u{6F0}'..='\u{6F9}' => Is(digit(c, '\u{6F0}')),
        '\u{66A}' => Is('%'),
        '\u{66B}' => Is('.'),
        '\u{66C}' => Is(','),
        TATWEEL => Nothing,
        _ if is_invisible(c) || is_mark(c) => Nothing,
        '\u{621}'..='\u{64A}' => Is(c),
        '«' | '»' | '\u{201C}'..='\u{201F}' | '\u{2039}' | '\u{203A}' | '\u{2033}' => Is('"'),
        '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{2BC}' => Is('\''),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Is('-'),
        _ => Complex,
    }
}

const fn digit(c: char, zero: char) -> char {
    (b'0' + (c as u32 - zero as u32) as u8) as char
}

// Returns true for the combining marks of the Latin and Arabic scripts. The marks of other scripts count as
// letters to their readers, and stay.
const fn is_mark(c: char) -> bool {
    is_latin_mark(c) || is_arabic_mark(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_word_fold_to_one() {
        for (given, folded) in [
            ("مَدْرَسَةٌ", "مدرسه"),
            ("مـــدرسة", "مدرسه"),
            ("آمن أمن إمن ٱمن", "امن امن امن امن"),
            ("مسؤول شيء بيئة على", "مسوول شيء بييه علي"),
            ("کتابی گچ", "كتابي كج"),
            ("\u{FEE3}\u{FEAA}\u{FEAD}\u{FEB3}\u{FE94}", "مدرسه"),
            ("\u{FEFB}", "لا"),
            ("١٢٫٥٪ ۱۲", "12.5% 12"),
            ("أ\u{200D}ب\u{202B}", "اب"),
            ("ا\u{654}من", "امن"),
        ] {
            assert_eq!(fold(given), folded);
        }
    }

    #[test]
    fn letters_of_other_scripts_keep_their_marks() {
        assert_eq!(fold("हिन्दी"), "हिन्दी");
        assert_eq!(fold("ÉCOLE ﬁn"), "ecole fin");
    }

    #[test]
    fn a_word_does_not_reach_into_the_space_after_it() {
        let text = "قَالَ \u{200F} ثم";
        let folded = Folded::new(text);
        assert_eq!(folded.as_str(), "قال ثم");
        assert_eq!(&text[folded.original(0.."قال".len())], "قَالَ");
        assert_eq!(&text[folded.original("قال ".len().."قال ثم".len())], "ثم");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn a_folded_text_knows_its_places(text in "[أإابتةىي ًُ\u{200F}\u{640}A-Zé٠-٩ﷺ\u{FEFB}«» \n]{0,40}") {
            let folded = Folded::new(&text);
            prop_assert_eq!(folded.as_str(), fold(&text));
            for (at, c) in folded.as_str().char_indices() {
                let range = folded.original(at..at + c.len_utf8());
                prop_assert!(text.get(range.clone()).is_some());
            }
            prop_assert!(folded.original(0..folded.as_str().len()).end == text.len() || folded.as_str().is_empty());
        }
    }
}
