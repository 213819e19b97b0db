//! Splitting a text into segments.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use super::answer::json;
use super::langs::offsets;
use super::options::Options;
use super::reading::Reading;
use crate::encoding::decode;
use crate::error::Result;
use crate::json::{OffsetCounter, PlacedSegment};
use crate::lang::Lang;
use crate::segment::{Cut, Segmenter};

/// Splits a text into segments: an array of the objects that `mizan segment --to jsonl` prints. A language of
/// [`Lang::UNDETERMINED`] is judged by the script of each paragraph.
///
/// Options: `cut` (an array of `semicolon`, `colon`, `line`), `longest` (characters), `abbreviations` (a file
/// of them, one a line) and `offsets`.
///
/// # Errors
///
/// [`ErrorKind::Option`](crate::ErrorKind::Option), and the error of a file that cannot be read.
pub fn segment(text: &str, lang: Lang, mut options: Options) -> Result<Value> {
    let offsets = offsets(&mut options)?;
    let segmenter = segmenter(lang, &mut options)?;
    options.finish()?;
    let mut counter = OffsetCounter::new(text, offsets);
    let segments = segmenter.segments(text).map(|segment| segment.trimmed());
    let segments = segments.filter(|segment| !segment.text().is_empty());
    json(&segments.map(|segment| PlacedSegment::new(&segment, &mut counter)).collect::<Vec<_>>())
}

/// Takes the options `cut`, `longest` and `abbreviations`.
fn segmenter(lang: Lang, options: &mut Options) -> Result<Arc<Segmenter>> {
    let cuts: Vec<Cut> = options.each_parsed("cut", "semicolon, colon or line")?;
    let longest = options.number("longest", u64::from(u32::MAX))?.filter(|&chars| chars > 0);
    let longest = longest.and_then(|chars| usize::try_from(chars).ok());
    let Some(path) = options.text("abbreviations")? else {
        return Ok(options.open_files().segmenter(lang, cuts, longest));
    };
    let segmenter = Segmenter::new(lang).cuts(cuts).longest(longest);
    let path = Path::new(&path);
    let bytes = Reading::bytes(path).map_err(|error| error.in_file(path))?;
    Ok(Arc::new(decode(&bytes).text.lines().fold(segmenter, Segmenter::abbreviation)))
}
