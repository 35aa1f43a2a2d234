//! Where a home stands.

use serde_json::json;

use crate::member::Answer;
use crate::member::cli::role_name;
use crate::member::failure::{Code, Failure};
use crate::member::shell::Shell;

/// Prints a home's role, relay, and what is to be sent.
pub(super) fn status(shell: &Shell, answer: Answer) -> Result<Code, Failure> {
    let session = shell.session();
    let status = session.status();
    let relay = shell.home().relay()?.map(|relay| relay.to_string());
    let initiative = session.initiative();
    let title = initiative.title();
    let title = title.pick("en").map_or("", |(_, title)| title);
    let (id, tag, role) = (session.id().name(), session.tag(), role_name(session.role()));
    let name = initiative.get("devices", tag.as_str()).and_then(|me| me.text("label")).unwrap_or_default();
    let words = format!(
        "initiative  {title} ({id})\nmember      {name} ({}), {role}\nrelay       {}\nto send     {}\ncarried     {}\n\
         refused     {}\nset aside   {}",
        tag.as_str(),
        relay.as_deref().unwrap_or("none"),
        status.n_to_send,
        status.n_carried,
        status.n_refused,
        status.n_set_aside,
    );
    let json = json!({
        "initiative": id, "title": title, "device": tag.as_str(), "name": name, "role": role, "relay": relay,
        "has_synced": status.caught_up, "to_send": status.n_to_send, "carried": status.n_carried,
        "refused": status.n_refused, "set_aside": status.n_set_aside,
    });
    answer.say(&words, &json)?;
    Ok(Code::Done)
}
