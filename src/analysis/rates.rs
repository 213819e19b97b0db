//! [`Rates`]: what a word of each band counts in a quote.

use std::str::FromStr;

use super::band::Band;
use super::tally::Tally;
use crate::error::{Error, Position, Result, Syntax};

/// What a word of each band counts in a quote: a share of a new word (`30%`), or a number, which is a price
/// or, where `new` is 1, a share too.
///
/// ```
/// use mizan::analysis::{Band, Rates};
///
/// let rates: Rates = "exact=10%, 95-99=0.3, new=1".parse()?;
/// assert_eq!((rates.of(Band::Exact), rates.of(Band::From95)), (0.1, 0.3));
/// assert_eq!((rates.of(Band::Context), rates.of(Band::From50)), (0.1, 1.0));
///
/// let prices: Rates = "exact=10%, new=0.08".parse()?;
/// assert_eq!(prices.of(Band::Exact), 0.008);
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rates([f64; Band::ALL.len()]);

impl Rates {
    /// Returns the rate of a band. A band that the rates do not name has the rate of the next band below it
    /// that they name, so that a better match never costs more by an omission. `new` is 1 unless they name
    /// it.
    #[must_use]
    pub fn of(&self, band: Band) -> f64 {
        self.0[band as usize]
    }

    /// Returns the words of all bands, each counted at the rate of its band.
    #[must_use]
    pub fn weighted_words(&self, tally: &Tally) -> f64 {
        tally.bands().map(|(band, counts)| counts.words as f64 * self.of(band)).sum()
    }
}

impl FromStr for Rates {
    type Err = Error;

    /// Reads rates as bands and numbers in turns, with `=`, `:`, commas, semicolons, white space or line ends
    /// between them: `exact=0.1, new=1`, or a table with a row for each band. What follows `#` in a line is a
    /// remark, and a first line without a band is a heading.
    fn from_str(text: &str) -> Result<Self> {
        let mut given: [Option<Rate>; Band::ALL.len()] = Default::default();
        let (mut band, mut last) = (None, 1);
        for (line, word) in words(text) {
            last = line;
            let Some(of) = band.take() else {
                let unknown = |error: Error| at(line, Syntax::Malformed(error.to_string()));
                band = Some(word.to_lowercase().parse::<Band>().map_err(unknown)?);
                continue;
            };
            let rate =
                Rate::read(word).ok_or_else(|| at(line, Syntax::Value(format!("{word:?} as a rate"))))?;
            if given[of as usize].replace(rate).is_some() {
                return Err(at(line, Syntax::Malformed(format!("a second rate of {of}"))));
            }
        }
        match band {
            Some(band) => Err(at(last, Syntax::Missing(format!("{band} without a rate")))),
            None if given.iter().all(Option::is_none) => {
                Err(at(last, Syntax::Missing("no band has a rate".into())))
            }
            None => Ok(Self::of_given(&given)),
        }
    }
}

impl Rates {
    fn of_given(given: &[Option<Rate>; Band::ALL.len()]) -> Self {
        let new = given[Band::New as usize].map_or(1.0, |rate| rate.of(1.0));
        let mut rates = [new; Band::ALL.len()];
        let mut below = new;
        for band in Band::ALL.into_iter().rev().skip(1) {
            below = given[band as usize].map_or(below, |rate| rate.of(new));
            rates[band as usize] = below;
        }
        Self(rates)
    }
}

// The rate of a band, as it is written.
#[derive(Clone, Copy)]
enum Rate {
    // A share of the rate of new words.
    Share(f64),
    Number(f64),
}

impl Rate {
    fn read(word: &str) -> Option<Self> {
        let rate = match word.strip_suffix('%') {
            Some(percent) => Self::Share(percent.parse::<f64>().ok()? / 100.0),
            None => Self::Number(word.parse().ok()?),
        };
        let (Self::Share(value) | Self::Number(value)) = rate;
        (value.is_finite() && value >= 0.0).then_some(rate)
    }

    fn of(self, new: f64) -> f64 {
        match self {
            // Rounded to nine places, so that a tenth of 0.07 is shown as 0.007.
            Self::Share(share) => (share * new * 1e9).round() / 1e9,
            Self::Number(number) => number,
        }
    }
}

// Returns the words of rates with the numbers of their lines. What follows `#` in a line is a remark.
fn words(text: &str) -> impl Iterator<Item = (u64, &str)> {
    let is_between = |c: char| matches!(c, '=' | ':' | ',' | ';' | '"') || c.is_whitespace();
    let lines = text.trim_start_matches('\u{FEFF}').lines();
    let lines = (1..).zip(lines).filter(|(number, line)| *number > 1 || !is_heading(line));
    lines.flat_map(move |(number, line)| {
        let words = line.split('#').next().unwrap_or_default().split(is_between);
        words.filter(|word| !word.is_empty()).map(move |word| (number, word))
    })
}

// Returns true for the names of columns: two of them, no number and no band.
fn is_heading(line: &str) -> bool {
    let has_band = Band::ALL.iter().any(|band| line.to_lowercase().contains(band.name()));
    !has_band && line.contains([',', ';', '\t']) && !line.contains(|c: char| c.is_ascii_digit())
}

fn at(line: u64, found: Syntax) -> Error {
    Error::syntax(Position { line, column: 1, byte: 0 }, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_and_a_table_say_the_same() {
        let list: Rates = "repetition=0,exact=10%;new=1 fragments: 0.9".parse().unwrap();
        let table: Rates =
            "band,rate\r\nrepetition,0\r\nexact,0.1 # of a word\r\n\r\nnew\t1\r\nfragments 90%\r\n"
                .parse()
                .unwrap();
        assert_eq!(list, table);
        assert_eq!(list.of(Band::Exact), 0.1);
        assert_eq!(list.of(Band::Context), 0.1);
    }

    #[test]
    fn a_band_without_a_rate_has_that_of_the_next_band_below() {
        let rates: Rates = "exact=0.02,75-84=0.08,new=0.12".parse().unwrap();
        let all = [0.02, 0.02, 0.02, 0.08, 0.08, 0.08, 0.12, 0.12, 0.12];
        assert_eq!(Band::ALL.map(|band| rates.of(band)), all);
    }

    #[test]
    fn a_percent_is_a_share_of_the_price_of_a_new_word() {
        let rates: Rates = "new=0.08,exact=10%,95-99=0.02".parse().unwrap();
        let read = [Band::Repetition, Band::Exact, Band::From95, Band::From50].map(|band| rates.of(band));
        assert_eq!(read, [0.008, 0.008, 0.02, 0.08]);
    }

    #[test]
    fn what_is_no_rate_is_named_with_its_line() {
        for (text, told) in [
            ("exact=1\nfuzzy=2", "line 2, column 1: \"fuzzy\" is not a band"),
            ("exact=ten", "line 1, column 1: cannot read \"ten\" as a rate"),
            ("exact=-1", "line 1, column 1: cannot read \"-1\" as a rate"),
            ("exact=inf", "\"inf\" as a rate"),
            ("exact=1,exact=2", "a second rate of exact"),
            ("new", "new without a rate"),
            ("", "no band has a rate"),
        ] {
            let error = text.parse::<Rates>().unwrap_err().to_string();
            assert!(error.contains(told), "{text}: {error}");
        }
    }
}
