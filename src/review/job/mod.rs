//! The job: its file and its log, how far it is, and the units that come out of it.

#[expect(clippy::module_inception, reason = "the file of `Job`, as every type has its own")]
mod job;
mod job_error;
mod job_file;
mod log_entry;
mod progress;
mod remember;
#[cfg(feature = "xlsx")]
mod sheet;
mod units;

pub use job::{Acted, Job, Step};
pub use progress::Progress;
pub use remember::Remembered;
pub use units::{LinkedWords, WordPlace};
