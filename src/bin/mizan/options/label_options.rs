//! `--domain`, `--client`, `--project`, `--by` and `--document`: the labels of the units that a verb writes.

use mizan::memory::Memory;
use mizan::{Labels, Unit};

use crate::terminal::remark::remark;

/// The labels of all units that a verb puts into a memory.
#[derive(clap::Args)]
#[command(next_help_heading = "Labels")]
pub(crate) struct LabelOptions {
    /// set the subject field of the units
    #[arg(long)]
    domain: Option<String>,
    /// set the client that the units were translated for
    #[arg(long)]
    client: Option<String>,
    /// set the project that the units were translated in
    #[arg(long)]
    project: Option<String>,
    /// set who made the units
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// set the document that the units were taken from
    #[arg(long, value_name = "NAME")]
    document: Option<String>,
}

impl LabelOptions {
    /// Returns the labels of new units. An empty text is no label.
    pub(crate) fn labels(&self) -> Labels {
        self.given(|label| !label.is_empty())
    }

    /// Returns the labels that pass a test, without the spaces around them.
    fn given(&self, is: impl Fn(&str) -> bool) -> Labels {
        let label = |given: &Option<String>| {
            given.as_deref().map(str::trim).filter(|label| is(label)).map(str::to_owned)
        };
        let Self { domain, client, project, by, document } = self;
        let labels = Labels::new().domain(label(domain)).client(label(client)).project(label(project));
        labels.by(label(by)).document(label(document))
    }

    /// Reports on stderr a client or subject field that no unit has yet, if units have one of nearly the same
    /// name. Callers do this before they write.
    pub(crate) fn tell_near(&self, memory: &Memory) -> anyhow::Result<()> {
        for near in memory.near_labels(&self.labels())? {
            remark!("{near}");
        }
        Ok(())
    }

    /// Returns true if no label is given.
    pub(crate) fn is_empty(&self) -> bool {
        self.given(|_| true) == Labels::new()
    }

    /// Returns the unit with the labels that are given; an empty one removes that of the unit.
    pub(crate) fn edited(&self, unit: Unit) -> Unit {
        self.given(|_| true).set_on(unit)
    }
}
