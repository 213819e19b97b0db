//! The arguments of `mizan mcp`.

use std::io;

use super::server;
use super::tools::Tools;
use crate::options::memory_file::MemoryFile;
use crate::terminal::outcome::Outcome;

/// answer assistants over stdin and stdout, by the Model Context Protocol
///
/// The tools are segment, align, lookup, search, check and add. Assistants start this command themselves;
/// docs/plugins.md shows how to tell them. The command ends when its stdin is closed.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan mcp --memory plant.mizan\n  \
        mizan mcp --memory plant.mizan --read-only")]
pub(crate) struct Args {
    #[command(flatten)]
    memory: MemoryFile,
    /// offer no tool that changes the memory
    #[arg(long)]
    read_only: bool,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let tools = Tools::new(self.memory, self.read_only);
        server::serve(io::stdin().lock(), io::stdout().lock(), &tools)?;
        Ok(Outcome::Done)
    }
}
