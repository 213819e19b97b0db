//! Lines that open an item of a list: [`opens_list_item`].
//!
//! A bullet or a number with a stop shows an item by itself. An ordinal may be a word of its sentence, and a
//! letter before a slash a title (`د/ سامي`), so such labels count if the one before or after them in order
//! stands at the head of another line of the group.

use super::line::{TextLine, opens_item};
use crate::segment::marks::{is_alphabetic, is_mark};
use crate::text::{ListSeries, digit_system, fold};

// The bytes of a line in which its label ends: an ordinal with vowel signs. Chosen by hand.
const LONGEST: usize = 32;

// Lines before and after a label among which the label next to it in order is looked for. Chosen by hand; it
// bounds the time.
const FAR: usize = 40;

// Letters, folded, that label items before a slash and abbreviate no title.
const NO_TITLES: &str = "بجهوزحطي";

/// The label at the head of a line, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct LineLabel {
    // The places of the label in the series that have it; an Arabic letter is in two.
    places: [Option<(ListSeries, usize)>; 2],
    is_certain: bool,
}

/// Returns true for a line that opens an item of a list.
pub(in crate::segment) fn opens_list_item(text: &str, line: TextLine) -> bool {
    let body = line.body(text);
    opens_item(body)
        || LineLabel::read(body).is_some_and(|label| label.is_certain || stands_in_order(text, line, label))
}

// Returns true if the label before or after this one in order stands at the head of another line, up to a
// blank one.
fn stands_in_order(text: &str, line: TextLine, label: LineLabel) -> bool {
    let labels = |lines: &mut dyn Iterator<Item = TextLine>, fits: &dyn Fn(LineLabel) -> bool| {
        let lines = lines.take_while(|line| !line.is_blank()).take(FAR);
        lines.filter_map(|line| LineLabel::read(line.body(text))).any(fits)
    };
    let mut back =
        std::iter::successors(TextLine::before(text, line.start), |line| TextLine::before(text, line.start));
    let mut ahead = std::iter::successors(TextLine::at(text, line.end), |line| TextLine::at(text, line.end));
    labels(&mut back, &|other| label.follows(other)) || labels(&mut ahead, &|other| other.follows(label))
}

impl LineLabel {
    // Reads an ordinal before a colon, a dash or a slash, or an Arabic letter or a number before a slash.
    fn read(line: &str) -> Option<Self> {
        let line = line.trim_start();
        let head = &line.as_bytes()[..line.len().min(LONGEST)];
        // Most lines have none of these marks there; a long dash begins with this byte.
        memchr::memchr3(b'/', b':', b'-', head).or_else(|| memchr::memchr(0xE2, head))?;
        let is_of_name = |c: char| is_alphabetic(c) || is_mark(c) || digit_system(c).is_some();
        let (end, _) = line.char_indices().take(LONGEST).find(|&(_, c)| !is_of_name(c))?;
        let (name, rest) = line.split_at(end);
        let closer = rest.trim_start().chars().next().filter(|c| matches!(c, '/' | ':' | '-' | '–' | '—'))?;
        let behind = rest.trim_start().strip_prefix(closer)?;
        let folded = fold(name);
        let places = |series: &[ListSeries]| {
            let mut found = series.iter().filter_map(|&series| Some((series, series.place(&folded)?)));
            [found.next(), found.next()]
        };
        let word = behind.trim_start();
        let is_spaced = word.len() < behind.len();
        if let ordinal @ [Some(_), _] = places(&[ListSeries::ArabicOrdinals, ListSeries::EnglishOrdinals]) {
            return (is_spaced || behind.is_empty()).then_some(Self { places: ordinal, is_certain: false });
        }
        let is_or = word.strip_prefix("أو").is_some_and(|rest| !rest.starts_with(is_alphabetic));
        let mut letters = word.chars();
        let opens = letters.next().is_some_and(is_alphabetic) && letters.next().is_some_and(is_alphabetic);
        let places = places(&[ListSeries::Digits, ListSeries::Abjad, ListSeries::Dictionary]);
        let is_certain = is_spaced && NO_TITLES.contains(&*folded);
        (closer == '/' && opens && !is_or && places[0].is_some()).then_some(Self { places, is_certain })
    }

    fn follows(self, other: Self) -> bool {
        let next = |(series, place): (ListSeries, usize)| (series, place + 1);
        other.places.into_iter().flatten().any(|place| self.places.contains(&Some(next(place))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Returns the lines of a text that open items.
    fn items(text: &str) -> Vec<&str> {
        let lines = std::iter::successors(TextLine::at(text, 0), |line| TextLine::at(text, line.end));
        lines.filter(|line| opens_list_item(text, *line)).map(|line| line.body(text)).collect()
    }

    #[test]
    fn labels_in_order_open_items() {
        for text in [
            "أ/ فتح الباب\nب/ غلق النافذة",
            "ج/ تنظيف الغرفة\nد/ دهان السقف",
            "د/ دهان السقف\nهـ/ كنس الساحة",
            "ل/ دهان السقف\nم/ كنس الساحة\nن/ سقي الحديقة",
            "أ / فتح الباب\nب / غلق النافذة",
            "د/دهان السقف\nهـ/كنس الساحة",
            "١/ فتح الباب\n٢/ غلق النافذة",
            "أولاً: الغاية\nثانياً: المدة",
            "ثالثا - الغاية\nرابعا - المدة",
            "First: the aim\nSecond: the scope",
            "ب/ غلق النافذة",
        ] {
            assert_eq!(items(text), text.lines().collect::<Vec<_>>());
        }
        assert_eq!(items("أ/ فتح الباب\nالكبير\nب/ غلق النافذة"), ["أ/ فتح الباب", "ب/ غلق النافذة"]);
    }

    #[test]
    fn other_heads_of_lines_open_none() {
        for text in [
            "د/ سامي في العيادة\nم/ هالة في الموقع",
            "د/سامي في العيادة",
            "م/ث هي الوحدة",
            "و/أو غيرهما",
            "و/ أو غيرهما",
            "أولا: نفتح الباب",
            "First: we open the door",
            "ثم/ ذهب",
            "د/ سامي\n\nهـ",
            "1/ 2 of it\n2/ 3 of that",
        ] {
            assert_eq!(items(text), [""; 0], "{text}");
        }
    }
}
