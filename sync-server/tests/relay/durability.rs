//! What was acknowledged survives a power cut, and nobody who steals the disk can read it.

use std::collections::BTreeSet;
use std::path::Path;

use shared::sync::Line;

use crate::daemon::{DATABASE, Daemon};
use crate::phone::Phone;

const N_SAID: usize = 400;
const N_STORED_MIN: usize = 200;

fn sentence(n: usize) -> String {
    format!("sentence {n}: the lamp at the corner has been dark since spring")
}

/// The first half is acknowledged, the other half is on its way, and the power goes.
#[tokio::test]
async fn what_was_acknowledged_survives_a_kill() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let relay = Daemon::start(data.path()).await;
    let mut writer = Phone::founding(relay.address, "");
    let invite = writer.invite();
    for n in 0..N_SAID {
        writer.say(&sentence(n));
    }
    let n_to_send = |phone: &Phone| phone.session.status().n_to_send;
    writer.until("half is stored", |writer| n_to_send(writer) <= N_SAID - N_STORED_MIN).await;
    relay.kill().await;
    // Envelopes are acknowledged in the order they were written in: these are the acknowledged ones.
    let n_stored = N_SAID - n_to_send(&writer);
    assert!((N_STORED_MIN..N_SAID).contains(&n_stored), "{n_stored} were stored when it was killed");

    let relay = Daemon::start(data.path()).await;
    let mut guest = Phone::joining(relay.address, &invite);
    guest.until("the guest has caught up", Phone::is_up_to_date).await;
    let heard: BTreeSet<String> = guest.heard().into_iter().collect();
    let lost: Vec<usize> = (0..n_stored).filter(|n| !heard.contains(&sentence(*n))).collect();
    assert!(lost.is_empty(), "acknowledged, but lost: {lost:?}");

    writer.relay_moved(relay.address);
    writer.until("the rest is stored", Phone::is_up_to_date).await;
    guest.until("the guest has all of it", |guest| guest.heard().len() == N_SAID).await;
    assert_eq!(guest.session.initiative(), writer.session.initiative());
}

#[tokio::test]
async fn a_store_that_fails_acknowledges_nothing_and_is_tried_again() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let relay = Daemon::start(data.path()).await;
    let mut phone = Phone::founding(relay.address, "");
    phone.until("the initiative is founded", Phone::is_up_to_date).await;
    let database = rusqlite::Connection::open(data.path().join(DATABASE)).expect("the database");
    database.execute_batch("ALTER TABLE envelopes RENAME TO elsewhere").expect("it breaks");

    phone.say("a bench at the stop");
    let is_cut_off = |phone: &Phone| phone.session.status().line == Line::Offline;
    phone.until("the relay hangs up", is_cut_off).await;
    assert_eq!(phone.session.status().n_to_send, 1, "it is still the phone's to keep");

    database.execute_batch("ALTER TABLE elsewhere RENAME TO envelopes").expect("it is mended");
    phone.until("the phone tries again by itself", Phone::is_up_to_date).await;
    let mut guest = Phone::joining(relay.address, &phone.invite());
    guest.until("the guest has caught up", Phone::is_up_to_date).await;
    assert_eq!(guest.heard(), ["a bench at the stop"]);
}

#[tokio::test]
async fn the_disk_shows_nothing_of_what_people_say() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let relay = Daemon::start(data.path()).await;
    let mut amina = Phone::founding(relay.address, "");
    let said: Vec<String> = (0..20).map(sentence).collect();
    for sentence in &said {
        amina.say(sentence);
    }
    amina.until("everything is stored", Phone::is_up_to_date).await;
    let mut joao = Phone::joining(relay.address, &amina.invite());
    joao.until("the guest has caught up", Phone::is_up_to_date).await;
    assert_eq!(joao.heard().len(), said.len(), "so it is all on the disk");

    let title = amina.invite().title;
    assert!(!title.is_empty(), "the template names the initiative");
    let mut secrets: Vec<&str> = said.iter().map(String::as_str).collect();
    secrets.extend(["dark since spring", "Amina", "Tremblay", "Joao", "Silva", title.as_str()]);
    // While it runs much is in the write-ahead log, and after it stopped in the database.
    let n_bytes = search(data.path(), amina.session.id().as_bytes(), &secrets);
    assert!(n_bytes > 10_000, "{n_bytes} bytes were searched");
    relay.ask_to_stop();
    relay.ended().await;
    search(data.path(), amina.session.id().as_bytes(), &secrets);
}

/// Searches every file for every secret; finding what must be there shows that searching works.
fn search(folder: &Path, must_be_there: &[u8], secrets: &[&str]) -> usize {
    let mut all = Vec::new();
    for file in std::fs::read_dir(folder).expect("a folder") {
        all.extend(std::fs::read(file.expect("a file").path()).expect("a readable file"));
    }
    let contains = |bytes: &[u8]| all.windows(bytes.len()).any(|window| window == bytes);
    assert!(contains(must_be_there), "the initiative's id is no secret and on the disk");
    for secret in secrets {
        let utf_16: Vec<u16> = secret.encode_utf16().collect();
        let little: Vec<u8> = utf_16.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = utf_16.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for bytes in [secret.as_bytes(), &little, &big] {
            assert!(!contains(bytes), "the disk shows {secret:?}");
        }
    }
    all.len()
}
