//! Numbers at the head of a segment: the numbers of sections (`2.1. The Seller`), articles and list items.
//!
//! The number belongs to the text after it, so its last stop ends nothing. In the middle of a segment the
//! same number is a decimal, a version or a reference, and may well be the last word of its sentence.

use crate::segment::context::{MarkContext, WordBefore, letters, prior};
use crate::segment::marks::{is_arabic, is_mark, is_numeric};
use crate::segment::words::Says;
use crate::text::{Analysed, Number, fold, is_list_ordinal};

impl MarkContext<'_> {
    /// Returns true if the word before the mark numbers what follows: `4. Payment`, `Article 4. Payment`,
    /// `2.1. The Seller`, `Section 2.1. Payment`, `Article IV. Payment`, `المادة الأولى. يسمى`.
    pub(crate) fn numbers_section(&self, before: &WordBefore<'_>) -> bool {
        // The most bytes from the head of the segment to the end of the number. Chosen by hand, with room for
        // a label of one word.
        const HEAD: usize = 72;
        if self.mark.start - self.start > HEAD {
            return false;
        }
        let (at, number) = prior(self.text, self.start, self.mark.start);
        if has_levels(number.trim_start_matches(OPENERS).trim_end_matches(')')) {
            return self.opens_segment(at) || self.follows_label(at, Says::SECTION);
        }
        let is_roman = !before.token.is_empty() && before.token.chars().all(|c| "IVXL".contains(c));
        if is_roman {
            return self.follows_label(before.start, Says::SECTION);
        }
        if self.is_spelled_heading() {
            return true;
        }
        if is_repeated(before.token) {
            let is_number = number_before(self, at);
            return is_number.is_some_and(|at| self.follows_label(at, Says::SECTION));
        }
        if let Some(bare) = number.strip_prefix('(').and_then(|number| number.strip_suffix(')')) {
            let is_number = (1..=3).contains(&bare.chars().count()) && bare.chars().all(is_numeric);
            let is_label = is_number || bare.chars().count() == 1;
            return is_label && self.opens_segment(at) || is_number && self.follows_label(at, Says::SECTION);
        }
        // The most bytes of a number that is a label. `1234` in Arabic digits has eight bytes, but a number
        // of four digits is a year.
        const LONGEST: usize = 6;
        let short = before.token.len() <= LONGEST && !before.token.contains('.');
        before.is_number()
            && short
            && (self.opens_segment(before.start)
                || self.follows_levels(before.start)
                || self.follows_label(before.start, Says::LABEL)
                || self.follows_turn(before.start))
    }

    // Returns true if the segment has nothing before a number but the levels above it: `ج. ١. ٢.`.
    fn follows_levels(&self, number: usize) -> bool {
        let mut above = self.text[self.start..number].split_whitespace().peekable();
        let is_stopped = |level: &str| level.strip_suffix('.').is_some_and(is_level);
        above.peek().is_some() && above.all(is_stopped)
    }

    // Returns true for a noun and a number in words at the head of the segment: المادة الثانية والعشرون.
    fn is_spelled_heading(&self) -> bool {
        let Some(head) = self.head() else { return false };
        let (_, number) = self.text[self.start..self.mark.start].split_once(head).unwrap_or_default();
        let label = head.trim_start_matches(OPENERS);
        let is_part = || self.words.is_noun(label, Says::SECTION) && is_spelled(number.trim());
        counts_in_teens(head, number.trim()) || is_part()
    }

    // Returns true if a noun of this class, or the abbreviation of one (`Art.`), opens the segment right
    // before the number.
    fn follows_label(&self, number: usize, class: Says) -> bool {
        let (at, word) = prior(self.text, self.start, number);
        let short = || {
            let abbreviation = word.strip_suffix('.').unwrap_or_default();
            self.words.abbreviation(abbreviation).any(Says::NUMBER)
        };
        (self.words.is_noun(word, class) || short()) && self.opens_segment(at)
    }
}

// Returns true for the ordinals from the eleventh on that count items, as `أولا` does: حادي عشر, ثاني عشر.
fn counts_in_teens(unit: &str, ten: &str) -> bool {
    const UNITS: [&str; 9] = ["حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع"];
    ten.starts_with('ع') && fold(ten) == "عشر" && UNITS.contains(&fold(unit).as_str())
}

// Returns true for one number in words and nothing else: الحادية عشرة, الأولى, `Twenty-Two`. An English one
// has a capital, as headings have.
fn is_spelled(words: &str) -> bool {
    // `One` is no number for others, since most are pronouns.
    const FIRST: [&str; 6] = ["الاول", "الاولي", "اول", "اولي", "one", "first"];
    let opens = words.starts_with(|c: char| c.is_uppercase() || is_arabic(c));
    let is_whole =
        |number: &Number| number.range.start == 0 && words[number.range.end..].chars().all(is_mark);
    opens
        && (FIRST.contains(&fold(words).as_str())
            || matches!(Analysed::new(words).spelled_numbers().as_slice(), [number] if is_whole(number)))
}

// Returns true for the word after the number of an article that was added later: `مادة 12 مكرر. يعاقب`.
fn is_repeated(token: &str) -> bool {
    token.starts_with('م') && matches!(fold(token).as_str(), "مكرر" | "مكررا" | "مكرره")
}

// Returns where the number begins that ends before a place, brackets counted.
fn number_before(context: &MarkContext<'_>, at: usize) -> Option<usize> {
    let (start, number) = prior(context.text, context.start, at);
    let bare = number.trim_matches(['(', ')']);
    (!bare.is_empty() && bare.chars().all(is_numeric)).then_some(start)
}

// Signs before the number of a section: `(2.1)`, `§2.1`.
const OPENERS: [char; 3] = ['(', '§', '¶'];

// Returns true for a number of several levels: `2.1`, `10.4.3`, `2.1.a`, `A.1`, `IV.2`, `2-1`. Each level is
// a number of up to three digits, a letter or a Roman numeral, and one of them at least is a number.
fn has_levels(number: &str) -> bool {
    // The most bytes of a number of several levels. Chosen by hand.
    const LONGEST: usize = 24;
    if number.len() > LONGEST || !number.contains(['.', '-']) {
        return false;
    }
    let levels = || number.split(['.', '-']);
    levels().nth(1).is_some() && levels().any(is_level_number) && levels().all(is_level)
}

// Returns true for one level of the number of a section: `12`, `a`, `IV`, `أولاً`.
fn is_level(level: &str) -> bool {
    let is_letter = letters(level) == 1 && level.chars().count() == 1;
    let is_roman = || !level.is_empty() && level.chars().all(|c| "IVXivx".contains(c));
    is_level_number(level) || is_letter || is_roman() || is_list_ordinal(level)
}

fn is_level_number(level: &str) -> bool {
    (1..=3).contains(&level.chars().count()) && level.chars().all(is_numeric)
}

#[cfg(test)]
mod tests {
    use crate::lang::Lang;
    use crate::segment::testing::assert_segments;

    #[test]
    fn levels_set_apart_go_with_their_text() {
        assert_segments(
            Lang::ARABIC,
            &[
                "ج. ١. ٢. يصون المؤجر السقف. |ثم يدفع المستأجر.",
                "أ. 3. يصون المؤجر السقف.",
                "أولاً-٢. يصون المؤجر السقف.",
                "شكل 3.1. مقطع في السقف",
                "سكن في ج. ١. |ثم رحل.",
            ],
        );
        assert_segments(
            Lang::ENGLISH,
            &[
                "Item 3.1. Copper wire",
                "Table 2.4. Prices of wire",
                "B. 1. 2. The wire is new. |It is long.",
                "The wire is item 3. |Steel is item 4.",
            ],
        );
    }
}
