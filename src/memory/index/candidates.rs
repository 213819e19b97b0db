use std::ops::Range;

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::memory::ahead::Ahead;
use crate::memory::failure::{damaged, storage};
use crate::memory::packed::Unpacker;
use crate::similarity::Query;

use super::build::BLOCK;
use super::cache::{Cache, Texts};
use super::grams::{grams, whole};
use super::keys::{Lane, Run, Slot, number_of};

/// A text that may be like the query.
#[derive(Clone, Copy, Debug)]
pub(in crate::memory) struct Candidate {
    pub(in crate::memory) unit: i64,
    /// Whether it is the unit's target.
    pub(in crate::memory) is_target: bool,
    /// How alike it may be, in thousandths; what was compared already has what it is.
    pub(in crate::memory) guess: u16,
}

/// What is looked for in a lane.
pub(in crate::memory) struct Wanted<'q> {
    pub(in crate::memory) query: &'q Query,
    pub(in crate::memory) lane: Lane,
    /// The least plain percent.
    pub(in crate::memory) at_least: u8,
    /// The least guess, in thousandths.
    pub(in crate::memory) guess: u16,
    /// The most candidates.
    pub(in crate::memory) most: usize,
    pub(in crate::memory) ahead: Option<&'q Ahead<'q>>,
}

// The query's rarest grams that are counted: so many, in a long text one for every few chars, for the rarest are those
// that its own slips and changed words brought in. A count is a byte.
const GRAMS: usize = 48;
const CHARS_A_GRAM: usize = 4;
const MOST_GRAMS: usize = 240;
// Each gram of the query that a text has not got stands for so much of a character that differs.
const PER_LOST: f32 = 0.7;
// How far a guess may lie below the truth, in thousandths: so much, and so much more for a text of one char. Of the five
// best texts of 200 queries, as far as they are of 70 percent or more, all lie within it.
const SLACK: u16 = 150;
const SLACK_OF_ONE: usize = 2000;
const SAME: u16 = 1000;
// Counts passed over at once.
const STRIDE: usize = 32;

// The rows of a gram with the numbers from ?1 to ?2, the last first: the one in which the range begins may begin before.
const LISTS: &str = "SELECT key, list FROM posting WHERE key BETWEEN ?1 AND ?2 ORDER BY key DESC";

impl Cache {
    /// Returns the texts of a lane that may be like the query, the likeliest first.
    pub(in crate::memory) fn candidates(
        &mut self,
        connection: &Connection,
        wanted: &Wanted,
    ) -> Result<Vec<Candidate>> {
        let mut found = self.in_tail(wanted);
        for run in [Run::Main, Run::Young] {
            let slot = Slot::new(wanted.lane, run);
            if let Some(texts) = self.slots.get(&slot) {
                let numbers = likely(connection, slot, texts, &mut self.counts, wanted).map_err(storage)?;
                found.extend(units(connection, slot, &numbers, wanted.ahead).map_err(storage)?);
            }
        }
        found.sort_by_key(|candidate| std::cmp::Reverse(candidate.guess));
        Ok(found)
    }

    /// Returns the units and sides whose text in a lane has this fold, and perhaps some others.
    pub(in crate::memory) fn same(
        &self,
        connection: &Connection,
        lane: Lane,
        folded: &str,
    ) -> Result<Vec<Candidate>> {
        let tail = self.tail.iter().filter(|text| text.lane == lane && text.folded == folded);
        let mut found: Vec<Candidate> = tail.map(|text| candidate(text.unit, SAME)).collect();
        for run in [Run::Main, Run::Young] {
            let slot = Slot::new(lane, run);
            if let Some(texts) = self.slots.get(&slot) {
                let numbers = same(connection, slot, texts, folded).map_err(storage)?;
                found.extend(units(connection, slot, &numbers, None).map_err(storage)?);
            }
        }
        Ok(found)
    }

    fn in_tail(&self, wanted: &Wanted) -> Vec<Candidate> {
        let texts = self.tail.iter().filter(|text| text.lane == wanted.lane);
        texts
            .filter_map(|text| {
                let plain = wanted.query.plain_at_least(&text.folded, wanted.at_least)?;
                Some(candidate(text.unit, (plain.ratio() * 1000.0) as u16))
            })
            .collect()
    }
}

fn candidate(unit: u32, guess: u16) -> Candidate {
    Candidate { unit: i64::from(unit >> 1), is_target: unit & 1 == 1, guess }
}

/// Returns the numbers of the texts that may be like the query, with what is guessed.
fn likely(
    connection: &Connection,
    slot: Slot,
    texts: &Texts,
    counts: &mut Vec<u8>,
    wanted: &Wanted,
) -> rusqlite::Result<Vec<(u32, u16)>> {
    let folded = wanted.query.folded();
    let chars = folded.chars().count();
    let shortest = (chars * usize::from(wanted.at_least)).div_ceil(100);
    let longest = chars * 100 / usize::from(wanted.at_least.max(1));
    let window = texts.first_of(shortest)..texts.first_of(longest + 1);
    let mut found = same(connection, slot, texts, folded)?;
    if window.is_empty() {
        return Ok(found);
    }
    let grams = rarest(folded, texts);
    let guesser = Guesser { chars, grams: grams.len() };
    let floor = wanted.guess.max(1);
    let known: Vec<u32> = grams.iter().copied().filter(|&gram| texts.frequency(gram) > 0).collect();
    // A query in another script has few grams of this lane.
    if guesser.guess(chars, known.len() as u8) < floor {
        return Ok(found);
    }
    if let Some(ahead) = wanted.ahead {
        ahead.read(&known, |connection, &gram| read_list(connection, slot, gram, &window, |_| ()));
    }
    counts.clear();
    counts.resize(window.len(), 0);
    for &gram in &known {
        read_list(connection, slot, gram, &window, |number| counts[(number - window.start) as usize] += 1)?;
    }
    let start = found.len();
    for length in shortest..=longest {
        let range = texts.first_of(length).max(window.start)..texts.first_of(length + 1).min(window.end);
        let needed = guesser.count_for(length, floor);
        let counts = &counts[(range.start - window.start) as usize..(range.end - window.start) as usize];
        for (numbers, counts) in range.step_by(STRIDE).zip(counts.chunks(STRIDE)) {
            if counts.iter().fold(0, |most, &count| most.max(count)) < needed {
                continue;
            }
            for (number, &count) in (numbers..).zip(counts).filter(|&(_, &count)| count >= needed) {
                if !found[..start].iter().any(|&(same, _)| same == number) {
                    found.push((number, guesser.guess(length, count)));
                }
            }
        }
    }
    let guessed = &mut found[start..];
    if guessed.len() > wanted.most {
        guessed.select_nth_unstable_by_key(wanted.most, |&(_, guess)| std::cmp::Reverse(guess));
        found.truncate(start + wanted.most);
    }
    Ok(found)
}

/// Returns how far the guess for a query of so many chars may lie below the truth, in thousandths.
pub(in crate::memory) fn slack(chars: usize) -> u16 {
    SLACK + (SLACK_OF_ONE / chars.max(1)) as u16
}

/// Guesses how alike a text is from its length and how many of the query's grams it has.
struct Guesser {
    chars: usize,
    grams: usize,
}

impl Guesser {
    fn guess(&self, chars: usize, count: u8) -> u16 {
        let lost = (self.grams - usize::from(count)) as f32 / self.grams as f32 * self.chars as f32;
        let missing = self.chars.saturating_sub(chars) as f32;
        let added = chars.saturating_sub(self.chars) as f32;
        let differing = missing + added + PER_LOST * (lost - missing).max(0.0);
        let longest = self.chars.max(chars) as f32;
        ((1.0 - differing / longest) * f32::from(SAME - 1)).max(0.0) as u16
    }

    /// Returns how many grams a text of a length needs for a guess.
    fn count_for(&self, chars: usize, guess: u16) -> u8 {
        (1..=self.grams as u8).find(|&count| self.guess(chars, count) >= guess).unwrap_or(u8::MAX)
    }
}

/// Returns the query's grams that the fewest texts have.
fn rarest(folded: &str, texts: &Texts) -> Vec<u32> {
    let mut grams: Vec<u32> = grams(folded).collect();
    grams.sort_unstable();
    grams.dedup();
    grams.sort_by_key(|&gram| texts.frequency(gram));
    grams.truncate((folded.chars().count() / CHARS_A_GRAM).clamp(GRAMS, MOST_GRAMS));
    grams
}

/// Returns the numbers of the texts whose fold falls into the bucket of this one and is as long.
fn same(
    connection: &Connection,
    slot: Slot,
    texts: &Texts,
    folded: &str,
) -> rusqlite::Result<Vec<(u32, u16)>> {
    let chars = folded.chars().count();
    let window = texts.first_of(chars)..texts.first_of(chars + 1);
    let mut found = Vec::new();
    if !window.is_empty() && texts.frequency(whole(folded)) > 0 {
        read_list(connection, slot, whole(folded), &window, |number| found.push((number, SAME)))?;
    }
    Ok(found)
}

/// Reads the numbers in a range that have a gram, in no order.
pub(super) fn read_list(
    connection: &Connection,
    slot: Slot,
    gram: u32,
    range: &Range<u32>,
    mut read: impl FnMut(u32),
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(LISTS)?;
    if range.is_empty() {
        return Ok(());
    }
    let mut rows = statement.query([0, range.end - 1].map(|number| slot.posting(gram, number)))?;
    while let Some(row) = rows.next()? {
        let first = number_of(row.get(0)?);
        if first >= range.start {
            read(first);
        }
        let mut number = first;
        let mut gaps = Unpacker(row.get_ref(1)?.as_blob()?);
        while let Some(gap) = gaps.number() {
            number = number.checked_add(gap as u32).ok_or_else(|| damaged(1))?;
            if number >= range.end {
                break;
            }
            if number >= range.start {
                read(number);
            }
        }
        if first <= range.start {
            break;
        }
    }
    Ok(())
}

/// Returns the texts of the numbers.
pub(super) fn units(
    connection: &Connection,
    slot: Slot,
    numbers: &[(u32, u16)],
    ahead: Option<&Ahead>,
) -> rusqlite::Result<Vec<Candidate>> {
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    let blocks: Vec<&[(u32, u16)]> = numbers.chunk_by(|(a, _), (b, _)| a / BLOCK == b / BLOCK).collect();
    let read = |connection: &Connection, numbers: &&[(u32, u16)]| units_of_block(connection, slot, numbers);
    if let Some(ahead) = ahead {
        ahead.read(&blocks, read);
    }
    let mut found = Vec::with_capacity(numbers.len());
    for block in &blocks {
        found.extend(read(connection, block)?);
    }
    Ok(found)
}

fn units_of_block(
    connection: &Connection,
    slot: Slot,
    numbers: &[(u32, u16)],
) -> rusqlite::Result<Vec<Candidate>> {
    let mut statement = connection.prepare_cached("SELECT units FROM numbered WHERE key = ?1")?;
    let mut rows = statement.query(params![slot.block(numbers[0].0 / BLOCK)])?;
    let Some(row) = rows.next()? else { return Err(damaged(0)) };
    let units = row.get_ref(0)?.as_blob()?;
    let unit = |&(number, guess): &(u32, u16)| {
        let at = (number % BLOCK) as usize * 4;
        let bytes = units.get(at..at + 4).ok_or_else(|| damaged(0))?;
        Ok(candidate(u32::from_le_bytes(bytes.try_into().expect("four bytes")), guess))
    };
    numbers.iter().map(unit).collect()
}
