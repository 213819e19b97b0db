/// Numbers that look random and are always the same.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % limit
    }
}

/// Returns what a translator may ask: a text of a unit with none to a third of its words dropped, doubled,
/// exchanged for words of another text, or misspelt.
pub(crate) fn vary(texts: &[String], random: &mut Random) -> String {
    let at = random.below(texts.len());
    varied(&texts[at], texts, random)
}

/// Returns a text varied in this way.
pub(crate) fn varied(text: &str, texts: &[String], random: &mut Random) -> String {
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let changes = random.below(words.len() / 3 + 2);
    for _ in 0..changes {
        if words.len() < 2 {
            break;
        }
        let at = random.below(words.len());
        match random.below(5) {
            0 => drop(words.remove(at)),
            1 => {
                let word = words[at].clone();
                words.insert(at, word);
            }
            2 | 3 => {
                let other = &texts[random.below(texts.len())];
                let others: Vec<&str> = other.split_whitespace().collect();
                if !others.is_empty() {
                    words[at] = others[random.below(others.len())].to_owned();
                }
            }
            _ => {
                let mut letters: Vec<char> = words[at].chars().collect();
                let letter = random.below(letters.len());
                letters[letter] = ['ا', 'ت', 'ن', 'e', 'r'][random.below(5)];
                words[at] = letters.into_iter().collect();
            }
        }
    }
    words.join(" ")
}
