//! [`Reader`]: reads an XLIFF file of any version and dialect as units, one after the other.

use std::collections::VecDeque;
use std::io::Read;

use super::head::Head;
use super::inherited::Inherited;
use super::piece_cutter::{Piece, PieceCutter};
use super::po_header::po_header;
use super::span::UnitSpan;
use super::unit_names::{SharedNames, UnitNames};
use super::{v1, v2};
use crate::error::{Error, ErrorKind, Position, Result, Syntax};
use crate::format::Limits;
use crate::formats::langs::Langs;
use crate::formats::marked::Marked;
use crate::formats::mended::{Repair, Repaired, Repairs};
use crate::formats::streams::ReadUnits;
use crate::formats::xliff::skeleton::Skeleton;
use crate::formats::xliff::version::Version;
use crate::formats::xml::tags::{Tags, attribute, local_name};
use crate::formats::xml::text::Mender;
use crate::formats::xml::text_stream::advance;
use crate::unit::{Header, Unit, UnitText};

/// Reads an XLIFF file of any version and dialect, unit by unit.
///
/// Segments without a translation are units with an empty target. Each unit has its neighbours in the file as
/// context. For a damaged unit the reader returns an error with its place, and goes on with the next unit. It
/// holds one unit at a time, 16 MiB at most. It resolves no external entity and opens no file.
///
/// ```
/// use mizan::formats::xliff;
///
/// let file = r#"<xliff version="1.2"><file original="doors.html" source-language="en" target-language="ar"><body>
///   <trans-unit id="7"><source>Close the <g id="1">door</g>.</source><target>أغلق <g id="1">الباب</g>.</target></trans-unit>
/// </body></file></xliff>"#;
/// let unit = xliff::Reader::new(file.as_bytes()).next().unwrap()?;
/// assert_eq!((unit.source().plain(), unit.target().plain()), ("Close the door.", "أغلق الباب."));
/// assert_eq!(unit.origin().key.as_deref(), Some("7"));
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct Reader<R> {
    pieces: PieceCutter<R>,
    langs: Langs,
    state: ReadingState,
    version: Version,
    head: Head,
    /// The settings of the file and the groups that are open, the outermost first.
    around: Vec<Inherited>,
    /// The unit that was read last. It waits for its next neighbour.
    held: Option<(UnitSpan, Unit)>,
    ready: VecDeque<(UnitSpan, Result<Unit>)>,
    place: UnitSpan,
    header: Option<Header>,
    repairs: Repairs,
    encoding_told: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ReadingState {
    /// No `<xliff>` yet.
    Before,
    Inside,
    /// Behind `</xliff>`.
    After,
    Done,
}

impl<R: Read> Reader<R> {
    /// Returns a reader of a file in any encoding; nothing is read yet.
    #[must_use]
    pub fn new(input: R) -> Self {
        Self {
            pieces: PieceCutter::new(input),
            langs: Langs::default(),
            state: ReadingState::Before,
            version: Version::V1,
            head: Head::default(),
            around: Vec::new(),
            held: None,
            ready: VecDeque::new(),
            place: UnitSpan::default(),
            header: None,
            repairs: Repairs::default(),
            encoding_told: false,
        }
    }

    /// Sets languages that take precedence over those that the file names.
    #[must_use]
    pub fn langs(mut self, langs: Langs) -> Self {
        self.langs = langs;
        self
    }

    /// Returns the reader with these limits instead of the default ones.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.pieces.set_limits(limits);
        self
    }

    /// Returns the document that the units of the current `<file>` were made of, if the file names it.
    #[must_use]
    pub fn skeleton(&self) -> Option<&Skeleton> {
        self.head.skeleton.as_ref()
    }

    /// Tells the reader which names several units share, as [`shared_names`](Self::shared_names) found.
    pub(in crate::formats::xliff) fn with_shared_names(mut self, shared: SharedNames) -> Self {
        self.head.names = UnitNames::with_shared(shared);
        self
    }

    /// Reads to the end; returns the names that several units of a file share.
    pub(in crate::formats::xliff) fn shared_names(mut self) -> SharedNames {
        self.by_ref().for_each(drop);
        self.head.names.into_shared()
    }

    pub(in crate::formats::xliff) fn place(&self) -> UnitSpan {
        self.place
    }

    // Reads on until a unit is ready or the file ends.
    fn advance(&mut self) -> Result<()> {
        let piece = self.pieces.next()?;
        if let Some(encoding) = self.pieces.ignored_declaration()
            && !std::mem::replace(&mut self.encoding_told, true)
        {
            self.repairs.note(self.pieces.at(), Repaired::Encoding(encoding));
        }
        match piece {
            Piece::Tag => self.tag()?,
            Piece::Unit => self.unit()?,
            Piece::Definition => self.definition(),
            Piece::Between => {}
            Piece::Broken(found) => return Err(Error::syntax(self.pieces.at(), found)),
            Piece::End => return self.end(),
        }
        let at = self.pieces.at();
        for _ in 0..self.pieces.drop_piece() {
            self.repairs.note(at, Repaired::Bytes);
        }
        Ok(())
    }

    fn end(&mut self) -> Result<()> {
        self.release();
        let state = std::mem::replace(&mut self.state, ReadingState::Done);
        let found = match state {
            ReadingState::Before => {
                // What is missing is missing from the start on.
                let start = Position { line: 1, column: 1, byte: 0 };
                return Err(Error::syntax(start, Syntax::NotThis("XLIFF file")));
            }
            ReadingState::Inside => Syntax::NoEnd("</xliff>".into()),
            ReadingState::After | ReadingState::Done => return Ok(()),
        };
        Err(Error::syntax(self.pieces.at(), found))
    }

    fn tag(&mut self) -> Result<()> {
        let tag = self.pieces.piece();
        let value = |name: &str| attribute(tag, name);
        let lang = |name: &str| value(name).and_then(|tag| tag.parse().ok());
        match (local_name(tag), tag.starts_with("</")) {
            ("xliff", true) => self.state = ReadingState::After,
            ("xliff", false) => {
                self.state = ReadingState::Inside;
                self.version = if value("version").is_some_and(|version| version.starts_with('2')) {
                    Version::V2
                } else {
                    Version::V1
                };
                self.head.preserved = value("xml:space").as_deref() == Some("preserve");
                self.head.source_lang = lang("srcLang");
                self.head.target_lang = lang("trgLang");
            }
            ("file", false) => self.file()?,
            ("group", false) => self.nest()?,
            ("profiles", false) => {
                if let Some(around) = self.around.last_mut() {
                    *around = around.with_profiles(self.pieces.piece());
                }
            }
            ("skl", is_end) => self.head.is_skeleton = !is_end,
            ("external-file", false) if self.head.is_skeleton => {
                self.head.skeleton = Some(Skeleton::of_tag(self.pieces.piece()));
            }
            ("group", true) => _ = self.around.pop(),
            _ => {}
        }
        Ok(())
    }

    fn file(&mut self) -> Result<()> {
        let tag = self.pieces.piece();
        let lang = |name: &str| attribute(tag, name).and_then(|tag| tag.parse().ok());
        let inherited = self.head.target_lang.clone().filter(|_| self.version == Version::V2);
        let source_lang = lang("source-language").or_else(|| self.head.source_lang.clone());
        let target_lang = lang("target-language").or(inherited);
        let space = attribute(tag, "xml:space");
        let preserved = space.map_or(self.head.preserved, |space| space == "preserve");
        // `original` is optional in 2.x, the id is not.
        let id = || attribute(tag, "id").filter(|_| self.version == Version::V2);
        let document = attribute(tag, "original").or_else(id).filter(|name| !name.is_empty()).map(Into::into);
        self.release();
        let [source_lang, target_lang] =
            self.langs.instead_of("XLIFF", [source_lang.as_ref(), target_lang.as_ref()])?;
        let definitions = std::mem::take(&mut self.head.definitions).of_next_file();
        let names = std::mem::take(&mut self.head.names).of_next_file();
        self.head =
            Head { definitions, names, source_lang, target_lang, document, preserved, ..Head::default() };
        self.around.clear();
        self.nest()
    }

    fn nest(&mut self) -> Result<()> {
        let (tag, most) = (self.pieces.piece(), self.pieces.limits().nesting);
        if self.around.len() > most {
            let kind = ErrorKind::TooMany {
                what: "groups in one another",
                limit: most,
                hint: "no document is built so",
            };
            return Err(kind.into());
        }
        if !tag.ends_with("/>") {
            let around = self.around.last().copied().unwrap_or_default();
            self.around.push(around.inside(tag, self.version));
        }
        Ok(())
    }

    fn unit(&mut self) -> Result<()> {
        let text = self.pieces.piece();
        let place = UnitSpan {
            at: self.pieces.at(),
            len: text.len(),
            inherited: self.around.last().copied().unwrap_or_default(),
            ..UnitSpan::default()
        };
        let tree = match Tags::parse(text, self.pieces.limits().unit_tags) {
            Ok(tree) => tree,
            Err((byte, found)) => return Err(Error::syntax(inside(place.at, text, byte), found)),
        };
        let unit = tree.root();
        let mut mender = Mender { at: place.at, repairs: &mut self.repairs };
        if let Some(header) = po_header(unit, &mut mender) {
            self.header.get_or_insert(header);
            return Ok(());
        }
        self.head.begin(unit, self.version);
        if let Some((_, held)) = &mut self.held
            && let Some(key) = held.origin.key.as_deref().and_then(|key| self.head.names.key_instead_of(key))
        {
            held.origin.key = Some(key);
        }
        let units = match (self.version, unit.local_name()) {
            (Version::V1, "trans-unit") => v1::units(unit, place, &self.head, &mut mender),
            (Version::V2, "unit") => v2::units(unit, place, &self.head, &mut mender),
            _ => return Ok(()),
        };
        units.into_iter().for_each(|(place, unit)| self.hold(place, unit));
        Ok(())
    }

    fn definition(&mut self) {
        let mut mender = Mender { at: self.pieces.at(), repairs: &mut self.repairs };
        let most_tags = self.pieces.limits().unit_tags;
        self.head.definitions.add(self.pieces.piece(), most_tags, &mut mender);
    }

    // Holds a unit back until the next unit of the file is read, which is its neighbour.
    fn hold(&mut self, place: UnitSpan, mut unit: Unit) {
        let text = unit.source().plain().to_owned();
        unit.origin.position = Some(self.head.position);
        self.head.position += 1;
        if let Some((_, held)) = &mut self.held {
            held.context.next.get_or_insert_with(|| text.clone());
        }
        let previous = self.head.previous.replace(text);
        unit.context.previous = unit.context.previous.take().or(previous);
        self.release();
        self.held = Some((place, unit));
    }

    fn release(&mut self) {
        self.ready.extend(self.held.take().map(|(place, unit)| (place, Ok(unit))));
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Unit>;

    fn next(&mut self) -> Option<Self::Item> {
        self.repairs.clear();
        while self.ready.is_empty() && self.state != ReadingState::Done {
            if let Err(error) = self.advance() {
                // An error without a place means that the input itself cannot be read on.
                if error.position().is_none() {
                    self.state = ReadingState::Done;
                }
                self.release();
                let at = error.position().unwrap_or(self.place.at);
                self.ready.push_back((UnitSpan { at, ..UnitSpan::default() }, Err(error)));
            }
        }
        let (place, next) = self.ready.pop_front()?;
        self.place = place;
        if let Ok(unit) = &next {
            self.place.marked = marked_by_text(unit, self.place.marked);
        }
        Some(next)
    }
}

impl<R: Read> ReadUnits for Reader<R> {
    fn at(&self) -> Position {
        self.place.at
    }

    fn repairs(&self) -> &[Repair] {
        self.repairs.as_slice()
    }

    fn marked(&self) -> Marked {
        self.place.marked
    }

    fn header(&self) -> Option<&Header> {
        self.header.as_ref()
    }
}

/// Returns how far the translation of a segment counts, now that its texts are known. A source of codes alone
/// has no text to translate. A target of codes alone is no translation of a text, unless the file says that
/// the segment is translated.
fn marked_by_text(unit: &Unit, marked: Marked) -> Marked {
    let blank = |text: &UnitText| text.plain().trim().is_empty();
    match marked {
        Marked::Rejected | Marked::Protected => marked,
        _ if blank(unit.source()) => Marked::Protected,
        Marked::Nothing if blank(unit.target()) => Marked::Untranslated,
        _ => marked,
    }
}

fn inside(begin: Position, text: &str, byte: usize) -> Position {
    let byte = (0..=byte.min(text.len())).rev().find(|byte| text.is_char_boundary(*byte)).unwrap_or(0);
    advance(begin, &text[..byte])
}
