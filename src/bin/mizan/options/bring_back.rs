//! The option that brings back what a person has changed or deleted.

/// Whether a file that is read again brings back what a person has changed or deleted since.
#[derive(clap::Args)]
pub(crate) struct BringBack {
    /// bring back the units that you have changed or deleted since you put this file into the memory
    #[arg(long)]
    pub(crate) bring_back: bool,
}
