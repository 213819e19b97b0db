//! `--force`: the permission to replace a file that holds something else.

/// Whether a file of other content may be replaced.
#[derive(clap::Args)]
pub(crate) struct Force {
    /// replace an existing file even if mizan did not write it or somebody has changed it since; memories and
    /// inputs are never replaced
    #[arg(long)]
    pub(crate) force: bool,
}
