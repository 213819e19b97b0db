//! [`shown`]: a date or a time as its cell shows it.

use std::fmt::Write;

use super::format_part::Part;
use super::serial_date::{DateParts, SerialDate};

#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
];
#[rustfmt::skip]
const ARABIC_MONTHS: [&str; 12] = [
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
];
const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const ARABIC_DAYS: [&str; 7] = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"];

/// Returns true if a section of a format code shows a date or a time.
pub(crate) fn is_date(section: &[Part]) -> bool {
    let letters: String = section.iter().filter_map(sign).collect();
    let is_general = letters.eq_ignore_ascii_case("general");
    let is_elapsed = section.iter().any(|part| elapsed(part).is_some());
    is_elapsed || !is_general && letters.contains(|c: char| "ymdhsYMDHS".contains(c))
}

/// Returns a date or a time in the format of a section.
pub(super) fn shown(section: &[Part], date: SerialDate) -> String {
    let DateParts { year, month, day, hour, minute, second, milli } = date.parts();
    let is_arabic = section.iter().any(is_arabic);
    let halves =
        section.windows(2).any(|two| matches!(two, [Part::Sign('A' | 'a'), Part::Sign('M' | 'm' | '/')]));
    let (mut out, mut at, mut after_hour) = (String::new(), 0, false);
    while at < section.len() {
        let part = &section[at];
        let run = section[at..].iter().take_while(|other| same(part, other)).count();
        let mut step = run;
        // Writing to a string cannot fail.
        let _ = match part {
            Part::Text(text) => {
                step = 1;
                write!(out, "{text}")
            }
            Part::Bracket(_) => {
                step = 1;
                let days = date.days;
                match elapsed(part) {
                    Some(('h', width)) => write!(out, "{:0width$}", (days * 24.0 + 1e-6).floor()),
                    Some(('m', width)) => write!(out, "{:0width$}", (days * 1440.0 + 1e-5).floor()),
                    Some((_, width)) => write!(out, "{:0width$}", (days * 86400.0 + 1e-4).floor()),
                    None => Ok(()),
                }
            }
            Part::Sign(letter) => match letter.to_ascii_lowercase() {
                'y' | 'e' if run > 2 || *letter == 'e' => write!(out, "{year:04}"),
                'y' => write!(out, "{:02}", year % 100),
                'm' if after_hour || before_second(&section[at + run..]) => write!(out, "{minute:0run$}"),
                'm' => write!(out, "{}", month_name(month, run, is_arabic)),
                'd' if run > 2 => write!(out, "{}", day_name((year, month, day), run, is_arabic)),
                'd' => write!(out, "{day:0run$}"),
                'h' if halves => write!(out, "{:0run$}", (hour + 11) % 12 + 1),
                'h' => write!(out, "{hour:0run$}"),
                's' => write!(out, "{second:0run$}"),
                'a' if halves => {
                    let is_long = matches!(section.get(at + 1), Some(Part::Sign('M' | 'm')));
                    step = if is_long { 5 } else { 3 };
                    let name = if hour < 12 { "AM" } else { "PM" };
                    write!(out, "{}", &name[..if is_long { 2 } else { 1 }])
                }
                // The fraction of a second.
                '0' => write!(out, "{}", &format!("{milli:03}000")[..run.min(6)]),
                '@' => Ok(()),
                c => {
                    step = 1;
                    write!(out, "{c}")
                }
            },
        };
        after_hour = match part {
            Part::Sign('h' | 'H') => true,
            Part::Bracket(_) if elapsed(part).is_some() => true,
            Part::Sign(letter) if letter.is_ascii_alphabetic() => false,
            _ => after_hour,
        };
        at += step;
    }
    out.trim().to_owned()
}

fn month_name(month: u8, width: usize, is_arabic: bool) -> String {
    let at = usize::from(month.clamp(1, 12)) - 1;
    match (width, is_arabic) {
        (1 | 2, _) => format!("{month:0width$}"),
        (_, true) => ARABIC_MONTHS[at].into(),
        (3, _) => MONTHS[at][..3].into(),
        (5, _) => MONTHS[at][..1].into(),
        _ => MONTHS[at].into(),
    }
}

fn day_name((year, month, day): (u16, u8, u8), width: usize, is_arabic: bool) -> String {
    // Sakamoto's method.
    const SHIFTS: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = u32::from(year) - u32::from(month < 3);
    let shift = SHIFTS[usize::from(month.clamp(1, 12)) - 1];
    let weekday = (year + year / 4 - year / 100 + year / 400 + shift + u32::from(day)) % 7;
    match (width, is_arabic) {
        (_, true) => ARABIC_DAYS[weekday as usize].into(),
        (3, _) => DAYS[weekday as usize][..3].into(),
        _ => DAYS[weekday as usize].into(),
    }
}

// Excel's numbers for the languages have Arabic in the lowest ten bits: `$-401`, `$-2000401`, `$-c01`.
fn is_arabic(part: &Part) -> bool {
    let Part::Bracket(inside) = part else { return false };
    let Some(lang) = inside.strip_prefix("$-") else { return false };
    let number = u32::from_str_radix(lang.split(',').next().unwrap_or_default(), 16);
    lang.starts_with("ar") || number.is_ok_and(|number| number & 0x3FF == 1)
}

fn elapsed(part: &Part) -> Option<(char, usize)> {
    let Part::Bracket(inside) = part else { return None };
    let first = inside.chars().next().filter(|c| "hms".contains(*c))?;
    inside.chars().all(|c| c == first).then_some((first, inside.len()))
}

fn before_second(rest: &[Part]) -> bool {
    let next = rest.iter().find_map(|part| sign(part).filter(char::is_ascii_alphabetic));
    next.is_some_and(|c| c.eq_ignore_ascii_case(&'s'))
}

fn same(one: &Part, other: &Part) -> bool {
    matches!((sign(one), sign(other)), (Some(one), Some(other)) if one.eq_ignore_ascii_case(&other))
}

fn sign(part: &Part) -> Option<char> {
    if let Part::Sign(c) = part { Some(*c) } else { None }
}
