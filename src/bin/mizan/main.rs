//! The command line: one file a verb, arguments in, one library call, the result printed.

mod completions;
mod eval;
mod input;
mod outcome;
mod output;
mod screen;
mod train;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::outcome::Outcome;
use crate::screen::Bidi;

/// Segments, aligns and remembers Arabic and English text
#[derive(Parser)]
#[command(name = "mizan", version, max_term_width = 100, arg_required_else_help = true)]
#[command(
    after_help = "Exit status: 0 done, 1 nothing found, 2 error.\nSee `mizan help VERB` for what a verb takes."
)]
struct Cli {
    /// How Arabic is shown on a terminal: `isolate` for terminals that know right-to-left text, `visual` for those
    /// that do not, `off` for none; files and pipes always get the text as it is
    #[arg(long, global = true, value_enum, default_value_t)]
    bidi: Bidi,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Completions(completions::Completions),
    Eval(eval::Eval),
    Train(train::Train),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.verb {
        Verb::Completions(verb) => verb.run(),
        Verb::Eval(verb) => verb.run(),
        Verb::Train(verb) => verb.run(),
    };
    Outcome::exit_code(done)
}
