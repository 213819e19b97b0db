//! Reads and segments the two texts of a pair.

use std::path::Path;

use anyhow::bail;
use mizan::bitext::Text;
use mizan::documents::Document;
use mizan::{Lang, Segmenter};

use super::args::Args;
use super::job::Job;
use crate::terminal::input;
use crate::terminal::page_lines;

/// Reads both texts, each in the language given on the command line or else judged by its script.
pub(super) fn sides(align: &Args, job: &Job) -> anyhow::Result<(Text, Text)> {
    if job.source.as_os_str() == "-" && job.target.as_os_str() == "-" {
        bail!("only one of both texts can come from stdin");
    }
    let options = align.encoding.of_documents(&align.repair);
    let (source, target) = (input::document(&job.source, &options)?, input::document(&job.target, &options)?);
    let source_lang = align.source_lang.clone().or_else(|| judged(&source, align.target_lang.as_ref()));
    let target_lang = align.target_lang.clone().or_else(|| judged(&target, align.source_lang.as_ref()));
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
        if align.segmented {
            Text::lines(document.text(), lang)
        } else {
            let segmenter = Segmenter::new(lang.clone());
            Text::of_document(document, lang, &segmenter)
        }
    };
    let (source, target) = (text(&source, source_lang), text(&target, target_lang));
    refuse_empty(&job.source, &source)?;
    refuse_empty(&job.target, &target)?;
    page_lines::tell(&job.source, source.page_lines());
    page_lines::tell(&job.target, target.page_lines());
    Ok((source, target))
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
fn other(lang: &Lang) -> Lang {
    if lang.is_arabic() { Lang::ENGLISH } else { Lang::ARABIC }
}
