//! [`Memories`]: several memories that are asked as one.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::error::Result;
use crate::unit::UnitText;

use super::assembly::{Assembled, Assembly};
use super::lookup::{Lookup, Match, Reason, best};
use super::memory::Memory;
use super::parts::{Fragment, Fragments, best_fragments};
use super::search::{FoundTotal, FoundUnit, Search};

/// Several memories that are asked as one: their answers are ranked together, and each says its memory.
/// Threads may ask at the same time.
///
/// ```
/// use mizan::memory::{Lookup, Memories, Memory};
/// use mizan::{Lang, Unit};
///
/// let (ours, theirs) = (Memory::in_memory()?, Memory::in_memory()?);
/// for (memory, arabic) in [(&ours, "أغلق الصمام."), (&theirs, "اقفل الصمام.")] {
///     let mut batch = memory.batch()?;
///     batch.insert(&Unit::new(Lang::ENGLISH, "Close the valve.", Lang::ARABIC, arabic))?;
///     batch.commit()?;
/// }
/// let both = Memories::new().with(&theirs, "theirs", 5).with(&ours, "ours", 0);
/// let found = both.lookup("Close the valve.", &Lookup::new())?;
/// let ranked: Vec<_> = found.iter().map(|one| (one.memory(), one.percent())).collect();
/// assert_eq!(ranked, [(Some("ours"), 100), (Some("theirs"), 95)]);
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Memories<'m>(Vec<AskedMemory<'m>>);

#[derive(Clone, Debug)]
struct AskedMemory<'m> {
    memory: &'m Memory,
    name: Arc<str>,
    penalty: u8,
}

impl<'m> Memories<'m> {
    /// Returns no memory; [`with`](Self::with) adds each.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a memory. Its matches lose `penalty` points; if there are several memories, its answers have
    /// its name.
    #[must_use]
    pub fn with(mut self, memory: &'m Memory, name: &str, penalty: u8) -> Self {
        self.0.push(AskedMemory { memory, name: name.into(), penalty });
        self
    }

    /// Returns the memories, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = &'m Memory> {
        self.0.iter().map(|asked| asked.memory)
    }

    /// Returns the units most like a text, as [`Memory::lookup`] does. Of units that are variants of each
    /// other, in whatever memory, one is returned.
    ///
    /// # Errors
    ///
    /// If a file cannot be read.
    pub fn lookup(&self, text: impl Into<UnitText>, lookup: &Lookup) -> Result<Vec<Match>> {
        let text = text.into();
        let deadline = lookup.within.map(|budget| Instant::now() + budget);
        let mut matches = Vec::new();
        for asked in &self.0 {
            let lookup = lookup.clone().within(left(deadline)).penalty(Reason::Memory, asked.penalty);
            let found = asked.memory.lookup(text.clone(), &lookup)?;
            let name = self.name(asked);
            matches.extend(found.into_iter().map(|mut found| {
                found.memory.clone_from(&name);
                found
            }));
        }
        Ok(if self.0.len() > 1 { best(matches, lookup) } else { matches })
    }

    /// Returns the units that have all words of a search, in its order; of the order by newness, those of all
    /// memories that were changed last first.
    ///
    /// # Errors
    ///
    /// If a file cannot be read.
    pub fn search(&self, search: &Search) -> Result<Vec<FoundUnit>> {
        let deadline = search.within.map(|budget| Instant::now() + budget);
        let mut units = Vec::new();
        for asked in &self.0 {
            let name = self.name(asked);
            let found = asked.memory.search(&search.clone().within(left(deadline)))?;
            units.extend(found.into_iter().map(|mut found| {
                found.memory.clone_from(&name);
                found
            }));
        }
        Ok(if self.0.len() > 1 { search.first_of(units) } else { units })
    }

    /// Returns the number of units of all memories that have all words of a search, as
    /// [`Memory::count_found`] does.
    ///
    /// # Errors
    ///
    /// If a file cannot be read.
    pub fn count_found(&self, search: &Search) -> Result<FoundTotal> {
        let deadline = search.within.map(|budget| Instant::now() + budget);
        let count = |asked: &AskedMemory| asked.memory.count_found(&search.clone().within(left(deadline)));
        self.0.iter().map(count).sum()
    }

    /// Returns the units that share parts of a text, as [`Memory::fragments`] does.
    ///
    /// # Errors
    ///
    /// If a file cannot be read.
    pub fn fragments(&self, text: &str, fragments: &Fragments) -> Result<Vec<Fragment>> {
        let mut all = Vec::new();
        for asked in &self.0 {
            let name = self.name(asked);
            let found = asked.memory.fragments(text, fragments)?;
            all.extend(found.into_iter().map(|mut found| {
                found.memory.clone_from(&name);
                found
            }));
        }
        if self.0.len() > 1 {
            all = best_fragments(all);
            all.truncate(fragments.limit);
        }
        Ok(all)
    }

    /// Returns the translation of a match with words of other units put in, as [`Memory::assembled`] does:
    /// the surest one that any of the memories gives.
    ///
    /// # Errors
    ///
    /// If a file cannot be read.
    pub fn assembled(&self, found: &Match, assembly: &Assembly) -> Result<Option<Assembled>> {
        let mut surest: Option<Assembled> = None;
        for asked in &self.0 {
            let one = asked.memory.assembled(found, assembly)?;
            let is_surer = |one: &Assembled| surest.as_ref().is_none_or(|best| one.is_surer_than(best));
            surest = one.filter(is_surer).or(surest);
        }
        Ok(surest)
    }

    fn name(&self, asked: &AskedMemory) -> Option<Arc<str>> {
        (self.0.len() > 1).then(|| Arc::clone(&asked.name))
    }
}

impl<'m> From<&'m Memory> for Memories<'m> {
    /// Returns a memory alone, without a name and without a penalty.
    fn from(memory: &'m Memory) -> Self {
        Self::new().with(memory, "", 0)
    }
}

/// Returns how much of the time is left.
fn left(deadline: Option<Instant>) -> Option<Duration> {
    deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()))
}
