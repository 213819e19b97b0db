//! The figures of the rules: 200 good pairs of many kinds of text and 200 faults planted in them, by somebody
//! who had not read the rules.

use std::collections::BTreeMap;
use std::fs;

use mizan::check::{Checker, Consistency, Finding, Glossary, Rule};
use mizan::memory::{Filter, Memory};
use mizan::{Lang, Note, Scope, Unit};

/// How a rule did.
#[derive(Default)]
struct Score {
    planted: usize,
    found: usize,
    /// Findings where nothing, or another fault, was planted.
    others: usize,
}

const FOLDER: &str = "tests/data/check/genres";

// The floors in percent: of a rule, of which few faults are planted, and of all together.
const OF_A_RULE: Floor = Floor { recall: 85, precision: 80 };
const OF_ALL: Floor = Floor { recall: 98, precision: 97 };

struct Floor {
    recall: usize,
    precision: usize,
}

fn rows(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(format!("{FOLDER}/{name}")).unwrap();
    text.lines().map(|line| line.split('\t').map(unescaped).collect()).collect()
}

// Invisible marks and spaces at the edges stand in the files as `\u{200B}`.
fn unescaped(cell: &str) -> String {
    let mut parts = cell.split("\\u{");
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        text += rest;
    }
    text
}

fn unit([from, source, target]: [&String; 3]) -> Unit {
    let to = if from == "en" { Lang::ARABIC } else { Lang::ENGLISH };
    Unit::new(from.parse().unwrap(), source.as_str(), to, target.as_str())
}

fn checker() -> Checker {
    let mut glossary = Glossary::new();
    for row in rows("glossary.tsv") {
        let notes = row.get(2).map(|note| Note::new(note, Scope::Unit));
        glossary.add(&unit([&"en".into(), &row[0], &row[1]]).with_notes(notes));
    }
    Checker::new().terms(glossary)
}

/// What a run over all good pairs and one more unit says of that unit.
fn found_after(good: &[Unit], checker: &Checker, unit: &Unit) -> Vec<Finding> {
    let mut consistency = Consistency::new(Rule::ALL);
    for one in good {
        consistency.findings(one, String::new);
    }
    let mut found = checker.findings(unit);
    found.extend(consistency.findings(unit, String::new));
    found
}

fn is_found_in_a_memory(checker: &Checker, pair: [&Unit; 2]) -> bool {
    let memory = Memory::in_memory().unwrap();
    let mut batch = memory.batch().unwrap();
    for unit in pair {
        batch.insert(unit).unwrap();
    }
    batch.commit().unwrap();
    let found = memory.only(Filter::new()).findings_by(checker).unwrap();
    found.iter().any(|found| found.finding.rule == Rule::Duplicate)
}

#[test]
fn faults_of_many_genres_are_found_and_good_pairs_are_left_alone() {
    let checker = checker();
    let mut scores: BTreeMap<Rule, Score> = BTreeMap::new();
    let mut good = Vec::new();
    let mut of_good = Vec::new();
    for row in rows("good.tsv") {
        let unit = unit([&row[1], &row[2], &row[3]]);
        let found = found_after(&good, &checker, &unit);
        for finding in &found {
            println!("good pair {}: {}: {}: {}", good.len() + 1, finding.rule, finding.message, row[3]);
            scores.entry(finding.rule).or_default().others += 1;
        }
        of_good.push(found);
        good.push(unit);
    }
    for row in rows("faults.tsv") {
        let planted: Rule = row[0].parse().unwrap();
        let also: Vec<Rule> = row[1].split(',').filter_map(|name| name.parse().ok()).collect();
        let number: usize = row[2].parse().unwrap();
        let unit = unit([&row[3], &row[4], &row[5]]);
        let found = match planted {
            Rule::Duplicate if is_found_in_a_memory(&checker, [&good[number - 1], &unit]) => vec![planted],
            Rule::Duplicate => vec![],
            Rule::Variant | Rule::SameTarget => {
                found_after(&good, &checker, &unit).iter().map(|one| one.rule).collect()
            }
            _ => checker.findings(&unit).iter().map(|one| one.rule).collect(),
        };
        let score = scores.entry(planted).or_default();
        score.planted += 1;
        match found.contains(&planted) {
            true => score.found += 1,
            false => println!("missed: {planted}: {} | {}: {found:?}", row[4], row[5]),
        }
        let had = |rule: &Rule| of_good[number - 1].iter().any(|one| one.rule == *rule);
        for rule in found.iter().filter(|&rule| *rule != planted && !also.contains(rule) && !had(rule)) {
            println!("beside {planted}: {rule}: {} | {}", row[4], row[5]);
            scores.entry(*rule).or_default().others += 1;
        }
    }
    println!("| rule | planted | found | other findings |\n|---|---|---|---|");
    let mut all = Score::default();
    for (rule, score) in &scores {
        println!("| `{rule}` | {} | {} | {} |", score.planted, score.found, score.others);
        all.planted += score.planted;
        all.found += score.found;
        all.others += score.others;
    }
    println!("| all | {} | {} | {} |", all.planted, all.found, all.others);
    for (rule, score) in &scores {
        hold(rule.name(), score, &OF_A_RULE);
    }
    hold("all", &all, &OF_ALL);
}

fn hold(rule: &str, Score { planted, found, others }: &Score, floor: &Floor) {
    assert!(found * 100 >= planted * floor.recall, "{rule}: {found} of {planted}");
    assert!(found * 100 >= (found + others) * floor.precision, "{rule}: {others} others beside {found}");
}
