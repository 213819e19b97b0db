//! Tokens: who may ask what.

use serde_json::json;

use crate::desk::Desk;
use crate::running::{JSON, Running, desk};

fn token(desk: &Desk, arguments: &[&str]) -> String {
    let run = desk.run(&[&["token", "add"], arguments, &["--tokens", "tokens"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    run.out.trim_end().to_owned()
}

fn base64(text: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut coded = String::new();
    for three in text.as_bytes().chunks(3) {
        let bits =
            three.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..=three.len() {
            coded.push(char::from(LETTERS[(bits >> (18 - 6 * at)) as usize & 63]));
        }
    }
    coded + &"=".repeat((3 - text.len() % 3) % 3)
}

#[test]
fn a_token_is_made_listed_and_revoked() {
    let desk = desk();
    let first = token(&desk, &["weblate"]);
    assert_eq!(first.len(), 48);
    token(&desk, &["salma", "--rights", "admin", "--memory", "plant"]);
    let list = desk.run(&["token", "list", "--tokens", "tokens"]).out;
    let lines: Vec<&str> = list.lines().collect();
    assert!(
        lines[0].starts_with("weblate\tread\tall\t") && lines[1].starts_with("salma\tadmin\tplant\t"),
        "{list}"
    );
    assert!(!desk.read("tokens").contains(&first));
    let again = desk.run(&["token", "add", "weblate", "--tokens", "tokens"]);
    assert!(again.code == 2 && again.err.contains("revoke"), "{}", again.err);
    assert_eq!(desk.run(&["token", "revoke", "weblate", "--tokens", "tokens"]).code, 0);
    assert_eq!(desk.run(&["token", "revoke", "weblate", "--tokens", "tokens"]).code, 2);
    let json = desk.run(&["token", "list", "--json", "--tokens", "tokens"]).out;
    assert!(json.contains("\"salma\"") && !json.contains("weblate"), "{json}");
    assert_eq!(desk.run(&["token", "add", "x", "--rights", "root", "--tokens", "tokens"]).code, 2);
    assert_eq!(desk.run(&["token", "list", "--tokens", "none"]).code, 1);
}

#[test]
#[cfg(unix)]
fn a_token_is_taken_from_four_places_and_never_logged() {
    let desk = desk();
    let token = token(&desk, &["weblate"]);
    let served = Running::start(&desk, &["--tokens", "tokens"]);
    let bearer = format!("Authorization: Bearer {token}");
    let basic = format!("Authorization: Basic {}", base64(&format!("weblate:{token}")));
    for (path, headers) in [
        ("/v1/memories".to_owned(), vec![&*bearer]),
        ("/v1/memories".to_owned(), vec![&*basic]),
        (format!("/t/{token}/v1/memories"), vec![]),
        (format!("/v1/memories?key={token}"), vec![]),
        (format!("/t/{token}/tmserver/languages/"), vec![]),
    ] {
        served.ask("GET", &path, &headers, "").with(200);
    }
    served.get("/v1/health").with(200);
    for path in
        ["/v1/memories", "/tmserver/languages/", "/nothing", "/t/000000/v1/memories", "/v1/memories?key="]
    {
        let refused = served.get(path).with(401);
        assert!(refused.head.to_ascii_lowercase().contains("www-authenticate: basic"), "{refused:?}");
    }
    served.get(&format!("/t/{token}/nothing?key={token}")).with(404);
    let log = served.log();
    assert!(log.lines().count() >= 12 && !log.contains(&token), "{log}");
    let line: serde_json::Value = serde_json::from_str(log.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&line["token"], &line["route"], &line["status"]),
        (&json!("weblate"), &json!("/v1/memories"), &json!(200))
    );
}

#[test]
fn rights_and_memories_bound_what_a_token_opens() {
    let desk = desk();
    desk.ok(&["add", "باب", "door", "--memory", "house.mizan"]);
    let [reader, writer, admin, house] = [
        &["reader"][..],
        &["writer", "--rights", "write"],
        &["admin", "--rights", "admin"],
        &["house", "--rights", "write", "--memory", "house"],
    ]
    .map(|arguments| format!("Authorization: Bearer {}", token(&desk, arguments)));
    let served = Running::start(&desk, &["--memory", "house.mizan", "--tokens", "tokens"]);
    let unit = json!({ "source": "سقف", "target": "roof" }).to_string();
    let ask = |method: &str, path: &str, token: &str, body: &str| {
        served.ask(method, path, &[JSON, token], body).status
    };
    let lookup = json!({ "texts": ["باب"] }).to_string();
    for token in [&reader, &writer, &admin, &house] {
        assert_eq!(ask("POST", "/v1/lookup", token, &lookup), 200);
    }
    assert_eq!(ask("POST", "/v1/units", &reader, &unit), 403);
    assert_eq!(ask("DELETE", "/v1/units/1", &reader, ""), 403);
    assert_eq!(ask("PUT", "/tmserver/ar/en/unit/x", &reader, &unit), 403);
    assert_eq!(ask("POST", "/v1/import?name=a.tsv", &reader, "{}"), 403);
    assert_eq!(ask("POST", "/v1/units", &writer, &unit), 200);
    assert_eq!(ask("POST", "/v1/undo", &writer, "{}"), 403);
    assert_eq!(ask("POST", "/v1/undo", &admin, "{}"), 200);
    let memories = served.ask("GET", "/v1/memories", &[&house], "").json();
    assert_eq!(memories, json!({ "memories": [{ "name": "house", "penalty": 0, "pairs": [["ar", "en"]] }] }));
    assert_eq!(ask("GET", "/v1/info?memory=plant", &house, ""), 404);
    assert_eq!(ask("POST", "/v1/units", &house, &unit), 200);
    assert!(desk.run(&["lookup", "سقف", "--memory", "house.mizan", "--json"]).out.contains("\"house\""));
    assert_eq!(desk.run(&["lookup", "سقف", "--memory", "plant.mizan"]).code, 1);
}

#[test]
fn a_revoked_token_opens_nothing_from_then_on() {
    let desk = desk();
    let old = token(&desk, &["old"]);
    let served = Running::start(&desk, &["--tokens", "tokens"]);
    let path = |token: &str| format!("/t/{token}/v1/memories");
    served.get(&path(&old)).with(200);
    let new = token(&desk, &["new"]);
    served.get(&path(&new)).with(200);
    desk.run(&["token", "revoke", "old", "--tokens", "tokens"]);
    served.get(&path(&old)).with(401);
    served.get(&path(&new)).with(200);
    desk.put("tokens", "{ broken\n");
    served.get(&path(&new)).with(503);
    std::fs::remove_file(desk.path("tokens")).unwrap();
    served.get(&path(&new)).with(401);
}

#[test]
fn the_default_list_is_used_if_there_is_one() {
    let desk = desk();
    let added = desk.run(&["token", "add", "me"]);
    assert_eq!(added.code, 0, "{}", added.err);
    let served = Running::start(&desk, &[]);
    served.get("/v1/memories").with(401);
    served.get(&format!("/t/{}/v1/memories", added.out.trim_end())).with(200);
}

#[test]
fn the_command_line_shows_a_token() {
    let desk = desk();
    let token = token(&desk, &["me"]);
    let served = Running::start(&desk, &["--tokens", "tokens"]);
    let address = format!("http://127.0.0.1:{}/", served.port);
    let ask = |address: &str| desk.command(["lookup", "أغلق الصمام الرئيسي.", "--server", address]);
    let refused = ask(&address).output().unwrap();
    assert!(String::from_utf8_lossy(&refused.stderr).contains("asks for a token"), "{refused:?}");
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(ask(&address).env("MIZAN_TOKEN", &token).status().unwrap().code(), Some(0));
    assert_eq!(ask(&format!("{address}t/{token}/")).status().unwrap().code(), Some(0));
}

#[test]
fn guessing_tokens_is_slowed_and_harms_nobody() {
    let desk = desk();
    let token = token(&desk, &["weblate"]);
    let served = Running::start(&desk, &["--tokens", "tokens"]);
    let statuses: Vec<u16> =
        (0..40).map(|number| served.get(&format!("/t/{number:048}/v1/memories")).status).collect();
    assert!(statuses[..20].iter().all(|&status| status == 401) && statuses.contains(&429), "{statuses:?}");
    served.get(&format!("/t/{token}/v1/memories")).with(200);
}
