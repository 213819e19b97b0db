//! [`PageNumber`]: a line with nothing but the number of a page, in the forms that programs and printers give
//! it.

use crate::segment::marks::{ends_with_letter, opens_with_word};
use crate::text::{digit_value, roman_value};

// The most bytes of such a line, white space not counted: `Page 1234 of 1234` in any script. It bounds the
// time.
const LONGEST: usize = 48;

// The most bytes of such a line with its mark and its white space. Chosen by hand, for numbers in the middle
// of a wide line; it bounds the time.
const LONGEST_LINE: usize = 160;

// The most digits of the number of a page.
const MOST_DIGITS: usize = 4;

// The largest Roman numeral of a page. Larger ones are words more often (mix, mild), and no front matter is
// so long.
const LAST_ROMAN: u16 = 399;

// Words before the number, in lower case and without a stop.
const WORDS: [&str; 14] = [
    "page",
    "pg",
    "p",
    "seite",
    "página",
    "pagina",
    "pág",
    "стр",
    "صفحة",
    "الصفحة",
    "صفحه",
    "ص",
    "الصفحة رقم",
    "صفحة رقم",
];

// Words and signs between the number and the number of all pages.
const OF: [&str; 8] = ["of", "/", "من", "de", "von", "di", "sur", "из"];

/// The number of a page that stands alone on its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PageNumber {
    pub(super) value: u32,
    // The chapter in which the page is counted: 3 or the letter of `3-12`, `A-3`; 0 without one.
    pub(super) chapter: u32,
    // True for a number with a word or with dashes around it: `Page 3`, `- 3 -`.
    pub(super) is_marked: bool,
    // True for a number with nothing around it: no word, dash or bracket.
    pub(super) is_bare: bool,
    // True for a number with the number of all pages after a word: `Page 3 of 10`.
    pub(super) has_total: bool,
    // The number of all pages; 0 without one.
    pub(super) total: u32,
}

impl PageNumber {
    /// Returns false for most lines that hold no number of a page, by their length and their last char. It
    /// looks at few bytes, because it is asked about each line of a text.
    pub(super) fn may_end(line: &[u8]) -> bool {
        if line.len() > LONGEST_LINE {
            return false;
        }
        let line = line.trim_ascii_end();
        Self::ends(line) && (line.len() <= LONGEST || !ends_as_roman(line))
    }

    // Returns false for most lines that do not end as the number of a page does. They come without white
    // space at their ends.
    fn ends(line: &[u8]) -> bool {
        match line {
            [.., b'0'..=b'9' | b'-' | b'_' | b'~' | b'=' | b'|' | b']' | b')' | b'>' | b'}'] => true,
            _ if ends_as_roman(line) => true,
            // `3 | Page`: a word follows the number only if a bar parts the two.
            [.., b'a'..=b'z' | b'A'..=b'Z'] => memchr::memchr(b'|', line).is_some(),
            [.., 0xD8..=0xDB, last] => {
                let is_digit = matches!(last, 0xA0..=0xA9 | 0xB0..=0xB9);
                // The digits share their last bytes with letters; `٠` is D9 A0, `۰` is DB B0.
                let lead = line[line.len() - 2];
                is_digit && matches!(lead, 0xD9 | 0xDB) || memchr::memchr(b'|', line).is_some()
            }
            // Other letters, long dashes, marks of direction and wide white space.
            [.., last] => *last >= 0x80,
            [] => false,
        }
    }

    /// Reads a line: `12`, `- 12 -`, `Page 3 of 10`, `صفحة ٣`, `ص 3`, `iv`, `A-3`.
    pub(crate) fn read(line: &str) -> Option<Self> {
        let line = line.trim_end();
        if is_words(line) || !Self::ends(line.as_bytes()) {
            return None;
        }
        let line = line.trim_start();
        if line.len() > LONGEST {
            return None;
        }
        let (inner, is_dashed) = without_frame(line);
        // A bullet before a number opens an item.
        if line.starts_with('•') && !is_dashed {
            return None;
        }
        let worded = without_word(inner);
        let (number, total) = parts(worded.unwrap_or(inner));
        let (chapter, number) = chapter(number);
        let value = value(number, worded.is_some() || is_dashed)?;
        let total = match total {
            Some(total) => Some(decimal(total).filter(|&total| total >= value)?),
            None => None,
        };
        let is_marked = worded.is_some() || is_dashed;
        let has_total = total.is_some() && worded.is_some();
        let is_bare = !is_marked && line.trim_matches(['\u{200F}', '\u{200E}']).len() == inner.len();
        Some(Self { value, chapter, is_marked, is_bare, has_total, total: total.unwrap_or_default() })
    }

    /// Returns true if the next page has the other number: the first page of a chapter follows any of the
    /// chapter before.
    pub(super) fn is_before(self, next: Self) -> bool {
        let follows = self.chapter == next.chapter && self.value + 1 == next.value;
        follows || self.chapter > 0 && self.chapter + 1 == next.chapter && next.value == 1
    }
}

// Returns true for most lines, which open with a word that is no Roman numeral and end with such a letter.
fn is_words(line: &str) -> bool {
    let is_roman = |byte: u8| matches!(byte | 0x20, b'c' | b'd' | b'i' | b'l' | b'm' | b'v' | b'x');
    let is_foreign = |byte: &u8| !byte.is_ascii() || !is_roman(*byte);
    let bytes = line.as_bytes();
    let opens = opens_with_word(line) && bytes.iter().take(4).any(is_foreign);
    opens && ends_with_letter(line) && bytes.last().is_some_and(is_foreign)
}

fn ends_as_roman(line: &[u8]) -> bool {
    matches!(line, [.., b'c' | b'i' | b'l' | b'v' | b'x' | b'C' | b'I' | b'L' | b'V' | b'X'])
}

// Returns the line without the dashes or brackets around it, and true if dashes stood on both sides.
fn without_frame(line: &str) -> (&str, bool) {
    let dash = |c: char| matches!(c, '-' | '–' | '—' | '_' | '~' | '=' | '•' | '·');
    let is_dashed = line.starts_with(dash) && line.ends_with(dash);
    let inner = line
        .trim_matches(|c: char| dash(c) || c.is_whitespace() || matches!(c, '|' | '\u{200F}' | '\u{200E}'));
    let bracketed =
        |open: char, close: char| inner.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    let bare = [('[', ']'), ('(', ')'), ('<', '>'), ('{', '}')]
        .into_iter()
        .find_map(|(open, close)| bracketed(open, close));
    (bare.unwrap_or(inner).trim(), is_dashed)
}

// Returns what follows the word for a page, or before it as in `3 | Page`.
fn without_word(line: &str) -> Option<&str> {
    let letter = |c: char| c.is_alphabetic() || c == ' ' || c == '.' || c == ':';
    let number = line.trim_start_matches(|c: char| c.is_alphabetic());
    let mut head = line.len() - number.len();
    // `الصفحة رقم 3` has two words; a Roman number after a word is not part of that word.
    if let Some(second) = number.strip_prefix(" رقم") {
        head = line.len() - second.len();
    }
    let (word, behind) = line.split_at(head);
    if WORDS.contains(&word.to_lowercase().as_str()) {
        let number =
            behind.trim_start_matches(|c: char| matches!(c, '.' | ':' | '|' | '#') || c.is_whitespace());
        let parts = number.len() < behind.len() || number.starts_with(char::is_numeric);
        let bare = number.strip_prefix('(').and_then(|number| number.strip_suffix(')'));
        return parts.then_some(bare.unwrap_or(number));
    }
    let (number, word) = line.split_once('|')?;
    let word: String = word.chars().filter(|&c| letter(c) && c != ' ').collect();
    WORDS.contains(&word.to_lowercase().as_str()).then_some(number.trim())
}

// Parts the number from the number of all pages.
fn parts(text: &str) -> (&str, Option<&str>) {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let rest = rest.trim_start();
    let of = OF.iter().find_map(|of| rest.strip_prefix(of));
    match of {
        Some(total) => (number, Some(total.trim())),
        None => (text, None),
    }
}

// Parts the chapter from a number that is counted in chapters: `A-3`, `3-12`. A chapter has a letter or two
// digits at most, and a page has digits.
fn chapter(number: &str) -> (u32, &str) {
    let parts = number.split_once(['-', '–']).and_then(|(chapter, page)| {
        let mut letters = chapter.chars();
        let letter = letters.next().filter(|c| letters.as_str().is_empty() && is_chapter_letter(*c));
        let counted = || decimal(chapter).filter(|&number| (1..100).contains(&number));
        let chapter = letter.map(u32::from).or_else(counted)?;
        decimal(page).filter(|&page| (1..1000).contains(&page))?;
        Some((chapter, page))
    });
    parts.unwrap_or((0, number))
}

fn is_chapter_letter(c: char) -> bool {
    c.is_ascii_uppercase() || ('\u{621}'..='\u{64A}').contains(&c)
}

fn value(number: &str, capitals: bool) -> Option<u32> {
    decimal(number).or_else(|| {
        let lower = number.chars().all(|c| c.is_ascii_lowercase());
        let value = (lower || capitals).then(|| roman_value(&number.to_ascii_lowercase())).flatten();
        value.filter(|&value| value <= LAST_ROMAN).map(u32::from)
    })
}

fn decimal(number: &str) -> Option<u32> {
    let digits = number.chars().count();
    (1..=MOST_DIGITS)
        .contains(&digits)
        .then(|| number.chars().try_fold(0, |value, c| Some(value * 10 + digit_value(c)?)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_page_is_read_in_its_forms() {
        for (line, value, is_marked) in [
            ("12", 12, false),
            (" - 12 - ", 12, true),
            ("— ١٢ —", 12, true),
            ("• 12 •", 12, true),
            ("۷", 7, false),
            ("Page 3 of 10", 3, true),
            ("page 3/10", 3, true),
            ("3 of 10", 3, false),
            ("صفحة ٣", 3, true),
            ("صفحة 3 من 10", 3, true),
            ("الصفحة رقم 4", 4, true),
            ("ص 3", 3, true),
            ("p. 14", 14, true),
            ("Page iv", 4, true),
            ("Page XI", 11, true),
            ("iv", 4, false),
            ("[7]", 7, false),
            ("<7>", 7, false),
            ("{7}", 7, false),
            ("[Page 7]", 7, true),
            ("صفحة رقم (٧)", 7, true),
            ("3 | P a g e", 3, true),
        ] {
            let read = PageNumber::read(line).map(|number| (number.value, number.is_marked));
            assert_eq!(read, Some((value, is_marked)), "{line}");
            assert!(PageNumber::may_end(line.as_bytes()), "{line}");
        }
    }

    #[test]
    fn a_number_may_be_counted_in_chapters() {
        for (line, chapter, value) in [
            ("A-3", u32::from('A'), 3),
            ("1-12", 1, 12),
            ("- 2-7 -", 2, 7),
            ("Page B-4", u32::from('B'), 4),
            ("12", 0, 12),
        ] {
            let read = PageNumber::read(line).map(|number| (number.chapter, number.value));
            assert_eq!(read, Some((chapter, value)), "{line}");
        }
        for line in ["A-", "AB-3", "2019-20", "100-2", "1-2-3", "a-3", "1-2000"] {
            assert_eq!(PageNumber::read(line), None, "{line}");
        }
    }

    #[test]
    fn other_lines_are_no_numbers_of_pages() {
        for line in [
            "", "12.", "page", "12345", "3.5", "$12", "10/3", "15 March", "IV", "mild", "mix", "ixiv",
            "civil", "iiii", "• 12", "-", "12 14", "12,50", "A4", "p",
        ] {
            assert_eq!(PageNumber::read(line), None, "{line}");
        }
    }
}
