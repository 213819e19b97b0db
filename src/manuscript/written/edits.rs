//! [`applied`]: a file with edits.

use std::cmp::Reverse;
use std::ops::Range;

/// What is written in place of some bytes of a file.
pub(in crate::manuscript) struct Edit {
    pub(in crate::manuscript) range: Range<usize>,
    pub(in crate::manuscript) chunks: Vec<Chunk>,
}

impl Edit {
    /// Writes a text in place of some bytes.
    pub(in crate::manuscript) fn of_text(range: Range<usize>, text: String) -> Self {
        Self { range, chunks: vec![Chunk::Written(text)] }
    }
}

/// A piece of what is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::manuscript) enum Chunk {
    Written(String),
    /// Bytes of the file as they are, but for the edits inside.
    Kept(Range<usize>),
}

/// Returns the file with the edits. An edit inside another one counts where the other keeps its bytes; of two
/// edits of the same bytes, the first one counts. A text put in where other edits begin stands before theirs.
pub(in crate::manuscript) fn applied(file: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.range.start, !edit.range.is_empty(), Reverse(edit.range.end)));
    let mut out = String::with_capacity(file.len() + file.len() / 4);
    copy(file, 0..file.len(), &edits, &mut out);
    out
}

fn copy(file: &str, range: Range<usize>, edits: &[Edit], out: &mut String) {
    let mut done = range.start;
    let first = edits.partition_point(|edit| edit.range.start < range.start);
    let mut rest = &edits[first..];
    while let Some((edit, after)) = rest.split_first().filter(|(edit, _)| edit.range.start <= range.end) {
        rest = after;
        if edit.range.start < done || edit.range.end > range.end {
            continue;
        }
        out.push_str(&file[done..edit.range.start]);
        done = edit.range.end;
        for chunk in &edit.chunks {
            match chunk {
                Chunk::Written(text) => out.push_str(text),
                Chunk::Kept(kept) => copy(file, kept.clone(), rest, out),
            }
        }
        // An insertion leaves its place to what begins there.
        let same = rest.iter().take_while(|other| other.range == edit.range).count();
        rest = &rest[same..];
    }
    out.push_str(&file[done..range.end]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(range: Range<usize>, chunks: &[Chunk]) -> Edit {
        Edit { range, chunks: chunks.to_vec() }
    }

    #[test]
    fn an_edit_inside_another_counts_where_bytes_are_kept() {
        let written = |text: &str| Chunk::Written(text.to_owned());
        let edits = vec![
            edit(6..7, &[written("G")]),
            edit(1..8, &[written("<"), Chunk::Kept(5..8), Chunk::Kept(1..2), written(">")]),
            edit(3..4, &[written("D")]),
            edit(9..9, &[written("!")]),
            edit(9..9, &[written("?")]),
        ];
        assert_eq!(applied("abcdefghij", edits), "a<fGhb>i!j");
    }

    #[test]
    fn a_text_put_in_where_another_edit_begins_stands_before_it_once() {
        let run = |text: &str| [Chunk::Kept(3..6), Chunk::Written(text.to_owned()), Chunk::Kept(7..11)];
        let edits = vec![
            edit(3..11, &[run("one"), run("two")].concat()),
            edit(3..3, &[Chunk::Written("<pPr/>".to_owned())]),
        ];
        assert_eq!(applied("<p><r>t</r></p>", edits), "<p><pPr/><r>one</r><r>two</r></p>");
    }
}
