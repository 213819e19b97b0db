//! [`Ends`]: where a comment, a section or a tag ends in a stream of text.
//!
//! If a search for an end fails, the same stretch is not searched for it again, so that a file of unclosed
//! comments takes linear time.

use std::io::{self, Read};

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
    /// Returns the end of the first `end` at or behind a byte of the window, if it is not too far.
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
        let found = search(stream, from, end)?;
        if found.is_none() {
            let until = start + stream.text().len().min(from + FARTHEST) as u64;
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

fn search<R: Read>(stream: &mut TextStream<R>, from: usize, end: &[u8]) -> io::Result<Option<usize>> {
    let mut searched = from;
    loop {
        let window = stream.text().as_bytes();
        let until = window.len().min(from + FARTHEST);
        let found = window.get(searched..until).and_then(|window| memchr::memmem::find(window, end));
        if let Some(found) = found {
            return Ok(Some(searched + found + end.len()));
        }
        if until == from + FARTHEST || !stream.fill()? {
            return Ok(None);
        }
        searched = until.saturating_sub(end.len()).max(from);
    }
}
