//! [`DayPart`]: the words behind an hour that say in which part of the day the hour is: `am`, `مساءً`.

/// A part of the day as a text names it behind an hour. Two names of one part are one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DayPart(&'static [&'static str]);

// The names of each part, as `fold` leaves them; the longest name that fits counts.
#[rustfmt::skip]
const PARTS: [&[&str]; 14] = [
    &["am", "a.m.", "a.m", "a. m."], &["pm", "p.m.", "p.m", "p. m."],
    &["noon"], &["midnight"],
    &["in the morning"], &["in the afternoon"], &["in the evening"], &["at night"],
    &["ص", "ص.", "صباحا", "صباح"], &["م", "م.", "مساء"],
    &["قبل الظهر"], &["بعد الظهر", "بعد ظهر"],
    &["ظهرا", "عصرا"], &["ليلا", "فجرا"],
];

impl DayPart {
    /// Returns the part that a folded text begins with, and the bytes of its name.
    pub(crate) fn beginning(folded: &str) -> Option<(Self, usize)> {
        let ends = |name: &str| {
            let rest = folded.strip_prefix(name);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let found = PARTS.iter().flat_map(|names| names.iter().map(move |name| (names, name)));
        let longest = found.filter(|(_, name)| ends(name)).max_by_key(|(_, name)| name.len());
        longest.map(|(names, name)| (Self(names), name.len()))
    }

    /// Returns the part of which a folded text is a name.
    pub(crate) fn of(folded: &str) -> Option<Self> {
        Self::beginning(folded).filter(|(_, length)| *length == folded.len()).map(|(part, _)| part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn names_of_one_part_are_one() {
        let of = |name: &str| DayPart::of(&fold(name)).unwrap();
        for [one, other] in [["AM", "a.m."], ["p. m.", "pm"], ["ص", "صباحًا"], ["م.", "مساءً"]] {
            assert_eq!(of(one), of(other), "{one} {other}");
        }
        for [one, other] in
            [["AM", "pm"], ["صباحا", "مساء"], ["ص", "م"], ["قبل الظهر", "بعد الظهر"], ["noon", "midnight"]]
        {
            assert_ne!(of(one), of(other), "{one} {other}");
        }
    }

    #[test]
    fn other_words_are_no_parts() {
        for text in ["amber", "", "a.", "متر", "صف", "مساءلة", "in the garden"] {
            assert_eq!(DayPart::beginning(&fold(text)), None, "{text}");
        }
        assert_eq!(DayPart::beginning("a.m. today").map(|(_, length)| length), Some(4));
    }
}
