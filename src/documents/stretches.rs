//! [`Stretches`]: a plain text, read in parts that fit into memory whatever the length of the text, and any
//! other document in its blocks.
//!
//! A plain text of up to 4 MiB is one stretch. A longer one is parted where no paragraph goes on, at the last
//! such place of each half MiB, so that the segments of the stretches are those of the text.

use std::io::{BufRead, Chain, Cursor, Read};
use std::path::Path;
use std::vec;

use super::damage::TextDamage;
use super::document::Document;
use super::plain;
use super::read_options::ReadOptions;
use super::read_report::DocumentRemark;
use super::refused::{refuse_bytes, refuse_column};
use super::stretch_end::{certain_end, line_end};
use crate::encoding::Decoder;
use crate::error::{ErrorKind, Result};
use crate::format::{Format, Whole};

// The most bytes of a text that is read whole. Chosen by hand: a book has one to two megabytes.
const WHOLE: usize = 4 << 20;

// A stretch is searched for its end in this part of the bytes that are read whole, at first.
const PART: usize = 8;

// The most bytes of a line of a text that is read in stretches. Chosen by hand; it bounds the memory.
const LONGEST_LINE: usize = 64 << 20;

// The first bytes of a file, by which packed files are recognised.
const SIGNATURE: usize = 16;

/// A part of a text, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stretch {
    /// Where the stretch begins in the text, in bytes of UTF-8 after a byte order mark.
    pub start: usize,
    /// The text of the stretch. The stretches of a text joined are the text.
    pub text: String,
}

/// An iterator over the stretches of a document, decoded.
///
/// A plain text of up to 4 MiB is one stretch, read as [`Document`] reads it. Of a longer text, about half
/// a MiB is held at a time, besides its first 4 MiB. It is parted after a blank line, or between two lines
/// of more than 120 chars; where 4 MiB have no such place, at the end of a line. Every other document is
/// read whole, and each of its [parts](Document::parts) is a stretch, with an empty line after it. So is a
/// text that is to be repaired, as one stretch. After an error, the iterator ends.
///
/// ```
/// use mizan::documents::{ReadOptions, Stretches};
///
/// let mut text = String::new();
/// let file = "وصل الوفد.\n\nثم غادر.".as_bytes();
/// for stretch in Stretches::new(file, None, &ReadOptions::default())? {
///     text += &stretch?.text;
/// }
/// assert_eq!(text, "وصل الوفد.\n\nثم غادر.");
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct Stretches<R> {
    source: Source<R>,
    pending: String,
    start: usize,
    whole: usize,
    encoding: &'static str,
    repaired: usize,
    remarks: Vec<DocumentRemark>,
}

enum Source<R> {
    Text(Decoder<Chain<Cursor<Vec<u8>>, R>>),
    // The parts of a document that are not yet returned. All of a plain text that is left is pending.
    Parts(vec::IntoIter<String>),
}

impl<R: Read> Stretches<R> {
    /// Begins to read a document. The name of the file, if given, helps to recognise its format.
    ///
    /// # Errors
    ///
    /// If the first 4 MiB of a plain text cannot be read, or for another document, as for [`Document::read`].
    pub fn new(input: R, name: Option<&Path>, options: &ReadOptions) -> Result<Self> {
        Self::with_whole(input, name, options, WHOLE)
    }

    /// Begins to read a document; up to `whole` bytes of a plain text are one stretch. A longer text has
    /// stretches of about an eighth of that.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new).
    pub fn with_whole(
        mut input: R,
        name: Option<&Path>,
        options: &ReadOptions,
        whole: usize,
    ) -> Result<Self> {
        let mut head = Vec::new();
        input.by_ref().take(whole as u64 + 1).read_to_end(&mut head)?;
        if Format::certain(&head, name).is_some() {
            return Self::of_document(head, input, name, options);
        }
        refuse_column(options.column.as_ref(), None)?;
        if options.repair {
            whole_document(options).read_on(input.by_ref(), &mut head)?;
        }
        let mut stretches = Self::empty(whole);
        if head.len() <= whole || options.repair {
            let (text, report) = plain::text(&head, options)?;
            stretches.pending = text.into_owned();
            (stretches.encoding, stretches.repaired, stretches.remarks) =
                (report.encoding, report.repaired, report.remarks);
            return Ok(stretches);
        }
        let signature = head[..head.len().min(SIGNATURE)].to_vec();
        let input = Cursor::new(head).chain(input);
        stretches.source = Source::Text(match options.encoding {
            Some(encoding) => encoding.decoder(input)?,
            None => Decoder::new(input, |_| None)?,
        });
        stretches.fill(whole / PART)?;
        refuse_bytes(&signature, &stretches.pending)?;
        stretches.remarks = TextDamage::of(&stretches.pending).remarks(false).collect();
        Ok(stretches)
    }

    fn empty(whole: usize) -> Self {
        let source = Source::Parts(Vec::new().into_iter());
        let (pending, remarks) = (String::new(), Vec::new());
        Self { source, pending, start: 0, whole, encoding: "", repaired: 0, remarks }
    }

    fn of_document(mut head: Vec<u8>, input: R, name: Option<&Path>, options: &ReadOptions) -> Result<Self> {
        whole_document(options).read_on(input, &mut head)?;
        let document = Document::read(&head, name, options)?;
        let mut stretches = Self::empty(0);
        (stretches.encoding, stretches.repaired) = (document.encoding(), document.repaired());
        stretches.remarks = document.remarks().to_vec();
        stretches.source = Source::Parts(document.parts().map(str::to_owned).collect::<Vec<_>>().into_iter());
        Ok(stretches)
    }

    /// Returns the name of the encoding of the text, as far as it was read: a beginning in ASCII does not
    /// tell.
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// Returns how many malformed sequences became U+FFFD up to now.
    #[must_use]
    pub fn repaired(&self) -> usize {
        self.repaired
    }

    /// Returns what a person should know about the text.
    #[must_use]
    pub fn remarks(&self) -> &[DocumentRemark] {
        &self.remarks
    }

    // Reads until this many bytes are pending, or all of the text is.
    fn fill(&mut self, bytes: usize) -> Result<()> {
        let Source::Text(decoder) = &mut self.source else { return Ok(()) };
        let mut ended = false;
        while self.pending.len() < bytes && !ended {
            let part = decoder.fill_str()?;
            let room = (bytes - self.pending.len()).min(part.len());
            let read = (room..part.len()).find(|&at| part.is_char_boundary(at)).unwrap_or(part.len());
            self.pending += &part[..read];
            decoder.consume(read);
            ended = read == 0;
        }
        (self.encoding, self.repaired) = (decoder.encoding(), decoder.repaired());
        if ended {
            self.source = Source::Parts(Vec::new().into_iter());
        }
        Ok(())
    }

    fn read(&mut self) -> Result<Option<Stretch>> {
        let part = (self.whole / PART).max(1);
        let mut bytes = part;
        loop {
            // The last stretch has a part at least: in a few lines, no head would come back.
            self.fill(bytes + part)?;
            if let Source::Parts(parts) = &mut self.source {
                if let Some(part) = parts.next() {
                    self.pending = part + "\n\n";
                }
                let rest = self.pending.len();
                return Ok((rest > 0).then(|| self.part(rest)));
            }
            let at_line = |text: &str| if bytes < self.whole { None } else { line_end(text) };
            let end = (0..=bytes).rev().find(|&at| self.pending.is_char_boundary(at)).unwrap_or(0);
            let head = &self.pending[..end];
            if let Some(end) = certain_end(head).or_else(|| at_line(head)) {
                return Ok(Some(self.part(end)));
            }
            if bytes >= LONGEST_LINE {
                let hint = "part it into lines";
                return Err(ErrorKind::TooLarge { what: "a line", limit: LONGEST_LINE as u64, hint }.into());
            }
            bytes *= 2;
        }
    }

    // Takes the pending text up to a place.
    fn part(&mut self, end: usize) -> Stretch {
        let rest = self.pending.split_off(end);
        let text = std::mem::replace(&mut self.pending, rest);
        let start = self.start;
        self.start += end;
        Stretch { start, text }
    }
}

impl<R: Read> Iterator for Stretches<R> {
    type Item = Result<Stretch>;

    fn next(&mut self) -> Option<Result<Stretch>> {
        let read = self.read();
        if read.is_err() {
            self.source = Source::Parts(Vec::new().into_iter());
            self.pending.clear();
        }
        read.transpose()
    }
}

fn whole_document(options: &ReadOptions) -> Whole {
    let (what, hint) = ("a document", "split it into several");
    Whole { what, limit: options.limits.document_bytes, hint }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretches(bytes: &[u8], whole: usize) -> (Vec<Stretch>, &'static str) {
        let mut stretches = Stretches::with_whole(bytes, None, &ReadOptions::default(), whole).unwrap();
        let all = stretches.by_ref().map(Result::unwrap).collect();
        (all, stretches.encoding())
    }

    #[test]
    fn the_stretches_joined_are_the_text_in_any_encoding() {
        let text = "هطل المطر على المدينة.\n\nثم هدأت الريح.\n\n".repeat(9000);
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf32: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        let windows = encoding_rs::WINDOWS_1256.encode(&text).0;
        for (bytes, name) in
            [(text.as_bytes(), "UTF-8"), (&utf16, "UTF-16LE"), (&utf32, "UTF-32"), (&windows, "windows-1256")]
        {
            let (stretches, encoding) = stretches(bytes, 80_000);
            assert!(stretches.len() > 10 && encoding == name, "{encoding}, {}", stretches.len());
            let mut joined = String::new();
            for stretch in stretches {
                assert!(stretch.start == joined.len() && stretch.text.ends_with(".\n\n"));
                joined += &stretch.text;
            }
            assert!(joined == text);
        }
    }

    #[test]
    fn a_short_text_is_one_stretch_and_an_empty_one_is_none() {
        assert_eq!(stretches("نعم.\n\nلا.".as_bytes(), 100).0.len(), 1);
        assert_eq!(stretches(b"", 100).0, []);
    }

    #[test]
    fn lines_without_a_certain_end_are_parted_at_line_ends() {
        let (stretches, _) = stretches("A short line\n".repeat(1000).as_bytes(), 800);
        assert!(stretches.len() > 5 && stretches.iter().all(|stretch| stretch.text.ends_with('\n')));
    }

    #[test]
    fn a_line_without_end_is_refused() {
        let mut stretches = Stretches::new(std::io::repeat(b'a'), None, &ReadOptions::default()).unwrap();
        let error = stretches.next().unwrap().unwrap_err().to_string();
        assert_eq!(error, "a line of more than 64 MiB: part it into lines");
        assert!(stretches.next().is_none());
        let error =
            Stretches::new(std::io::repeat(0), None, &ReadOptions::default()).err().unwrap().to_string();
        assert!(error.starts_with("a file that is no text"), "{error}");
    }
}
