//! The assertion that the tests of this room share.

use super::Segmenter;
use crate::lang::Lang;

/// Asserts that each text is cut where a `|` stands in it, and nowhere else.
pub(super) fn assert_segments(lang: Lang, marked: &[&str]) {
    let segmenter = Segmenter::new(lang);
    for marked in marked {
        let text = marked.replace('|', "");
        let cut: Vec<_> = segmenter.segments(&text).map(|segment| segment.text()).collect();
        assert_eq!(cut.join("|"), **marked);
    }
}
