//! The option that brings back what a person has changed or deleted.

/// Whether a file brings back what a person has changed or deleted.
#[derive(clap::Args)]
pub(crate) struct BringBack {
    /// bring back the units that you have changed or deleted and that come again
    #[arg(long)]
    pub(crate) bring_back: bool,
}
