//! [`Forms`]: Arabic letters written as the shapes that a font draws, in the order in which they are drawn or
//! in that of reading.

use unicode_normalization::UnicodeNormalization;

/// Shapes of letters in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Forms {
    /// True if the letters of a line stand from left to right, as they are drawn.
    is_visual: bool,
}

// Shapes at least, and letters for one of them at most. Chosen by hand: a text about writing shows a few.
const SHAPES: usize = 5;
const LETTERS_FOR_A_SHAPE: usize = 20;

impl Forms {
    /// Returns the shapes of a text, if it has many.
    pub(super) fn of(text: &str) -> Option<Self> {
        let shapes = text.chars().filter(|c| is_shape(*c)).count();
        let letters = text.chars().filter(|c| is_arabic(*c)).count();
        let is_many = shapes >= SHAPES && shapes * LETTERS_FOR_A_SHAPE >= letters;
        is_many.then(|| Self { is_visual: is_visual(text) })
    }

    /// Returns true if the letters of a line stand from left to right.
    pub(super) fn is_visual(self) -> bool {
        self.is_visual
    }

    /// Returns the text in letters and in the order of reading.
    pub(super) fn undone(self, text: &str) -> String {
        let mut undone = String::with_capacity(text.len());
        for line in text.split_inclusive('\n') {
            if self.is_visual && line.chars().any(is_arabic) {
                letters(&logical(line), &mut undone);
            } else {
                letters(line, &mut undone);
            }
        }
        undone
    }
}

// Letters and ligatures, but no signs that stand for a word, such as ﷺ, and no brackets.
fn is_shape(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDEF}' | '\u{FE70}'..='\u{FEFC}')
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64A}' | '\u{671}'..='\u{6D3}') || is_shape(c)
}

fn letters(text: &str, into: &mut String) {
    for c in text.chars() {
        if is_shape(c) {
            // A mark of its own stands on a space or a stroke.
            let letters = std::iter::once(c).nfkc().filter(|c| !matches!(c, ' ' | '\u{640}'));
            into.extend(letters);
        } else {
            into.push(c);
        }
    }
}

/// Where a letter of four shapes joins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joined {
    Alone,
    Before,
    After,
    Both,
}

// The letters from seen to heh have four shapes each, side by side.
fn joined(c: char) -> Option<Joined> {
    let place = u32::from(c).checked_sub(0xFEB1).filter(|place| *place <= 0xFEEC - 0xFEB1)?;
    Some([Joined::Alone, Joined::Before, Joined::After, Joined::Both][place as usize % 4])
}

// Returns true if the shapes show that words are written from their end: a word that begins with a letter
// that joins to the letter before.
fn is_visual(text: &str) -> bool {
    let mut balance = 0_i64;
    for word in text.split(|c| !is_arabic(c)).filter(|word| word.chars().nth(1).is_some()) {
        let first = word.chars().next().and_then(joined);
        let last = word.chars().next_back().and_then(joined);
        balance += i64::from(matches!(first, Some(Joined::Before | Joined::Both)));
        balance += i64::from(matches!(last, Some(Joined::After | Joined::Both)));
        balance -= i64::from(first == Some(Joined::After));
        balance -= i64::from(last == Some(Joined::Before));
    }
    balance > 0
}

// Returns a line from its end, but for Latin words and numbers.
fn logical(line: &str) -> String {
    let (line, end) = line.split_at(line.trim_end_matches(['\n', '\r']).len());
    let backwards: Vec<char> = line.chars().rev().map(mirrored).collect();
    let mut logical = String::with_capacity(line.len());
    let mut rest = &backwards[..];
    while let Some(c) = rest.first() {
        let length = if is_left_to_right(*c) { left_to_right(rest) } else { 1 };
        let (run, after) = rest.split_at(length);
        logical.extend(run.iter().rev().map(|c| if length > 1 { mirrored(*c) } else { *c }));
        rest = after;
    }
    logical + end
}

fn is_left_to_right(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '٠'..='٩' | '۰'..='۹') || c.is_alphabetic() && !is_arabic(c)
}

// Returns the length of the Latin words and numbers at the start: up to the last of their letters before
// Arabic.
fn left_to_right(text: &[char]) -> usize {
    let end = text.iter().position(|c| is_arabic(*c) || matches!(c, '،' | '؛' | '؟')).unwrap_or(text.len());
    text[..end].iter().rposition(|c| is_left_to_right(*c)).map_or(1, |last| last + 1)
}

fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '«' => '»',
        '»' => '«',
        '<' => '>',
        '>' => '<',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPES_IN_ORDER: &str = "\u{FEB3}\u{FEFC}\u{FEE1} \u{FED3}\u{FEF0} \u{FEB3}\u{FEE4}\u{FEAE}";

    #[test]
    fn shapes_become_letters() {
        let forms = Forms::of(SHAPES_IN_ORDER).unwrap();
        assert!(!forms.is_visual());
        assert_eq!(forms.undone(SHAPES_IN_ORDER), "سلام فى سمر");
    }

    #[test]
    fn a_line_that_was_drawn_is_turned_round() {
        let drawn: String = format!("{SHAPES_IN_ORDER} ").chars().rev().collect();
        let drawn = format!("(WHO 2024){drawn}\n");
        let forms = Forms::of(&drawn).unwrap();
        assert!(forms.is_visual());
        assert_eq!(forms.undone(&drawn), "سلام فى سمر (WHO 2024)\n");
    }

    #[test]
    fn a_few_shapes_and_signs_for_words_are_no_damage() {
        for text in
            ["قال رسول الله \u{FDFA} كذا \u{FDFA} \u{FDFA} \u{FDFA} \u{FDFA}", "\u{FEB3} هو أول السين", ""]
        {
            assert_eq!(Forms::of(text), None);
        }
    }
}
