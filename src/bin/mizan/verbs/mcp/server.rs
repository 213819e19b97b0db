//! The protocol: JSON-RPC 2.0, a message on each line (<https://modelcontextprotocol.io>, transport "stdio").

use std::io::{self, BufRead, Read, Write};
use std::panic::{self, AssertUnwindSafe};

use serde_json::{Value, json};

use super::tools::Tools;

// The versions of the protocol in which tools are called as this program answers, the newest first.
const VERSIONS: [&str; 4] = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];

// The most bytes of a message. Chosen by hand; a book has one to two megabytes. The answer to such a text
// takes about 350 MB.
const LONGEST: u64 = 4 << 20;

// The numbers of errors in JSON-RPC 2.0.
const NO_JSON: i32 = -32700;
const NO_REQUEST: i32 = -32600;
const NO_METHOD: i32 = -32601;
const NO_TOOL: i32 = -32602;
const FAULT: i32 = -32603;

/// Answers each message until the input ends.
pub(super) fn serve(mut input: impl BufRead, mut out: impl Write, tools: &Tools) -> anyhow::Result<()> {
    loop {
        let mut line = Vec::new();
        if input.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let answer = if line.len() as u64 == LONGEST && !line.ends_with(b"\n") {
            io::copy(&mut rest_of_line(&mut input), &mut io::sink())?;
            Some(failure(&Value::Null, NO_REQUEST, "a message of more than 4 MiB"))
        } else if line.trim_ascii().is_empty() {
            None
        } else {
            match serde_json::from_slice(&line) {
                Ok(message) => answers(&message, tools),
                Err(error) => Some(failure(&Value::Null, NO_JSON, &error.to_string())),
            }
        };
        if let Some(answer) = answer {
            serde_json::to_writer(&mut out, &answer)?;
            out.write_all(b"\n")?;
            out.flush()?;
        }
    }
}

// Returns a reader that ends after the next line end.
fn rest_of_line(input: &mut impl BufRead) -> impl Read + '_ {
    struct Rest<'i, I>(&'i mut I, bool);
    impl<I: BufRead> Read for Rest<'_, I> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let known = self.0.fill_buf()?;
            if self.1 || known.is_empty() {
                return Ok(0);
            }
            let end = known.iter().position(|&byte| byte == b'\n').map(|at| at + 1);
            let taken = end.unwrap_or(known.len()).min(buffer.len());
            self.1 = end == Some(taken);
            buffer[..taken].copy_from_slice(&known[..taken]);
            self.0.consume(taken);
            Ok(taken)
        }
    }
    Rest(input, false)
}

// Returns the answers to a batch of messages, which older versions of the protocol know, or to one message.
fn answers(message: &Value, tools: &Tools) -> Option<Value> {
    match message {
        Value::Array(batch) if !batch.is_empty() => {
            let answers: Vec<Value> = batch.iter().filter_map(|message| answer(message, tools)).collect();
            (!answers.is_empty()).then_some(Value::Array(answers))
        }
        one => answer(one, tools),
    }
}

// Returns the answer to a message; `None` for a notification and for an answer, which want none.
fn answer(message: &Value, tools: &Tools) -> Option<Value> {
    let id = message.get("id").filter(|id| !id.is_null());
    let Some(method) = message.get("method").and_then(Value::as_str) else {
        let is_answer = message.get("result").or_else(|| message.get("error")).is_some();
        return (!is_answer).then(|| failure(id.unwrap_or(&Value::Null), NO_REQUEST, "no request"));
    };
    let (id, params) = (id?, message.get("params").unwrap_or(&Value::Null));
    Some(match method {
        "initialize" => success(id, &greeting(params)),
        "ping" => success(id, &json!({})),
        "tools/list" => success(id, &json!({ "tools": tools.list() })),
        // A fault in a tool is told to the assistant, and the next message is answered.
        "tools/call" => match panic::catch_unwind(AssertUnwindSafe(|| tools.call(params))) {
            Ok(Ok(result)) => success(id, &result),
            Ok(Err(why)) => failure(id, NO_TOOL, &why),
            Err(_) => failure(id, FAULT, "a fault of mizan, please report it"),
        },
        other => failure(id, NO_METHOD, &format!("no method {other}")),
    })
}

fn greeting(params: &Value) -> Value {
    let asked = params.get("protocolVersion").and_then(Value::as_str);
    let version = asked.filter(|asked| VERSIONS.contains(asked)).unwrap_or(VERSIONS[0]);
    json!({
        "protocolVersion": version,
        "capabilities": { "tools": {} },
        "serverInfo": { "name": "mizan", "version": env!("CARGO_PKG_VERSION") },
        "instructions": "Segments and aligns Arabic and English text, and finds translations in a translation \
            memory. Texts go in and out as they are.",
    })
}

fn success(id: &Value, result: &Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "result": result })
}

fn failure(id: &Value, code: i32, message: &str) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": message } })
}
