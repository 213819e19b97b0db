//! The gate before every request: who asks, from which page, and what the browser may do with the answer.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::server::browser::restrict;
use crate::server::failure::Failure;
use crate::server::token::Token;

/// What a request must show.
pub(super) struct Gate {
    pub(super) port: u16,
    pub(super) token: Token,
}

impl Gate {
    fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Returns the address of the page.
    pub(super) fn address(&self) -> String {
        format!("http://{}/{}", self.host(), self.token)
    }

    // Cookies do not know ports: two servers need two names.
    fn cookie_name(&self) -> String {
        format!("mizan-{}", self.port)
    }

    /// Returns the cookie that lets the page in after a reload.
    pub(super) fn cookie(&self) -> String {
        format!("{}={}; Path=/; HttpOnly; SameSite=Strict", self.cookie_name(), self.token)
    }

    /// Returns true for the path of the address, with or without a slash at its end.
    pub(super) fn is_address(&self, path: &str) -> bool {
        let name = path.strip_prefix('/').unwrap_or(path);
        self.token.is(name.strip_suffix('/').unwrap_or(name))
    }

    fn has_cookie(&self, headers: &HeaderMap) -> bool {
        let name = self.cookie_name();
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs =
            cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.any(|(key, value)| key == name && self.token.is(value))
    }

    fn check(&self, request: &Request) -> Result<(), Failure> {
        let headers = request.headers();
        let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
        // A page of another site whose name was made to lead here (DNS rebinding) names its own host.
        if text(header::HOST) != Some(&self.host()) {
            return Err(Failure::new(StatusCode::FORBIDDEN, "this server has another name"));
        }
        let origin = format!("http://{}", self.host());
        if text(header::ORIGIN).is_some_and(|found| found != origin) {
            return Err(Failure::new(StatusCode::FORBIDDEN, "another page may not ask this server"));
        }
        let is_address = self.is_address(request.uri().path());
        if !is_address && !self.has_cookie(headers) {
            return Err(Failure::new(
                StatusCode::UNAUTHORIZED,
                "open the whole address that `mizan review` has printed",
            ));
        }
        // A link on another page may lead to the address, and nowhere else.
        let site = text(HeaderName::from_static("sec-fetch-site"));
        if !is_address && site.is_some_and(|site| !matches!(site, "same-origin" | "none")) {
            return Err(Failure::new(StatusCode::FORBIDDEN, "another page may not ask this server"));
        }
        if request.method() == Method::GET || request.method() == Method::HEAD {
            return Ok(());
        }
        let kind = text(header::CONTENT_TYPE).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("application/json") {
            return Err(Failure::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "send application/json"));
        }
        Ok(())
    }
}

/// Lets a request in or refuses it, and says on every answer what the browser may do with it.
pub(super) async fn guard(State(gate): State<Arc<Gate>>, request: Request, next: Next) -> Response {
    let mut response = match gate.check(&request) {
        Ok(()) => next.run(request).await,
        Err(failure) => failure.into_response(),
    };
    restrict(&mut response);
    response
}
