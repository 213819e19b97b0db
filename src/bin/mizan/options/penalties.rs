//! `--penalty`: the points that matches lose for a reason.

use mizan::Timestamp;
use mizan::memory::{Lookup, Reason};

/// The points that matches lose for some reasons.
#[derive(clap::Args)]
pub(crate) struct Penalties {
    /// take points from matches for a reason: `aligned=2`, `machine=10`, `region=3`, `domain:law=5` from
    /// units of other domains than `law`, `age:5=2` from units last changed over five years ago [default:
    /// aligned=1, machine=1, region=1]
    #[arg(long = "penalty", value_name = "REASON=POINTS", value_parser = parsed)]
    penalties: Vec<PenaltyOption>,
}

/// One use of the option.
#[derive(Clone, Debug, PartialEq, Eq)]
struct PenaltyOption {
    reason: Reason,
    // What stands behind the colon of the reason.
    of: Option<String>,
    points: u8,
}

impl Penalties {
    /// Sets the penalties in the options of a lookup.
    pub(crate) fn on(&self, lookup: Lookup) -> Lookup {
        self.penalties.iter().fold(lookup, |lookup, PenaltyOption { reason, of, points }| {
            let lookup = match (reason, of) {
                (Reason::Domain, Some(domain)) => lookup.in_domain(domain.clone()),
                (Reason::Age, Some(years)) => lookup.old_before(years_ago(years)),
                _ => lookup,
            };
            lookup.penalty(*reason, *points)
        })
    }
}

fn years_ago(years: &str) -> Option<Timestamp> {
    // The mean year of the Gregorian calendar.
    const SECONDS_A_YEAR: f64 = 365.2425 * 24.0 * 3600.0;
    let years: f64 = years.parse().ok()?;
    Some(Timestamp::from_unix(Timestamp::now().unix() - (years * SECONDS_A_YEAR) as i64))
}

fn parsed(given: &str) -> Result<PenaltyOption, String> {
    const MOST: u8 = 100;
    const EXPECTED: &str = "expected a reason and its points, such as machine=10, domain:law=5 or age:5=2";
    let (reason, points) = given.rsplit_once('=').ok_or(EXPECTED)?;
    let points = points.parse().ok().filter(|&points| points <= MOST);
    let points = points.ok_or_else(|| format!("the points of {reason} are a number from 0 to {MOST}"))?;
    let (name, of) = match reason.split_once(':') {
        Some((name, of)) => (name, Some(of.to_owned()).filter(|of| !of.is_empty())),
        None => (reason, None),
    };
    let reason: Reason = name.parse().map_err(|_| EXPECTED)?;
    match (reason, of.as_deref()) {
        (Reason::Memory, _) => {
            Err("the points of a memory stand behind its name: --memory FILE:POINTS".into())
        }
        (Reason::Domain, None) => Err("name the domain that is asked for: domain:law=5".into()),
        (Reason::Age, of) if !of.is_some_and(is_years) => Err("name an age in years: age:5=2".into()),
        (Reason::Aligned | Reason::Machine | Reason::Region, Some(_)) => Err(EXPECTED.into()),
        _ => Ok(PenaltyOption { reason, of, points }),
    }
}

fn is_years(years: &str) -> bool {
    years.parse().is_ok_and(|years: f64| (0.0..=1000.0).contains(&years))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_penalty_has_a_reason_and_its_points() {
        let of =
            |reason, of: Option<&str>, points| PenaltyOption { reason, of: of.map(str::to_owned), points };
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
            assert_eq!(parsed(given).ok(), expected, "{given}");
        }
    }
}
