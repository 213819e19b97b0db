//! Arabic and English words for numbers, and their values.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The values of the Arabic words.
pub(super) static ARABIC_VALUES: LazyLock<HashMap<&str, u64>> =
    LazyLock::new(|| ARABIC.iter().copied().collect());
/// The values of the English words.
pub(super) static ENGLISH_VALUES: LazyLock<HashMap<&str, u64>> =
    LazyLock::new(|| ENGLISH.iter().copied().collect());

/// Numbers with the alef of the accusative, which have it where no noun follows them at once: ثلاثا وعشرين.
pub(super) const ACCUSATIVE: [&str; 8] = ["واحدا", "ثلاثا", "اربعا", "خمسا", "ستا", "سبعا", "ثمانيا", "تسعا"];

/// Arabic words for numbers, folded and without clitics, and their values.
#[rustfmt::skip]
pub(super) const ARABIC: &[(&str, u64)] = &[
    ("واحد", 1), ("واحده", 1), ("احد", 1), ("احدي", 1), ("حادي", 1), ("حاديه", 1), ("اول", 1), ("اولي", 1),
    ("اثنا", 2), ("اثني", 2), ("اثنان", 2), ("اثنين", 2), ("اثنتا", 2), ("اثنتي", 2), ("اثنتان", 2),
    ("اثنتين", 2), ("ثاني", 2), ("ثانيه", 2),
    ("ثلاث", 3), ("ثلاثه", 3), ("ثالث", 3), ("ثالثه", 3),
    ("اربع", 4), ("اربعه", 4), ("رابع", 4), ("رابعه", 4),
    ("خمس", 5), ("خمسه", 5), ("خامس", 5), ("خامسه", 5),
    ("ست", 6), ("سته", 6), ("سادس", 6), ("سادسه", 6),
    ("سبع", 7), ("سبعه", 7), ("سابع", 7), ("سابعه", 7),
    ("ثمان", 8), ("ثماني", 8), ("ثمانيه", 8), ("ثامن", 8), ("ثامنه", 8),
    ("تسع", 9), ("تسعه", 9), ("تاسع", 9), ("تاسعه", 9),
    ("عشر", 10), ("عشره", 10), ("عاشر", 10), ("عاشره", 10),
    ("عشرون", 20), ("عشرين", 20), ("ثلاثون", 30), ("ثلاثين", 30), ("اربعون", 40), ("اربعين", 40),
    ("خمسون", 50), ("خمسين", 50), ("ستون", 60), ("ستين", 60), ("سبعون", 70), ("سبعين", 70),
    ("ثمانون", 80), ("ثمانين", 80), ("تسعون", 90), ("تسعين", 90),
    ("مايتان", 200), ("مايتين", 200), ("ميتان", 200), ("ميتين", 200), ("مايتا", 200), ("ميتا", 200),
    ("ميات", 100), ("مايات", 100),
    ("مايتي", 200), ("ميتي", 200),
    ("الف", 1_000), ("الفا", 1_000), ("الاف", 1_000), ("الفان", 2_000), ("الفين", 2_000), ("الفي", 2_000),
    ("مليون", 1_000_000), ("مليونا", 1_000_000), ("ملايين", 1_000_000), ("مليونان", 2_000_000),
    ("مليونين", 2_000_000), ("مليوني", 2_000_000),
    ("مليار", 1_000_000_000), ("مليارا", 1_000_000_000), ("مليارات", 1_000_000_000), ("بليون", 1_000_000_000),
    ("ملياران", 2_000_000_000), ("مليارين", 2_000_000_000), ("ملياري", 2_000_000_000),
    ("تريليون", 1_000_000_000_000),
];

/// English words for numbers, folded, and their values.
#[rustfmt::skip]
pub(super) const ENGLISH: &[(&str, u64)] = &[
    ("one", 1), ("first", 1), ("two", 2), ("second", 2), ("three", 3), ("third", 3), ("four", 4), ("fourth", 4),
    ("five", 5), ("fifth", 5), ("six", 6), ("sixth", 6), ("seven", 7), ("seventh", 7), ("eight", 8),
    ("eighth", 8), ("nine", 9), ("ninth", 9), ("ten", 10), ("tenth", 10), ("eleven", 11), ("eleventh", 11),
    ("twelve", 12), ("twelfth", 12), ("thirteen", 13), ("thirteenth", 13), ("fourteen", 14), ("fourteenth", 14),
    ("fifteen", 15), ("fifteenth", 15), ("sixteen", 16), ("sixteenth", 16), ("seventeen", 17),
    ("seventeenth", 17), ("eighteen", 18), ("eighteenth", 18), ("nineteen", 19), ("nineteenth", 19),
    ("twenty", 20), ("twentieth", 20), ("thirty", 30), ("thirtieth", 30), ("forty", 40), ("fortieth", 40),
    ("fifty", 50), ("fiftieth", 50), ("sixty", 60), ("sixtieth", 60), ("seventy", 70), ("seventieth", 70),
    ("eighty", 80), ("eightieth", 80), ("ninety", 90), ("ninetieth", 90),
    ("hundred", 100), ("hundreds", 100), ("hundredth", 100), ("thousand", 1_000), ("thousands", 1_000),
    ("thousandth", 1_000), ("million", 1_000_000), ("millions", 1_000_000), ("billion", 1_000_000_000),
    ("billions", 1_000_000_000), ("trillion", 1_000_000_000_000),
];
