//! Sentences written another way, as a translator meets them: the same random ones every time.

/// What is varied in an Arabic sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Variant {
    /// All vowel signs are gone, or every letter has one.
    Diacritics,
    /// Alefs lose their hamza; those at the head of a word get one.
    Alef,
    /// ة is written ه.
    TaMarbuta,
    /// Digits of the other system.
    Digits,
    /// Bidi marks, zero-width characters and tatweels in up to six places.
    Invisible,
    /// One to four words get or lose و ف ب ل ك ال س.
    Clitics,
}

impl Variant {
    pub(crate) const ALL: [Self; 6] =
        [Self::Diacritics, Self::Alef, Self::TaMarbuta, Self::Digits, Self::Invisible, Self::Clitics];
}

/// Random numbers of a fixed seed (SplitMix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }
}

/// Returns at most this many variants of a kind: the place of the sentence, and its new spelling. Sentences
/// without anything to vary are passed over; if they all are, there are no variants.
pub(crate) fn variants(kind: Variant, sentences: &[&str], count: usize) -> Vec<(usize, String)> {
    let mut random = Random(0x6d69_7a61_6e00 + kind as u64);
    let mut found = Vec::new();
    let mut tries = 0;
    while found.len() < count && tries < 1000 * count && !sentences.is_empty() {
        tries += 1;
        let at = random.below(sentences.len());
        let varied = vary(kind, sentences[at], &mut random);
        if varied != sentences[at] {
            found.push((at, varied));
        }
    }
    found
}

fn vary(kind: Variant, text: &str, random: &mut Random) -> String {
    match kind {
        Variant::Diacritics if text.contains(is_diacritic) => text.replace(is_diacritic, ""),
        Variant::Diacritics => vowelled(text, random),
        Variant::Alef => alefs(text),
        Variant::TaMarbuta => text.replace('ة', "ه"),
        Variant::Digits => text.chars().map(other_digit).collect(),
        Variant::Invisible => invisible(text, random),
        Variant::Clitics => clitics(text, random),
    }
}

fn is_diacritic(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{652}')
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}')
}

fn vowelled(text: &str, random: &mut Random) -> String {
    let mut out = String::new();
    for c in text.chars() {
        out.push(c);
        if is_arabic(c) && c != 'ا' {
            out.push(['\u{64E}', '\u{64F}', '\u{650}', '\u{652}'][random.below(4)]);
        }
    }
    out
}

fn alefs(text: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for c in text.chars() {
        out.push(match c {
            'أ' | 'إ' | 'آ' => 'ا',
            'ا' if !is_arabic(before) => 'أ',
            c => c,
        });
        before = c;
    }
    out
}

fn other_digit(c: char) -> char {
    let shifted = |c: char, from: u32, to: u32| char::from_u32(u32::from(c) - from + to).unwrap_or(c);
    match c {
        '0'..='9' => shifted(c, 0x30, 0x660),
        '\u{660}'..='\u{669}' => shifted(c, 0x660, 0x30),
        c => c,
    }
}

fn invisible(text: &str, random: &mut Random) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=random.below(6) {
        let at = random.below(chars.len() + 1);
        let inside = at > 0 && at < chars.len() && is_arabic(chars[at - 1]) && is_arabic(chars[at]);
        let mark = ['\u{200F}', '\u{200E}', '\u{200B}', '\u{202B}', '\u{2067}', '\u{640}'][random.below(6)];
        chars.insert(at, if mark == '\u{640}' && !inside { '\u{200F}' } else { mark });
    }
    chars.into_iter().collect()
}

fn clitics(text: &str, random: &mut Random) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let content: Vec<usize> =
        (0..words.len()).filter(|&at| words[at].chars().filter(|&c| is_arabic(c)).count() >= 4).collect();
    // More than half of the words changed make another sentence.
    let most = (words.len() / 2).min(4);
    if most == 0 || content.is_empty() {
        return text.to_owned();
    }
    for _ in 0..=random.below(most) {
        let at = content[random.below(content.len())];
        words[at] = with_other_clitic(&words[at], random);
    }
    words.join(" ")
}

fn with_other_clitic(word: &str, random: &mut Random) -> String {
    if let Some(rest) = word.strip_prefix("ال") {
        let joined = ["", "و\u{627}ل", "ف\u{627}ل", "ب\u{627}ل", "لل", "ك\u{627}ل", "و", "ب", "ل"];
        return format!("{}{rest}", joined[random.below(joined.len())]);
    }
    if let Some(rest) = word.strip_prefix('و').filter(|rest| rest.chars().count() >= 4) {
        return rest.to_owned();
    }
    let verb = word.starts_with(['ي', 'ت', 'ن']);
    let heads: &[&str] =
        if verb { &["و", "ف", "س", "وس"] } else { &["و", "ف", "ب", "ل", "ك", "ال", "وال"] };
    format!("{}{word}", heads[random.below(heads.len())])
}
