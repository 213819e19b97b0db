//! How many planted faults each rule finds, and how much it finds in good pairs.

use std::collections::BTreeMap;
use std::fs;

use mizan::check::{Checker, Consistency, Finding, Glossary, Rule};
use mizan::{Lang, Note, Scope, Unit};

/// How a rule did.
#[derive(Default)]
struct Score {
    planted: usize,
    found: usize,
    /// Findings of the rule where nothing, or another fault, was planted.
    others: usize,
}

const FOLDER: &str = "tests/data/check";

fn rows(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(format!("{FOLDER}/{name}")).unwrap();
    text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn unit([source, target]: [&str; 2], from: &str) -> Unit {
    let to = if from == "en" { Lang::ARABIC } else { Lang::ENGLISH };
    Unit::new(from.parse().unwrap(), source, to, target)
}

fn glossary() -> Glossary {
    let mut glossary = Glossary::new();
    for (english, arabic) in [
        ("valve", "صمام"),
        ("boiler", "مرجل"),
        ("contract", "عقد"),
        ("archive", "أرشيف"),
        ("glossary", "مسرد"),
    ] {
        glossary.add(&unit([english, arabic], "en"));
    }
    let forbidden = Note::new("forbidden", Scope::Unit);
    glossary.add(&unit(["valve", "محبس"], "en").with_notes([forbidden]));
    glossary
}

#[test]
fn planted_faults_are_found_and_good_pairs_are_left_alone() {
    let checker = Checker::new().terms(glossary());
    let mut scores: BTreeMap<Rule, Score> = BTreeMap::new();
    let mut consistency = Consistency::new(Rule::ALL);
    let mut find = |unit: &Unit| -> Vec<Finding> {
        let mut found = checker.findings(unit);
        found.extend(consistency.findings(unit, String::new));
        found
    };
    for pair in rows("pairs.tsv") {
        for (texts, from) in [([&*pair[0], &*pair[1]], "en"), ([&*pair[1], &*pair[0]], "ar")] {
            for finding in find(&unit(texts, from)) {
                scores.entry(finding.rule).or_default().others += 1;
            }
        }
    }
    for row in rows("planted.tsv") {
        let planted: Rule = row[0].parse().unwrap();
        let found = find(&unit([&row[2], &row[3]], &row[1]));
        let score = scores.entry(planted).or_default();
        score.planted += 1;
        score.found += usize::from(found.iter().any(|finding| finding.rule == planted));
        // Each planted pair has the source text of a good one.
        let of_units = [Rule::Variant, Rule::SameTarget];
        for finding in found.iter().filter(|one| one.rule != planted && !of_units.contains(&one.rule)) {
            scores.entry(finding.rule).or_default().others += 1;
        }
    }
    println!("| rule | planted | found | other findings |\n|---|---|---|---|");
    for (rule, Score { planted, found, others }) in &scores {
        println!("| `{rule}` | {planted} | {found} | {others} |");
        assert!(found * 100 >= planted * 60, "{rule}");
    }
    let sum = |of: fn(&Score) -> usize| scores.values().map(of).sum::<usize>();
    let (planted, found, others) = (sum(|s| s.planted), sum(|s| s.found), sum(|s| s.others));
    println!("| all | {planted} | {found} | {others} |");
    assert!(found * 100 >= planted * 95, "{found} of {planted}");
    assert!(others * 100 <= found * 8, "{others} other findings");
}
