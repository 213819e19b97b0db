//! mizan in the browser: texts in, segments and beads out, as the JSON of `docs/json.md`.
//!
//! No text leaves the page. Memories are files, which a browser does not have, so they stay out.

use mizan_core::bitext::{Bitext, Text};
use mizan_core::formats::tsv;
use mizan_core::json::{BeadSentences, OffsetCounter, Offsets, PlacedSegment};
use mizan_core::lexicon::Lexicon;
use mizan_core::{Aligner, Lang, Segmenter, Unit};
use serde::Deserialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// Splits a text into segments: a JSON array of the objects of `mizan segment --to jsonl`, with places in units
/// of UTF-16. `lang` is a language such as `ar`; without it, each paragraph is judged by its script.
///
/// # Errors
///
/// If `lang` is no language.
#[wasm_bindgen]
pub fn segment(text: &str, lang: Option<String>) -> Result<String, String> {
    let segmenter = Segmenter::new(language(lang)?.unwrap_or(Lang::UNDETERMINED));
    let mut counter = OffsetCounter::new(text, Offsets::Utf16);
    let segments = segmenter.segments(text).map(|segment| segment.trimmed());
    let segments = segments.filter(|segment| !segment.text().is_empty());
    let placed: Vec<_> = segments.map(|segment| PlacedSegment::new(&segment, &mut counter)).collect();
    serde_json::to_string(&placed).map_err(|error| error.to_string())
}

/// Aligns a text with its translation: a JSON array of the objects of `mizan align --to jsonl`. A language that
/// is left out is judged by the script of its text.
///
/// # Errors
///
/// If a language is no language.
#[wasm_bindgen]
pub fn align(
    source: &str,
    target: &str,
    source_lang: Option<String>,
    target_lang: Option<String>,
) -> Result<String, String> {
    let (source_lang, target_lang) = (judged(source, source_lang)?, judged(target, target_lang)?);
    let aligner = Aligner::new(source_lang.clone(), target_lang.clone()).lexicon(Lexicon::built_in());
    let bitext = Bitext::align(split(source, source_lang), split(target, target_lang), &aligner);
    let beads = bitext.alignment().beads().iter().map(|bead| BeadSentences::new(bead, &bitext));
    serde_json::to_string(&beads.collect::<Vec<_>>()).map_err(|error| error.to_string())
}

/// Writes the beads that [`align`] returns as TSV: a line for each bead, with nothing in place of a side that has
/// no sentences. Texts that a spreadsheet would evaluate are guarded, as in the files of the program.
///
/// # Errors
///
/// If `beads` is not such JSON.
#[wasm_bindgen]
pub fn tsv(beads: &str) -> Result<String, String> {
    #[derive(Deserialize)]
    struct Sides {
        source: Vec<String>,
        target: Vec<String>,
    }
    let beads: Vec<Sides> = serde_json::from_str(beads).map_err(|error| error.to_string())?;
    let mut writer = tsv::Writer::new(Vec::new());
    for Sides { source, target } in beads {
        let [source, target] = [source, target].map(|side| side.join(" "));
        let unit = Unit::new(Lang::UNDETERMINED, source, Lang::UNDETERMINED, target);
        writer.write(&unit).map_err(|error| error.to_string())?;
    }
    let written = writer.finish().map_err(|error| error.to_string())?;
    String::from_utf8(written).map_err(|error| error.to_string())
}

/// Returns the version, such as `0.1.0`.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn split(text: &str, lang: Lang) -> Text {
    Text::segmented(text, lang.clone(), &Segmenter::new(lang))
}

fn judged(text: &str, lang: Option<String>) -> Result<Lang, String> {
    Ok(language(lang)?.or_else(|| Lang::detect(text)).unwrap_or(Lang::UNDETERMINED))
}

fn language(tag: Option<String>) -> Result<Option<Lang>, String> {
    tag.filter(|tag| !tag.is_empty())
        .map(|tag| tag.parse().map_err(|error| format!("{tag}: {error}")))
        .transpose()
}
