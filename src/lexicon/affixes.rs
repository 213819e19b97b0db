//! Tables of the affixes that may be cut from an Arabic word, in folded spelling.

/// Prefixes, single and combined, of a stem of two letters or more.
pub(super) const PREFIXES: &[&str] = &[
    "", "و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "فال", "بال", "كال", "لل", "ولل", "فلل", "وبال", "فبال",
    "وكال", "وب", "ول", "فل", "فب", "وك", "فك", "وس", "فس",
];

/// Prefixes of a verb, whose stem has three letters or more.
pub(super) const VERBAL_PREFIXES: &[&str] = &[
    "ا", "لي", "ي", "ت", "ن", "وي", "وت", "ون", "في", "فت", "سي", "ست", "وسي", "وست", "لت", "لن", "فلي",
    "ولي",
];

/// Suffixes, single and combined.
pub(super) const SUFFIXES: &[&str] = &[
    "", "ه", "ها", "هم", "هن", "هما", "كم", "كن", "كما", "نا", "ني", "ي", "ك", "ات", "اته", "اتها", "اتهم",
    "اتنا", "اتي", "ون", "ين", "ان", "يه", "يات", "يين", "يون", "ته", "تها", "تهم", "تنا", "تي", "تك",
    "تهما", "وا", "وه", "وها", "وهم", "ت", "تم", "نه", "نها", "نهم", "ا", "اه", "اها", "اهم", "يها", "يهم",
    "هه", "تين", "تان", "ن", "ونه", "ونها", "ونهم", "يا", "انه", "انها", "ينه", "ينها",
];

/// Endings, of which the first that fits is cut from a stem that keeps three letters without it.
pub(super) const ENDINGS: &[&str] = &["ات", "ين", "ون", "يه", "ه", "ي", "ا"];
