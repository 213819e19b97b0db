//! `mizan review`: its contract, and what it answers to whom.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::desk::{Desk, MIZAN};
use crate::story::{ARABIC, ENGLISH};

/// A running `mizan review`.
struct Review {
    child: Child,
    address: String,
    port: u16,
    token: String,
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

fn desk() -> Desk {
    Desk::with(&[("story.ar.txt", &ARABIC.join("\n\n")), ("story.en.txt", &ENGLISH.join("\n\n"))])
}

impl Review {
    fn start(desk: &Desk, arguments: &[&str]) -> Self {
        let mut command = Command::new(MIZAN);
        command.arg("review").args(arguments).arg("--no-browser").current_dir(desk.folder());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim_end().to_owned();
        let (port, token) = address.strip_prefix("http://127.0.0.1:").unwrap().split_once('/').unwrap();
        let (port, token) = (port.parse().unwrap(), token.to_owned());
        Self { child, address, port, token }
    }

    fn send(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let at = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..at].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head, body: String::from_utf8_lossy(&bytes[at + 4..]).into_owned() }
    }

    fn ask(&self, method: &str, path: &str, headers: &[&str], body: &str) -> Answer {
        let port = self.port;
        let mut request =
            format!("{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
        if !headers.iter().any(|header| header.starts_with("Host:")) {
            request += &format!("Host: 127.0.0.1:{port}\r\n");
        }
        for header in headers {
            request += &format!("{header}\r\n");
        }
        self.send(&format!("{request}\r\n{body}"))
    }

    fn cookie(&self) -> String {
        format!("Cookie: other=1; mizan-{}={}", self.port, self.token)
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[&self.cookie()], "")
    }

    fn post(&self, path: &str, body: &Value) -> Answer {
        self.ask("POST", path, &[&self.cookie(), "Content-Type: application/json"], &body.to_string())
    }

    fn json(&self, path: &str) -> Value {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{}", answer.body);
        serde_json::from_str(&answer.body).unwrap()
    }
}

impl Drop for Review {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_address_answers_with_and_without_a_slash_and_a_signal_ends_it_well() {
    let desk = desk();
    let mut review = Review::start(&desk, &["story.ar.txt", "story.en.txt"]);
    assert!(review.address.starts_with("http://127.0.0.1:"));
    for path in [format!("/{}", review.token), format!("/{}/", review.token)] {
        let answer = review.ask("GET", &path, &[], "");
        assert_eq!(answer.status, 200);
        assert!(answer.body.contains("<!doctype html>"), "{}", answer.body);
        let head = answer.head.to_ascii_lowercase();
        assert!(head.contains("httponly; samesite=strict"), "{head}");
        assert!(head.contains("content-security-policy: default-src 'none'"), "{head}");
    }
    // After a reload there is no token in the address any more.
    assert_eq!(review.get("/").status, 200);
    assert_eq!(review.get("/app.js").status, 200);
    assert_eq!(review.get("/nothing").status, 404);
    #[cfg(unix)]
    {
        let killed = Command::new("kill").arg("-TERM").arg(review.child.id().to_string()).status().unwrap();
        assert!(killed.success());
        assert_eq!(review.child.wait().unwrap().code(), Some(0));
    }
    assert!(desk.path("story.ar.mizan-job").is_file());
    #[cfg(unix)]
    assert!(!desk.path("story.ar.mizan-job-journal").exists());
}

#[test]
fn nobody_without_the_token_and_no_other_page_gets_an_answer() {
    let desk = desk();
    let review = Review::start(&desk, &["story.ar.txt", "story.en.txt"]);
    let wrong = "0".repeat(review.token.len());
    let cookie = format!("Cookie: mizan-{}={wrong}", review.port);
    for path in
        ["/", "/app.js", "/api/job", "/api/document?document=0", "/nothing", &format!("/{wrong}"), "/%2e%2e/"]
    {
        for headers in [vec![], vec![cookie.as_str()]] {
            let answer = review.ask("GET", path, &headers, "");
            assert!(matches!(answer.status, 401 | 403 | 404), "{path}: {}", answer.status);
            assert!(!answer.body.contains("المنارة"));
            assert_eq!(review.ask("POST", path, &headers, "{}").status, 401, "{path}");
        }
    }
    let own = review.cookie();
    let kind = "Content-Type: application/json";
    let body = json!({ "document": 0, "at": 0, "action": { "do": "confirm", "row": 0 } }).to_string();
    for (headers, status) in [
        (vec!["Host: evil.example", &own, kind], 403),
        (vec!["Host: localhost.evil.example:80", &own, kind], 403),
        (vec!["Origin: http://evil.example", &own, kind], 403),
        (vec!["Origin: null", &own, kind], 403),
        (vec!["Sec-Fetch-Site: cross-site", &own, kind], 403),
        (vec!["Sec-Fetch-Site: same-site", &own, kind], 403),
        (vec![&own, "Content-Type: text/plain"], 415),
        (vec![&own, "Content-Type: application/x-www-form-urlencoded"], 415),
        (vec![&own], 415),
    ] {
        assert_eq!(review.ask("POST", "/api/act", &headers, &body).status, status, "{headers:?}");
    }
    assert_eq!(review.json("/api/at?document=0")["at"], 0);
    let origin = format!("Origin: http://127.0.0.1:{}", review.port);
    assert_eq!(review.ask("POST", "/api/act", &[&own, kind, &origin], &body).status, 200);
    assert_eq!(review.json("/api/at?document=0")["at"], 1);
}

#[test]
fn actions_are_answered_with_what_they_changed() {
    let desk = desk();
    let review =
        Review::start(&desk, &["story.ar.txt", "story.en.txt", "--by", "Salma", "--into", "sea.mizan"]);
    let job = review.json("/api/job");
    assert_eq!(job["documents"][0]["name"], "story.ar.txt");
    assert_eq!(job["documents"][0]["source"]["dir"], "rtl");
    let act = |at: i64, action: Value| {
        review.post("/api/act", &json!({ "document": 0, "at": at, "action": action }))
    };
    let step: Value = serde_json::from_str(&act(0, json!({ "do": "confirm", "row": 0 })).body).unwrap();
    assert_eq!(
        (&step["at"], &step["done"], &step["progress"]["confirmed"]),
        (&json!(1), &json!(1), &json!(1))
    );
    assert_eq!(act(0, json!({ "do": "confirm", "row": 1 })).status, 409);
    assert_eq!(act(1, json!({ "do": "confirm", "row": 1000 })).status, 422);
    assert_eq!(act(1, json!({ "do": "burn", "row": 0 })).status, 422);
    assert_eq!(
        review
            .post("/api/act", &json!({ "document": 7, "at": 0, "action": { "do": "confirm", "row": 0 } }))
            .status,
        404
    );
    assert_eq!(
        review.ask("POST", "/api/act", &[&review.cookie(), "Content-Type: application/json"], "{").status,
        400
    );
    assert_eq!(review.post("/api/undo", &json!({ "document": 0, "at": 1 })).status, 200);
    assert_eq!(review.post("/api/undo", &json!({ "document": 0, "at": 2 })).status, 422);
    assert_eq!(review.post("/api/redo", &json!({ "document": 0, "at": 2 })).status, 200);
    let found = review.json("/api/find?document=0&text=%D8%A7%D9%84%D8%AD%D8%A7%D8%B1%D8%B3");
    assert!(found.as_array().unwrap().len() > 3);
    assert!(!review.json("/api/links?document=0&row=1").as_array().unwrap().is_empty());
    assert!(review.json("/api/findings?document=0").is_array());
    for format in ["tmx", "tsv", "xliff"] {
        let file = review.get(&format!("/api/export?document=0&format={format}"));
        assert_eq!(file.status, 200);
        assert!(
            file.body.contains("lighthouse") && file.body.contains("Salma") == (format != "tsv"),
            "{}",
            file.body
        );
    }
    assert_eq!(review.get("/api/export?document=0&format=xlsx").status, 200);
    assert_eq!(review.get("/api/export?document=0&format=docx").status, 422);
    let put: Value =
        serde_json::from_str(&review.post("/api/remember", &json!({ "document": 0 })).body).unwrap();
    assert_eq!(put["new"], 1);
}

#[test]
fn a_killed_program_loses_nothing_that_was_answered() {
    let desk = desk();
    let mut seen = 0;
    for round in 0..3 {
        let mut review = Review::start(&desk, &["story.ar.txt", "story.en.txt"]);
        assert_eq!(review.json("/api/at?document=0")["at"], seen, "round {round}");
        for _ in 0..4 {
            let note = json!({ "do": "note", "row": 2, "text": format!("note {seen}") });
            let answer = review.post("/api/act", &json!({ "document": 0, "at": seen, "action": note }));
            assert_eq!(answer.status, 200, "{}", answer.body);
            seen += 1;
        }
        // Another action is under way when the program is killed; it may be there afterwards, or not.
        review.child.kill().unwrap();
        review.child.wait().unwrap();
    }
    let review = Review::start(&desk, &["story.ar.mizan-job"]);
    let document = review.json("/api/document?document=0");
    assert_eq!(document["board"]["rows"][2]["note"], format!("note {}", seen - 1));
    for back in 0..seen {
        assert_eq!(review.post("/api/undo", &json!({ "document": 0, "at": seen + back })).status, 200);
    }
}

#[test]
fn a_job_of_other_texts_and_a_text_as_a_job_are_refused() {
    let desk = desk();
    drop(Review::start(&desk, &["story.ar.txt", "story.en.txt"]));
    desk.put("story.en.txt", "Something else stands here now.\n\nAnd here too.");
    let run = desk.run(&["review", "story.ar.txt", "story.en.txt", "--no-browser"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("story.ar.mizan-job") && run.err.contains("other texts"), "{}", run.err);
    let run = desk.run(&["review", "story.ar.txt", "story.en.txt", "--job", "story.en.txt", "--no-browser"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--job"), "{}", run.err);
}

/// SQLite would take these names for a database in working memory.
#[test]
fn every_name_of_a_job_is_the_name_of_a_file() {
    let desk = desk();
    for name in [":memory:", "file:kept?mode=memory"] {
        let review = Review::start(&desk, &["story.ar.txt", "story.en.txt", "--job", name]);
        assert_eq!(review.get("/").status, 200);
        drop(review);
        assert!(desk.folder().join(name).metadata().unwrap().len() > 0, "{name}");
    }
}

#[test]
fn units_and_folders_are_reviewed_too() {
    let desk = desk();
    desk.put("units.tsv", "en\tar\nDoor\tباب\nWindow\tنافذة\n");
    let review = Review::start(&desk, &["units.tsv"]);
    let document = review.json("/api/document?document=0");
    assert_eq!(document["board"]["rows"].as_array().unwrap().len(), 2);
    assert_eq!(document["board"]["source"][1]["text"], "Window");
    let review = Review::start(&desk, &["--pairs", "."]);
    assert_eq!(review.json("/api/job")["documents"].as_array().unwrap().len(), 1);
    assert!(desk.path("review.mizan-job").is_file());
}
