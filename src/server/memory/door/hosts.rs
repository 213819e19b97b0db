//! [`Hosts`]: the names under which a server answers.

use std::net::{IpAddr, Ipv6Addr};

use axum::http::header::{self, HeaderMap, HeaderName};
use axum::http::{Method, StatusCode};

use crate::server::failure::Failure;

/// The names under which a server answers. A page of another site whose name was made to lead here (DNS
/// rebinding) names its own host.
pub(in crate::server::memory) struct Hosts {
    is_loopback: bool,
    names: Vec<String>,
}

/// Returns true for an address that only this machine reaches.
pub(in crate::server::memory) fn is_loopback(address: IpAddr) -> bool {
    address.to_canonical().is_loopback()
}

impl Hosts {
    /// Returns the names of a server: those of this machine alone on a loopback address, and others. On any
    /// other address all names are right unless some are given, because nobody comes in without a token.
    pub(in crate::server::memory) fn new(is_loopback: bool, names: Vec<String>) -> Self {
        Self { is_loopback, names: names.iter().map(|name| name.to_ascii_lowercase()).collect() }
    }

    /// Refuses a request for another host, and one of a page of another site.
    pub(super) fn check(&self, method: &Method, headers: &HeaderMap) -> Result<(), Failure> {
        let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
        let host = text(header::HOST).unwrap_or_default().to_ascii_lowercase();
        if !self.knows(name(&host)) {
            return Err(Failure::new(
                StatusCode::FORBIDDEN,
                "this server has another name; --host adds names",
            ));
        }
        let another =
            || Failure::new(StatusCode::FORBIDDEN, "a page of another site may not ask this server");
        // A proxy in front may speak HTTPS.
        let is_own = |origin: &str| {
            let origin = origin.to_ascii_lowercase();
            let bare = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
            bare == Some(&*host)
        };
        if text(header::ORIGIN).is_some_and(|origin| !is_own(origin)) {
            return Err(another());
        }
        let site = text(HeaderName::from_static("sec-fetch-site"));
        let is_link = method == Method::GET
            && text(HeaderName::from_static("sec-fetch-mode")) == Some("navigate")
            && text(HeaderName::from_static("sec-fetch-dest")) == Some("document");
        if site.is_some_and(|site| !matches!(site, "same-origin" | "none")) && !is_link {
            return Err(another());
        }
        Ok(())
    }

    fn knows(&self, name: &str) -> bool {
        if self.names.iter().any(|known| known == name) {
            return true;
        }
        let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
        let address = match bare {
            Some(bare) => bare.parse::<Ipv6Addr>().ok().map(IpAddr::V6),
            None => name.parse().ok(),
        };
        match self.is_loopback {
            true => name == "localhost" || address.is_some_and(is_loopback),
            // An address is no name, which could be made to lead here.
            false => self.names.is_empty() || address.is_some(),
        }
    }
}

// Returns a host without its port.
fn name(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && !name.ends_with(':') => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(hosts: &Hosts, headers: &[(&'static str, &'static str)]) -> bool {
        let headers =
            headers.iter().map(|&(name, value)| (HeaderName::from_static(name), value.parse().unwrap()));
        hosts.check(&Method::POST, &headers.collect()).is_ok()
    }

    #[test]
    fn a_server_of_this_machine_answers_under_its_names_alone() {
        let hosts = Hosts::new(true, vec!["TM.example.org".to_owned()]);
        for host in
            ["127.0.0.1:8484", "localhost", "LOCALHOST:80", "[::1]:8484", "127.0.0.2", "tm.example.org"]
        {
            assert!(check(&hosts, &[("host", host)]), "{host}");
        }
        for host in
            ["", "evil.example", "evil.example:8484", "10.0.0.7:8484", "127.0.0.1.evil.example", "[::2]"]
        {
            assert!(!check(&hosts, &[("host", host)]), "{host}");
        }
        assert!(!check(&hosts, &[]));
    }

    #[test]
    fn a_server_for_others_answers_under_any_name_until_some_are_given() {
        assert!(check(&Hosts::new(false, Vec::new()), &[("host", "anything")]));
        let hosts = Hosts::new(false, vec!["tm.example.org".to_owned()]);
        for (host, is_known) in
            [("tm.example.org:443", true), ("10.0.0.7:8484", true), ("evil.example", false)]
        {
            assert_eq!(check(&hosts, &[("host", host)]), is_known, "{host}");
        }
    }

    #[test]
    fn a_page_of_another_site_is_refused() {
        let hosts = Hosts::new(true, Vec::new());
        let with = |name, value| check(&hosts, &[("host", "127.0.0.1:8484"), (name, value)]);
        assert!(with("origin", "http://127.0.0.1:8484") && with("origin", "https://127.0.0.1:8484"));
        for origin in ["http://127.0.0.1:9999", "http://evil.example", "null", "file://"] {
            assert!(!with("origin", origin), "{origin}");
        }
        assert!(with("sec-fetch-site", "same-origin") && with("sec-fetch-site", "none"));
        assert!(!with("sec-fetch-site", "cross-site") && !with("sec-fetch-site", "same-site"));
    }
}
