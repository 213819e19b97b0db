//! `--no-bom`: whether CSV files start with a byte order mark.

use std::io::Write;

use mizan::formats::Format;

use crate::terminal::output::Output;

/// Whether files that need a byte order mark start with one.
#[derive(Clone, Copy, clap::Args)]
pub(crate) struct Bom {
    /// write CSV files without a byte order mark; Excel then garbles Arabic
    #[arg(long)]
    no_bom: bool,
}

impl Bom {
    /// Begins an output in a format. Only a file gets a byte order mark, because the next program of a pipe
    /// would take the mark for text.
    pub(crate) fn begin(self, out: &mut Output, format: Format) -> anyhow::Result<()> {
        if out.is_saved() && !self.no_bom {
            out.write_all(format.byte_order_mark().as_bytes())?;
        }
        Ok(())
    }
}
