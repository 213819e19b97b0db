//! [`at_least`]: how alike two texts of any length are by their characters.
//!
//! The time of an exact comparison grows with the product of the two lengths. Texts of more than [`LONGEST`]
//! chars are compared without their common beginning and end. If more than `LONGEST` chars are left, the
//! texts are cut at words that both have once, and what lies between two of these words is compared on its
//! own. Where this is too long again, each piece of one text is matched with the beginning of the rest of the
//! other text that is most like the piece. The time grows with the length alone, and the texts are never
//! taken for more alike than they are.

use super::Plain;
use super::anchor_words::anchors;
use super::myers::MyersPattern;

/// The most chars of a text that is compared exactly: 2,700 words. The matrix of two such texts has four
/// million machine words, which take some milliseconds. Chosen by hand.
pub(super) const LONGEST: usize = 1 << 14;

/// The chars of a piece. Chosen by hand.
const PIECE: usize = 1 << 12;

/// Returns true for a text of more than [`LONGEST`] chars.
pub(super) fn is_long(text: &str) -> bool {
    text.len() > LONGEST && text.chars().count() > LONGEST
}

/// Returns how alike two folded texts are; `None` below `percent`. The order of the two does not matter.
pub(super) fn at_least(a: &str, b: &str, percent: u8) -> Option<Plain> {
    let (a, b) = if (b.len(), b) < (a.len(), a) { (b, a) } else { (a, b) };
    let (chars_a, chars_b) = (a.chars().count(), b.chars().count());
    let longest = chars_a.max(chars_b);
    let most = Plain::most_changes(longest, percent);
    if chars_a.abs_diff(chars_b) > most {
        return None;
    }
    let (a, b) = without_common_ends(a, b);
    let distance = match is_long(a) || is_long(b) {
        true => between_anchors(a, b, most)?,
        false => MyersPattern::new(a).distance(b, b.chars().count(), most)?,
    };
    Some(Plain::new(distance, longest))
}

/// Returns the changes that make one text into the other, those between each two anchors on their own; `None`
/// above `most`.
fn between_anchors(a: &str, b: &str, most: usize) -> Option<usize> {
    let all = a.chars().count().max(b.chars().count());
    let (mut from, mut changes) = ((0, 0), 0);
    for to in anchors(a, b).into_iter().chain([(a.len(), b.len())]) {
        let (a, b) = (&a[from.0..to.0], &b[from.1..to.1]);
        let chars = b.chars().count();
        changes += match is_long(a) || is_long(b) {
            _ if a == b => 0,
            true => in_pieces(a, b),
            false => MyersPattern::new(a).distance(b, chars, usize::MAX >> 1).unwrap_or(chars),
        };
        if changes.min(all) > most {
            return None;
        }
        from = to;
    }
    Some(changes.min(all))
}

/// Returns both texts without the chars with which both begin, and without those with which the rests end.
fn without_common_ends<'t>(a: &'t str, b: &'t str) -> (&'t str, &'t str) {
    let same = |(x, y): &(char, char)| x == y;
    let start: usize = a.chars().zip(b.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (a, b) = (&a[start..], &b[start..]);
    let end: usize = a.chars().rev().zip(b.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    (&a[..a.len() - end], &b[..b.len() - end])
}

/// Returns the changes that make one text into the other, piece by piece.
fn in_pieces(mut a: &str, mut b: &str) -> usize {
    let mut changes = 0;
    while !a.is_empty() {
        let (piece, rest) = a.split_at(end_of(a, PIECE));
        let (chars, distance) = MyersPattern::new(piece).most_like(&b[..end_of(b, 2 * PIECE)]);
        changes += distance;
        (a, b) = (rest, &b[end_of(b, chars)..]);
    }
    changes + b.chars().count()
}

/// Returns where the first chars of a text end, in bytes.
fn end_of(text: &str, chars: usize) -> usize {
    text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    // A text of words, some of which it has more than once.
    fn words(from: usize, count: usize) -> String {
        let word = |number: usize| number.wrapping_mul(2_654_435_761) % 99_991;
        (from..from + count).map(|number| format!("{} ", word(number))).collect()
    }

    #[test]
    fn a_long_text_with_one_change_is_compared_exactly() {
        let (before, after) = (words(0, 20_000), words(7, 20_000));
        let (a, b) = (format!("{before}the gate {after}"), format!("{before}a gate {after}"));
        assert_eq!(at_least(&a, &b, 0).unwrap().distance(), 3);
        assert_eq!(at_least(&a, &a, 100).unwrap().distance(), 0);
    }

    #[test]
    fn changes_all_over_a_long_text_are_counted() {
        let a = words(0, 40_000);
        let b = a.replace("77", "x");
        let changed = a.matches("77").count();
        let found = at_least(&a, &b, 0).unwrap();
        assert!((changed..=3 * changed).contains(&found.distance()), "{changed}: {}", found.distance());
        assert_eq!(found, at_least(&b, &a, 0).unwrap());
        assert!(at_least(&a, &b, 100).is_none());
    }

    #[test]
    fn a_paragraph_that_only_one_text_has_costs_its_length() {
        let (before, new, after) = (words(0, 10_000), words(100_000, 500), words(50_000, 10_000));
        let (a, b) = (format!("x{before}{after}y"), format!("z{before}{new}{after}w"));
        let distance = at_least(&a, &b, 0).unwrap().distance();
        assert!((new.len()..new.len() + 200).contains(&distance), "{} {distance}", new.len());
    }

    #[test]
    fn long_texts_that_have_nothing_in_common_are_compared_in_linear_time() {
        let (a, b) = ("a ".repeat(100_000), "ب ".repeat(300_000));
        assert!(at_least(&a, &b, 0).unwrap().percent() <= 17);
        let every: String = (0..100_000).filter_map(|c| char::from_u32(0x4E00 + c % 20_000)).collect();
        assert_eq!(at_least(&every, &a, 0).unwrap().percent(), 0);
    }
}
