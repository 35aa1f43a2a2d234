//! Taking connections: how many, how long they may take to say what they want, and letting go of them at the end.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::routes::places::Peer;

/// Connections that wait in the kernel. A workshop's phones connect within the same second; with the usual 128, those
/// that find the queue full try again only after a second.
const BACKLOG: u32 = 1_024;
/// Connections that have not become a sync socket. At the bound, further ones wait in the kernel's queue.
const VISITORS_MAX: usize = 1_024;
/// A request's headers must have arrived by then, the first or the next on the same connection.
const REQUEST_MAX: Duration = Duration::from_secs(15);
/// How long to leave the kernel alone after it had no file or memory for another connection.
const EXHAUSTED_PAUSE: Duration = Duration::from_secs(1);

/// Starts to listen.
///
/// # Errors
/// When the address is in use, not this machine's, or not allowed.
pub fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A relay that was restarted does not wait for its predecessor's connections to fade. (Windows means something
    // else by this option.)
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Takes connections until `stopping`; each is a task of `tasks`.
pub(crate) async fn accept(
    listener: TcpListener,
    app: Router,
    stopping: CancellationToken,
    tasks: TaskTracker,
) {
    let free = Arc::new(Semaphore::new(VISITORS_MAX));
    let taken = async {
        loop {
            let Ok(permit) = Arc::clone(&free).acquire_owned().await else { break };
            match listener.accept().await {
                Ok((stream, address)) => {
                    tasks.spawn(converse(
                        (stream, Peer(address.ip())),
                        app.clone(),
                        stopping.clone(),
                        permit,
                    ));
                }
                Err(error) if is_of_one_connection(&error) => {}
                Err(error) => {
                    tracing::warn!(%error, "cannot take another connection");
                    tokio::time::sleep(EXHAUSTED_PAUSE).await;
                }
            }
        }
    };
    tokio::select! {
        () = taken => {}
        () = stopping.cancelled() => {}
    }
}

/// Answers requests on one connection until it becomes a socket, ends, or the relay stops.
async fn converse(
    (stream, peer): (TcpStream, Peer),
    app: Router,
    stopping: CancellationToken,
    _permit: OwnedSemaphorePermit,
) {
    // Acknowledgements are small and must not wait for more to come.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection was gone at once");
        return;
    }
    let app = TowerToHyperService::new(app);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(peer);
        app.call(request)
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(REQUEST_MAX);
    let connection = http.serve_connection(TokioIo::new(stream), service).with_upgrades();
    tokio::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stopping.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// Errors of a connection that was gone before it was taken; the next one may be fine.
fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionRefused
    )
}
