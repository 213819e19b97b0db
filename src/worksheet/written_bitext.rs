//! [`write_bitext`]: the beads of a bitext as a workbook.

use std::io::Write;

use super::columns::LABELS;
use super::written::{WrittenRow, write};
use super::written_text::{WrittenSentence, WrittenText};
use crate::align::Bead;
use crate::bitext::{Bitext, Text};
use crate::error::Result;
use crate::unit::{Origin, Unit};

/// Writes the beads of at least a confidence as a workbook, as [`write`](fn@write) says; a row for each, also
/// for a sentence without a counterpart. A moved sentence stands beside its counterpart. `labelled` sees the
/// unit of each row before its labels are written. Returns the number of rows.
///
/// ```
/// use mizan::bitext::{Bitext, Text};
/// use mizan::worksheet::{Worksheet, write_bitext};
/// use mizan::{Aligner, Lang, Origin};
///
/// let arabic = Text::lines("وصل القطار.\nغادر الضيوف الفندق.", Lang::ARABIC);
/// let english = Text::lines("The train arrived.\nThe guests left the hotel.", Lang::ENGLISH);
/// let bitext = Bitext::align(arabic, english, &Aligner::new(Lang::ARABIC, Lang::ENGLISH));
/// let mut workbook = Vec::new();
/// write_bitext(&mut workbook, "travel", &bitext, 0.0, &Origin::default(), |unit| unit)?;
///
/// // A person edits the workbook, and it comes back.
/// let sheet = Worksheet::read(&*workbook, Default::default(), None)?;
/// let corrected = sheet.on(bitext.source(), bitext.target())?;
/// assert_eq!(corrected.differences(), []);
/// assert_eq!(corrected.units(0.0, &Origin::default()).count(), 2);
/// # Ok::<(), mizan::Error>(())
/// ```
///
/// # Errors
///
/// As for [`write`](fn@write).
pub fn write_bitext(
    out: impl Write,
    name: &str,
    bitext: &Bitext,
    at_least: f64,
    origin: &Origin,
    labelled: impl Fn(Unit) -> Unit,
) -> Result<usize> {
    let texts = [bitext.source(), bitext.target()];
    let mut written = texts.map(sentences);
    let mut rows = Vec::new();
    let mut push = |row: WrittenRow, segments: [&[usize]; 2]| {
        rows.push(row);
        for (text, segments) in written.iter_mut().zip(segments) {
            segments.iter().for_each(|&segment| text.sentences[segment].row = rows.len());
        }
    };
    for bead in bitext.alignment().beads().iter().filter(|bead| bead.confidence() >= at_least) {
        let is_counterpart = bead.source().is_empty() && !bead.moved_to().is_empty();
        match bitext.unit(bead, origin).map(&labelled) {
            Some(unit) => push(of_unit(&unit), [bead.source(), targets(bead)]),
            None if is_counterpart => {}
            None => {
                for (side, segments) in [bead.source(), bead.target()].into_iter().enumerate() {
                    if segments.iter().any(|&segment| !texts[side].segments()[segment].trim().is_empty()) {
                        let mut row = WrittenRow::default();
                        row.texts[side] = texts[side].joined(segments);
                        let mut own: [&[usize]; 2] = [&[], &[]];
                        own[side] = segments;
                        push(row, own);
                    }
                }
            }
        }
    }
    let count = rows.len();
    write(out, name, written.each_ref(), rows)?;
    Ok(count)
}

fn targets(bead: &Bead) -> &[usize] {
    if bead.target().is_empty() { bead.moved_to() } else { bead.target() }
}

fn sentences(text: &Text) -> WrittenText<'_> {
    let sentences = text.segments().iter().enumerate().map(|(number, segment)| WrittenSentence {
        text: segment,
        opens: text.opens_paragraph(number),
        place: text.place(number),
        row: 0,
    });
    WrittenText { lang: text.lang(), sentences: sentences.collect() }
}

fn of_unit(unit: &Unit) -> WrittenRow {
    let origin = unit.origin();
    let labels = [
        origin.document.as_deref(),
        unit.domain(),
        unit.client(),
        unit.project(),
        origin.created_by.as_deref(),
    ];
    let labels =
        LABELS.into_iter().zip(labels).filter_map(|(heading, cell)| Some((heading, cell?.to_owned())));
    WrittenRow {
        texts: [unit.source(), unit.target()].map(|text| text.plain().to_owned()),
        confidence: origin.confidence,
        status: unit.status().name(),
        note: unit.notes().first().map(|note| note.text.clone()).unwrap_or_default(),
        labels: labels.collect(),
    }
}
