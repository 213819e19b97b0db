//! [`Candidate`]: a match as the protocol answers it, and how candidates are found.

use std::time::Duration;

use serde::Serialize;

use super::codes::without_codes;
use crate::error::Result;
use crate::lang::Lang;
use crate::memory::{Lookup, Match, Memories};
use crate::similarity::Query;
use crate::unit::UnitText;

/// A match as the protocol answers it.
#[derive(Serialize)]
pub(in crate::server::memory) struct Candidate {
    source: String,
    target: String,
    // A float in any case: Okapi reads nothing else.
    quality: f64,
    rank: f64,
    context: Option<String>,
}

/// How long a lookup may take.
const WITHIN: Duration = Duration::from_millis(500);
/// Where Weblate cuts a text, in characters.
const CUT: usize = 500;
/// The most percent of a text of which only the beginning was asked for: nobody knows whether the rest is the
/// same.
const MOST_OF_CUT: u8 = 99;
/// The least percent at which a text is looked at that may be longer than its cut beginning: one of up to
/// 2,000 characters.
const LEAST_OF_CUT: u8 = 25;
/// How many longer texts are looked at. Chosen by hand.
const CUT_AMONG: usize = 20;

/// Returns the candidates for a text, the best first.
pub(super) fn candidates(
    memories: &Memories<'_>,
    text: &str,
    [source, target]: &[Lang; 2],
    least: u8,
    most: usize,
) -> Result<Vec<Candidate>> {
    let bare = without_codes(text);
    let lookup =
        Lookup::new().in_lang(source.clone()).to_lang(target.clone()).limit(most).markup(true).within(WITHIN);
    let lookup = lookup.at_least(least);
    let mut found = rated(memories.lookup(text, &lookup)?, Match::percent);
    if let Some(bare) = &bare {
        let query = Query::new(&UnitText::from(bare.as_str()), source);
        // The codes of the unit count as little as those of the text.
        found.extend(rated(memories.lookup(bare.as_str(), &lookup)?, |found| {
            less_penalties(found, query.compare(&UnitText::from(found.unit().source().plain())).percent())
        }));
    }
    let asked = bare.as_deref().unwrap_or(text);
    if text.chars().count() == CUT || asked.chars().count() == CUT {
        let longer = lookup.at_least(least.min(LEAST_OF_CUT)).limit(most.max(CUT_AMONG));
        let query = Query::new(&UnitText::from(asked), source);
        found.extend(rated(memories.lookup(asked, &longer)?, |found| of_beginning(found, &query)));
    }
    Ok(best(found, least, most))
}

// A match with the percent at which it is answered.
type Rated = (Match, u8);

fn rated(found: Vec<Match>, percent: impl Fn(&Match) -> u8) -> Vec<Rated> {
    found
        .into_iter()
        .map(|found| {
            let percent = percent(&found).max(found.percent());
            (found, percent)
        })
        .collect()
}

// Returns how alike a cut text and the same length of a longer one are.
fn of_beginning(found: &Match, query: &Query) -> u8 {
    let source = found.unit().source().plain();
    match source.char_indices().nth(query.text().plain().chars().count()) {
        None => found.percent(),
        Some((end, _)) => {
            let percent = query.compare(&UnitText::from(&source[..end])).percent();
            less_penalties(found, percent.min(MOST_OF_CUT))
        }
    }
}

fn less_penalties(found: &Match, percent: u8) -> u8 {
    found.penalties().iter().fold(percent, |percent, penalty| percent.saturating_sub(penalty.points()))
}

// Leaves each unit once, with its best percent.
fn best(mut found: Vec<Rated>, least: u8, most: usize) -> Vec<Candidate> {
    // Stable: of equal percent, the order of the lookup stays.
    found.sort_by_key(|(_, percent)| std::cmp::Reverse(*percent));
    let mut candidates: Vec<Candidate> = Vec::new();
    for (found, percent) in found.iter().filter(|(_, percent)| *percent >= least) {
        let (source, target) = (found.unit().source().plain(), found.unit().target().plain());
        if candidates.len() < most
            && !candidates.iter().any(|one| one.source == source && one.target == target)
        {
            candidates.push(Candidate {
                source: source.to_owned(),
                target: target.to_owned(),
                quality: f64::from(percent.to_owned()),
                rank: 100.0,
                context: None,
            });
        }
    }
    candidates
}
