//! What an analysis has counted, as JSON: [`AnalysisCounts`].

use serde::Serialize;

use crate::analysis::{AnalysisReport, Counts, Rates, Tally};

/// What an analysis has counted, as `mizan analyse` prints it with `--json`: the bands and their sum, for all
/// files and for each.
///
/// ```
/// use mizan::analysis::{Analysis, Job};
/// use mizan::json::AnalysisCounts;
/// use mizan::{Lang, Unit};
///
/// let job = Job::new("a.txt", [Unit::new(Lang::ENGLISH, "Close the door.", Lang::ARABIC, "")]);
/// let report = Analysis::new().count(&[job])?;
/// let json = serde_json::to_value(AnalysisCounts::new(&report, None)).unwrap();
/// assert_eq!((&json["bands"][8]["name"], &json["total"]["words"]), (&"new".into(), &3.into()));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct AnalysisCounts<'a> {
    bands: Vec<NamedCounts>,
    total: SomeCounts,
    repetitions: Repetitions,
    homogeneity: Vec<NamedCounts>,
    files: Vec<FileCounts<'a>>,
}

#[derive(Clone, Debug, Serialize)]
struct FileCounts<'a> {
    file: &'a str,
    bands: Vec<NamedCounts>,
    total: SomeCounts,
}

#[derive(Clone, Debug, Serialize)]
struct Repetitions {
    within: SomeCounts,
    across: SomeCounts,
}

#[derive(Clone, Debug, Serialize)]
struct NamedCounts {
    name: &'static str,
    #[serde(flatten)]
    counts: SomeCounts,
}

#[derive(Clone, Debug, Serialize)]
struct SomeCounts {
    segments: u64,
    words: u64,
    chars: u64,
    chars_without_spaces: u64,
    tags: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    rate: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weighted_words: Option<f64>,
}

impl<'a> AnalysisCounts<'a> {
    /// Joins the counts of an analysis with the rates of the bands, if there are any.
    #[must_use]
    pub fn new(report: &'a AnalysisReport, rates: Option<&Rates>) -> Self {
        let all = report.tally();
        let files = report.files.iter().map(|file| FileCounts {
            file: &file.name,
            bands: bands(&file.tally, rates),
            total: total(&file.tally, rates),
        });
        let homogeneity = bands(&report.homogeneity, None).into_iter();
        Self {
            bands: bands(&all, rates),
            total: total(&all, rates),
            repetitions: Repetitions {
                within: SomeCounts::of(report.within),
                across: SomeCounts::of(report.across),
            },
            homogeneity: homogeneity.filter(|band| band.name.contains('-')).collect(),
            files: files.collect(),
        }
    }
}

impl SomeCounts {
    fn of(counts: Counts) -> Self {
        Self {
            segments: counts.segments,
            words: counts.words,
            chars: counts.chars,
            chars_without_spaces: counts.chars_without_spaces,
            tags: counts.tags,
            rate: None,
            weighted_words: None,
        }
    }
}

fn bands(tally: &Tally, rates: Option<&Rates>) -> Vec<NamedCounts> {
    let named = tally.bands().map(|(band, of_band)| {
        let mut counts = SomeCounts::of(of_band);
        counts.rate = rates.map(|rates| rates.of(band));
        counts.weighted_words = counts.rate.map(|rate| rounded(rate * of_band.words as f64));
        NamedCounts { name: band.name(), counts }
    });
    named.collect()
}

fn total(tally: &Tally, rates: Option<&Rates>) -> SomeCounts {
    let mut counts = SomeCounts::of(tally.total());
    counts.weighted_words = rates.map(|rates| rounded(rates.weighted_words(tally)));
    counts
}

// Four decimals are more than any price has.
fn rounded(number: f64) -> f64 {
    (number * 1e4).round() / 1e4
}
