//! What `mizan team` does.

use std::sync::Arc;

use mizan::team::{Follower, Team};

use super::args::{Args, Init, Join, What};
use crate::options::memory_file::MemoryFile;
use crate::options::new_memory::NewMemory;
use crate::options::team_address;
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::progress;
use crate::terminal::remark::remark;
use crate::verbs::sync::tell;

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        match self.what {
            What::Init(what) => what.run(),
            What::Join(what) => what.run(),
        }
    }
}

impl Init {
    fn run(self) -> anyhow::Result<Outcome> {
        let made = Team::init(&team_address::read(&self.url)?, &self.name)?;
        match (made.is_new, made.is_new_memory) {
            (true, _) => remark!("made the tables of a team, and its memory {:?}", self.name),
            (false, true) => remark!("made the memory {:?}", self.name),
            (false, false) => remark!("the team has the memory {:?} already", self.name),
        }
        if made.is_restored {
            remark!("the database comes from another server: all followers start anew");
        }
        Ok(Outcome::Done)
    }
}

impl Join {
    fn run(self) -> anyhow::Result<Outcome> {
        let address = team_address::read(&self.url)?;
        let file = MemoryFile::named(self.into);
        Guard::new(false).check_memory(&file.path()?)?;
        let new = NewMemory::of(&file.path()?);
        let follower = Follower::join(Arc::new(file.create()?), &address, &self.name)?;
        let report = progress::busy("filling", || follower.sync(&mut |_| ()))?;
        new.into_iter().for_each(NewMemory::tell);
        tell(&file.name(), &report);
        Ok(Outcome::Done)
    }
}
