//! `--repair`: puts right what another program did to a text.

/// Whether damage to a text is undone.
#[derive(clap::Args)]
pub(crate) struct TextRepair {
    /// put right what another program did to the text: lam and alef in the wrong order, bytes read in the
    /// wrong encoding, shapes for letters
    #[arg(long)]
    pub(crate) repair: bool,
}
