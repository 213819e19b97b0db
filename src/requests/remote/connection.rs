//! [`Connection`]: sends calls to a server, and reads the answers.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use ureq::http::{Method, Request};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body};

use super::server_address::ServerAddress;
use crate::error::{Error, ErrorKind, Result};
use crate::requests::open_files::OpenFiles;

/// A server, with the connections to it that are still open. Threads may share the value.
pub(super) struct Connection {
    pub(super) address: ServerAddress,
    authorization: Option<String>,
    agent: Agent,
}

/// How long the server may take to accept a connection, and to answer a hundred texts. Chosen by hand.
const CONNECT: Duration = Duration::from_secs(10);
const ANSWER: Duration = Duration::from_secs(120);
/// The most bytes of an answer: 100 texts with 100 matches each.
const MOST_BYTES: u64 = 256 << 20;
/// How often a call looks whether it is to end.
const GLANCE: Duration = Duration::from_millis(50);

impl Connection {
    pub(super) fn new(address: ServerAddress) -> Self {
        // The certificates that this machine trusts, those of a company too.
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let mut config = Agent::config_builder()
            .timeout_connect(Some(CONNECT))
            .timeout_global(Some(ANSWER))
            .http_status_as_error(false)
            // A token goes to this server alone.
            .max_redirects(0)
            .user_agent(concat!("mizan/", env!("CARGO_PKG_VERSION")))
            .tls_config(tls);
        if address.is_loopback() {
            config = config.proxy(None);
        }
        Self { address, authorization: None, agent: config.build().into() }
    }

    /// Shows a token with each call.
    pub(super) fn token(&mut self, token: &str) -> Result<()> {
        if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(
                ErrorKind::Option("the token of the server has signs that no token has".into()).into()
            );
        }
        self.authorization = Some(format!("Bearer {token}"));
        Ok(())
    }

    /// Sends a call, with a body if there is one, and returns the answer. The call ends early once work is to
    /// end: `files` say so.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Server`] if the server cannot be reached, refuses the call, or answers otherwise than
    /// `mizan serve`; [`ErrorKind::Stopped`].
    pub(super) fn call(
        &self,
        method: Method,
        call: &str,
        body: Option<&Value>,
        files: &OpenFiles,
    ) -> Result<Value> {
        let (sender, receiver) = channel();
        let mut request = Request::builder().method(method).uri(self.address.of_call(call));
        if let Some(authorization) = &self.authorization {
            request = request.header("authorization", authorization);
        }
        if body.is_some() {
            request = request.header("content-type", "application/json");
        }
        let body = body.map(Value::to_string).unwrap_or_default();
        let request = request.body(body).map_err(|_| self.failed("this is no address"))?;
        let agent = self.agent.clone();
        thread::spawn(move || sender.send(agent.run(request).and_then(read)));
        loop {
            files.go_on()?;
            return match receiver.recv_timeout(GLANCE) {
                Ok(Ok((status, bytes))) => self.answer(status, &bytes),
                Ok(Err(ureq::Error::Io(error))) => Err(self.failed(&error.to_string())),
                Ok(Err(error)) => Err(self.failed(&error.to_string())),
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => Err(self.failed("a fault of mizan, please report it")),
            };
        }
    }

    fn answer(&self, status: u16, bytes: &[u8]) -> Result<Value> {
        let answer: Option<Value> = serde_json::from_slice(bytes).ok();
        let error = answer.as_ref().and_then(|answer| answer["error"].as_str().map(str::to_owned));
        match (status, answer, error) {
            (200..=299, Some(answer), None) => Ok(answer),
            (_, _, Some(error)) => Err(self.failed(&error)),
            (200, ..) => Err(self.no_answer()),
            (status, ..) => {
                Err(self.failed(&format!("this is no answer of mizan serve (HTTP status {status})")))
            }
        }
    }

    /// Returns the error of an answer that `mizan serve` does not give.
    pub(super) fn no_answer(&self) -> Error {
        self.failed("this is no answer of mizan serve")
    }

    fn failed(&self, why: &str) -> Error {
        ErrorKind::Server { host: self.address.host().to_owned(), why: why.to_owned() }.into()
    }
}

// Reads the status and the body of an answer.
fn read(mut response: ureq::http::Response<Body>) -> Result<(u16, Vec<u8>), ureq::Error> {
    let bytes = response.body_mut().with_config().limit(MOST_BYTES).read_to_vec()?;
    Ok((response.status().as_u16(), bytes))
}
