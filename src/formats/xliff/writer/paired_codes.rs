//! [`paired`] finds the opening and closing codes of a text whose other half stands in the text as well.

use std::collections::HashMap;

use crate::unit::{CodeKind, UnitText};

/// Returns, for each code of a text, whether its other half stands in the text as well.
pub(super) fn paired(text: &UnitText) -> Vec<bool> {
    let mut paired = vec![false; text.codes().len()];
    let mut open: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, code) in text.codes().iter().enumerate() {
        match code.kind {
            CodeKind::Open => open.entry(&code.id).or_default().push(number),
            CodeKind::Close => {
                if let Some(opener) = open.get_mut(&*code.id).and_then(Vec::pop) {
                    paired[opener] = true;
                    paired[number] = true;
                }
            }
            CodeKind::Single => {}
        }
    }
    paired
}
