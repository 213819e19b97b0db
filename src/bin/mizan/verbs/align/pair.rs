//! The work on one pair of texts: reads and aligns them, writes the beads and adds the units to a memory.

use anyhow::Context;
use mizan::align::read_beads;
use mizan::bitext::{Bitext, Text};
use mizan::lexicon::Lexicon;
use mizan::memory::Memory;
use mizan::{Aligner, Origin};

use super::args::Args;
use super::job::Job;
use super::sides::sides;
use super::tally::Tally;
use super::write::write;
use crate::terminal::input;

impl Args {
    /// Aligns one pair, writes the result, and puts the units into the memory.
    pub(super) fn one(&self, job: &Job, memory: Option<&Memory>) -> anyhow::Result<Tally> {
        let shape = self.shape(job)?;
        let (source, target) = sides(self, job)?;
        let bitext = self.bitext(source, target)?;
        let origin = job.origin();
        if let Some(memory) = memory {
            self.remember(&bitext, memory, &origin)?;
        }
        if job.output.is_some() || memory.is_none() {
            write(shape, &bitext, self.min_confidence, &origin, job.output.as_deref())?;
        }
        Ok(Tally::of(&bitext, self.min_confidence))
    }

    fn bitext(&self, source: Text, target: Text) -> anyhow::Result<Bitext> {
        let Some(path) = &self.beads else {
            let lexicon = match &self.lexicon {
                Some(path) => Lexicon::from_path(path).with_context(|| input::name(path))?,
                None => Lexicon::built_in(),
            };
            let aligner = Aligner::new(source.lang().clone(), target.lang().clone()).lexicon(lexicon);
            return Ok(Bitext::align(source, target, &aligner));
        };
        let bytes = input::read_bytes(path)?;
        let bitext = read_beads(&bytes[..]).and_then(|beads| Bitext::from_beads(source, target, beads));
        bitext.with_context(|| input::name(path))
    }

    fn remember(&self, bitext: &Bitext, memory: &Memory, origin: &Origin) -> anyhow::Result<()> {
        let place = || self.into.as_deref().map(input::name).unwrap_or_default();
        let mut batch = memory.batch().with_context(place)?;
        for unit in bitext.units(self.min_confidence, origin) {
            batch.insert(&unit).with_context(place)?;
        }
        batch.commit().with_context(place)
    }
}
