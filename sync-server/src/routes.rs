//! The whole route table, what every handler shares, and the headers of every response.

pub(crate) mod assets;
mod blobs;
mod health;
pub(crate) mod places;
mod socket;

use std::sync::Arc;

use axum::Router;
use axum::extract::FromRef;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::get;
use shared::sync::Room;
use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;

use self::assets::Files;
use self::places::Places;
use crate::hub::Inbox;
use crate::store::{BlobDesk, Probe};

/// What handlers share.
#[derive(Debug, Clone)]
pub(crate) struct Shared {
    /// Where sockets tell what they hear.
    pub(crate) inbox: Inbox,
    /// Asks the store whether it works.
    pub(crate) probe: Probe,
    /// The app's files.
    pub(crate) files: Files,
    /// The sockets that may still open.
    pub(crate) places: Places,
    /// Serves blobs.
    pub(crate) blobs: BlobDesk,
    /// How much of them may be kept.
    pub(crate) blob_room: Room,
    /// One permit per piece of a blob that may still be under way.
    pub(crate) free_pieces: Arc<Semaphore>,
    /// Every socket's task, so that a shutdown can wait for it.
    pub(crate) tasks: TaskTracker,
}

impl FromRef<Shared> for Files {
    fn from_ref(shared: &Shared) -> Self {
        shared.files.clone()
    }
}

/// Every path the relay answers.
pub(crate) fn router(shared: Shared) -> Router {
    Router::new()
        .route("/sync", get(socket::open))
        .route("/blobs/{initiative}/{author}/{hash}", get(blobs::blob).put(blobs::blob).delete(blobs::blob))
        .route("/healthz", get(health::healthz))
        .route("/version", get(health::version))
        .fallback_service(get(assets::file).with_state(shared.clone()))
        .layer(map_response(protect))
        .with_state(shared)
}

/// The app loads nothing from elsewhere, runs no inline script, and cannot be framed.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' blob: data:; media-src blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 5] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (REFERRER_POLICY, "no-referrer"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("permissions-policy"), "geolocation=(self), camera=(self), microphone=(self)"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

async fn protect(mut response: Response) -> Response {
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
