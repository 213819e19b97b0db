//! `mizan eval` counts as the published scorers do: the same figures to the last digit. The scorers and the
//! gold sets stand beside the project, in `../shared`, and want Python; without them there is nothing to hold
//! ours against.
#![cfg(feature = "cli")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::desk::Desk;
use serde_json::{Value, json};

const TOOLS: &str = "../shared/tools";

#[test]
fn alignments_are_scored_as_vecalign_scores_them() {
    let Some(documents) = folders("../shared/gold/align-dev") else { return };
    let desk = Desk::new();
    let beads = desk.path("beads.txt");
    // Every third is enough to have some of each kind.
    for folder in documents.iter().step_by(3) {
        let (arabic, english, gold) = (folder.join("ar.txt"), folder.join("en.txt"), folder.join("gold.txt"));
        let found = desk.ok(&["align", "--segmented", "--to", "beads", path(&arabic), path(&english)]);
        fs::write(&beads, found).unwrap();
        for (ours, theirs) in [(None, Some("--single-nulls")), (Some("--whole-nulls"), None)] {
            let command = ["eval", "align", path(folder), "--predicted", path(&beads), "--json"];
            let ours = desk.json(&command.into_iter().chain(ours).collect::<Vec<_>>());
            let command = ["-g", path(&gold), "-t", path(&beads), "--json"];
            let theirs = python("score_beads.py", &command.into_iter().chain(theirs).collect::<Vec<_>>());
            assert_eq!(as_vecalign(&ours["pooled"]), theirs_of(&theirs), "{}", folder.display());
        }
    }
}

#[test]
fn segments_are_scored_alike() {
    let Some(sets) = folders("../shared/gold/segment-dev") else { return };
    let desk = Desk::new();
    let predicted = desk.path("predicted.jsonl");
    for set in sets {
        // What a careless segmenter would say, so that there is something to count: a cut behind every full
        // stop.
        let items = fs::read_to_string(set.join("items.jsonl")).unwrap();
        let careless: Vec<String> = items.lines().map(careless).collect();
        fs::write(&predicted, careless.concat()).unwrap();
        let ours = desk.json(&["eval", "segment", path(&set), "--predicted", path(&predicted), "--json"]);
        let ours = &ours["pooled"];
        let theirs = python("score_segments.py", &[path(&set), path(&predicted)]);
        for (our_name, their_name) in [
            ("precision", "P"),
            ("recall", "R"),
            ("f1", "F"),
            ("segment_f1", "segF"),
            ("exact", "exact"),
            ("right", "tp"),
            ("wrong", "fp"),
            ("missed", "fn"),
        ] {
            assert_eq!(ours[our_name], theirs[their_name], "{}: {our_name}", set.display());
        }
        assert!(ours["right"].as_u64() > Some(0), "{}", set.display());
    }
}

// The figures of ours that the scorer prints too, under its names.
fn as_vecalign(ours: &Value) -> Value {
    let (strict, lax) = (&ours["strict"], &ours["lax"]);
    let by_type = |what: &str| {
        let types = ours["by_type"].as_object().unwrap();
        let counts = types
            .iter()
            .map(|(name, counts)| (name.clone(), json!([counts[what]["right"], counts[what]["all"]])));
        Value::Object(counts.collect())
    };
    json!({
        "P": strict["precision"], "R": strict["recall"], "F": strict["f1"],
        "PL": lax["precision"], "RL": lax["recall"], "FL": lax["f1"], "link_F": ours["links"]["f1"],
        "recall_by_type": by_type("recall"), "precision_by_type": by_type("precision"),
    })
}

fn theirs_of(theirs: &Value) -> Value {
    let mut theirs = theirs.clone();
    theirs.as_object_mut().unwrap().remove("docs");
    theirs
}

// The text of a gold item, cut behind every full stop and space, as a line that the scorers read.
fn careless(item: &str) -> String {
    let item: Value = serde_json::from_str(item).unwrap();
    let segments: Vec<&str> = item["text"].as_str().unwrap().split_inclusive(". ").collect();
    format!("{}\n", json!({ "id": item["id"], "segments": segments }))
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn python(script: &str, arguments: &[&str]) -> Value {
    let output = Command::new("python3").arg(Path::new(TOOLS).join(script)).args(arguments).output();
    let output = output.expect("folders() looked for it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

// The folders in a folder, if it and all that scores them is here.
fn folders(path: &str) -> Option<Vec<PathBuf>> {
    let has_python =
        Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success());
    if !has_python || !Path::new(TOOLS).exists() || !Path::new(path).exists() {
        println!("skipped: it needs {path}, {TOOLS} and python3");
        return None;
    }
    let entries = fs::canonicalize(path).and_then(fs::read_dir).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    found.sort();
    assert!(!found.is_empty(), "{path}");
    Some(found)
}
