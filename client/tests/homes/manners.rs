//! What a script can count on: exit codes, where words go, and that nothing is half done.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::home::{Home, Ran, ensemble};
use crate::relay::{Relay, nowhere};

/// A home that founded an initiative and has met no relay.
fn alone() -> Home {
    let home = Home::new();
    home.does(&["found", "--relay", &nowhere(), "--name", "Lucie"]);
    home
}

/// Every way to fail has its number, says what was expected and found, and leaves standard output empty.
#[test]
fn a_command_that_fails_says_why_and_how() {
    let (home, empty) = (alone(), Home::new());
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("a path in UTF-8").to_owned();
    std::fs::write(path("note.txt"), "no file of ours").expect("it can be written");
    let (nothing, note) = (path("nothing.ensemble"), path("note.txt"));
    for (home, args, code, why) in [
        (&home, &["dance"][..], 64, "unrecognized subcommand"),
        (&home, &["give", "--kind", "song", "la"], 64, "possible values"),
        (&home, &["found", "--relay", "nowhere"], 64, "expected a relay's address"),
        (&home, &["record", "Noise", "--period", "2026", "--value", "1"], 65, "expected an indicator"),
        (&home, &["give", "--kind", "idea", " "], 65, "expected something"),
        (&home, &["import", &note], 65, "something else"),
        (&empty, &["join", "https://a.example/#i=abc"], 65, "damaged"),
        (&empty, &["found", "--relay", "http://a", "--template", "none"], 64, "neighbourhood-table"),
        (&home, &["list", "dances"], 64, "invalid value"),
        (&home, &["add", "tasks", "title"], 64, "FIELD=VALUE"),
        (&home, &["add", "tasks", "colour=red"], 65, "expected one of title"),
        (&home, &["history", "tasks", "none"], 65, "expected the key"),
        (&home, &["report", "r.html", "--lang", "en", "--period", "soon"], 65, "--period"),
        (&home, &["import", "--csv", "tasks", &note], 65, "no file of ours"),
        (&home, &["import", &nothing], 66, "nothing.ensemble"),
        (&home, &["sync"], 69, "cannot be reached"),
        (&home, &["found", "--relay", "http://a"], 73, "already"),
        (&home, &["export", &note], 73, "--force"),
        (&home, &["export", &path("no/such/folder")], 73, "no/such/folder"),
        (&empty, &["status"], 78, "found or join"),
    ] {
        let Ran { code: found, answer, talk } = home.runs(args);
        assert_eq!((found, answer.as_slice()), (code, &[][..]), "{args:?}: {talk}");
        assert!(talk.contains(why), "{args:?}: expected {why:?} in {talk:?}");
    }
    assert!(!empty.path().exists(), "nothing was made where nothing was begun");
    let nowhere = Ran::of(ensemble(&["status"]).output().expect("it runs"));
    assert_eq!(nowhere.code, 64, "{}", nowhere.talk);
}

/// `--help` explains every command, and is an answer.
#[test]
fn help_explains_every_command() {
    let help = Ran::of(ensemble(&["--help"]).output().expect("it runs"));
    let words = String::from_utf8(help.answer).expect("words");
    assert_eq!((help.code, help.talk.as_str()), (0, ""));
    for command in [
        "found",
        "join",
        "invite",
        "members",
        "remove",
        "change-lock",
        "give",
        "set-text",
        "record",
        "list",
        "add",
        "change",
        "history",
        "report",
        "calendar",
        "sync",
        "show",
        "status",
        "export",
        "import",
        "recovery-sheet",
        "recover",
    ] {
        assert!(words.contains(&format!("\n  {command} ")), "{words}");
        let its = Ran::of(ensemble(&[command, "--help"]).output().expect("it runs"));
        assert_eq!(its.code, 0, "{command}");
    }
    assert!(words.contains("Exit codes:"));
}

/// A reader that has seen enough ends a command without a word.
#[test]
fn a_closed_pipe_is_no_panic() {
    let home = alone();
    for args in [&["show"][..], &["show", "--json"], &["export", "-"]] {
        let mut child = home.command(args).spawn().expect("it starts");
        drop(child.stdout.take());
        let ran = Ran::of(child.wait_with_output().expect("it ends"));
        assert_eq!((ran.code, ran.talk.as_str()), (0, ""), "{args:?}");
    }
}

/// A text of `-` is what stands on standard input, without the terminal's last line end.
#[test]
fn a_text_can_come_by_standard_input() {
    let home = alone();
    let ran = home.runs_with(&["give", "--kind", "idea", "--audience", "everyone", "-"], "Two\nlines.\n");
    assert_eq!(ran.code, 0, "{}", ran.talk);
    assert!(home.shows().contains(r#""body":"Two\nlines.""#), "{}", home.shows());
    let wrong =
        home.command(&["give", "--kind", "idea", "-"]).stdin(Stdio::null()).output().expect("it runs");
    assert_eq!(wrong.status.code(), Some(65), "nothing was said");
}

/// Each line is a voice of its own; what was given before one that cannot be stays given.
#[test]
fn a_pile_of_slips_can_be_given_line_by_line() {
    let home = alone();
    let give = ["give", "--kind", "idea", "--audience", "everyone", "--lines", "-"];
    let slips = format!("A bench.\n\nA lamp.\n{}\nNever.\n", "long ".repeat(10_000));
    let ran = home.runs_with(&give, &slips);
    assert_eq!(ran.code, 65, "{}", ran.talk);
    assert_eq!(String::from_utf8_lossy(&ran.answer).lines().count(), 2);
    let shown = home.shows();
    assert!(shown.contains("A bench.") && shown.contains("A lamp.") && !shown.contains("Never."), "{shown}");
}

/// While one process works on a home, another is told so; when it was interrupted, everything is in order.
#[cfg(unix)]
#[test]
fn two_processes_on_one_home_are_refused() {
    let relay = Relay::start();
    let home = alone();
    let mut watching =
        home.command(&["sync", "--watch", "--relay", &relay.url(), "--json"]).spawn().expect("it starts");
    let mut answers = BufReader::new(watching.stdout.take().expect("it was asked for")).lines();
    let level = answers.by_ref().map(|line| line.expect("a line")).find(|line| {
        let told: serde_json::Value = serde_json::from_str(line).expect("JSON");
        told["line"] == "connected" && told["to_send"] == 0
    });
    assert!(level.is_some(), "it never got through");

    let refused = home.runs(&["status"]);
    assert_eq!(refused.code, 75, "{}", refused.talk);
    assert!(
        refused.talk.contains(&format!("in use by another process, {}", watching.id())),
        "{}",
        refused.talk
    );

    let interrupt = std::process::Command::new("kill").arg(watching.id().to_string()).status();
    assert!(interrupt.expect("a system with kill").success());
    assert_eq!(watching.wait().expect("it ends").code(), Some(0));
    assert_eq!(home.tells(&["status"])["has_synced"], true);
}

/// Keys are nobody else's to read.
#[cfg(unix)]
#[test]
fn a_home_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = alone();
    let mode =
        |path: &std::path::Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&home.path()), 0o700);
    assert_eq!(mode(&home.path().join("ensemble.sqlite3")), 0o600);
}
