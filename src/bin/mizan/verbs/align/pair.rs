//! The work on one pair of texts: reads and aligns them, writes the beads and adds the units to a memory.

use std::borrow::Borrow;
use std::time::Duration;

use anyhow::{Context, bail};
use mizan::bitext::{Bitext, Text};
use mizan::memory::{Action, Series, SettledPairs, StoredUnit};
use mizan::worksheet::Corrected;
use mizan::{Aligner, Origin, Unit};

use super::args::Args;
use super::given_beads::{GivenBeads, given_beads};
use super::job::Job;
use super::one_document::OneDocument;
use super::present::Present;
use super::shape::Shape;
use super::sides::sides;
use super::stored::Stored;
use super::swapped::refuse_swapped;
use super::tally::Tally;
use super::write::{files, spare_corrected, write};
use crate::terminal::guard::Guard;
use crate::terminal::input;
use crate::terminal::remark::remark;

/// A pair of texts with its beads.
struct Aligned {
    bitext: Bitext,
    // What a person has corrected in a sheet, and whether sentences are no longer those of the documents.
    corrected: Option<(Corrected, bool)>,
    // How a document that holds both texts was parted.
    parted: Option<String>,
}

impl Args {
    /// Aligns one pair, writes the result, and puts the units into the memory.
    pub(super) fn one(&self, job: &Job, memory: Option<&Series<'_>>, guard: &Guard) -> anyhow::Result<Tally> {
        let shape = self.shape(job)?;
        let Aligned { bitext, corrected, parted } = self.parted_and_aligned(job)?;
        if shape == Shape::Beads && corrected.as_ref().is_some_and(|(_, is_other)| *is_other) {
            bail!("the sheet has cut or changed sentences, which beads cannot number: write units");
        }
        let ran_out_of_time = bitext.alignment().ran_out_of_time();
        if ran_out_of_time {
            remark!("{}: the time ran out; the pairs are doubtful", input::name(&job.source));
        }
        let origin = job.origin();
        // The output is opened first: if it may not be written, the memory stays as it is.
        if let (Shape::Beads, Some(output), false) = (shape, job.output.as_deref(), self.force.force)
            && output.is_file()
        {
            spare_corrected(&bitext, output)?;
        }
        let is_written = job.output.is_some() || memory.is_none();
        let files = is_written.then(|| files(shape, &bitext, job.output.as_deref(), guard)).transpose()?;
        let needs_units = memory.is_some() || matches!(shape, Shape::Units(_) | Shape::Moses);
        let units = match &corrected {
            _ if !needs_units => Vec::new(),
            Some((corrected, _)) => {
                let labels = self.labels.labels();
                corrected.units(self.min_confidence, &origin).map(|unit| labels.on(unit)).collect()
            }
            None => self.units(&bitext, &origin),
        };
        let mut tally = Tally::of(&bitext, self.min_confidence, &job.source);
        tally.parted = parted;
        // Pairs that were not searched for say nothing about the texts.
        if tally.is_poor() && !ran_out_of_time {
            let source = input::name(&job.source);
            match (job.target.as_deref().map(input::name), memory.is_some() && !self.force.force) {
                (Some(target), _) => remark!(
                    "{source} and {target} may not belong together: most of their sentences are doubtful or have no \
                    counterpart; check that both are the same text, whole and in the same order"
                ),
                (None, true) => bail!(
                    "{source}: most sentences are doubtful or have no counterpart, so nothing was put into the memory; \
                    name the translation as a second document, or --force to keep these units"
                ),
                (None, false) => remark!(
                    "{source}: most sentences are doubtful or have no counterpart; check that the document holds \
                    the same text in both languages, whole and in the same order"
                ),
            }
        }
        if let Some(memory) = memory {
            tally.stored = self.remember(
                memory,
                (&origin, job.partner()),
                units.iter().map(Ok),
                &Present::Bitext(&bitext),
            )?;
        }
        if let Some(mut files) = files {
            if let Shape::Units(format) = shape {
                files.iter_mut().try_for_each(|file| self.bom.begin(file, format))?;
            }
            let about = (&origin, &self.labels.labels());
            let written = write(shape, &bitext, self.min_confidence, &units, about, files)?;
            tally.written = (written, shape);
        }
        Ok(tally)
    }

    pub(super) fn units(&self, bitext: &Bitext, origin: &Origin) -> Vec<Unit> {
        let labels = self.labels.labels();
        bitext.units(self.min_confidence, origin).map(|unit| labels.on(unit)).collect()
    }

    /// Reads and aligns the two texts of a pair.
    pub(super) fn aligned(&self, job: &Job) -> anyhow::Result<Bitext> {
        Ok(self.parted_and_aligned(job)?.bitext)
    }

    // Reads and aligns the texts of a pair.
    fn parted_and_aligned(&self, job: &Job) -> anyhow::Result<Aligned> {
        let Some(target) = &job.target else {
            let OneDocument { source, target, told } = OneDocument::read(&self.side_reading(), &job.source)?;
            return Ok(Aligned { parted: Some(told), ..self.texts_aligned(source, target)? });
        };
        let (source, target) = sides(&self.side_reading(), &job.source, target)?;
        refuse_swapped(job, &source, &target)?;
        self.texts_aligned(source, target)
    }

    fn texts_aligned(&self, source: Text, target: Text) -> anyhow::Result<Aligned> {
        let Some(path) = &self.beads else {
            let aligner =
                Aligner::new(source.lang().clone(), target.lang().clone()).lexicon(self.lexicon.read()?);
            let aligner = aligner.within(self.within.map(Duration::from_secs));
            let bitext = Bitext::align(source, target, &aligner);
            let bitext = if self.split_beads { bitext.split_beads(&aligner) } else { bitext };
            return Ok(Aligned { bitext, corrected: None, parted: None });
        };
        Ok(match given_beads(path, source, target)? {
            GivenBeads::Sheet(corrected, is_other) => Aligned {
                bitext: corrected.bitext().clone(),
                corrected: Some((corrected, is_other)),
                parted: None,
            },
            GivenBeads::Beads(bitext) => Aligned { bitext, corrected: None, parted: None },
        })
    }

    // Puts units into the memory. Those that an earlier alignment made of the same two texts, and that what
    // the pair has now replaces, are deleted in the same step, unless somebody has edited or reviewed them.
    // Those that somebody has changed or deleted do not come back.
    pub(super) fn remember(
        &self,
        memory: &Series<'_>,
        (origin, partner): (&Origin, Option<String>),
        units: impl Iterator<Item = mizan::Result<impl Borrow<Unit>>>,
        present: &Present<'_>,
    ) -> anyhow::Result<Stored> {
        let place = || self.into.as_deref().map(input::name).unwrap_or_default();
        let batch = memory.batch().with_context(place)?.action(Action::Align);
        let batch = batch.file(origin.document.clone()).partner(partner.clone());
        let mut batch = batch.labels(self.labels.labels());
        let mut stored = Stored::default();
        let settled = match self.bring_back.bring_back {
            true => SettledPairs::default(),
            false => batch.settled_before().with_context(place)?,
        };
        for unit in units {
            let unit = unit?;
            match batch.insert_unless(&settled, unit.borrow()).with_context(place)? {
                Some(inserted) => stored.inserted.count(inserted),
                None => stored.inserted.settled += 1,
            }
        }
        let labels = self.labels.labels();
        let own = [labels.document_name().or(origin.document.as_deref()), partner.as_deref()];
        let own: Vec<&str> = own.into_iter().flatten().collect();
        let (replaced, beside) = present.replaced(batch.aligned_before(&labels).with_context(place)?);
        stored.beside = beside;
        for StoredUnit { id, .. } in replaced {
            match batch.delete_from(id, &own).with_context(place)? {
                true => stored.replaced += 1,
                false => stored.inserted.changed += 1,
            }
        }
        batch.commit().with_context(place)?;
        Ok(stored)
    }
}
