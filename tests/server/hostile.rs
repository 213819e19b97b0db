//! Slow, greedy and hostile clients: refused or served, and others unharmed.

use std::io::{Read, Write};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::running::{JSON, Running, desk, read_all};

#[test]
fn pages_of_other_sites_may_not_ask() {
    let desk = desk();
    let served = Running::start(&desk, &["--host", "tm.example.org"]);
    let own = format!("Origin: http://127.0.0.1:{}", served.port);
    let body = json!({ "texts": ["نعم"] }).to_string();
    for (headers, status) in [
        (vec![JSON], 200),
        (vec![JSON, &*own], 200),
        (vec![JSON, "Host: localhost:8484"], 200),
        (vec![JSON, "Host: tm.example.org", "Origin: https://tm.example.org"], 200),
        (vec![JSON, "Origin: http://elsewhere.example"], 403),
        (vec![JSON, "Origin: null"], 403),
        (vec![JSON, "Host: elsewhere.example"], 403),
        (vec![JSON, "Host: 127.0.0.1.elsewhere.example"], 403),
        (vec![JSON, "Sec-Fetch-Site: cross-site"], 403),
        (vec!["Content-Type: text/plain"], 415),
        (vec!["Content-Type: application/x-tmx+xml"], 415),
        (vec![], 415),
    ] {
        let answer = served.ask("POST", "/v1/lookup", &headers, &body);
        assert_eq!(answer.status, status, "{headers:?}: {answer:?}");
        let head = answer.head.to_ascii_lowercase();
        assert!(
            head.contains("content-security-policy: default-src 'none'") && head.contains("nosniff"),
            "{head}"
        );
        assert!(!head.contains("access-control-"), "{head}");
    }
}

#[test]
fn tricks_with_paths_lead_nowhere() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    for path in [
        "/../../etc/passwd",
        "/v1/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/v1/export/../../plant.mizan",
        "//etc/passwd",
        "/plant.mizan",
        "/v1",
        "/v1/",
        "/tmserver/",
        "/t//v1/x",
        "/tmserver/ar/en/store/x",
    ] {
        let status = served.get(path).status;
        assert!(matches!(status, 404 | 405), "{path}: {status}");
    }
    for request in [
        "GET /v1/health\r\n\r\n",
        "NONSENSE\r\n\r\n",
        "GET http://elsewhere.example/v1/health HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n",
        "GET /v1/health HTTP/1.1\r\nConnection: close\r\n\r\n",
        "GET /\u{0} HTTP/1.1\r\n\r\n",
    ] {
        let mut stream = served.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes);
        assert!(bytes.is_empty() || text.starts_with("HTTP/1.1 4"), "{request:?}: {text}");
    }
    served.get("/v1/health").with(200);
}

#[test]
fn a_body_of_a_gigabyte_is_refused_at_once() {
    let desk = desk();
    let served = Running::start(&desk, &["--upload", "1"]);
    let head = |path: &str, kind: &str, length: &str| {
        format!(
            "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n{kind}\r\n{length}\r\n\r\n",
            served.port
        )
    };
    let file = "Content-Type: application/octet-stream";
    for (path, kind) in [("/v1/lookup", JSON), ("/v1/import?name=a.tmx", file)] {
        let start = Instant::now();
        let answer = served.send(head(path, kind, "Content-Length: 1073741824").as_bytes());
        assert!(answer.status == 413 && start.elapsed() < Duration::from_secs(5), "{path}: {answer:?}");
    }
    // Without a length, in pieces: refused as soon as too much has come.
    let mut request = head("/v1/import?name=a.tmx", file, "Transfer-Encoding: chunked").into_bytes();
    for _ in 0..40 {
        request.extend_from_slice(b"10000\r\n");
        request.extend_from_slice(&[b'x'; 0x10000]);
        request.extend_from_slice(b"\r\n");
    }
    let mut stream = served.connect();
    let _ = stream.write_all(&request);
    let mut start = [0; 12];
    if stream.read_exact(&mut start).is_ok() {
        assert_eq!(&start, b"HTTP/1.1 413");
    }
    let long = format!("/tmserver/ar/en/unit/{}", "%D8%A7".repeat(20_000));
    assert!(matches!(served.get(&long).status, 414 | 431));
    served.get("/v1/health").with(200);
}

#[test]
fn files_that_come_slowly_keep_no_lookup_waiting() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    let head = format!(
        "POST /v1/import?name=a.tmx HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/x-tmx+xml\r\n\
         Content-Length: 1000000\r\n\r\n<tmx",
        served.port
    );
    let slow: Vec<_> = (0..8)
        .map(|_| {
            let mut stream = served.connect();
            stream.write_all(head.as_bytes()).unwrap();
            stream
        })
        .collect();
    let start = Instant::now();
    served.post("/v1/lookup", &json!({ "texts": ["أغلق الصمام الرئيسي."] })).with(200);
    served.post("/v1/units", &json!({ "source": "باب", "target": "door" })).with(200);
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    drop(slow);
    // Once the clients are gone, their places are free again.
    served
        .ask("POST", "/v1/import?name=a.tsv", &["Content-Type: application/octet-stream"], "سلم\tladder\n")
        .with(200);
}

#[test]
fn slow_and_idle_connections_keep_nobody_waiting() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    let mut idle: Vec<_> = (0..300).map(|_| served.connect()).collect();
    for (number, stream) in idle.iter_mut().enumerate().filter(|(number, _)| number % 2 == 0) {
        let _ = write!(stream, "GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-{number}: ");
    }
    let slow = {
        let mut stream = served.connect();
        let head = format!(
            "POST /v1/lookup HTTP/1.1\r\nHost: 127.0.0.1\r\n{JSON}\r\nContent-Length: 1000\r\n\r\n{{"
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream
    };
    let start = Instant::now();
    for _ in 0..20 {
        served.get("/v1/health").with(200);
    }
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    // A head that does not end is given up.
    let mut bytes = Vec::new();
    let _ = idle[0].read_to_end(&mut bytes);
    assert!(start.elapsed() < Duration::from_secs(50), "{:?}", start.elapsed());
    drop(slow);
}

#[test]
fn many_clients_and_a_writer_are_all_answered() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    let served = &served;
    thread::scope(|scope| {
        for client in 0..8 {
            scope.spawn(move || {
                for round in 0..12 {
                    if client == 0 {
                        let unit = json!({ "source": format!("مضخة رقم {round}"), "target": format!("pump {round}") });
                        served.post("/v1/units", &unit).with(200);
                    }
                    let texts = json!({ "texts": ["أغلق الصمام الرئيسي.", "افتح المضخة."], "min": 40 });
                    let found = served.post("/v1/lookup", &texts).with(200).json();
                    assert_eq!(found["results"][0][0]["percent"], 100);
                }
            });
        }
    });
    assert_eq!(served.get("/v1/info").json()["units"], 15);
}

#[test]
fn requests_beyond_the_rate_are_told_to_wait() {
    let desk = desk();
    let served = Running::start(&desk, &["--rate", "3"]);
    let answers: Vec<_> = (0..12).map(|_| served.get("/v1/memories")).collect();
    let refused = answers.iter().find(|answer| answer.status == 429).expect("some are refused");
    assert!(refused.head.to_ascii_lowercase().contains("retry-after:"), "{refused:?}");
    assert_eq!(answers[0].status, 200);
}

#[test]
fn a_connection_serves_many_requests() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    let mut stream = served.connect();
    for _ in 0..3 {
        stream.write_all(b"GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").unwrap();
        let mut bytes = [0; 15];
        stream.read_exact(&mut bytes).unwrap();
        assert_eq!(&bytes, b"HTTP/1.1 200 OK");
        stream.write_all(b"").unwrap();
        // The rest of the answer is read before the next request.
        let mut rest = vec![0; 4096];
        let read = stream.read(&mut rest).unwrap();
        assert!(read > 0);
    }
    stream.write_all(b"GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").unwrap();
    assert_eq!(read_all(&mut stream).status, 200);
}
