//! [`OneDocument`]: a document that holds both languages.

use std::path::Path;

use anyhow::bail;
use mizan::bitext::Text;
use mizan::documents::{Document, PartedDocument};
use mizan::{Lang, LangPair, Segmenter};

use super::side_reading::SideReading;
use super::sides::other;
use crate::terminal::input;
use crate::terminal::page_lines;
use crate::terminal::words::count;

/// A document that holds both languages, parted by their scripts.
pub(crate) struct OneDocument {
    pub(crate) source: Text,
    pub(crate) target: Text,
    /// What was parted, in words.
    pub(super) told: String,
}

impl OneDocument {
    /// Reads and parts a document.
    pub(crate) fn read(reading: &SideReading, path: &Path) -> anyhow::Result<Self> {
        let document = input::document(path, &reading.options)?;
        let langs = langs(reading);
        let Some(parted) = document.parted(&langs) else {
            bail!("{}: {}", input::name(path), refusal(&document, &langs));
        };
        let text = |document: &Document, lang: &Lang| {
            let lines = || document.text().lines().filter(|line| !line.trim().is_empty()).map(str::to_owned);
            match reading.segmented {
                true => Text::from_segments(lines().collect(), lang.clone()),
                false => Text::of_document(document, lang.clone(), &Segmenter::new(lang.clone())),
            }
        };
        let (source, target) = (text(&parted.source, langs.source()), text(&parted.target, langs.target()));
        page_lines::tell(path, source.page_lines() + target.page_lines());
        Ok(Self { source, target, told: told(&langs, &parted) })
    }
}

/// The language that a document holds.
pub(super) enum Held {
    /// Both languages of the pair.
    Both,
    Arabic,
    English,
    /// Neither, or the document cannot be read.
    Other,
}

impl Held {
    /// Reads a document and judges its text by script.
    pub(super) fn read(reading: &SideReading, path: &Path) -> Self {
        let document =
            input::read_bytes(path).ok().map(|bytes| Document::read(&bytes, Some(path), &reading.options));
        let Some(Ok(document)) = document else { return Self::Other };
        if document.parted(&langs(reading)).is_some() {
            return Self::Both;
        }
        match document.lang() {
            Some(lang) if lang.is_arabic() => Self::Arabic,
            Some(lang) if lang.is_english() => Self::English,
            _ => Self::Other,
        }
    }
}

// Returns the languages that were given; a document without further word is Arabic and English.
fn langs(reading: &SideReading) -> LangPair {
    let (source, target) = match (reading.source_lang.clone(), reading.target_lang.clone()) {
        (Some(source), Some(target)) => (source, target),
        (Some(source), None) => (source.clone(), other(&source)),
        (None, Some(target)) => (other(&target), target),
        (None, None) => (Lang::ARABIC, Lang::ENGLISH),
    };
    LangPair::new(source, target)
}

// Returns why a document is not parted.
fn refusal(document: &Document, langs: &LangPair) -> String {
    let (source, target) = (langs.source(), langs.target());
    if document.text().trim().is_empty() {
        return "the text is empty; there is nothing to align".to_owned();
    }
    if source.same_language(target) {
        return format!(
            "--source-lang and --target-lang are both {source}; a translation has another language"
        );
    }
    match document.lang() {
        Some(held)
            if source.is_arabic() != target.is_arabic()
                && (held.same_language(source) || held.same_language(target)) =>
        {
            format!(
                "all or nearly all of the text is {held}: name its translation as well, or a document that holds both \
             {source} and {target}"
            )
        }
        _ => format!(
            "the text cannot be parted into {source} and {target} by script: name two documents, one for each \
             language"
        ),
    }
}

fn told(langs: &LangPair, parted: &PartedDocument) -> String {
    let mut told = format!(
        "{} {}, {} {}",
        count(parted.source_pieces as u64, "paragraph"),
        name(langs.source()),
        parted.target_pieces,
        name(langs.target()),
    );
    if parted.on_both_sides > 0 {
        told += &format!(", {} without words on both sides", parted.on_both_sides);
    }
    if parted.left_out > 0 {
        let were = if parted.left_out == 1 { "was" } else { "were" };
        told += &format!(", {} held both and {were} left out", parted.left_out);
    }
    told
}

fn name(lang: &Lang) -> &str {
    match () {
        () if lang.is_arabic() => "Arabic",
        () if lang.is_english() => "English",
        () => lang.tag(),
    }
}
