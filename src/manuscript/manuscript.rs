//! [`Manuscript`]: a document that is to be translated.

use std::path::Path;

use super::flow::{TokenPlaces, flow_of, flow_of_passage};
use super::part::{ManuscriptPart, ManuscriptSegment, paragraphs};
use super::source::Source;
use crate::documents::{Block, BlockKind, Document, Place, ReadOptions, passages};
use crate::error::Result;
use crate::format::Format;
use crate::hash::fnv1a;
use crate::lang::Lang;
use crate::segment::Segmenter;

/// A document that is to be translated, in parts and their segments.
///
/// ```
/// use std::path::Path;
///
/// use mizan::Lang;
/// use mizan::documents::ReadOptions;
/// use mizan::manuscript::Manuscript;
///
/// let page = b"<h1>Valves</h1><p>Close it. Open it.</p>";
/// let manuscript = Manuscript::read(page, Some(Path::new("plant.html")), &ReadOptions::default(), None)?;
/// assert_eq!(manuscript.lang(), &Lang::ENGLISH);
/// let part = &manuscript.parts()[1];
/// assert_eq!((part.whereabouts(), part.segments().len()), ("paragraph 2", 2));
/// let unit = part.units(&Lang::ENGLISH, &Lang::ARABIC).nth(1).unwrap();
/// assert_eq!((unit.source().plain(), unit.origin().key.as_deref()), ("Open it.", Some("2.2")));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Manuscript {
    pub(super) document: Document,
    pub(super) format: Option<Format>,
    lang: Lang,
    pub(super) checksum: String,
    pub(super) parts: Vec<ManuscriptPart>,
    pub(super) sources: Vec<Source>,
}

impl Manuscript {
    /// Reads a document from the bytes of a file, whose name helps to recognise the format. The language, if
    /// not given, is judged by the script of the text. The headers and footers of pages are read too.
    ///
    /// # Errors
    ///
    /// As for [`read_blocks`](crate::documents::read_blocks).
    pub fn read(
        bytes: &[u8],
        name: Option<&Path>,
        options: &ReadOptions,
        lang: Option<Lang>,
    ) -> Result<Self> {
        let format = Format::certain(bytes, name);
        let mut options = options.clone();
        (options.headers, options.sources) = (true, true);
        let document = Document::read(bytes, name, &options)?;
        let lang = lang.or_else(|| document.lang()).unwrap_or(Lang::UNDETERMINED);
        let segmenter = Segmenter::new(lang.clone());
        let sources = Source::all(bytes, format, &options, &paths(&document))?;
        let mut parts = match format {
            None => of_plain_text(&document, &segmenter),
            Some(Format::Subtitles) => of_cues(&document, &segmenter, &sources),
            Some(format) => of_blocks(&document, &segmenter, (format, &sources)),
        };
        parts.retain(|part| !part.segments.is_empty());
        parts.iter_mut().zip(1..).for_each(|(part, number)| part.number = number);
        Ok(Self { document, format, lang, checksum: Self::checksum_of(bytes), parts, sources })
    }

    /// Returns the document.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Returns the language; undetermined if it was not given and the text has no Arabic and no Latin letter.
    #[must_use]
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// Returns a checksum of the bytes of the file: another document, and another state of this one, have
    /// another.
    #[must_use]
    pub fn checksum(&self) -> &str {
        &self.checksum
    }

    /// Returns the parts of the document that have words to translate, in the order of reading.
    #[must_use]
    pub fn parts(&self) -> &[ManuscriptPart] {
        &self.parts
    }

    pub(super) fn checksum_of(bytes: &[u8]) -> String {
        format!("{:016x}", fnv1a(bytes))
    }
}

// Returns the paths of the parts that the blocks were read from, each once.
fn paths(document: &Document) -> Vec<&str> {
    let mut paths: Vec<&str> = Vec::new();
    for block in document.blocks() {
        let path = block.source.as_ref().map(|source| source.part.as_str());
        paths.extend(path.filter(|path| !paths.contains(path)));
    }
    paths
}

fn part(block: Block, segments: Vec<ManuscriptSegment>) -> ManuscriptPart {
    let whereabouts = block.whereabouts();
    ManuscriptPart { number: 0, kind: block.kind, whereabouts, text: block.text, segments, flow: None }
}

// Only a segmenter tells the paragraphs of a plain text from wrapped lines.
fn of_plain_text(document: &Document, segmenter: &Segmenter) -> Vec<ManuscriptPart> {
    let paragraphs = paragraphs(document.text(), segmenter).into_iter().zip(1..);
    let block = |number| Block::new(BlockKind::Paragraph, "", Place::Paragraph(number));
    paragraphs.map(|(segments, number)| part(block(number), segments)).collect()
}

// A sentence may run over several cues, so that the cues of a passage are one part.
fn of_cues(document: &Document, segmenter: &Segmenter, sources: &[Source]) -> Vec<ManuscriptPart> {
    let tokens = sources.first().map(|source| &source.tokens);
    let mut parts = Vec::new();
    for passage in passages(document.blocks()) {
        let all = 0..passage.text().len();
        let Some((whereabouts, (from, to))) = passage.whereabouts(all.clone()).zip(passage.shown(all)) else {
            continue;
        };
        let segments = paragraphs(passage.text(), segmenter).concat();
        let block = Block::new(BlockKind::Cue { from, to }, passage.text(), Place::Cue(1));
        let flow = tokens.and_then(|tokens| flow_of_passage(&passage, document.blocks(), tokens));
        let part = ManuscriptPart { whereabouts, ..part(block, segments) };
        parts.push(part.with_flow(flow.map(|flow| (0, flow))));
    }
    parts
}

fn of_blocks(
    document: &Document,
    segmenter: &Segmenter,
    (format, sources): (Format, &[Source]),
) -> Vec<ManuscriptPart> {
    let places: Vec<TokenPlaces> = sources.iter().map(|source| TokenPlaces::of(&source.tokens)).collect();
    // What stands in the head of a Markdown text or in a line for a program cannot be put back.
    let has_place = |block: &Block| format != Format::Markdown || block.source.is_some();
    let blocks = document.blocks().iter();
    let blocks = blocks.filter(|block| block.kind != BlockKind::Code && has_place(block));
    let one = |block: &Block| {
        let part = part(block.clone(), paragraphs(&block.text, segmenter).concat());
        let path = block.source.as_ref().map_or("", |source| &source.part);
        let source = sources.iter().position(|source| source.path == path);
        let flow = source.and_then(|number| {
            let Source { file, tokens, .. } = &sources[number];
            Some((number, flow_of(block, (file.text(), tokens), &places[number])?))
        });
        part.with_flow(flow)
    };
    blocks.map(one).collect()
}
