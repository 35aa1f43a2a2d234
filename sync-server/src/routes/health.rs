//! For whoever watches the relay: does it work, and what is it.

use std::time::Duration;

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use serde_json::json;
use shared::wire::limits::PROTOCOL_VERSION;

use super::Shared;
use crate::clock;
use crate::error::Refusal;

/// A store that takes longer than this to answer is of no use to a phone either.
const CHECK_MAX: Duration = Duration::from_secs(5);

const FRESH: [(axum::http::HeaderName, &str); 1] = [(CACHE_CONTROL, "no-store")];

/// Whether the store reads and writes.
pub(super) async fn healthz(State(shared): State<Shared>) -> Result<impl IntoResponse, Refusal> {
    match tokio::time::timeout(CHECK_MAX, shared.probe.check(clock::now())).await {
        Ok(Ok(())) => Ok((FRESH, "ok\n")),
        Ok(Err(error)) => Err(Refusal::Unhealthy(Some(error))),
        Err(_) => Err(Refusal::Unhealthy(None)),
    }
}

/// Which program this is and which versions of the protocol it speaks.
pub(super) async fn version() -> impl IntoResponse {
    let version = json!({
        "name": "ensemble-relay",
        "version": env!("CARGO_PKG_VERSION"),
        "protocol": { "oldest": PROTOCOL_VERSION, "newest": PROTOCOL_VERSION },
    });
    (FRESH, [(CONTENT_TYPE, "application/json")], version.to_string())
}
