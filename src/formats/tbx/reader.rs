//! [`Reader`]: a TBX file as units, concept by concept.

use std::io::Read;

use super::concept::Concept;
use crate::error::{Position, Result};
use crate::format::Limits;
use crate::formats::langs::Langs;
use crate::formats::mended::Repair;
use crate::formats::streams::ReadUnits;
use crate::formats::xml::element_cutter::Elements;
use crate::formats::xml::entries::{Damage, Dialect, Entries, Pair, Parsed};
use crate::formats::xml::tags::attribute;
use crate::formats::xml::text::Mender;
use crate::lang::Lang;
use crate::unit::Unit;

/// Reads TBX of any version and dialect from any input.
///
/// An iterator of units, all of them [terms](Unit::is_term). Each term of a concept in the source language is
/// paired with each term in another language. The source language is the language that the file names as its
/// own; if a concept has no term in it, the terms of each two languages are paired. An error concerns one
/// concept and gives its place; the next call goes on behind it, unless reading itself failed. Takes memory
/// for one concept (16 MiB at most).
///
/// ```
/// use mizan::formats::tbx;
///
/// let file = r#"<martif type="TBX-Basic" xml:lang="en"><text><body><termEntry id="c7">
///   <langSet xml:lang="en"><tig><term>gate valve</term></tig></langSet>
///   <langSet xml:lang="ar"><tig><term>صمام بوابي</term></tig></langSet>
/// </termEntry></body></text></martif>"#;
/// let unit = tbx::Reader::new(file.as_bytes()).next().unwrap()?;
/// assert_eq!((unit.source().plain(), unit.target().plain()), ("gate valve", "صمام بوابي"));
/// assert!(unit.is_term());
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct Reader<R>(Entries<R, Tbx>);

#[derive(Default)]
struct Tbx {
    lang: Option<Lang>,
}

impl<R: Read> Reader<R> {
    /// Returns a reader of an input.
    #[must_use]
    pub fn new(input: R) -> Self {
        Self(Entries::new(Tbx::default(), input))
    }

    /// Returns the reader with these languages, which take precedence over the languages that the file names.
    #[must_use]
    pub fn langs(mut self, langs: Langs) -> Self {
        self.0.langs = langs;
        self
    }

    /// Returns the reader with these limits instead of the default ones.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.0.set_limits(limits);
        self
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Unit>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }
}

impl<R: Read> ReadUnits for Reader<R> {
    fn at(&self) -> Position {
        self.0.at()
    }

    fn repairs(&self) -> &[Repair] {
        self.0.repairs()
    }
}

impl Dialect for Tbx {
    const ELEMENTS: Elements = Elements {
        file: "TBX file",
        root: &["tbx", "martif"],
        header: "martifHeader",
        header_end: b"</martifHeader",
        unit: &["termEntry", "conceptEntry"],
        parts: &["langSet", "langSec", "tig", "ntig", "termSec", "term"],
        around: &["body", "text", "martif", "tbx"],
    };

    type Entry = Concept;

    fn take_root(&mut self, tag: &str) {
        self.lang = attribute(tag, "xml:lang").and_then(|tag| tag.parse().ok());
    }

    fn parse(
        &self,
        text: &str,
        (langs, limits): (&Langs, &Limits),
        mender: &mut Mender<'_>,
    ) -> Result<Parsed<Concept>, Damage> {
        let concept = Concept::parse(text, limits.unit_tags, mender)?;
        let chosen = ([langs.source.as_ref(), langs.target.as_ref()], self.lang.as_ref());
        let pairs = concept.pairs(chosen, limits.unit_texts).map_err(|found| (0, found))?;
        Ok((concept, pairs))
    }

    fn unit(concept: &mut Concept, pair: Pair, _is_last: bool) -> Unit {
        concept.unit(pair)
    }
}
