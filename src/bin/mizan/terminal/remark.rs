//! Remarks on stderr, each on a line that begins with the name of the program.

use std::fmt;

use super::escape::escaped;

/// Prints a remark on stderr, with the control characters of texts and file names made visible.
pub(crate) fn print(remark: fmt::Arguments<'_>) {
    eprintln!("mizan: {}", escaped(&remark.to_string()));
}

/// Prints a remark on stderr, with the arguments of `format!`.
macro_rules! remark {
    ($($arguments:tt)*) => { $crate::terminal::remark::print(format_args!($($arguments)*)) };
}
pub(crate) use remark;
