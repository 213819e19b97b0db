//! [`Analysis`]: puts each segment of some jobs into the band of its best match.

use std::fmt;

use super::band::Band;
use super::best_match::{BestMatch, PenalizedMemory};
use super::counts::Counts;
use super::covered::is_half_covered;
use super::first_texts::{FirstTexts, Occurrence};
use super::homogeneity::likeness;
use super::job::Job;
use super::report::{AnalysisReport, FileAnalysis};
use super::tally::Tally;
use crate::error::Result;
use crate::exchange::Progress;
use crate::memory::{Filter, Fragments, Lookup, Memory, Reason};
use crate::threads::in_turns;
use crate::unit::Unit;

/// Counts the segments of some jobs by their best matches in memories.
///
/// Each segment counts once. The first segment of a text counts in the band of its best match, by class and
/// by percent before the penalties of its status and region; later ones are repetitions, in whichever file.
/// Texts are the same if their characters are, after NFC, and codes of the same kinds stand at the same
/// places.
///
/// ```
/// use mizan::analysis::{Analysis, Band, Job};
/// use mizan::{Lang, Memory, Unit};
///
/// let memory = Memory::in_memory()?;
/// let mut batch = memory.batch()?;
/// batch.insert(&Unit::new(Lang::ENGLISH, "Close the door.", Lang::ARABIC, "أغلق الباب."))?;
/// batch.commit()?;
/// let segment = |text: &str| Unit::new(Lang::ENGLISH, text, Lang::ARABIC, "");
/// let job = Job::new("a", ["Close the door.", "Close the door!", "Close the door."].map(segment));
/// let report = Analysis::new().memory(&memory).count(&[job])?;
/// let words = |band| report.tally().of(band).words;
/// assert_eq!((words(Band::Exact), words(Band::From95), words(Band::Repetition)), (3, 3, 3));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone)]
pub struct Analysis<'m> {
    memories: Vec<PenalizedMemory<'m>>,
    lookup: Lookup,
    parts: Fragments,
    threads: usize,
    seen: Option<&'m (dyn Fn(Progress) + Sync)>,
}

// The most parts of a segment that are looked for; chosen by hand to cover the longest segments.
const PARTS: usize = 50;

impl Default for Analysis<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'m> Analysis<'m> {
    /// Returns an analysis without memories, which tells repetitions from new segments.
    #[must_use]
    pub fn new() -> Self {
        let lookup = Lookup::new().at_least(50).limit(1);
        let lookup = [Reason::Aligned, Reason::Machine, Reason::Region]
            .into_iter()
            .fold(lookup, |lookup, reason| lookup.penalty(reason, 0));
        Self { memories: Vec::new(), lookup, parts: Fragments::new().limit(PARTS), threads: 1, seen: None }
    }

    /// Adds a memory. The best match of all memories counts.
    #[must_use]
    pub fn memory(self, memory: &'m Memory) -> Self {
        self.memory_with_penalty(memory, 0)
    }

    /// Adds a memory whose matches lose some points of their percent, so that none of them is exact.
    #[must_use]
    pub fn memory_with_penalty(mut self, memory: &'m Memory, points: u8) -> Self {
        self.memories.push(PenalizedMemory { memory, points });
        self
    }

    /// Counts matches with units that pass a filter alone.
    #[must_use]
    pub fn only(mut self, filter: Filter) -> Self {
        self.lookup = self.lookup.only(filter.clone());
        self.parts = self.parts.only(filter);
        self
    }

    /// Sets the number of threads that search, 1 by default. The counts do not depend on it.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }

    /// Calls a closure with the progress of the search, on the threads that search.
    #[must_use]
    pub fn progress(mut self, seen: &'m (dyn Fn(Progress) + Sync)) -> Self {
        self.seen = Some(seen);
        self
    }

    /// Counts the segments of some jobs. Takes a lookup for each text, and one more among the texts of the
    /// jobs themselves, which are held in memory.
    ///
    /// # Errors
    ///
    /// If a memory cannot be read.
    pub fn count(&self, jobs: &[Job]) -> Result<AnalysisReport> {
        let first = FirstTexts::of(jobs);
        let found = self.best_matches(&first.units)?;
        let own = Lookup::new().at_least(50);
        let own = likeness(&first.units, &own, self.threads)?;
        let bands = self.bands(&first.units, &found)?;
        let mut report = AnalysisReport::default();
        for (number, unit) in first.units.iter().enumerate() {
            let by_memory = found[number].map_or(0, |found| found.percent);
            if let Some(band) = Band::of_percent(own[number]).filter(|_| own[number] > by_memory) {
                report.homogeneity.add(band, Counts::of(unit.source()));
            }
        }
        for (job, occurrences) in jobs.iter().zip(&first.jobs) {
            let mut tally = Tally::default();
            for (unit, occurrence) in job.units().iter().zip(occurrences) {
                let counts = Counts::of(unit.source());
                match occurrence {
                    Occurrence::First(number) => tally.add(bands[*number], counts),
                    Occurrence::Within => {
                        report.within += counts;
                        tally.add(Band::Repetition, counts);
                    }
                    Occurrence::Across => {
                        report.across += counts;
                        tally.add(Band::Repetition, counts);
                    }
                }
            }
            report.files.push(FileAnalysis { name: job.name().to_owned(), tally });
        }
        Ok(report)
    }

    fn best_matches(&self, units: &[&Unit]) -> Result<Vec<Option<BestMatch>>> {
        in_turns(units.len(), self.threads, |number| {
            if let Some(seen) = self.seen {
                seen(Progress::new(number, units.len()));
            }
            BestMatch::find(units[number], &self.memories, &self.lookup)
        })
    }

    fn bands(&self, units: &[&Unit], found: &[Option<BestMatch>]) -> Result<Vec<Band>> {
        in_turns(units.len(), self.threads, |number| match found[number] {
            Some(found) => Ok(found.band),
            None if is_half_covered(units[number], &self.memories, &self.parts)? => Ok(Band::Fragments),
            None => Ok(Band::New),
        })
    }
}

impl fmt::Debug for Analysis<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut analysis = f.debug_struct("Analysis");
        analysis.field("memories", &self.memories).field("threads", &self.threads).finish_non_exhaustive()
    }
}
