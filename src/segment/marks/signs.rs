//! [`Signs`]: finds the blocks in which nothing but their end ends a segment, which most lines of a list are.

use std::ops::Range;

use super::byte_set::ByteSet;
use super::scan::Scan;
use crate::segment::cut::Cuts;

/// The bytes without which a block that opens with a letter is one segment, and the next of them in the text.
#[derive(Clone, Debug)]
pub(crate) struct Signs {
    set: ByteSet<24>,
    next: Option<usize>,
}

impl Signs {
    /// Returns the signs of a text of which nothing was read.
    pub(crate) fn new(cuts: Cuts) -> Self {
        // Those at which a scan looks closer, those that close the label of an item (`a)`, `[b]`, `1-`, `2/`)
        // or the number of a verse, the comma of a salutation, and those that open code or a message.
        let others = [b')', b']', b'}', b'-', b'/', b',', b'`', b'{', b'<'];
        let mut bytes = [0; 24];
        let (stops, rest) = bytes.split_at_mut(24 - others.len());
        stops.copy_from_slice(&Scan::stops(cuts));
        rest.copy_from_slice(&others);
        Self { set: ByteSet::new(bytes), next: None }
    }

    /// Returns true if a block opens with a letter and has no sign. The blocks of the text come in order.
    pub(crate) fn lack(&mut self, text: &str, block: Range<usize>) -> bool {
        if self.next.is_none_or(|next| next < block.start) {
            let found = self.set.find(&text.as_bytes()[block.start..]);
            self.next = Some(found.map_or(text.len(), |found| block.start + found));
        }
        self.next.is_some_and(|next| next >= block.end)
            && text[block]
                .trim_start()
                .starts_with(|c: char| matches!(c, 'A'..='Z' | 'a'..='z' | '\u{621}'..='\u{64A}'))
    }
}
