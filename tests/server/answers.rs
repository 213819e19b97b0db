//! The contract of the program, and the calls in JSON.

use mizan::Memory;
use serde_json::{Value, json};

use crate::running::{JSON, Running, desk, escaped};

const VALVE: &str = "أغلق الصمام الرئيسي.";

#[test]
#[cfg(unix)]
fn a_signal_ends_the_server_well() {
    let desk = desk();
    for signal in ["-TERM", "-INT"] {
        let served = Running::start(&desk, &[]);
        served.get("/v1/health").with(200);
        // An idle connection keeps nothing from ending.
        let idle = served.connect();
        assert_eq!(served.end(signal), Some(0), "{signal}");
        drop(idle);
    }
}

#[test]
fn a_server_for_other_machines_needs_a_token_before_it_listens() {
    let desk = desk();
    for listen in ["0.0.0.0:0", "[::]:0"] {
        let run = desk.run(&["serve", "--memory", "plant.mizan", "--listen", listen]);
        assert_eq!((run.code, &*run.out), (2, ""), "{}", run.err);
        assert!(run.err.contains("mizan token add"), "{}", run.err);
    }
    for wrong in [&["--listen", "nowhere"][..], &["--memory", "none.mizan"], &["--memory", "plant.mizan"]] {
        let run = desk.run(&[&["serve", "--memory", "plant.mizan"], wrong].concat());
        assert_eq!((run.code, &*run.out), (2, ""), "{wrong:?}: {}", run.err);
    }
}

#[test]
fn a_lookup_answers_as_the_command_line_does() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    let texts = [VALVE, "لا شيء", "افتح المضخة الثانية.", ""];
    let asked = json!({
        "texts": texts, "min": 50, "limit": 5, "from": "ar", "to": "en", "exact": false, "previous": "قبل",
        "next": null, "filters": { "only-status": "translated" },
    });
    let answer = served.post("/v1/lookup", &asked).with(200).json();
    let results = answer["results"].as_array().unwrap();
    assert_eq!(results.len(), texts.len());
    for (text, found) in texts.iter().zip(results).take(3) {
        let printed = desk.run(&[
            "lookup",
            text,
            "--memory",
            "plant.mizan",
            "--min",
            "50",
            "--from",
            "ar",
            "--to",
            "en",
            "--previous",
            "قبل",
            "--only-status",
            "translated",
            "--json",
        ]);
        let printed: Value =
            serde_json::from_str(&printed.out).unwrap_or_else(|error| panic!("{error}: {}", printed.out));
        let printed = printed.get("matches").cloned().unwrap_or(printed);
        assert_eq!(*found, printed, "{text}");
    }
    assert_eq!((&results[0][0]["percent"], &results[3]), (&json!(100), &json!([])));
    let exact = |text: &str, filters: Value| {
        let asked = json!({ "texts": [text], "min": 30, "exact": true, "filters": filters });
        served.post("/v1/lookup", &asked).with(200).json()["results"][0].as_array().unwrap().len()
    };
    assert_eq!(exact(VALVE, json!({})), 1);
    assert_eq!(exact("افتح المضخة الثانية.", json!({})), 0);
    assert_eq!(exact(VALVE, json!({ "domain": "law" })), 0);
}

#[test]
fn a_lookup_that_is_broken_or_too_much_is_refused() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    let deep = format!("{{\"texts\": {}", "[".repeat(100_000));
    let many = json!({ "texts": vec!["نعم"; 101] }).to_string();
    let long = json!({ "texts": ["ن".repeat(20_001)] }).to_string();
    let large = format!("{{\"texts\": [\"{}\"]}}", "a".repeat(5 << 20));
    for (body, status) in [
        ("", 400),
        ("{", 400),
        ("[]", 400),
        ("{\"texts\": [\"\\ud800\"]}", 400),
        (&*deep, 400),
        ("{}", 422),
        (r#"{"texts": "نعم"}"#, 422),
        (r#"{"texts": [1]}"#, 422),
        (r#"{"texts": ["a"], "min": 101}"#, 422),
        (r#"{"texts": ["a"], "limit": 101}"#, 422),
        (r#"{"texts": ["a"], "mni": 1}"#, 422),
        (r#"{"texts": ["a"], "from": "not a language"}"#, 422),
        (r#"{"texts": ["a"], "filters": {"colour": "red"}}"#, 422),
        (r#"{"texts": ["a"], "terms": "/etc/passwd"}"#, 422),
        (r#"{"texts": ["a"], "memory": "/etc/passwd"}"#, 404),
        (&*many, 413),
        (&*long, 413),
        (&*large, 413),
    ] {
        let refused = served.ask("POST", "/v1/lookup", &[JSON], body);
        let shown: String = body.chars().take(60).collect();
        assert_eq!(refused.status, status, "{shown}: {refused:?}");
        assert!(!refused.json()["error"].as_str().unwrap().is_empty(), "{shown}");
    }
    let many = json!({ "texts": vec![VALVE; 100] });
    assert_eq!(served.post("/v1/lookup", &many).with(200).json()["results"].as_array().unwrap().len(), 100);
}

#[test]
fn units_are_added_changed_deleted_and_brought_back() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    let unit = json!({ "source": "باب", "target": "door", "domain": "building" });
    assert_eq!(served.post("/v1/units", &unit).with(200).json()["new"], 1);
    let found = served.post("/v1/search", &json!({ "words": "door", "total": true })).with(200).json();
    let id = found["units"][0]["id"].as_i64().unwrap();
    assert_eq!(found["units"][0]["domain"], "building");
    let path = format!("/v1/units/{id}");
    served.ask("PATCH", &path, &[JSON], r#"{"target": "gate", "status": "reviewed"}"#).with(200);
    let stored = served.get(&path).with(200).json();
    assert_eq!((&stored["target"], &stored["status"]), (&json!("gate"), &json!("reviewed")));
    served.ask("DELETE", &path, &[], "").with(200);
    assert!(served.get(&path).with(404).json()["error"].as_str().unwrap().contains("no unit"));
    let steps = served.get("/v1/history?limit=2").with(200).json();
    assert_eq!(steps["steps"].as_array().unwrap().len(), 2);
    assert_eq!(steps["steps"][0]["action"], "delete");
    assert_eq!(served.post("/v1/undo", &json!({})).with(200).json()["restored"], 1);
    assert_eq!(served.get(&path).with(200).json()["target"], "gate");
    served.post("/v1/redo", &json!({})).with(200);
    served.get(&path).with(404);
    for (method, path, body, status) in [
        ("PATCH", path.as_str(), "{}", 422),
        ("PATCH", &path, r#"{"colour": "red"}"#, 422),
        ("GET", "/v1/units/x", "", 404),
        ("GET", "/v1/units/99999999999999999999", "", 404),
        ("DELETE", "/v1/units/-1", "", 404),
        ("POST", "/v1/units", r#"{"source": "باب"}"#, 422),
        ("PUT", &path, "{}", 405),
    ] {
        served.ask(method, path, &[JSON], body).with(status);
    }
}

#[test]
fn texts_are_segmented_aligned_and_checked() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    let segments = served.post("/v1/segment", &json!({ "text": "نعم. هل أُغلق الصمام؟" })).with(200).json();
    assert_eq!(segments["segments"].as_array().unwrap().len(), 2);
    let sides = json!({ "source": "نعم. أغلق الصمام.", "target": ["Yes.", "Close the valve."] });
    let beads = served.post("/v1/align", &sides).with(200).json();
    assert_eq!(beads["beads"].as_array().unwrap().len(), 2);
    let pair = json!({ "source": "Wait 15 minutes.", "target": "انتظر ٥٠ دقيقة." });
    let findings = served.post("/v1/check", &pair).with(200).json();
    assert_eq!(findings["findings"][0]["rule"], "numbers");
    for (path, body) in [
        ("/v1/segment", json!({ "text": "a", "abbreviations": "/etc/passwd" })),
        ("/v1/segment", json!({ "text": "a", "lang": "no language" })),
        ("/v1/align", json!({ "source": "a", "target": "b", "lexicon": "/etc/passwd" })),
        ("/v1/align", json!({ "source": 1, "target": "b" })),
        ("/v1/check", json!({ "source": "a", "target": "b", "terms": "/etc/passwd" })),
    ] {
        served.post(path, &body).with(422);
    }
    served.post("/v1/check", &json!({ "source": "a".repeat(20_001), "target": "b" })).with(413);
}

#[test]
fn files_go_in_and_come_out() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    let send =
        |path: &str, body: &str| served.ask("POST", path, &["Content-Type: application/octet-stream"], body);
    let table = "سلم\tladder\nدلو\tbucket\n";
    let report = send("/v1/import?name=tools.ar-en.tsv&client=Nile%20Pumps", table).with(200).json();
    assert_eq!((&report["new"], &report["files"][0]["file"]), (&json!(2), &json!("tools.ar-en.tsv")));
    let dry = send("/v1/import?name=more.ar-en.tsv&dry-run=true", "حبل\trope\n").with(200).json();
    assert_eq!(dry["new"], 1);
    let file = served.get("/v1/export?to=tsv&client=Nile%20Pumps").with(200);
    assert_eq!(file.body, table);
    assert!(file.head.contains("plant.tsv"), "{}", file.head);
    let file = served.get("/v1/export").with(200);
    assert!(file.body.starts_with("<?xml") && file.body.trim_end().ends_with("</tmx>"));
    let counts = send("/v1/analyse?name=offer.txt", "Close the main valve. Paint the door.").with(200).json();
    let exact = counts["bands"].as_array().unwrap().iter().find(|band| band["name"] == "exact").unwrap();
    assert_eq!(exact["words"], 4);
    let terms = served.post("/v1/terms", &json!({ "least": 1, "limit": 5 })).with(200).json();
    assert!(terms["terms"].as_array().is_some_and(|terms| !terms.is_empty()));
    for path in [
        "/v1/import",
        "/v1/import?name=..",
        "/v1/import?name=.profile",
        "/v1/import?name=a.tmx&into=/etc/passwd",
        "/v1/import?name=a.tmx",
        "/v1/analyse?name=a.txt&rates=/etc/passwd",
    ] {
        let refused = send(path, "<tmx").with(422);
        assert!(!refused.body.contains("mizan-serve-"), "{refused:?}");
    }
    served.get("/v1/export?to=docx").with(422);
    served.get("/v1/export?encoding=latin-1").with(422);
}

#[test]
fn the_command_line_asks_a_server_instead_of_a_memory() {
    let desk = desk();
    desk.put("lines.txt", format!("{VALVE}\nلا شيء\n{}", "افتح المضخة الثانية قبل الغروب.\n".repeat(120)));
    let served = Running::start(&desk, &[]);
    let address = format!("http://127.0.0.1:{}/", served.port);
    for options in [
        &["--min", "50"][..],
        &["--min", "50", "--json", "--offsets", "chars"],
        &["--from", "ar", "--to", "en", "--only-status", "translated", "--limit", "1"],
        &["--from", "en"],
        &["--client", "nobody"],
    ] {
        let local = desk.run(&[&["lookup", VALVE, "--memory", "plant.mizan"], options].concat());
        let asked = desk.run(&[&["lookup", VALVE, "--server", &address], options].concat());
        assert_eq!(asked.code, local.code, "{options:?}: {}", asked.err);
        let read = |out: &str| serde_json::from_str::<Value>(out).unwrap_or_else(|_| json!(out));
        assert_eq!(read(&asked.out), read(&local.out), "{options:?}");
    }
    let lines = desk.read("lines.txt");
    let local = desk.run_with(&["lookup", "-", "--memory", "plant.mizan"], lines.clone());
    let asked = desk.run_with(&["lookup", "-", "--server", &address], lines);
    assert!(asked.out == local.out && asked.out.lines().count() == 121, "{}", asked.err);
    let port = served.port;
    drop(served);
    for (server, words) in [
        (format!("http://127.0.0.1:{port}/"), "127.0.0.1"),
        (format!("https://127.0.0.1:{port}/"), "127.0.0.1"),
        ("tm.example.org".to_owned(), "http://"),
    ] {
        let run = desk.run(&["lookup", VALVE, "--server", &server]);
        assert!(run.code == 2 && run.err.contains(words), "{server}: {}", run.err);
    }
    assert_eq!(desk.run(&["lookup", VALVE, "--server", &address, "--memory", "plant.mizan"]).code, 2);
}

#[test]
fn flaws_are_found_by_the_rules_that_are_asked_for() {
    let desk = desk();
    desk.ok(&["add", "انتظر ٥٠ دقيقة.", "Wait 15 minutes.", "--memory", "plant.mizan", "--domain", "time"]);
    let served = Running::start(&desk, &[]);
    let flaws = |query: &str| served.get(&format!("/v1/flaws?{query}")).with(200).json();
    let found = flaws("");
    assert_eq!((&found["total"], &found["flaws"][0]["flaw"]), (&json!(1), &json!("numbers")));
    assert_eq!(flaws("rules=empty")["total"], 0);
    assert_eq!(flaws("set=check&domain=time&limit=0"), json!({ "flaws": [], "total": 1 }));
    assert_eq!(flaws("client=nobody")["total"], 0);
    for wrong in ["set=all", "rules=colour", "limit=1001", "terms=/etc/passwd"] {
        served.get(&format!("/v1/flaws?{wrong}")).with(422);
    }
}

#[test]
fn the_page_loads_from_the_server_alone() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    let page = served.get("/").with(200);
    assert!(
        page.head.to_ascii_lowercase().contains("content-type: text/html; charset=utf-8"),
        "{}",
        page.head
    );
    let named = page.body.split(['"', '=']).filter(|part| part.starts_with("page/"));
    let mut count = 0;
    for path in named {
        served.get(&format!("/{path}")).with(200);
        count += 1;
    }
    assert!(count == 3 && !page.body.contains("http"), "{}", page.body);
    served.get("/page/none.js").with(404);
    served.get("/page/..%2Findex.html").with(404);
}

#[test]
fn a_server_tells_about_itself() {
    let desk = desk();
    desk.ok(&["add", "باب", "door", "--memory", "house.mizan"]);
    let served = Running::start(&desk, &["--memory", "house.mizan:5"]);
    assert_eq!(served.get("/v1/health").with(200).json()["status"], "ok");
    let memories = json!({ "memories": [
        { "name": "plant", "penalty": 0, "pairs": [["ar", "en"]] },
        { "name": "house", "penalty": 5, "pairs": [["ar", "en"]] },
    ] });
    assert_eq!(served.get("/v1/memories").with(200).json(), memories);
    assert_eq!(served.get("/v1/info").with(200).json()["units"], 3);
    assert_eq!(served.get("/v1/info?memory=house").with(200).json()["units"], 1);
    served.get("/v1/info?memory=other").with(404);
    let found = served.post("/v1/lookup", &json!({ "texts": ["باب"] })).with(200).json();
    let first = &found["results"][0][0];
    assert_eq!((&first["percent"], &first["memory"]), (&json!(95), &json!("house")));
    let one = served.post("/v1/lookup", &json!({ "texts": ["باب"], "memory": "plant" })).with(200).json();
    assert_eq!(one["results"][0], json!([]));
    let metrics = served.get("/v1/metrics").with(200).body;
    assert!(metrics.contains("mizan_requests_total{route=\"/v1/lookup\",status=\"200\"} 2"), "{metrics}");
    let openapi = served.get("/v1/openapi.json").with(200).json();
    assert!(openapi["openapi"].as_str().unwrap().starts_with("3."));
}

#[test]
fn the_description_names_every_path() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    let openapi = served.get("/v1/openapi.json").with(200).json();
    let routes = include_str!("../../src/server/memory/calls/routes.rs");
    let named = routes.split(".route(\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    let paths = openapi["paths"].as_object().unwrap();
    let mut count = 0;
    for path in named {
        assert!(paths.contains_key(&format!("/v1{path}")), "{path}");
        count += 1;
    }
    assert!(count > 15, "{count}");
}

#[test]
fn a_memory_that_another_program_writes_is_asked_again_later() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    let memory = Memory::open(desk.path("plant.mizan")).unwrap();
    let batch = memory.batch().unwrap();
    let refused = served.post("/v1/units", &json!({ "source": "باب", "target": "door" })).with(503);
    assert!(refused.head.to_ascii_lowercase().contains("retry-after:"), "{refused:?}");
    assert!(refused.json()["error"].as_str().unwrap().contains("in use"), "{refused:?}");
    // Whoever reads does not wait.
    served.get(&format!("/tmserver/ar/en/unit/{}", escaped(VALVE))).with(200);
    drop(batch);
    served.post("/v1/units", &json!({ "source": "باب", "target": "door" })).with(200);
}

#[test]
fn a_memory_that_was_replaced_is_opened_anew() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    served.post("/v1/units", &json!({ "source": "باب", "target": "door" })).with(200);
    desk.ok(&["compact", "plant.mizan"]);
    desk.ok(&["add", "سقف", "roof", "--memory", "plant.mizan"]);
    let found = served.post("/v1/lookup", &json!({ "texts": ["سقف"] })).with(200).json();
    assert_eq!(found["results"][0][0]["target"], "roof");
}

#[test]
fn a_damaged_memory_is_told_with_the_way_to_repair_it() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    served.get("/v1/info").with(200);
    drop(served);
    let path = desk.path("plant.mizan");
    let mut bytes = std::fs::read(&path).unwrap();
    for byte in &mut bytes[8192..] {
        *byte = 0xA5;
    }
    std::fs::write(&path, bytes).unwrap();
    let mut child =
        desk.command(["serve", "--memory", "plant.mizan", "--listen", "127.0.0.1:0"]).spawn().unwrap();
    // Either the server does not start, or each answer says what is wrong.
    let mut line = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.as_mut().unwrap()), &mut line)
        .unwrap();
    let Some(rest) = line.strip_prefix("http://127.0.0.1:") else {
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && err.contains("mizan repair"), "{err}");
        return;
    };
    let served = Running { port: rest.trim_end().trim_end_matches('/').parse().unwrap(), child };
    let answer = served.get("/v1/export?to=tsv").with(500);
    assert!(answer.json()["error"].as_str().unwrap().contains("mizan repair"), "{answer:?}");
}
