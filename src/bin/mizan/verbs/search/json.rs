use std::io::Write;
use std::ops::Range;

use mizan::lexicon::Lexicon;
use mizan::memory::FoundUnit;
use serde::Serialize;

#[derive(Serialize)]
struct Answer<'f> {
    id: i64,
    source: &'f str,
    target: &'f str,
    source_lang: &'f str,
    target_lang: &'f str,
    source_places: Vec<[usize; 2]>,
    target_places: Vec<[usize; 2]>,
    source_translated: Vec<[usize; 2]>,
    target_translated: Vec<[usize; 2]>,
}

/// Prints what was found as one array on one line.
pub(super) fn print(out: &mut impl Write, found: &[FoundUnit]) -> anyhow::Result<()> {
    let lexicon = Lexicon::built_in();
    let answers = found.iter().map(|f| {
        let translated = f.translated(&lexicon);
        Answer {
            id: f.id().get(),
            source: f.unit().source().plain(),
            target: f.unit().target().plain(),
            source_lang: f.unit().source_lang().tag(),
            target_lang: f.unit().target_lang().tag(),
            source_places: pairs(f.source()),
            target_places: pairs(f.target()),
            source_translated: pairs(&translated.source),
            target_translated: pairs(&translated.target),
        }
    });
    serde_json::to_writer(&mut *out, &answers.collect::<Vec<_>>())?;
    Ok(writeln!(out)?)
}

fn pairs(places: &[Range<usize>]) -> Vec<[usize; 2]> {
    places.iter().map(|place| [place.start, place.end]).collect()
}
