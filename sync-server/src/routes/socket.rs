//! One socket: what it hears goes to the hub, what the hub has for it goes out, both bounded.

mod stream;

use axum::body::Body;
use axum::extract::{Extension, Request, State};
use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};
use axum::response::Response;
use shared::sync::ConnId;
use shared::wire::HangUp;
use tokio_tungstenite::tungstenite::handshake::server::create_response_with_body;
use tokio_tungstenite::tungstenite::protocol::frame::CloseFrame;

use self::stream::{Heard, Stream, Stuck, close_for};
use super::Shared;
use super::places::Peer;
use crate::error::Refusal;
use crate::hub::{Inbox, Outgoing, Stopped};

/// Opens a socket, unless a page of another site asks for it or the relay is full.
pub(super) async fn open(
    State(shared): State<Shared>,
    Extension(peer): Extension<Peer>,
    mut request: Request,
) -> Result<Response, Refusal> {
    if !is_same_origin(request.headers()) {
        return Err(Refusal::OtherOrigin);
    }
    let response = create_response_with_body(&request, Body::empty).ok().ok_or(Refusal::NoWebSocket)?;
    let place = shared.places.take(peer).ok_or(Refusal::Full)?;
    let upgrade = hyper::upgrade::on(&mut request);
    let inbox = shared.inbox;
    shared.tasks.spawn(async move {
        match upgrade.await {
            Ok(upgraded) => converse(Stream::new(upgraded).await, &inbox).await,
            Err(error) => tracing::debug!(%error, "a connection did not become a socket"),
        }
        drop(place);
    });
    Ok(response)
}

/// A browser names the page's origin; other programs name none. A page of another site must not use a visitor's
/// browser to reach a relay in her network.
fn is_same_origin(headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(ORIGIN) else { return true };
    let (Ok(origin), Some(Ok(host))) = (origin.to_str(), headers.get(HOST).map(|host| host.to_str())) else {
        return false;
    };
    origin.split_once("://").is_some_and(|(_, origin)| origin.eq_ignore_ascii_case(host))
}

async fn converse(mut stream: Stream, inbox: &Inbox) {
    let stopped = |Stopped| Some(close_for(HangUp::Unavailable));
    let why = match inbox.opened().await {
        Ok((conn, mut outgoing)) => {
            let why = exchange(&mut stream, inbox, conn, &mut outgoing).await.unwrap_or_else(stopped);
            inbox.closed(conn).await;
            why
        }
        Err(error) => stopped(error),
    };
    stream.end(why).await;
}

/// Passes frames both ways until either side ends it; what it returns is for the other side to hear.
async fn exchange(
    stream: &mut Stream,
    inbox: &Inbox,
    conn: ConnId,
    outgoing: &mut Outgoing,
) -> Result<Option<CloseFrame>, Stopped> {
    loop {
        tokio::select! {
            heard = stream.hear() => match heard {
                Heard::Frame(frame) => inbox.frame(conn, frame).await?,
                Heard::Nothing => {}
                Heard::End => return Ok(None),
                Heard::Wrong(why) => return Ok(Some(why)),
            },
            next = outgoing.next() => {
                let Some(frame) = next else { return Ok(Some(close_for(outgoing.reason()))) };
                let written = match stream.write(frame).await {
                    Ok(()) if outgoing.is_empty() => stream.flush().await,
                    written => written,
                };
                if let Err(Stuck) = written {
                    tracing::debug!(conn.id = conn.0, "a socket takes no bytes and is dropped");
                    return Ok(None);
                }
                if outgoing.is_empty() {
                    inbox.drained(conn).await?;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_this_site_and_programs_open_a_socket() {
        for (origin, host, is_allowed) in [
            (None, "relay.example", true),
            (Some("https://relay.example"), "relay.example", true),
            (Some("http://localhost:8080"), "LocalHost:8080", true),
            (Some("https://relay.example"), "relay.example:8443", false),
            (Some("https://relay.example.evil"), "relay.example", false),
            (Some("null"), "relay.example", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, host.parse().expect("a host"));
            if let Some(origin) = origin {
                headers.insert(ORIGIN, origin.parse().expect("an origin"));
            }
            assert_eq!(is_same_origin(&headers), is_allowed, "{origin:?} to {host}");
        }
    }
}
