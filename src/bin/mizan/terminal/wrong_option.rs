//! [`hinted`]: what a person meant who named a memory or an output by the option of another verb or without
//! an option, forgot the quotation marks of a text, or gave an option twice.

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
    if let Some(hint) = meant(&error, command) {
        error.remove(ContextKind::SuggestedArg);
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

/// Returns what a person may have meant whose arguments are too many.
fn meant(error: &clap::Error, command: &Command) -> Option<String> {
    let is_verb = |verbs: &[&str]| arguments().skip(1).any(|arg| verbs.contains(&&*arg));
    let argument = error.get(ContextKind::InvalidArg)?.to_string();
    let memory = arguments().skip(2).find(|arg| arg.ends_with(".mizan"));
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') || argument.ends_with(".mizan") => None,
        ErrorKind::UnknownArgument if is_verb(&["lookup", "add"]) => Some(match memory {
            Some(memory) => format!("this verb names the memory with '--memory {memory}'"),
            None => "put a text of several words in quotation marks".into(),
        }),
        ErrorKind::UnknownArgument if has_option(command, "output") && argument.contains('.') => {
            Some(format!("this verb names its output with '--output {argument}'"))
        }
        _ => None,
    }
}

fn arguments() -> impl Iterator<Item = String> {
    env::args_os().map(|arg| arg.to_string_lossy().into_owned())
}

/// Returns true if the verb on the command line has an option of this name.
fn has_option(command: &Command, name: &str) -> bool {
    let verb = arguments().skip(1).find_map(|arg| command.find_subcommand(arg));
    verb.is_some_and(|verb| verb.get_arguments().any(|option| option.get_long() == Some(name)))
}
