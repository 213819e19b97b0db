//! `--offsets`: the unit in which places in a text are counted.

use mizan::json::Offsets;

/// The unit of places.
#[derive(clap::Args)]
pub(crate) struct OffsetUnit {
    /// count places in a text in bytes of UTF-8 (bytes), in characters (chars) or in units of UTF-16 (utf16)
    #[arg(long, value_name = "UNIT", default_value_t)]
    pub(crate) offsets: Offsets,
}
