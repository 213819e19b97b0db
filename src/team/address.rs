//! [`Address`]: where the PostgreSQL of a team is, as libpq names it.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode};

use crate::error::{Error, ErrorKind};

use super::account::Account;

/// Where the PostgreSQL of a team is, as libpq names it:
/// `postgresql://salma@db.example/team?sslmode=verify-full`, `postgresql:///team?host=/run/postgresql`, or
/// `host=db.example dbname=team user=salma`.
///
/// An address holds no password, since others read it in the list of processes and in the file of a memory.
///
/// ```
/// use mizan::team::Address;
///
/// let address: Address = "postgresql://salma@db.example/team".parse()?;
/// assert_eq!(address.to_string(), "postgresql://salma@db.example/team");
/// assert!("postgresql://salma:secret@db.example/team".parse::<Address>().is_err());
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone)]
pub struct Address {
    text: String,
    pub(super) config: Config,
    pub(super) checks: Checks,
}

/// How the certificate of a server is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Checks {
    /// True if the certificate must come from a known authority.
    pub(super) authority: bool,
    /// True if the certificate must name the host.
    pub(super) host: bool,
    /// A file with the certificates of known authorities; those of the system without one.
    pub(super) root: Option<PathBuf>,
}

/// How long a connection may take to be made, unless the address says otherwise. Chosen by hand.
const CONNECT: Duration = Duration::from_secs(10);
/// How long the network may be silent before it is asked whether the other end is there. Chosen by hand.
const SILENT: Duration = Duration::from_secs(15);

impl Address {
    /// Sets the password, which is neither shown nor stored.
    #[must_use]
    pub fn password(mut self, password: impl Into<Option<String>>) -> Self {
        if let Some(password) = password.into() {
            self.config.password(password);
        }
        self
    }

    /// Sets how long a connection may take to be made.
    #[must_use]
    pub fn connect_within(mut self, time: Duration) -> Self {
        self.config.connect_timeout(time);
        self
    }

    /// Returns true if the address leads to sockets of this machine, which need no TLS.
    pub(super) fn is_socket(&self) -> bool {
        !self.config.get_hosts().iter().any(|host| matches!(host, Host::Tcp(_)))
    }

    /// Returns how a file of passwords names what the address leads to.
    pub(super) fn account(&self) -> Account {
        let host = match self.config.get_hosts().first() {
            Some(Host::Tcp(host)) => host.clone(),
            // libpq looks sockets of any folder up under this name.
            _ => "localhost".to_owned(),
        };
        let user = self.config.get_user().unwrap_or_default().to_owned();
        Account {
            host,
            port: self.config.get_ports().first().copied().unwrap_or(5432),
            database: self.config.get_dbname().unwrap_or(&user).to_owned(),
            user,
        }
    }
}

impl FromStr for Address {
    type Err = Error;

    fn from_str(given: &str) -> Result<Self, Error> {
        let (rest, options) = without_tls_options(given);
        let mut config: Config = rest.parse().map_err(|error: tokio_postgres::Error| {
            let cause = std::error::Error::source(&error).map(ToString::to_string);
            wrong(&cause.unwrap_or_else(|| error.to_string()))
        })?;
        if config.get_password().is_some() {
            return Err(wrong(
                "an address with a password, which others can read in the list of processes: set PGPASSWORD, or write \
                 it into ~/.pgpass",
            ));
        }
        if config.get_hosts().is_empty() {
            return Err(wrong("an address without a host; a socket is ?host=/FOLDER"));
        }
        let option =
            |name: &str| options.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
        let root = option("sslrootcert").filter(|root| *root != "system").map(PathBuf::from);
        let (mode, authority, host) = match option("sslmode").unwrap_or("prefer") {
            "disable" => (SslMode::Disable, false, false),
            // As libpq, which checks the authority if it is given a file of authorities.
            "allow" | "prefer" => (SslMode::Prefer, false, false),
            "require" => (SslMode::Require, root.is_some(), false),
            "verify-ca" => (SslMode::Require, true, false),
            "verify-full" => (SslMode::Require, true, true),
            other => {
                return Err(wrong(&format!(
                    "sslmode={other} is none of disable, prefer, require, verify-ca, verify-full"
                )));
            }
        };
        config.ssl_mode(mode).keepalives_idle(SILENT).tcp_user_timeout(SILENT * 2);
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT);
        }
        if config.get_application_name().is_none() {
            config.application_name("mizan");
        }
        Ok(Self { text: given.to_owned(), config, checks: Checks { authority, host, root } })
    }
}

/// Shows the address as it was given.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({})", self.text)
    }
}

fn wrong(why: &str) -> Error {
    ErrorKind::Option(format!("the address of PostgreSQL: {why}")).into()
}

/// Takes the options about TLS out of an address, of which the client knows a part only.
fn without_tls_options(given: &str) -> (String, Vec<(String, String)>) {
    const TLS: [&str; 2] = ["sslmode", "sslrootcert"];
    let mut options = Vec::new();
    let mut is_other =
        |option: &str| match option.split_once('=').filter(|(name, _)| TLS.contains(&name.trim())) {
            Some((name, value)) => {
                options.push((name.trim().to_owned(), unescaped(value.trim())));
                false
            }
            None => true,
        };
    let rest = if given.contains("://") {
        let (before, query) = given.split_once('?').unwrap_or((given, ""));
        let others: Vec<&str> =
            query.split('&').filter(|option| !option.is_empty() && is_other(option)).collect();
        if others.is_empty() { before.to_owned() } else { format!("{before}?{}", others.join("&")) }
    } else {
        given.split_whitespace().filter(|option| is_other(option)).collect::<Vec<_>>().join(" ")
    };
    (rest, options)
}

/// Returns a value of a URL without its escapes (`%2F`).
fn unescaped(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((&first, others)) = rest.split_first() {
        let byte =
            others.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match byte.filter(|_| first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &others[2..];
            }
            None => {
                bytes.push(first);
                rest = others;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(given: &str) -> Address {
        given.parse().unwrap()
    }

    #[test]
    fn a_socket_is_named_by_its_folder() {
        let address = read("postgresql:///team?host=/run/postgresql&user=salma");
        assert_eq!(address.config.get_dbname(), Some("team"));
        assert_eq!(address.account().host, "localhost");
        let address = read("host=/run/postgresql dbname=team user=salma sslmode=disable");
        assert_eq!((address.account().user.as_str(), address.account().port), ("salma", 5432));
    }

    #[test]
    fn tls_is_asked_for_as_libpq_does() {
        let mode = |given: &str| {
            let address = read(given);
            (address.config.get_ssl_mode(), address.checks.authority, address.checks.host)
        };
        assert_eq!(mode("postgresql://db/team"), (SslMode::Prefer, false, false));
        assert_eq!(mode("postgresql://db/team?sslmode=disable"), (SslMode::Disable, false, false));
        assert_eq!(mode("postgresql://db/team?sslmode=require"), (SslMode::Require, false, false));
        assert_eq!(
            mode("postgresql://db/team?sslmode=require&sslrootcert=%2Fca.pem"),
            (SslMode::Require, true, false)
        );
        assert_eq!(mode("postgresql://db/team?sslmode=verify-full"), (SslMode::Require, true, true));
        assert_eq!(read("postgresql://db/team?sslrootcert=%2Fca.pem").checks.root, Some("/ca.pem".into()));
        assert!("postgresql://db/team?sslmode=perhaps".parse::<Address>().is_err());
    }

    #[test]
    fn a_password_is_refused_and_never_shown() {
        for given in [
            "postgresql://salma:secret@db/team",
            "postgresql://salma@db/team?password=secret",
            "host=db dbname=team password=secret",
        ] {
            let refused = given.parse::<Address>().unwrap_err().to_string();
            assert!(refused.contains("PGPASSWORD") && !refused.contains("secret"), "{refused}");
        }
        let address = read("postgresql://salma@db/team").password("secret".to_owned());
        assert!(!format!("{address} {address:?}").contains("secret"));
    }
}
