//! `mizan forget`: takes the data of a client or person out of a memory for good.

use anyhow::{Context, bail};
use mizan::json::ChangeReport;
use mizan::memory::{Forget, ForgetReport, Memory};

use crate::files::copies;
use crate::options::filters::Filters;
use crate::options::json_option::JsonOption;
use crate::options::memory_file::MemoryFile;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::words::count;
use crate::terminal::{input, progress, question};

/// delete the data of a client or person from a memory for good, from its history and free pages too
///
/// The units that pass the filters are deleted. Other units keep the sentences that stood before and after
/// theirs: of these, the texts of deleted units go too. `--by NAME` alone takes the name away and keeps the
/// units; `--units` deletes these too. Neither this nor any earlier change can be undone afterwards. Backups
/// and exported files are not touched.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan forget --client \"Nile Pumps\" --yes --memory plant.mizan\n  \
        mizan forget --by Samia --units --yes --memory plant.mizan")]
pub(crate) struct Args {
    #[command(flatten)]
    memory: MemoryFile,
    /// with --by: also delete the units that this person created or last changed
    #[arg(long)]
    units: bool,
    /// forget without asking
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    json: JsonOption,
    #[command(flatten)]
    filters: Filters,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let forget = Forget::new(self.filters.filter_to_delete()).units(self.units);
        if forget.filter().is_empty() {
            bail!("whose data? give a filter such as --client or --by");
        }
        let memory = self.memory.open_to_write()?;
        let units = progress::busy("looking", || passing(&memory, &forget))?;
        if units == 0 {
            remark!("no unit passes the filters");
            self.filters.name_unknown(&memory)?;
            if progress::busy("looking", || memory.would_forget(&forget))?.is_known {
                remark!("the history, a header or a note still has such data");
            } else if memory.steps()?.is_empty() {
                return self.complete(&memory, &forget);
            } else {
                return self.nothing();
            }
        }
        if !self.yes && !self.agrees(&forget, units)? {
            self.json.print(&ChangeReport::new("forget", self.memory.name()))?;
            return Ok(Outcome::NothingFound);
        }
        let report = progress::busy("forgetting", || memory.forget(&forget));
        let report = report.with_context(|| self.memory.name())?;
        if !report.is_known {
            return self.nothing();
        }
        let copies = self.copies()?;
        self.tell(&report, &copies);
        self.json.print(&ChangeReport::new("forget", self.memory.name()).forgotten(&report, copies))?;
        Ok(if report.is_overwritten { Outcome::Done } else { Outcome::Partly })
    }

    /// Says that nothing is forgotten.
    fn nothing(&self) -> anyhow::Result<Outcome> {
        remark!("nothing is forgotten, and earlier changes can still be undone");
        let json = ChangeReport::new("forget", self.memory.name());
        self.json.print(&json.forgotten(&ForgetReport::default(), self.copies()?))?;
        Ok(Outcome::NothingFound)
    }

    /// Writes the file anew, which an earlier run could not do if others were reading: such a run has left
    /// neither data nor history.
    fn complete(&self, memory: &Memory, forget: &Forget) -> anyhow::Result<Outcome> {
        let report = progress::busy("forgetting", || memory.forget(forget));
        let report = report.with_context(|| self.memory.name())?;
        let json = ChangeReport::new("forget", self.memory.name());
        self.json.print(&json.forgotten(&report, self.copies()?))?;
        if !report.is_overwritten {
            self.tell_others();
            return Ok(Outcome::Partly);
        }
        remark!(
            "nothing more is forgotten; the file is written anew, and holds nothing that was forgotten before"
        );
        Ok(Outcome::Done)
    }

    fn tell_others(&self) {
        let name = self.memory.name();
        remark!(
            "{name}: other programs are using the memory, and its free pages may still hold the data; run the same again when they have ended"
        );
    }

    fn agrees(&self, forget: &Forget, passing: u64) -> anyhow::Result<bool> {
        let (name, units) = (self.memory.name(), count(passing, "unit"));
        let [what, would] = match forget.deletes_units() {
            _ if passing == 0 => [
                format!("forget such data in history, headers and notes of {name}"),
                "such data in history, headers and notes would be forgotten".to_owned(),
            ],
            true => [format!("delete {units} of {name}"), format!("{units} would be deleted")],
            false => {
                [format!("take the name out of {units} of {name}"), format!("{units} would lose the name")]
            }
        };
        question::agrees(
            &format!("{what} for good, and forget all changes that could be undone?"),
            "nothing is forgotten",
            &format!("{name}: {would} for good; without a terminal, --yes agrees to that"),
        )
    }

    fn copies(&self) -> anyhow::Result<Vec<String>> {
        Ok(copies::beside(&self.memory.path()?).iter().map(|path| input::name(path)).collect())
    }

    fn tell(&self, report: &ForgetReport, copies: &[String]) {
        let name = self.memory.name();
        let [deleted, changed] = [report.deleted, report.changed].map(|units| count(units, "unit"));
        let headers = count(report.headers, "header");
        remark!(
            "{name}: {deleted} deleted, {changed} and {headers} of files changed; this cannot be undone, nor can earlier changes"
        );
        if report.still_named > 0 {
            let units = count(report.still_named, "unit");
            remark!(
                "{units} still have the name in a text, a document or a label; `mizan search` finds texts"
            );
        }
        if !report.is_overwritten {
            self.tell_others();
        }
        remark!(
            "backups, exported files, other memories and copies on other machines may still hold the data"
        );
        if !copies.is_empty() {
            remark!("beside the memory: {}", copies.join(", "));
        }
    }
}

/// Returns the number of units whose data would be forgotten.
fn passing(memory: &Memory, forget: &Forget) -> mizan::Result<u64> {
    let selection = memory.only(forget.filter().clone());
    let mut units = selection.units()?;
    units.try_fold(0, |units, unit| unit.map(|_| units + 1))
}
