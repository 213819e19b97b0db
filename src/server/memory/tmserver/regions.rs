//! The regions under which clients ask for a language.

/// Languages with the regions, and scripts, of which Weblate and translate-toolkit have languages of their
/// own (their lists of 2026), in lower case as Weblate asks.
pub(super) const REGIONS: &[(&str, &[&str])] = &[
    (
        "ar",
        &[
            "001", "ae", "bh", "dj", "dz", "eg", "iq", "jo", "km", "kw", "lb", "ly", "ma", "mr", "om", "ps",
            "qa", "sa", "sd", "so", "sy", "td", "tn", "ye",
        ],
    ),
    ("bn", &["bd", "in"]),
    ("de", &["at", "ch", "de", "li", "lu"]),
    ("en", &["au", "ca", "gb", "hk", "ie", "in", "nz", "ph", "sg", "us", "za"]),
    ("es", &["419", "ar", "bo", "cl", "co", "cr", "cu", "ec", "es", "gt", "mx", "pe", "us", "uy", "ve"]),
    ("fa", &["af", "ir"]),
    ("fr", &["be", "ca", "ch", "fr", "lu", "ma"]),
    ("it", &["ch", "it"]),
    ("nl", &["be", "nl"]),
    ("pt", &["ao", "br", "mz", "pt"]),
    ("sr", &["cyrl", "latn", "rs"]),
    ("ur", &["in", "pk"]),
    ("zh", &["cn", "hans", "hant", "hk", "sg", "tw"]),
];
