//! `mizan serve`, from its arguments to the signal that ends it.

use std::io::{self, Write};
use std::net::{SocketAddr, ToSocketAddrs};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, anyhow};
use mizan::requests::OpenFiles;
use mizan::server::{MemoryServer, TokenFile};

use super::args::Args;
use super::log::log;
use super::places::connections;
#[cfg(feature = "team")]
use super::team::{TeamMemory, follow};
use crate::options::memory_file::data_folder;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::{input, interrupt};

/// How long answers that are under way may take at the end.
const PATIENCE: Duration = Duration::from_secs(6);

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let address = address(&self.listen)?;
        let team = self.follow_team()?;
        let is_alone = team.is_none();
        // Opened and closed: a memory that is missing or damaged is told as everywhere.
        if is_alone || self.memories.is_any() {
            drop(self.memories.open()?);
        }
        let tokens = match &self.tokens {
            Some(file) => Some(TokenFile::new(file)),
            None => data_folder()
                .ok()
                .map(|folder| folder.join("tokens"))
                .filter(|file| file.exists())
                .map(TokenFile::new),
        };
        let is_without =
            tokens.as_ref().map(TokenFile::list).transpose()?.is_some_and(|list| list.is_empty());
        let files = OpenFiles::new().stop_when(interrupt::stopped());
        let mut server = MemoryServer::new()
            .tokens(tokens.clone())
            .hosts(self.host.iter().cloned())
            .rate(self.rate)
            .connections(connections())
            .upload(u64::from(self.upload) << 20)
            .files(
                team.iter().fold(files, |files, team| files.holding(&team.path, Arc::clone(&team.memory))),
            );
        if let Some(TeamMemory { name, path, .. }) = team {
            server = server.memory(&name, path, 0)?;
        }
        if is_alone || self.memories.is_any() {
            for (path, penalty) in self.memories.named()? {
                server = server.memory(&name(&path), path, penalty)?;
            }
        }
        if !self.quiet {
            server = server.log(log());
        }
        let server = server.bind(address).with_context(|| format!("--listen {}", self.listen))?;
        let stop = server.stop();
        interrupt::end_well_after(move || stop.stop(PATIENCE));
        let mut out = io::stdout();
        writeln!(out, "{}", server.address()).and_then(|()| out.flush()).context("stdout")?;
        if let Some(tokens) = tokens.filter(|_| is_without) {
            remark!(
                "{} lists no token, so nobody is answered; `mizan token add` makes one",
                input::name(tokens.path())
            );
        }
        server.run()?;
        Ok(Outcome::Done)
    }
}

impl Args {
    #[cfg(feature = "team")]
    fn follow_team(&self) -> anyhow::Result<Option<TeamMemory>> {
        let Some(url) = &self.team else { return Ok(None) };
        follow(url, &self.team_memory, self.follower.clone()).map(Some)
    }

    #[cfg(not(feature = "team"))]
    fn follow_team(&self) -> anyhow::Result<Option<TeamMemory>> {
        if self.team.is_some() {
            anyhow::bail!(
                "this mizan was built without teams; `cargo build --release --features server,team` builds it"
            );
        }
        Ok(None)
    }
}

/// The memory of a team, which this program cannot have.
#[cfg(not(feature = "team"))]
struct TeamMemory {
    name: String,
    path: std::path::PathBuf,
    memory: Arc<mizan::Memory>,
}

/// Returns the address of `--listen`, in which a name may stand for an address.
fn address(given: &str) -> anyhow::Result<SocketAddr> {
    let found = given.to_socket_addrs().ok().and_then(|mut found| found.next());
    found.ok_or_else(|| anyhow!("--listen {given}: expected an address and a port, such as 127.0.0.1:8484"))
}

/// Returns the name of a memory for clients: that of its file, without folder and ending.
fn name(path: &Path) -> String {
    path.file_stem().map_or_else(|| input::name(path), |name| name.to_string_lossy().into_owned())
}
