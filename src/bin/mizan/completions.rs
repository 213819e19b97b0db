use std::io;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::outcome::Outcome;

/// Print the completion script of a shell
#[derive(clap::Args)]
pub(crate) struct Completions {
    /// The shell: bash, zsh, fish, elvish or powershell
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut crate::Cli::command(), "mizan", &mut script);
        io::Write::write_all(&mut io::stdout(), &script)?;
        Ok(Outcome::Done)
    }
}
