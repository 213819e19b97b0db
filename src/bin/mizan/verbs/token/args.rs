//! The arguments of `mizan token`.

use std::path::PathBuf;

use clap::Subcommand;

/// make, list and revoke the tokens by which programs and people ask `mizan serve`
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(super) what: What,
}

#[derive(Subcommand)]
pub(super) enum What {
    Add(Add),
    List(List),
    Revoke(Revoke),
}

/// The list of tokens that a verb works on.
#[derive(clap::Args)]
pub(super) struct Tokens {
    /// use this list of tokens [default: `mizan/tokens` in your data folder]
    #[arg(long, value_name = "FILE")]
    pub(super) tokens: Option<PathBuf>,
}

/// make a token, and print it once
///
/// Only a hash of the token is kept. A server that runs knows the token at once.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  mizan token add weblate\n  mizan token add salma --rights write --memory plant"
)]
pub(super) struct Add {
    /// the name of the token, such as that of the program or person who holds it
    pub(super) name: String,
    /// let the holder read; read and write; or also undo what others did
    #[arg(long, value_name = "RIGHTS", default_value = "read", value_parser = ["read", "write", "admin"])]
    pub(super) rights: String,
    /// open only this memory, by the name of its file without folder and ending; may be given several times
    #[arg(long, value_name = "NAME")]
    pub(super) memory: Vec<String>,
    #[command(flatten)]
    pub(super) tokens: Tokens,
}

/// list the tokens in force: name, rights, memories and time
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan token list\n  mizan token list --json")]
pub(super) struct List {
    #[command(flatten)]
    pub(super) tokens: Tokens,
    /// print one JSON array
    #[arg(long)]
    pub(super) json: bool,
}

/// revoke a token, which no server takes from then on
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan token revoke weblate\n  mizan token revoke salma --tokens tokens")]
pub(super) struct Revoke {
    /// the name of the token
    pub(super) name: String,
    #[command(flatten)]
    pub(super) tokens: Tokens,
}

#[cfg(not(feature = "server"))]
impl Args {
    pub(crate) fn run(self) -> anyhow::Result<crate::terminal::outcome::Outcome> {
        anyhow::bail!(
            "this mizan was built without the server; `cargo build --release --features server` builds it"
        )
    }
}
