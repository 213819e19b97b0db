//! Whose units they are: labels put on units, and the filters that find them again.
#![cfg(feature = "cli")]

use crate::desk::{Desk, Run};

/// Returns a desk with a memory of two clients, who share one unit.
fn two_clients() -> Desk {
    let desk = Desk::with(&[
        ("nile.tsv", "Prime the pump.\tاملأ المضخة.\nStop the motor.\tأوقف المحرك.\n"),
        ("atlas.tsv", "Approve the loan.\tوافق على القرض.\nStop the motor.\tأوقف المحرك.\n"),
    ]);
    let nile = ["--client", "Nile Pumps", "--domain", "pumps", "--project", "Aswan 7", "--by", "Samia"];
    let atlas = ["--client", "Atlas Bank", "--document", "loans/terms.txt"];
    for (file, labels) in [("nile.tsv", &nile[..]), ("atlas.tsv", &atlas[..])] {
        let run = desk.run(&[&["import", file, "--into", "m.mizan"], labels].concat());
        assert_eq!(run.code, 0, "{}", run.err);
    }
    desk
}

fn run(desk: &Desk, arguments: &[&str]) -> Run {
    let [verb, rest @ ..] = arguments else { panic!("a verb") };
    desk.run(&[&[*verb, "--memory", "m.mizan"], rest].concat())
}

#[test]
fn each_client_gets_their_own_units_and_those_that_two_share() {
    let desk = two_clients();
    let export = |client| {
        let file = run(&desk, &["export", "--to", "tsv", "--client", client]).out;
        file.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(export("Nile Pumps"), ["Prime the pump.", "Stop the motor."]);
    assert_eq!(export("Atlas Bank"), ["Approve the loan.", "Stop the motor."]);
    let shared = run(&desk, &["lookup", "Stop the motor."]).out;
    assert_eq!(shared.lines().count(), 1, "a pair of two clients is one answer: {shared}");
    let clean = run(&desk, &["clean", "--only", "duplicate"]).out;
    assert_eq!(clean, "", "units of two clients are no duplicates");
}

#[test]
fn every_filter_works_with_every_verb_that_reads_units() {
    let desk = two_clients();
    for (filter, count) in [
        (["--domain", "pumps"], 2),
        (["--client", "Atlas Bank"], 2),
        (["--project", "Aswan 7"], 2),
        (["--by", "Samia"], 2),
        (["--document", "loans/terms.txt"], 2),
        (["--status", "translated"], 4),
        (["--since", "2001-01-01"], 4),
    ] {
        let export = run(&desk, &[&["export", "--to", "tsv"], &filter[..]].concat());
        assert_eq!(export.out.lines().count(), count, "{filter:?}");
        let info = run(&desk, &[&["info"], &filter[..]].concat());
        assert!(info.out.starts_with(&format!("units\t{count}\n")), "{filter:?}: {}", info.out);
        assert_eq!(run(&desk, &[&["clean"], &filter[..]].concat()).code, 0);
    }
    assert_eq!(run(&desk, &["export", "--to", "tsv", "--before", "2001-01-01"]).out, "");
}

#[test]
fn an_export_for_one_client_has_no_header_of_a_file_of_another() {
    let desk = two_clients();
    run(&desk, &["export", "-o", "atlas.tmx", "--client", "Atlas Bank"]);
    let noted = "<note>Rates of Atlas Bank are secret.</note>\n</header>";
    desk.put("atlas.tmx", desk.read("atlas.tmx").replacen("</header>", noted, 1));
    desk.ok(&["import", "atlas.tmx", "--into", "m.mizan"]);
    assert!(run(&desk, &["export", "--to", "tmx"]).out.contains("Rates of Atlas Bank"));
    let nile = run(&desk, &["export", "--to", "tmx", "--client", "Nile Pumps"]).out;
    assert!(nile.contains("Prime the pump.") && !nile.contains("Atlas"), "{nile}");
}

#[test]
fn an_export_for_one_client_has_the_header_of_their_own_file() {
    let tmx = |client: &str, text: &str| {
        format!(
            "<tmx version='1.4'><header srclang='en'><note>Terms of {client}</note></header><body><tu>\
            <tuv xml:lang='en'><seg>{text}</seg></tuv><tuv xml:lang='ar'><seg>نص {client}</seg></tuv></tu></body></tmx>"
        )
    };
    let desk = Desk::with(&[("a.tmx", &tmx("Atlas", "Pay now")), ("n.tmx", &tmx("Nile", "Close it"))]);
    desk.ok(&["import", "a.tmx", "--into", "m.mizan", "--client", "Atlas"]);
    desk.ok(&["import", "n.tmx", "--into", "m.mizan", "--client", "Nile"]);
    let nile = run(&desk, &["export", "--client", "Nile"]).out;
    assert!(nile.contains("<note>Terms of Nile</note>") && !nile.contains("Atlas"), "{nile}");
    let both = run(&desk, &["export"]).out;
    assert!(both.contains("Terms of Nile") && both.contains("Terms of Atlas"), "{both}");
}

#[test]
fn info_lists_the_values_that_a_filter_can_ask_for() {
    let desk = two_clients();
    let info = run(&desk, &["info"]).out;
    for line in
        ["client Atlas Bank\t2", "project Aswan 7\t2", "document loans/terms.txt\t2", "person Samia\t2"]
    {
        assert!(info.contains(line), "{line}: {info}");
    }
    let info = desk.json(&["info", "m.mizan", "--json", "--domain", "pumps"]);
    assert_eq!(info["clients"].to_string(), r#"[{"units":2,"value":"Nile Pumps"}]"#);
    assert_eq!(info["units"], 2);
}

#[test]
fn a_value_that_no_unit_has_is_told_with_the_nearest_one() {
    let desk = two_clients();
    for (verb, more) in [
        ("export", &["--to", "tsv"][..]),
        ("lookup", &["Stop the motor."]),
        ("search", &["motor"]),
        ("clean", &[]),
        ("info", &[]),
        ("delete", &["--yes"]),
    ] {
        let run = run(&desk, &[&[verb, "--client", "Nile Pump"], more].concat());
        assert!(
            run.err.contains("no unit has the client `Nile Pump`; did you mean `Nile Pumps`?"),
            "{verb}: {}",
            run.err
        );
    }
}

#[test]
fn units_are_deleted_by_filter_only_if_a_person_or_yes_says_so() {
    let desk = two_clients();
    let asked = run(&desk, &["delete", "--client", "Atlas Bank"]);
    assert_eq!(asked.code, 2);
    assert!(asked.err.contains("2 units would be deleted") && asked.err.contains("--yes"), "{}", asked.err);
    assert_eq!(run(&desk, &["delete"]).code, 2);
    assert_eq!(run(&desk, &["delete", "1", "--client", "Atlas Bank"]).code, 2);
    let deleted = run(&desk, &["delete", "--client", "Atlas Bank", "--yes"]);
    assert!(deleted.err.contains("deleted 2 units"), "{}", deleted.err);
    assert!(run(&desk, &["info"]).out.starts_with("units\t2\n"));
    assert_eq!(run(&desk, &["undo"]).code, 0);
    assert!(run(&desk, &["info"]).out.starts_with("units\t4\n"));
}

#[test]
fn aligned_and_merged_units_get_labels_too() {
    let desk = two_clients();
    desk.put("a.txt", "أوقف المضخة الآن.\n");
    desk.put("e.txt", "Stop the pump now.\n");
    let align = [
        "align",
        "a.txt",
        "e.txt",
        "--into",
        "m.mizan",
        "--client",
        "Delta",
        "--by",
        "Karim",
        "--document",
        "x/a.txt",
    ];
    assert_eq!(desk.run(&align).code, 0);
    assert_eq!(
        run(&desk, &["export", "--to", "tsv", "--client", "Delta", "--document", "x/a.txt"])
            .out
            .lines()
            .count(),
        1
    );
    let merge = ["merge", "m.mizan", "--memory", "all.mizan", "--project", "archive"];
    assert_eq!(desk.run(&merge).code, 0);
    let info = desk.run(&["info", "all.mizan", "--project", "archive"]).out;
    assert!(info.starts_with("units\t5\n"), "{info}");
    assert!(info.contains("client Delta\t1"), "{info}");
}

#[test]
fn every_answer_says_whose_the_unit_is() {
    let desk = two_clients();
    for arguments in [
        &["lookup", "Prime the pump.", "--json"][..],
        &["search", "Prime", "--json"],
        &["show", "1", "--json"],
    ] {
        let answer = run(&desk, arguments).out;
        for known in [
            r#""client":"Nile Pumps""#,
            r#""project":"Aswan 7""#,
            r#""created_by":"Samia""#,
            r#""created":""#,
        ] {
            assert!(answer.contains(known), "{arguments:?}: {known}: {answer}");
        }
    }
    desk.put("bad.tsv", "It costs 450 pounds.\tثمنه غير معروف الآن.\n");
    assert_eq!(desk.run(&["import", "bad.tsv", "--into", "m.mizan", "--client", "Delta"]).code, 0);
    let clean = run(&desk, &["clean", "--json", "--only", "numbers"]).out;
    assert!(clean.contains(r#""flaw":"numbers""#) && clean.contains(r#""client":"Delta""#), "{clean}");
}

#[test]
fn a_unit_is_shown_with_all_that_is_known() {
    let desk = two_clients();
    let shown = run(&desk, &["show", "1", "3"]).out;
    for line in [
        "unit\t1",
        "en\tPrime the pump.",
        "client\tNile Pumps",
        "created by\tSamia",
        "document\tloans/terms.txt",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line}: {shown}");
    }
    assert_eq!(run(&desk, &["show", "99"]).code, 2);
}

#[test]
fn the_history_names_files_and_gives_local_times() {
    let desk = two_clients();
    let list = |zone: &str| {
        let output =
            desk.command(["undo", "--list", "--memory", "m.mizan"]).env("TZ", zone).output().unwrap();
        Run::of(output).out
    };
    let (utc, east) = (list("UTC0"), list("AST-3"));
    assert!(utc.contains("import atlas.tsv") && utc.contains("import nile.tsv"), "{utc}");
    let hour = |list: &str| list[11..13].parse::<u32>().unwrap();
    assert_eq!((hour(&utc) + 3) % 24, hour(&east), "{utc}{east}");
}

#[test]
fn documents_of_one_name_keep_their_folders() {
    let desk = Desk::new();
    for (folder, english, arabic) in
        [("east", "The gate is open.", "البوابة مفتوحة."), ("west", "The road is long.", "الطريق طويل.")]
    {
        desk.put(&format!("{folder}/a.en.txt"), english);
        desk.put(&format!("{folder}/a.ar.txt"), arabic);
    }
    desk.put("list.tsv", "east/a.en.txt\teast/a.ar.txt\te.tmx\nwest/a.en.txt\twest/a.ar.txt\tw.tmx\n");
    desk.ok(&["align", "--pairs", "list.tsv", "--into", "m.mizan"]);
    let info = desk.ok(&["info", "m.mizan"]);
    assert!(
        info.contains("document east/a.en.txt\t1") && info.contains("document west/a.en.txt\t1"),
        "{info}"
    );
}

#[test]
fn filters_that_no_unit_passes_leave_an_earlier_export_alone() {
    let desk = two_clients();
    assert_eq!(run(&desk, &["export", "--client", "Nile Pumps", "-o", "nile.tmx"]).code, 0);
    let before = desk.read("nile.tmx");
    let typo = run(&desk, &["export", "--client", "Nile Pump", "-o", "nile.tmx"]);
    assert_eq!((typo.code, typo.out.as_str()), (1, ""));
    assert!(typo.err.contains("did you mean `Nile Pumps`?"), "{}", typo.err);
    assert_eq!(desk.read("nile.tmx"), before);
    desk.put(
        "job.xlf",
        "<xliff version='1.2'><file original='a' source-language='en' target-language='ar' datatype='x'>\
        <body><trans-unit id='1'><source>Stop the motor.</source></trans-unit></body></file></xliff>",
    );
    let filled = run(&desk, &["pretranslate", "job.xlf", "--client", "Nile Pump", "-o", "filled.xlf"]);
    assert_eq!((filled.code, desk.has("filled.xlf")), (1, false), "{}", filled.err);
    let clean = run(&desk, &["clean", "--client", "Nile Pump"]);
    assert_eq!(clean.code, 1);
    assert!(!clean.err.contains("looks wrong"), "{}", clean.err);
}

#[test]
fn a_unit_added_by_hand_has_labels_and_two_languages() {
    let desk = two_clients();
    let added =
        run(&desk, &["add", "Open the valve.", "افتح الصمام.", "--client", "Nile Pumps", "--by", "Samia"]);
    assert_eq!((added.code, added.err.as_str()), (0, ""));
    let shown = run(&desk, &["show", added.out.trim(), "--json"]).out;
    assert!(shown.contains("Samia") && shown.contains("Nile Pumps"), "{shown}");
    let alike = run(&desk, &["add", "افتح", "افتح الباب"]);
    assert_eq!(alike.code, 2);
    assert!(alike.err.contains("both texts look like ar"), "{}", alike.err);
    // A translation that keeps a longer name.
    for pair in [["Press Start.", "اضغط Start."], ["افتح Control Panel", "Open Control Panel"]] {
        let added = run(&desk, &["add", pair[0], pair[1]]);
        assert_eq!((added.code, added.err.as_str()), (0, ""));
    }
    let edited = run(&desk, &["edit", added.out.trim(), "--source", "افتح الصمام"]);
    assert!(edited.err.contains("of the language en looks like ar"), "{}", edited.err);
}

#[test]
fn several_units_get_labels_in_one_step_that_undo_takes_back() {
    let desk = two_clients();
    let labels = ["--project", "2026-04", "--by", "Hala", "--document", "pumps.docx"];
    let edited = run(&desk, &[&["edit", "1", "2", "1", "--json"][..], &labels].concat());
    assert!(edited.out.contains("\"changed\":2") || edited.out.contains("\"changed\": 2"), "{}", edited.out);
    let shown = || run(&desk, &["show", "1", "2"]).out;
    for row in ["project\t2026-04\n", "created by\tHala\n", "document\tpumps.docx\n"] {
        assert_eq!(shown().matches(row).count(), 2, "{row}: {}", shown());
    }
    run(&desk, &["edit", "1", "--project", "", "--by", ""]);
    assert_eq!((shown().matches("2026-04").count(), shown().matches("Hala").count()), (1, 1), "{}", shown());
    run(&desk, &["undo"]);
    run(&desk, &["undo"]);
    assert!(!shown().contains("2026-04") && !shown().contains("pumps.docx"), "{}", shown());
    let texts = run(&desk, &["edit", "1", "2", "--target", "Yes."]);
    assert!(texts.code == 2 && texts.err.contains("the texts of one unit"), "{}", texts.err);
    assert_eq!(run(&desk, &["edit", "1", "999", "--by", "Hala"]).code, 2);
    assert!(!shown().contains("Hala"), "one unit that is missing leaves the others as they were");
}

#[test]
fn namesakes_of_one_parent_folder_are_told_apart_by_another() {
    let desk = Desk::new();
    let mut list = String::new();
    for (client, english, arabic) in [("atlas", "Yes.", "نعم."), ("nile", "No.", "لا.")] {
        desk.put(&format!("{client}/job/a.en.txt"), english);
        desk.put(&format!("{client}/job/a.ar.txt"), arabic);
        desk.put(&format!("{client}/job/words.tsv"), format!("{english}\t{arabic}\n"));
        list += &format!("{client}/job/a.ar.txt\t{client}/job/a.en.txt\t{client}.tmx\n");
    }
    desk.put("pairs.txt", list);
    desk.ok(&["align", "--pairs", "pairs.txt", "--into", "m.mizan"]);
    let tsv = |document: &str| desk.ok(&["export", "m.mizan", "--document", document, "--to", "tsv"]);
    assert_eq!(tsv("atlas/job/a.ar.txt"), "نعم.\tYes.\n");
    assert_eq!(tsv("nile/job/a.ar.txt"), "لا.\tNo.\n");
    desk.ok(&["import", "atlas", "nile", "--into", "m.mizan"]);
    let steps = desk.ok(&["undo", "--list", "--memory", "m.mizan"]);
    assert!(steps.contains("import atlas/job/words.tsv and 1 other"), "{steps}");
    let names = ["align nile/job/a.ar.txt and", "align atlas/job/a.ar.txt and"];
    assert!(names.iter().any(|name| steps.contains(name)), "{steps}");
}

#[test]
fn a_new_client_whose_name_is_nearly_a_known_one_is_told() {
    let desk = Desk::with(&[("one.tsv", "نعم\tyes\nلا\tno\n"), ("two.tsv", "ربما\tmaybe\n")]);
    desk.ok(&["import", "one.tsv", "--into", "m.mizan", "--client", "Acme"]);
    let told = |client: &str| desk.run(&["import", "two.tsv", "--into", "m.mizan", "--client", client]).err;
    assert_eq!(told("Acmee"), "mizan: no unit had the client `Acmee` before; 2 units have `Acme`\n");
    for client in ["Acmee", "Acme", "Acme 2", "Nile Pumps"] {
        assert_eq!(told(client), "", "{client}");
    }
}

#[test]
fn deleting_by_status_keeps_the_more_trusted_units() {
    for verb in ["delete", "forget"] {
        for option in ["--status", "--only-status"] {
            let desk = Desk::with(&[("ar.txt", "أُغلقت البوابة.\n"), ("en.txt", "The gate was closed.\n")]);
            desk.ok(&["align", "ar.txt", "en.txt", "--into", "m.mizan"]);
            for (english, arabic, status) in [("gate", "بوابة", "reviewed"), ("valve", "صمام", "machine")]
            {
                desk.ok(&["add", english, arabic, "--status", status, "-m", "m.mizan"]);
            }
            let units =
                |args: &[&str]| run(&desk, &[&["export", "--to", "tsv"], args].concat()).out.lines().count();
            assert_eq!([units(&["--status", "aligned"]), units(&["--only-status", "aligned"])], [3, 1]);
            desk.ok(&[verb, option, "aligned", "--yes", "-m", "m.mizan"]);
            assert_eq!(units(&[]), 2, "{verb} {option}");
            assert_eq!(units(&["--only-status", "aligned"]), 0, "{verb} {option}");
        }
    }
}

#[test]
fn an_empty_label_is_none_and_spaces_around_one_do_not_count() {
    let desk = Desk::new();
    desk.ok(&["add", "Yes", "نعم", "--client", "", "--by", " ", "-m", "m.mizan"]);
    desk.ok(&["add", "No", "لا", "--client", " Nile Pumps ", "-m", "m.mizan"]);
    let shown = run(&desk, &["show", "1", "2"]).out;
    assert!(shown.contains("client\tNile Pumps\n") && shown.matches("client").count() == 1, "{shown}");
    assert!(!shown.contains("created by"), "{shown}");
    run(&desk, &["edit", "2", "--client", " "]);
    assert!(!run(&desk, &["show", "2"]).out.contains("client"));
}

#[test]
fn days_on_which_no_unit_was_made_are_answered_with_those_of_the_memory() {
    let desk = two_clients();
    let today = mizan::Timestamp::now().date();
    for option in [["--since", "2990-01-01"], ["--before", "1990-01-01"]] {
        let told = run(&desk, &[&["search", "motor"], &option[..]].concat());
        let said = format!("the units were made or last changed from {today} to {today}");
        assert!(told.code == 1 && told.err.contains(&said), "{}", told.err);
    }
}
