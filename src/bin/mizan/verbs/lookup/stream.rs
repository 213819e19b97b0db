//! Looks up the queries of a stream on all cores and answers them in order.

use std::io::{BufRead, BufReader, Read};
use std::thread;

use anyhow::{Context as _, bail};
use mizan::Context;
use mizan::formats::Limits;
use mizan::memory::Memories;

use super::asked::{Answer, Asked};

// The most queries that are looked up together; chosen by hand, so that all cores have work and answers come
// soon.
const AT_ONCE: usize = 256;

/// The relation between the lines of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    /// The lines do not belong together.
    Apart,
    /// The lines are a document, in which the lines before and after a line are its neighbours.
    Document,
}

/// Looks up every line of an input on all cores, and passes each query and its matches on in order. Lines
/// that have arrived are answered at once, so that a program can write a line and wait for its answer. A line
/// of a document waits for the next line.
pub(super) fn each(
    memories: &Memories,
    asked: &Asked,
    lines: Lines,
    input: impl Read,
    mut answer: impl FnMut(&str, &Answer) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut input = BufReader::with_capacity(1 << 18, input);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let (mut texts, mut previous) = (Vec::new(), None);
    loop {
        let more = lines_at_hand(&mut input)?;
        let is_end = more.is_empty();
        texts.extend(more);
        let ready = match lines {
            Lines::Document if !is_end => texts.iter().rposition(|text| says(text)).unwrap_or(0),
            _ => texts.len(),
        };
        let context = |at| match lines {
            Lines::Apart => None,
            Lines::Document => Some(neighbours(&texts, at, &previous)),
        };
        let queries: Vec<(&str, Option<Context>)> =
            (0..ready).map(|at| (texts[at].as_str(), context(at))).collect();
        let share = queries.len().div_ceil(workers).max(1);
        let answers: Vec<mizan::Result<Vec<Answer>>> = thread::scope(|scope| {
            let work = |queries: &[(&str, Option<Context>)]| {
                queries.iter().map(|(query, context)| asked.find(memories, query, context.clone())).collect()
            };
            let shares: Vec<_> =
                queries.chunks(share).map(|queries| scope.spawn(move || work(queries))).collect();
            shares.into_iter().map(|share| share.join().expect("a lookup does not panic")).collect()
        });
        for (queries, answers) in queries.chunks(share).zip(answers) {
            for ((query, _), found) in queries.iter().zip(answers?) {
                answer(query, &found)?;
            }
        }
        if is_end {
            return Ok(());
        }
        previous = texts.drain(..ready).rfind(|text| says(text)).or(previous);
    }
}

fn says(text: &str) -> bool {
    !text.trim().is_empty()
}

/// Returns the texts before and after one, without empty lines.
fn neighbours(texts: &[String], at: usize, before: &Option<String>) -> Context {
    let previous = texts[..at].iter().rfind(|text| says(text)).or(before.as_ref());
    let next = texts[at + 1..].iter().find(|text| says(text));
    Context::new(previous.cloned(), next.cloned())
}

/// Reads a line, and the lines after it that have already arrived; none at the end of the input.
pub(super) fn lines_at_hand(input: &mut BufReader<impl Read>) -> anyhow::Result<Vec<String>> {
    let (mut lines, limit) = (Vec::new(), Limits::default().unit_bytes as u64);
    while lines.is_empty() || (lines.len() < AT_ONCE && input.buffer().contains(&b'\n')) {
        let mut line = String::new();
        let read = input.by_ref().take(limit + 1).read_line(&mut line).context("stdin")?;
        if read as u64 > limit {
            bail!("stdin: a line of more than {} MiB", limit >> 20);
        }
        if read == 0 {
            break;
        }
        let line = line.strip_suffix('\n').unwrap_or(&line);
        lines.push(line.strip_suffix('\r').unwrap_or(line).to_owned());
    }
    Ok(lines)
}
