//! The items of a list written in one line: `1. The first item 2. The second item`.

use std::ops::Range;

use crate::segment::marks::is_bullet;

/// The items of a list written in one line: `1. The first item 2. The second item`.
///
/// A block that begins with the first marker of a list is cut before the second, the third and so on,
/// wherever the next marker in order stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct ListItems {
    // The marker of the next item, and where that item begins.
    marker: Option<ListMarker>,
    found: Option<usize>,
}

#[derive(Clone, Debug)]
struct ListMarker {
    bullet: Option<char>,
    label: Option<char>,
    number: u32,
    behind: &'static str,
}

impl ListItems {
    /// Looks for a list in a block; if the block does not begin with a first marker, there are no items.
    pub(crate) fn of(text: &str, block: Range<usize>) -> Self {
        let head = text[block.clone()].trim_start();
        let Some(marker) = ListMarker::read(head) else { return Self::default() };
        let start = block.end - head.len();
        let mut items = Self { marker: Some(marker), found: None };
        items.advance(text, behind_char(text, start), block.end);
        items
    }

    /// Returns where the next item behind `start` begins.
    pub(crate) fn next(&mut self, text: &str, start: usize, end: usize) -> Option<usize> {
        while let Some(found) = self.found {
            if found > start {
                return Some(found);
            }
            self.advance(text, behind_char(text, found), end);
        }
        None
    }

    fn advance(&mut self, text: &str, from: usize, end: usize) {
        self.found = None;
        if let Some(marker) = &mut self.marker {
            marker.number += 1;
            self.found = marker.find(text, from, end);
            if self.found.is_none() {
                self.marker = None;
            }
        }
    }
}

impl ListMarker {
    fn read(head: &str) -> Option<Self> {
        let bullet = head.chars().next().filter(|&c| is_bullet(c));
        let rest = bullet.map_or(head, |c| head[c.len_utf8()..].trim_start());
        let mut marker = Self { bullet, label: None, number: 0, behind: "" };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let label = rest.chars().next()?;
        let behind = if (1..=3).contains(&digits) {
            marker.number = rest[..digits].parse().ok()?;
            &rest[digits..]
        } else {
            marker.label = Some(label);
            LETTERS.iter().find(|letters| letters.starts_with(label))?;
            &rest[label.len_utf8()..]
        };
        marker.behind = [".)", ".", ")", "-"].into_iter().find(|end| behind.starts_with(end))?;
        let spaced = behind[marker.behind.len()..].starts_with(char::is_whitespace);
        let first = bullet.is_some() || marker.label.is_some() || marker.number == 1;
        (spaced && first).then_some(marker)
    }

    fn label(&self) -> Option<String> {
        let Some(first) = self.label else { return Some(self.number.to_string()) };
        let letters = LETTERS.iter().find(|letters| letters.starts_with(first))?;
        letters.chars().nth(self.number as usize).map(String::from)
    }

    fn find(&self, text: &str, from: usize, end: usize) -> Option<usize> {
        let marker = format!("{}{} ", self.label()?, self.behind);
        let area = text.get(from..end)?;
        area.match_indices(&marker).find_map(|(at, _)| {
            let before = &area[..at];
            let item = match self.bullet {
                Some(bullet) => before.trim_end().strip_suffix(bullet)?.len(),
                None => at,
            };
            area[..item].ends_with(char::is_whitespace).then_some(from + item)
        })
    }
}

fn behind_char(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

// The letters that number lists, each alphabet in its order.
const LETTERS: [&str; 4] = [
    "abcdefghijklmnopqrstuvwxyz",
    "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "١٢٣٤٥٦٧٨٩",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn items(text: &str) -> Vec<&str> {
        let mut items = ListItems::of(text, 0..text.len());
        let mut start = 0;
        std::iter::from_fn(|| {
            if start == text.len() {
                return None;
            }
            let end = items.next(text, start, text.len()).unwrap_or(text.len());
            let item = &text[start..end];
            start = end;
            Some(item.trim_end())
        })
        .collect()
    }

    #[test]
    fn the_items_of_one_line_are_found() {
        assert_eq!(items("1) Open it 2) Close it 3) Go"), ["1) Open it", "2) Close it", "3) Go"]);
        assert_eq!(items("• 9. Open it • 10. Close it"), ["• 9. Open it", "• 10. Close it"]);
        assert_eq!(items("أ. افتح الباب ب. أغلقه"), ["أ. افتح الباب", "ب. أغلقه"]);
        assert_eq!(items("١- افتح الباب ٢- أغلقه"), ["١- افتح الباب", "٢- أغلقه"]);
    }

    #[test]
    fn a_number_in_prose_opens_no_item() {
        assert_eq!(items("3. May is here 4. June too").len(), 1);
        assert_eq!(items("A. Smith met B. Jones").len(), 1);
        assert_eq!(items("1. See page 22. It helps").len(), 1);
    }
}
