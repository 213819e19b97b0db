//! `mizan completions`: prints a completion script.

use std::io;

use clap::Command;
use clap_complete::Shell;

use crate::terminal::outcome::Outcome;

/// print the completion script of a shell
#[derive(clap::Args)]
#[command(after_help = "Where shells look for the script:\n  \
        bash: mizan completions bash > ~/.local/share/bash-completion/completions/mizan\n  \
        zsh:  mizan completions zsh > \"${fpath[1]}/_mizan\"\n  \
        fish: mizan completions fish > ~/.config/fish/completions/mizan.fish\n\nExamples:\n  mizan completions bash\n  mizan completions zsh")]
pub(crate) struct Args {
    /// the shell: bash, zsh, fish, elvish or powershell
    shell: Shell,
}

impl Args {
    pub(crate) fn run(self, mut program: Command) -> anyhow::Result<Outcome> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut program, "mizan", &mut script);
        io::Write::write_all(&mut io::stdout(), &script)?;
        Ok(Outcome::Done)
    }
}
