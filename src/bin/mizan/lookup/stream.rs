use std::io::{BufRead, BufReader, Read};
use std::thread;

use mizan::memory::{Lookup, Match, Memory};

// Queries answered at once, if so many are there.
const AT_ONCE: usize = 256;

/// Looks up every line of an input, on all cores, and hands query and matches on in order: at once what is there, so
/// that whoever writes one line and waits gets its answer.
pub(super) fn each(
    memory: &Memory,
    lookup: &Lookup,
    input: impl Read,
    mut answer: impl FnMut(&str, &[Match]) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut input = BufReader::with_capacity(1 << 18, input);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    loop {
        let queries = lines_at_hand(&mut input)?;
        if queries.is_empty() {
            return Ok(());
        }
        let share = queries.len().div_ceil(workers);
        let answers: Vec<mizan::Result<Vec<Vec<Match>>>> = thread::scope(|scope| {
            let work = |queries: &[String]| queries.iter().map(|query| find(memory, query, lookup)).collect();
            let shares: Vec<_> =
                queries.chunks(share).map(|queries| scope.spawn(move || work(queries))).collect();
            shares.into_iter().map(|share| share.join().expect("a lookup does not panic")).collect()
        });
        for (queries, answers) in queries.chunks(share).zip(answers) {
            for (query, matches) in queries.iter().zip(answers?) {
                answer(query, &matches)?;
            }
        }
    }
}

/// Returns the matches of a text; none for an empty one.
pub(super) fn find(memory: &Memory, query: &str, lookup: &Lookup) -> mizan::Result<Vec<Match>> {
    if query.trim().is_empty() { Ok(Vec::new()) } else { memory.lookup(query, lookup) }
}

/// Reads a line, and those after it that are there already.
fn lines_at_hand(input: &mut BufReader<impl Read>) -> anyhow::Result<Vec<String>> {
    let mut lines = Vec::new();
    while lines.is_empty() || (lines.len() < AT_ONCE && input.buffer().contains(&b'\n')) {
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            break;
        }
        let line = line.strip_suffix('\n').unwrap_or(&line);
        lines.push(line.strip_suffix('\r').unwrap_or(line).to_owned());
    }
    Ok(lines)
}
