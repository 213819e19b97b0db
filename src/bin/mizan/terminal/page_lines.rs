//! The remark on lines that belong to the pages of a text and to no sentence.

use std::path::Path;

use super::input;
use super::remark::remark;

/// Says on stderr how many page numbers, running heads and feet were left out of the sentences.
pub(crate) fn tell(path: &Path, left_out: usize) {
    match left_out {
        0 => {}
        1 => remark!("{}: left out 1 page line", input::name(path)),
        _ => remark!("{}: left out {left_out} page lines", input::name(path)),
    }
}
