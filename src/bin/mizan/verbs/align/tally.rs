//! Counts of the beads and units that an alignment made.

use std::path::Path;

use mizan::Origin;
use mizan::align::BeadType;
use mizan::bitext::Bitext;
use mizan::json::AlignReport;

use super::doubt::DOUBTFUL;
use super::doubt::Doubt;
use super::job::Job;
use super::shape::Shape;
use super::stored::Stored;
use crate::terminal::input;
use crate::terminal::remark::remark;
use crate::terminal::words::count;

// The fewest beads by which two texts are judged; chosen by hand, since two doubtful sentences prove nothing.
const ENOUGH: usize = 6;

// The doubtful units that are named; chosen by hand to fit a screen.
const NAMED: usize = 5;

/// The counts of beads and units. They are shown if the result itself goes to a file or a memory.
#[derive(Default)]
pub(super) struct Tally {
    by_type: [usize; BeadType::ALL.len()],
    units: usize,
    doubtful: usize,
    alone: usize,
    // Beads whose two texts are of one language.
    one_language: usize,
    // The first doubtful units.
    doubts: Vec<Doubt>,
    // The units or beads that were written, in this form.
    pub(super) written: (usize, Shape),
    // The pairs of texts for which the time ran out.
    out_of_time: usize,
    // How a document that holds both languages was parted.
    pub(super) parted: Option<String>,
    // What became of the units in the memory that takes them.
    pub(super) stored: Stored,
}

impl Tally {
    pub(super) fn of(bitext: &Bitext, at_least: f64, file: &Path) -> Self {
        let out_of_time = usize::from(bitext.alignment().ran_out_of_time());
        let one_language = bitext.one_language(at_least);
        let mut tally = Self { out_of_time, one_language, ..Self::default() };
        for bead in bitext.alignment() {
            tally.by_type[BeadType::of(bead) as usize] += 1;
            tally.alone += usize::from(bead.is_null() && bead.confidence() < 1.0);
        }
        for unit in bitext.units(at_least, &Origin::default()) {
            tally.units += 1;
            if let Some(doubt) = Doubt::about(&unit, file) {
                tally.doubtful += 1;
                tally.doubts.extend(Some(doubt).filter(|_| tally.doubtful <= NAMED));
            }
        }
        tally
    }

    /// Returns true if most of what the texts hold is doubtful or has no counterpart, so that they may not
    /// belong together.
    pub(super) fn is_poor(&self) -> bool {
        let all = self.units + self.alone;
        all >= ENOUGH && (self.doubtful + self.alone) * 2 > all
    }

    /// Returns the counts of a pair that was finished before, whose units were put into a memory.
    pub(super) fn stored(stored: Stored) -> Self {
        Self { stored, ..Self::default() }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.by_type.iter_mut().zip(other.by_type).for_each(|(mine, theirs)| *mine += theirs);
        self.units += other.units;
        self.doubtful += other.doubtful;
        self.alone += other.alone;
        self.stored.add(&other.stored);
        self.out_of_time += other.out_of_time;
        self.one_language += other.one_language;
        let room = NAMED.saturating_sub(self.doubts.len());
        self.doubts.extend(other.doubts.iter().take(room).cloned());
    }

    /// Returns the counts for programs.
    pub(super) fn report(&self) -> AlignReport {
        let mut report = AlignReport::default();
        report.units = self.units as u64;
        report.doubtful = self.doubtful as u64;
        report.alone = self.alone as u64;
        report.one_language = self.one_language as u64;
        report.out_of_time = self.out_of_time as u64;
        let names = BeadType::ALL.iter().map(|kind| kind.name());
        report.beads = names.zip(self.by_type.map(|beads| beads as u64)).collect();
        let Stored { inserted, replaced, beside } = self.stored;
        (report.new, report.changed, report.known) = (inserted.new, inserted.changed, inserted.known);
        (report.replaced, report.beside, report.settled) = (replaced, beside, inserted.settled);
        report
    }

    /// Prints on stderr how the document of a job was parted.
    pub(super) fn tell_parted(&self, job: &Job) {
        if let Some(parted) = &self.parted {
            remark!("{}: {parted}", input::name(&job.source));
        }
    }

    /// Prints the counts on stderr, with what was written to a file, and with what became of the units in a
    /// memory.
    pub(super) fn tell(&self, file: Option<&Path>, memory: Option<&Path>) {
        if self.by_type.iter().any(|&beads| beads > 0) {
            self.tell_beads();
        }
        if let Some(file) = file.filter(|file| file.as_os_str() != "-") {
            let (written, shape) = self.written;
            let what = match shape {
                Shape::Units(_) | Shape::Moses => "unit",
                Shape::Jsonl | Shape::Beads => "bead",
            };
            let side = if shape == Shape::Moses { ".*" } else { "" };
            remark!("{} written to {}{side}", count(written as u64, what), input::name(file));
        }
        if let Some(memory) = memory {
            self.stored.tell(&input::name(memory));
        }
    }

    /// Prints the counts of the beads and of their units. A run that aligns no pair has none.
    fn tell_beads(&self) {
        let (units, alone) = (count(self.units as u64, "unit"), count(self.alone as u64, "sentence"));
        let doubtful = self.doubtful;
        remark!("{units}, {doubtful} doubtful (confidence below {DOUBTFUL}); {alone} without a counterpart");
        let types = BeadType::ALL.iter().zip(self.by_type).filter(|(_, beads)| *beads > 0);
        let types: Vec<String> = types.map(|(kind, beads)| format!("{kind} {beads}")).collect();
        remark!("beads: {}", types.join(", "));
        self.doubts.iter().for_each(Doubt::tell);
        match doubtful.saturating_sub(self.doubts.len()) {
            0 => {}
            more => {
                let are = if more == 1 { "is" } else { "are" };
                remark!(
                    "{more} more {are} doubtful; `--to jsonl -o FILE` shows the confidence of every pair"
                );
            }
        }
        match self.one_language {
            0 => {}
            1 => remark!("1 pair has text of one language on both sides and is no unit"),
            pairs => remark!("{pairs} pairs have text of one language on both sides and are no units"),
        }
    }
}
