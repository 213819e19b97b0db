use std::io::{self, Write};
use std::ops::Range;

use mizan::UnitText;
use mizan::memory::Match;
use mizan::similarity::{Adapted, Check};
use serde::Serialize;

/// Prints the matches of a query as one array on one line.
pub(super) fn print(out: &mut impl Write, matches: &[Match]) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &matches.iter().map(Answer::of).collect::<Vec<_>>())?;
    writeln!(out)
}

#[derive(Serialize)]
struct Answer<'m> {
    source: &'m str,
    target: &'m str,
    percent: u8,
    class: &'static str,
    plain: u8,
    penalties: Vec<Taken>,
    id: i64,
    source_lang: &'m str,
    target_lang: &'m str,
    status: &'static str,
    differences: Vec<Differs>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    source_codes: Vec<Inline<'m>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    target_codes: Vec<Inline<'m>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    adapted: Option<Fitted>,
}

#[derive(Serialize)]
struct Inline<'m> {
    at: usize,
    markup: &'m str,
}

#[derive(Serialize)]
struct Taken {
    name: &'static str,
    points: u8,
}

#[derive(Serialize)]
struct Differs {
    name: &'static str,
    query: [usize; 2],
    unit: [usize; 2],
}

#[derive(Serialize)]
struct Fitted {
    target: String,
    places: Vec<[usize; 2]>,
    remarks: Vec<&'static str>,
}

impl<'m> Answer<'m> {
    fn of(m: &'m Match) -> Self {
        let taken = m.penalties().iter().map(|p| Taken { name: p.reason().name(), points: p.points() });
        let differs = m.differences().iter().map(|difference| Differs {
            name: difference.kind().name(),
            query: as_given(m.query(), &difference.query()),
            unit: pair(&difference.text()),
        });
        Self {
            source: m.unit().source().plain(),
            target: m.unit().target().plain(),
            percent: m.percent(),
            class: m.class().name(),
            plain: m.plain(),
            penalties: taken.collect(),
            id: m.id().get(),
            source_lang: m.unit().source_lang().tag(),
            target_lang: m.unit().target_lang().tag(),
            status: m.unit().status().name(),
            differences: differs.collect(),
            source_codes: codes(m.unit().source()),
            target_codes: codes(m.unit().target()),
            adapted: m.adapted().map(|adapted| Fitted::of(&adapted)),
        }
    }
}

impl Fitted {
    fn of(adapted: &Adapted) -> Self {
        Self {
            target: adapted.target().plain().to_owned(),
            places: adapted.places().iter().map(pair).collect(),
            remarks: adapted.checks().iter().map(Check::name).collect(),
        }
    }
}

fn codes(text: &UnitText) -> Vec<Inline<'_>> {
    text.codes().iter().map(|code| Inline { at: code.at, markup: &code.markup }).collect()
}

/// Returns a range of the text without codes as one of the text with them. A code at either end of it is left out, but
/// one that is all that it holds.
fn as_given(text: &UnitText, range: &Range<usize>) -> [usize; 2] {
    let codes = |is_before: &dyn Fn(usize) -> bool| -> usize {
        text.codes().iter().filter(|code| is_before(code.at)).map(|code| code.markup.len()).sum()
    };
    let start = if range.is_empty() { codes(&|at| at < range.start) } else { codes(&|at| at <= range.start) };
    let end = if range.is_empty() { codes(&|at| at <= range.end) } else { codes(&|at| at < range.end) };
    [range.start + start, range.end + end]
}

fn pair(range: &Range<usize>) -> [usize; 2] {
    [range.start, range.end]
}
