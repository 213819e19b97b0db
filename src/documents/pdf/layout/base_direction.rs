//! [`Around`]: from which side a line with words of both directions begins.
//!
//! A full stop or comma follows a word at once and has a space after it. One that stands on the right of a
//! word in Latin script, at the end of the line or before an Arabic word, belongs to a line that begins on
//! the left; one on the left of such a word, to a line that begins on the right.

use super::letter_class::LetterClass;
use super::spaced::LineUnit;
use super::tally::Tally;

// How many times the letters of one direction outweigh those of the other one in a part of a page whose other
// lines begin on the other side.
const ENOUGH: usize = 4;

/// What stands around a line in its part of the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    /// True if most letters of the part are read from the right.
    pub(super) part_from_right: bool,
    /// Where the part begins on the left, and where it ends.
    pub(super) left: f32,
    pub(super) right: f32,
    /// Where the line before begins, if that line shows it.
    pub(super) before: Option<bool>,
}

/// From which side a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Beginning {
    pub(super) from_right: bool,
    /// True if the line shows where those around it begin.
    pub(super) is_shown: bool,
}

impl Around {
    /// Returns where a line begins that reaches from `left` to `right`, in letters of this size. A line
    /// without Arabic letters is read from the left, unless its full stop stands there.
    pub(super) fn beginning(
        &self,
        units: &[LineUnit],
        tally: Tally,
        (left, right, size): (f32, f32, f32),
    ) -> Beginning {
        let (at_left, at_right) = (left - self.left < size, self.right - right < size);
        let is_short = at_left != at_right;
        match tally {
            Tally { right: 0, left: 0 } => Beginning { from_right: self.part_from_right, is_shown: false },
            Tally { right: 0, .. } => {
                let stop = units.first().is_some_and(|unit| ends_sentence(&unit.letters));
                let from_right = self.part_from_right && stop;
                Beginning { from_right, is_shown: at_left && is_short && !from_right }
            }
            Tally { left: 0, .. } => Beginning { from_right: true, is_shown: true },
            Tally { right, left } => {
                let from_right = match (lean(units), self.before) {
                    // One mark may stand wrong, where most words are of the other direction.
                    (lean, _) if lean < -1 || (lean < 0 && !tally.is_right()) => false,
                    (lean, _) if lean > 1 || (lean > 0 && tally.is_right()) => true,
                    (_, Some(false)) if is_short && at_left => false,
                    (_, Some(false)) if !is_short => tally.is_right(),
                    _ if self.part_from_right => right * ENOUGH >= left,
                    _ => right > left * ENOUGH,
                };
                Beginning { from_right, is_shown: true }
            }
        }
    }
}

// More than zero if the marks of a line show that it begins on the right, less if on the left.
fn lean(units: &[LineUnit]) -> i32 {
    let mut lean = 0;
    for (at, unit) in units.iter().enumerate() {
        if !ends_sentence(&unit.letters) {
            continue;
        }
        let (before, after) = (&units[..at], &units[at + 1..]);
        let is_open = |next: Option<&LineUnit>| next.is_none_or(|unit| unit.class == LetterClass::Space);
        match (is_open(before.last()), is_open(after.first())) {
            (false, true) => lean -= vote(before.iter().rev(), after.iter()),
            (true, false) => lean += vote(after.iter(), before.iter().rev()),
            _ => {}
        }
    }
    lean
}

// One if the word that a mark touches and what stands beyond the mark show where the line begins. Between two
// Arabic words, or two others, the mark shows nothing.
fn vote<'u>(touched: impl Iterator<Item = &'u LineUnit>, beyond: impl Iterator<Item = &'u LineUnit>) -> i32 {
    let is_strong = |class: &LetterClass| matches!(class, LetterClass::Left | LetterClass::Right);
    let mut touched = touched.map(|unit| unit.class).take_while(|class| *class != LetterClass::Space);
    let word = touched.find(|class| is_strong(class) || *class == LetterClass::Digit);
    let next = beyond.map(|unit| unit.class).find(is_strong);
    i32::from(word.is_some_and(|word| is_strong(&word) && next != Some(word)))
}

fn ends_sentence(letters: &str) -> bool {
    matches!(letters, "." | "," | ":" | ";" | "!" | "?" | "،" | "؛" | "؟" | "…")
}

#[cfg(test)]
mod tests {
    use super::*;

    // The beginning of a line as it is seen, in a part that is as wide as the line.
    fn from_right(seen: &str, part_from_right: bool, before: Option<bool>) -> bool {
        let units: Vec<LineUnit> =
            seen.chars().enumerate().map(|(order, c)| LineUnit::new(&c.to_string(), order)).collect();
        let tally = units.iter().fold(Tally::default(), |tally, unit| tally.with(unit.class));
        let around = Around { part_from_right, left: 0.0, right: 100.0, before };
        around.beginning(&units, tally, (0.0, 100.0, 10.0)).from_right
    }

    // Turns the Arabic words around, as they are seen.
    fn seen(line: &str) -> String {
        line.chars().rev().collect()
    }

    #[test]
    fn marks_show_where_a_line_begins() {
        let words = seen("الاتحاد الأوروبي");
        assert!(!from_right(&format!("Some articles are: {words}, and {words}. Here"), true, None));
        assert!(!from_right(
            &format!("That is, in the words of the treaty, ({words}) and so on."),
            true,
            None
        ));
        assert!(from_right(&format!(".Windows {words}"), false, None));
        assert!(from_right(&format!("{words} ،Windows 10 {words}"), false, None));
    }

    #[test]
    fn without_marks_the_line_before_and_the_letters_count() {
        let mixed = format!("{} two words {} four more words", seen("واحد"), seen("ثلاثة"));
        assert!(from_right(&mixed, true, None));
        assert!(!from_right(&mixed, true, Some(false)));
        assert!(!from_right("two", true, None) && from_right(".two", true, None));
    }
}
