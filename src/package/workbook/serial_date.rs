//! [`SerialDate`]: a point in time as workbooks hold it, which is a number of days.

use time::Date;

/// A number of days since the first day that the workbook counts from, with the time of day as its fraction.
#[derive(Clone, Copy, Debug)]
pub(super) struct SerialDate {
    pub(super) days: f64,
    /// The days are counted from 1904 and not from 1900.
    pub(super) is_1904: bool,
}

/// The parts of a point in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DateParts {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: u8,
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
    pub(super) milli: u16,
}

// Day 0 of either count as a Julian day: the last day of 1899, and the first of 1904.
const DAY_0: [i32; 2] = [2_415_020, 2_416_481];
// The last day of 9999 in either count, beyond which Excel shows no date.
const LAST: [f64; 2] = [2_958_465.0, 2_957_003.0];
// Excel takes 1900 for a leap year, as Lotus 1-2-3 did.
const NO_SUCH_DAY: i32 = 60;

const MILLIS_OF_DAY: f64 = 86_400_000.0;

impl SerialDate {
    /// Returns the parts of the point in time. A number before the first day or beyond 9999 is taken for the
    /// nearest that is a date.
    pub(super) fn parts(self) -> DateParts {
        let last = LAST[usize::from(self.is_1904)];
        let millis = (self.days.fract().max(0.0) * MILLIS_OF_DAY).round().min(MILLIS_OF_DAY);
        let is_next_day = millis >= MILLIS_OF_DAY;
        // The casts saturate, and no number becomes 0.
        let day = (self.days.floor() + f64::from(u8::from(is_next_day))).clamp(0.0, last) as i32;
        let millis = if is_next_day { 0 } else { millis as u32 };
        let (year, month, day) = self.date(day);
        DateParts {
            year,
            month,
            day,
            hour: (millis / 3_600_000) as u8,
            minute: (millis / 60_000 % 60) as u8,
            second: (millis / 1000 % 60) as u8,
            milli: (millis % 1000) as u16,
        }
    }

    fn date(self, day: i32) -> (u16, u8, u8) {
        if !self.is_1904 && day == NO_SUCH_DAY {
            return (1900, 2, 29);
        }
        let shift = i32::from(!self.is_1904 && day > NO_SUCH_DAY);
        let date = Date::from_julian_day(DAY_0[usize::from(self.is_1904)] + day - shift);
        date.map_or((1900, 1, 1), |date| (date.year() as u16, date.month().into(), date.day()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_dates_of_either_count() {
        for (days, is_1904, date) in [
            (0.0, false, (1899, 12, 31)),
            (1.0, false, (1900, 1, 1)),
            (59.0, false, (1900, 2, 28)),
            (60.0, false, (1900, 2, 29)),
            (61.0, false, (1900, 3, 1)),
            (366.0, false, (1900, 12, 31)),
            (36_585.0, false, (2000, 2, 29)),
            (45_413.0, false, (2024, 5, 1)),
            (2_958_465.0, false, (9999, 12, 31)),
            (1e300, false, (9999, 12, 31)),
            (-5.0, false, (1899, 12, 31)),
            (f64::NAN, false, (1899, 12, 31)),
            (0.0, true, (1904, 1, 1)),
            (43_951.0, true, (2024, 5, 1)),
        ] {
            let parts = SerialDate { days, is_1904 }.parts();
            assert_eq!((parts.year, parts.month, parts.day), date, "{days}");
        }
    }

    #[test]
    fn a_fraction_is_the_time_of_day() {
        let parts = SerialDate { days: 45_943.541_0, is_1904: false }.parts();
        assert_eq!((parts.hour, parts.minute, parts.second, parts.milli), (12, 59, 2, 400));
        let midnight = SerialDate { days: 45_943.999_999_999, is_1904: false }.parts();
        assert_eq!((midnight.day, midnight.hour), (14, 0));
    }
}
