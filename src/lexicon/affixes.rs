//! The affixes that may be cut from an Arabic word, in folded spelling.

/// What may stand before a stem of two letters.
pub(super) const PREFIXES: &[&str] = &[
    "", "و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "فال", "بال", "كال", "لل", "ولل", "فلل", "وبال", "فبال",
    "وكال", "وب", "ول", "فل", "فب", "وك", "فك", "وس", "فس",
];

/// What may stand before a verb, whose stem then has three letters at least.
pub(super) const VERBAL_PREFIXES: &[&str] = &[
    "ا", "لي", "ي", "ت", "ن", "وي", "وت", "ون", "في", "فت", "سي", "ست", "وسي", "وست", "لت", "لن", "فلي",
    "ولي",
];

/// What may stand after a stem.
pub(super) const SUFFIXES: &[&str] = &[
    "", "ه", "ها", "هم", "هن", "هما", "كم", "كن", "كما", "نا", "ني", "ي", "ك", "ات", "اته", "اتها", "اتهم",
    "اتنا", "اتي", "ون", "ين", "ان", "يه", "يات", "يين", "يون", "ته", "تها", "تهم", "تنا", "تي", "تك",
    "تهما", "وا", "وه", "وها", "وهم", "ت", "تم", "نه", "نها", "نهم", "ا", "اه", "اها", "اهم", "يها", "يهم",
    "هه", "تين", "تان", "ن", "ونه", "ونها", "ونهم", "يا", "انه", "انها", "ينه", "ينها",
];

/// What is cut from a stem that keeps three letters without it, the first that fits.
pub(super) const ENDINGS: &[&str] = &["ات", "ين", "ون", "يه", "ه", "ي", "ا"];
