/// A month of the Gregorian calendar by one of its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Month {
    pub(super) number: u8,
    style: Style,
}

/// Whose names they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    English,
    /// يناير, as in Egypt and the Gulf.
    Arabic,
    /// كانون الثاني, as in the Levant.
    Levantine,
}

impl Month {
    /// Returns the month of a folded name of one word.
    pub(super) fn named(folded: &str) -> Option<Self> {
        let place = |names: &[&str; 12]| names.iter().position(|&name| name == folded);
        let of = |place: usize, style| Self { number: place as u8 + 1, style };
        (place(&ENGLISH_FOLDED).map(|at| of(at, Style::English)))
            .or_else(|| place(&ARABIC_FOLDED).map(|at| of(at, Style::Arabic)))
            .or_else(|| place(&LEVANTINE_FOLDED).map(|at| of(at, Style::Levantine)))
    }

    /// Returns the name of another month among the names that this one is of.
    pub(super) fn name_of(self, other: Self) -> &'static str {
        let names = match self.style {
            Style::English => &ENGLISH,
            Style::Arabic => &ARABIC,
            Style::Levantine => &LEVANTINE,
        };
        names[usize::from(other.number) - 1]
    }
}

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const ENGLISH_FOLDED: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const ARABIC: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const ARABIC_FOLDED: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "ابريل",
    "مايو",
    "يونيو",
    "يوليو",
    "اغسطس",
    "سبتمبر",
    "اكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const LEVANTINE: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];
// Those of two words are never one token.
const LEVANTINE_FOLDED: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "اذار",
    "نيسان",
    "ايار",
    "حزيران",
    "تموز",
    "اب",
    "ايلول",
    "تشرين الاول",
    "تشرين الثاني",
    "كانون الاول",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn every_name_is_read_as_it_is_written() {
        for names in [ENGLISH, ARABIC, LEVANTINE] {
            for (at, name) in names.iter().enumerate() {
                let month = Month::named(&fold(name)).unwrap();
                assert_eq!((usize::from(month.number), month.name_of(month)), (at + 1, *name));
            }
        }
    }
}
