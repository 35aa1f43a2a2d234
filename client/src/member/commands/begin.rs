//! How a home comes to its initiative.

use std::path::Path;

use serde_json::json;
use shared::domain::template::template;
use shared::keys::invite::Invite;
use shared::sync::{Founding, Session};

use super::{open, words};
use crate::member::address::RelayAddress;
use crate::member::answer::remark;
use crate::member::cli::{Found, Join, role_name};
use crate::member::failure::{Code, Failure};
use crate::member::home::Home;
use crate::member::shell::Shell;
use crate::member::{Answer, clock};

/// Founds an initiative.
pub(super) fn found(path: &Path, found: &Found, answer: Answer) -> Result<Code, Failure> {
    let template = template(&found.template).ok_or_else(|| {
        let message = format!("template: expected one that exists, found {:?}", found.template);
        Failure::new(Code::Data, message)
    })?;
    let founding =
        Founding { template, lang: &found.lang, nickname: &found.name, creation_code: &found.code };
    let home = empty(path)?;
    let session = Session::found(&founding, clock::now(), &mut clock::rng());
    begin(home, session, Some(&found.relay), answer)?;
    remark("print the recovery sheet and keep it: without it, a lost home is a lost initiative");
    Ok(Code::Done)
}

/// Joins an initiative.
pub(super) fn join(path: &Path, join: &Join, answer: Answer) -> Result<Code, Failure> {
    let link = words(&join.link)?;
    let invite = Invite::read(&link)?;
    let relay = join.relay.clone().or_else(|| RelayAddress::of_link(&link));
    if let Some(shell) = member_already(path)? {
        return rejoin(shell, &invite, answer);
    }
    let home = empty(path)?;
    let session = Session::join(&invite, &join.name, clock::now(), &mut clock::rng())?;
    begin(home, session, relay.as_ref(), answer)?;
    if relay.is_none() {
        remark("the link names no relay: give one with sync --relay URL, or exchange by file");
    }
    Ok(Code::Done)
}

/// The shell of a home that has an initiative.
fn member_already(path: &Path) -> Result<Option<Shell>, Failure> {
    match open(path) {
        Ok(shell) => Ok(Some(shell)),
        Err(failure) if failure.code == Code::NoHome => Ok(None),
        Err(failure) => Err(failure),
    }
}

/// Follows a new invitation to the same initiative: a way back for a home whose membership has ended.
fn rejoin(mut shell: Shell, invite: &Invite, answer: Answer) -> Result<Code, Failure> {
    if invite.initiative() != shell.session().id() {
        let message = "this home holds another initiative already; one home, one initiative";
        return Err(Failure::new(Code::CannotCreate, message));
    }
    shell.tell(|session| session.rejoin(invite, clock::now()))??;
    let (initiative, role) = (shell.session().id().name(), role_name(shell.session().role()));
    answer.say(
        &format!("{initiative}: this home is its {role} again"),
        &json!({ "initiative": initiative, "role": role, "device": shell.session().tag().as_str() }),
    )?;
    Ok(Code::Done)
}

/// A home for a new initiative.
pub(super) fn empty(path: &Path) -> Result<Home, Failure> {
    let home = Home::make(path)?;
    if home.is_empty()? {
        return Ok(home);
    }
    let message = format!("{} holds an initiative already; one home, one initiative", path.display());
    Err(Failure::new(Code::CannotCreate, message))
}

/// Stores a new session, and says what it is.
pub(super) fn begin(
    mut home: Home,
    session: Session,
    relay: Option<&RelayAddress>,
    answer: Answer,
) -> Result<(), Failure> {
    if let Some(relay) = relay {
        home.set_relay(relay)?;
    }
    let shell = Shell::begin(home, session)?;
    let session = shell.session();
    let (initiative, role) = (session.id().name(), role_name(session.role()));
    let relay = relay.map(ToString::to_string);
    answer.say(
        &format!("{initiative}: this home is its {role}"),
        &json!({ "initiative": initiative, "role": role, "device": session.tag().as_str(), "relay": relay }),
    )
}
