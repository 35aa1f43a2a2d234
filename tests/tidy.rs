//! The style guide, executable: what a reviewer would otherwise have to look for.
#![expect(clippy::panic, reason = "a check fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The longest source file, in lines.
const LINES_MAX: usize = 500;
/// Names that say nothing about what is in a file.
const NAMELESS: &[&str] = &["utils", "helpers", "common", "misc", "types", "mod"];
/// Words that stand for work put off, or for a test that hides something. Split, so that this file passes its own test.
const PUT_OFF: &[&str] = &[
    concat!("FIX", "ME"),
    concat!("to", "do!("),
    concat!("#[ig", "nore"),
    concat!("#[should_", "panic"),
    concat!("thread::sl", "eep"),
];
/// Waiting for a while instead of for an event: never in a test.
const WAITING: &str = concat!("time::sl", "eep(");
/// What the core may depend on; a new line here needs a reason in the workspace's table.
const SHARED_MAY_USE: &[&str] = &[
    "automerge",
    "base32ct",
    "base64ct",
    "blake3",
    "chacha20poly1305",
    "ed25519-dalek",
    "flate2",
    "hpke",
    "minicbor",
    "rand_core",
    "serde",
    "sha2",
    "thiserror",
    "tracing",
];
/// What the core must not reach for: clocks, threads, files, sockets, the environment.
const IMPURE: &[&str] = &[
    "std::time",
    "std::thread",
    "std::fs",
    "std::net",
    "std::env",
    "std::io::std",
    "static mut",
    "thread_local!",
];
/// Where the framework may be named.
const VIEWS: &[&str] = &["main", "app", "state", "hooks", "pages", "components"];
/// Sockets and databases of the browser, which only the engine speaks to.
const ENGINE_ONLY: &[&str] = &["WebSocket", "indexed_db", "IdbDatabase", "IdbFactory"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace is above this package").to_owned()
}

/// One file of the project: its path from the root, with slashes, and what is in it.
struct File {
    path: String,
    text: String,
}

impl File {
    fn complain(&self, complaints: &mut Vec<String>, what: impl std::fmt::Display) {
        complaints.push(format!("{}: {what}", self.path));
    }

    /// The file's name without its extension.
    fn stem(&self) -> &str {
        Path::new(&self.path).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
    }

    fn is_under(&self, folder: &str) -> bool {
        self.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/') || rest.starts_with('.'))
    }
}

/// Every file with this extension, in path order; not what is built or fetched.
fn files(extension: &str) -> Vec<File> {
    let root = root();
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project").flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            let is_ours =
                !name.starts_with('.') && !["target", "node_modules", "data"].contains(&name.as_str());
            if is_ours && path.is_dir() {
                folders.push(path);
            } else if is_ours && path.extension().is_some_and(|found| found == extension) {
                let text = fs::read_to_string(&path).expect("sources are UTF-8");
                let path =
                    path.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
                found.push(File { path, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no .{extension} file was found");
    found
}

fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut complaints = Vec::new();
    for file in files("rs") {
        if !file.text.starts_with("//! ") {
            file.complain(&mut complaints, "begins with something else than `//! ` and a sentence");
        }
        let n_lines = file.text.lines().count();
        if n_lines > LINES_MAX {
            file.complain(&mut complaints, format!("{n_lines} lines, at most {LINES_MAX} are allowed"));
        }
        if NAMELESS.contains(&file.stem()) {
            file.complain(&mut complaints, "is named for nothing in particular");
        }
    }
    none(&complaints);
}

#[test]
fn nothing_is_put_off() {
    let mut complaints = Vec::new();
    for file in files("rs") {
        for word in PUT_OFF.iter().filter(|word| file.text.contains(**word)) {
            file.complain(&mut complaints, format!("contains `{word}`"));
        }
        let is_test = file.is_under("tests") || file.stem() == "tests";
        let tests = if is_test { Some(file.text.as_str()) } else { file.text.split("#[cfg(test)]").nth(1) };
        if tests.is_some_and(|tests| tests.contains(WAITING)) {
            file.complain(&mut complaints, "waits for a while in a test");
        }
    }
    none(&complaints);
}

/// The names in the `[dependencies]` of a manifest.
fn dependencies(manifest: &str) -> Vec<&str> {
    let lines = manifest.lines().skip_while(|line| *line != "[dependencies]").skip(1);
    lines
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .filter_map(|line| line.split(['.', ' ', '=']).next())
        .collect()
}

#[test]
fn shared_is_pure() {
    let mut complaints = Vec::new();
    let manifest = fs::read_to_string(root().join("shared/Cargo.toml")).expect("the core's manifest");
    for name in dependencies(&manifest).iter().filter(|name| !SHARED_MAY_USE.contains(name)) {
        complaints.push(format!("shared/Cargo.toml: `{name}` is not among what the core may depend on"));
    }
    for file in files("rs").iter().filter(|file| file.is_under("shared/src")) {
        for word in IMPURE.iter().filter(|word| file.text.contains(**word)) {
            file.complain(&mut complaints, format!("contains `{word}`"));
        }
    }
    none(&complaints);
}

#[test]
fn views_know_no_storage_and_the_engine_knows_no_framework() {
    let mut complaints = Vec::new();
    for file in files("rs").iter().filter(|file| file.is_under("client/src")) {
        let is_view = VIEWS.iter().any(|view| file.is_under(&format!("client/src/{view}")));
        if !is_view && ["use yew", "yew::"].iter().any(|word| file.text.contains(word)) {
            file.complain(&mut complaints, "names yew");
        }
        if file.is_under("client/src/engine") || file.is_under("client/src/member") {
            continue;
        }
        for word in ENGINE_ONLY.iter().filter(|word| file.text.contains(**word)) {
            file.complain(&mut complaints, format!("names `{word}`"));
        }
    }
    none(&complaints);
}

/// The names of an enum's variants, from its source.
fn variants(source: &str, name: &str) -> Vec<String> {
    let start = source.find(&format!("pub enum {name} {{")).unwrap_or_else(|| panic!("no enum {name}"));
    let body = &source[start..];
    let body = &body[..body.find("\n}").expect("an enum ends")];
    let lines = body.lines().skip(1).filter_map(|line| line.strip_prefix("    "));
    lines
        .filter(|line| line.starts_with(|first: char| first.is_ascii_uppercase()))
        .filter_map(|line| line.split(|c: char| !c.is_ascii_alphanumeric()).next())
        .map(str::to_owned)
        .collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// `LikeThis` as `like this`.
fn in_words(name: &str) -> String {
    let spaced = name
        .chars()
        .map(|c| if c.is_ascii_uppercase() { format!(" {}", c.to_ascii_lowercase()) } else { c.to_string() });
    spaced.collect::<String>().trim().to_owned()
}

/// BLAKE3 of every file of the wire: each one's path, length and text, in path order.
fn wire_hash() -> String {
    let mut hasher = blake3::Hasher::new();
    for file in files("rs").iter().filter(|file| file.is_under("shared/src/wire")) {
        hasher.update(file.path.as_bytes()).update(&(file.text.len() as u64).to_be_bytes());
        hasher.update(file.text.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

/// Whoever changes the wire reads the page that describes it.
#[test]
fn the_protocol_page_is_in_step_with_the_wire() {
    let page = read("PROTOCOL.md");
    let mut complaints = Vec::new();
    let messages = read("shared/src/wire/message.rs");
    for name in ["ToRelay", "ToDevice"] {
        for message in
            variants(&messages, name).iter().filter(|message| !page.contains(&format!("`{message}`")))
        {
            complaints.push(format!("PROTOCOL.md: does not name {name}::{message}"));
        }
    }
    for name in ["Refusal", "Closed", "HangUp"] {
        for (number, reason) in variants(&messages, name).iter().enumerate() {
            let named = format!("{number} {}", in_words(reason));
            if !page.replace('\n', " ").replace("  ", " ").contains(&named) {
                complaints.push(format!("PROTOCOL.md: does not name {name}::{reason} as `{named}`"));
            }
        }
    }
    let line = format!("wire hash: {}", wire_hash());
    if !page.lines().any(|found| found == line) {
        complaints.push(format!(
            "PROTOCOL.md: once it says what shared/src/wire does, it carries the line\n{line}"
        ));
    }
    none(&complaints);
}

#[test]
fn the_conversation_page_names_every_effect() {
    let source = read("shared/src/sync.rs");
    let page: String = source.lines().take_while(|line| line.starts_with("//!")).collect();
    let effects = variants(&read("shared/src/sync/session.rs"), "Effect");
    assert!(effects.len() >= 5, "{effects:?}");
    let missing: Vec<String> =
        effects.into_iter().filter(|effect| !page.contains(&format!("Effect::{effect}`"))).collect();
    assert!(missing.is_empty(), "shared/src/sync.rs does not name {missing:?}");
}

/// Every `](…)` of a page that leads to a file.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).filter(|link| {
        !link.starts_with('#') && !link.contains("://") && !link.starts_with("mailto:") && !link.is_empty()
    })
}

#[test]
fn links_in_pages_lead_somewhere() {
    let mut complaints = Vec::new();
    for file in files("md") {
        let page = root().join(&file.path);
        for link in links(&file.text) {
            let target = link.split(['#', ' ']).next().unwrap_or_default();
            if !page.parent().is_some_and(|folder| folder.join(target).exists()) {
                file.complain(&mut complaints, format!("leads to `{link}`, which is not there"));
            }
        }
    }
    none(&complaints);
}

/// Every `path/like/this.rs` and `folder/` a page names in code is there: prose about code that moved is worse than none.
#[test]
fn pages_name_files_that_exist() {
    let mut complaints = Vec::new();
    let crates = ["shared/", "sync-server/", "client/", "tests/", "xtask/"];
    for file in files("md") {
        let named = file.text.split('`').skip(1).step_by(2);
        for path in named.filter(|path| crates.iter().any(|name| path.starts_with(name))) {
            let is_path = path.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
            if is_path && !root().join(path).exists() {
                file.complain(&mut complaints, format!("names `{path}`, which is not there"));
            }
        }
    }
    none(&complaints);
}

/// The names of a file's tests.
fn tests_in(text: &str) -> impl Iterator<Item = &str> {
    text.split("#[test]\n").skip(1).filter_map(|rest| rest.strip_prefix("fn ")?.split('(').next())
}

/// Whoever asks where a promise is kept finds its test, and no test is left out of the page.
#[test]
fn every_row_of_the_acceptance_page_has_its_test() {
    let page = read("docs/acceptance.md");
    let named: BTreeSet<&str> =
        page.split('`').skip(1).step_by(2).filter(|name| name.contains("::")).collect();
    let folder = "tests/acceptance";
    let tests: BTreeSet<String> = files("rs")
        .iter()
        .filter(|file| file.is_under(folder))
        .flat_map(|file| {
            tests_in(&file.text).map(|name| format!("{}::{name}", file.stem())).collect::<Vec<_>>()
        })
        .collect();
    let mut complaints = Vec::new();
    for name in named.iter().filter(|name| !tests.contains(**name)) {
        complaints.push(format!("docs/acceptance.md: names `{name}`, which is no test in {folder}"));
    }
    for name in tests.iter().filter(|name| !named.contains(name.as_str())) {
        complaints.push(format!("docs/acceptance.md: does not name `{name}`"));
    }
    none(&complaints);
}
