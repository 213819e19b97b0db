//! The two texts of a pair, read and segmented.

use std::path::Path;

use anyhow::{Context, bail};
use mizan::bitext::Text;
use mizan::documents::Document;
use mizan::{Lang, Segmenter};

use super::args::Args;
use super::job::Job;
use crate::terminal::input;

/// Reads both texts, each in the language given on the command line or else judged by its script.
pub(super) fn sides(align: &Args, job: &Job) -> anyhow::Result<(Text, Text)> {
    if job.source.as_os_str() == "-" && job.target.as_os_str() == "-" {
        bail!("only one of both texts can come from stdin");
    }
    let (source, target) = (document(&job.source)?, document(&job.target)?);
    let source_lang = align.source_lang.clone().or_else(|| source.lang());
    let target_lang = align.target_lang.clone().or_else(|| target.lang());
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
            Text::segmented(document.text(), lang, &segmenter)
        }
    };
    Ok((text(&source, source_lang), text(&target, target_lang)))
}

fn document(path: &Path) -> anyhow::Result<Document> {
    let bytes = input::read_bytes(path)?;
    let name = Some(path).filter(|path| path.as_os_str() != "-");
    let document = Document::new(&bytes, name).with_context(|| input::name(path))?;
    input::tell(path, document.encoding(), document.repaired());
    Ok(document)
}

// Returns the language of a text without letters, from the language of the other text.
fn other(lang: &Lang) -> Lang {
    if lang.is_arabic() { Lang::ENGLISH } else { Lang::ARABIC }
}
