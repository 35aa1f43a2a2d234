//! Homes that are lost, and members that are removed.

use crate::home::Home;
use crate::relay::Relay;
use crate::story::four;

/// What a removed member writes after the removal is in no one's document, whichever way it travels.
#[test]
fn what_a_removed_member_writes_later_is_in_no_ones_document() {
    let relay = Relay::start();
    let folder = tempfile::tempdir().expect("a folder");
    let [lead, amina, joao, ines] = four(&relay);
    joao.does(&["give", "--kind", "idea", "--audience", "everyone", "While I was one of you."]);
    for home in [&joao, &lead, &amina, &ines] {
        home.does(&["sync"]);
    }

    lead.does(&["remove", "João"]);
    for home in [&lead, &amina, &ines] {
        home.does(&["sync"]);
    }
    joao.does(&["give", "--kind", "idea", "--audience", "everyone", "After I was removed."]);
    let refused = joao.runs(&["sync"]);
    assert_eq!(refused.code, 77, "{}", refused.talk);
    let file = folder.path().join("late.ensemble");
    let file = file.to_str().expect("a path in UTF-8");
    joao.does(&["export", file]);
    amina.runs(&["import", file]);
    for home in [&amina, &lead, &ines, &amina] {
        home.does(&["sync"]);
    }

    let shown = lead.shows();
    for home in [&lead, &amina, &ines] {
        assert!(home.shows() == shown, "{}\nis not\n{shown}", home.shows());
    }
    assert!(shown.contains("While I was one of you."), "what was written before stays");
    assert!(!shown.contains("After I was removed."), "{shown}");
    let members = ines.tells(&["members"]);
    let removed: Vec<&serde_json::Value> =
        members["members"].as_array().expect("a list").iter().filter(|row| row["removed"] == true).collect();
    assert_eq!(removed.len(), 1, "{members}");
    assert_eq!(removed[0]["name"], "João");
}

/// A lead whose home is lost comes back with the printed sheet, also after the lock was changed.
#[test]
fn a_lost_home_is_restored_from_the_printed_sheet() {
    let relay = Relay::start();
    let [lead, amina, ..] = four(&relay);
    let sheet = lead.does(&["recovery-sheet"]);
    lead.does(&["change-lock"]);
    lead.does(&["sync"]);
    amina.does(&["sync"]);
    amina.does(&["give", "--kind", "story", "For the team alone."]);
    amina.does(&["sync"]);
    drop(lead);

    let again = Home::new();
    let copied = sheet.to_lowercase().replace(' ', "-");
    let ran = again.runs_with(&["recover", "--relay", &relay.url(), "--name", "Lucie"], &copied);
    assert_eq!(ran.code, 0, "{}", ran.talk);
    again.does(&["sync"]);
    amina.does(&["sync"]);

    assert_eq!(again.tells(&["status"])["role"], "lead");
    assert!(again.shows() == amina.shows(), "{}\nis not\n{}", again.shows(), amina.shows());
    assert!(again.does(&["show", "--opened"]).contains("For the team alone."));
    again.invites("coordinator");
    let wrong = Home::new().runs_with(&["recover", "--relay", &relay.url()], &sheet.replacen('A', "B", 1));
    assert_eq!(wrong.code, 65, "{}", wrong.talk);
}
