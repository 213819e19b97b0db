//! Stems of English words, by which the forms of one word are recognised.
//!
//! The stemmer is Snowball's (Porter, *Snowball: a language for stemming algorithms*, 2001). It cuts endings
//! and knows no irregular forms, so a table first replaces irregular forms by their plain words, and British
//! spellings by American ones.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

/// Returns the stem of a folded English word.
pub(crate) fn english_stem(word: &str) -> Cow<'_, str> {
    let plain = without_contraction(word);
    if let Ok(found) = IRREGULAR.binary_search_by_key(&plain, |&(form, _)| form) {
        return Cow::Owned(snowball(IRREGULAR[found].1).into_owned());
    }
    snowball(plain)
}

fn snowball(word: &str) -> Cow<'_, str> {
    Stemmer::create(Algorithm::English).stem(word)
}

// Returns the word without 's, 'll and the like. A word that ends in n't (`don't`) becomes "not", the part
// that carries meaning.
fn without_contraction(word: &str) -> &str {
    if word == "%" {
        return "percent";
    }
    if !word.contains('\'') {
        return word;
    }
    if word.ends_with("n't") {
        return "not";
    }
    word.split('\'').next().filter(|first| first.len() > 1 || word.starts_with("i'")).unwrap_or(word)
}

/// Returns true if a folded word is another one with an English ending (states, studied, planning), or an
/// irregular form of it (children). Words that only share a stem are no forms of each other (university,
/// universe).
#[cfg(feature = "memory")]
pub(crate) fn is_inflected(word: &str, plain: &str) -> bool {
    const SHORTEST: usize = 3;
    const ENDINGS: [&str; 8] = ["s", "es", "ed", "d", "ing", "'s", "s'", "'"];
    let is_irregular = || {
        let found = IRREGULAR.binary_search_by_key(&word, |&(form, _)| form);
        found.is_ok_and(|found| IRREGULAR[found].1 == plain)
    };
    if word == plain || is_irregular() {
        return true;
    }
    if plain.len() < SHORTEST || plain.ends_with("'s") {
        return false;
    }
    let ends =
        |stem: &str, endings: &[&str]| word.strip_prefix(stem).is_some_and(|rest| endings.contains(&rest));
    let last = &plain[plain.char_indices().next_back().map_or(0, |(at, _)| at)..];
    ends(plain, &ENDINGS)
        || plain.strip_suffix('y').is_some_and(|stem| ends(stem, &["ies", "ied", "ies'"]))
        || plain.strip_suffix('e').is_some_and(|stem| ends(stem, &["ing"]))
        || plain.strip_suffix("is").is_some_and(|stem| ends(stem, &["es"]))
        || ends(&format!("{plain}{last}"), &["ed", "ing"])
}

/// Returns the plain words of which a folded word may be an inflected form, itself included (studies, study).
/// Some are no words.
#[cfg(feature = "memory")]
pub(crate) fn english_bases(word: &str) -> Vec<String> {
    let mut bases = vec![word.to_owned()];
    if let Ok(found) = IRREGULAR.binary_search_by_key(&word, |&(form, _)| form) {
        bases.push(IRREGULAR[found].1.to_owned());
    }
    for (ending, others) in [
        ("ies", &["y"][..]),
        ("ied", &["y"]),
        ("es", &["", "is"]),
        ("s", &[""]),
        ("ed", &["", "e"]),
        ("ing", &["", "e"]),
        ("'s", &[""]),
    ] {
        let Some(stem) = word.strip_suffix(ending) else { continue };
        bases.extend(others.iter().map(|other| format!("{stem}{other}")));
        let mut letters = stem.chars().rev();
        if letters.next().zip(letters.next()).is_some_and(|(last, before)| last == before) {
            bases.push(stem[..stem.len() - stem.chars().next_back().map_or(0, char::len_utf8)].to_owned());
        }
    }
    bases.retain(|base| is_inflected(word, base));
    bases
}

/// Returns the irregular forms of a plain folded word.
#[cfg(feature = "memory")]
pub(crate) fn irregular_forms(plain: &str) -> impl Iterator<Item = &'static str> {
    IRREGULAR.iter().filter(move |(_, word)| *word == plain).map(|(form, _)| *form)
}

// Irregular forms and British spellings, each with its plain word, sorted by form. A form that is also a word
// of its own is listed only if the irregular reading is more frequent: `saw`, `left` and `found` are listed,
// `ground` and `wound` are not.
#[rustfmt::skip]
const IRREGULAR: &[(&str, &str)] = &[
    ("a", "an"), ("abode", "abide"), ("addenda", "addendum"), ("am", "be"), ("analyse", "analyze"),
    ("analysed", "analyze"), ("analyses", "analysis"), ("appendices", "appendix"), ("are", "be"),
    ("arisen", "arise"), ("arose", "arise"), ("art", "be"), ("ate", "eat"), ("authorisation", "authorize"),
    ("authorise", "authorize"), ("authorised", "authorize"), ("awoke", "awake"), ("awoken", "awake"),
    ("axes", "axis"), ("bade", "bid"), ("bases", "basis"), ("beaten", "beat"), ("became", "become"),
    ("been", "be"), ("began", "begin"), ("begat", "beget"), ("begot", "beget"), ("begotten", "beget"),
    ("begun", "begin"), ("behaviour", "behavior"), ("beheld", "behold"), ("being", "be"), ("bent", "bend"),
    ("best", "good"), ("better", "good"), ("bidden", "bid"), ("bit", "bite"), ("bitten", "bite"),
    ("bled", "bleed"), ("blew", "blow"), ("blown", "blow"), ("bore", "bear"), ("borne", "bear"),
    ("bought", "buy"), ("bound", "bind"), ("bred", "breed"), ("brethren", "brother"), ("broke", "break"),
    ("broken", "break"), ("brought", "bring"), ("built", "build"), ("burnt", "burn"), ("calves", "calf"),
    ("came", "come"), ("can", "cannot"), ("cancelled", "cancel"), ("cancelling", "cancel"),
    ("caught", "catch"), ("centre", "center"), ("centres", "center"), ("cheque", "check"),
    ("children", "child"), ("chose", "choose"), ("chosen", "choose"), ("clove", "cleave"),
    ("cloven", "cleave"), ("clung", "cling"), ("colour", "color"), ("crept", "creep"), ("cried", "cry"),
    ("crises", "crisis"), ("criteria", "criterion"), ("curricula", "curriculum"), ("data", "datum"),
    ("dealt", "deal"), ("defence", "defense"), ("did", "do"), ("does", "do"), ("done", "do"),
    ("dost", "do"), ("doth", "do"), ("drank", "drink"), ("drawn", "draw"), ("drew", "draw"),
    ("driven", "drive"), ("drove", "drive"), ("drunk", "drink"), ("dug", "dig"), ("eaten", "eat"),
    ("emphasise", "emphasize"), ("emphasised", "emphasize"), ("endeavour", "endeavor"), ("enrol", "enroll"),
    ("fallen", "fall"), ("farther", "far"), ("farthest", "far"), ("favour", "favor"), ("fed", "feed"),
    ("feet", "foot"), ("fell", "fall"), ("felt", "feel"), ("fled", "flee"), ("flew", "fly"),
    ("flown", "fly"), ("forbade", "forbid"), ("forbidden", "forbid"), ("foresaw", "foresee"),
    ("foreseen", "foresee"), ("forgave", "forgive"), ("forgiven", "forgive"), ("forgot", "forget"),
    ("forgotten", "forget"), ("forsaken", "forsake"), ("forsook", "forsake"), ("fought", "fight"),
    ("found", "find"), ("froze", "freeze"), ("frozen", "freeze"), ("fulfil", "fulfill"), ("further", "far"),
    ("furthest", "far"), ("gave", "give"), ("geese", "goose"), ("given", "give"), ("goes", "go"),
    ("gone", "go"), ("got", "get"), ("gotten", "get"), ("grew", "grow"), ("grown", "grow"), ("had", "have"),
    ("halves", "half"), ("has", "have"), ("hast", "have"), ("hath", "have"), ("having", "have"),
    ("heard", "hear"), ("held", "hold"), ("her", "she"), ("hewn", "hew"), ("hid", "hide"),
    ("hidden", "hide"), ("him", "he"), ("honour", "honor"), ("hung", "hang"), ("hypotheses", "hypothesis"),
    ("indices", "index"), ("is", "be"), ("judgement", "judgment"), ("kept", "keep"), ("knelt", "kneel"),
    ("knew", "know"), ("knives", "knife"), ("known", "know"), ("labelled", "label"), ("labelling", "label"),
    ("labour", "labor"), ("laid", "lay"), ("leapt", "leap"), ("learnt", "learn"), ("led", "lead"),
    ("left", "leave"), ("lent", "lend"), ("licence", "license"), ("licences", "license"), ("lit", "light"),
    ("litre", "liter"), ("litres", "liter"), ("lives", "life"), ("loaves", "loaf"), ("lost", "lose"),
    ("made", "make"), ("me", "i"), ("meant", "mean"), ("media", "medium"), ("memoranda", "memorandum"),
    ("men", "man"), ("met", "meet"), ("metre", "meter"), ("metres", "meter"), ("mice", "mouse"),
    ("mine", "my"), ("mistaken", "mistake"), ("mistook", "mistake"), ("neighbour", "neighbor"),
    ("offence", "offense"), ("organisation", "organization"), ("organisations", "organization"),
    ("organise", "organize"), ("organised", "organize"), ("organising", "organize"), ("ours", "our"),
    ("overcame", "overcome"), ("oversaw", "oversee"), ("overseen", "oversee"), ("oxen", "ox"),
    ("paid", "pay"), ("people", "person"), ("persons", "person"), ("phenomena", "phenomenon"),
    ("programme", "program"), ("programmes", "program"), ("proven", "prove"), ("ran", "run"),
    ("rang", "ring"), ("realise", "realize"), ("realised", "realize"), ("recognise", "recognize"),
    ("recognised", "recognize"), ("recognising", "recognize"), ("ridden", "ride"), ("risen", "rise"),
    ("rode", "ride"), ("rose", "rise"), ("rung", "ring"), ("said", "say"), ("sang", "sing"),
    ("sank", "sink"), ("sat", "sit"), ("saw", "see"), ("seen", "see"), ("selves", "self"), ("sent", "send"),
    ("shaken", "shake"), ("shalt", "shall"), ("shelves", "shelf"), ("shone", "shine"), ("shook", "shake"),
    ("shorn", "shear"), ("shot", "shoot"), ("shown", "show"), ("shrank", "shrink"), ("shrunk", "shrink"),
    ("slain", "slay"), ("slept", "sleep"), ("slew", "slay"), ("slid", "slide"), ("smelt", "smell"),
    ("smitten", "smite"), ("smote", "smite"), ("sold", "sell"), ("sought", "seek"), ("sown", "sow"),
    ("spat", "spit"), ("spent", "spend"), ("spoke", "speak"), ("spoken", "speak"), ("sprang", "spring"),
    ("sprung", "spring"), ("spun", "spin"), ("stole", "steal"), ("stolen", "steal"), ("stood", "stand"),
    ("stricken", "strike"), ("striven", "strive"), ("strove", "strive"), ("struck", "strike"),
    ("stuck", "stick"), ("stung", "sting"), ("sung", "sing"), ("sunk", "sink"), ("swam", "swim"),
    ("swept", "sweep"), ("swollen", "swell"), ("swore", "swear"), ("sworn", "swear"), ("swum", "swim"),
    ("swung", "swing"), ("taken", "take"), ("taught", "teach"), ("teeth", "tooth"), ("that", "those"),
    ("theatre", "theater"), ("thee", "thou"), ("theirs", "their"), ("them", "they"), ("theses", "thesis"),
    ("thieves", "thief"), ("thine", "thy"), ("this", "these"), ("thought", "think"), ("threw", "throw"),
    ("thrown", "throw"), ("told", "tell"), ("took", "take"), ("tore", "tear"), ("torn", "tear"),
    ("travelled", "travel"), ("traveller", "travel"), ("travelling", "travel"), ("trod", "tread"),
    ("trodden", "tread"), ("undergone", "undergo"), ("understood", "understand"),
    ("undertaken", "undertake"), ("undertook", "undertake"), ("underwent", "undergo"), ("upheld", "uphold"),
    ("us", "we"), ("utilise", "utilize"), ("utilised", "utilize"), ("was", "be"), ("went", "go"),
    ("wept", "weep"), ("were", "be"), ("wilt", "will"), ("withdrawn", "withdraw"), ("withdrew", "withdraw"),
    ("withstood", "withstand"), ("wives", "wife"), ("woke", "wake"), ("woken", "wake"), ("wolves", "wolf"),
    ("women", "woman"), ("won", "win"), ("wore", "wear"), ("worn", "wear"), ("worse", "bad"),
    ("worst", "bad"), ("wove", "weave"), ("woven", "weave"), ("written", "write"), ("wrote", "write"),
    ("wrung", "wring"), ("you", "ye"), ("yours", "your"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_leads_to_plain_words() {
        assert!(IRREGULAR.is_sorted_by(|a, b| a.0 < b.0));
        for (form, plain) in IRREGULAR {
            assert!(IRREGULAR.binary_search_by_key(plain, |entry| entry.0).is_err(), "{form} to {plain}");
        }
    }

    #[cfg(feature = "memory")]
    #[test]
    fn a_word_with_an_ending_is_a_form_of_the_word() {
        for (word, plain, is) in [
            ("valves", "valve", true),
            ("studies", "study", true),
            ("planned", "plan", true),
            ("closing", "close", true),
            ("children", "child", true),
            ("analyses", "analysis", true),
            ("company's", "company", true),
            ("university", "universe", false),
            ("news", "new", true),
            ("organ", "organization", false),
            ("is", "i", false),
        ] {
            assert_eq!(is_inflected(word, plain), is, "{word} {plain}");
        }
    }

    #[test]
    fn forms_of_one_word_share_a_stem() {
        for (one, other) in [
            ("went", "going"),
            ("children", "child"),
            ("organisations", "organization"),
            ("didn't", "not"),
            ("state's", "states"),
            ("they'll", "they"),
            ("i'm", "i"),
            ("%", "percent"),
        ] {
            assert_eq!(english_stem(one), english_stem(other), "{one}, {other}");
        }
        assert_eq!(english_stem("o'clock"), "o'clock");
        assert_eq!(english_stem("\u{436}"), "\u{436}");
    }
}
