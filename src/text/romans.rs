//! Roman numerals: [`roman_value`] reads a numeral, [`roman`] writes one.

/// The signs of Roman numerals with their values, the largest first, pairs such as `iv` included.
const SIGNS: [(&str, u16); 13] = [
    ("m", 1000),
    ("cm", 900),
    ("d", 500),
    ("cd", 400),
    ("c", 100),
    ("xc", 90),
    ("l", 50),
    ("xl", 40),
    ("x", 10),
    ("ix", 9),
    ("v", 5),
    ("iv", 4),
    ("i", 1),
];

/// The longest numeral of the values up to 3,999, in bytes: MMMDCCCLXXXVIII.
const LONGEST: usize = 15;

/// Returns the value of a Roman numeral in small letters; none for any other text, `iiii` included.
pub(crate) fn roman_value(numeral: &str) -> Option<u16> {
    if !(1..=LONGEST).contains(&numeral.len()) {
        return None;
    }
    let mut rest = numeral;
    let mut value = 0;
    for (sign, worth) in SIGNS {
        while let Some(after) = rest.strip_prefix(sign) {
            (rest, value) = (after, value + worth);
        }
    }
    (rest.is_empty() && roman(value) == numeral).then_some(value)
}

/// Returns a value as a Roman numeral in small letters; empty for 0.
pub(crate) fn roman(mut value: u16) -> String {
    let mut numeral = String::new();
    for (sign, worth) in SIGNS {
        while value >= worth {
            numeral.push_str(sign);
            value -= worth;
        }
    }
    numeral
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_read_as_they_are_written() {
        for (numeral, value) in [("i", 1), ("iv", 4), ("xiv", 14), ("xxxix", 39), ("mmxxvi", 2026)] {
            assert_eq!((roman_value(numeral), roman(value).as_str()), (Some(value), numeral));
        }
        for text in ["", "iiii", "iix", "vx", "mild", "ivi", "ة"] {
            assert_eq!(roman_value(text), None, "{text}");
        }
    }
}
