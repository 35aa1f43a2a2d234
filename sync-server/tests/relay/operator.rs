//! The operator's commands, on the files of a real relay: backing up, restoring, looking over, asking what is wrong.

use std::path::Path;
use std::process::Output;

use crate::daemon::{DATABASE, Daemon, run};
use crate::phone::Phone;

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

async fn succeeds(args: &[&str]) -> String {
    let output = run(args).await;
    assert!(output.status.success(), "{args:?}: {}", said(&output));
    said(&output)
}

async fn fails(args: &[&str], sentence: &str) {
    let output = run(args).await;
    assert_eq!(output.status.code(), Some(1), "{args:?}: {}", said(&output));
    assert!(said(&output).contains(sentence), "{args:?}: {}", said(&output));
}

/// The number before the word, in what `verify` says.
fn n_envelopes(said: &str) -> usize {
    let words: Vec<&str> = said.split([' ', ',']).collect();
    let number = words.windows(2).find(|two| two[1] == "envelopes").and_then(|two| two[0].parse().ok());
    number.unwrap_or_else(|| panic!("no number of envelopes in {said}"))
}

fn log_ids(database: &Path) -> Vec<Vec<u8>> {
    let database = rusqlite::Connection::open(database).expect("a database");
    let mut all = database.prepare("SELECT log_id FROM logs ORDER BY log").expect("it has logs");
    let ids = all.query_map([], |row| row.get(0)).expect("they have ids");
    ids.collect::<Result<_, _>>().expect("of bytes")
}

#[tokio::test]
async fn a_backup_of_a_running_relay_restores_to_one_that_serves() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (data, backup, restored) =
        (folder.path().join("data"), folder.path().join("backup"), folder.path().join("restored"));
    let relay = Daemon::start(&data).await;
    let mut amina = Phone::founding(relay.address, "");
    amina.say("a bench at the stop");
    amina.until("her words are stored", Phone::is_up_to_date).await;
    let invite = amina.invite();

    succeeds(&["backup", text(&backup), "--data", text(&data)]).await;
    fails(&["backup", text(&backup), "--data", text(&data)], "nothing is overwritten").await;
    amina.say("light on the path");
    amina.until("the relay goes on", Phone::is_up_to_date).await;
    // What was announced in between may still be on its way: a phone is up to date when its person's words are stored.
    let then = n_envelopes(&succeeds(&["verify", text(&backup)]).await);
    let now = n_envelopes(&succeeds(&["verify", "--data", text(&data)]).await);
    assert!(then >= 3 && now > then, "{then} envelopes in the backup, {now} by now");

    fails(&["restore", text(&backup), "--data", text(&data)], "another relay is using").await;
    relay.ask_to_stop();
    relay.ended().await;
    fails(&["restore", text(&backup), "--data", text(&data)], "is not empty").await;
    succeeds(&["restore", text(&backup), "--data", text(&restored)]).await;
    succeeds(&["verify", "--data", text(&restored)]).await;
    assert_eq!(log_ids(&backup).len(), 1);
    assert_ne!(log_ids(&restored.join(DATABASE)), log_ids(&backup), "cursors into the old log mean nothing");

    let relay = Daemon::start(&restored).await;
    let mut joao = Phone::joining(relay.address, &invite);
    joao.until("the guest has caught up", Phone::is_up_to_date).await;
    assert_eq!(joao.heard(), ["a bench at the stop"]);
}

#[cfg(unix)]
#[tokio::test]
async fn copies_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().expect("a temporary folder");
    let (data, backup, restored) =
        (folder.path().join("data"), folder.path().join("backup"), folder.path().join("restored"));
    drop(Daemon::start(&data).await);
    succeeds(&["backup", text(&backup), "--data", text(&data)]).await;
    succeeds(&["restore", text(&backup), "--data", text(&restored)]).await;
    let mode = |path: &Path| path.metadata().expect("it is there").permissions().mode() & 0o777;
    assert_eq!((mode(&backup), mode(&restored.join(DATABASE)), mode(&restored)), (0o600, 0o600, 0o700));
    let mut names: Vec<_> = std::fs::read_dir(&restored).expect("a folder").flatten().collect();
    names
        .retain(|entry| !["relay.sqlite3", "relay.lock"].contains(&entry.file_name().to_str().unwrap_or("")));
    assert!(names.is_empty(), "nothing is left over: {names:?}");
}

#[tokio::test]
async fn what_is_no_whole_backup_is_not_restored() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (data, backup, restored) =
        (folder.path().join("data"), folder.path().join("backup"), folder.path().join("restored"));
    let relay = Daemon::start(&data).await;
    let mut phone = Phone::founding(relay.address, "");
    for n in 0..50 {
        phone.say(&format!("sentence {n}: the lamp at the corner has been dark since spring"));
    }
    phone.until("everything is stored", Phone::is_up_to_date).await;
    succeeds(&["backup", text(&backup), "--data", text(&data)]).await;

    let to = ["--data", text(&restored)];
    let missing = folder.path().join("missing");
    fails(&["restore", text(&missing), to[0], to[1]], "there is no relay's database at").await;
    let whole = std::fs::read(&backup).expect("the backup");
    for (name, bytes, sentence) in [
        ("half", whole[..whole.len() / 2].to_vec(), "is damaged"),
        ("words", b"a letter to the neighbours".repeat(100), "is damaged"),
        ("nothing", Vec::new(), "there is no relay's database at"),
    ] {
        let damaged = folder.path().join(name);
        std::fs::write(&damaged, bytes).expect("a file");
        fails(&["restore", text(&damaged), to[0], to[1]], sentence).await;
    }
    succeeds(&["restore", text(&backup), to[0], to[1]]).await;
}

#[tokio::test]
async fn verifying_finds_what_was_altered() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("data");
    let relay = Daemon::start(&data).await;
    let mut amina = Phone::founding(relay.address, "");
    amina.say("a bench at the stop");
    amina.until("her words are stored", Phone::is_up_to_date).await;
    relay.ask_to_stop();
    relay.ended().await;
    let database = rusqlite::Connection::open(data.join(DATABASE)).expect("the database");
    for (alter, mend, sentence) in [
        (
            "UPDATE envelopes SET bytes = zeroblob(300) WHERE position & 255 = 2",
            "UPDATE envelopes SET bytes = (SELECT bytes FROM kept WHERE kept.id = envelopes.id)",
            "envelope 2: malformed",
        ),
        (
            "UPDATE envelopes SET id = zeroblob(32) WHERE position & 255 = 3",
            "UPDATE envelopes SET id = (SELECT id FROM kept WHERE kept.bytes = envelopes.bytes)",
            "envelope 3: malformed",
        ),
        (
            "DELETE FROM envelopes WHERE position & 255 = 2",
            "INSERT INTO envelopes SELECT * FROM kept WHERE position & 255 = 2",
            "expected envelope 2, found 3",
        ),
        (
            "DELETE FROM members",
            "INSERT INTO members SELECT * FROM kept_members",
            "envelope 1: unknown_author",
        ),
    ] {
        database
            .execute_batch(
                "CREATE TABLE IF NOT EXISTS kept AS SELECT * FROM envelopes;
                 CREATE TABLE IF NOT EXISTS kept_members AS SELECT * FROM members;",
            )
            .expect("a copy to mend with");
        succeeds(&["verify", "--data", text(&data)]).await;
        database.execute_batch(alter).expect("it is altered");
        fails(&["verify", "--data", text(&data)], sentence).await;
        database.execute_batch(mend).expect("it is mended");
    }
    succeeds(&["verify", "--data", text(&data)]).await;
    fails(&["verify", "--data", text(folder.path())], "there is no relay's database at").await;
}

#[tokio::test]
async fn the_doctor_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (data, app) = (folder.path().join("data"), folder.path().join("app"));
    std::fs::create_dir(&app).expect("a folder");
    std::fs::write(app.join("index.html"), "<!doctype html>").expect("an app");
    let settings = ["doctor", "--data", text(&data), "--assets", text(&app), "--max-connections", "10"];
    let before = succeeds(&[&settings[..], &["--listen", "127.0.0.1:0"]].concat()).await;
    assert!(before.contains("will be made at the first start"), "{before}");
    assert!(!data.exists(), "asking changes nothing");

    let relay = Daemon::start(&data).await;
    let address = relay.address.to_string();
    let running = succeeds(&[&settings[..], &["--listen", &address]].concat()).await;
    assert!(running.contains("a relay runs on this data folder"), "{running}");
    assert!(running.lines().all(|line| line.starts_with("ok ")), "{running}");

    let elsewhere = folder.path().join("elsewhere");
    fails(&["doctor", "--data", text(&elsewhere), "--listen", &address], "choose another with --listen")
        .await;
    fails(&["doctor", "--data", text(&data), "--assets", text(&data)], "there is no app in").await;
    fails(&["doctor", "--max-connections", "100000000"], "files may be open").await;
    relay.ask_to_stop();
    relay.ended().await;
    std::fs::write(data.join(DATABASE), b"a letter to the neighbours".repeat(100)).expect("it is ruined");
    fails(&settings, "restore the last backup").await;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&data, PermissionsExt::from_mode(0o755)).expect("it is ours");
        fails(&settings, "chmod 700").await;
    }
}

/// The disk is lost and the last backup is an hour old: what came since is on phones, and they bring it back.
#[tokio::test]
async fn a_relay_restored_to_an_hour_old_backup_is_healed_by_the_phones() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (data, backup, restored) =
        (folder.path().join("data"), folder.path().join("backup"), folder.path().join("restored"));
    let relay = Daemon::start(&data).await;
    let mut amina = Phone::founding(relay.address, "");
    amina.say("before the backup");
    amina.until("her words are stored", Phone::is_up_to_date).await;
    succeeds(&["backup", text(&backup), "--data", text(&data)]).await;

    let invite = amina.invite();
    let mut joao = Phone::joining(relay.address, &invite);
    joao.say("of somebody who joined after it");
    joao.until("his words are stored", |joao| joao.is_up_to_date() && joao.heard().len() == 2).await;
    for n in 0..100 {
        amina.say(&format!("{n}: within the hour"));
    }
    let has_all = |phone: &Phone| phone.is_up_to_date() && phone.heard().len() == 102;
    amina.until("all of it is stored", has_all).await;
    let before = succeeds(&["verify", "--data", text(&data)]).await;
    relay.kill().await;

    succeeds(&["restore", text(&backup), "--data", text(&restored)]).await;
    let relay = Daemon::start(&restored).await;
    // He was never told of what she wrote last, the backup does not know him, and somebody joins just now.
    let mut luz = Phone::joining(relay.address, &invite);
    amina.relay_moved(relay.address);
    joao.relay_moved(relay.address);
    tokio::select! {
        () = luz.until("somebody who joins now has everything", has_all) => {}
        () = amina.until("she goes on", |_| false) => {}
        () = joao.until("he goes on", |_| false) => {}
    }
    joao.until("he has heard the rest", has_all).await;
    assert_eq!(luz.heard(), amina.heard());
    let after = succeeds(&["verify", "--data", text(&restored)]).await;
    assert!(n_envelopes(&after) >= n_envelopes(&before), "{before}{after}");
}
