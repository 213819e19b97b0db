//! [`Ends`]: where a comment, a section or a tag ends in a stream of text.
//!
//! If a search for an end fails, the same stretch is not searched for it again, so that a file of unclosed
//! comments takes linear time.

use std::io::{self, Read};
use std::ops::Range;

use super::text_stream::TextStream;

// The most bytes that are searched for the end of a comment, a tag or a section; without an end it is taken
// for text. Chosen by hand.
const FARTHEST: usize = 1 << 20;

/// Finds the ends of comments, sections and tags in a stream. A stretch without an end is searched only once,
/// so that even an unclosed `<!--` every few bytes costs linear time.
#[derive(Default)]
pub(crate) struct Ends {
    /// For each kind of end, the byte of the text up to which there is none.
    missing: Vec<(&'static [u8], u64)>,
}

impl Ends {
    /// Returns the end of the first `end` at or after a byte of the window, if it is not too far.
    pub(crate) fn find<R: Read>(
        &mut self,
        stream: &mut TextStream<R>,
        at: usize,
        end: &'static [u8],
    ) -> io::Result<Option<usize>> {
        let start = stream.at().byte;
        let missing = self.missing.iter().position(|(missing, _)| *missing == end);
        let known = missing.map_or(0, |missing| self.missing[missing].1);
        let from = at.max(usize::try_from(known.saturating_sub(start)).unwrap_or(at));
        // What was searched for an earlier place is not searched again.
        let found = search(stream, from..at + FARTHEST, end)?;
        if found.is_none() {
            // The end may begin in the last bytes that were read.
            let until = (stream.text().len() + 1).saturating_sub(end.len()).min(at + FARTHEST);
            let until = known.max(start + until as u64);
            match missing {
                Some(missing) => self.missing[missing].1 = until,
                None => self.missing.push((end, until)),
            }
        }
        Ok(found)
    }

    /// Returns the end of the document type at a byte of the window. The subset in brackets may hold `>`; its
    /// declarations are not read.
    pub(crate) fn doctype<R: Read>(
        &mut self,
        stream: &mut TextStream<R>,
        at: usize,
    ) -> io::Result<Option<usize>> {
        let Some(end) = self.find(stream, at, b">")? else { return Ok(None) };
        if !stream.text()[at..end].contains('[') {
            return Ok(Some(end));
        }
        match self.find(stream, at, b"]")? {
            Some(subset) => self.find(stream, subset, b">"),
            None => Ok(Some(end)),
        }
    }
}

// Searches a stretch of the window, which is read as far as the stretch goes.
fn search<R: Read>(
    stream: &mut TextStream<R>,
    within: Range<usize>,
    end: &[u8],
) -> io::Result<Option<usize>> {
    let mut from = within.start;
    while from < within.end {
        let window = stream.text().as_bytes();
        let until = window.len().min(within.end);
        let found = window.get(from..until).and_then(|window| memchr::memmem::find(window, end));
        if let Some(found) = found {
            return Ok(Some(from + found + end.len()));
        }
        if until == within.end || !stream.fill()? {
            return Ok(None);
        }
        from = (until + 1).saturating_sub(end.len()).max(from);
    }
    Ok(None)
}
