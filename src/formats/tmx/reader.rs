//! [`Reader`]: reads a TMX file as units, one after the other.

use std::io::Read;

use super::parse::Tu;
use super::{header, props};
use crate::error::{Position, Result};
use crate::format::Limits;
use crate::formats::lang_pairs::pairs;
use crate::formats::langs::Langs;
use crate::formats::marked::Marked;
use crate::formats::mended::Repair;
use crate::formats::streams::ReadUnits;
use crate::formats::xml::element_cutter::Elements;
use crate::formats::xml::entries::{Damage, Dialect, Entries, Parsed};
use crate::formats::xml::text::Mender;
use crate::unit::{Header, Unit};

/// Reads TMX 1.1 to 1.4b, UTF-8, UTF-16 or a legacy encoding, from any input.
///
/// An iterator of units. An error concerns one unit and gives its place; the next call goes on behind it.
/// Only an error of reading itself ([`ErrorKind::Io`](crate::ErrorKind::Io)) ends the iterator. A `<tu>` of
/// several languages makes a unit for each target language; if the file names no source language (`*all*`),
/// it makes a unit for each two languages. Takes memory for one unit (16 MiB at most), however long the file
/// or its lines are.
///
/// ```
/// use mizan::formats::tmx;
///
/// let file = r#"<tmx version="1.4"><header srclang="ar"/><body>
///   <tu><tuv xml:lang="en"><seg>Close the valve.</seg></tuv><tuv xml:lang="ar"><seg>أغلق الصمام.</seg></tuv></tu>
/// </body></tmx>"#;
/// let units: Vec<mizan::Unit> = tmx::Reader::new(file.as_bytes()).collect::<mizan::Result<_>>()?;
/// assert_eq!(units[0].source().plain(), "أغلق الصمام.");
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct Reader<R> {
    entries: Entries<R, Tmx>,
    /// What the file says about the unit that was returned last.
    marked: Marked,
}

struct Tmx {
    header: Header,
}

impl<R: Read> Reader<R> {
    /// Returns a reader of an input.
    #[must_use]
    pub fn new(input: R) -> Self {
        let entries = Entries::new(Tmx { header: Header::default() }, input);
        Self { entries, marked: Marked::Nothing }
    }

    /// Returns the reader with these languages, which take precedence over the languages that the file names.
    #[must_use]
    pub fn langs(mut self, langs: Langs) -> Self {
        self.entries.langs = langs;
        self
    }

    /// Returns the reader with these limits instead of the default ones.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.entries.set_limits(limits);
        self
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Unit>;

    fn next(&mut self) -> Option<Self::Item> {
        let unit = self.entries.next()?;
        let is_rejected = unit.as_ref().is_ok_and(props::is_rejected);
        self.marked = if is_rejected { Marked::Rejected } else { Marked::Nothing };
        Some(unit)
    }
}

impl<R: Read> ReadUnits for Reader<R> {
    fn at(&self) -> Position {
        self.entries.at()
    }

    fn repairs(&self) -> &[Repair] {
        self.entries.repairs()
    }

    fn marked(&self) -> Marked {
        self.marked
    }

    fn header(&self) -> Option<&Header> {
        Some(&self.entries.dialect.header)
    }
}

impl Dialect for Tmx {
    const ELEMENTS: Elements = Elements {
        file: "TMX file",
        root: &["tmx"],
        header: "header",
        header_end: b"</header",
        unit: &["tu"],
        parts: &["tuv", "seg"],
        around: &["body", "tmx"],
    };

    type Entry = Tu;

    fn take_header(&mut self, text: &str, mender: &mut Mender<'_>) {
        self.header = header::parse(text, mender);
    }

    fn parse(
        &self,
        text: &str,
        (langs, limits): (&Langs, &Limits),
        mender: &mut Mender<'_>,
    ) -> Result<Parsed<Tu>, Damage> {
        let tu = Tu::parse(text, limits.unit_tags, mender)?;
        let said = tu.source_lang.as_ref().or(self.header.source_lang.as_ref());
        let wanted = [langs.source.as_ref(), langs.target.as_ref()];
        let paired = pairs("<tu>", &tu.langs(), (wanted, said), limits.unit_texts);
        Ok((tu, paired.map_err(|found| (0, found))?))
    }

    fn unit(tu: &mut Tu, pair: (usize, usize), is_last: bool) -> Unit {
        tu.unit(pair, is_last)
    }
}
