//! A neighbourhood by shell alone.

use serde_json::json;

use crate::home::Home;
use crate::relay::Relay;

/// Four homes of one initiative: a lead, a resident, a field worker, a coordinator. All have synced.
pub(crate) fn four(relay: &Relay) -> [Home; 4] {
    let lead = Home::new();
    lead.does(&["found", "--relay", &relay.url(), "--template", "neighbourhood-table", "--name", "Lucie"]);
    lead.does(&["sync"]);
    let others =
        [("resident", "Amina"), ("field-worker", "João"), ("coordinator", "Inès")].map(|(role, name)| {
            let home = Home::new();
            home.does(&["join", &lead.invites(role), "--name", name]);
            home.does(&["sync", "--once"]);
            home
        });
    let [amina, joao, ines] = others;
    [lead, amina, joao, ines]
}

/// Four people write without network, two of them meet and exchange files, all sync: all have the same, to the byte.
#[test]
fn four_homes_and_a_relay_show_the_same() {
    let relay = Relay::start();
    let folder = tempfile::tempdir().expect("a folder");
    let homes = four(&relay);
    let [lead, amina, joao, ines] = &homes;

    amina.does(&["give", "--kind", "concern", "--audience", "everyone", "The stairs have no light."]);
    amina.does(&["give", "--kind", "story", "For the team alone."]);
    joao.does(&["set-text", "vision", "en", "Every stairwell is lit."]);
    joao.does(&["give", "--kind", "idea", "--lang", "fr", "--audience", "everyone", "Une lampe par étage."]);
    ines.does(&["set-text", "vision", "fr", "Chaque escalier est éclairé."]);
    let told = amina.hands_over_to(joao, folder.path());
    assert_eq!((&told["name"], &told["adds"]), (&json!("Amina"), &json!({ "contributions": 2 })), "{told}");
    joao.hands_over_to(amina, folder.path());
    assert_eq!(amina.shows(), joao.shows(), "two met, and needed no relay");
    assert_ne!(amina.shows(), ines.shows());

    for home in [joao, ines, lead, amina, joao] {
        home.does(&["sync"]);
    }

    // What each does for the others when it hears of them, such as giving keys, goes round once more.
    for home in homes.iter().chain(&homes) {
        home.does(&["sync"]);
    }
    let shown = lead.shows();
    for home in &homes {
        assert!(home.shows() == shown, "{}\nis not\n{shown}", home.shows());
        assert_eq!(home.tells(&["status"])["to_send"], 0);
        let again = home.tells(&["sync"]);
        assert_eq!((&again["envelopes_up"], &again["envelopes_down"]), (&json!(0), &json!(0)), "{again}");
        assert_eq!(again["round_trips"], 1);
    }
    assert!(shown.contains("Every stairwell is lit.") && shown.contains("Chaque escalier est éclairé."));
    assert!(!shown.contains("For the team alone."), "it is sealed");
    assert!(ines.does(&["show", "--opened"]).contains("For the team alone."), "she is of the team");
    assert!(!joao.does(&["show", "--opened", "--json"]).contains("For the team alone."));
}

/// A file is looked into before it is taken in; what it holds goes to the relay with whoever has it.
#[test]
fn a_courier_brings_what_its_author_could_not_send() {
    let relay = Relay::start();
    let folder = tempfile::tempdir().expect("a folder");
    let [lead, amina, joao, _] = four(&relay);
    let file = folder.path().join("amina.ensemble");
    let file = file.to_str().expect("a path in UTF-8");
    amina.does(&["give", "--kind", "question", "--audience", "everyone", "Who mends the lift?"]);
    amina.does(&["export", "--unsent", file]);

    let told = joao.tells(&["import", file, "--preview"]);
    assert_eq!((&told["preview"], &told["adds"]), (&json!(true), &json!({ "contributions": 1 })), "{told}");
    assert_eq!(joao.tells(&["status"])["carried"], 0, "it was only looked into");
    joao.does(&["import", file]);
    assert_eq!(joao.tells(&["status"])["carried"], 1);
    assert_eq!(joao.tells(&["sync"])["envelopes_up"], 1);
    lead.does(&["sync"]);

    assert!(lead.shows().contains("Who mends the lift?"), "although Amina has met no relay since");
    assert_eq!(joao.tells(&["import", file])["fresh"], 0, "twice is as good as once");
    amina.does(&["sync"]);
    assert_eq!(amina.tells(&["status"])["to_send"], 0);
}

/// The document alone is for every program that reads Automerge.
#[test]
fn the_document_is_written_for_other_programs() {
    let relay = Relay::start();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("table.automerge");
    let [lead, ..] = four(&relay);
    lead.does(&["export", "--automerge", file.to_str().expect("a path in UTF-8")]);
    let bytes = std::fs::read(&file).expect("it was written");
    assert_eq!(bytes.get(..4), Some(&[0x85, 0x6f, 0x4a, 0x83][..]), "Automerge's magic bytes");
}
