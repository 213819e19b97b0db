//! The scores of alignments as a table for a person.

use std::io::{self, Write};

use mizan::align::BeadType;
use mizan::evaluate::{Interval, Reliability, Share};

use super::calibrated::Calibrated;
use super::scored::Scored;

/// Prints the scores of each document, of each kind and of all together, then the beads by type and by
/// confidence.
pub(super) fn print(out: &mut impl Write, each: &[Scored], pooled: &Scored) -> io::Result<()> {
    let width = each.iter().map(|document| document.name.chars().count()).max().unwrap_or(0).max(8);
    writeln!(out, "{:width$}  strict P     R    F1   lax P     R    F1", "document")?;
    for document in each {
        row(out, width, document)?;
    }
    if each.len() > 1 {
        row(out, width, pooled)?;
    }
    print_kinds(out, each, pooled)?;
    let pooled = &pooled.evaluation;
    writeln!(out, "\ntype  gold found        right of those found")?;
    for kind in BeadType::ALL {
        let (recall, precision) = (pooled.recall_of(kind), pooled.precision_of(kind));
        writeln!(out, "{kind:4} {} {}", counted(recall), counted(precision))?;
    }
    writeln!(out, "\nlinks F1 {:.3}", pooled.links().f1())?;
    writeln!(out)?;
    print_bins(out, pooled.reliability())
}

/// Prints how many beads of each tenth of confidence are right if other documents calibrate a document, and
/// the calibration error of each kind if other kinds calibrate it.
pub(super) fn print_calibrated(out: &mut impl Write, calibrated: &Calibrated) -> io::Result<()> {
    writeln!(out, "\neach document calibrated by the others")?;
    print_bins(out, &calibrated.documents)?;
    if calibrated.kinds.len() > 1 {
        let width = calibrated.kinds.iter().map(|(kind, _)| kind.chars().count()).max().unwrap_or(0);
        writeln!(out, "\neach kind calibrated by the others")?;
        for (kind, reliability) in &calibrated.kinds {
            writeln!(out, "{kind:width$}  calibration error {:.3}", reliability.calibration_error())?;
        }
    }
    Ok(())
}

/// Prints how many beads of each tenth of confidence are right.
fn print_bins(out: &mut impl Write, reliability: &Reliability) -> io::Result<()> {
    writeln!(out, "confidence  beads  right")?;
    for (bin, from) in reliability.bins().iter().zip(0..).filter(|(bin, _)| bin.share().all() > 0) {
        writeln!(
            out,
            "{:.1}-{:.1} {:.3} {:6}  {:.3}",
            from as f64 / 10.0,
            (from + 1) as f64 / 10.0,
            bin.mean_confidence(),
            bin.share().all(),
            bin.share().ratio()
        )?;
    }
    writeln!(out, "calibration error {:.3}", reliability.calibration_error())
}

/// Prints the F1 of each kind of document and of all together, with the interval in which it lies.
fn print_kinds(out: &mut impl Write, each: &[Scored], pooled: &Scored) -> io::Result<()> {
    let kinds = Scored::by_kind(each);
    let width = kinds.iter().map(|kind| kind.name.chars().count()).max().unwrap_or(0).max(6);
    let gains = if pooled.gain().is_some() { "  beside    gain  95 % interval" } else { "" };
    writeln!(out, "\n{:width$}  documents     F1  95 % interval{gains}", "kind")?;
    let rows = if kinds.len() > 1 { &kinds[..] } else { &[] };
    for kind in rows.iter().chain([pooled]) {
        let (documents, f1) = (kind.evaluation.documents(), kind.evaluation.strict().f1());
        let interval = bounds(kind.f1_interval());
        let gain = kind.gain().map_or(String::new(), |gain| {
            format!("   {:.3}  {:+.3}  {}", gain.over(), gain.f1(), signed_bounds(gain.interval()))
        });
        let row = format!("{:width$}  {documents:9}  {f1:.3}  {interval:14}{gain}", kind.name);
        writeln!(out, "{}", row.trim_end())?;
    }
    Ok(())
}

fn bounds(interval: Option<Interval>) -> String {
    let shown = |interval: Interval| format!("{:.3} to {:.3}", interval.low(), interval.high());
    interval.map_or("too few beads".into(), shown)
}

fn signed_bounds(interval: Option<Interval>) -> String {
    let shown = |interval: Interval| format!("{:+.3} to {:+.3}", interval.low(), interval.high());
    interval.map_or("too few beads".into(), shown)
}

fn row(out: &mut impl Write, width: usize, document: &Scored) -> io::Result<()> {
    let (strict, lax) = (document.evaluation.strict(), document.evaluation.lax());
    writeln!(
        out,
        "{:width$}     {:.3} {:.3} {:.3}   {:.3} {:.3} {:.3}",
        document.name,
        strict.precision(),
        strict.recall(),
        strict.f1(),
        lax.precision(),
        lax.recall(),
        lax.f1()
    )
}

fn counted(share: Share) -> String {
    format!("{:6}/{:<6} {:.3}", share.right(), share.all(), share.ratio())
}
