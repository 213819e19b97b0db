use std::path::Path;

use mizan::Lang;
use mizan::memory::{Lookup, Match, Memory};

use crate::queries::{Random, vary};
use crate::units;

/// Tells how many of the matches that a comparison with every unit finds the index finds, by the percent made
/// for translators.
pub(crate) fn run(path: &Path, memory: &Path, (queries, seed): (usize, u64)) {
    let texts: Vec<String> = units::read(path).map(|(arabic, _)| arabic).collect();
    let memory = Memory::open(memory).expect("a memory");
    let mut random = Random::new(seed);
    let lookup = Lookup::new().in_lang(Lang::ARABIC);
    let (mut all, mut hit, mut tops, mut top) = (0, 0, 0, 0);
    for _ in 0..queries {
        let query = vary(&texts, &mut random);
        let percents = |lookup: &Lookup| -> Vec<u8> {
            memory
                .lookup(query.as_str(), lookup)
                .expect("it can be read")
                .iter()
                .map(Match::percent)
                .collect()
        };
        let (truth, found) = (percents(&lookup.clone().exact(true)), percents(&lookup));
        let as_good = |at: usize| found.get(at).is_some_and(|found| *found >= truth[at]);
        all += truth.len();
        hit += (0..truth.len()).filter(|&at| as_good(at)).count();
        tops += usize::from(!truth.is_empty());
        top += usize::from(!truth.is_empty() && as_good(0));
    }
    println!(
        "by the percent for translators: recall@5 {:.4} ({hit}/{all})  top-1 {:.4} ({top}/{tops})",
        hit as f64 / all as f64,
        top as f64 / tops as f64
    );
}
