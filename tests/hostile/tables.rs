//! Hostile CSV and TSV files.

use super::{CONVERT, File, IMPORT, LARGE, filled, numbered};

pub(super) const FILES: &[File] = &[
    ("quote-unclosed.csv", IMPORT, || csv(&format!("\"Stop,{}", filled("Go,اذهب\n")))),
    ("quotes-unclosed.csv", IMPORT, || csv(&filled("\"Stop,قف\n"))),
    ("quotes-odd.csv", IMPORT, || csv(&filled("a\"b\",\"\"\"\n"))),
    ("quotes-only.csv", IMPORT, || filled("\"").into_bytes()),
    ("columns.csv", IMPORT, || csv(&filled("x,"))),
    ("columns-in-rows.csv", IMPORT, || csv(&format!("{}\n", "x,".repeat(LARGE / 100)).repeat(100))),
    ("headings.csv", IMPORT, || format!("{}\n{}", filled("en,ar,"), filled("x,")).into_bytes()),
    ("headings-all-languages.csv", CONVERT, || {
        format!(
            "{}\nStop,قف\n",
            numbered(|n| format!(
                "{}{},",
                (b'a' + (n / 26 % 26) as u8) as char,
                (b'a' + (n % 26) as u8) as char
            ))
        )
        .into_bytes()
    }),
    ("line-long.csv", IMPORT, || csv(&filled("Stop "))),
    ("line-long.tsv", IMPORT, || format!("Stop\tقف\n{}", filled("كلمة ")).into_bytes()),
    ("lines-blank.tsv", IMPORT, || format!("Stop\tقف\n{}", filled("\n")).into_bytes()),
    ("tabs.tsv", IMPORT, || filled("\t").into_bytes()),
    ("tabs-and-lines.tsv", IMPORT, || filled("\t\n").into_bytes()),
    ("quotes.tsv", IMPORT, || format!("Stop\tقف\n{}", filled("\"a\t\"b\n")).into_bytes()),
    ("quote-unclosed.tsv", IMPORT, || format!("\"Stop\t\"\"قف\n{}", filled("Go\tاذهب\n")).into_bytes()),
    ("comments.utf8", IMPORT, || format!("stop\tقف\n{}", filled("# \"remark\n")).into_bytes()),
    ("zeros.csv", IMPORT, || vec![0; LARGE]),
    ("carriage-returns.csv", IMPORT, || csv(&filled("\r"))),
];

fn csv(rows: &str) -> Vec<u8> {
    format!("en,ar\nStop.,قف.\n{rows}\n").into_bytes()
}
