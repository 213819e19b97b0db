//! `mizan eval align`, from its arguments to the printed scores.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use mizan::evaluate::{Judged, Reliability, judge, one_by_one};
use mizan::json::BeadReport;
use mizan::lexicon::Lexicon;
use mizan::{Aligner, Bead, Lang};

use super::calibrated::Calibrated;
use super::documents::{align, beads, documents};
use super::left_out::Left;
use super::scored::Scored;
use super::table;
use crate::terminal::bidi::Bidi;
use crate::terminal::outcome::Outcome;
use crate::terminal::screen::Screen;
use crate::terminal::{input, json};

/// align documents and compare the beads with those that a person made: precision, recall, F1, by bead type
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan eval align gold\n  mizan eval align gold --json")]
pub(crate) struct Args {
    /// the folder of a document (`ar.txt` and `en.txt` with one segment per line, `gold.txt` with beads such
    /// as `[0] : [0, 1]`, Arabic first), or a folder of such folders
    #[arg(required = true, value_name = "FOLDER")]
    folders: Vec<PathBuf>,
    /// score the beads of this file instead of aligning, or for many documents a folder of DOCUMENT.txt
    #[arg(long, value_name = "FILE")]
    predicted: Option<PathBuf>,
    /// print the gain over the beads of another build: a file as for --predicted, or a folder of DOCUMENT.txt
    #[arg(long, value_name = "FILE")]
    beside: Option<PathBuf>,
    /// count a null bead of several sentences as one bead, as the published scorers do, instead of counting
    /// its sentences one by one
    #[arg(long)]
    whole_nulls: bool,
    /// use this lexicon, written by `mizan train`, instead of the built-in one
    #[arg(long, value_name = "MODEL")]
    lexicon: Option<PathBuf>,
    /// leave out a kind of evidence, to measure its worth: lexicon, position, names, identity, numbers,
    /// stems, coverage, habits
    #[arg(long, value_name = "EVIDENCE", value_parser = Left::from_name)]
    without: Vec<Left>,
    /// judge the confidences of each document by a calibration learned on the other documents and on these
    /// folders, and those of each kind by one learned on the other kinds and these folders
    #[arg(long, value_name = "FOLDER", num_args = 0..)]
    calibrate: Option<Vec<PathBuf>>,
    /// print JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let aligner = self.aligner()?;
        let (mut scored, mut judged) = (Vec::new(), Vec::new());
        for folder in &documents(&self.folders)? {
            let name = folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy().into_owned();
            let (gold, found) = self.beads(folder, &name, &aligner)?;
            let beside = self.beside.as_deref().map(|path| self.read(path, &name)).transpose()?;
            judged.push(judge(&gold, &found));
            scored.push(Scored::new(name, &gold, &found, beside.as_deref()));
        }
        let pooled = Scored::pool("pooled", &scored);
        let left_out = self.calibrated(&scored, &judged, &aligner)?;
        let mut out = BufWriter::new(io::stdout().lock());
        if self.json {
            json::print(
                &mut out,
                &report(&scored, &pooled, left_out.as_ref().map(|calibrated| &calibrated.documents)),
            )?;
        } else {
            let screen = Screen::stdout(Bidi::Off);
            scored.iter_mut().for_each(|document| document.name = screen.show(&document.name).into_owned());
            table::print(&mut out, &scored, &pooled)?;
            if let Some(calibrated) = &left_out {
                table::print_calibrated(&mut out, calibrated)?;
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

    // Returns how reliable the confidences are if those of a document are calibrated on others.
    fn calibrated(
        &self,
        scored: &[Scored],
        judged: &[Vec<Judged>],
        aligner: &Aligner,
    ) -> anyhow::Result<Option<Calibrated>> {
        let Some(further) = &self.calibrate else { return Ok(None) };
        let mut beside = Vec::new();
        for folder in &documents(further)? {
            let (gold, found) = align(folder, aligner)?;
            beside.extend(judge(&self.counted(gold), &self.counted(found)));
        }
        Ok(Some(Calibrated::new(scored, judged, &beside)))
    }

    // Returns the beads that a person made, and the beads to be scored.
    fn beads(&self, folder: &Path, name: &str, aligner: &Aligner) -> anyhow::Result<(Vec<Bead>, Vec<Bead>)> {
        let (gold, found) = match &self.predicted {
            Some(path) => (beads(&folder.join("gold.txt"))?, self.read(path, name)?),
            None => align(folder, aligner)?,
        };
        Ok((self.counted(gold), self.counted(found)))
    }

    // Reads the beads of a document from a file, or from a folder of documents.
    fn read(&self, path: &Path, name: &str) -> anyhow::Result<Vec<Bead>> {
        let file = if path.is_dir() { path.join(format!("{name}.txt")) } else { path.to_owned() };
        Ok(self.counted(beads(&file)?))
    }

    fn counted(&self, beads: Vec<Bead>) -> Vec<Bead> {
        if self.whole_nulls { beads } else { one_by_one(beads) }
    }
}

fn report(documents: &[Scored], pooled: &Scored, left_out: Option<&Reliability>) -> BeadReport {
    let scores = |documents: &[Scored]| documents.iter().map(Scored::scores).collect();
    let kinds = scores(&Scored::by_kind(documents));
    BeadReport::new(scores(documents), kinds, pooled.scores().name(None).left_out(left_out))
}
