//! [`PenaltyRule`]: the points that matches lose for a reason, as a person writes them.

use std::str::FromStr;

use super::lookup::Lookup;
use super::penalty::Reason;
use crate::error::{Error, ErrorKind};
use crate::unit::Timestamp;

/// The points that matches lose for a reason, written as `machine=10`, `domain:law=5` (units of other subject
/// fields than `law`) or `age:5=2` (units last changed over five years ago).
///
/// ```
/// use mizan::memory::{Lookup, Memory, PenaltyRule};
/// use mizan::{Lang, Unit};
///
/// let memory = Memory::in_memory()?;
/// let mut batch = memory.batch()?;
/// batch.insert(&Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام"))?;
/// batch.commit()?;
/// let rule: PenaltyRule = "domain:pumps=3".parse()?;
/// assert_eq!(memory.lookup("Valve", &rule.on(Lookup::new()))?[0].percent(), 97);
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PenaltyRule {
    reason: Reason,
    // What stands behind the colon of the reason.
    of: Option<String>,
    points: u8,
}

// The most points, as a match has at most so many percent.
const MOST: u8 = 100;
const EXPECTED: &str = "expected a reason and its points, such as machine=10, domain:law=5 or age:5=2";

impl PenaltyRule {
    /// Sets the penalty in the options of a lookup. Years are counted back from now.
    #[must_use]
    pub fn on(&self, lookup: Lookup) -> Lookup {
        let lookup = match (self.reason, &self.of) {
            (Reason::Domain, Some(domain)) => lookup.in_domain(domain.clone()),
            (Reason::Age, Some(years)) => lookup.old_before(years_ago(years)),
            _ => lookup,
        };
        lookup.penalty(self.reason, self.points)
    }
}

fn years_ago(years: &str) -> Option<Timestamp> {
    // The mean year of the Gregorian calendar.
    const SECONDS_A_YEAR: f64 = 365.2425 * 24.0 * 3600.0;
    let years: f64 = years.parse().ok()?;
    Some(Timestamp::from_unix(Timestamp::now().unix() - (years * SECONDS_A_YEAR) as i64))
}

fn is_years(years: &str) -> bool {
    years.parse().is_ok_and(|years: f64| (0.0..=1000.0).contains(&years))
}

fn wrong(why: impl Into<String>) -> Error {
    ErrorKind::Option(why.into()).into()
}

impl FromStr for PenaltyRule {
    type Err = Error;

    fn from_str(given: &str) -> Result<Self, Error> {
        let (reason, points) = given.rsplit_once('=').ok_or_else(|| wrong(EXPECTED))?;
        let points = points.parse().ok().filter(|&points| points <= MOST);
        let points =
            points.ok_or_else(|| wrong(format!("the points of {reason} are a number from 0 to {MOST}")))?;
        let (name, of) = match reason.split_once(':') {
            Some((name, of)) => (name, Some(of.to_owned()).filter(|of| !of.is_empty())),
            None => (reason, None),
        };
        let reason: Reason = name.parse().map_err(|_| wrong(EXPECTED))?;
        match (reason, of.as_deref()) {
            (Reason::Memory, _) => {
                Err(wrong("the points of a memory stand behind its name: --memory FILE:POINTS"))
            }
            (Reason::Domain, None) => Err(wrong("name the domain that is asked for: domain:law=5")),
            (Reason::Age, of) if !of.is_some_and(is_years) => Err(wrong("name an age in years: age:5=2")),
            (Reason::Aligned | Reason::Machine | Reason::Region, Some(_)) => Err(wrong(EXPECTED)),
            _ => Ok(Self { reason, of, points }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_penalty_has_a_reason_and_its_points() {
        let of = |reason, of: Option<&str>, points| PenaltyRule { reason, of: of.map(str::to_owned), points };
        for (given, expected) in [
            ("machine=10", Some(of(Reason::Machine, None, 10))),
            ("domain:civil law=5", Some(of(Reason::Domain, Some("civil law"), 5))),
            ("domain:a=b=5", Some(of(Reason::Domain, Some("a=b"), 5))),
            ("age:2.5=1", Some(of(Reason::Age, Some("2.5"), 1))),
            ("age=1", None),
            ("age:old=1", None),
            ("domain=5", None),
            ("machine:x=5", None),
            ("machine=101", None),
            ("memory=5", None),
            ("machine", None),
        ] {
            assert_eq!(given.parse().ok(), expected, "{given}");
        }
    }
}
