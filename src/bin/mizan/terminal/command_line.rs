//! Reads the command line. A message about a wrong argument quotes the argument, so it passes the same door
//! as all remarks.

use std::io::{self, Write};
use std::process;

use clap::Parser;

use super::escape::escaped;
use super::wrong_option::hinted;

/// Returns the arguments of the program. Prints help or a message and ends the program if there are no
/// arguments to work with.
pub(crate) fn parse<T: Parser>() -> T {
    T::try_parse().unwrap_or_else(|error| {
        let error = hinted(error, &T::command());
        let message = error.render().to_string();
        match escaped(&message) {
            // Help, and messages without such characters, keep the colours that clap gives them.
            shown if shown == message => error.exit(),
            shown => {
                let _ = write!(io::stderr(), "{shown}");
                process::exit(error.exit_code())
            }
        }
    })
}
