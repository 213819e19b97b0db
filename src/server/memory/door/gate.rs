//! [`Gate`]: lets a request in or refuses it.

use std::fs;
use std::net::IpAddr;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use axum::extract::Request;
use axum::http::StatusCode;

use super::allowance::Allowance;
use super::caller::Caller;
use super::credentials::take_token;
use super::hosts::Hosts;
use crate::server::failure::Failure;
use crate::server::tokens::{KnownToken, TokenFile};

/// What a request must show.
pub(in crate::server::memory) struct Gate {
    hosts: Hosts,
    tokens: Option<Mutex<Tokens>>,
    rate: Option<Allowance<Key>>,
    wrong: Allowance<IpAddr>,
}

/// Whose requests are counted together.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Token(String),
    Address(IpAddr),
}

/// The tokens in force, and the state of the file when they were read.
struct Tokens {
    file: TokenFile,
    stamp: Option<(SystemTime, u64)>,
    known: Vec<KnownToken>,
}

/// Wrong tokens that an address may show: a burst, and so many a second after it. Chosen by hand; a person
/// who mistypes a token shows fewer.
const WRONG_AT_ONCE: f64 = 20.0;
const WRONG_A_SECOND: f64 = 0.5;

/// Where anybody may learn that the server is there.
const HEALTH: &str = "/v1/health";

impl Gate {
    pub(in crate::server::memory) fn new(hosts: Hosts, tokens: Option<TokenFile>, rate: Option<u32>) -> Self {
        let tokens = tokens.map(|file| Mutex::new(Tokens { file, stamp: None, known: Vec::new() }));
        let rate = rate.map(f64::from).map(|rate| Allowance::new(rate, rate.max(1.0)));
        Self { hosts, tokens, rate, wrong: Allowance::new(WRONG_A_SECOND, WRONG_AT_ONCE) }
    }

    /// Lets a request in, whose address has no token any more then, or refuses it.
    pub(super) fn admit(&self, request: &mut Request, from: IpAddr) -> Result<Caller, Failure> {
        let token = take_token(request)?;
        self.hosts.check(request.method(), request.headers())?;
        let caller = self.caller(token, from, request.uri().path() == HEALTH)?;
        if let Some(rate) = &self.rate {
            let key = caller.name().map_or(Key::Address(from), |name| Key::Token(name.to_owned()));
            let too_many = |seconds| {
                Failure::later(StatusCode::TOO_MANY_REQUESTS, "too many requests a second; wait", seconds)
            };
            rate.take(key).map_err(too_many)?;
        }
        Ok(caller)
    }

    fn caller(&self, token: Option<String>, from: IpAddr, is_health: bool) -> Result<Caller, Failure> {
        let Some(tokens) = &self.tokens else { return Ok(Caller::Anybody) };
        let Some(token) = token else {
            return match is_health {
                true => Ok(Caller::Nobody),
                false => Err(Failure::new(StatusCode::UNAUTHORIZED, "this server asks for a token")),
            };
        };
        let mut tokens = tokens.lock().unwrap_or_else(PoisonError::into_inner);
        tokens.refresh()?;
        if let Some(known) = tokens.known.iter().find(|known| known.is(&token)) {
            return Ok(Caller::Holder(known.access.clone()));
        }
        drop(tokens);
        Err(match self.wrong.take(from) {
            Ok(()) => Failure::new(StatusCode::UNAUTHORIZED, "no token of this server"),
            Err(seconds) => Failure::later(StatusCode::TOO_MANY_REQUESTS, "too many wrong tokens", seconds),
        })
    }
}

impl Tokens {
    // Reads the file again if it has changed.
    fn refresh(&mut self) -> Result<(), Failure> {
        let stamp = stamp(self.file.path());
        if stamp.is_none() || stamp != self.stamp {
            // Nobody comes in by a list that cannot be read.
            self.stamp = None;
            self.known = Vec::new();
            let unreadable =
                |_| Failure::later(StatusCode::SERVICE_UNAVAILABLE, "the list of tokens cannot be read", 10);
            self.known = self.file.known().map_err(unreadable)?;
            self.stamp = stamp;
        }
        Ok(())
    }
}

fn stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let found = fs::metadata(path).ok()?;
    Some((found.modified().ok()?, found.len()))
}
