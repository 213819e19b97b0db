//! Removes the indentation around a text, which belongs to the layout of the file and not to the text.

use crate::formats::xml::tags::Element;
use crate::unit::UnitText;

/// Returns true if the white space of an element belongs to its text: the element, its unit or its file says
/// `xml:space="preserve"`.
pub(super) fn is_preserved(element: Element<'_>, by_file: bool) -> bool {
    let says = |element: Element<'_>| element.attribute("xml:space").map(|value| value == "preserve");
    says(element).or_else(|| says(element.root())).unwrap_or(by_file)
}

/// Returns a text without the white space at its ends. White space without a line break is kept, since only a
/// text on lines of its own is indented.
pub(super) fn unindented(text: UnitText) -> UnitText {
    let plain = text.plain();
    let length = |space: &str| if space.contains('\n') { space.len() } else { 0 };
    let start = length(&plain[..plain.len() - plain.trim_start().len()]);
    let end = plain.len() - length(&plain[plain.trim_end().len()..]);
    if start >= end || (start, end) == (0, plain.len()) {
        return text;
    }
    let mut codes = text.codes().to_vec();
    codes.iter_mut().for_each(|code| code.at = code.at.clamp(start, end) - start);
    UnitText::with_codes(&plain[start..end], codes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_white_space_with_a_line_break_is_indentation() {
        let plain = |text: &str| unindented(text.into()).plain().to_owned();
        assert_eq!(plain("\n    Latest news\n  "), "Latest news");
        assert_eq!(plain(" Latest news "), " Latest news ");
        assert_eq!(plain("Latest\n  news"), "Latest\n  news");
        assert_eq!(plain("\n  "), "\n  ");
    }
}
