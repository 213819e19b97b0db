//! [`ServerAddress`]: where a server is.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// The address of a server, such as `http://127.0.0.1:8484/` or `https://tm.example.org/t/TOKEN/`.
///
/// ```
/// use mizan::requests::ServerAddress;
///
/// let address: ServerAddress = "https://tm.example.org/t/secret/".parse()?;
/// // What is shown has no token.
/// assert_eq!(address.to_string(), "https://tm.example.org/");
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ServerAddress {
    scheme: &'static str,
    host: String,
    // What stands before `/v1`, such as `/t/TOKEN`.
    path: String,
}

const SCHEMES: [&str; 2] = ["http://", "https://"];

impl ServerAddress {
    /// Returns true for a text that means a server, and no file.
    #[must_use]
    pub fn is_meant(text: &str) -> bool {
        SCHEMES.iter().any(|scheme| text.starts_with(scheme))
    }

    /// Returns the host, with the port if there is one.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    // Returns true if the server is on this machine.
    pub(super) fn is_loopback(&self) -> bool {
        let (name, _) = self.host.rsplit_once(':').unwrap_or((&self.host, ""));
        let bare = name.trim_start_matches('[').trim_end_matches(']');
        name == "localhost" || bare.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
    }

    // Returns the address of a call, such as `/v1/lookup`.
    pub(super) fn of_call(&self, call: &str) -> String {
        format!("{}{}{}{call}", self.scheme, self.host, self.path)
    }
}

impl FromStr for ServerAddress {
    type Err = Error;

    fn from_str(address: &str) -> Result<Self, Error> {
        let wrong = || {
            let why = "expected the address of a server, such as http://127.0.0.1:8484/ or \
                       https://tm.example.org/; MIZAN_TOKEN may hold a token";
            Error::from(ErrorKind::Option(why.into()))
        };
        let scheme = SCHEMES.into_iter().find(|scheme| address.starts_with(scheme)).ok_or_else(wrong)?;
        let rest = &address[scheme.len()..];
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let is_odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '?' | '#' | '\\');
        if host.is_empty() || host.contains('@') || rest.contains(is_odd) {
            return Err(wrong());
        }
        let path = path.trim_end_matches('/');
        let path = if path.is_empty() { String::new() } else { format!("/{path}") };
        Ok(Self { scheme, host: host.to_owned(), path })
    }
}

impl fmt::Display for ServerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}/", self.scheme, self.host)
    }
}

impl fmt::Debug for ServerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_host_and_a_path() {
        let read = |address: &str| address.parse::<ServerAddress>().unwrap();
        assert_eq!(read("http://127.0.0.1:8484/").of_call("/v1/info"), "http://127.0.0.1:8484/v1/info");
        assert_eq!(read("https://tm.example.org").of_call("/v1/info"), "https://tm.example.org/v1/info");
        let hidden = read("http://[::1]:8484/t/abc/");
        assert_eq!(hidden.of_call("/v1/info"), "http://[::1]:8484/t/abc/v1/info");
        assert_eq!(format!("{hidden} {hidden:?}"), "http://[::1]:8484/ http://[::1]:8484/");
        for wrong in [
            "",
            "127.0.0.1:8484",
            "ftp://tm.example.org",
            "http://",
            "http://a:b@c/",
            "http://a/b c",
            "http://a/?key=b",
        ] {
            assert!(wrong.parse::<ServerAddress>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn this_machine_is_told_from_others() {
        for (address, is_loopback) in [
            ("http://127.0.0.1:8484/", true),
            ("http://[::1]:8484", true),
            ("http://localhost", true),
            ("http://10.0.0.7:8484", false),
            ("https://localhost.example.org", false),
        ] {
            assert_eq!(address.parse::<ServerAddress>().unwrap().is_loopback(), is_loopback, "{address}");
        }
    }
}
