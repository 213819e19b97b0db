//! Numbers that a text writes twice, in digits and in words, as contracts do: `45 (forty-five) days`.

use std::ops::Range;

use super::figure::Figure;
use super::text_numbers::TextNumbers;

/// Returns the places of numbers that stand beside their own words in brackets, or the other way round, where
/// the two are not equal. What is so in both texts is no fault of the translation.
pub(super) fn differing_glosses(numbers: [&TextNumbers<'_>; 2]) -> [Vec<Range<usize>>; 2] {
    let found = numbers.map(of_text);
    if found.iter().all(|places| !places.is_empty()) { Default::default() } else { found }
}

fn of_text(numbers: &TextNumbers<'_>) -> Vec<Range<usize>> {
    let text = numbers.text();
    if !text.contains('(') {
        return Vec::new();
    }
    let follows = |one: &Figure, other: &Figure| {
        text.get(one.range.end..other.range.start).is_some_and(|gap| gap.trim() == "(")
            && text[other.range.end..].trim_start().starts_with(')')
    };
    let is_same = |one: &Figure, other: &Figure| one.values.iter().any(|value| other.values.contains(value));
    let mut places = Vec::new();
    for one in &numbers.figures {
        let gloss =
            numbers.figures.iter().find(|other| one.is_in_words != other.is_in_words && follows(one, other));
        if let Some(other) = gloss.filter(|other| !is_same(one, other)) {
            places.extend([one.range.clone(), other.range.clone()]);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_its_words_are_equal() {
        for (text, count) in [
            ("within 45 (forty-five) days", 0),
            ("within 45 (thirty-five) days", 2),
            ("خلال ٤٥ (خمسة وأربعين) يومًا", 0),
            ("خلال ٤٥ (خمسة وثلاثين) يومًا", 2),
            ("خمسة (5) أعضاء", 0),
            ("خمسة (6) أعضاء", 2),
            ("12 players (five of them new)", 0),
            ("300 (three hundred) riyals", 0),
        ] {
            assert_eq!(of_text(&TextNumbers::of(text)).len(), count, "{text}");
        }
    }
}
