//! Remarks on stderr, each on a line that begins with the name of the program.

use std::fmt;
use std::io::{self, Write};

use super::escape::escaped;
use super::screen::Screen;

/// The hanging indent of a remark that is longer than a line of the terminal, in columns.
const INDENT: usize = 2;

/// Prints a remark on stderr, with the control characters of texts and file names made visible.
pub(crate) fn print(remark: fmt::Arguments<'_>) {
    // The work goes on where nobody reads its remarks: a closed pipe is no error.
    let remark = format!("mizan: {}", escaped(&remark.to_string()));
    let _ = writeln!(io::stderr(), "{}", Screen::stderr().paragraph(&remark, INDENT));
}

/// Prints a remark on stderr, with the arguments of `format!`.
macro_rules! remark {
    ($($arguments:tt)*) => { $crate::terminal::remark::print(format_args!($($arguments)*)) };
}
pub(crate) use remark;
