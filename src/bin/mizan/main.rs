//! The command line: one file a verb, arguments in, one library call, the result printed.

mod add;
mod align;
mod backup;
mod clean;
mod compact;
mod completions;
mod convert;
mod delete;
mod edit;
mod eval;
mod export;
mod filter;
mod import;
mod info;
mod input;
mod lookup;
mod memory_file;
mod merge;
mod outcome;
mod output;
mod pretranslate;
mod progress;
mod reading;
mod repair;
mod report;
mod rules;
mod screen;
mod search;
mod segment;
mod train;
mod undo;

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
    /// How Arabic is shown on a terminal: `isolate`, `visual` for terminals that do not know right-to-left text, or
    /// `off`; files and pipes always get the text as it is
    #[arg(long, global = true, value_enum, default_value_t, value_name = "HOW", display_order = 900)]
    #[arg(hide_possible_values = true)]
    bidi: Bidi,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Add(add::Add),
    Align(align::Align),
    Backup(backup::Backup),
    Clean(clean::Clean),
    Compact(compact::Compact),
    Completions(completions::Completions),
    Convert(convert::Convert),
    Delete(delete::Delete),
    Edit(edit::Edit),
    Eval(eval::Eval),
    Export(export::Export),
    Import(import::Import),
    Info(info::Info),
    Lookup(lookup::Lookup),
    Merge(merge::Merge),
    Pretranslate(pretranslate::Pretranslate),
    Repair(repair::Repair),
    Search(search::Search),
    Segment(segment::Segmenting),
    Train(train::Train),
    Undo(undo::Undo),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.verb {
        Verb::Add(verb) => verb.run(),
        Verb::Align(verb) => verb.run(),
        Verb::Backup(verb) => verb.run(),
        Verb::Clean(verb) => verb.run(cli.bidi),
        Verb::Compact(verb) => verb.run(),
        Verb::Completions(verb) => verb.run(),
        Verb::Convert(verb) => verb.run(),
        Verb::Delete(verb) => verb.run(),
        Verb::Edit(verb) => verb.run(),
        Verb::Eval(verb) => verb.run(),
        Verb::Export(verb) => verb.run(),
        Verb::Import(verb) => verb.run(),
        Verb::Info(verb) => verb.run(cli.bidi),
        Verb::Lookup(verb) => verb.run(cli.bidi),
        Verb::Merge(verb) => verb.run(),
        Verb::Pretranslate(verb) => verb.run(),
        Verb::Repair(verb) => verb.run(),
        Verb::Search(verb) => verb.run(cli.bidi),
        Verb::Segment(verb) => verb.run(),
        Verb::Train(verb) => verb.run(),
        Verb::Undo(verb) => verb.run(),
    };
    Outcome::exit_code(done)
}
