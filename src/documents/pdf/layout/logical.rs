//! [`logical`]: the units of a line in the order of reading.
//!
//! A line is seen from the left. The order of reading is that from which the bidirectional algorithm of
//! Unicode (UAX #9) makes the line that is seen: words in Arabic script from the right, in them numbers and
//! words in Latin script from the left.

use super::letter_class::LetterClass;
use super::mirror::mirror;
use super::spaced::LineUnit;

// Latin words that follow their number, where a Latin word and a number stand beside each other with a space.
const UNITS: [&str; 36] = [
    "mm", "cm", "m", "km", "g", "kg", "mg", "l", "ml", "s", "ms", "min", "h", "hz", "khz", "mhz", "ghz", "w",
    "kw", "mw", "v", "kb", "mb", "gb", "tb", "px", "pt", "usd", "eur", "gbp", "sar", "aed", "am", "pm",
    "bit", "bits",
];

/// Returns the text of a line in the order of reading. `from_right` says where the line begins, and
/// `mirrored` that the file has brackets as they are drawn: what opens on the right is a bracket that closes.
pub(super) fn logical(units: &[LineUnit], from_right: bool, mirrored: bool) -> String {
    let mut text = String::new();
    if from_right {
        push_from_right(units, mirrored, &mut text);
        return text;
    }
    let mut rest = units;
    while let Some(start) = rest.iter().position(|unit| unit.class == LetterClass::Right) {
        let length = right_length(&rest[start..]);
        rest[..start].iter().for_each(|unit| text.push_str(&unit.letters));
        push_from_right(&rest[start..start + length], mirrored, &mut text);
        rest = &rest[start + length..];
    }
    rest.iter().for_each(|unit| text.push_str(&unit.letters));
    text
}

// The number of units up to the last one that is read from the right before one that is read from the left.
// In a line that begins on the left, a comma on the right of an Arabic word, with a space after it, parts
// two Arabic names, each of which was turned around for itself.
fn right_length(units: &[LineUnit]) -> usize {
    let is_comma = |unit: &LineUnit| matches!(&*unit.letters, "," | ";" | "،" | "؛");
    let parts = |three: &[LineUnit]| {
        three[0].class == LetterClass::Right && is_comma(&three[1]) && three[2].class == LetterClass::Space
    };
    let comma = units.windows(3).position(parts).map_or(units.len(), |at| at + 1);
    let left = units.iter().position(|unit| unit.class == LetterClass::Left).unwrap_or(units.len());
    let end = comma.min(left);
    units[..end].iter().rposition(|unit| unit.class == LetterClass::Right).map_or(1, |at| at + 1)
}

fn push_from_right(units: &[LineUnit], mirrored: bool, text: &mut String) {
    let mut rest = units;
    let mut after_arabic = false;
    while let Some((last, before)) = rest.split_last() {
        let length = match last.class {
            LetterClass::Left | LetterClass::Digit | LetterClass::Unit => {
                left_length(rest, units, after_arabic)
            }
            LetterClass::Right | LetterClass::Space => 1,
            _ if is_drawn_behind(rest, units) => 1 + left_length(before, units, after_arabic),
            _ => 1,
        };
        if length > 1 || last.class == LetterClass::Left {
            let run = &rest[rest.len() - length..];
            run.iter().for_each(|unit| text.push_str(&unit.letters));
            after_arabic &= run.iter().all(|unit| unit.class != LetterClass::Left);
            rest = &rest[..rest.len() - length];
        } else {
            push_one(last, mirrored, text);
            after_arabic |= last.class == LetterClass::Right;
            rest = before;
        }
    }
}

// Returns true if a sign is drawn right after the Latin letter or digit to its left, in a line that is drawn
// word by word from the right.
fn is_drawn_behind(units: &[LineUnit], line: &[LineUnit]) -> bool {
    let [.., left, sign] = units else { return false };
    matches!(left.class, LetterClass::Left | LetterClass::Digit)
        && sign.order == left.order + 1
        && is_drawn_in_order(sign.order, units.len(), line)
}

// Returns true if the Arabic letters beside a place of the line are drawn in the order of reading: what
// stands on the right before what stands on the left.
fn is_drawn_in_order(order: usize, place: usize, line: &[LineUnit]) -> bool {
    let is_right = |unit: &&LineUnit| unit.class == LetterClass::Right;
    let (left, right) = line.split_at(place.min(line.len()));
    let after = right.iter().find(is_right).is_some_and(|unit| unit.order < order);
    after || left.iter().rev().find(is_right).is_some_and(|unit| unit.order > order)
}

fn push_one(unit: &LineUnit, mirrored: bool, text: &mut String) {
    let mut chars = unit.letters.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if mirrored => text.push(mirror(c)),
        _ => text.push_str(&unit.letters),
    }
}

// The number of units at the end that are read from the left together.
fn left_length(units: &[LineUnit], line: &[LineUnit], after_arabic: bool) -> usize {
    let is_left = |unit: &LineUnit| unit.class == LetterClass::Left;
    let mut length = if units.last().is_some_and(is_left) { 1 } else { number_length(units, after_arabic) };
    // A number after a Latin word belongs to it.
    while length < units.len() {
        let (before, run) = units.split_at(units.len() - length);
        match next_left(before, run, line) {
            Some(more) => length += more,
            None => break,
        }
    }
    length
}

// The length of the number at the end, with the signs inside it.
fn number_length(units: &[LineUnit], after_arabic: bool) -> usize {
    let class = |back: usize| units.len().checked_sub(back + 1).map(|at| units[at].class);
    let mut length = 0;
    // Signs of units belong to a number unless an Arabic letter stands before it.
    while !after_arabic && class(length) == Some(LetterClass::Unit) {
        length += 1;
    }
    while let Some(next) = class(length) {
        let joins = next == LetterClass::Common || (next == LetterClass::Sign && !after_arabic);
        length += match next {
            LetterClass::Digit => 1,
            _ if joins && length > 0 && class(length + 1) == Some(LetterClass::Digit) => 2,
            LetterClass::Unit if !after_arabic && length > 0 => 1,
            _ => break,
        };
    }
    length.max(1)
}

// How many units before a run belong to it: up to the next Latin letter, unless an Arabic one is nearer.
fn next_left(units: &[LineUnit], run: &[LineUnit], line: &[LineUnit]) -> Option<usize> {
    let in_latin = run.iter().any(|unit| unit.class == LetterClass::Left);
    if in_latin && units.last()?.class == LetterClass::Digit && units.last()?.order < run[0].order {
        // A number touches the Latin word after it: `3D`.
        return Some(number_length(units, true));
    }
    let is_strong = |unit: &LineUnit| matches!(unit.class, LetterClass::Left | LetterClass::Right);
    let at = units.iter().rposition(is_strong).filter(|at| units[*at].class == LetterClass::Left)?;
    let between = &units[at + 1..];
    // A number that is drawn with the space before it is drawn from the left, as its font may be another one.
    if run[0].class == LetterClass::Digit
        && matches!(between, [space] if space.class == LetterClass::Space && space.order + 1 == run[0].order)
        && units[at].order > run[0].order
    {
        return Some(units.len() - at);
    }
    // What is drawn later comes later, in programs that draw word by word in the order of reading.
    if units[at].order > run[0].order {
        return None;
    }
    let in_order = is_drawn_in_order(run[0].order, units.len() + run.len(), line);
    let fits = in_latin || in_order || joins_number(between, &units[..=at]);
    fits.then_some(units.len() - at)
}

// Returns true if a number belongs to the Latin word before it, with these units between them.
fn joins_number(between: &[LineUnit], word: &[LineUnit]) -> bool {
    let is_space = |unit: &LineUnit| unit.letters == " ";
    let is_plain =
        |unit: &LineUnit| matches!(&*unit.letters, "-" | "_" | "/" | "." | "+" | "&" | "@" | "#" | "=" | "–");
    match between {
        [one] if is_space(one) => !is_unit(word),
        _ => between.iter().all(is_plain),
    }
}

fn is_unit(units: &[LineUnit]) -> bool {
    let start = units.iter().rposition(|unit| unit.class != LetterClass::Left).map_or(0, |at| at + 1);
    let word: String = units[start..].iter().map(|unit| unit.letters.to_lowercase()).collect();
    UNITS.contains(&&*word)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Lines as they are seen from the left, each letter for itself.
    fn read(seen: &str, from_right: bool) -> String {
        let units: Vec<LineUnit> =
            seen.chars().enumerate().map(|(order, c)| LineUnit::new(&c.to_string(), order)).collect();
        logical(&units, from_right, true)
    }

    // Turns a word around, as it is seen.
    fn seen(word: &str) -> String {
        word.chars().rev().collect()
    }

    #[test]
    fn arabic_words_are_read_from_the_right() {
        assert_eq!(read(&seen("وصل الوفد."), true), "وصل الوفد.");
        assert_eq!(read(&format!("{} ({})", seen("الوفد"), seen("وصل")), true), "(وصل) الوفد");
    }

    #[test]
    fn numbers_are_read_from_the_left() {
        for (left, right, text) in [
            ("12.5", "عام", "عام 12.5"),
            ("12/05/2024", "في", "في 12/05/2024"),
            ("2021-2020", "عامي", "عامي 2020-2021"),
            ("%50", "نسبة", "نسبة 50%"),
            ("10:30", "الساعة", "الساعة 10:30"),
        ] {
            assert_eq!(read(&format!("{left} {}", seen(right)), true), text);
        }
        assert_eq!(read("10-20", true), "10-20");
    }

    #[test]
    fn latin_words_are_read_from_the_left_in_an_arabic_line() {
        let line = |latin: &str| read(&format!("{} {latin} {}", seen("اليوم"), seen("نظام")), true);
        assert_eq!(line("Windows 10"), "نظام Windows 10 اليوم");
        assert_eq!(line("COVID-19"), "نظام COVID-19 اليوم");
        assert_eq!(line("MB 100"), "نظام 100 MB اليوم");
        assert_eq!(line("3D"), "نظام 3D اليوم");
        assert_eq!(line("a.b@c.org"), "نظام a.b@c.org اليوم");
        assert_eq!(line("New York, NY"), "نظام New York, NY اليوم");
    }

    #[test]
    fn an_arabic_word_in_an_english_line_is_turned_alone() {
        let line = format!("The word {} means door.", seen("باب كبير"));
        assert_eq!(read(&line, false), "The word باب كبير means door.");
        let names = format!("Names: {}, {}, and so on.", seen("باب كبير"), seen("نافذة"));
        assert_eq!(read(&names, false), "Names: باب كبير, نافذة, and so on.");
    }
}
