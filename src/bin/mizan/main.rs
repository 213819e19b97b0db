//! The command line. Each verb has a file or folder, which turns its arguments into one call of the library
//! and prints the result.

mod files;
mod options;
mod terminal;
mod verbs;

use std::process::ExitCode;
use std::sync::LazyLock;

use clap::{CommandFactory, Parser, Subcommand};
use mizan::json::SCHEMA_VERSION;

use crate::terminal::bidi::Bidi;
use crate::terminal::outcome::Outcome;
use crate::terminal::{command_line, interrupt};
use crate::verbs::{
    add, align, analyse, backup, check, clean, compact, completions, convert, delete, edit, eval, export,
    extract, fill, forget, import, info, lookup, man, mcp, merge, pair, pretranslate, redo, repair, search,
    segment, show, terms, train, undo, use_unit,
};

/// The text of `--version`: the version of the program, and the version of the JSON that it writes.
static LONG_VERSION: LazyLock<String> =
    LazyLock::new(|| format!("{}\nJSON schema {SCHEMA_VERSION} (docs/json.md)", env!("CARGO_PKG_VERSION")));

/// segment, align and remember Arabic and English text
#[derive(Parser)]
#[command(name = "mizan", version, long_version = LONG_VERSION.as_str())]
#[command(max_term_width = 100, arg_required_else_help = true)]
#[command(
    after_help = "Exit status: 0 done, 1 nothing found, 2 error.\nSee `mizan help VERB` for the arguments of a verb."
)]
struct Cli {
    /// show Arabic on a terminal in this way: `isolate`, `visual` for terminals that do not reorder
    /// right-to-left text, or `off`; files and pipes always get the text as it is
    #[arg(long, global = true, value_enum, default_value_t, value_name = "HOW", display_order = 900)]
    #[arg(hide_possible_values = true)]
    bidi: Bidi,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Add(add::Args),
    Align(align::Args),
    #[command(visible_alias = "analyze")]
    Analyse(analyse::Args),
    Backup(backup::Args),
    Check(check::Args),
    Clean(clean::Args),
    Compact(compact::Args),
    Completions(completions::Args),
    Convert(convert::Args),
    Delete(delete::Args),
    Edit(edit::Args),
    Eval(eval::Args),
    Export(export::Args),
    Extract(extract::Args),
    Fill(fill::Args),
    Forget(forget::Args),
    Import(import::Args),
    Info(info::Args),
    Lookup(lookup::Args),
    Man(man::Args),
    Mcp(mcp::Args),
    Merge(merge::Args),
    Pair(pair::Args),
    Pretranslate(pretranslate::Args),
    Redo(redo::Args),
    Repair(repair::Args),
    Search(search::Args),
    Segment(segment::Args),
    Show(show::Args),
    Terms(terms::Args),
    Train(train::Args),
    Undo(undo::Args),
    Use(use_unit::Args),
}

fn main() -> ExitCode {
    let cli: Cli = command_line::parse();
    interrupt::listen();
    let done = match cli.verb {
        Verb::Add(verb) => verb.run(),
        Verb::Align(verb) => verb.run(cli.bidi),
        Verb::Analyse(verb) => verb.run(cli.bidi),
        Verb::Backup(verb) => verb.run(),
        Verb::Check(verb) => verb.run(cli.bidi),
        Verb::Clean(verb) => verb.run(cli.bidi),
        Verb::Compact(verb) => verb.run(),
        Verb::Completions(verb) => verb.run(Cli::command()),
        Verb::Convert(verb) => verb.run(),
        Verb::Delete(verb) => verb.run(),
        Verb::Edit(verb) => verb.run(),
        Verb::Eval(verb) => verb.run(),
        Verb::Export(verb) => verb.run(),
        Verb::Extract(verb) => verb.run(cli.bidi),
        Verb::Fill(verb) => verb.run(),
        Verb::Forget(verb) => verb.run(),
        Verb::Import(verb) => verb.run(),
        Verb::Info(verb) => verb.run(cli.bidi),
        Verb::Lookup(verb) => verb.run(cli.bidi),
        Verb::Man(verb) => verb.run(Cli::command()),
        Verb::Mcp(verb) => verb.run(),
        Verb::Merge(verb) => verb.run(),
        Verb::Pair(verb) => verb.run(cli.bidi),
        Verb::Pretranslate(verb) => verb.run(),
        Verb::Redo(verb) => verb.run(),
        Verb::Repair(verb) => verb.run(),
        Verb::Search(verb) => verb.run(cli.bidi),
        Verb::Segment(verb) => verb.run(cli.bidi),
        Verb::Show(verb) => verb.run(cli.bidi),
        Verb::Terms(verb) => verb.run(cli.bidi),
        Verb::Train(verb) => verb.run(),
        Verb::Use(verb) => verb.run(),
        Verb::Undo(verb) => verb.run(),
    };
    interrupt::end_if_stopped();
    Outcome::exit_code(done)
}
