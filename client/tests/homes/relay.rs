//! The relay that homes talk with, on a port that is free.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::thread::JoinHandle;

use sync_server::{Cli, Command};
use tempfile::TempDir;
use tokio::runtime::Builder;
use tokio::sync::oneshot;

/// A running relay; it stops when this is dropped.
pub(crate) struct Relay {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    _data: TempDir,
}

impl Relay {
    /// Starts one that lets anyone found.
    pub(crate) fn start() -> Self {
        let data = tempfile::tempdir().expect("a folder");
        let folder = data.path().to_str().expect("a path in UTF-8").to_owned();
        let (stop, stopped) = oneshot::channel::<()>();
        let (ready, address) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let args = ["ensemble-relay", "serve", "--listen", "127.0.0.1:0", "--data", &folder];
            let cli = <Cli as clap::Parser>::try_parse_from(args).expect("good settings");
            let Command::Serve(config) = cli.command else { panic!("it was told to serve") };
            let runtime =
                Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let listener = sync_server::bind(config.listen).expect("a port that is free");
                ready.send(listener.local_addr().expect("an address")).expect("the test waits for it");
                let until = async { drop(stopped.await) };
                sync_server::serve(listener, config, until).await.expect("it serves");
            });
        });
        let address = address.recv().expect("the relay starts");
        Self { address, stop: Some(stop), thread: Some(thread), _data: data }
    }

    /// As `--relay` takes it.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            assert!(thread.join().is_ok(), "the relay panicked");
        }
    }
}

/// Where no relay is.
pub(crate) fn nowhere() -> String {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port that is free");
    format!("http://{}", free.local_addr().expect("an address"))
}
