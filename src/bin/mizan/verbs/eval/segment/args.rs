//! `mizan eval segment`, from its arguments to the printed scores.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::ensure;
use mizan::evaluate::{self, SegmentEvaluation};
use mizan::json::{SegmentReport, SegmentScores};
use mizan::{Lang, Segmenter};

use super::gold::{GoldText, Prediction, json_lines};

use crate::options::rules::Rules;
use crate::terminal::outcome::Outcome;
use crate::terminal::{json, output};

/// score segments: precision, recall and F1 of their boundaries, for each set and pooled
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan eval segment set\n  mizan eval segment set --json")]
pub(crate) struct Args {
    /// the gold sets: folders with an `items.jsonl` of texts and their boundaries
    #[arg(required = true)]
    sets: Vec<PathBuf>,
    /// score the segments of this file instead, with one line for each text of the set; give one file for
    /// each set
    #[arg(long, value_name = "FILE")]
    predicted: Vec<PathBuf>,
    /// print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    rules: Rules,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let files = self.predicted.len();
        ensure!(files == 0 || files == self.sets.len(), "--predicted must be given once for each set");
        let mut pooled = SegmentEvaluation::default();
        let mut scores = Vec::new();
        for (number, set) in self.sets.iter().enumerate() {
            let score = self.score(set, self.predicted.get(number))?;
            pooled.add(&score);
            let name = set.file_name().unwrap_or(set.as_os_str());
            scores.push((name.to_string_lossy().into_owned(), score));
        }
        let mut out = output::stdout();
        if self.json {
            let sets = scores.iter().map(|(name, score)| SegmentScores::new(name, score));
            json::print(
                &mut out,
                &SegmentReport::new(sets.collect(), SegmentScores::new("pooled", &pooled)),
            )?;
        } else {
            writeln!(out, "set\ttexts\tprecision\trecall\tF1\tsegment F1\texact")?;
            for (name, score) in &scores {
                line(&mut out, name, score)?;
            }
            line(&mut out, "pooled", &pooled)?;
        }
        out.finish()?;
        Ok(Outcome::Done)
    }

    fn score(&self, set: &Path, predicted: Option<&PathBuf>) -> anyhow::Result<SegmentEvaluation> {
        let gold: Vec<GoldText> = json_lines(&set.join("items.jsonl"))?;
        let found = match predicted {
            Some(path) => json_lines(path)?,
            None => self.find(&gold)?,
        };
        ensure!(gold.len() == found.len(), "{} texts, {} predictions", gold.len(), found.len());
        let mut sum = SegmentEvaluation::default();
        for (gold, found) in gold.iter().zip(&found) {
            sum.add(&match found {
                Prediction::Bounds { bounds } => evaluate::segments(&gold.text, &gold.bounds, bounds),
                Prediction::Segments { segments } => {
                    evaluate::segments(&gold.text, &gold.bounds, &evaluate::boundaries(&gold.text, segments))
                }
            });
        }
        Ok(sum)
    }

    // Returns the boundaries that these rules find. All texts of a language share one segmenter.
    fn find(&self, gold: &[GoldText]) -> anyhow::Result<Vec<Prediction>> {
        let mut segmenters: HashMap<Lang, Segmenter> = HashMap::new();
        let mut found = Vec::with_capacity(gold.len());
        for gold in gold {
            let lang = gold.lang.as_deref().map_or(Ok(Lang::UNDETERMINED), str::parse)?;
            let segmenter = match segmenters.entry(lang) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => {
                    let segmenter = self.rules.segmenter(new.key().clone())?;
                    new.insert(segmenter)
                }
            };
            found.push(Prediction::Bounds { bounds: starts(segmenter, &gold.text) });
        }
        Ok(found)
    }
}

fn starts(segmenter: &Segmenter, text: &str) -> Vec<usize> {
    let mut chars = 0;
    let starts = segmenter.segments(text).map(|segment| {
        let start = chars;
        chars += segment.text().chars().count();
        start
    });
    starts.collect()
}

fn line(out: &mut impl Write, name: &str, score: &SegmentEvaluation) -> anyhow::Result<()> {
    let percent = |share: f64| format!("{:.2}", share * 100.0);
    let boundaries = score.boundaries();
    let (precision, recall) = (percent(boundaries.precision()), percent(boundaries.recall()));
    let (f1, segment_f1) = (percent(boundaries.f1()), percent(score.segments().f1()));
    let exact = percent(score.exact().ratio());
    writeln!(out, "{name}\t{}\t{precision}\t{recall}\t{f1}\t{segment_f1}\t{exact}", score.texts())?;
    Ok(())
}
