//! Every example in the tables of `docs/matches.md` is compared, and gives what the table says.

use mizan::Lang;
use mizan::similarity::{Adapted, Query};

#[test]
fn every_match_of_the_docs_is_as_they_say() {
    let rows = rows("| query | unit | class | percent | differences |");
    assert!(rows.len() > 15);
    let mut wrong = Vec::new();
    for row in rows {
        let query = Query::new(&row[0].as_str().into(), &lang(&row[0]));
        let unit = row[1].as_str().into();
        let found = query.compare(&unit);
        let named: Vec<_> = found.differences().iter().map(|found| found.kind().name()).collect();
        let found =
            [found.class().name(), &found.percent().to_string(), &named.join(", ")].map(str::to_owned);
        if found != row[2..5] {
            wrong.push(format!("{} | {} | {}", row[0], row[1], found.join(" | ")));
        }
    }
    assert!(wrong.is_empty(), "the docs should say:\n{}", wrong.join("\n"));
}

#[test]
fn every_adapted_translation_of_the_docs_is_as_they_say() {
    let rows = rows("| query | unit | its translation | adapted | remarks |");
    assert!(rows.len() > 3);
    for row in rows {
        let query = Query::new(&row[0].as_str().into(), &lang(&row[0]));
        let adapted = query.compare(&row[1].as_str().into()).adapt(&row[2].as_str().into(), &lang(&row[2]));
        let target = adapted.as_ref().map_or("", |adapted| adapted.target().plain());
        assert_eq!(target, row[3]);
        let remarks = adapted.iter().flat_map(Adapted::checks);
        let remarks: Vec<_> =
            remarks.map(|remark| format!("{}: {}", remark.name(), &target[remark.range()])).collect();
        assert_eq!(remarks.join(", "), row[4], "{}", row[0]);
    }
}

fn lang(text: &str) -> Lang {
    Lang::detect(text).unwrap()
}

/// The rows of the tables with this head, cell by cell.
fn rows(head: &str) -> Vec<Vec<String>> {
    let page = include_str!("../../docs/matches.md");
    let mut rows = Vec::new();
    for table in page.split("\n\n").filter(|block| block.starts_with(head)) {
        for line in table.lines().skip(2) {
            let cells = line.trim_start_matches('|').trim_end_matches('|').split('|');
            rows.push(cells.map(|cell| cell.trim().to_owned()).collect());
        }
    }
    rows
}
