//! The command line. Each verb has a file or folder, which turns its arguments into one call of the library
//! and prints the result.

mod files;
mod options;
mod terminal;
mod verbs;

use std::process::ExitCode;
use std::sync::LazyLock;

use clap::{Parser, Subcommand};
use mizan::json::SCHEMA_VERSION;

use crate::terminal::bidi::Bidi;
use crate::terminal::on_demand::{OnDemand, whole};
use crate::terminal::outcome::Outcome;
use crate::terminal::{command_line, interrupt};
use crate::verbs::{
    add, align, analyse, backup, check, clean, compact, completions, convert, delete, edit, eval, export,
    extract, fill, forget, import, info, lookup, man, mcp, merge, pair, pretranslate, redo, repair, review,
    search, segment, serve, show, sync, team, terms, token, train, undo, use_unit,
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
    Add(OnDemand<add::Args>),
    Align(OnDemand<align::Args>),
    #[command(visible_alias = "analyze")]
    Analyse(OnDemand<analyse::Args>),
    Backup(OnDemand<backup::Args>),
    Check(OnDemand<check::Args>),
    Clean(OnDemand<clean::Args>),
    Compact(OnDemand<compact::Args>),
    Completions(OnDemand<completions::Args>),
    Convert(OnDemand<convert::Args>),
    Delete(OnDemand<delete::Args>),
    Edit(OnDemand<edit::Args>),
    Eval(OnDemand<eval::Args>),
    Export(OnDemand<export::Args>),
    Extract(OnDemand<extract::Args>),
    Fill(OnDemand<fill::Args>),
    Forget(OnDemand<forget::Args>),
    Import(OnDemand<import::Args>),
    Info(OnDemand<info::Args>),
    Lookup(OnDemand<lookup::Args>),
    Man(OnDemand<man::Args>),
    Mcp(OnDemand<mcp::Args>),
    Merge(OnDemand<merge::Args>),
    Pair(OnDemand<pair::Args>),
    Pretranslate(OnDemand<pretranslate::Args>),
    Redo(OnDemand<redo::Args>),
    Repair(OnDemand<repair::Args>),
    Review(OnDemand<review::Args>),
    Search(OnDemand<search::Args>),
    Segment(OnDemand<segment::Args>),
    Serve(OnDemand<serve::Args>),
    Show(OnDemand<show::Args>),
    Sync(OnDemand<sync::Args>),
    Team(OnDemand<team::Args>),
    Terms(OnDemand<terms::Args>),
    Token(OnDemand<token::Args>),
    Train(OnDemand<train::Args>),
    Undo(OnDemand<undo::Args>),
    Use(OnDemand<use_unit::Args>),
}

fn main() -> ExitCode {
    let cli: Cli = command_line::parse();
    interrupt::listen();
    let done = match cli.verb {
        Verb::Add(verb) => verb.0.run(),
        Verb::Align(verb) => verb.0.run(cli.bidi),
        Verb::Analyse(verb) => verb.0.run(cli.bidi),
        Verb::Backup(verb) => verb.0.run(),
        Verb::Check(verb) => verb.0.run(cli.bidi),
        Verb::Clean(verb) => verb.0.run(cli.bidi),
        Verb::Compact(verb) => verb.0.run(),
        Verb::Completions(verb) => verb.0.run(whole::<Cli>()),
        Verb::Convert(verb) => verb.0.run(),
        Verb::Delete(verb) => verb.0.run(),
        Verb::Edit(verb) => verb.0.run(),
        Verb::Eval(verb) => verb.0.run(),
        Verb::Export(verb) => verb.0.run(),
        Verb::Extract(verb) => verb.0.run(cli.bidi),
        Verb::Fill(verb) => verb.0.run(),
        Verb::Forget(verb) => verb.0.run(),
        Verb::Import(verb) => verb.0.run(),
        Verb::Info(verb) => verb.0.run(cli.bidi),
        Verb::Lookup(verb) => verb.0.run(cli.bidi),
        Verb::Man(verb) => verb.0.run(whole::<Cli>()),
        Verb::Mcp(verb) => verb.0.run(),
        Verb::Merge(verb) => verb.0.run(),
        Verb::Pair(verb) => verb.0.run(cli.bidi),
        Verb::Pretranslate(verb) => verb.0.run(),
        Verb::Redo(verb) => verb.0.run(),
        Verb::Repair(verb) => verb.0.run(),
        Verb::Review(verb) => verb.0.run(),
        Verb::Search(verb) => verb.0.run(cli.bidi),
        Verb::Segment(verb) => verb.0.run(cli.bidi),
        Verb::Serve(verb) => verb.0.run(),
        Verb::Show(verb) => verb.0.run(cli.bidi),
        Verb::Sync(verb) => verb.0.run(),
        Verb::Team(verb) => verb.0.run(),
        Verb::Terms(verb) => verb.0.run(cli.bidi),
        Verb::Token(verb) => verb.0.run(),
        Verb::Train(verb) => verb.0.run(),
        Verb::Use(verb) => verb.0.run(),
        Verb::Undo(verb) => verb.0.run(),
    };
    interrupt::end_if_stopped();
    Outcome::exit_code(done)
}
