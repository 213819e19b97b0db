//! Reads and segments the two texts of a pair.

use std::path::Path;

use anyhow::bail;
use mizan::bitext::Text;
use mizan::documents::Document;
use mizan::{Lang, Segmenter};

use super::side_reading::SideReading;
use crate::terminal::input;
use crate::terminal::page_lines;

/// Reads both texts, each in the language given on the command line or else judged by its script.
pub(crate) fn sides(reading: &SideReading, source: &Path, target: &Path) -> anyhow::Result<(Text, Text)> {
    if source.as_os_str() == "-" && target.as_os_str() == "-" {
        bail!("only one of both texts can come from stdin");
    }
    let options = &reading.options;
    let documents = (input::document(source, options)?, input::document(target, options)?);
    let source_lang =
        reading.source_lang.clone().or_else(|| judged(&documents.0, reading.target_lang.as_ref()));
    let target_lang =
        reading.target_lang.clone().or_else(|| judged(&documents.1, reading.source_lang.as_ref()));
    let (source_lang, target_lang) = match (source_lang, target_lang) {
        (Some(source), Some(target)) => (source, target),
        (Some(source), None) => (source.clone(), other(&source)),
        (None, Some(target)) => (other(&target), target),
        (None, None) => (Lang::UNDETERMINED, Lang::UNDETERMINED),
    };
    if source_lang == target_lang && source_lang != Lang::UNDETERMINED {
        bail!(
            "both texts look like {source_lang}: name their languages with --source-lang and --target-lang"
        );
    }
    let text = |document: &Document, lang: Lang| {
        if reading.segmented {
            Text::lines(document.text(), lang)
        } else {
            let segmenter = Segmenter::new(lang.clone());
            Text::of_document(document, lang, &segmenter)
        }
    };
    let texts = (text(&documents.0, source_lang), text(&documents.1, target_lang));
    refuse_empty(source, &texts.0)?;
    refuse_empty(target, &texts.1)?;
    page_lines::tell(source, texts.0.page_lines());
    page_lines::tell(target, texts.1.page_lines());
    Ok(texts)
}

// Returns the language of a text by its script, unless the other text was said to be in this language.
fn judged(document: &Document, other: Option<&Lang>) -> Option<Lang> {
    document.lang().filter(|judged| other.is_none_or(|other| !other.same_language(judged)))
}

// Refuses a text without a sentence: no sentence of the other one can have a counterpart, and the file is
// most likely the wrong one.
fn refuse_empty(path: &Path, text: &Text) -> anyhow::Result<()> {
    if text.segments().iter().all(|segment| segment.trim().is_empty()) {
        bail!("{}: the text is empty; there is nothing to align", input::name(path));
    }
    Ok(())
}

// Returns the language to assume for a text without letters, given the language of the other text.
pub(super) fn other(lang: &Lang) -> Lang {
    if lang.is_arabic() { Lang::ENGLISH } else { Lang::ARABIC }
}
