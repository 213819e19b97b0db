//! `mizan man`: prints the manual page of the program or of one verb.

use std::io;

use anyhow::Context;
use clap::Command;

use crate::terminal::outcome::Outcome;

/// print the manual page of the program or of a verb, as roff for man
#[derive(clap::Args)]
#[command(after_help = "To read the page: `mizan man lookup | man -l -`; where man has no -l: \
        `mizan man > mizan.1`, `man ./mizan.1`.\n\nExamples:\n  mizan man\n  mizan man lookup")]
pub(crate) struct Args {
    /// the verb; without it, the page of the program
    verb: Option<String>,
}

impl Args {
    pub(crate) fn run(self, mut program: Command) -> anyhow::Result<Outcome> {
        program.build();
        let command = match &self.verb {
            None => &program,
            Some(verb) => program
                .find_subcommand(verb)
                .with_context(|| format!("{verb} is not a verb; `mizan help` lists them"))?,
        };
        let mut page = Vec::new();
        clap_mangen::Man::new(command.clone()).render(&mut page)?;
        // What clap calls extra are the examples and what a person must know beside the options.
        let page = String::from_utf8_lossy(&page).replace("\n.SH EXTRA\n", "\n.SH NOTES AND EXAMPLES\n");
        io::Write::write_all(&mut io::stdout(), page.as_bytes())?;
        Ok(Outcome::Done)
    }
}
