//! [`Entries`]: the reader that TMX and TBX share. It takes one element after another from the cutter; a
//! [`Dialect`] parses the element and pairs its texts.

use std::io::Read;
use std::vec;

use super::element_cutter::{ElementCutter, ElementPiece, Elements};
use super::text::Mender;
use super::text_stream::advance;
use crate::error::{Error, Position, Result, Syntax};
use crate::format::{Limits, bytes};
use crate::formats::langs::Langs;
use crate::formats::mended::{Repair, Repaired, Repairs};
use crate::unit::Unit;

/// A format whose units stand one after the other as elements, each with texts in any number of languages.
pub(crate) trait Dialect {
    const ELEMENTS: Elements;

    /// An element with the texts of a unit.
    type Entry;

    /// Takes note of the start tag of the root element.
    fn take_root(&mut self, _tag: &str) {}

    /// Takes note of the header.
    fn take_header(&mut self, _text: &str, _mender: &mut Mender<'_>) {}

    /// Parses an entry and pairs its texts.
    fn parse(
        &self,
        text: &str,
        chosen: (&Langs, &Limits),
        mender: &mut Mender<'_>,
    ) -> Result<Parsed<Self::Entry>, Damage>;

    /// Returns the unit of a pair. `is_last` is true for the last pair of the entry, whose unit may take the
    /// texts.
    fn unit(entry: &mut Self::Entry, pair: Pair, is_last: bool) -> Unit;
}

/// The places of a source and a target among the texts of an entry.
pub(crate) type Pair = (usize, usize);

/// An entry and the pairs of its texts, each of which is a unit.
pub(crate) type Parsed<E> = (E, Vec<Pair>);

/// The byte in an entry's text at which it is damaged, and the damage.
pub(crate) type Damage = (u64, Syntax);

/// The units of a file, read entry by entry.
pub(crate) struct Entries<R, D: Dialect> {
    pub(crate) dialect: D,
    pub(crate) langs: Langs,
    cutter: ElementCutter<R>,
    open: Option<(D::Entry, vec::IntoIter<Pair>)>,
    at: Position,
    repairs: Repairs,
    encoding_told: bool,
    over: bool,
}

impl<R: Read, D: Dialect> Entries<R, D> {
    pub(crate) fn new(dialect: D, input: R) -> Self {
        Self {
            dialect,
            langs: Langs::default(),
            cutter: ElementCutter::new(&D::ELEMENTS, input),
            open: None,
            at: Position::default(),
            repairs: Repairs::default(),
            encoding_told: false,
            over: false,
        }
    }

    pub(crate) fn set_limits(&mut self, limits: Limits) {
        self.cutter.set_limits(limits);
    }

    pub(crate) fn at(&self) -> Position {
        self.at
    }

    pub(crate) fn repairs(&self) -> &[Repair] {
        self.repairs.as_slice()
    }

    fn cut(&mut self) -> Result<ElementPiece> {
        let cut = self.cutter.next();
        self.repairs.clear();
        self.at = self.cutter.at();
        if let Some(name) = self.cutter.ignored_declaration().filter(|_| !self.encoding_told) {
            self.encoding_told = true;
            self.repairs.note(self.at, Repaired::Encoding(name));
        }
        cut
    }

    fn parse(&mut self) -> Result<()> {
        let (text, limits) = (self.cutter.piece(), self.cutter.limits());
        let mut mender = Mender { at: self.at, repairs: &mut self.repairs };
        let parsed =
            self.dialect.parse(text, (&self.langs, limits), &mut mender).and_then(|(entry, pairs)| {
                // A text may stand in many units, so a small entry could otherwise fill a disk.
                if pairs.len().saturating_mul(text.len()) > limits.unit_pairs {
                    let most = bytes(limits.unit_pairs as u64);
                    let found = format!("{} pairs of texts in one unit, more than {most}", pairs.len());
                    return Err((0, Syntax::Malformed(found)));
                }
                Ok((entry, pairs.into_iter()))
            });
        let damaged = parsed.map(|open| self.open = Some(open)).map_err(|(byte, found)| {
            let before = text.get(..usize::try_from(byte).unwrap_or(0)).unwrap_or_default();
            Error::syntax(advance(self.at, before), found)
        });
        for _ in 0..self.cutter.drop_piece() {
            self.repairs.note(self.at, Repaired::Bytes);
        }
        damaged
    }

    // The next unit of the entry that was parsed last.
    fn unit(&mut self) -> Option<Unit> {
        let (entry, pairs) = self.open.as_mut()?;
        let unit = pairs.next().map(|pair| D::unit(entry, pair, pairs.len() == 0));
        if pairs.len() == 0 {
            self.open = None;
        }
        unit
    }

    fn read(&mut self) -> Result<()> {
        match self.cut()? {
            ElementPiece::Root => self.dialect.take_root(self.cutter.piece()),
            ElementPiece::Header => {
                let mut mender = Mender { at: self.at, repairs: &mut self.repairs };
                self.dialect.take_header(self.cutter.piece(), &mut mender);
            }
            ElementPiece::Unit => self.parse()?,
            ElementPiece::End => self.over = true,
        }
        Ok(())
    }
}

impl<R: Read, D: Dialect> Iterator for Entries<R, D> {
    type Item = Result<Unit>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(unit) = self.unit() {
                return Some(Ok(unit));
            }
            if self.over {
                return None;
            }
            if let Err(error) = self.read() {
                self.over |= error.ends_input();
                return Some(Err(error));
            }
        }
    }
}
