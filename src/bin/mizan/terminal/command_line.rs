//! Reads the command line. A message about a wrong argument quotes the argument, so it passes the same door
//! as all remarks.

use std::env;
use std::io::{self, Write};
use std::process;

use clap::Parser;
use clap::error::ErrorKind;

use super::escape::escaped;
use super::on_demand::whole;
use super::wrong_option::hinted;

/// Returns the arguments of the program. Prints help or a message and ends the program if there are no
/// arguments to work with.
pub(crate) fn parse<T: Parser>() -> T {
    T::try_parse().unwrap_or_else(|error| {
        if error.kind() == ErrorKind::DisplayVersion {
            error.exit();
        }
        let mut command = whole::<T>();
        let error = command.try_get_matches_from_mut(env::args_os()).err().unwrap_or(error);
        let error = hinted(error, &whole::<T>());
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
