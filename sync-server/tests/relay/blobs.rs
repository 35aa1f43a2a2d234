//! Blobs over real HTTP and on a real disk: brought in pieces, gone when erased, for members only.

use std::path::Path;

use shared::keys::DeviceKeys;
use shared::wire::ToDevice;
use shared::wire::blob::{BlobName, Pass};
use shared::wire::limits::PIECE_BYTES;

use crate::daemon::Daemon;
use crate::raw::{Device, Line};
use crate::web::{Answer, ask};

/// A device with an open channel, and its pass.
async fn open(relay: &Daemon, device: &Device) -> (Line, Pass) {
    let (mut line, nonce) = Line::open(relay.address).await;
    line.say(&device.open(&nonce)).await;
    let heard = line.hear().await;
    let ToDevice::Welcome { pass, .. } = heard else { panic!("expected to be welcome, heard {heard:?}") };
    (line, pass)
}

/// Asks for a blob with a pass.
async fn asks(relay: &Daemon, pass: Pass, method: &str, path: &str, piece: &[u8]) -> Answer {
    let header = format!("Authorization: {}", pass.to_header());
    ask(relay.address, method, path, &[&header], piece).await
}

/// Two and a half pieces that look like nothing else.
fn sealed() -> Vec<u8> {
    (0..PIECE_BYTES * 5 / 2).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect()
}

/// Whether some file of the relay has a part of `bytes`.
fn is_on_disk(folder: &Path, bytes: &[u8]) -> bool {
    let files = std::fs::read_dir(folder).expect("the relay's folder");
    files.filter_map(|file| std::fs::read(file.expect("a file").path()).ok()).any(|file| {
        [100, bytes.len() / 2, bytes.len() - 100].iter().any(|at| {
            let part = &bytes[*at..*at + 64];
            file.windows(part.len()).any(|window| window == part)
        })
    })
}

#[tokio::test]
async fn a_blob_comes_in_pieces_survives_a_kill_and_is_gone_when_erased() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let relay = Daemon::start(folder.path()).await;
    let device = Device::founder();
    let bytes = sealed();
    let path = BlobName::of(device.tag(), &bytes).path(device.initiative());
    let place = |at: usize| format!("{path}?at={at}&of={}", bytes.len());
    let piece = usize::try_from(PIECE_BYTES).expect("small");

    let (line, pass) = open(&relay, &device).await;
    assert_eq!(asks(&relay, pass, "GET", &path, &[]).await.status, 404);
    let answer = asks(&relay, pass, "PUT", &place(0), &bytes[..piece]).await;
    assert_eq!((answer.status, answer.text()), (200, piece.to_string()));
    assert_eq!(asks(&relay, pass, "GET", &path, &[]).await.status, 404, "half a blob is none");
    drop(line);
    relay.kill().await;

    let relay = Daemon::start(folder.path()).await;
    let (_line, fresh) = open(&relay, &device).await;
    assert_eq!(asks(&relay, pass, "PUT", &place(piece), &bytes[piece..]).await.status, 401, "an old pass");
    let answer = asks(&relay, fresh, "PUT", &place(0), &bytes[..piece]).await;
    assert_eq!((answer.status, answer.text()), (409, piece.to_string()), "it says how far it got");
    for at in [piece, 2 * piece] {
        let end = bytes.len().min(at + piece);
        assert_eq!(asks(&relay, fresh, "PUT", &place(at), &bytes[at..end]).await.status, 200);
    }
    let mut got = Vec::new();
    while got.len() < bytes.len() {
        let answer = asks(&relay, fresh, "GET", &format!("{path}?at={}", got.len()), &[]).await;
        assert_eq!((answer.status, answer.header("cache-control")), (200, "no-store"));
        got.extend(answer.body);
    }
    assert!(got == bytes, "what came back is what was brought");
    assert!(is_on_disk(folder.path(), &bytes), "the search below would find it");

    assert_eq!(asks(&relay, fresh, "DELETE", &path, &[]).await.status, 204);
    assert!(!is_on_disk(folder.path(), &bytes), "neither the database nor its log has any of it");
    assert_eq!(asks(&relay, fresh, "GET", &path, &[]).await.status, 410);
    assert_eq!(asks(&relay, fresh, "PUT", &place(0), &bytes[..piece]).await.status, 410);
    assert_eq!(asks(&relay, fresh, "DELETE", &path, &[]).await.status, 204, "again is no harm");
}

#[tokio::test]
async fn only_an_open_channel_of_the_initiative_lets_one_ask() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let relay = Daemon::start(folder.path()).await;
    let (one, other) = (Device::founder(), Device::founder());
    let path = BlobName::of(one.tag(), b"sealed").path(one.initiative());
    let (line, pass) = open(&relay, &one).await;
    let (_other_line, others) = open(&relay, &other).await;

    let put = format!("{path}?at=0&of=6");
    assert_eq!(ask(relay.address, "PUT", &put, &[], b"sealed").await.status, 401);
    assert_eq!(asks(&relay, Pass([0; 16]), "PUT", &put, b"sealed").await.status, 401);
    assert_eq!(asks(&relay, others, "PUT", &put, b"sealed").await.status, 401);
    assert_eq!(asks(&relay, pass, "PUT", &put, b"sealed").await.status, 200);
    assert_eq!(asks(&relay, others, "GET", &path, &[]).await.status, 401);
    assert_eq!(asks(&relay, others, "DELETE", &path, &[]).await.status, 401);
    assert_eq!(asks(&relay, pass, "GET", &path, &[]).await.text(), "sealed");

    line.hang_up().await;
    assert_eq!(asks(&relay, pass, "GET", &path, &[]).await.status, 401, "the pass ended with the channel");
}

#[tokio::test]
async fn what_is_not_what_it_is_called_is_not_kept() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let relay = Daemon::start(folder.path()).await;
    let device = Device::founder();
    let (_line, pass) = open(&relay, &device).await;
    let path = BlobName::of(device.tag(), b"sealed").path(device.initiative());
    let stranger = DeviceKeys::from_seed(shared::keys::Seed::from_bytes([3; 32])).key().tag();
    let copied = BlobName::of(stranger, b"sealed").path(device.initiative());

    assert_eq!(asks(&relay, pass, "PUT", &format!("{path}?at=0&of=6"), b"forged").await.status, 422);
    assert_eq!(asks(&relay, pass, "GET", &path, &[]).await.status, 404);
    assert_eq!(asks(&relay, pass, "PUT", &format!("{path}?at=0&of=6"), b"sealed").await.status, 200);
    assert_eq!(
        asks(&relay, pass, "GET", &copied, &[]).await.status,
        404,
        "under another author it is another"
    );
    for (path, piece, status) in [
        (format!("{path}x?at=0&of=6"), &b"sealed"[..], 404),
        (format!("{copied}?at=0&of=99999999"), b"sealed", 413),
        (format!("{copied}?at=4&of=6"), b"sealed", 400),
        (format!("{copied}?at=0&of=2000000"), &vec![0; 100_000], 413),
        (format!("{copied}?at=-1&of=x"), b"sealed", 400),
    ] {
        assert_eq!(asks(&relay, pass, "PUT", &path, piece).await.status, status, "{path}");
    }
}
