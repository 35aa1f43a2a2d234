//! What can go wrong: when the relay starts, and when a request is turned away.

use std::net::SocketAddr;
use std::path::PathBuf;

use axum::http::StatusCode;
use axum::http::header::{RETRY_AFTER, UPGRADE};
use axum::response::{IntoResponse, Response};
use thiserror::Error;

use crate::store::StoreError;

/// Why the relay does not run.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The data cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The address is taken, not this machine's, or not allowed.
    #[error("cannot listen on {address}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
    /// The folder to serve the app from holds no app.
    #[error("expected the app in {}, found no index.html there", path.display())]
    NoApp {
        /// The folder.
        path: PathBuf,
    },
    /// A bug; the panic's message names the line.
    #[error("the relay met a bug and stopped; everything acknowledged is stored")]
    Bug(#[from] tokio::task::JoinError),
}

/// Why a request is turned away.
#[derive(Debug, Error)]
pub(crate) enum Refusal {
    /// Another site's page tries to use a visitor's browser.
    #[error("the page asking is not of this site (a proxy in between must pass Host on unchanged)")]
    OtherOrigin,
    /// Not a WebSocket handshake.
    #[error("expected a WebSocket handshake of version 13")]
    NoWebSocket,
    /// As many phones are connected as the relay takes.
    #[error("the relay is full, come back later")]
    Full,
    /// The store does not work.
    #[error("the store does not work")]
    Unhealthy(#[source] Option<StoreError>),
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let text = format!("{self}\n");
        match self {
            Self::OtherOrigin => {
                tracing::debug!("refused a socket to a page of another site");
                (StatusCode::FORBIDDEN, text).into_response()
            }
            Self::NoWebSocket => {
                (StatusCode::UPGRADE_REQUIRED, [(UPGRADE, "websocket")], text).into_response()
            }
            Self::Full => {
                tracing::warn!("refused a socket: as many are connected as the settings allow");
                (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "30")], text).into_response()
            }
            Self::Unhealthy(source) => {
                let error = source.as_ref().map(|error| error as &dyn std::error::Error);
                tracing::error!(error, "the store failed its health check");
                (StatusCode::SERVICE_UNAVAILABLE, text).into_response()
            }
        }
    }
}
