use std::collections::HashMap;
use std::path::Path;
use std::{fs, io};

use mizan::text::fold;

use crate::chrf::{Grams, chrf};
use crate::corpus::Corpus;

/// A query and what a memory without its own document could offer for it.
pub struct Case {
    pub query: usize,
    pub candidates: Vec<Candidate>,
}

#[derive(Clone, Copy)]
pub struct Candidate {
    pub pair: usize,
    /// How close its target is to the query's true translation.
    pub chrf: f64,
}

/// Units this near to the query in its file, in lines, are its own document.
const OWN_DOCUMENT: usize = 200;
/// How many units a query is offered: those that share the most 3-grams with it.
const POOL: usize = 100;
/// Queries taken from a file at most.
const PER_FILE: usize = 120;
/// The least number of words of a query.
const WORDS: usize = 3;

/// Returns the cases of a corpus, from a file where they were kept if it is there, else new and kept in it.
pub fn kept_cases(corpus: &Corpus, file: &Path) -> io::Result<Vec<Case>> {
    if let Ok(text) = fs::read_to_string(file) {
        return Ok(text.lines().filter_map(parse).collect());
    }
    let cases = cases(corpus);
    let mut text = String::new();
    for case in &cases {
        text += &case.query.to_string();
        for candidate in &case.candidates {
            text += &format!(" {}:{:.5}", candidate.pair, candidate.chrf);
        }
        text.push('\n');
    }
    fs::write(file, text)?;
    Ok(cases)
}

fn parse(line: &str) -> Option<Case> {
    let mut fields = line.split(' ');
    let query = fields.next()?.parse().ok()?;
    let candidates = fields.map(|field| {
        let (pair, chrf) = field.split_once(':')?;
        Some(Candidate { pair: pair.parse().ok()?, chrf: chrf.parse().ok()? })
    });
    Some(Case { query, candidates: candidates.collect::<Option<_>>()? })
}

/// Returns the cases of a corpus, always the same ones, spread over its files.
fn cases(corpus: &Corpus) -> Vec<Case> {
    let queries = queries(corpus);
    let index = Index::new(corpus);
    let half = queries.len() / 2;
    std::thread::scope(|scope| {
        let mut workers = Vec::new();
        for part in [&queries[..half], &queries[half..]] {
            let index = &index;
            workers.push(scope.spawn(move || {
                let mut counts = vec![0_u16; corpus.pairs.len()];
                part.iter().filter_map(|&query| case(corpus, index, query, &mut counts)).collect::<Vec<_>>()
            }));
        }
        workers.into_iter().flat_map(|worker| worker.join().expect("a worker does not panic")).collect()
    })
}

fn queries(corpus: &Corpus) -> Vec<usize> {
    let mut by_file = vec![Vec::new(); corpus.files.len()];
    for (at, pair) in corpus.pairs.iter().enumerate() {
        if pair.source.split_whitespace().count() >= WORDS {
            by_file[pair.file].push(at);
        }
    }
    let mut random = 0x6d69_7a61_6e00_u64;
    let mut taken = Vec::new();
    for mut places in by_file {
        for _ in 0..PER_FILE.min(places.len() / 10) {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (random >> 33) as usize % places.len();
            taken.push(places.swap_remove(at));
        }
    }
    taken
}

fn case(corpus: &Corpus, index: &Index, query: usize, counts: &mut [u16]) -> Option<Case> {
    let pair = &corpus.pairs[query];
    let truth = Grams::new(&pair.target);
    let foreign = |other: usize| {
        let other = &corpus.pairs[other];
        other.file != pair.file || other.line.abs_diff(pair.line) > OWN_DOCUMENT
    };
    let near = index.nearest(&fold(&pair.source), counts, foreign);
    let candidates: Vec<_> = near
        .into_iter()
        .map(|pair| Candidate { pair, chrf: chrf(&Grams::new(&corpus.pairs[pair].target), &truth) })
        .collect();
    (!candidates.is_empty()).then_some(Case { query, candidates })
}

/// The 3-grams of the folded sources.
struct Index {
    numbers: HashMap<[char; 3], u32>,
    postings: Vec<Vec<u32>>,
    lengths: Vec<u16>,
}

impl Index {
    fn new(corpus: &Corpus) -> Self {
        let mut index = Self { numbers: HashMap::new(), postings: Vec::new(), lengths: Vec::new() };
        for (at, pair) in corpus.pairs.iter().enumerate() {
            let grams = grams(&fold(&pair.source));
            index.lengths.push(u16::try_from(grams.len()).unwrap_or(u16::MAX));
            for gram in grams {
                let number = *index.numbers.entry(gram).or_insert_with(|| {
                    index.postings.push(Vec::new());
                    index.postings.len() as u32 - 1
                });
                index.postings[number as usize].push(at as u32);
            }
        }
        index
    }

    fn nearest(&self, folded: &str, counts: &mut [u16], keep: impl Fn(usize) -> bool) -> Vec<usize> {
        let grams = grams(folded);
        counts.fill(0);
        for number in grams.iter().filter_map(|gram| self.numbers.get(gram)) {
            for &at in &self.postings[*number as usize] {
                counts[at as usize] += 1;
            }
        }
        let dice =
            |at: usize| 2.0 * f64::from(counts[at]) / (grams.len() as f64 + f64::from(self.lengths[at]));
        let mut found: Vec<(f64, usize)> =
            (0..counts.len()).filter(|&at| counts[at] > 0 && keep(at)).map(|at| (dice(at), at)).collect();
        let better = |a: &(f64, usize), b: &(f64, usize)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if found.len() > POOL {
            found.select_nth_unstable_by(POOL, better);
            found.truncate(POOL);
        }
        found.sort_by(better);
        found.into_iter().map(|(_, at)| at).collect()
    }
}

// The distinct 3-grams, the ends padded.
fn grams(folded: &str) -> Vec<[char; 3]> {
    let chars: Vec<char> = format!(" {folded} ").chars().collect();
    let mut grams: Vec<[char; 3]> = chars.windows(3).map(|w| [w[0], w[1], w[2]]).collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}
