use std::collections::HashSet;
use std::fs;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::path::{Path, PathBuf};
use std::time::Instant;

use mizan::memory::{Lookup, Memory, Rank};
use mizan::{Lang, text::fold};

use crate::fts5_peer::Fts5;
use crate::queries::{Random, vary};
use crate::tantivy_peer::Tantivy;
use crate::truth::{Truth, found};
use crate::units;

/// Asks all engines the same and tells how fast and how well they answer.
pub(crate) fn run(path: &Path, memory: &Path, (queries, seed): (usize, u64), peers: &[&str]) {
    // The same pair twice is one unit.
    let mut pairs = HashSet::new();
    let hash = BuildHasherDefault::<DefaultHasher>::default();
    let distinct = units::read(path).filter(|pair| pairs.insert(hash.hash_one(pair)));
    let texts: Vec<String> = distinct.map(|(arabic, _)| arabic).collect();
    let mut random = Random::new(seed);
    let queries: Vec<String> = (0..queries).map(|_| vary(&texts, &mut random)).collect();
    let kept = PathBuf::from(format!("{}.truth-{}-{seed}", path.display(), queries.len()));
    let truths = truths(&kept, &texts, &queries);
    let memory = Memory::open(memory).expect("a memory");
    let folder = |name: &str| PathBuf::from(format!("{}.{name}", path.display()));
    let mizan = |rank| {
        let (lookup, memory) = (Lookup::new().in_lang(Lang::ARABIC).rank(rank), &memory);
        move |query: &str| -> Vec<f64> {
            let matches = memory.lookup(query, &lookup).expect("it can be read");
            matches.iter().map(|m| ratio(query, m.unit().source().plain())).collect()
        }
    };
    ask("mizan plain", &queries, &truths, mizan(Rank::Plain));
    ask("mizan", &queries, &truths, mizan(Rank::Percent));
    if peers.contains(&"tantivy") {
        let tantivy = Tantivy::open(&folder("tantivy"), &texts);
        ask("Tantivy", &queries, &truths, |query| tantivy.lookup(query));
    }
    if peers.contains(&"fts5") {
        let fts5 = Fts5::open(&folder("fts5"), &texts);
        ask("FTS5", &queries, &truths, |query| fts5.lookup(query));
    }
}

// Times are those that the thread had a processor, so that a busy machine changes little.
fn ask(name: &str, queries: &[String], truths: &[Vec<f64>], lookup: impl Fn(&str) -> Vec<f64>) {
    queries.iter().take(30).for_each(|query| drop(lookup(query)));
    let (mut times, mut answers) = (Vec::new(), Vec::new());
    for query in queries {
        let start = units::cpu_ms();
        answers.push(lookup(query));
        times.push(units::cpu_ms() - start);
    }
    report(name, times, &answers, truths);
}

fn ratio(query: &str, text: &str) -> f64 {
    rapidfuzz::distance::levenshtein::normalized_similarity(fold(query).chars(), fold(text).chars())
}

fn report(name: &str, mut times: Vec<f64>, answers: &[Vec<f64>], truths: &[Vec<f64>]) {
    times.sort_by(f64::total_cmp);
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize];
    let (mut all, mut hit, mut top, mut tops) = (0, 0, 0, 0);
    for (answer, truth) in answers.iter().zip(truths) {
        let mut answer = answer.clone();
        answer.sort_by(|a, b| b.total_cmp(a));
        all += truth.len();
        hit += found(truth, &answer);
        if !truth.is_empty() {
            tops += 1;
            top += found(&truth[..1], &answer);
        }
    }
    println!(
        "{name:12} p50 {:7.2} ms  p95 {:7.2} ms  max {:7.2} ms  recall@5 {:.4} ({hit}/{all})  top-1 {:.4} ({top}/{tops})",
        at(0.5),
        at(0.95),
        at(1.0),
        hit as f64 / all as f64,
        top as f64 / tops as f64,
    );
}

/// Returns the truth of each query, kept beside the units, as it takes a second a query.
fn truths(kept: &Path, texts: &[String], queries: &[String]) -> Vec<Vec<f64>> {
    if let Ok(kept) = fs::read_to_string(kept) {
        return kept
            .lines()
            .map(|l| l.split_whitespace().map(|n| n.parse().expect("a ratio")).collect())
            .collect();
    }
    let truth = Truth::new(texts.iter());
    let start = Instant::now();
    let truths: Vec<Vec<f64>> = queries.iter().map(|query| truth.best(query, 5)).collect();
    println!("full scan    {:7.0} ms a query", start.elapsed().as_secs_f64() * 1000.0 / queries.len() as f64);
    let lines: Vec<String> =
        truths.iter().map(|best| best.iter().map(f64::to_string).collect::<Vec<_>>().join(" ")).collect();
    fs::write(kept, lines.join("\n") + "\n").expect("it can be kept");
    truths
}
