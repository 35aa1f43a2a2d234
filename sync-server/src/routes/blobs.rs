//! Blobs over HTTP: pieces in, pieces out, and erasing; only for whoever holds an open channel.

use std::time::Duration;

use axum::body::to_bytes;
use axum::extract::{Path, Request, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use shared::wire::blob::{BlobAnswer, BlobAsk, BlobName, Pass};
use shared::wire::limits::PIECE_BYTES;

use super::Shared;
use crate::clock;
use crate::error::Refusal;
use crate::store::BlobOrder;

/// A piece must have arrived by then; a slower line sends smaller ones.
const PIECE_MAX: Duration = Duration::from_secs(60);

/// Answers for one blob.
pub(super) async fn blob(
    State(shared): State<Shared>,
    Path((initiative, author, hash)): Path<(String, String, String)>,
    request: Request,
) -> Result<Response, Refusal> {
    let header = request.headers().get(AUTHORIZATION).and_then(|header| header.to_str().ok());
    let bearer = match header.and_then(Pass::from_header) {
        Some(pass) => shared.inbox.bearer(pass).await,
        None => None,
    };
    // A pass of one initiative says nothing about another.
    let Some(bearer) = bearer.filter(|bearer| bearer.initiative.name() == initiative) else {
        return Ok(answered(BlobAnswer::of(401)));
    };
    let Some(name) = BlobName::read(&author, &hash) else { return Ok(answered(BlobAnswer::of(404))) };
    let _room = shared.free_pieces.try_acquire().ok().ok_or(Refusal::Full)?;
    let at = number(&request, "at=");
    let ask = if request.method() == Method::PUT {
        let of = number(&request, "of=");
        let most = usize::try_from(PIECE_BYTES).unwrap_or(usize::MAX);
        match tokio::time::timeout(PIECE_MAX, to_bytes(request.into_body(), most)).await {
            Ok(Ok(piece)) => BlobAsk::Put { at, of, piece: piece.into() },
            Ok(Err(_)) => return Ok(answered(BlobAnswer::of(413))),
            Err(_) => return Ok(answered(BlobAnswer::of(408))),
        }
    } else if request.method() == Method::DELETE {
        BlobAsk::Erase
    } else {
        BlobAsk::Get { at }
    };
    let order = BlobOrder { bearer, name, ask, most: shared.blob_room };
    let answer = shared.blobs.serve(order, clock::now()).await;
    answer.map(answered).map_err(|error| Refusal::Unhealthy(Some(error)))
}

/// A number of the query, 0 if it is not given.
fn number(request: &Request, name: &str) -> u32 {
    let parts = request.uri().query().unwrap_or_default().split('&');
    parts.filter_map(|part| part.strip_prefix(name)?.parse().ok()).next().unwrap_or(0)
}

fn answered(answer: BlobAnswer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    // Nobody in between may keep what can be erased.
    let headers = [(CACHE_CONTROL, "no-store"), (CONTENT_TYPE, "application/octet-stream")];
    (status, headers, answer.body).into_response()
}
