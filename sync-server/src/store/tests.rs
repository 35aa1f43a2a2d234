//! What the store promises, tried on a real file.

use shared::domain::Role;
use shared::keys::act::Introduction;
use shared::keys::epoch::EpochKey;
use shared::keys::grant::{Chain, GrantId, Terms};
use shared::keys::{DeviceKeys, Seed};
use shared::sync::Amount;
use shared::wire::Envelope;
use shared::wire::message::LogId;
use tempfile::TempDir;

use super::*;

const NOW: Millis = Millis(1_700_000_000_000);

fn initiative(n: u8) -> InitiativeId {
    InitiativeId::from_bytes([n; 16])
}

fn create(n: u8) -> Entry {
    Entry::Create { initiative: initiative(n), log_id: LogId([n; 16]) }
}

fn admit(n: u8, grant: u8, record: &[u8]) -> Entry {
    Entry::Admit {
        initiative: initiative(n),
        grant: GrantId::from_bytes([grant; 16]),
        record: record.to_vec(),
    }
}

/// An envelope that says `text`; the text is its ticket's name too, by length and first byte.
fn append(n: u8, text: &str) -> Entry {
    let bytes = text.as_bytes().to_vec();
    Entry::Append(NewEnvelope {
        ticket: ticket(text),
        initiative: initiative(n),
        id: EnvelopeId::of(&bytes),
        bytes,
    })
}

fn ticket(text: &str) -> u64 {
    text.bytes().fold(0, |sum, byte| sum * 31 + u64::from(byte))
}

fn stored(text: &str, seq: u64, fresh: bool) -> Stored {
    Stored { ticket: ticket(text), seq, fresh }
}

fn open() -> (TempDir, Store) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = Store::open(&folder.path().join("data")).expect("an empty folder is fine");
    (folder, store)
}

async fn texts(store: &Store, n: u8, after: u64, bytes_max: usize) -> Vec<(u64, String)> {
    let order = PageOrder { initiative: initiative(n), after, skip: 0, bytes_max };
    let page = store.reader().page(order).await.expect("a page");
    page.into_iter().map(|(seq, bytes)| (seq, String::from_utf8(bytes).expect("a text"))).collect()
}

fn numbered(texts: &[(u64, &str)]) -> Vec<(u64, String)> {
    texts.iter().map(|(seq, text)| (*seq, (*text).to_owned())).collect()
}

#[tokio::test]
async fn each_log_counts_from_one_in_the_order_of_arrival() {
    let (_folder, store) = open();
    let round = vec![create(1), create(2), append(1, "a"), append(2, "b"), append(1, "c")];
    let answer = store.commit(round, NOW).await.expect("it is stored");
    assert_eq!(answer, [stored("a", 1, true), stored("b", 1, true), stored("c", 2, true)]);
    let answer = store.commit(vec![append(2, "d")], NOW).await.expect("it is stored");
    assert_eq!(answer, [stored("d", 2, true)]);
    assert_eq!(texts(&store, 1, 0, 1_000).await, numbered(&[(1, "a"), (2, "c")]));
    assert_eq!(texts(&store, 2, 0, 1_000).await, numbered(&[(1, "b"), (2, "d")]));
}

#[tokio::test]
async fn an_envelope_that_comes_again_keeps_its_number() {
    let (_folder, store) = open();
    let round = vec![create(1), append(1, "a"), append(1, "b"), append(1, "a")];
    let answer = store.commit(round, NOW).await.expect("it is stored");
    assert_eq!(answer[2], stored("a", 1, false), "in the same round");
    let answer = store.commit(vec![append(1, "b"), append(1, "c")], NOW).await.expect("it is stored");
    assert_eq!(answer, [stored("b", 2, false), stored("c", 3, true)], "and later");
    assert_eq!(texts(&store, 1, 0, 1_000).await.len(), 3);
}

#[tokio::test]
async fn the_same_bytes_in_two_logs_are_two_envelopes() {
    let (_folder, store) = open();
    let round = vec![create(1), create(2), append(1, "a"), append(2, "a")];
    let answer = store.commit(round, NOW).await.expect("it is stored");
    assert_eq!(answer, [stored("a", 1, true), stored("a", 1, true)]);
}

#[tokio::test]
async fn pages_begin_after_the_cursor_and_end_before_they_are_too_long() {
    let (_folder, store) = open();
    let round =
        vec![create(1), create(2), append(1, "four"), append(1, "five5"), append(1, "x"), append(2, "y")];
    store.commit(round, NOW).await.expect("it is stored");
    assert_eq!(texts(&store, 1, 0, 9).await, numbered(&[(1, "four"), (2, "five5")]));
    assert_eq!(texts(&store, 1, 0, 8).await, numbered(&[(1, "four")]));
    assert_eq!(texts(&store, 1, 1, 3).await, numbered(&[(2, "five5")]), "one at least");
    assert_eq!(texts(&store, 1, 2, 1_000).await, numbered(&[(3, "x")]), "and nothing of the next log");
    for past_the_end in [3, 4, u64::from(u32::MAX), 1 << 32, u64::MAX] {
        assert_eq!(texts(&store, 1, past_the_end, 1_000).await, [], "{past_the_end}");
    }
    assert_eq!(texts(&store, 3, 0, 1_000).await, [], "a log that is not there");
}

#[tokio::test]
async fn what_was_committed_is_there_after_a_restart() {
    let (folder, store) = open();
    let round = vec![create(1), admit(1, 1, b"lead"), admit(1, 2, b"old"), append(1, "a")];
    store.commit(round, NOW).await.expect("it is stored");
    store.commit(vec![admit(1, 2, b"new")], NOW).await.expect("it is stored");
    store.close().await;
    let left_over = folder.path().join("data").join(format!("{DATABASE}-wal"));
    assert!(!left_over.exists(), "a database at rest is one file");
    let store = Store::open(&folder.path().join("data")).expect("it opens again");
    let state = store.reader().state(initiative(1)).await.expect("it reads").expect("it is there");
    assert_eq!((state.log, state.head), (LogId([1; 16]), 1));
    let member = |grant, record: &[u8]| (GrantId::from_bytes([grant; 16]), record.to_vec());
    assert_eq!(state.members, [member(1, b"lead"), member(2, b"new")]);
    let answer = store.commit(vec![append(1, "b")], NOW).await.expect("it is stored");
    assert_eq!(answer, [stored("b", 2, true)]);
    assert!(store.reader().state(initiative(2)).await.expect("it reads").is_none());
}

#[tokio::test]
async fn a_round_that_fails_leaves_nothing_behind() {
    let (_folder, store) = open();
    store.commit(vec![create(1)], NOW).await.expect("it is stored");
    let error = store.commit(vec![append(1, "a"), append(9, "b")], NOW).await;
    assert!(matches!(error, Err(StoreError::NoLog { .. })), "{error:?}");
    assert_eq!(texts(&store, 1, 0, 1_000).await, []);
    let error = store.commit(vec![append(1, "a"), create(1)], NOW).await;
    assert!(matches!(error, Err(StoreError::Sqlite(_))), "{error:?}");
    let answer = store.commit(vec![append(1, "c")], NOW).await.expect("the store goes on");
    assert_eq!(answer, [stored("c", 1, true)]);
}

#[tokio::test]
async fn a_commit_is_flushed_to_the_disk_before_it_is_answered() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let connection = schema::open_to_write(&folder.path().join(DATABASE)).expect("it opens");
    let pragma =
        |name| connection.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0));
    assert_eq!(pragma("journal_mode").expect("a mode"), "wal".to_owned().into());
    assert_eq!(pragma("synchronous").expect("a level"), 2.into(), "FULL");
    assert_eq!(pragma("foreign_keys").expect("a switch"), 1.into());
}

#[tokio::test]
async fn a_database_of_a_newer_relay_is_left_alone() {
    let (folder, store) = open();
    store.close().await;
    let path = folder.path().join("data");
    let database = rusqlite::Connection::open(path.join(DATABASE)).expect("it opens");
    database.pragma_update(None, "user_version", 99).expect("it is ours to write");
    let error = Store::open(&path).expect_err("it is newer");
    assert!(error.to_string().contains("of schema 99, expected at most "), "{error}");
}

#[tokio::test]
async fn two_relays_do_not_share_a_directory() {
    let (folder, store) = open();
    let path = folder.path().join("data");
    assert!(matches!(Store::open(&path), Err(StoreError::InUse { .. })));
    store.close().await;
    Store::open(&path).expect("it is free again");
}

#[tokio::test]
async fn a_directory_that_cannot_be_used_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("file");
    std::fs::write(&file, "in the way").expect("a file");
    let error = Store::open(&file.join("data")).expect_err("a file is no folder");
    assert!(error.to_string().contains("file/data"), "{error}");
}

#[tokio::test]
async fn a_probe_says_whether_the_store_works() {
    let (_folder, store) = open();
    let probe = store.probe();
    probe.check(NOW).await.expect("it works");
    probe.check(NOW).await.expect("it works again, without another write");
    store.close().await;
    assert!(matches!(probe.check(NOW).await, Err(StoreError::Closed)));
}

/// The quota's counts are kept by the database itself, which must find the author in an envelope's bytes.
#[tokio::test]
async fn how_much_is_kept_is_known_without_counting() {
    let (_folder, store) = open();
    let founding = DeviceKeys::from_seed(Seed::from_bytes([1; 32]));
    let keys = DeviceKeys::from_seed(Seed::from_bytes([2; 32]));
    let terms = Terms { role: Role::Lead, admits_until_s: 0, admits_max: 0, depth: 5 };
    let chain = Chain::found(&founding, keys.key(), terms);
    let member = chain.verify().expect("a good chain");
    let holds = EpochKey::from_parts(1, [1; 32]).name();
    let introduction = Introduction::of(&keys, chain.clone(), holds, 0);
    let envelope = Envelope::membership(&keys, &member, &introduction);
    let initiative = member.initiative;
    let entry = |bytes: Vec<u8>| {
        let id = EnvelopeId::of(&bytes);
        Entry::Append(NewEnvelope { ticket: 0, initiative, id, bytes })
    };
    let round = vec![
        Entry::Create { initiative, log_id: LogId([1; 16]) },
        Entry::Admit { initiative, grant: member.grant, record: vec![1] },
        entry(envelope.bytes().to_vec()),
        entry(envelope.bytes().to_vec()),
        entry(b"by nobody".to_vec()),
    ];
    store.commit(round, NOW).await.expect("it is stored");
    let state = store.reader().state(initiative).await.expect("a state").expect("a log");
    let n_bytes = envelope.bytes().len() as u64;
    assert_eq!(state.kept, Amount { n_envelopes: 2, n_bytes: n_bytes + 9 });
    assert_eq!(state.kept_by_grant, [(member.grant, Amount { n_envelopes: 1, n_bytes })]);
}
