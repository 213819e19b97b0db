//! [`Manuscript::filled`]: a document with its translations.

use std::collections::HashMap;
use std::io::{Cursor, Write};
use std::ops::Range;

use zip::{ZipArchive, ZipWriter};

use super::flow::{Edges, Flow};
use super::manuscript::Manuscript;
use super::part::{ManuscriptPart, ManuscriptSegment};
use super::tokens::{DocxTable, Markup, tables_of_part};
use super::written::{
    Edit, Renderer, TranslatedPassage, applied, directed_paragraph, directed_table, directed_tag,
    ended_paragraph, filled_cues, root_tag,
};
use crate::documents::passages;
use crate::error::{ErrorKind, Result};
use crate::format::Format;
use crate::lang::{Direction, Lang};
use crate::unit::{Unit, UnitText};

/// A document with its translations, and how many there were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FilledDocument {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// The sentences that are translated now.
    pub translated: usize,
    /// The sentences without a translation, which stay as they were.
    pub untranslated: usize,
    /// The sentences whose translation has no place in the document: their text is put together from places
    /// that cannot be told apart. They stay as they were.
    pub unplaced: usize,
    /// Which sentences these are.
    pub unplaced_sentences: Vec<UnplacedSentence>,
}

/// A sentence whose translation has no place in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnplacedSentence {
    /// The key of the unit (`12.1`).
    pub key: String,
    /// The text of the sentence.
    pub text: String,
}

impl Manuscript {
    /// Returns the document with the translations of some units, which [`ManuscriptPart::units`] made; the
    /// bytes are those that the manuscript was read from. Units without a target are passed over. The
    /// markup of a sentence stands where the codes of its translation have it; the words of subtitles stay on
    /// the cues that showed their sources. Text runs in the direction of its language.
    ///
    /// # Errors
    ///
    /// If documents of this format cannot be filled, if the bytes are of another document, or if a unit has
    /// another source than the document has there.
    pub fn filled(&self, bytes: &[u8], units: impl IntoIterator<Item = Unit>) -> Result<FilledDocument> {
        self.check(bytes)?;
        let translations = Translations::of(self, units)?;
        let mut filled = FilledDocument::default();
        for part in &self.parts {
            let (all, new) = (part.segments.len(), translations.count(part));
            match self.has_place(part) {
                true => filled.translated += new,
                false => {
                    filled.unplaced += new;
                    filled.unplaced_sentences.extend(translations.sentences(part));
                }
            }
            filled.untranslated += all - new;
        }
        filled.bytes = match self.format {
            Some(Format::Docx) => self.filled_package(bytes, &translations)?,
            Some(Format::Subtitles) => self.filled_text(self.cue_edits(&translations)),
            _ => self.filled_text(self.page_edits(&translations)),
        };
        Ok(filled)
    }

    /// Returns true if translations can be put back into documents of this format: into those of Word, web
    /// pages, Markdown and subtitles.
    ///
    /// ```
    /// use std::path::Path;
    ///
    /// use mizan::documents::ReadOptions;
    /// use mizan::manuscript::Manuscript;
    ///
    /// let read = |name: &str| Manuscript::read(b"Close it.", Some(Path::new(name)), &ReadOptions::default(), None);
    /// assert!(read("note.md")?.can_be_filled());
    /// assert!(!read("note.txt")?.can_be_filled());
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn can_be_filled(&self) -> bool {
        let fillable = [Format::Docx, Format::Html, Format::Markdown, Format::Subtitles];
        self.format.is_some_and(|format| fillable.contains(&format))
    }

    fn check(&self, bytes: &[u8]) -> Result<()> {
        let instead = "translations go back into documents of Word, web pages, Markdown and subtitles";
        match self.format {
            _ if self.can_be_filled() => {}
            Some(format) => return Err(ErrorKind::Document { kind: format.title(), instead }.into()),
            None => return Err(ErrorKind::Document { kind: "a plain text", instead }.into()),
        }
        if Self::checksum_of(bytes) != self.checksum {
            return Err(ErrorKind::OtherDocument(None).into());
        }
        match self.sources.iter().any(|source| source.file.is_damaged()) {
            true => Err(ErrorKind::Document {
                kind: "a file with bytes that are invalid in its encoding",
                instead: "save it anew as UTF-8, and make the XLIFF anew",
            }
            .into()),
            false => Ok(()),
        }
    }

    fn has_place(&self, part: &ManuscriptPart) -> bool {
        part.flow.is_some() || self.format == Some(Format::Subtitles)
    }

    fn filled_text(&self, edits: Vec<Edit>) -> Vec<u8> {
        let source = self.sources.first();
        source.map_or_else(Vec::new, |source| source.file.encoded(&applied(source.file.text(), edits)))
    }

    fn cue_edits(&self, translations: &Translations) -> Vec<Edit> {
        let Some(source) = self.sources.first() else { return Vec::new() };
        let mut passages = passages(self.document.blocks()).into_iter();
        let translated = |part| {
            let ManuscriptPart { text, segments, flow, .. }: &ManuscriptPart = part;
            let passage = passages.find(|passage| passage.text() == text)?;
            let sentences = segments.iter().map(|segment| segment.range.clone());
            let sentences = sentences.zip(translations.of_part(part)).collect();
            Some(TranslatedPassage { passage, flow: flow.as_ref().map(|(_, flow)| flow), sentences })
        };
        let passages: Vec<_> = self.parts.iter().filter_map(translated).collect();
        filled_cues(source.file.text(), &source.tokens, &passages)
    }

    fn page_edits(&self, translations: &Translations) -> Vec<Edit> {
        let (Some(source), Some(target)) = (self.sources.first(), &translations.target) else {
            return Vec::new();
        };
        let (text, tokens) = (source.file.text(), &source.tokens);
        let mut edits = self.edits(0, translations);
        let root = root_tag(text).filter(|_| self.format == Some(Format::Html));
        let directed = |range: Range<usize>| Edit::of_text(range.clone(), directed_tag(&text[range], target));
        let has_direction = |tag: &str| tag.contains("dir=") || tag.contains("lang=");
        for (_, flow) in self.filled_flows(0, translations).filter(|(_, flow)| flow.markup == Markup::Page) {
            let tag = tokens.sections[flow.section].frame.start.clone();
            edits
                .extend(tag.filter(|tag| root.is_none() || has_direction(&text[tag.clone()])).map(&directed));
        }
        edits.extend(root.filter(|_| !edits.is_empty()).map(&directed));
        edits
    }

    // Returns the parts of a source that have a translation.
    fn filled_flows<'f>(
        &'f self,
        source: usize,
        translations: &'f Translations,
    ) -> impl Iterator<Item = (&'f ManuscriptPart, &'f Flow)> {
        let parts = self.parts.iter().filter(move |part| translations.count(part) > 0);
        parts.filter_map(move |part| {
            let (of, flow) = part.flow.as_ref()?;
            (*of == source).then_some((part, flow))
        })
    }

    fn edits(&self, source: usize, translations: &Translations) -> Vec<Edit> {
        let Some(target) = &translations.target else { return Vec::new() };
        let (file, tokens) = (self.sources[source].file.text(), &self.sources[source].tokens);
        let edit = |(part, flow): (&ManuscriptPart, &Flow)| {
            let mut renderer = Renderer::new(file, tokens, flow.markup, target);
            let mut done = 0;
            for (segment, new) in part.segments.iter().zip(translations.of_part(part)) {
                renderer.old(&flow.items_of(&(done..segment.range.start), Edges::With), &part.text);
                match new {
                    Some(new) => renderer.new_items(&flow.decoded(&segment.range, new)),
                    None => renderer.old(&flow.items_of(&segment.range, Edges::Without), &part.text),
                }
                done = segment.range.end;
            }
            renderer.old(&flow.items_of(&(done..part.text.len()), Edges::With), &part.text);
            Edit { range: flow.region.clone(), chunks: renderer.finish() }
        };
        self.filled_flows(source, translations).map(edit).collect()
    }

    fn part_edits(&self, source: usize, translations: &Translations) -> Vec<Edit> {
        let Some(target) = &translations.target else { return Vec::new() };
        let (file, tokens) = (self.sources[source].file.text(), &self.sources[source].tokens);
        let mut edits = self.edits(source, translations);
        for (_, flow) in self.filled_flows(source, translations) {
            let frame = &tokens.sections[flow.section].frame;
            let Some(start) = frame.start.clone() else { continue };
            let range = frame.properties.clone().unwrap_or(start.end..start.end);
            let (mut properties, start) = (file[range.clone()].to_owned(), &file[start]);
            // The paragraph has the text of the next one now.
            if frame.joint.is_some_and(|end| flow.region.start < end && end < flow.region.end) {
                properties = ended_paragraph(&properties, start);
            }
            let text = directed_paragraph(&properties, start, target.direction());
            edits.push(Edit::of_text(range, text));
        }
        edits.extend(self.table_edits(source, (translations, target.direction())));
        edits
    }

    // Turns the columns of the tables that have a translation in the direction of its language.
    fn table_edits(&self, source: usize, (translations, direction): (&Translations, Direction)) -> Vec<Edit> {
        let file = self.sources[source].file.text();
        let flows = self.filled_flows(source, translations);
        let mut filled: Vec<usize> = flows.map(|(_, flow)| flow.region.start).collect();
        filled.sort_unstable();
        let of_translations = tables_of_part(file).into_iter().filter(|table| {
            let first = filled.partition_point(|&at| at < table.start.end);
            filled.get(first).is_some_and(|&at| at < table.end)
        });
        let edit = |table: DocxTable| {
            let text = directed_table(&file[table.properties.clone()], &file[table.start], direction);
            Edit::of_text(table.properties, text)
        };
        of_translations.map(edit).collect()
    }

    // Copies a package part by part; only those with a translation are packed anew.
    fn filled_package(&self, bytes: &[u8], translations: &Translations) -> Result<Vec<u8>> {
        let archive = |error: zip::result::ZipError| ErrorKind::Archive(Box::new(error));
        let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(archive)?;
        let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
        for number in 0..package.len() {
            let part = package.by_index_raw(number).map_err(archive)?;
            let name = part.name().map_err(archive)?.into_owned();
            let path = name.replace('\\', "/").to_ascii_lowercase();
            let source = self.sources.iter().position(|source| source.path.to_ascii_lowercase() == path);
            let edits = source.map(|source| (source, self.part_edits(source, translations)));
            match edits.filter(|(_, edits)| !edits.is_empty()) {
                Some((source, edits)) => {
                    let options = part.options();
                    out.start_file(name, options).map_err(archive)?;
                    let file = &self.sources[source].file;
                    out.write_all(&file.encoded(&applied(file.text(), edits)))?;
                }
                None => out.raw_copy_file(part).map_err(archive)?,
            }
        }
        Ok(out.finish().map_err(archive)?.into_inner())
    }
}

/// The translations of the sentences of a document, by their keys.
struct Translations {
    texts: HashMap<String, UnitText>,
    target: Option<Lang>,
}

impl Translations {
    // Gathers the targets of units. A unit that a tool has cut further has several keys below its own.
    fn of(manuscript: &Manuscript, units: impl IntoIterator<Item = Unit>) -> Result<Self> {
        let segments = manuscript.parts.iter().flat_map(|part| {
            part.segments.iter().zip(1..).map(|(segment, number)| (part.key(number), segment))
        });
        let segments: HashMap<String, &ManuscriptSegment> = segments.collect();
        let (mut sources, mut texts) = (HashMap::<String, String>::new(), HashMap::<String, UnitText>::new());
        let mut target = None;
        for unit in units {
            let key = unit.origin().key.clone().unwrap_or_default();
            let own = key.match_indices('.').nth(1).map_or(key.as_str(), |(end, _)| &key[..end]);
            if !segments.contains_key(own) {
                return Err(ErrorKind::OtherDocument(Some(key)).into());
            }
            *sources.entry(own.to_owned()).or_default() += unit.source().plain();
            if !unit.target().plain().trim().is_empty() {
                target.get_or_insert_with(|| unit.target_lang().clone());
                let text = texts
                    .remove(own)
                    .map_or_else(|| unit.target().clone(), |text| joined(&text, unit.target()));
                texts.insert(own.to_owned(), text);
            }
        }
        for (key, source) in sources {
            if bare(&source) != bare(segments[&key].text.plain()) {
                return Err(ErrorKind::OtherDocument(Some(key)).into());
            }
        }
        Ok(Self { texts, target })
    }

    fn of_part(&self, part: &ManuscriptPart) -> impl Iterator<Item = Option<&UnitText>> {
        (1..=part.segments.len()).map(|number| self.texts.get(&part.key(number)))
    }

    // Returns the sentences of a part that have a translation.
    fn sentences<'t>(&'t self, part: &'t ManuscriptPart) -> impl Iterator<Item = UnplacedSentence> + 't {
        let sentences = part.segments.iter().zip(1..).map(|(segment, number)| UnplacedSentence {
            key: part.key(number),
            text: segment.text.plain().to_owned(),
        });
        sentences.filter(|sentence| self.texts.contains_key(&sentence.key))
    }

    fn count(&self, part: &ManuscriptPart) -> usize {
        self.of_part(part).flatten().count()
    }
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

fn joined(first: &UnitText, second: &UnitText) -> UnitText {
    let plain = format!("{} {}", first.plain(), second.plain());
    let moved = second.codes().iter().cloned().map(|mut code| {
        code.at += first.plain().len() + 1;
        code
    });
    UnitText::with_codes(plain, first.codes().iter().cloned().chain(moved).collect())
}
