//! [`Limits`]: the most that the readers take of a file, so that no file exhausts memory or time.

#[cfg(any(feature = "documents", feature = "formats"))]
use crate::error::{ErrorKind, Result};

/// The most that a reader takes from a file. A part beyond a limit is refused by its place; a file that is
/// beyond one as a whole is refused.
///
/// The defaults are low enough for a reader to stay below 300 MB and some seconds whatever the file is. A
/// caller who knows the file may set others, for one reader or for a whole
/// [`Source`](crate::exchange::Source):
///
/// ```
/// # #[cfg(feature = "formats")] {
/// use mizan::formats::{Limits, tsv};
///
/// let mut limits = Limits::default();
/// limits.unit_bytes = 20;
/// let file = "نعم\tyes\nقف عند الإشارة\tStop at the sign\n";
/// let read: Vec<_> = tsv::Reader::new(file.as_bytes()).limits(limits).collect();
/// assert!(read[0].is_ok());
/// assert_eq!(read[1].as_ref().unwrap_err().to_string(), "line 2, column 1: a line of more than 20 bytes");
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of one unit: a `<tu>`, a `<trans-unit>`, a concept, a message, a row, a text of a workbook.
    pub unit_bytes: usize,
    /// Tags, texts and references of one unit.
    pub unit_tags: usize,
    /// Texts of one unit, and so its languages; the pairs of texts grow with the square of this number.
    pub unit_texts: usize,
    /// Bytes of all units that are made of one `<tu>` or concept, since a text may stand in many.
    pub unit_pairs: usize,
    /// Groups of XLIFF, and elements of a document, around one another. Inside a unit no depth costs anything
    /// but its tags.
    pub nesting: usize,
    /// Columns of a table that are looked at. Further columns are left out.
    pub columns: usize,
    /// Bytes of a zip file, which is held in memory.
    pub zip_bytes: u64,
    /// Files in a zip file.
    pub zip_files: usize,
    /// How many times its size a packed file or a workbook may unpack to, beyond `unpacked_free` bytes.
    pub expansion: u64,
    /// Bytes that a packed file or a workbook may unpack to, whatever its size.
    pub unpacked_free: u64,
    /// Bytes of a workbook, which is held in memory.
    pub workbook_bytes: u64,
    /// Bytes that the parts of a workbook unpack to. A sheet that several names share counts for each.
    pub workbook_unpacked: u64,
    /// Bytes of the texts of a workbook, which are held in memory.
    pub workbook_texts: usize,
    /// Bytes of a document, which is held in memory.
    pub document_bytes: u64,
    /// Bytes that the parts of a document unpack to.
    pub document_unpacked: u64,
    /// Bytes of an SRX file, which is held in memory.
    pub srx_bytes: u64,
    /// Rules of an SRX file, and languages that it maps to rules.
    pub srx_rules: usize,
    /// Bytes of a pattern of an SRX file.
    pub srx_pattern: usize,
    /// Filled cells of a workbook, which are held in memory, and texts in its list of texts.
    pub workbook_cells: usize,
}

impl Default for Limits {
    // All values are chosen by hand. Text packs to a twentieth at best.
    fn default() -> Self {
        Self {
            unit_bytes: 16 << 20,
            unit_tags: 1 << 18,
            unit_texts: 1000,
            unit_pairs: 256 << 20,
            nesting: 1000,
            columns: 256,
            zip_bytes: 256 << 20,
            zip_files: 50_000,
            expansion: 100,
            unpacked_free: 16 << 20,
            workbook_bytes: 128 << 20,
            workbook_unpacked: 512 << 20,
            workbook_texts: 192 << 20,
            workbook_cells: 1 << 23,
            document_bytes: 256 << 20,
            document_unpacked: 512 << 20,
            srx_bytes: 16 << 20,
            srx_rules: 10_000,
            srx_pattern: 1 << 14,
        }
    }
}

impl Limits {
    /// Refuses what unpacks to far more bytes than it has packed.
    #[cfg(any(feature = "documents", feature = "formats"))]
    pub(crate) fn check_unpacked(&self, unpacked: u64, packed: u64) -> Result<()> {
        if unpacked > self.unpacked_free && unpacked / self.expansion.max(1) > packed {
            return Err(ErrorKind::Expansion(self.expansion).into());
        }
        Ok(())
    }
}

/// Returns a number of bytes as messages show it.
#[cfg(feature = "formats")]
pub(crate) fn bytes(count: u64) -> String {
    match count >> 20 {
        mib if mib > 0 && mib << 20 == count => format!("{mib} MiB"),
        _ => format!("{count} bytes"),
    }
}
