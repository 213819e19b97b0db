//! The memory of a team, as a server serves it: a file beside the server, which follows PostgreSQL.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::Context;
use mizan::Memory;
use mizan::team::{Address, Follower, Watch};

use crate::options::memory_file::data_folder;
use crate::options::team_address;
use crate::terminal::remark::remark;
use crate::terminal::{input, interrupt, progress};

/// How long a request waits for another one that writes.
const PATIENCE: Duration = Duration::from_secs(4);

/// The memory of a team.
pub(super) struct TeamMemory {
    pub(super) name: String,
    pub(super) path: PathBuf,
    /// Takes writes to PostgreSQL before they are committed in the file.
    pub(super) memory: Arc<Memory>,
}

/// Fills the file of a memory of the team, and follows from then on.
pub(super) fn follow(url: &str, name: &str, file: Option<PathBuf>) -> anyhow::Result<TeamMemory> {
    let address = team_address::read(url)?;
    let path = match file {
        Some(path) => path,
        None => {
            let folder = data_folder().context("name a file with --follower")?;
            fs::create_dir_all(&folder).with_context(|| input::name(&folder))?;
            folder.join(format!("team-{}.mizan", name.replace(['/', '\\'], "-")))
        }
    };
    let told = || input::name(&path);
    // PostgreSQL has all that is in the file, so no commit waits for the disk. After a loss of power, the
    // place in the changes is as old as the units are.
    let open = || -> anyhow::Result<Memory> {
        let memory = Memory::create(&path).with_context(told)?.patience(PATIENCE).synced_later(true);
        Ok(memory.stop_when(interrupt::stopped()))
    };
    fill(Arc::new(open()?), &address, name).with_context(told)?;
    let follower = Follower::open(Arc::new(open()?), &address, name);
    let (watch, watched) = (Watch::new(follower, &address, interrupt::stopped()), told());
    thread::spawn(move || {
        watch.run(&mut |done| {
            if let Err(error) = done {
                remark!("{watched}: {error}");
            }
            true
        });
    });
    let memory = Arc::new(Follower::written_through(open()?, &address, name));
    Ok(TeamMemory { name: name.to_owned(), path, memory })
}

/// Fills the file. One that was filled before serves while PostgreSQL is away, and takes no writes meanwhile.
fn fill(memory: Arc<Memory>, address: &Address, name: &str) -> anyhow::Result<()> {
    let is_filled = Follower::of(&memory)?.is_some_and(|(_, known)| known == name);
    let filled = Follower::join(memory, address, name)
        .and_then(|follower| progress::busy("filling", || follower.sync(&mut |_| ())));
    match filled {
        Err(error) if is_filled => {
            remark!("{error}; serving what the file has");
            Ok(())
        }
        filled => Ok(filled.map(drop)?),
    }
}
