//! What `mizan info` says about a memory that follows a team: how far it is behind, and who holds it back.

use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use mizan::memory::Memory;
use mizan::team::{Follower, Holder, Lag};

use crate::options::team_address::with_password;
use crate::terminal::escape::escaped;
use crate::terminal::words::{count, moment};

/// How long PostgreSQL may take to be there. Chosen by hand: without it, the rest is told all the same.
const PATIENCE: Duration = Duration::from_secs(3);

/// Prints lines about the team; none for a memory that follows no team.
pub(super) fn print(out: &mut impl Write, memory: Memory) -> anyhow::Result<()> {
    let Some((address, name)) = Follower::of(&memory)? else { return Ok(()) };
    writeln!(out, "team\t{} of {}", escaped(&name), escaped(&address.to_string()))?;
    let address = with_password(address)?.connect_within(PATIENCE);
    match Follower::open(Arc::new(memory), &address, &name).lag() {
        Ok(lag) => writeln!(out, "lag\t{}", told(&lag))?,
        Err(error) => writeln!(out, "lag\tunknown: {}", escaped(&error.to_string()))?,
    }
    Ok(())
}

fn told(lag: &Lag) -> String {
    let mut told = match (lag.is_filling, lag.ready) {
        (true, _) => "not completely filled yet".to_owned(),
        (false, 0) => "none".to_owned(),
        (false, ready) => format!("{} to take in", count(ready, "change")),
    };
    if lag.held > 0 {
        told += &format!("; {} held back until an older transaction ends", count(lag.held, "change"));
    }
    if let Some(Holder { process, role, program, state, since, .. }) = &lag.holder {
        let text = |text: &Option<String>| {
            escaped(text.as_deref().filter(|text| !text.is_empty()).unwrap_or("?")).to_string()
        };
        told += &format!(" ({} by {} with {}", text(state), text(role), text(program));
        if let Some(process) = process {
            told += &format!(", process {process}");
        }
        if let Some(since) = since {
            told += &format!(", since {}", moment(*since));
        }
        told.push(')');
    }
    told
}
