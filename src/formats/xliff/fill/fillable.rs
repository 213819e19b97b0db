//! [`FillableFile`]: an XLIFF file whose open segments are filled with proposals, everything else staying as
//! it is.
//!
//! The file is not parsed into a model and written anew. Edits replace stretches of its text, so that
//! everything that other tools keep in the file stays as it is, byte for byte.

use std::io::{Read, Write};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::edit::Edit;
use super::fill;
use super::filled::Filled;
use super::notes;
use super::proposal::{Proposal, SegmentProposals};
use crate::encoding;
use crate::error::{Error, Position, Result, Syntax};
use crate::format::{Limits, Whole};
use crate::formats::xliff::reader::Reader;
use crate::formats::xliff::reader::span::UnitSpan;
use crate::formats::xml::tags::Tags;
use crate::unit::Unit;

/// An XLIFF file whose open segments can be filled. The rest of the file stays byte for byte as it is.
///
/// A segment is open if it may be translated, is not locked, and has no target yet, or only a copy of the
/// source in the state of a new target. The best exact proposal becomes the target, if its inline codes are
/// those of the segment. All proposals are added as `alt-trans` elements (in 2.x as `mtc:matches`). Takes
/// about three times as much memory as the file is long.
///
/// ```
/// use mizan::formats::xliff::{FillableFile, Proposal};
/// use mizan::{Lang, Unit};
///
/// let file = r#"<xliff version="1.2"><file source-language="en" target-language="ar"><body><trans-unit id="1"
///   ><source>Close</source></trans-unit></body></file></xliff>"#;
/// let mut document = FillableFile::read(file.as_bytes())?;
/// assert!(document.segments()[0].is_open());
/// let unit = Unit::new(Lang::ENGLISH, "Close", Lang::ARABIC, "إغلاق");
/// document.propose(0, vec![Proposal::new(unit, 100).exact(true).origin("doors")]);
/// let mut filled = Vec::new();
/// assert_eq!(document.write(&mut filled)?.filled, 1);
/// assert!(String::from_utf8_lossy(&filled).contains(">إغلاق</target>"));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Debug)]
pub struct FillableFile {
    text: String,
    encoding: &'static Encoding,
    marked: bool,
    segments: Vec<FillableSegment>,
    damage: Vec<Error>,
}

/// A segment of a [`FillableFile`].
#[derive(Debug)]
pub struct FillableSegment {
    unit: Unit,
    place: UnitSpan,
    /// Its number among the segments of its unit in the file.
    number: usize,
    open: bool,
    proposals: Vec<Proposal>,
    notes: Vec<String>,
}

const MARK: &str = "\u{FEFF}";

impl FillableFile {
    /// Reads a file of any version and dialect, in any encoding. Units that cannot be read stay as they are
    /// and are listed by [`into_damage`](Self::into_damage).
    ///
    /// # Errors
    ///
    /// If the input cannot be read, has more than 256 MiB, is no XLIFF, or has bytes that are no text in its
    /// encoding, since these could not be written again.
    pub fn read(input: impl Read) -> Result<Self> {
        let (what, hint) = ("an XLIFF file to be filled", "split it into several");
        let bytes = Whole { what, limit: Limits::default().document_bytes, hint }.read(input)?;
        let (text, encoding, marked) = decode(&bytes)?;
        let mut document = Self { text, encoding, marked, segments: Vec::new(), damage: Vec::new() };
        document.find_segments()?;
        Ok(document)
    }

    /// Returns the segments, in the order of the file, those with a translation among them.
    #[must_use]
    pub fn segments(&self) -> &[FillableSegment] {
        &self.segments
    }

    /// Returns the errors of the units that could not be read.
    #[must_use]
    pub fn damage(&self) -> &[Error] {
        &self.damage
    }

    /// Returns the errors of the units that could not be read.
    #[must_use]
    pub fn into_damage(self) -> Vec<Error> {
        self.damage
    }

    /// Proposes translations, the best first, for the segment of this number. Does nothing if the segment is
    /// not open.
    ///
    /// # Panics
    ///
    /// If there is no segment of this number.
    pub fn propose(&mut self, segment: usize, proposals: Vec<Proposal>) {
        let segment = &mut self.segments[segment];
        if segment.open {
            segment.proposals = proposals;
        }
    }

    /// Adds a note to the unit of the segment of this number, whether the segment is open or not.
    ///
    /// ```
    /// use mizan::formats::xliff::FillableFile;
    ///
    /// let file = r#"<xliff version="1.2"><file source-language="en" target-language="ar"><body><trans-unit id="1"
    ///   ><source>Close</source><target>أغلق</target></trans-unit></body></file></xliff>"#;
    /// let mut document = FillableFile::read(file.as_bytes())?;
    /// document.note(0, "ask the client");
    /// let mut noted = Vec::new();
    /// document.write(&mut noted)?;
    /// assert!(String::from_utf8_lossy(&noted).contains("</target><note from=\"mizan\">ask the client</note>"));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Panics
    ///
    /// If there is no segment of this number.
    pub fn note(&mut self, segment: usize, note: impl Into<String>) {
        self.segments[segment].notes.push(note.into());
    }

    /// Writes the file with its proposals and notes, in its encoding.
    ///
    /// # Errors
    ///
    /// If the output refuses.
    pub fn write(&self, mut out: impl Write) -> Result<Filled> {
        let mut filled = Filled::default();
        let mut edits = Vec::new();
        for unit in self.segments.chunk_by(|a, b| a.place.at.byte == b.place.at.byte) {
            let proposed = unit.iter().filter(|segment| !segment.proposals.is_empty());
            let jobs: Vec<SegmentProposals<'_>> = proposed
                .map(|segment| SegmentProposals { number: segment.number, proposals: &segment.proposals })
                .collect();
            filled.open += unit.iter().filter(|segment| segment.open).count() - jobs.len();
            let notes: Vec<&str> =
                unit.iter().flat_map(|segment| &segment.notes).map(String::as_str).collect();
            if !jobs.is_empty() || !notes.is_empty() {
                self.fill(unit[0].place, (&jobs, &notes), &mut edits, &mut filled);
            }
        }
        self.write_edited(&edits, &mut out)?;
        out.flush()?;
        Ok(filled)
    }

    fn fill(
        &self,
        place: UnitSpan,
        (jobs, notes): (&[SegmentProposals<'_>], &[&str]),
        edits: &mut Vec<Edit>,
        counts: &mut Filled,
    ) {
        let begin = offset(place.at);
        let tree =
            Tags::parse(self.piece(place), usize::MAX).expect("it was parsed when its units were read");
        let mut own = Vec::new();
        if !jobs.is_empty() {
            let done = fill::unit(tree.root(), place.inherited.limit, jobs, &mut own, counts);
            counts.filled += done;
            counts.proposed += jobs.len() - done;
        }
        own.extend(notes::edit(tree.root(), notes));
        own.sort_by_key(|edit| (edit.place.start, edit.place.end));
        edits.extend(own.into_iter().map(|edit| edit.moved(begin)));
    }

    fn write_edited(&self, edits: &[Edit], out: &mut impl Write) -> Result<()> {
        if self.marked {
            out.write_all(&encode(self.encoding, MARK))?;
        }
        let mut done = 0;
        for edit in edits {
            out.write_all(&encode(self.encoding, &self.text[done..edit.place.start]))?;
            out.write_all(&encode(self.encoding, &edit.text))?;
            done = edit.place.end;
        }
        out.write_all(&encode(self.encoding, &self.text[done..]))?;
        Ok(())
    }

    fn piece(&self, place: UnitSpan) -> &str {
        let begin = offset(place.at);
        &self.text[begin..begin + place.len]
    }

    fn find_segments(&mut self) -> Result<()> {
        // The text is UTF-8 now, whatever encoding the file declares. The byte order mark tells the decoder.
        let reader = || Reader::new(MARK.as_bytes().chain(self.text.as_bytes()));
        let mut reader = reader().with_shared_names(reader().shared_names());
        let mut segments: Vec<FillableSegment> = Vec::new();
        while let Some(read) = reader.next() {
            let unit = match read {
                Ok(unit) => unit,
                Err(error) if is_no_xliff(&error) => return Err(error),
                Err(error) => {
                    self.damage.push(error);
                    continue;
                }
            };
            let place = reader.place();
            let number =
                segments.last().filter(|last| last.place.at == place.at).map_or(0, |last| last.number + 1);
            segments.push(FillableSegment {
                unit,
                place,
                number,
                open: false,
                proposals: Vec::new(),
                notes: Vec::new(),
            });
        }
        for unit in segments.chunk_by_mut(|a, b| a.place.at.byte == b.place.at.byte) {
            let tree =
                Tags::parse(self.piece(unit[0].place), usize::MAX).expect("its units were read from it");
            let open = fill::open(tree.root(), unit.iter().map(|segment| (segment.place, &segment.unit)));
            unit.iter_mut().zip(open).for_each(|(segment, open)| segment.open = open);
        }
        self.segments = segments;
        Ok(())
    }
}

impl FillableSegment {
    /// Returns the source text with its present translation and its neighbours.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// Returns where the unit of the segment begins in the file.
    #[must_use]
    pub fn at(&self) -> Position {
        self.place.at
    }

    /// Returns true if the segment may be filled.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open
    }
}

fn is_no_xliff(error: &Error) -> bool {
    matches!(error.kind(), crate::error::ErrorKind::Syntax { found: Syntax::NotThis(_), .. })
}

fn offset(at: Position) -> usize {
    usize::try_from(at.byte).expect("a place in a text in memory")
}

// Returns the text, its encoding, and whether the file begins with a byte order mark. Refuses bytes that
// `encode` would not give back exactly.
fn decode(bytes: &[u8]) -> Result<(String, &'static Encoding, bool)> {
    let mut text = String::new();
    let mut decoder = encoding::Decoder::new(bytes, crate::formats::xml::text_stream::declared_encoding)?;
    decoder.read_to_string(&mut text)?;
    let encoding = Encoding::for_label(decoder.encoding().as_bytes()).unwrap_or(UTF_8);
    let marked = Encoding::for_bom(bytes).is_some();
    let mut again = if marked { encode(encoding, MARK) } else { Vec::new() };
    again.extend(encode(encoding, &text));
    if let Some(differs) =
        again.iter().zip(bytes).position(|(a, b)| a != b).or((again.len() != bytes.len()).then_some(0))
    {
        let line = bytes[..differs].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        let at = Position { line, column: 1, byte: differs as u64 };
        return Err(Error::syntax(
            at,
            Syntax::Malformed(format!("bytes that are no {} text", encoding.name())),
        ));
    }
    Ok((text, encoding, marked))
}

// Encodes a text. A character that the encoding lacks becomes a character reference (`&#1576;`).
fn encode(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    match encoding {
        _ if encoding == UTF_16LE => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        _ if encoding == UTF_16BE => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        _ => encoding.encode(text).0.into_owned(),
    }
}
