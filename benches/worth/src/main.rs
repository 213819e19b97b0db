//! What the percent of a match is worth to a translator.
//!
//! For real segments with known translations: is the unit that a score ranks first the one whose target is
//! closest to the true translation, by chrF? A unit's own document is left out of the memory. Scores tie:
//! then the mean counts.

mod chrf;
mod corpus;
mod peers;
mod pool;

use std::path::PathBuf;

use mizan::Lang;
use mizan::similarity::{Comparison, Query};

use corpus::Corpus;
use pool::Case;

/// A query is counted if some unit is at least so alike by plain characters, in percent: below, nobody looks.
const WORTH_SHOWING: u8 = 50;

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let train = PathBuf::from(args.next().unwrap_or_else(|| "../../../shared/train".into()));
    let kept = PathBuf::from(args.next().unwrap_or_else(|| "target".into()));
    let tune = args.next().is_some_and(|arg| arg == "tune");
    for from_english in [false, true] {
        let corpus = Corpus::read(&train, from_english)?;
        let cases =
            pool::kept_cases(&corpus, &kept.join(if from_english { "en.cases" } else { "ar.cases" }))?;
        let lang = if from_english { Lang::ENGLISH } else { Lang::ARABIC };
        report(&corpus, &cases, &lang, tune);
    }
    Ok(())
}

fn report(corpus: &Corpus, cases: &[Case], lang: &Lang, tune: bool) {
    let english = peers::english_stemmer();
    let mut found = Vec::new();
    let mut graded = Vec::new();
    let mut took = std::time::Duration::ZERO;
    let mut compared = 0;
    for case in cases.iter().filter(|case| (corpus.pairs[case.query].file % 2 == 0) == tune) {
        let source = &corpus.pairs[case.query].source;
        let query = Query::new(&source.as_str().into(), lang);
        let texts: Vec<&str> = case.candidates.iter().map(|c| corpus.pairs[c.pair].source.as_str()).collect();
        let plain: Vec<_> =
            texts.iter().map(|text| query.plain_at_least(&mizan::text::fold(text), 0).unwrap()).collect();
        if plain.iter().all(|plain| plain.percent() < WORTH_SHOWING) {
            continue;
        }
        let tokens = peers::Tokens::new(source, lang.is_arabic(), &english);
        let stems: Vec<_> = texts
            .iter()
            .map(|text| tokens.scores(&peers::Tokens::new(text, lang.is_arabic(), &english)))
            .collect();
        let units: Vec<mizan::UnitText> = texts.iter().map(|&text| text.into()).collect();
        let start = std::time::Instant::now();
        let ours: Vec<_> = units.iter().map(|unit| query.compare(unit)).collect();
        took += start.elapsed();
        compared += ours.len();
        let chrf: Vec<f64> = case.candidates.iter().map(|c| c.chrf).collect();
        let best = ours.iter().map(Comparison::percent).max().expect("there is a candidate");
        let worth = first(&chrf, |i| (ours[i].percent(), plain[i]));
        graded.push(Graded { words: source.split_whitespace().count(), percent: best, worth });
        found.push([
            first(&chrf, |i| (ours[i].percent(), plain[i])),
            first(&chrf, |i| plain[i]),
            first(&chrf, |i| (stems[i][1] * 1e9) as u64),
            first(&chrf, |i| stems[i].map(|score| (score * 1e9) as u64)),
            chrf.iter().copied().fold(0.0, f64::max),
        ]);
    }
    println!(
        "{lang}: {} queries, {:.1} µs a comparison",
        found.len(),
        took.as_secs_f64() * 1e6 / compared as f64
    );
    for (at, name) in
        ["mizan", "plain characters", "words", "stems as OmegaT", "best possible"].iter().enumerate()
    {
        let mean = found.iter().map(|row| row[at]).sum::<f64>() / found.len() as f64;
        let (low, high) = interval(&found.iter().map(|row| row[0] - row[at]).collect::<Vec<_>>());
        println!("  {name:18} {mean:.4}   mizan - it: {low:+.4} to {high:+.4}");
    }
    report_bands(&graded);
}

/// A query, the percent of its first unit, and the chrF of the target of that unit.
struct Graded {
    words: usize,
    percent: u8,
    worth: f64,
}

/// The most words of a short sentence.
const SHORT: usize = 6;
/// From this chrF on, half of the true translation is in the target. Chosen by hand.
const WORTH_EDITING: f64 = 0.5;

/// Prints what the first unit is worth by its percent, for short sentences and long ones.
fn report_bands(graded: &[Graded]) {
    for (from, to) in [(50, 60), (60, 65), (65, 70), (70, 75), (75, 85), (85, 95), (95, 101)] {
        print!("  {from} to {} percent:", to - 1);
        for (is_short, name) in [(true, "short"), (false, "long")] {
            let band = graded
                .iter()
                .filter(|one| (from..to).contains(&one.percent) && (one.words <= SHORT) == is_short);
            let worths: Vec<f64> = band.map(|one| one.worth).collect();
            let count = worths.len().max(1) as f64;
            let mean = worths.iter().sum::<f64>() / count;
            let useful = worths.iter().filter(|&&worth| worth >= WORTH_EDITING).count() as f64 / count;
            print!("   {name} {:4}, chrF {mean:.3}, worth editing {:.0} %", worths.len(), 100.0 * useful);
        }
        println!();
    }
}

/// The mean chrF of the candidates that a score ranks first.
fn first<S: Ord>(chrf: &[f64], score: impl Fn(usize) -> S) -> f64 {
    let best = (0..chrf.len()).map(&score).max().expect("there is a candidate");
    let ties: Vec<f64> = (0..chrf.len()).filter(|&i| score(i) == best).map(|i| chrf[i]).collect();
    ties.iter().sum::<f64>() / ties.len() as f64
}

/// The 95 % interval of a mean, by a bootstrap of 2,000 samples of fixed seed.
fn interval(values: &[f64]) -> (f64, f64) {
    let mut random = 0x7072_6f6f_6600_u64;
    let mut means: Vec<f64> = (0..2000)
        .map(|_| {
            let mut sum = 0.0;
            for _ in values {
                random =
                    random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                sum += values[(random >> 33) as usize % values.len()];
            }
            sum / values.len() as f64
        })
        .collect();
    means.sort_by(f64::total_cmp);
    (means[49], means[1949])
}
