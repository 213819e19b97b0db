//! Aligning a text with its translation.

use std::path::Path;

use serde_json::Value;

use super::answer::json;
use super::langs::pair;
use super::options::Options;
use crate::align::Aligner;
use crate::bitext::{Bitext, Text};
use crate::error::{Error, ErrorKind, Result};
use crate::json::BeadSentences;
use crate::lang::Lang;
use crate::lexicon::Lexicon;
use crate::segment::Segmenter;

/// Aligns two texts: an array of the beads that `mizan align --to jsonl` prints. Each text is JSON: a string,
/// which is split into segments, or an array of segments, which stay as they are.
///
/// Options: `source-lang`, `target-lang` (by default judged by the script), `within` (seconds), `lexicon` (a
/// file of `mizan train`), `split-beads` and `min-confidence`.
///
/// # Errors
///
/// [`ErrorKind::Option`] for an option or a text that is no such JSON.
pub fn align(source: &Value, target: &Value, mut options: Options) -> Result<Value> {
    let [source_lang, target_lang] = pair(&mut options)?;
    let within = options.seconds("within")?;
    let lexicon = options.text("lexicon")?;
    let is_split = options.flag("split-beads")?;
    let at_least = options.share("min-confidence")?.unwrap_or_default();
    options.finish()?;
    let lexicon = lexicon.map_or_else(|| Ok(Lexicon::built_in()), |path| read_lexicon(&path))?;
    let source_lang = source_lang.unwrap_or_else(|| judged(source));
    let target_lang = target_lang.unwrap_or_else(|| judged(target));
    let aligner = Aligner::new(source_lang.clone(), target_lang.clone()).within(within).lexicon(lexicon);
    let (source, target) = (text("source", source, source_lang)?, text("target", target, target_lang)?);
    let bitext = Bitext::align(source, target, &aligner);
    let bitext = if is_split { bitext.split_beads(&aligner) } else { bitext };
    let beads = bitext.alignment().beads().iter().filter(|bead| bead.confidence() >= at_least);
    json(&beads.map(|bead| BeadSentences::new(bead, &bitext)).collect::<Vec<_>>())
}

fn read_lexicon(path: &str) -> Result<Lexicon> {
    Lexicon::from_path(path).map_err(|error| error.in_file(Path::new(path)))
}

fn text(name: &str, given: &Value, lang: Lang) -> Result<Text> {
    match given {
        Value::String(text) => Ok(Text::segmented(text, lang.clone(), &Segmenter::new(lang))),
        Value::Array(segments) => {
            let segments = segments.iter().map(|segment| segment.as_str().map(str::to_owned));
            Ok(Text::from_segments(segments.collect::<Option<Vec<_>>>().ok_or_else(|| no_text(name))?, lang))
        }
        _ => Err(no_text(name)),
    }
}

fn no_text(name: &str) -> Error {
    ErrorKind::Option(format!("the {name} is neither a JSON string nor an array of strings")).into()
}

// Returns the language of a text by its script.
fn judged(given: &Value) -> Lang {
    let lang = match given {
        Value::Array(segments) => segments.iter().filter_map(Value::as_str).find_map(Lang::detect),
        given => given.as_str().and_then(Lang::detect),
    };
    lang.unwrap_or(Lang::UNDETERMINED)
}
