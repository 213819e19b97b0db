//! [`timing`]: the line of a cue that says when its words are shown.

use std::time::Duration;

use crate::documents::unseen::is_unseen;

/// Returns when the words of a cue appear and disappear, if the line says so.
///
/// The usual form is `00:00:15,042 --> 00:00:18,625`. A dot, a missing hour, spaces and Arabic digits are
/// read too, and settings of WebVTT are passed over.
pub(super) fn timing(line: &str) -> Option<(Duration, Duration)> {
    let (from, to) = line.split_once("-->")?;
    let is_of_time = |c: char| digit(c).is_some() || matches!(c, ':' | ',' | '.' | ' ' | '\t');
    let to = &to[..to.find(|c| !is_of_time(c)).unwrap_or(to.len())];
    let (from, to) = (time(from)?, time(to)?);
    Some((from, to.max(from)))
}

// The digits of a number of hours at most. Chosen by hand.
const DIGITS: usize = 6;

fn time(text: &str) -> Option<Duration> {
    let is_mark = |c: &char| !c.is_whitespace() && !is_unseen(*c);
    let text: String = text.chars().filter(is_mark).collect();
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((&text, ""));
    let mut seconds = 0;
    for part in whole.split(':') {
        seconds = seconds * 60 + number(part)?;
    }
    if whole.split(':').count() > 3 {
        return None;
    }
    let thousandths: String = fraction.chars().chain("000".chars()).take(3).collect();
    Some(Duration::from_millis(seconds * 1000 + number(&thousandths)?))
}

fn number(digits: &str) -> Option<u64> {
    if digits.is_empty() || digits.chars().count() > DIGITS {
        return None;
    }
    digits.chars().try_fold(0, |number, c| Some(number * 10 + u64::from(digit(c)?)))
}

fn digit(c: char) -> Option<u32> {
    match c {
        '٠'..='٩' => Some(u32::from(c) - u32::from('٠')),
        c => c.to_digit(10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_every_spelling() {
        let expected = Some((Duration::from_millis(15_042), Duration::from_millis(18_600)));
        for line in [
            "00:00:15,042 --> 00:00:18,600",
            "00:15.042 --> 00:18.600 align:start position:10%",
            "0:00:15, 042-->0:00:18,6",
            "٠٠:٠٠:١٥,٠٤٢ --> ٠٠:٠٠:١٨,٦٠٠",
            "\u{200E}00:00:15,042 --> 00:00:18,600  X1:10 X2:20",
        ] {
            assert_eq!(timing(line), expected, "{line}");
        }
    }

    #[test]
    fn a_cue_that_ends_before_it_begins_has_no_length() {
        let (from, to) = timing("00:00:09,000 --> 00:00:01,000").unwrap();
        assert_eq!(from, to);
    }

    #[test]
    fn other_lines_are_no_times() {
        for line in
            ["", "-->", "a --> b", "1:2:3:4 --> 5", "99999999999999:00 --> 1:00", "Go --> 00:00:01,000"]
        {
            assert_eq!(timing(line), None, "{line}");
        }
    }
}
