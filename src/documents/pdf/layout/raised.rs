//! [`without_note_marks`]: small raised numbers, which lead to notes or are powers.

use super::super::page::Glyph;
use super::letter_class::{LetterClass, letter_class};

// The greatest size of raised letters, in parts of the size of the line.
const SIZE: f32 = 0.8;

// How far raised letters stand above the line at least, in parts of its size.
const RISE: f32 = 0.12;

// How near to a word its raised number stands, in parts of the size of the line.
const NEAR: f32 = 0.2;

// The most digits of the number of a note.
const DIGITS: usize = 3;

// Units of length, whose raised number makes an area or a volume.
const LENGTHS: [&str; 13] = ["m", "mm", "cm", "dm", "km", "ft", "in", "م", "مم", "سم", "كم", "متر", "قدم"];

/// Returns the glyphs of a line, from the left, without the raised numbers that lead to notes. A power
/// (`10⁶`, `x²`, `m²`) stays, in raised digits. A raised number at the beginning of the line is parted from
/// the word after it. Returns `None` if nothing changes.
pub(super) fn without_note_marks(
    glyphs: &[Glyph],
    base: f32,
    size: f32,
    from_right: bool,
) -> Option<Vec<Glyph>> {
    let is_raised =
        |glyph: &Glyph| glyph.size < SIZE * size && glyph.base > base + RISE * size && is_of_note(glyph);
    if !glyphs.iter().any(|glyph| is_raised(glyph) && is_digit(glyph)) {
        return None;
    }
    let mut kept = Vec::with_capacity(glyphs.len());
    let mut at = 0;
    for run in glyphs.chunk_by(|a, b| is_raised(a) == is_raised(b)) {
        let (before, after) = (&glyphs[..at], &glyphs[at + run.len()..]);
        at += run.len();
        if !is_raised(&run[0]) || run.iter().filter(|glyph| is_digit(glyph)).count() > DIGITS {
            kept.extend_from_slice(run);
            continue;
        }
        match Role::of(run, before, after, size, from_right) {
            Role::First if from_right => kept.extend([&[space(&run[0], run[0].left)], run].concat()),
            Role::First => kept.extend([run, &[space(&run[0], run[run.len() - 1].right)]].concat()),
            Role::Power => kept.extend(run.iter().map(raised_digit)),
            Role::OfNote => close(&mut kept, run[run.len() - 1].right),
            Role::Unknown => kept.extend_from_slice(run),
        }
    }
    Some(kept)
}

// Lets the last glyph reach to the end of what is left out after it, so that the gap is no space.
fn close(kept: &mut [Glyph], right: f32) {
    if let Some(last) = kept.last_mut() {
        last.right = last.right.max(right);
    }
}

// What a raised number is for.
enum Role {
    // Begins the line.
    First,
    // Leads to a note.
    OfNote,
    Power,
    Unknown,
}

impl Role {
    fn of(run: &[Glyph], before: &[Glyph], after: &[Glyph], size: f32, from_right: bool) -> Self {
        let is_letter = |glyph: &&Glyph| !glyph.is_space();
        let near = |gap: f32| gap < NEAR * size;
        let left = before.last().filter(is_letter).filter(|left| near(run[0].left - left.right));
        let right =
            after.first().filter(is_letter).filter(|right| near(right.left - run[run.len() - 1].right));
        let begins = if from_right { after } else { before };
        if !begins.iter().any(|glyph| is_letter(&glyph)) {
            return Self::First;
        }
        let is_arabic = |glyph: &&Glyph| letter_class(&glyph.letters) == LetterClass::Right;
        // The number stands after its word: on the left of an Arabic one, on the right of another one.
        let word = match (left, right) {
            (Some(left), Some(right)) if from_right && (is_arabic(&right) || is_arabic(&left)) => {
                word(after, right, true)
            }
            (Some(_), _) if left.filter(is_arabic).is_none() => {
                word(before, before.last().unwrap_or(&run[0]), false)
            }
            (_, Some(right)) => word(after, right, true),
            (Some(left), None) => word(before, left, false),
            (None, None) => return Self::Unknown,
        };
        if is_base(&word, run) { Self::Power } else { Self::OfNote }
    }
}

// The letters that touch a number, in the order of reading.
fn word(beside: &[Glyph], first: &Glyph, on_right: bool) -> String {
    let is_word = |glyph: &&Glyph| !glyph.is_space();
    let letters = |glyphs: Vec<&Glyph>| glyphs.iter().map(|glyph| &*glyph.letters).collect::<String>();
    if !on_right {
        let mut word: Vec<&Glyph> = beside.iter().rev().take_while(is_word).collect();
        word.reverse();
        return letters(word);
    }
    let mut word: Vec<&Glyph> = beside.iter().take_while(is_word).collect();
    if letter_class(&first.letters) == LetterClass::Right {
        word.reverse();
    }
    letters(word)
}

// Returns true if a word with this raised number is a power, an area or a volume.
fn is_base(word: &str, run: &[Glyph]) -> bool {
    let number: String = run.iter().map(|glyph| &*glyph.letters).collect();
    let mut chars = word.trim_start_matches(|c: char| !c.is_alphanumeric()).chars();
    let is_variable = matches!((chars.next(), chars.next()), (Some(c), None) if c.is_ascii_alphabetic());
    let name: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    let is_length = LENGTHS.contains(&&*name) && matches!(&*number, "2" | "3" | "٢" | "٣");
    let is_number = word.ends_with(|c: char| c.is_numeric());
    is_variable || is_length || is_number
}

fn is_digit(glyph: &Glyph) -> bool {
    letter_class(&glyph.letters) == LetterClass::Digit
}

fn is_of_note(glyph: &Glyph) -> bool {
    is_digit(glyph) || matches!(&*glyph.letters, "(" | ")" | "[" | "]" | "," | "،" | "*")
}

// The space between a raised number and the word after it.
fn space(number: &Glyph, at: f32) -> Glyph {
    Glyph { letters: " ".into(), left: at, right: at, ..number.clone() }
}

// A raised digit as its own letter, which keeps a power apart from the number below it.
fn raised_digit(glyph: &Glyph) -> Glyph {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raised = |c: char| c.to_digit(10).map_or(c, |digit| RAISED[digit as usize]);
    Glyph { letters: glyph.letters.chars().map(raised).collect::<String>().into(), ..glyph.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    // A line as it is seen; the digits are raised.
    fn read(seen: &str, from_right: bool) -> String {
        let glyph = |(at, c): (usize, char)| {
            let (base, size) = if c.is_ascii_digit() { (4.0, 6.0) } else { (0.0, 10.0) };
            let left = 5.0 * at as f32;
            let letters = c.to_string().into();
            Glyph { letters, left, right: left + 5.0, base, size, is_bold: false, order: at }
        };
        let glyphs: Vec<Glyph> = seen.chars().enumerate().map(glyph).collect();
        let kept = without_note_marks(&glyphs, 0.0, 10.0, from_right).unwrap_or(glyphs);
        kept.iter().map(|glyph| &*glyph.letters).collect()
    }

    fn seen(word: &str) -> String {
        word.chars().rev().collect()
    }

    #[test]
    fn marks_of_notes_are_left_out() {
        assert_eq!(read("The council met.1 Then", false), "The council met. Then");
        let (met, council) = (seen("اجتمع"), seen("المجلس"));
        assert_eq!(read(&format!("{met} 12.{council}"), true), format!("{met} .{council}"));
        assert_eq!(read("CA(3), MSA", false), "CA(), MSA");
    }

    #[test]
    fn powers_stay() {
        assert_eq!(read("xx m2 and x2", false), "xx m² and x²");
        assert_eq!(read("xx mass2", false), "xx mass");
        let area = seen("ستة كم");
        assert_eq!(read(&format!("2{area}"), true), format!("²{area}"));
    }

    #[test]
    fn a_number_at_the_beginning_is_parted_from_the_word() {
        assert_eq!(read("1See the report", false), "1 See the report");
        assert_eq!(read(&format!("{}1", seen("انظر")), true), format!("{} 1", seen("انظر")));
    }
}
