//! What an operator sees: starting, watching, stopping, and being told what is wrong.

use shared::wire::{HangUp, ToDevice};
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;

use crate::daemon::{DATABASE, Daemon, run};
use crate::phone::Phone;
use crate::raw::{Closing, Line};
use crate::web::get;

#[tokio::test]
async fn stopping_closes_sockets_and_leaves_one_file() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let relay = Daemon::start(data.path()).await;
    let (line, _) = Line::open(relay.address).await;
    relay.ask_to_stop();
    let last = Some(ToDevice::Goodbye { reason: HangUp::Unavailable });
    assert_eq!(line.closing().await, Closing { code: CloseCode::Away, last });
    let (status, log) = relay.ended().await;
    assert!(status.success(), "{status}");
    assert!(log.contains("the relay has stopped"), "{log}");
    assert!(!log.contains("WARN") && !log.contains("ERROR"), "{log}");
    assert!(!data.path().join(format!("{DATABASE}-wal")).exists(), "the write-ahead log is folded in");
}

#[tokio::test]
async fn a_healthy_relay_says_so_and_which_version_it_is() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let relay = Daemon::start(data.path()).await;
    let health = get(relay.address, "/healthz", &[]).await;
    assert_eq!((health.status, health.text().as_str()), (200, "ok\n"));
    let version = get(relay.address, "/version", &[]).await;
    assert_eq!(version.header("content-type"), "application/json");
    let version: serde_json::Value = serde_json::from_slice(&version.body).expect("JSON");
    assert_eq!(version["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!((&version["protocol"]["oldest"], &version["protocol"]["newest"]), (&1.into(), &1.into()));
}

#[tokio::test]
async fn a_store_that_does_not_take_writes_is_unhealthy() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let relay = Daemon::start(data.path()).await;
    let database = rusqlite::Connection::open(data.path().join(DATABASE)).expect("the database");
    database.execute_batch("DROP TABLE health").expect("somebody breaks it");
    let health = get(relay.address, "/healthz", &[]).await;
    assert_eq!((health.status, health.text().as_str()), (503, "the store does not work\n"));
    relay.ask_to_stop();
    let (_, log) = relay.ended().await;
    assert!(log.contains("failed its health check"), "{log}");
}

#[tokio::test]
async fn every_answer_carries_the_protecting_headers() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let app = tempfile::tempdir().expect("a temporary folder");
    std::fs::create_dir(app.path().join("assets")).expect("a folder in it");
    for (name, text) in [
        ("index.html", "<!doctype html>"),
        ("assets/app.0123.js", "app"),
        ("assets/app.0123.js.br", "packed"),
    ] {
        std::fs::write(app.path().join(name), text).expect("a file in it");
    }
    let folder = app.path().to_str().expect("a path in UTF-8");
    let relay = Daemon::start_with(data.path(), &["--listen", "127.0.0.1:0", "--assets", folder]).await;
    for (path, status) in
        [("/", 200), ("/agenda", 200), ("/assets/app.0123.js", 200), ("/missing.js", 404), ("/sync", 426)]
    {
        let answer = get(relay.address, path, &[]).await;
        assert_eq!(answer.status, status, "{path}");
        for (name, value) in [
            ("referrer-policy", "no-referrer"),
            ("x-content-type-options", "nosniff"),
            ("permissions-policy", "geolocation=(self), camera=(self), microphone=(self)"),
            ("cross-origin-opener-policy", "same-origin"),
            (
                "content-security-policy",
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; media-src blob:; \
                 connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
                 frame-ancestors 'none'",
            ),
        ] {
            assert_eq!(answer.header(name), value, "{name} of {path}");
        }
    }
    let packed = get(relay.address, "/assets/app.0123.js", &["Accept-Encoding: gzip, br"]).await;
    assert_eq!((packed.header("content-encoding"), packed.text().as_str()), ("br", "packed"));
    assert_eq!(packed.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(packed.header("content-type"), "text/javascript; charset=utf-8");
}

/// What phones may take up is the operator's to set; a phone with too much keeps it until there is room.
#[tokio::test]
async fn limits_are_the_operators_to_set() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let settings = ["--listen", "127.0.0.1:0", "--device-envelopes", "5"];
    let relay = Daemon::start_with(data.path(), &settings).await;
    let mut phone = Phone::founding(relay.address, "");
    for n in 0..10 {
        phone.say(&format!("sentence {n}"));
    }
    let n_refused = |phone: &Phone| phone.session.status().n_refused;
    phone.until("the relay has no more room", |phone| n_refused(phone) == 7).await;
    relay.ask_to_stop();
    relay.ended().await;

    let settings = ["--listen", "127.0.0.1:0", "--envelopes-per-second", "1000"];
    let relay = Daemon::start_with(data.path(), &settings).await;
    phone.relay_moved(relay.address);
    phone.until("everything is stored", |phone| phone.is_up_to_date() && n_refused(phone) == 0).await;
}

#[tokio::test]
async fn what_is_wrong_is_said_in_one_sentence() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let relay = Daemon::start(data.path()).await;
    let (taken, used) = (relay.address.to_string(), data.path().to_str().expect("a path in UTF-8"));
    let other = tempfile::tempdir().expect("a temporary folder");
    let free = other.path().to_str().expect("a path in UTF-8");
    let in_file = other.path().join("file/data");
    std::fs::write(other.path().join("file"), "in the way").expect("a file");
    let in_file = in_file.to_str().expect("a path in UTF-8");
    for (args, code, sentence) in [
        (vec!["--listen", &taken, "--data", free], 1, "cannot listen on 127.0.0.1:"),
        (vec!["--listen", "127.0.0.1:0", "--data", used], 1, "another relay is using the data directory"),
        (vec!["--listen", "127.0.0.1:0", "--data", in_file], 1, "cannot use the data directory"),
        (vec!["--listen", "127.0.0.1:0", "--data", free, "--assets", free], 1, "found no index.html there"),
        (vec!["--listen", "nowhere"], 2, "expected an address and a port"),
    ] {
        let output = run(&[vec!["serve"], args.clone()].concat()).await;
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {message}");
        let sentences: Vec<&str> = message.lines().filter(|line| line.contains(sentence)).collect();
        assert_eq!(sentences.len(), 1, "{args:?}: {message}");
    }
    let version = run(&["--version"]).await;
    let expected = concat!("ensemble-relay ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(String::from_utf8_lossy(&version.stdout), expected);
}
