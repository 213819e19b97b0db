//! Many patterns at once, matched backwards from a place.
//!
//! [`Backward`] finds in one pass which of the patterns match the text that ends at the place.

use std::panic::{RefUnwindSafe, UnwindSafe};

use regex_automata::hybrid::LazyStateID;
use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson::{Config, NFA, WhichCaptures};
use regex_automata::util::pool::{Pool, PoolGuard};
use regex_automata::util::start;
use regex_automata::{Anchored, MatchKind};

/// An automaton of many patterns without look-around. Its states are built lazily, as texts need them.
#[derive(Debug)]
pub(super) struct Backward {
    dfa: DFA,
    // States that were built for one text are kept for the next, since most texts need the same states.
    scratch: Pool<Scratch, Make>,
}

type Make = Box<dyn Fn() -> Scratch + Send + Sync + UnwindSafe + RefUnwindSafe>;

/// The lazily built states, and the memory of a search.
#[derive(Clone, Debug)]
pub(super) struct Scratch {
    states: Cache,
    // For each pattern, where its longest match begins; `None` if it was not found.
    starts: Vec<Option<usize>>,
    found: Vec<usize>,
}

/// A pattern found before a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PatternEnd {
    pub(super) pattern: usize,
    /// Where the longest match of the pattern begins.
    pub(super) start: usize,
}

// The most bytes of states in the cache; a cache that would grow larger is emptied. Chosen by hand.
const STATES: usize = 8 << 20;

/// Returns the number of bytes that a pattern takes as an automaton. The error describes the fault of the
/// pattern, or says that the size exceeds the limit.
pub(super) fn size(pattern: &str, limit: usize) -> Result<usize, String> {
    let config = thompson().nfa_size_limit(Some(limit));
    let nfa = NFA::compiler().configure(config).build(pattern);
    nfa.map(|nfa| nfa.memory_usage()).map_err(|error| match std::error::Error::source(&error) {
        Some(source) => source.to_string(),
        None => error.to_string(),
    })
}

fn thompson() -> Config {
    NFA::config().reverse(true).which_captures(WhichCaptures::None)
}

impl Backward {
    /// Returns the automaton of patterns; [`size`] must have accepted each of them.
    pub(super) fn new(patterns: &[&str]) -> Self {
        let config =
            DFA::config().match_kind(MatchKind::All).cache_capacity(STATES).skip_cache_capacity_check(true);
        let dfa = DFA::builder().configure(config).thompson(thompson()).build_many(patterns);
        let dfa = dfa.expect("each pattern was compiled before");
        let states = dfa.create_cache();
        let scratch = Scratch { states, starts: vec![None; patterns.len()], found: Vec::new() };
        Self { dfa, scratch: Pool::new(Box::new(move || scratch.clone())) }
    }

    /// Borrows the memory of a search from the pool.
    pub(super) fn scratch(&self) -> PoolGuard<'_, Scratch, Make> {
        self.scratch.get()
    }

    /// Returns the patterns that match the bytes up to the end of `window`, in order. Stops at the first
    /// byte, from the end, that no match can contain.
    pub(super) fn find<'s>(
        &self,
        scratch: &'s mut Scratch,
        window: &[u8],
    ) -> impl Iterator<Item = PatternEnd> + use<'s> {
        scratch.found.drain(..).for_each(|pattern| scratch.starts[pattern] = None);
        self.walk(scratch, window).expect("an automaton without a limit to clearing never gives up");
        scratch.found.sort_unstable();
        let Scratch { starts, found, .. } = scratch;
        found.iter().filter_map(|&pattern| Some(PatternEnd { pattern, start: starts[pattern]? }))
    }

    fn walk(&self, scratch: &mut Scratch, window: &[u8]) -> Result<(), Box<dyn std::error::Error>> {
        let config = start::Config::new().anchored(Anchored::Yes);
        let mut state = self.dfa.start_state(&mut scratch.states, &config)?;
        // The automaton reports matches one byte late.
        for (at, &byte) in window.iter().enumerate().rev() {
            state = self.dfa.next_state(&mut scratch.states, state, byte)?;
            if state.is_match() {
                self.keep(scratch, state, at + 1);
            } else if state.is_dead() {
                return Ok(());
            }
        }
        state = self.dfa.next_eoi_state(&mut scratch.states, state)?;
        if state.is_match() {
            self.keep(scratch, state, 0);
        }
        Ok(())
    }

    fn keep(&self, scratch: &mut Scratch, state: LazyStateID, start: usize) {
        for index in 0..self.dfa.match_len(&scratch.states, state) {
            let pattern = self.dfa.match_pattern(&scratch.states, state, index).as_usize();
            if scratch.starts[pattern].replace(start).is_none() {
                scratch.found.push(pattern);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(patterns: &[&str], window: &str) -> Vec<(usize, usize)> {
        let backward = Backward::new(patterns);
        let mut scratch = backward.scratch();
        backward.find(&mut scratch, b"never. ").take(1).for_each(drop);
        let found = backward.find(&mut scratch, window.as_bytes());
        found.map(|found| (found.pattern, found.start)).collect()
    }

    #[test]
    fn all_patterns_that_end_at_the_place_are_found_with_their_longest_match() {
        let patterns = [r"[.?]\s", r"\p{L}+\.\s", "", "x", "نعم"];
        assert_eq!(find(&patterns, "قل نعم. "), [(0, 11), (1, 5), (2, 13)]);
        assert_eq!(find(&patterns, "نعم"), [(2, 6), (4, 0)]);
        assert_eq!(find(&patterns, ""), [(2, 0)]);
    }

    #[test]
    fn a_pattern_beyond_its_limit_has_no_size() {
        assert!(size(r"\p{L}", 1 << 20).is_ok());
        assert!(size(r"(\p{L}{1000}){1000}", 1 << 20).is_err());
        assert!(size("[", 1 << 20).is_err());
    }
}
