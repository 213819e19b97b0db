//! [`Door`]: takes a request in, has it answered, and notes what was answered.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;
use serde_json::json;

use super::caller::Caller;
use super::gate::Gate;
use crate::server::browser::restrict;
use crate::server::memory::metrics::Metrics;
use crate::unit::Timestamp;

/// What a request passes on its way in and out.
pub(in crate::server::memory) struct Door {
    pub(in crate::server::memory) gate: Gate,
    pub(in crate::server::memory) router: Router,
    pub(in crate::server::memory) metrics: Arc<Metrics>,
    pub(in crate::server::memory) log: Box<dyn Fn(String) + Send + Sync>,
}

/// What a browser or a client is told that comes without a token: the name is free, the password is a token.
const CHALLENGE: HeaderValue = HeaderValue::from_static("Basic realm=\"mizan\", charset=\"UTF-8\"");

impl Door {
    /// Answers a request.
    pub(super) async fn answer(&self, mut request: Request, from: IpAddr) -> Response {
        let (start, method) = (Instant::now(), request.method().clone());
        let (caller, mut response) = match self.gate.admit(&mut request, from) {
            Ok(caller) => {
                request.extensions_mut().insert(caller.clone());
                let Ok(response) = TowerToHyperService::new(self.router.clone()).call(request).await;
                (Some(caller), response)
            }
            Err(failure) => (None, failure.into_response()),
        };
        restrict(&mut response);
        if response.status() == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, CHALLENGE);
        }
        // The route stands for the path, which may hold the text of a customer.
        let route = response.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str);
        let (status, took) = (response.status().as_u16(), start.elapsed());
        self.metrics.answered(route, status, took);
        let line = json!({
            "at": Timestamp::now().to_string(),
            "from": from.to_string(),
            "token": caller.as_ref().and_then(Caller::name),
            "method": method.as_str(),
            "route": route,
            "status": status,
            "ms": (took.as_secs_f64() * 1e5).round() / 100.0,
        });
        (self.log)(line.to_string());
        response
    }
}
