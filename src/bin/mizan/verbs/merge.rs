//! `mizan merge`: copies the units of other memories into a memory.

use std::path::PathBuf;

use mizan::json::ChangeReport;
use mizan::memory::{InsertedCounts, Merge};

use crate::options::bring_back::BringBack;
use crate::options::json_option::JsonOption;
use crate::options::label_options::LabelOptions;
use crate::options::memory_file::{self, MemoryFile};
use crate::options::new_memory::NewMemory;
use crate::options::other_filters::OtherFilters;
use crate::options::strict::Strict;
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::settled_remark::tell_settled;
use crate::terminal::words::count;
use crate::terminal::{damage, input, interrupt, progress};

/// copy the units of other memories into a memory, and create the memory if there is none
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan merge colleague.mizan\n  \
        mizan merge colleague.mizan --client \"Nile Pumps\" --into plant.mizan\n  \
        mizan merge colleague.mizan --newer --into plant.mizan\n  \
        mizan merge colleague.mizan --only-client \"Nile Pumps\" --status translated --into plant.mizan")]
pub(crate) struct Args {
    /// the other memories, which are not changed
    #[arg(required = true, value_name = "MEMORY")]
    others: Vec<PathBuf>,
    /// copy into this memory [default: that of MIZAN_MEMORY, else `mizan/default.mizan` in your data folder]
    #[arg(long, short = 'm', visible_alias = "memory", value_name = "MEMORY")]
    into: Option<PathBuf>,
    #[command(flatten)]
    strict: Strict,
    /// of a text that the memories translate differently, keep the newer translation alone, unless the older
    /// one has a higher status
    #[arg(long)]
    newer: bool,
    #[command(flatten)]
    bring_back: BringBack,
    #[command(flatten)]
    json: JsonOption,
    #[command(flatten)]
    labels: LabelOptions,
    #[command(flatten)]
    filters: OtherFilters,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let file = MemoryFile::named(self.into);
        Guard::new(false).reads(&self.others).check_memory(&file.path()?)?;
        // A mistyped name is an error before anything is created or changed.
        let others = self.others.iter().map(|path| memory_file::open_other(path));
        let others = others.collect::<anyhow::Result<Vec<_>>>()?;
        for (path, other) in self.others.iter().zip(&others) {
            self.strict.check(other, &input::name(path))?;
        }
        if self.filters.leave_nothing(&others)? {
            return Ok(Outcome::NothingFound);
        }
        let new = NewMemory::of(&file.path()?);
        let memory = file.create()?;
        if new.is_none() {
            self.strict.check(&memory, &file.name())?;
            self.labels.tell_near(&memory)?;
        }
        let series = memory.series();
        let merge = Merge::new().labels(self.labels.labels());
        let merge =
            merge.bring_back(self.bring_back.bring_back).newer(self.newer).only(self.filters.filter());
        let mut report = ChangeReport::new("merge", file.name());
        interrupt::say_when_stopped(format!(
            "stopped; what was merged by then stays in {}: the same command merges the rest, `mizan undo` takes it back",
            file.name()
        ));
        for (path, other) in self.others.iter().zip(&others) {
            let merged = progress::busy("merging", || series.merge(other, &merge))?;
            report = report.merged(&merged);
            let of_newer = match merged {
                InsertedCounts { replaced, older, .. } if self.newer => {
                    format!(", {replaced} replaced by newer ones, {older} older ones left out")
                }
                _ => String::new(),
            };
            remark!(
                "{}: {} new, {} changed, {} known{of_newer}",
                path.display(),
                count(merged.new, "unit"),
                merged.changed,
                merged.known
            );
            tell_settled(&input::name(path), merged.settled);
        }
        interrupt::say_when_stopped(format!("all units were merged into {} by then", file.name()));
        new.into_iter().for_each(NewMemory::tell);
        self.json.print(&report)?;
        let mut outcome = damage::met(&memory, &file.name(), Outcome::Done);
        for (path, other) in self.others.iter().zip(&others) {
            outcome = damage::met(other, &input::name(path), outcome);
        }
        Ok(outcome)
    }
}
