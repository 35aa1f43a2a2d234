//! A relay's life: open the store, take connections, and at the end leave nothing half done.

use std::sync::Arc;
use std::time::Duration;

use shared::sync::{FoundingPolicy, RelayConfig, Room};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::accept::accept;
use crate::config::{Config, Founders};
use crate::error::ServeError;
use crate::files::make_room_for;
use crate::hub::Hub;
use crate::routes::assets::Files;
use crate::routes::places::Places;
use crate::routes::{Shared, router};
use crate::store::Store;

/// How long sockets may take to end once the relay stops; a service manager kills after a while anyway.
const STOP_MAX: Duration = Duration::from_secs(10);

/// Pieces of blobs held in memory at once: 16 MiB of them.
const PIECES_MAX: usize = 256;

/// Runs a relay on `listener` until `shutdown`, then closes every socket and flushes the store.
///
/// # Errors
/// When the data or the app's files cannot be used; once running, it runs until it is told to stop.
pub async fn serve(
    listener: TcpListener,
    config: Config,
    shutdown: impl Future<Output = ()>,
) -> Result<(), ServeError> {
    let address =
        listener.local_addr().map_err(|source| ServeError::Listen { address: config.listen, source })?;
    let files = app_files(&config)?;
    let store = Store::open(&config.data)?;
    let (probe, blobs) = (store.probe(), store.blobs());
    let n_sockets_max = config.allowed.max_connections.get().min(Semaphore::MAX_PERMITS);
    make_room_for(n_sockets_max);
    let founders = config.founders(address);
    tracing::info!(listen = %address, data = %config.data.display(), %founders, "the relay is ready");

    let stopping = CancellationToken::new();
    let tasks = TaskTracker::new();
    let (hub, inbox) = Hub::new(relay_config(founders, &config), store);
    let mut hub = tokio::spawn(hub.run(stopping.clone()));
    let places = Places::new(n_sockets_max, config.allowed.max_connections_per_address.get());
    let free_pieces = Arc::new(Semaphore::new(PIECES_MAX));
    let app = router(Shared {
        inbox,
        probe,
        files,
        places,
        blobs,
        blob_room: Room::USUAL,
        free_pieces,
        tasks: tasks.clone(),
    });
    tasks.spawn(accept(listener, app, stopping.clone(), tasks.clone()));

    let hub_ended = tokio::select! {
        () = shutdown => None,
        ended = &mut hub => Some(ended),
    };
    tracing::info!("the relay stops");
    stopping.cancel();
    let ended = match hub_ended {
        Some(ended) => ended,
        None => hub.await,
    };
    tasks.close();
    if tokio::time::timeout(STOP_MAX, tasks.wait()).await.is_err() {
        tracing::warn!(n_tasks = tasks.len(), "connections were cut off: they did not end in time");
    }
    ended?.close().await;
    tracing::info!("the relay has stopped");
    Ok(())
}

fn relay_config(founders: Founders, config: &Config) -> RelayConfig {
    let founding = match founders {
        Founders::Anyone => FoundingPolicy::Anyone,
        Founders::WithCode(code) => FoundingPolicy::WithCode(code.as_str().to_owned()),
        Founders::Nobody => FoundingPolicy::Nobody,
    };
    RelayConfig { founding, limits: config.allowed.limits() }
}

fn app_files(config: &Config) -> Result<Files, ServeError> {
    match &config.assets {
        None => Ok(Files::Embedded),
        Some(path) if path.join("index.html").is_file() => Ok(Files::Folder(Arc::new(path.clone()))),
        Some(path) => Err(ServeError::NoApp { path: path.clone() }),
    }
}
