//! [`hinted`]: what a person meant who named a memory by the option of another verb, or without an option.

use std::env;

use clap::Command;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Returns an error of the command line. If it is about the name of a memory, and the verb takes that name by
/// an option, the error shows the option.
pub(crate) fn hinted(mut error: clap::Error, command: &Command) -> clap::Error {
    if error.kind() != ErrorKind::UnknownArgument {
        return error;
    }
    let Some(argument) = error.get(ContextKind::InvalidArg).map(ToString::to_string) else {
        return error;
    };
    let (options, value): (&[&str], _) = match argument.as_str() {
        "--into" => (&["memory"], String::new()),
        "--memory" => (&["into"], String::new()),
        name if name.ends_with(".mizan") => (&["memory", "into"], format!(" {name}")),
        _ => return error,
    };
    if let Some(option) = options.iter().find(|option| has_option(command, option)) {
        error.remove(ContextKind::SuggestedArg);
        let hint = StyledStr::from(format!("this verb names the memory with '--{option}{value}'"));
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![hint]));
    }
    error
}

/// Returns true if the verb on the command line has an option of this name.
fn has_option(command: &Command, name: &str) -> bool {
    let verb = env::args().skip(1).find_map(|arg| command.find_subcommand(arg));
    verb.is_some_and(|verb| verb.get_arguments().any(|option| option.get_long() == Some(name)))
}
