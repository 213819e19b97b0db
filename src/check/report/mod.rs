//! What was found in files, gathered with its places, and written as a page or a workbook for people.

mod findings;
mod html;
mod islands;
mod page;
mod place;
mod shown;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use findings::{Findings, PlacedFinding};
pub use html::write_html;
pub use place::Place;
#[cfg(feature = "xlsx")]
pub use xlsx::write_xlsx;
