//! The numbers of a text that its translation lacks, both in digits and in words.

use std::ops::Range;

use super::dates::dates_of_other_months;
use super::figure::Figure;
use super::readings::last_word;
use super::text_numbers::TextNumbers;
use crate::text::fold;

/// Returns the places of the numbers above twelve that the other text has neither in digits nor in words. A
/// number that is part of a name or a code (COVID-19, xx_31), or looks like the mark of a footnote, does not
/// count.
pub(in crate::check) fn missing_numbers(own: &TextNumbers<'_>, other: &TextNumbers<'_>) -> Vec<Range<usize>> {
    if own.found.is_empty() {
        return Vec::new();
    }
    let lacks = |figure: &&Figure| {
        figure.counts
            && stands_alone(own.text(), &figure.range)
            && !other.has(figure)
            && !other.has_run(own, figure)
            && !is_parted(own, figure, other)
    };
    let missing = own.figures.iter().filter(lacks).map(|figure| figure.range.clone()).collect();
    match dates_of_other_months((&own.analysed, &own.found), (&other.analysed, &other.found)) {
        dates if dates.is_empty() => missing,
        dates => dates,
    }
}

// Returns true for the number of a clause, or a part of it, that one text parts by a dot and the other by a
// dash or a slash, in either order: `12.3`, ١٢-٣.
fn is_parted(own: &TextNumbers<'_>, figure: &Figure, other: &TextNumbers<'_>) -> bool {
    let given = fold(&own.text()[figure.range.clone()]);
    if let Some((one, two)) = given.split_once('.').filter(|(_, two)| two.len() <= 2) {
        return pairs(other).any(|(pair, _)| pair == [one, two] || pair == [two, one]);
    }
    pairs(own).any(|([one, two], range)| {
        let is_here = range.start <= figure.range.start && figure.range.end <= range.end;
        is_here && (other.says(&format!("{one}.{two}")) || other.says(&format!("{two}.{one}")))
    })
}

// Returns the numbers with a dash or a slash between them.
fn pairs<'n>(numbers: &'n TextNumbers<'_>) -> impl Iterator<Item = ([&'n str; 2], Range<usize>)> {
    numbers.found.windows(2).filter_map(|pair| {
        let [one, two] = [&pair[0], &pair[1]];
        let gap = &numbers.text()[one.range.end..two.range.start];
        let range = one.range.start..two.range.end;
        matches!(gap, "-" | "/" | "–").then(|| ([one.value.as_str(), two.value.as_str()], range))
    })
}

// What may precede a number as a part of its word, in Arabic: بـ15, و15, الـ15.
const BEFORE_DIGITS: [&str; 10] = ["و", "ف", "ب", "ل", "ك", "ال", "بال", "لل", "وال", "وب"];

/// Returns true for a number that is no part of a name, a code or an address.
pub(super) fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = last_word(&text[..range.start]);
    let after = &text[range.end..];
    let is_of_name = |c: char| c.is_alphabetic() || matches!(c, '_' | '#' | '&' | '{');
    let has_clitic = BEFORE_DIGITS.contains(&before.trim_end_matches('\u{640}'));
    let ordinal = ["th", "st", "nd", "rd"].iter().find_map(|ending| after.strip_prefix(ending));
    (has_clitic || !before.contains(is_of_name))
        && !ordinal.unwrap_or(after).starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn missing_numbers(text: &str, other: &str) -> Vec<Range<usize>> {
        super::missing_numbers(&TextNumbers::of(text), &TextNumbers::of(other))
    }

    #[test]
    fn a_number_in_digits_is_found_in_words_and_other_digits() {
        for (arabic, english) in [
            ("القرن الثاني والعشرون", "the 22nd century"),
            ("بأكثر من سبعين لغةً", "in more than 70 languages"),
            ("٤٥ درجة", "45 degrees"),
            ("حوالي 000 560 دولار", "about $560,000"),
            ("نحو 560 000 دولار", "about $560,000"),
            ("نحو 42000 شخص", "about 42.000 people"),
            ("خمسمئة مليون", "500 million"),
            ("2.5 مليون", "2,500,000"),
            ("الساعة 2:30 مساء", "at 14:30"),
            ("القرن التاسع عشر", "the 19th century"),
            ("في الستينيات", "in the 1960s"),
            ("الجائحة", "COVID-19"),
            ("تفاعلات عالمية.", "global interactions.33"),
            ("انقر هنا", "Click xx_31, &#9881; or {14}"),
            ("ثلاثة أيام", "3 days"),
            ("اللون (10،10،150،10)", "the colour (10,10,150,10)"),
            ("الخطوات 1،2،300", "steps 1,2,300"),
            ("المنافذ 80،443،8080", "ports 80, 443, 8080"),
            ("1،250 موظفًا", "1,250 employees"),
        ] {
            assert!(missing_numbers(arabic, english).is_empty(), "{arabic}");
            assert!(missing_numbers(english, arabic).is_empty(), "{english}");
        }
    }

    #[test]
    fn a_long_number_is_one_however_its_digits_are_grouped() {
        for (arabic, english) in [
            ("هاتف ٠٤ ٣٥٦ ٧٨٩٠", "Phone +971 4 356 7890"),
            ("هاتف 00971-4-3567890", "Phone (04) 356-7890"),
            ("هاتف 7890 356 4 971+", "Phone +971 4 356 7890"),
            ("هاتف ٠٢٠٧٩٤٦٠١٢٣", "Phone +44 (0)20 7946 0123"),
            ("اتصل على 600520", "Call 600-520"),
            ("الحساب SA44 2000 0001 2345 6789 1234", "Account SA4420000001234567891234"),
            ("نحو 75 000 شخص", "about 75'000 people"),
            ("نحو 75 000,5 شخص", "about 75,000.5 people"),
        ] {
            assert!(missing_numbers(arabic, english).is_empty(), "{arabic}");
            assert!(missing_numbers(english, arabic).is_empty(), "{english}");
        }
        for (text, other) in [
            ("Phone +971 4 356 7890", "هاتف ٠٤ ٣٥٦ ٧٨٩١"),
            ("Call 600-520", "اتصل على 600530"),
            ("about 75 000 people", "نحو 75 000 000 شخص"),
            ("about 75 000 000 people", "نحو 75 000 شخص"),
        ] {
            let both = missing_numbers(text, other).len() + missing_numbers(other, text).len();
            assert!(both > 0, "{text}");
        }
    }

    #[test]
    fn roman_numerals_dates_and_times_are_numbers() {
        for (arabic, english) in [
            ("الصفحة ٢٣", "page xxiii"),
            ("لويس 14", "Louis XIV"),
            ("سنة 1999", "MCMXCIX"),
            ("الفصل ٤٥", "Chapter XLV"),
            ("في 14.3.2025", "on 14 March 2025"),
            ("في ١٤/٣/٢٥", "on 14 March 2025"),
            ("2025/03/14", "March 14, 2025"),
            ("3/14/2025", "14 آذار 2025"),
            ("بين 1985 و1992", "in 1985-92"),
            ("الساعة 18.45", "at 6:45 p.m."),
            ("نصف ساعة", "30 minutes"),
            ("الساعة السابعة والنصف", "at 7:30"),
            ("الساعة الثامنة إلا ربعًا", "at 7:45"),
            ("خدمة على مدار الساعة", "a 24-hour service, 24/7"),
            ("نصف الموظفين", "50% of the staff"),
            ("بـ15 ألف دينار", "15k dinars"),
            ("ألفا دينار", "2,000 dinars"),
            ("بألفي دينار", "for 2,000 dinars"),
            ("مئتي دينار", "200 dinars"),
            ("مليونا شخص", "2 million people"),
            ("نصف مليون دينار", "500,000 dinars"),
            ("بربع مليون دينار", "for 250,000 dinars"),
            ("500 ألف", "half a million"),
            ("الساعة التاسعة والنصف مساءً", "at 21:30"),
        ] {
            assert!(missing_numbers(arabic, english).is_empty(), "{arabic}");
            assert!(missing_numbers(english, arabic).is_empty(), "{english}");
        }
        for (text, other, expected) in [
            ("صفحة 400", "a CD", "400"),
            ("ص 1009", "a mix of it", "1009"),
            ("ص 15", "page xiv", "15"),
            ("المنافذ 80،443،8080", "ports 80,443,8081", "8080"),
            ("1،250 موظفًا", "1, 250 employees", "1،250"),
            ("30 موظفًا", "half of the staff", "30"),
            ("30% of it", "نصفه", "30"),
            ("قبل 24 يومًا", "around the clock", "24"),
            ("بـ35 دينارًا", "for 53 dinars", "35"),
            ("on 14.3.2025", "في 14 مارس 2024", "2025"),
            ("at 18:45", "الساعة 6:15 مساء", "45"),
            ("at 17:30", "الساعة 5:30 صباحا", "17"),
            ("at 17:30", "الساعة ٥٫٣٠ ص", "17"),
            ("الساعة 16:15", "at 4:15 a.m.", "16"),
            ("الساعة 16:15", "at 4:15 p.m.", ""),
            ("at 21:30", "الساعة التاسعة والنصف صباحا", "21"),
            ("الساعة 24:00", "at 12 am", ""),
            ("on 14/3/2025", "في 14 أبريل 2025", "14/3/2025"),
        ] {
            let found: Vec<_> = missing_numbers(text, other).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found.first().copied().unwrap_or_default(), expected, "{text}");
        }
    }

    #[test]
    fn a_length_of_time_is_one_in_any_unit() {
        for (arabic, english) in [
            ("خلال أسبوعين", "within 14 days"),
            ("خلال 14 يومًا", "within two weeks"),
            ("بعد ثلاثة أسابيع", "after 21 calendar days"),
            ("في يومين", "in 48 hours"),
            ("مدة سنتين", "a term of 24 months"),
            ("بعد 14 يومًا", "a fortnight later"),
            ("ثلاثة ملايين ونصف", "3.5 million"),
            ("خلال ساعة", "within 60 minutes"),
        ] {
            assert!(missing_numbers(arabic, english).is_empty(), "{arabic}");
            assert!(missing_numbers(english, arabic).is_empty(), "{english}");
        }
        for (arabic, english) in [
            ("خلال أسبوعين", "within 15 days"),
            ("خلال ثلاثة أسابيع", "within 14 days"),
            ("خلال شهر", "within 31 days"),
            ("مدة سنتين", "a term of 36 months"),
        ] {
            assert!(!missing_numbers(english, arabic).is_empty(), "{english}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(a in "[0-9٠-٩ ().,+:/xivML٫٬%نصفو-]{0,40}", b in "\\PC{0,40}") {
            for range in missing_numbers(&a, &b) {
                prop_assert!(a.get(range).is_some());
            }
            prop_assert!(missing_numbers(&a, &a).is_empty());
        }
    }

    #[test]
    fn a_number_that_is_not_there_is_named() {
        for (text, other, expected) in [
            ("بلغت 45 درجة", "It reached 54 degrees", "45"),
            ("By 2030, provide it to all", "توفير ذلك للجميع", "2030"),
            ("حللنا 5139 جينوما", "We analysed 5,193 genomes", "5139"),
            ("about $560,000", "نحو 000 650 دولار", "560,000"),
            ("in the 19th century", "في القرن الثامن عشر", "19"),
            ("(153) سعرًا", "153 of 154 prices", ""),
        ] {
            let found: Vec<_> = missing_numbers(text, other).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found.first().copied().unwrap_or_default(), expected, "{text}");
        }
    }
}
