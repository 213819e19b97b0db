//! What `mizan sync` does.

use std::io::{self, Write};
use std::sync::Arc;

use anyhow::{Context, anyhow};
use mizan::team::{Follower, Watch};

use super::args::Args;
use super::told::tell;
use crate::options::team_address::with_password;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::{interrupt, progress};

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let file = self.memory.file();
        let (memory, name) = (Arc::new(file.open()?), file.name());
        let (address, memory_name) =
            Follower::of(&memory).with_context(|| name.clone())?.ok_or_else(|| {
                anyhow!("{name} follows no team; `mizan team join URL --into {name}` makes it follow one")
            })?;
        let address = with_password(address)?;
        let follower = Follower::open(memory, &address, &memory_name);
        if self.watch {
            interrupt::end_well();
            let watch = Watch::new(follower, &address, interrupt::stopped());
            watch.run(&mut |done| {
                match done {
                    Ok(report) if report.is_empty() => {}
                    Ok(report) => tell(&name, &report),
                    Err(error) => remark!("{name}: {error}"),
                }
                true
            });
            return Ok(Outcome::Done);
        }
        let report =
            progress::busy("syncing", || follower.sync(&mut |_| ())).with_context(|| name.clone())?;
        tell(&name, &report);
        if !self.compare {
            return Ok(Outcome::Done);
        }
        let comparison = progress::busy("comparing", || follower.compare()).with_context(|| name.clone())?;
        writeln!(io::stdout(), "{comparison}").context("stdout")?;
        if comparison.is_equal() {
            return Ok(Outcome::Done);
        }
        let (different, here, there) = (comparison.different, comparison.only_here, comparison.only_there);
        remark!("{name}: {different} differ, {here} are here alone, {there} in PostgreSQL alone");
        Ok(Outcome::NothingFound)
    }
}
