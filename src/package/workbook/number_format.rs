//! [`NumberFormat`]: a number of a workbook as its sheet shows it, by the format code of the cell (ECMA-376,
//! part 1, 18.8.30 and 18.8.31).

use super::date_format;
use super::format_part::{Part, parts};
use super::serial_date::SerialDate;

// The digits that Excel shows of a number without a format.
const GENERAL_DIGITS: usize = 11;

// The most chars of a format code, and the most decimals of a number: Excel's limits.
const LONGEST_CODE: usize = 255;
const MOST_DECIMALS: usize = 30;

/// The format of a cell.
pub(crate) struct NumberFormat<'f> {
    code: &'f str,
    id: Option<u32>,
}

impl<'f> NumberFormat<'f> {
    pub(crate) fn new(code: &'f str, id: Option<u32>) -> Self {
        Self { code, id }
    }

    /// Returns a number, which may be a point in time, as its cell shows it. Formats that follow the settings
    /// of the system are shown as dates of ISO 8601, which are the same for every reader.
    pub(super) fn shown(&self, number: SerialDate) -> String {
        match self.id {
            Some(14) => date_format::shown(&parts("yyyy-mm-dd"), number),
            Some(22) => date_format::shown(&parts("yyyy-mm-dd h:mm"), number),
            _ => self.shown_as(number.days, number),
        }
    }

    fn shown_as(&self, value: f64, date: SerialDate) -> String {
        if !value.is_finite() || self.code.chars().nth(LONGEST_CODE).is_some() {
            return general(value);
        }
        let all = sections(parts(self.code));
        let (section, value) = match all.len() {
            2.. if value < 0.0 => (&all[1], -value),
            3.. if value == 0.0 => (&all[2], value),
            _ => (&all[0], value),
        };
        if date_format::is_date(section) {
            return date_format::shown(section, date);
        }
        // A section of text alone shows that text instead of the number.
        if !section.is_empty() && section.iter().all(|part| !matches!(part, Part::Sign(_))) {
            let texts = section
                .iter()
                .filter_map(|part| if let Part::Text(text) = part { Some(&**text) } else { None });
            return texts.collect();
        }
        Number::of(section).map_or_else(|| general(value), |number| number.shown(value))
    }
}

fn sections(parts: Vec<Part>) -> Vec<Vec<Part>> {
    parts.split(|part| *part == Part::Sign(';')).map(<[Part]>::to_vec).collect()
}

/// How a section of a code shows a number.
#[derive(Default)]
struct Number {
    before: String,
    after: String,
    least_whole: usize,
    least_decimals: usize,
    most_decimals: usize,
    percents: i32,
    thousands: i32,
    is_grouped: bool,
    exponent: usize,
}

impl Number {
    // Returns `None` for a section without digits, and for one that puts text between digits.
    fn of(section: &[Part]) -> Option<Self> {
        let mut number = Self::default();
        let (mut has_digits, mut is_decimal, mut is_exponent, mut commas) = (false, false, false, 0);
        for part in section {
            let text = match part {
                Part::Bracket(_) => continue,
                Part::Text(text) => text.clone(),
                Part::Sign('0' | '#' | '?') if is_exponent => {
                    number.exponent += 1;
                    continue;
                }
                Part::Sign(digit @ ('0' | '#' | '?')) => {
                    if !number.after.is_empty() {
                        return None;
                    }
                    has_digits = true;
                    number.is_grouped |= commas > 0;
                    commas = 0;
                    number.most_decimals += usize::from(is_decimal);
                    number.least_decimals += usize::from(is_decimal && *digit == '0');
                    number.least_whole += usize::from(!is_decimal && *digit == '0');
                    continue;
                }
                Part::Sign('.') if has_digits || !is_decimal => {
                    is_decimal = true;
                    continue;
                }
                Part::Sign(',') if has_digits => {
                    commas += 1;
                    continue;
                }
                Part::Sign('E' | 'e') if has_digits => {
                    is_exponent = true;
                    continue;
                }
                Part::Sign('+') if is_exponent => continue,
                Part::Sign('/') => return None,
                Part::Sign('G' | 'g' | '@') if !has_digits => return None,
                Part::Sign('%') => {
                    number.percents += 1;
                    "%".into()
                }
                Part::Sign(c) => c.to_string(),
            };
            if has_digits { number.after.push_str(&text) } else { number.before.push_str(&text) }
        }
        number.thousands = commas;
        number.least_decimals = number.least_decimals.min(MOST_DECIMALS);
        number.most_decimals = number.most_decimals.min(MOST_DECIMALS);
        has_digits.then_some(number)
    }

    fn shown(&self, value: f64) -> String {
        let value = value * 100_f64.powi(self.percents) / 1000_f64.powi(self.thousands);
        if !value.is_finite() {
            return general(value);
        }
        let digits = if self.exponent > 0 { self.scientific(value.abs()) } else { self.fixed(value.abs()) };
        let is_zero = !digits.contains(|c: char| ('1'..='9').contains(&c));
        let sign = if value < 0.0 && !is_zero { "-" } else { "" };
        format!("{sign}{}{digits}{}", self.before, self.after).trim().to_owned()
    }

    fn fixed(&self, value: f64) -> String {
        let digits = rounded(value, self.most_decimals);
        let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
        let kept = decimals.trim_end_matches('0').len().max(self.least_decimals);
        let whole = if whole == "0" && self.least_whole == 0 { "" } else { whole };
        let mut whole = format!("{whole:0>least$}", least = self.least_whole);
        if self.is_grouped {
            for at in (1..whole.len()).rev().filter(|at| (whole.len() - at) % 3 == 0).collect::<Vec<_>>() {
                whole.insert(at, ',');
            }
        }
        match kept {
            0 => whole,
            _ => format!("{whole}.{}", &decimals[..kept]),
        }
    }

    fn scientific(&self, value: f64) -> String {
        let digits = format!("{:.*e}", self.most_decimals, value);
        let (digits, exponent) = digits.split_once('e').unwrap_or((&digits, "0"));
        let sign = if exponent.starts_with('-') { '-' } else { '+' };
        format!("{digits}E{sign}{:0>width$}", exponent.trim_start_matches('-'), width = self.exponent)
    }
}

// Excel rounds a half away from zero, as the decimal number that is shown has it.
fn rounded(value: f64, decimals: usize) -> String {
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or_default());
    let scaled = value * scale;
    if scaled > 1e15 {
        return format!("{value:.decimals$}");
    }
    let nearest = (scaled * (1.0 + f64::EPSILON * 4.0)).round();
    format!("{:.decimals$}", nearest / scale)
}

/// Returns a number as a cell without a format shows it.
fn general(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return format!("{value:.0}");
    }
    let short: f64 = format!("{:.*e}", GENERAL_DIGITS - 1, value).parse().unwrap_or(value);
    short.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(days: f64) -> SerialDate {
        SerialDate { days, is_1904: false }
    }

    #[test]
    fn numbers_are_shown_by_their_format() {
        for (code, value, shown) in [
            ("General", 45413.0, "45413"),
            ("General", 0.1 + 0.2, "0.3"),
            ("0%", 0.5, "50%"),
            ("0.0%", 0.125, "12.5%"),
            ("0%", 0.145, "15%"),
            ("#,##0.00", 1_234_567.5, "1,234,567.50"),
            ("#,##0", -1234.0, "-1,234"),
            ("0.00", 1.005, "1.01"),
            ("0.##", 1.5, "1.5"),
            ("000", 7.0, "007"),
            ("$#,##0.00", 12.5, "$12.50"),
            ("[$€-407] #,##0.00", 3.0, "€ 3.00"),
            ("#,##0.00\\ \"ر.س\"", 1500.0, "1,500.00 ر.س"),
            ("_($* #,##0.00_);_($* (#,##0.00)", -5.0, "$(5.00)"),
            ("0.00E+00", 12345.0, "1.23E+04"),
            ("0;-0;\"none\"", 0.0, "none"),
            ("0,", 12345.0, "12"),
            ("@", 12.0, "12"),
        ] {
            assert_eq!(NumberFormat::new(code, None).shown(number(value)), shown, "{code}");
        }
    }

    #[test]
    fn dates_and_times_are_shown_by_their_format() {
        for (code, value, shown) in [
            ("yyyy-mm-dd", 45413.0, "2024-05-01"),
            ("dd/mm/yyyy", 45413.0, "01/05/2024"),
            ("d mmmm yyyy", 45413.0, "1 May 2024"),
            ("[$-2000401]d mmmm yyyy", 45413.0, "1 مايو 2024"),
            ("[$-409]dddd, mmm d, yy", 45413.0, "Wednesday, May 1, 24"),
            ("yyyy-mm-dd h:mm:ss", 45413.75, "2024-05-01 18:00:00"),
            ("h:mm AM/PM", 0.604_166_666_666_667, "2:30 PM"),
            ("hh:mm", 0.354_166_666_666_667, "08:30"),
            ("[h]:mm", 1.5, "36:00"),
            ("mm:ss", 0.000_868_055_555_556, "01:15"),
        ] {
            assert_eq!(NumberFormat::new(code, None).shown(number(value)), shown, "{code}");
        }
        assert_eq!(NumberFormat::new("mm-dd-yy", Some(14)).shown(number(45413.0)), "2024-05-01");
    }

    #[test]
    fn numbers_and_codes_beyond_all_limits_are_shown_plainly() {
        let shown = |code: &str, value| NumberFormat::new(code, None).shown(number(value));
        assert_eq!(shown("0.0", f64::NAN), "NaN");
        assert_eq!(shown("0.0%", f64::INFINITY), "inf");
        assert_eq!(shown("0.0%%", f64::MAX), "inf");
        assert_eq!(shown(&format!("0.{}", "0".repeat(100)), 0.5), format!("0.5{}", "0".repeat(29)));
        let long = "0".repeat(100_000);
        assert_eq!(shown(&format!("{long}.{long}"), 2.5), "2.5");
        assert_eq!(shown(&format!("0E+{}", "0".repeat(200)), 1.0).len(), 203);
    }
}
