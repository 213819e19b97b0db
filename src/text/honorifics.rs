//! The formulas of blessing behind a name, which are written in short, as one sign or in full.

// The formulas in full, as today's spelling writes them.
const PRAYER: &str = "صلى الله عليه وسلم";
const PEACE: &str = "عليه السلام";
const PLEASED: &str = "رضي الله عنه";
const MERCY: &str = "رحمه الله";
const GLORY: &str = "عز وجل";

// What stands in brackets behind a name for each formula.
const SHORT: [(&str, &str); 9] = [
    ("ص", PRAYER),
    ("صلعم", PRAYER),
    ("ع", PEACE),
    ("رض", PLEASED),
    ("ر", PLEASED),
    ("ره", MERCY),
    ("رح", MERCY),
    ("عج", "عجل الله فرجه"),
    ("قده", "قدس سره"),
];

/// Returns the length of the formula that stands at a place of a text in short or as one sign, in bytes, and
/// the formula in full.
pub(super) fn honorific(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let rest = &text[at..];
    match rest.chars().next()? {
        '(' => in_brackets(text, at),
        'ص' => {
            let stands_alone = !text[..at].ends_with(char::is_alphabetic);
            let after = rest.strip_prefix("صلعم").filter(|after| !after.starts_with(char::is_alphabetic));
            after.filter(|_| stands_alone).map(|after| (rest.len() - after.len(), PRAYER))
        }
        sign => Some((sign.len_utf8(), of_sign(sign)?)),
    }
}

fn in_brackets(text: &str, at: usize) -> Option<(usize, &'static str)> {
    // Without a name before it, the letter in brackets is that of an item.
    let behind_name = text[..at].trim_end().chars().next_back().is_some_and(|c| !c.is_ascii() && c != '،');
    let (inner, after) = text[at + 1..].split_once(')')?;
    let &(_, full) = SHORT.iter().find(|&&(short, _)| behind_name && short == inner.trim())?;
    Some((text.len() - at - after.len(), full))
}

// The formulas that Unicode has as one sign.
fn of_sign(sign: char) -> Option<&'static str> {
    Some(match sign {
        '\u{FDFA}' => PRAYER,
        '\u{FDFB}' => "جل جلاله",
        '\u{FDFE}' => "سبحانه وتعالى",
        '\u{FDFF}' => GLORY,
        '\u{FD40}' => MERCY,
        '\u{FD41}' => PLEASED,
        '\u{FD42}' => "رضي الله عنها",
        '\u{FD43}' => "رضي الله عنهم",
        '\u{FD44}' => "رضي الله عنهما",
        '\u{FD45}' => "رضي الله عنهن",
        '\u{FD46}' => "صلى الله عليه وآله",
        '\u{FD47}' => PEACE,
        '\u{FD48}' => "عليهم السلام",
        '\u{FD49}' => "عليهما السلام",
        '\u{FD4A}' => "عليه الصلاة والسلام",
        '\u{FD4B}' => "قدس سره",
        '\u{FD4C}' => "صلى الله عليه وآله وسلم",
        '\u{FD4D}' => "عليها السلام",
        '\u{FD4E}' => "تبارك وتعالى",
        '\u{FD4F}' => "رحمهم الله",
        _ => return None,
    })
}

// What formulas of blessing have in common in full, folded, and what comes before them in short.
const SHARED: [&str; 8] = ["عليه", "عليها", "عنه", "رحمه", "سره", "فرجه", "صلعم", "عز وجل"];

/// Returns true if a folded text may have a formula of blessing, in short or in full.
pub(crate) fn may_have_honorific(folded: &str) -> bool {
    let in_short = |(at, _): (usize, &str)| in_brackets(folded, at).is_some();
    SHARED.iter().any(|shared| folded.contains(shared))
        || folded.match_indices('(').any(in_short)
        || folded.contains(|c| of_sign(c).is_some())
}

// The shortest forms for which a text in full is looked up once more.
#[cfg(feature = "memory")]
const IN_SHORT: [(&str, &str); 5] =
    [(PRAYER, "(ص)"), (PEACE, "(ع)"), (PLEASED, "(رض)"), (MERCY, "(ره)"), (GLORY, "\u{FDFF}")];

/// Returns a text with its formulas in short; none if the text has no formula in full.
#[cfg(feature = "memory")]
pub(crate) fn honorifics_in_short(full: &str) -> Option<String> {
    let has = IN_SHORT.iter().any(|(long, _)| full.contains(long));
    has.then(|| IN_SHORT.iter().fold(full.to_owned(), |text, (long, short)| text.replace(long, short)))
}
