//! `mizan lookup --server`: the matches that a server has, asked over HTTP.

use std::env;
use std::io::{self, BufReader, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::str::FromStr;
use std::time::Duration;

use anyhow::{Context, anyhow, bail};
use serde_json::{Map, Value, json};

use super::stream::lines_at_hand;
use crate::terminal::json;
use crate::terminal::outcome::Outcome;
use crate::terminal::screen::Screen;
use crate::terminal::words::one_line;

/// The address of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ServerAddress {
    host: String,
    // What stands before `/v1`, such as `/t/TOKEN`.
    path: String,
}

/// How matches are asked for and shown.
pub(super) struct Asked {
    pub(super) options: Map<String, Value>,
    pub(super) is_json: bool,
    pub(super) screen: Screen,
}

/// The name of the variable that holds a token, which no list of programs shows then.
const TOKEN: &str = "MIZAN_TOKEN";
/// The most texts of a request, as the server has it.
const AT_ONCE: usize = 100;
/// How long the server may take to accept a connection, and to answer a hundred texts. Chosen by hand.
const CONNECT: Duration = Duration::from_secs(10);
const ANSWER: Duration = Duration::from_secs(120);
/// The most bytes of an answer: 100 texts with 100 matches each.
const MOST_BYTES: u64 = 256 << 20;

impl FromStr for ServerAddress {
    type Err = String;

    fn from_str(address: &str) -> Result<Self, String> {
        let Some(rest) = address.strip_prefix("http://") else {
            return Err("expected an address such as http://127.0.0.1:8484/; a server with https is asked \
                        through a tunnel"
                .into());
        };
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        if host.is_empty()
            || host.contains('@')
            || address.contains(|c: char| c.is_whitespace() || c.is_control())
        {
            return Err(format!("expected http://HOST:PORT/; {TOKEN} may hold the token"));
        }
        let path = path.trim_end_matches('/');
        let path = if path.is_empty() { String::new() } else { format!("/{path}") };
        Ok(Self { host: host.to_owned(), path })
    }
}

impl ServerAddress {
    /// Asks for the matches of texts, of which there may be many, and shows them. `number` is that of the
    /// first text, if texts have numbers.
    pub(super) fn look_up(
        &self,
        texts: &[String],
        asked: &Asked,
        number: Option<usize>,
        out: &mut impl Write,
    ) -> anyhow::Result<Outcome> {
        let mut outcome = Outcome::NothingFound;
        for (part, texts) in texts.chunks(AT_ONCE).enumerate() {
            let mut body = asked.options.clone();
            body.insert("texts".into(), json!(texts));
            let answer = self.ask(&Value::Object(body)).with_context(|| self.host.clone())?;
            let results = answer["results"].as_array().filter(|results| results.len() == texts.len());
            let results =
                results.ok_or_else(|| anyhow!("{}: this is no answer of mizan serve", self.host))?;
            for (at, matches) in results.iter().enumerate() {
                if matches.as_array().is_some_and(|matches| !matches.is_empty()) {
                    outcome = Outcome::Done;
                }
                asked.print(out, number.map(|first| first + part * AT_ONCE + at), matches)?;
            }
        }
        Ok(outcome)
    }

    /// Looks each line of an input up. Lines that have arrived are answered at once.
    pub(super) fn look_up_lines(
        &self,
        input: impl Read,
        asked: &Asked,
        out: &mut impl Write,
    ) -> anyhow::Result<Outcome> {
        let mut input = BufReader::with_capacity(1 << 18, input);
        let (mut outcome, mut number) = (Outcome::NothingFound, 1);
        loop {
            let lines = lines_at_hand(&mut input)?;
            if lines.is_empty() {
                return Ok(outcome);
            }
            if self.look_up(&lines, asked, Some(number), out)? == Outcome::Done {
                outcome = Outcome::Done;
            }
            out.flush()?;
            number += lines.len();
        }
    }

    fn ask(&self, body: &Value) -> anyhow::Result<Value> {
        let body = body.to_string();
        let token = env::var(TOKEN).ok().filter(|token| !token.is_empty());
        if token.as_ref().is_some_and(|token| token.contains(|c: char| c.is_whitespace() || c.is_control())) {
            bail!("{TOKEN} holds no token");
        }
        let token = token.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
        // HTTP 1.0: the answer comes in one piece, and the connection ends with it.
        let head = format!(
            "POST {}/v1/lookup HTTP/1.0\r\nHost: {}\r\nContent-Type: application/json\r\n{token}Content-Length: {}\r\n\r\n",
            self.path,
            self.host,
            body.len(),
        );
        let mut stream = self.connect()?;
        stream.write_all(head.as_bytes())?;
        stream.write_all(body.as_bytes())?;
        let mut bytes = Vec::new();
        stream.take(MOST_BYTES).read_to_end(&mut bytes)?;
        let no_answer = || anyhow!("this is no answer of mizan serve");
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").ok_or_else(no_answer)?;
        let status = std::str::from_utf8(&bytes[..end]).ok().and_then(|head| head.split(' ').nth(1));
        let answer: Value = serde_json::from_slice(&bytes[end + 4..]).map_err(|_| no_answer())?;
        match (status, answer["error"].as_str()) {
            (Some("200"), _) => Ok(answer),
            (_, Some(error)) => bail!("{error}"),
            _ => Err(no_answer()),
        }
    }

    fn connect(&self) -> anyhow::Result<TcpStream> {
        let has_port = self.host.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok());
        let place = if has_port { self.host.clone() } else { format!("{}:80", self.host) };
        let mut failure = anyhow!("there is no such host");
        for address in place.to_socket_addrs()? {
            match TcpStream::connect_timeout(&address, CONNECT) {
                Ok(stream) => {
                    stream.set_read_timeout(Some(ANSWER))?;
                    stream.set_write_timeout(Some(ANSWER))?;
                    return Ok(stream);
                }
                Err(error) => failure = error.into(),
            }
        }
        Err(failure)
    }
}

impl Asked {
    fn print(&self, out: &mut impl Write, number: Option<usize>, matches: &Value) -> io::Result<()> {
        if self.is_json {
            return json::print(out, matches);
        }
        for found in matches.as_array().into_iter().flatten() {
            let text = |name: &str| found[name].as_str().unwrap_or_default();
            let [source, target] = ["source", "target"].map(text);
            if self.screen.is_terminal() {
                let of_memory =
                    found["memory"].as_str().map(|name| format!(" of {name}")).unwrap_or_default();
                writeln!(
                    out,
                    "{:>3} %  {}  unit {}{of_memory}",
                    found["percent"],
                    text("class"),
                    found["id"]
                )?;
                writeln!(out, "  {:<5}  {}", text("source_lang"), self.screen.paragraph(source, INDENT))?;
                writeln!(out, "  {:<5}  {}\n", text("target_lang"), self.screen.paragraph(target, INDENT))?;
                continue;
            }
            if let Some(number) = number {
                write!(out, "{number}\t")?;
            }
            writeln!(
                out,
                "{}\t{}\t{}\t{}",
                found["percent"],
                text("class"),
                one_line(source),
                one_line(target)
            )?;
        }
        Ok(())
    }
}

// The number of columns before a text on a terminal: two spaces, a label of five columns and two spaces.
const INDENT: usize = 2 + 5 + 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_host_and_a_path() {
        let read = |address: &str| address.parse::<ServerAddress>();
        let address = |host: &str, path: &str| Ok(ServerAddress { host: host.into(), path: path.into() });
        assert_eq!(read("http://127.0.0.1:8484/"), address("127.0.0.1:8484", ""));
        assert_eq!(read("http://tm.example.org"), address("tm.example.org", ""));
        assert_eq!(read("http://[::1]:8484/t/abc/"), address("[::1]:8484", "/t/abc"));
        for wrong in
            ["", "127.0.0.1:8484", "https://tm.example.org", "http://", "http://a:b@c/", "http://a/b c"]
        {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
