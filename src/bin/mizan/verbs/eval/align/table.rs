//! The scores of alignments as a table for a person.

use std::io::{self, Write};

use mizan::align::BeadType;
use mizan::evaluate::{BeadEvaluation, Reliability, Share};

/// Prints the scores of each document and of all together, then the beads by type and by confidence.
pub(super) fn print(
    out: &mut impl Write,
    each: &[(String, BeadEvaluation)],
    pooled: &BeadEvaluation,
) -> io::Result<()> {
    let width = each.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0).max(8);
    writeln!(out, "{:width$}  strict P     R    F1   lax P     R    F1", "document")?;
    for (name, evaluation) in each {
        row(out, width, name, evaluation)?;
    }
    if each.len() > 1 {
        row(out, width, "pooled", pooled)?;
    }
    writeln!(out, "\ntype  gold found        right of those found")?;
    for kind in BeadType::ALL {
        let (recall, precision) = (pooled.recall_of(kind), pooled.precision_of(kind));
        writeln!(out, "{kind:4} {} {}", counted(recall), counted(precision))?;
    }
    writeln!(out, "\nlinks F1 {:.3}", pooled.links().f1())?;
    writeln!(out)?;
    print_bins(out, pooled.reliability())
}

/// Prints how many beads of each tenth of confidence are right.
pub(super) fn print_bins(out: &mut impl Write, reliability: &Reliability) -> io::Result<()> {
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

fn row(out: &mut impl Write, width: usize, name: &str, evaluation: &BeadEvaluation) -> io::Result<()> {
    let (strict, lax) = (evaluation.strict(), evaluation.lax());
    writeln!(
        out,
        "{name:width$}     {:.3} {:.3} {:.3}   {:.3} {:.3} {:.3}",
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
