//! [`RuleSwitch`]: a rule that is turned on or off by name.

use std::str::FromStr;

use super::rule::Rule;
use crate::error::{Error, Result};

/// A rule that is turned on by its name, or off with a minus before the name.
///
/// ```
/// use mizan::check::{Rule, RuleSwitch};
///
/// let off: RuleSwitch = "-capitals".parse()?;
/// let left = RuleSwitch::chosen(&[off]);
/// assert!(left.contains(&Rule::Numbers) && !left.contains(&Rule::Capitals));
/// assert_eq!(RuleSwitch::chosen(&["numbers".parse()?]), [Rule::Numbers]);
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleSwitch {
    rule: Rule,
    is_on: bool,
}

impl RuleSwitch {
    /// Returns the rules that are left: those named, or all if none is named, without those turned off.
    #[must_use]
    pub fn chosen(switches: &[Self]) -> Vec<Rule> {
        let is_any_on = switches.iter().any(|switch| switch.is_on);
        let named =
            |rule: Rule, is_on: bool| switches.iter().any(|one| one.rule == rule && one.is_on == is_on);
        let is_left = |rule: &Rule| (!is_any_on || named(*rule, true)) && !named(*rule, false);
        Rule::ALL.into_iter().filter(is_left).collect()
    }
}

impl FromStr for RuleSwitch {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let off = name.strip_prefix('-').or_else(|| name.strip_prefix("no-"));
        Ok(Self { rule: off.unwrap_or(name).parse()?, is_on: off.is_none() })
    }
}
