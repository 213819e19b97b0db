//! Hostile files of beads, lists of pairs and models.

use super::{File, LARGE, filled, numbered};

const BEADS: &str = "align good.txt good.ar.txt --beads FILE -o out.tsv";
const PAIRS: &str = "align --pairs FILE --to tsv";
const MODEL: &str = "align good.txt good.ar.txt --lexicon FILE -o out.tsv";

pub(super) const FILES: &[File] = &[
    ("numbers.beads", BEADS, || b"[18446744073709551616] : [0]\n".to_vec()),
    ("number-large.beads", BEADS, || b"[18446744073709551615, 4294967296] : [0]\n".to_vec()),
    ("bead-long.beads", BEADS, || format!("[{}0] : []", numbered(|n| format!("{n}, "))).into_bytes()),
    ("beads-same.beads", BEADS, || filled("[0] : [0]\n").into_bytes()),
    ("comments.beads", BEADS, || filled("# a # b # c").into_bytes()),
    ("brackets.beads", BEADS, || filled("[").into_bytes()),
    ("lines.beads", BEADS, || filled("\n").into_bytes()),
    ("pairs.tsv", PAIRS, || filled("a.txt\tb.txt\n").into_bytes()),
    ("pairs-same.tsv", PAIRS, || "good.txt\tgood.ar.txt\n".repeat(LARGE / 5_000).into_bytes()),
    ("columns.tsv", PAIRS, || filled("a\t").into_bytes()),
    ("devices.tsv", PAIRS, || b"/dev/zero\t/dev/zero\n".to_vec()),
    ("zeros.model", MODEL, || vec![0; LARGE]),
    ("head-only.model", MODEL, || head(&[0xFF; 4000])),
    ("sections-wrong.model", MODEL, || head(&[0; LARGE])),
];

fn head(rest: &[u8]) -> Vec<u8> {
    [&b"mizanlex"[..], rest].concat()
}
