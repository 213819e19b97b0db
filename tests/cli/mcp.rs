//! `mizan mcp` as an assistant uses it: messages on stdin, answers on stdout.
#![cfg(feature = "cli")]

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use crate::desk::{Desk, json_lines};
use mizan::requests::{self, Options};
use mizan::{Lang, Memory};
use serde_json::{Value, json};

/// Sends messages, and returns the answers.
fn answers(desk: &Desk, args: &[&str], messages: &[Value]) -> Vec<Value> {
    let lines: String = messages.iter().map(|message| format!("{message}\n")).collect();
    let run = desk.run_with(&[&["mcp"], args].concat(), lines);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    json_lines(&run.out)
}

fn request(id: u32, method: &str, params: Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params })
}

fn call(id: u32, tool: &str, arguments: Value) -> Value {
    request(id, "tools/call", json!({ "name": tool, "arguments": arguments }))
}

#[test]
fn an_assistant_is_greeted_and_learns_the_tools() {
    let desk = Desk::new();
    let hello =
        |version: &str| request(1, "initialize", json!({ "protocolVersion": version, "capabilities": {} }));
    let messages = [
        hello("2025-06-18"),
        json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }),
        request(2, "tools/list", json!({})),
        request(3, "ping", json!({})),
        hello("1999-01-01"),
    ];
    let answers = answers(&desk, &["-m", "m.mizan"], &messages);
    assert_eq!(answers.len(), 4);
    assert_eq!(answers[0]["result"]["protocolVersion"], "2025-06-18");
    assert_eq!(answers[3]["result"]["protocolVersion"], "2025-11-25");
    assert_eq!(answers[2]["result"], json!({}));
    let tools = answers[1]["result"]["tools"].as_array().unwrap();
    let names: Vec<_> = tools.iter().map(|tool| tool["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["segment", "align", "lookup", "search", "check", "add"]);
    assert!(tools.iter().all(|tool| tool["inputSchema"]["type"] == "object"));
    assert!(!desk.has("m.mizan"));
}

#[test]
fn a_unit_that_was_added_is_found() {
    let desk = Desk::new();
    let messages = [
        call(
            1,
            "add",
            json!({ "source": "أغلق الصمام.", "target": "Close the valve.", "client": "Nile Pumps" }),
        ),
        call(2, "lookup", json!({ "text": "أغلق الصمّام.", "min": 90 })),
        call(3, "search", json!({ "words": "valve", "client": "Nile Pumps" })),
        call(4, "segment", json!({ "text": "نعم. لا.", "lang": "ar" })),
        call(5, "align", json!({ "source": ["نعم."], "target": "Yes." })),
    ];
    let answers = answers(&desk, &["-m", "m.mizan"], &messages);
    let content = |at: usize| &answers[at]["result"]["structuredContent"];
    assert_eq!(content(0)["change"]["new"], 1);
    assert_eq!(content(1)["matches"][0]["target"], "Close the valve.");
    assert_eq!(content(2)["units"][0]["id"], 1);
    assert_eq!(content(3)["segments"][1]["text"], "لا.");
    assert_eq!(content(4)["beads"][0]["target"], json!(["Yes."]));
    let text = answers[1]["result"]["content"][0]["text"].as_str().unwrap();
    assert_eq!(serde_json::from_str::<Value>(text).unwrap(), content(1)["matches"]);
}

#[test]
fn what_fails_is_told_and_the_next_message_is_answered() {
    let desk = Desk::new();
    let messages = [
        call(1, "lookup", json!({ "text": "نعم" })),
        call(2, "segment", json!({ "text": "نعم", "mni": 1 })),
        call(3, "segment", json!({})),
        call(4, "translate", json!({})),
        request(5, "resources/list", json!({})),
        json!([1]),
        json!("no request"),
    ];
    let mut lines: String = messages.iter().map(|message| format!("{message}\n")).collect();
    lines += "{broken\n\n";
    lines += &request(6, "ping", json!({})).to_string();
    let run = desk.run_with(&["mcp", "-m", "none.mizan"], lines);
    assert_eq!(run.code, 0, "{}", run.err);
    let answers = json_lines(&run.out);
    let failure = |at: usize| answers[at]["result"]["content"][0]["text"].as_str().unwrap();
    assert!(failure(0).starts_with("none.mizan: no such memory"), "{}", failure(0));
    assert!(failure(1).contains("\"mni\" is no argument of this tool; known: cut,"), "{}", failure(1));
    assert_eq!(failure(2), "\"text\" is missing, or is no text");
    assert!(answers[..3].iter().all(|answer| answer["result"]["isError"] == true));
    let one = |answer: &Value| answer.get(0).unwrap_or(answer)["error"]["code"].as_i64().unwrap();
    let codes: Vec<_> = answers[3..8].iter().map(one).collect();
    assert_eq!(codes, [-32602, -32601, -32600, -32600, -32700]);
    assert_eq!(answers[8]["id"], 6);
    assert!(!desk.has("none.mizan"));
}

#[test]
fn a_memory_that_is_to_be_read_only_has_no_tool_that_changes_it() {
    let desk = Desk::new();
    desk.ok(&["add", "نعم", "Yes", "-m", "m.mizan"]);
    let messages =
        [request(1, "tools/list", json!({})), call(2, "add", json!({ "source": "لا", "target": "No" }))];
    let answers = answers(&desk, &["-m", "m.mizan", "--read-only"], &messages);
    assert_eq!(answers[0]["result"]["tools"].as_array().unwrap().len(), 5);
    assert_eq!(answers[1]["error"]["code"], -32602);
    assert_eq!(desk.json(&["info", "m.mizan", "--json"])["units"], 1);
}

#[test]
fn arguments_of_the_wrong_type_and_empty_searches_are_refused() {
    let desk = Desk::new();
    let messages = [
        call(1, "segment", json!({ "text": "نعم.", "lang": 5 })),
        call(2, "search", json!({ "words": " " })),
    ];
    for (answer, told) in answers(&desk, &["-m", "m.mizan"], &messages).iter().zip(["\"lang\"", "\"words\""])
    {
        assert_eq!(answer["result"]["isError"], true, "{answer}");
        assert!(answer["result"]["content"][0]["text"].as_str().unwrap().contains(told), "{answer}");
    }
}

#[test]
fn a_translation_is_checked() {
    let desk = Desk::new();
    let messages = [
        call(
            1,
            "check",
            json!({ "source": "Wait 15 minutes.", "target": "انتظر ٥٠ دقيقة.", "offsets": "chars" }),
        ),
        call(2, "check", json!({ "source": "Stop.", "target": "قف.", "rules": ["-numbers"] })),
        call(3, "check", json!({ "source": "Stop.", "target": "قف.", "rules": ["nonsense"] })),
        call(4, "check", json!({ "source": "Stop.", "target": "قف.", "terms": "/etc/passwd" })),
    ];
    let answers = answers(&desk, &["-m", "none.mizan"], &messages);
    let findings = &answers[0]["result"]["structuredContent"]["findings"];
    assert_eq!((&findings[0]["rule"], &findings[0]["target_places"]), (&json!("numbers"), &json!([[6, 8]])));
    assert!(findings[0].get("place").is_none(), "{findings}");
    assert_eq!(answers[1]["result"]["structuredContent"]["findings"], json!([]));
    assert!(answers[2..].iter().all(|answer| answer["result"]["isError"] == true));
}

#[test]
fn no_message_ends_the_server() {
    let desk = Desk::new();
    desk.ok(&["add", "أغلق الصمام.", "Close the valve.", "-m", "m.mizan"]);
    let ping = |id: u32| request(id, "ping", json!({}));
    let mut bytes = Vec::new();
    let mut line = |line: &[u8]| {
        bytes.extend_from_slice(line);
        bytes.push(b'\n');
    };
    line(b"\xFF\xFE broken");
    line(&b"[".repeat(100_000));
    line(&b"x".repeat(5 << 20));
    line(b"[]");
    line(json!([ping(1), { "jsonrpc": "2.0", "method": "notifications/cancelled", "params": { "requestId": 1 } }, ping(2)]).to_string().as_bytes());
    line(
        json!({ "jsonrpc": "2.0", "method": "notifications/cancelled", "params": { "requestId": 1 } })
            .to_string()
            .as_bytes(),
    );
    line(call(3, "segment", json!([1])).to_string().as_bytes());
    line(request(4, "tools/call", json!(null)).to_string().as_bytes());
    line(call(5, "lookup", json!({ "text": "أغلق الصمام.", "min": -1 })).to_string().as_bytes());
    line(call(6, "lookup", json!({ "text": "أغلق الصمام.", "parts": true })).to_string().as_bytes());
    line(call(7, "lookup", json!({ "text": "أغلق الصمام." })).to_string().as_bytes());
    let run = desk.run_with(&["mcp", "-m", "m.mizan"], bytes);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let answers = json_lines(&run.out);
    let codes: Vec<_> = answers.iter().map(|answer| answer["error"]["code"].as_i64().unwrap_or(0)).collect();
    assert_eq!(codes, [-32700, -32700, -32600, -32600, 0, -32602, -32602, 0, 0, 0]);
    assert_eq!(answers[4].as_array().unwrap().len(), 2);
    assert_eq!(answers[7]["result"]["isError"], true);
    for answer in &answers[8..] {
        assert_eq!(
            answer["result"]["structuredContent"]["matches"][0]["target"], "Close the valve.",
            "{answer}"
        );
    }
}

#[test]
fn a_memory_that_was_put_in_the_place_of_another_is_read() {
    let desk = Desk::new();
    desk.ok(&["add", "نعم", "Yes", "-m", "m.mizan"]);
    desk.ok(&["add", "نعم", "Aye", "-m", "n.mizan"]);
    let mut server = desk.command(["mcp", "-m", "m.mizan"]).stdin(Stdio::piped()).spawn().unwrap();
    let (mut to, mut from) = (server.stdin.take().unwrap(), BufReader::new(server.stdout.take().unwrap()));
    let mut ask = || {
        writeln!(to, "{}", call(1, "lookup", json!({ "text": "نعم" }))).unwrap();
        let mut answer = String::new();
        from.read_line(&mut answer).unwrap();
        answer
    };
    assert!(ask().contains("Yes"));
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(desk.path(&format!("m.mizan{ending}")));
    }
    assert!(ask().contains("no such memory"));
    std::fs::rename(desk.path("n.mizan"), desk.path("m.mizan")).unwrap();
    assert!(ask().contains("Aye"));
    drop(to);
    assert!(server.wait().unwrap().success());
}

#[test]
fn the_schemas_name_every_option_but_those_that_name_files() {
    let wrong = || Options::from_json("{\"mni\": 1}").unwrap();
    let (memory, text) = (Memory::in_memory().unwrap(), json!("نعم"));
    let known = [
        ("segment", requests::segment("نعم", Lang::ARABIC, wrong()), &["text", "lang"][..]),
        ("align", requests::align(&text, &text, wrong()), &["source", "target"]),
        ("lookup", requests::lookup(&memory, "نعم", wrong()), &["text"]),
        ("search", requests::search(&memory, "نعم", wrong()), &["words"]),
        ("check", requests::check_text("نعم", "Yes", wrong()), &["source", "target"]),
        ("add", requests::add(&memory, "نعم", "Yes", wrong()), &["source", "target"]),
    ];
    let answers = answers(&Desk::new(), &["-m", "m.mizan"], &[request(1, "tools/list", json!({}))]);
    for (tool, (name, refused, texts)) in answers[0]["result"]["tools"].as_array().unwrap().iter().zip(known)
    {
        assert_eq!(tool["name"], name);
        let refused = refused.unwrap_err().to_string();
        let (_, options) = refused.split_once("known: ").unwrap();
        let files = ["memory", "terms", "lexicon", "abbreviations"];
        let mut options: Vec<&str> = options.split(", ").filter(|option| !files.contains(option)).collect();
        options.extend(texts);
        options.sort_unstable();
        let mut named: Vec<&str> =
            tool["inputSchema"]["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        named.sort_unstable();
        assert_eq!(named, options, "{name}");
    }
}
