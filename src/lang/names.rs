//! Codes and names that languages have besides their BCP-47 tag, as data: ISO 639-2 and 639-3, and the names
//! that people write at the head of a column.

/// Three-letter codes (ISO 639-2 with both its sets, and the ISO 639-3 codes of standard varieties), each
/// with the two-letter code that BCP 47 wants in its place. Sorted.
#[rustfmt::skip]
pub(super) const CODES: [(&str, &str); 223] = [
    ("aar", "aa"), ("abk", "ab"), ("afr", "af"), ("aka", "ak"), ("alb", "sq"), ("amh", "am"), ("ara", "ar"),
    ("arb", "ar"), ("arg", "an"), ("arm", "hy"), ("asm", "as"), ("ava", "av"), ("ave", "ae"), ("aym", "ay"),
    ("aze", "az"), ("azj", "az"), ("bak", "ba"), ("bam", "bm"), ("baq", "eu"), ("bel", "be"), ("ben", "bn"),
    ("bih", "bh"), ("bis", "bi"), ("bod", "bo"), ("bos", "bs"), ("bre", "br"), ("bul", "bg"), ("bur", "my"),
    ("cat", "ca"), ("ces", "cs"), ("cha", "ch"), ("che", "ce"), ("chi", "zh"), ("chu", "cu"), ("chv", "cv"),
    ("cmn", "zh"), ("cor", "kw"), ("cos", "co"), ("cre", "cr"), ("cym", "cy"), ("cze", "cs"), ("dan", "da"),
    ("deu", "de"), ("div", "dv"), ("dut", "nl"), ("dzo", "dz"), ("ekk", "et"), ("ell", "el"), ("eng", "en"),
    ("epo", "eo"), ("est", "et"), ("eus", "eu"), ("ewe", "ee"), ("fao", "fo"), ("fas", "fa"), ("fij", "fj"),
    ("fin", "fi"), ("fra", "fr"), ("fre", "fr"), ("fry", "fy"), ("ful", "ff"), ("gaz", "om"), ("geo", "ka"),
    ("ger", "de"), ("gla", "gd"), ("gle", "ga"), ("glg", "gl"), ("glv", "gv"), ("gre", "el"), ("grn", "gn"),
    ("guj", "gu"), ("hat", "ht"), ("hau", "ha"), ("hbs", "sh"), ("heb", "he"), ("her", "hz"), ("hin", "hi"),
    ("hmo", "ho"), ("hrv", "hr"), ("hun", "hu"), ("hye", "hy"), ("ibo", "ig"), ("ice", "is"), ("ido", "io"),
    ("iii", "ii"), ("iku", "iu"), ("ile", "ie"), ("ina", "ia"), ("ind", "id"), ("ipk", "ik"), ("isl", "is"),
    ("ita", "it"), ("jav", "jv"), ("jpn", "ja"), ("kal", "kl"), ("kan", "kn"), ("kas", "ks"), ("kat", "ka"),
    ("kau", "kr"), ("kaz", "kk"), ("khk", "mn"), ("khm", "km"), ("kik", "ki"), ("kin", "rw"), ("kir", "ky"),
    ("kom", "kv"), ("kon", "kg"), ("kor", "ko"), ("kua", "kj"), ("kur", "ku"), ("lao", "lo"), ("lat", "la"),
    ("lav", "lv"), ("lim", "li"), ("lin", "ln"), ("lit", "lt"), ("ltz", "lb"), ("lub", "lu"), ("lug", "lg"),
    ("lvs", "lv"), ("mac", "mk"), ("mah", "mh"), ("mal", "ml"), ("mao", "mi"), ("mar", "mr"), ("may", "ms"),
    ("mkd", "mk"), ("mlg", "mg"), ("mlt", "mt"), ("mon", "mn"), ("mri", "mi"), ("msa", "ms"), ("mya", "my"),
    ("nau", "na"), ("nav", "nv"), ("nbl", "nr"), ("nde", "nd"), ("ndo", "ng"), ("nep", "ne"), ("nld", "nl"),
    ("nno", "nn"), ("nob", "nb"), ("nor", "no"), ("npi", "ne"), ("nya", "ny"), ("oci", "oc"), ("oji", "oj"),
    ("ori", "or"), ("orm", "om"), ("ory", "or"), ("oss", "os"), ("pan", "pa"), ("pbt", "ps"), ("per", "fa"),
    ("pes", "fa"), ("pli", "pi"), ("plt", "mg"), ("pol", "pl"), ("por", "pt"), ("pus", "ps"), ("que", "qu"),
    ("roh", "rm"), ("ron", "ro"), ("rum", "ro"), ("run", "rn"), ("rus", "ru"), ("sag", "sg"), ("san", "sa"),
    ("scc", "sr"), ("scr", "hr"), ("sin", "si"), ("slk", "sk"), ("slo", "sk"), ("slv", "sl"), ("sme", "se"),
    ("smo", "sm"), ("sna", "sn"), ("snd", "sd"), ("som", "so"), ("sot", "st"), ("spa", "es"), ("sqi", "sq"),
    ("srd", "sc"), ("srp", "sr"), ("ssw", "ss"), ("sun", "su"), ("swa", "sw"), ("swe", "sv"), ("swh", "sw"),
    ("tah", "ty"), ("tam", "ta"), ("tat", "tt"), ("tel", "te"), ("tgk", "tg"), ("tgl", "tl"), ("tha", "th"),
    ("tib", "bo"), ("tir", "ti"), ("ton", "to"), ("tsn", "tn"), ("tso", "ts"), ("tuk", "tk"), ("tur", "tr"),
    ("twi", "tw"), ("uig", "ug"), ("ukr", "uk"), ("urd", "ur"), ("uzb", "uz"), ("uzn", "uz"), ("ven", "ve"),
    ("vie", "vi"), ("vol", "vo"), ("wel", "cy"), ("wln", "wa"), ("wol", "wo"), ("xho", "xh"), ("ydd", "yi"),
    ("yid", "yi"), ("yor", "yo"), ("zha", "za"), ("zho", "zh"), ("zsm", "ms"), ("zul", "zu"),
];

/// The varieties of spoken Arabic in ISO 639-3, which BCP 47 also writes as `ar-arz`. Sorted.
#[rustfmt::skip]
pub(super) const ARABIC_VARIETIES: [&str; 27] = [
    "aao", "abh", "abv", "acm", "acq", "acw", "acx", "acy", "adf", "aeb", "aec", "afb", "ajp", "apc",
    "apd", "arq", "ars", "ary", "arz", "auz", "avl", "ayh", "ayl", "ayn", "ayp", "shu", "ssh",
];

/// The script that a language is nearly always written in, which its tag does not name (the
/// `Suppress-Script` of the IANA registry, for the languages where tools write a script all the same).
#[rustfmt::skip]
pub(super) const USUAL_SCRIPTS: [(&str, &[&str]); 7] = [
    ("Arab", &["ar", "fa", "ps", "ur"]),
    ("Latn", &[
        "af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "eu", "fi", "fr", "ga", "gl", "hr", "hu", "id", "is",
        "it", "lt", "lv", "ms", "mt", "nb", "nl", "nn", "no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw",
        "tl", "tr", "vi",
    ]),
    ("Cyrl", &["be", "bg", "mk", "ru", "uk"]),
    ("Hebr", &["he", "yi"]),
    ("Grek", &["el"]),
    ("Jpan", &["ja"]),
    ("Kore", &["ko"]),
];

/// Names of languages: the tag, then the names in small letters, in English, in the language itself and in
/// Arabic; an Arabic name stands without its article and with bare alefs.
#[rustfmt::skip]
pub(super) const NAMES: [(&str, &[&str]); 55] = [
    ("ar", &["arabic", "modern standard arabic", "standard arabic", "عربية", "عربي"]),
    ("en", &["english", "انجليزية", "انجليزي", "انكليزية", "انكليزي"]),
    ("fr", &["french", "français", "francais", "فرنسية", "فرنسي"]),
    ("de", &["german", "deutsch", "المانية", "الماني"]),
    ("es", &["spanish", "español", "espanol", "castellano", "اسبانية", "اسباني"]),
    ("it", &["italian", "italiano", "ايطالية", "ايطالي"]),
    ("pt", &["portuguese", "português", "portugues", "برتغالية", "برتغالي"]),
    ("pt-BR", &["brazilian portuguese"]),
    ("nl", &["dutch", "nederlands", "هولندية", "هولندي"]),
    ("ru", &["russian", "русский", "روسية", "روسي"]),
    ("uk", &["ukrainian", "українська", "اوكرانية"]),
    ("tr", &["turkish", "türkçe", "turkce", "تركية", "تركي"]),
    ("fa", &["persian", "farsi", "فارسی", "فارسية", "فارسي"]),
    ("ur", &["urdu", "اردو", "اردية"]),
    ("he", &["hebrew", "עברית", "عبرية", "عبري"]),
    ("zh", &["chinese", "mandarin", "中文", "صينية", "صيني"]),
    ("zh-Hans", &["simplified chinese", "简体中文"]),
    ("zh-Hant", &["traditional chinese", "繁體中文"]),
    ("ja", &["japanese", "日本語", "يابانية", "ياباني"]),
    ("ko", &["korean", "한국어", "كورية", "كوري"]),
    ("hi", &["hindi", "हिन्दी", "هندية", "هندي"]),
    ("id", &["indonesian", "bahasa indonesia", "اندونيسية"]),
    ("ms", &["malay", "bahasa melayu", "ملايوية"]),
    ("ku", &["kurdish", "kurdî", "كردية", "كردي"]),
    ("ps", &["pashto", "پښتو"]),
    ("sw", &["swahili", "kiswahili", "سواحيلية"]),
    ("so", &["somali", "soomaali", "صومالية"]),
    ("am", &["amharic", "አማርኛ", "امهرية"]),
    ("pl", &["polish", "polski", "بولندية"]),
    ("cs", &["czech", "čeština"]),
    ("sv", &["swedish", "svenska", "سويدية"]),
    ("da", &["danish", "dansk"]),
    ("nb", &["norwegian bokmål"]),
    ("no", &["norwegian", "norsk"]),
    ("fi", &["finnish", "suomi"]),
    ("el", &["greek", "ελληνικά", "يونانية"]),
    ("hu", &["hungarian", "magyar"]),
    ("ro", &["romanian", "română"]),
    ("bg", &["bulgarian", "български"]),
    ("sr", &["serbian", "српски"]),
    ("hr", &["croatian", "hrvatski"]),
    ("sk", &["slovak", "slovenčina"]),
    ("vi", &["vietnamese", "tiếng việt"]),
    ("th", &["thai", "ไทย"]),
    ("bn", &["bengali", "bangla", "বাংলা"]),
    ("la", &["latin"]),
    ("ca", &["catalan", "català"]),
    ("sq", &["albanian", "shqip"]),
    ("hy", &["armenian"]),
    ("ka", &["georgian"]),
    ("az", &["azerbaijani"]),
    ("kk", &["kazakh"]),
    ("uz", &["uzbek"]),
    ("ta", &["tamil"]),
    ("te", &["telugu"]),
];
