//! [`OnDemand`]: the options of a verb, which are made when the verb is run. To make those of all verbs takes
//! longer than all else at the start of the program, and only help and messages show them.

use std::cell::Cell;

use clap::error::Error;
use clap::{ArgMatches, Args, Command, CommandFactory, FromArgMatches, Id};

thread_local! {
    // True while a command is made with the options of all verbs.
    static IS_WHOLE: Cell<bool> = const { Cell::new(false) };
}

/// The arguments of a verb.
pub(crate) struct OnDemand<A>(pub(crate) A);

/// Returns the command line of the program with the options of all verbs, for help and messages.
pub(crate) fn whole<T: CommandFactory>() -> Command {
    IS_WHOLE.set(true);
    let command = T::command();
    IS_WHOLE.set(false);
    command
}

impl<A: Args> Args for OnDemand<A> {
    fn group_id() -> Option<Id> {
        A::group_id()
    }

    fn augment_args(command: Command) -> Command {
        if IS_WHOLE.get() { A::augment_args(command) } else { command.defer(A::augment_args) }
    }

    fn augment_args_for_update(command: Command) -> Command {
        A::augment_args_for_update(command)
    }
}

impl<A: FromArgMatches> FromArgMatches for OnDemand<A> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        A::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }
}
