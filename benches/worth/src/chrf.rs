/// The character n-grams of a text for n from 1 to 6, without white space: hashed and sorted.
pub struct Grams(Vec<Vec<u64>>);

const LONGEST: usize = 6;
// Recall counts twice as much as precision, as in the chrF2 that is usually reported (Popović 2015).
const BETA_SQUARED: f64 = 4.0;

impl Grams {
    pub fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        let sorted = |n: usize| {
            let mut grams: Vec<u64> = chars.windows(n).map(hash).collect();
            grams.sort_unstable();
            grams
        };
        Self((1..=LONGEST).map(sorted).collect())
    }
}

fn hash(gram: &[char]) -> u64 {
    gram.iter()
        .fold(0xcbf2_9ce4_8422_2325, |h, &c| (h ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3))
}

/// Returns chrF of a text against the reference, 0 to 1: the mean over n of the F-score of its n-grams; an n
/// for which either text has no n-gram is left out.
pub fn chrf(text: &Grams, reference: &Grams) -> f64 {
    let (mut sum, mut orders) = (0.0, 0);
    for (ours, theirs) in text.0.iter().zip(&reference.0) {
        if ours.is_empty() || theirs.is_empty() {
            continue;
        }
        orders += 1;
        let common = common(ours, theirs) as f64;
        let (precision, recall) = (common / ours.len() as f64, common / theirs.len() as f64);
        if common > 0.0 {
            sum += (1.0 + BETA_SQUARED) * precision * recall / (BETA_SQUARED * precision + recall);
        }
    }
    if orders == 0 { 0.0 } else { sum / f64::from(orders) }
}

// How many n-grams two sorted lists share.
fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, count) = (i + 1, j + 1, count + 1),
        }
    }
    count
}
