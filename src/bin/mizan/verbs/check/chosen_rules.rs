//! `--rules`: which rules a check looks by.

use std::str::FromStr;

use mizan::check::Rule;

/// A rule that is turned on, or off with a minus before its name.
#[derive(Clone, Copy, Debug)]
pub(super) struct RuleSwitch {
    rule: Rule,
    is_on: bool,
}

impl FromStr for RuleSwitch {
    type Err = mizan::Error;

    fn from_str(name: &str) -> Result<Self, mizan::Error> {
        let off = name.strip_prefix('-').or_else(|| name.strip_prefix("no-"));
        Ok(Self { rule: off.unwrap_or(name).parse()?, is_on: off.is_none() })
    }
}

/// Returns the rules that are left: those named, or all if none is named, without those turned off.
pub(super) fn chosen(switches: &[RuleSwitch]) -> Vec<Rule> {
    let is_any_on = switches.iter().any(|switch| switch.is_on);
    let named = |rule: Rule, is_on: bool| switches.iter().any(|one| one.rule == rule && one.is_on == is_on);
    let is_left = |rule: &Rule| (!is_any_on || named(*rule, true)) && !named(*rule, false);
    Rule::ALL.into_iter().filter(is_left).collect()
}
