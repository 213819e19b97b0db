//! [`hinted`]: what a person meant who named a memory by the option of another verb or without an option, or
//! who gave an option twice.

use std::env;

use clap::Command;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Returns an error of the command line. If it is about the name of a memory, and the verb takes that name by
/// an option, the error shows the option. If an option was given twice, the error says how to get at several
/// values.
pub(crate) fn hinted(mut error: clap::Error, command: &Command) -> clap::Error {
    if let Some(option) = given_twice(&error) {
        let hint = format!("give {option} once; for several values, run the verb once for each of them");
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![hint.into()]));
        return error;
    }
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

/// Returns the name of an option that was given twice with a value, if that is the error.
fn given_twice(error: &clap::Error) -> Option<String> {
    let named = |kind| error.get(kind).map(ToString::to_string);
    let (argument, before) = (named(ContextKind::InvalidArg)?, named(ContextKind::PriorArg)?);
    let (option, _value) = argument.split_once(' ')?;
    (error.kind() == ErrorKind::ArgumentConflict && argument == before).then(|| option.to_owned())
}

/// Returns true if the verb on the command line has an option of this name.
fn has_option(command: &Command, name: &str) -> bool {
    let verb = env::args().skip(1).find_map(|arg| command.find_subcommand(arg));
    verb.is_some_and(|verb| verb.get_arguments().any(|option| option.get_long() == Some(name)))
}
