//! The two generations of XLIFF.

/// A generation of XLIFF; the two have little in common but the name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Version {
    /// 1.2, what most translation tools read.
    #[default]
    V1,
    /// 2.1.
    V2,
}
