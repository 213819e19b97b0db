//! [`Version`]: the two generations of XLIFF, 1.2 and 2.1.

/// A generation of XLIFF. The two share few elements, so each has a reader and a writer of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Version {
    /// XLIFF 1.2, which most translation tools read.
    #[default]
    V1,
    /// XLIFF 2.1.
    V2,
}
