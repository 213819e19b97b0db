//! A running `mizan serve`, asked by plain TCP.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Child;
use std::time::Duration;

use serde_json::Value;

use crate::desk::Desk;

/// A running server. It is killed when the value is dropped.
pub(crate) struct Running {
    pub(crate) child: Child,
    pub(crate) port: u16,
}

/// An answer as it came over the wire.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

pub(crate) const JSON: &str = "Content-Type: application/json";

/// Returns a desk with a memory of some units, `plant.mizan`.
pub(crate) fn desk() -> Desk {
    let units = "أغلق الصمام الرئيسي.\tClose the main valve.\nما هذا؟ 50% / #1\tWhat is this? 50% / #1\n\
        افتح المضخة الثانية قبل الغروب.\tOpen the second pump before sunset.\n";
    let desk = Desk::with(&[("plant.ar-en.tsv", units)]);
    desk.ok(&["import", "plant.ar-en.tsv", "--into", "plant.mizan"]);
    desk
}

impl Running {
    /// Starts a server on a free port, over `plant.mizan` and whatever the arguments say.
    pub(crate) fn start(desk: &Desk, arguments: &[&str]) -> Self {
        let all = [&["serve", "--memory", "plant.mizan", "--listen", "127.0.0.1:0"], arguments].concat();
        let mut child = desk.command(all).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address =
            line.trim_end().strip_prefix("http://127.0.0.1:").and_then(|rest| rest.strip_suffix('/'));
        let port = address.unwrap_or_else(|| panic!("{line:?}")).parse().unwrap();
        Self { child, port }
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream
    }

    /// Sends a request as it is, and reads the answer to its end.
    pub(crate) fn send(&self, request: &[u8]) -> Answer {
        let mut stream = self.connect();
        // A server that refuses early may close before all is sent.
        let _ = stream.write_all(request);
        read_all(&mut stream)
    }

    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[&str], body: &str) -> Answer {
        let mut request =
            format!("{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
        if !headers.iter().any(|header| header.starts_with("Host:")) {
            request += &format!("Host: 127.0.0.1:{}\r\n", self.port);
        }
        for header in headers {
            request += &format!("{header}\r\n");
        }
        self.send(format!("{request}\r\n{body}").as_bytes())
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], "")
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        self.ask("POST", path, &[JSON], &body.to_string())
    }

    /// Ends the server by a signal, and returns its exit status.
    #[cfg(unix)]
    pub(crate) fn end(mut self, signal: &str) -> Option<i32> {
        let number = self.child.id().to_string();
        assert!(std::process::Command::new("kill").args([signal, &number]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }

    /// Ends the server, and returns what it wrote to stderr.
    #[cfg(unix)]
    pub(crate) fn log(mut self) -> String {
        let mut err = self.child.stderr.take().unwrap();
        assert_eq!(self.end("-TERM"), Some(0));
        let mut text = String::new();
        err.read_to_string(&mut text).unwrap();
        text
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Returns the answer, whose status must be this one.
    #[track_caller]
    pub(crate) fn with(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self:?}");
        self
    }
}

/// Reads an answer to the end of the connection, and joins the pieces of a body that came in several.
pub(crate) fn read_all(stream: &mut TcpStream) -> Answer {
    let mut bytes = Vec::new();
    // What was read before a reset counts.
    let _ = stream.read_to_end(&mut bytes);
    let at = bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .unwrap_or_else(|| panic!("no answer: {bytes:?}"));
    let head = String::from_utf8(bytes[..at].to_vec()).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    let mut rest = &bytes[at + 4..];
    let mut body = Vec::new();
    if head.to_ascii_lowercase().contains("transfer-encoding: chunked") {
        while let Some(end) = rest.windows(2).position(|two| two == b"\r\n") {
            let length = usize::from_str_radix(std::str::from_utf8(&rest[..end]).unwrap(), 16).unwrap();
            body.extend_from_slice(&rest[end + 2..end + 2 + length]);
            rest = &rest[end + 4 + length..];
        }
    } else {
        body.extend_from_slice(rest);
    }
    Answer { status, head, body: String::from_utf8_lossy(&body).into_owned() }
}

/// Escapes every byte of a text but letters and digits, as clients do in a path.
pub(crate) fn escaped(text: &str) -> String {
    let byte = |byte: u8| match byte.is_ascii_alphanumeric() {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}
