//! [`ListSeries`]: the signs that count the items of a list, each series in its order.

use super::fold::fold;
use super::romans::{roman, roman_value};

/// A series of signs that count the items of a list. Its labels are in folded spelling, small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListSeries {
    /// 1, 2, 3.
    Digits,
    /// a, b, c.
    Latin,
    /// أ، ب، ج: the order of the numerals.
    Abjad,
    /// أ، ب، ت: the order of dictionaries.
    Dictionary,
    /// i, ii, iii.
    Romans,
    /// أولا، ثانيا.
    ArabicOrdinals,
    /// First, second.
    EnglishOrdinals,
}

const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
const ABJAD: &str = "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ";
const DICTIONARY: &str = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي";
const ARABIC_ORDINALS: [&str; 10] =
    ["اولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا"];
const ENGLISH_ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

impl ListSeries {
    /// All series.
    pub(crate) const ALL: [Self; 7] = [
        Self::Digits,
        Self::Latin,
        Self::Abjad,
        Self::Dictionary,
        Self::Romans,
        Self::ArabicOrdinals,
        Self::EnglishOrdinals,
    ];

    /// Returns the place of a folded label, from 1.
    pub(crate) fn place(self, label: &str) -> Option<usize> {
        let index = match self {
            Self::Digits => return label.parse().ok(),
            Self::Romans => return roman_value(label).map(usize::from),
            Self::Latin => index_of_letter(LATIN, label),
            Self::Abjad => index_of_letter(ABJAD, label),
            Self::Dictionary => index_of_letter(DICTIONARY, label),
            Self::ArabicOrdinals => ARABIC_ORDINALS.iter().position(|&ordinal| ordinal == label),
            Self::EnglishOrdinals => ENGLISH_ORDINALS.iter().position(|&ordinal| ordinal == label),
        };
        index.map(|index| index + 1)
    }

    /// Returns the label of a place, folded; none after the last one.
    pub(crate) fn label(self, place: usize) -> Option<String> {
        let index = place.checked_sub(1)?;
        match self {
            Self::Digits => Some(place.to_string()),
            Self::Romans => u16::try_from(place).ok().map(roman),
            Self::Latin => LATIN.chars().nth(index).map(String::from),
            Self::Abjad => ABJAD.chars().nth(index).map(String::from),
            Self::Dictionary => DICTIONARY.chars().nth(index).map(String::from),
            Self::ArabicOrdinals => ARABIC_ORDINALS.get(index).map(ToString::to_string),
            Self::EnglishOrdinals => ENGLISH_ORDINALS.get(index).map(ToString::to_string),
        }
    }

    /// Returns true if the series counts with words.
    pub(crate) fn is_ordinal(self) -> bool {
        matches!(self, Self::ArabicOrdinals | Self::EnglishOrdinals)
    }
}

/// Returns true for a word, in any spelling, that counts the items of a list: أولاً, `Second`.
pub(crate) fn is_list_ordinal(word: &str) -> bool {
    let folded = fold(word);
    ListSeries::ALL.iter().any(|series| series.is_ordinal() && series.place(&folded).is_some())
}

fn index_of_letter(order: &str, label: &str) -> Option<usize> {
    let mut letters = label.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    order.chars().position(|other| other == letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_at_the_place_from_which_it_is_made() {
        for series in ListSeries::ALL {
            for place in 1..=10 {
                let label = series.label(place).unwrap();
                assert_eq!((fold(&label), series.place(&label)), (label.clone(), Some(place)), "{series:?}");
            }
            assert_eq!((series.place(""), series.place("ab"), series.label(0)), (None, None, None));
        }
        assert_eq!((ListSeries::Abjad.place("ج"), ListSeries::Dictionary.place("ج")), (Some(3), Some(5)));
        assert_eq!(ListSeries::Latin.label(27), None);
        assert!(is_list_ordinal("أوّلًا") && is_list_ordinal("FIRST") && !is_list_ordinal("once"));
    }
}
