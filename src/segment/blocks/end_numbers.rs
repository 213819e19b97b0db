//! Numbers in brackets at the ends of the verses of a line: `الحمد لله رب العالمين (٢) الرحمن الرحيم (٣)`.

use std::ops::Range;

use crate::segment::marks::{is_arabic, terminal};
use crate::segment::words::WordTables;
use crate::text::digit_value;

// The fewest verses; two numbers may well be those of notes.
const FEWEST: usize = 3;

// The fewest words of a verse. The first verse of a chapter may be an oath or a name of one word (والعصر).
const FEWEST_WORDS: usize = 2;

// The fewest words that the verses have on average if another one has a single word.
const FEWEST_BESIDE: usize = 3;

/// Returns where the verses of a block begin after the first one; none if the block has something else.
///
/// The numbers are in order, the last one ends the block, and no other mark ends a sentence. Notes stand in
/// sentences, which go on with `و` or a small letter.
pub(super) fn behind_numbers(words: &WordTables, text: &str, block: Range<usize>) -> Vec<usize> {
    let body = text[block.clone()].trim_end();
    if !body.ends_with([')', ']', '}']) || body.chars().any(|c| terminal(c).is_some()) {
        return Vec::new();
    }
    let (mut starts, mut own, mut last) = (Vec::new(), Vec::new(), None);
    let (mut joined, mut count, mut has_single) = (0, 0, false);
    for word in body.split_whitespace() {
        let Some((opener, number)) = number(word) else {
            own.push(word);
            continue;
        };
        let follows = last.is_none_or(|(bracket, last)| bracket == opener && last + 1 == number);
        let refers = own.last().is_some_and(|word| words.is_label(word));
        if !follows || refers || own.is_empty() || !opens(own[0]) {
            return Vec::new();
        }
        has_single |= own.len() < FEWEST_WORDS && (number != 1 || last.is_some());
        count += own.len();
        joined += usize::from(last.is_some() && own[0].starts_with('و'));
        last = Some((opener, number));
        own.clear();
        let end = word.as_ptr() as usize - text.as_ptr() as usize + word.len();
        starts.push(end + text[end..].len() - text[end..].trim_start().len());
    }
    let all = starts.len();
    starts.truncate(all.saturating_sub(1));
    let has_words = !has_single || count >= FEWEST_BESIDE * all;
    if all >= FEWEST && has_words && own.is_empty() && joined + 1 < all { starts } else { Vec::new() }
}

fn opens(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || is_arabic(c))
}

// Reads a number in brackets. `{1}` with a digit of ASCII is a placeholder more often.
fn number(word: &str) -> Option<(char, u32)> {
    const MOST_DIGITS: usize = 3;
    let opener = word.chars().next()?;
    let closer = match opener {
        '(' => ')',
        '[' => ']',
        '{' if !word.is_ascii() => '}',
        _ => return None,
    };
    let digits = word.strip_prefix(opener)?.strip_suffix(closer)?;
    let fits = (1..=MOST_DIGITS).contains(&digits.chars().count());
    let value = digits.chars().try_fold(0, |value, c| Some(value * 10 + digit_value(c)?));
    value.filter(|_| fits).map(|value| (opener, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        let mut starts = behind_numbers(&WordTables::built_in(), text, 0..text.len());
        starts.insert(0, 0);
        starts.push(text.len());
        starts.windows(2).map(|pair| text[pair[0]..pair[1]].trim_end()).collect()
    }

    #[test]
    fn verses_end_with_their_numbers() {
        let verses = ["هبت الريح ليلا (١)", "ومال النخيل معها (٢)", "سقط الرطب على الأرض (٣)"];
        assert_eq!(parts(&verses.join(" ")), verses);
        let verses = ["والشمس (١)", "وهذا البحر الواسع (٢)", "لقد هبت الريح (٣)"];
        assert_eq!(parts(&verses.join(" ")), verses);
        let verses = ["القمر (1)", "أنار الحقل (2)", "أنار البحر (3)", "علم الناس (4)"];
        assert_eq!(parts(&verses.join(" ")), verses);
        let verses = ["هبت الريح على النخل ليلا (٦)", "ماطرة (٧)", "سقط الرطب كله على الأرض (٨)"];
        assert_eq!(parts(&verses.join(" ")), verses);
        let verses = ["By the sun (7)", "By the moon (8)", "By the day (9)"];
        assert_eq!(parts(&verses.join(" ")), verses);
    }

    #[test]
    fn notes_and_references_are_no_verses() {
        for text in [
            "ذكره سليم النجار (١) ورواه خالد الحداد (٢) ورواه رامي البناء (٣)",
            "The old roof (1) and the door (2) and the yard (3)",
            "ينظر الشكل (١) ثم الجدول (٢) ثم الصورة (٣)",
            "السقف القديم (١) الباب الجديد (٢)",
            "انسخ الملف {0} إلى المجلد {1} ثم احذف {2}",
            "السقف القديم (١) الباب الجديد (٢) الساحة (٣)",
            "السقف القديم (١) الباب الجديد (٢) الساحة الكبيرة (٣) والبئر",
        ] {
            assert_eq!(parts(text), [text]);
        }
    }
}
