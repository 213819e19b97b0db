//! [`PageNumber`]: the number of a page in its file.

/// The number of a page in its file. The first page is 1; 0 stands for no page.
pub(super) type PageNumber = u32;
