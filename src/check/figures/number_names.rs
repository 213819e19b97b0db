//! [`names_number`]: whether an English text may name a number, a month or a day, at a glance.

// The words from which an English text says a number from two on, a month, or a day of the week, folded and
// sorted.
#[rustfmt::skip]
const WORDS: [&str; 67] = [
    "april", "august", "december", "eight", "eighteen", "eighteenth", "eighth", "eighty", "eleven", "eleventh",
    "february", "fifteen", "fifteenth", "fifth", "fifty", "five", "forty", "four", "fourteen", "fourteenth",
    "fourth", "friday", "fridays", "january", "july", "june", "march", "may", "monday", "mondays", "nine",
    "nineteen", "nineteenth", "ninety", "ninth", "november", "october", "saturday", "saturdays", "september",
    "seven", "seventeen", "seventeenth", "seventh", "seventy", "six", "sixteen", "sixteenth", "sixth", "sixty",
    "sunday", "sundays", "ten", "tenth", "third", "thirteen", "thirteenth", "thirty", "three", "thursday",
    "thursdays", "tuesday", "twelve", "twenty", "two", "wednesday", "wednesdays",
];

/// Returns true if a folded English text may name a number, a month or a day.
pub(in crate::check) fn names_number(folded: &str) -> bool {
    let words = folded.split(|c: char| !c.is_ascii_lowercase()).filter(|word| word.len() > 2);
    words.into_iter().any(|word| WORDS.binary_search(&word).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sorted() {
        assert!(WORDS.is_sorted());
        assert!(names_number("wait twenty-five days") && !names_number("wait for some days"));
    }
}
