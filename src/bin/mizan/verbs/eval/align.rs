use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use mizan::align::{BeadType, Evidence, read_beads};
use mizan::evaluate::{self, Accuracy, BeadEvaluation, Calibration, Judged, Reliability, Share, judge};
use mizan::lexicon::Lexicon;
use mizan::{Aligner, Bead, Lang};
use serde_json::{Map, Value, json};

use crate::terminal::input;
use crate::terminal::outcome::Outcome;

/// Align documents and compare the beads with a person's: precision, recall and F1, by bead type
#[derive(clap::Args)]
pub(crate) struct Args {
    /// A document's folder (`ar.txt`, `en.txt`: a segment a line; `gold.txt`: `[0] : [0, 1]`, Arabic first), or a
    /// folder of such folders
    #[arg(required = true, value_name = "FOLDER")]
    folders: Vec<PathBuf>,
    /// Score these beads instead of aligning: a file for one document, a folder of DOCUMENT.txt for many
    #[arg(long, value_name = "FILE")]
    predicted: Option<PathBuf>,
    /// Take this lexicon, as `mizan train` makes it, instead of the built-in one
    #[arg(long, value_name = "MODEL")]
    lexicon: Option<PathBuf>,
    /// Leave a kind of evidence out, to see what it is worth: lexicon, position, names, identity, numbers, stems,
    /// coverage, habits
    #[arg(long, value_name = "EVIDENCE", value_parser = Left::from_name)]
    without: Vec<Left>,
    /// Judge the confidences of each document by a calibration learned on the other documents and on these folders
    #[arg(long, value_name = "FOLDER", num_args = 0..)]
    calibrate: Option<Vec<PathBuf>>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let aligner = self.aligner()?;
        let mut pooled = BeadEvaluation::default();
        let (mut each, mut judged) = (Vec::new(), Vec::new());
        for folder in &documents(&self.folders)? {
            let name = folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy().into_owned();
            let (gold, found) = self.beads(folder, &name, &aligner)?;
            let evaluation = evaluate::beads(&gold, &found);
            pooled.add(&evaluation);
            each.push((name, evaluation));
            judged.push(judge(&gold, &found));
        }
        let left_out = self.calibrated(&judged, &aligner)?;
        let mut out = BufWriter::new(io::stdout().lock());
        if self.json {
            print_json(&mut out, &each, &pooled, left_out.as_ref())?;
        } else {
            print(&mut out, &each, &pooled)?;
            if let Some(reliability) = &left_out {
                writeln!(out, "\neach document calibrated by the others")?;
                print_bins(&mut out, reliability)?;
            }
        }
        out.flush()?;
        Ok(Outcome::Done)
    }

    fn aligner(&self) -> anyhow::Result<Aligner> {
        let mut aligner = Aligner::new(Lang::ARABIC, Lang::ENGLISH);
        if !self.without.iter().any(|left| matches!(left, Left::Lexicon)) {
            let lexicon = self
                .lexicon
                .as_deref()
                .map(|path| Lexicon::from_path(path).with_context(|| input::name(path)));
            aligner = aligner.lexicon(lexicon.transpose()?.unwrap_or_else(Lexicon::built_in));
        }
        for left in &self.without {
            if let Left::Evidence(evidence) = left {
                aligner = aligner.without(*evidence);
            }
        }
        Ok(aligner)
    }

    // The beads of all documents by confidences learned from the others.
    fn calibrated(&self, judged: &[Vec<Judged>], aligner: &Aligner) -> anyhow::Result<Option<Reliability>> {
        let Some(further) = &self.calibrate else { return Ok(None) };
        let mut beside = Vec::new();
        for folder in &documents(further)? {
            let (gold, found) = align(folder, aligner)?;
            beside.extend(judge(&gold, &found));
        }
        let mut all = Vec::new();
        for (number, document) in judged.iter().enumerate() {
            let others = judged.iter().enumerate().filter(|(other, _)| *other != number);
            let others: Vec<Judged> = others.flat_map(|(_, beads)| beads).chain(&beside).copied().collect();
            let calibration = Calibration::learn(&others);
            all.extend(
                document
                    .iter()
                    .map(|bead| Judged::new(calibration.confidence(bead.confidence()), bead.is_right())),
            );
        }
        Ok(Some(Reliability::of(&all)))
    }

    // The beads of a person, and those to be scored.
    fn beads(&self, folder: &Path, name: &str, aligner: &Aligner) -> anyhow::Result<(Vec<Bead>, Vec<Bead>)> {
        let Some(path) = &self.predicted else { return align(folder, aligner) };
        let file = if path.is_dir() { path.join(name).with_extension("txt") } else { path.clone() };
        Ok((beads(&folder.join("gold.txt"))?, beads(&file)?))
    }
}

/// What the aligner may go without.
#[derive(Clone, Copy, Debug)]
enum Left {
    Lexicon,
    Evidence(Evidence),
}

impl Left {
    fn from_name(name: &str) -> Result<Self, String> {
        let names = "one of lexicon, position, names, identity, numbers, stems, coverage, habits";
        match name {
            "lexicon" => Ok(Self::Lexicon),
            name => name.parse().map(Self::Evidence).map_err(|_| names.to_owned()),
        }
    }
}

fn documents(folders: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut documents = Vec::new();
    for folder in folders {
        if folder.join("gold.txt").exists() {
            documents.push(folder.clone());
            continue;
        }
        let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
        let paths = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        let mut inside: Vec<_> = paths.into_iter().filter(|path| path.join("gold.txt").exists()).collect();
        if inside.is_empty() {
            bail!("{}: no gold.txt in it, nor in a folder of it", folder.display());
        }
        inside.sort();
        documents.append(&mut inside);
    }
    Ok(documents)
}

// The beads of a person, and those that the aligner finds.
fn align(folder: &Path, aligner: &Aligner) -> anyhow::Result<(Vec<Bead>, Vec<Bead>)> {
    let (arabic, english) = (lines(&folder.join("ar.txt"))?, lines(&folder.join("en.txt"))?);
    Ok((beads(&folder.join("gold.txt"))?, aligner.align(&arabic, &english).into_iter().collect()))
}

fn beads(path: &Path) -> anyhow::Result<Vec<Bead>> {
    let bytes = input::read_bytes(path)?;
    read_beads(&bytes[..]).with_context(|| input::name(path))
}

fn lines(path: &Path) -> anyhow::Result<Vec<String>> {
    Ok(input::read_text(path)?.lines().map(str::to_owned).collect())
}

fn print(out: &mut impl Write, each: &[(String, BeadEvaluation)], pooled: &BeadEvaluation) -> io::Result<()> {
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
        writeln!(out, "{:4} {} {}", kind.name(), counted(recall), counted(precision))?;
    }
    writeln!(out, "\nlinks F1 {:.3}", pooled.links().f1())?;
    writeln!(out)?;
    print_bins(out, pooled.reliability())
}

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

fn print_json(
    out: &mut impl Write,
    each: &[(String, BeadEvaluation)],
    pooled: &BeadEvaluation,
    left_out: Option<&Reliability>,
) -> anyhow::Result<()> {
    let documents: Vec<_> = each
        .iter()
        .map(|(name, evaluation)| {
            let mut object = Map::from_iter([("name".to_owned(), json!(name))]);
            object.extend(scores(evaluation));
            object
        })
        .collect();
    let mut pooled = scores(pooled);
    pooled.extend(left_out.map(|reliability| {
        ("calibration_error_left_out".to_owned(), json!(reliability.calibration_error()))
    }));
    serde_json::to_writer(&mut *out, &json!({ "documents": documents, "pooled": pooled }))?;
    Ok(writeln!(out)?)
}

fn scores(evaluation: &BeadEvaluation) -> Map<String, Value> {
    let accuracy = |a: Accuracy| json!({ "precision": a.precision(), "recall": a.recall(), "f1": a.f1() });
    let share = |s: Share| json!({ "right": s.right(), "all": s.all() });
    let by_type = BeadType::ALL.map(|kind| {
        let counts = json!({
            "recall": share(evaluation.recall_of(kind)), "precision": share(evaluation.precision_of(kind))
        });
        (kind.name().to_owned(), counts)
    });
    Map::from_iter([
        ("strict".to_owned(), accuracy(evaluation.strict())),
        ("lax".to_owned(), accuracy(evaluation.lax())),
        ("links".to_owned(), accuracy(evaluation.links())),
        ("calibration_error".to_owned(), json!(evaluation.reliability().calibration_error())),
        ("by_type".to_owned(), Value::Object(Map::from_iter(by_type))),
    ])
}
