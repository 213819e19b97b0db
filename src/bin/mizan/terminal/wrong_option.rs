//! [`hinted`]: what a person meant who named a memory by the option of another verb.

use std::env;

use clap::Command;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Returns an error of the command line. If it is about `--into` or `--memory`, and the verb names its memory
/// with the other option, the error says so.
pub(crate) fn hinted(mut error: clap::Error, command: &Command) -> clap::Error {
    let other = match error.get(ContextKind::InvalidArg).map(ToString::to_string).as_deref() {
        Some("--into") => "memory",
        Some("--memory") => "into",
        _ => return error,
    };
    let verb = env::args().skip(1).find_map(|arg| command.find_subcommand(arg));
    let has_other =
        verb.is_some_and(|verb| verb.get_arguments().any(|option| option.get_long() == Some(other)));
    if error.kind() == ErrorKind::UnknownArgument && has_other {
        error.remove(ContextKind::SuggestedArg);
        let hint = StyledStr::from(format!("this verb names the memory with '--{other}'"));
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![hint]));
    }
    error
}
