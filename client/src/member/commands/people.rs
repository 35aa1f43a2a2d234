//! Who is in the initiative: inviting, listing, removing, changing the lock, and coming back with the recovery sheet.

use std::path::Path;

use serde_json::{Value, json};
use shared::domain::view::{MemberRow, PeopleView};
use shared::keys::grant::GrantId;
use shared::keys::invite::Offer;
use shared::keys::recovery::RecoverySheet;
use shared::sync::Session;

use super::begin::{begin, empty};
use super::words;
use crate::member::answer::remark;
use crate::member::cli::{Invite, Recover, role_name};
use crate::member::failure::{Code, Failure};
use crate::member::shell::Shell;
use crate::member::{Answer, clock};

const DAY_S: u64 = 24 * 60 * 60;

/// Makes an invitation.
pub(super) fn invite(shell: &mut Shell, invite: &Invite, answer: Answer) -> Result<Code, Failure> {
    let relay = shell.home().relay()?;
    let relay = relay.ok_or_else(|| {
        Failure::new(
            Code::NoHome,
            "this home knows no relay, which links begin with: give one with sync --relay URL",
        )
    })?;
    let now_s = u64::try_from(clock::now().0 / 1_000).unwrap_or(0);
    let until_s = if invite.days == 0 { 0 } else { now_s + u64::from(invite.days) * DAY_S };
    let offer = Offer { role: invite.role.into(), until_s, uses_max: invite.uses };
    let made = shell.tell(|session| session.invite(offer, "en", clock::now(), &mut clock::rng()))??;
    let link = format!("{relay}/#{}", made.to_fragment());
    let role = role_name(invite.role.into());
    let json = json!({ "link": link, "role": role, "until_s": until_s, "uses": invite.uses });
    answer.say(&link, &json)?;
    Ok(Code::Done)
}

/// Lists who is and was a member, and the invitations there are.
pub(super) fn members(shell: &Shell, answer: Answer) -> Result<Code, Failure> {
    let PeopleView { members, invites, late, n_leads } = shell.session().people();
    let rows = members.iter().map(in_words).collect::<Vec<_>>();
    let json = json!({
        "members": members.iter().map(in_json).collect::<Vec<_>>(),
        "invitations": invites.iter().map(|invite| json!({
            "grant": invite.grant, "role": role_name(invite.role), "until_s": invite.until_s,
            "uses": invite.uses_max, "joined": invite.joined, "made_by": invite.made_by, "ended": invite.is_ended,
        })).collect::<Vec<_>>(),
        "late": late.iter().map(|row| json!({ "change": row.change, "by": row.tag })).collect::<Vec<_>>(),
        "leads": n_leads,
    });
    answer.say(&rows.join("\n"), &json)?;
    Ok(Code::Done)
}

fn in_words(row: &MemberRow) -> String {
    let name = if row.nickname.is_empty() { "(no name)" } else { &row.nickname };
    let note = match (row.is_me, row.is_out) {
        (_, true) => ", removed",
        (true, false) => ", this home",
        (false, false) => "",
    };
    format!("{}  {}  {name}{note}", row.tag, role_name(row.role))
}

fn in_json(row: &MemberRow) -> Value {
    json!({
        "device": row.tag, "grant": row.grant, "name": row.nickname, "role": role_name(row.role),
        "joined_s": row.joined_s, "invited_by": row.invited_by, "me": row.is_me, "removed": row.is_out,
    })
}

/// Removes somebody, and changes the lock.
pub(super) fn remove(shell: &mut Shell, device: &str, answer: Answer) -> Result<Code, Failure> {
    let row = one_of(shell.session().members(), device)?;
    let grant = GrantId::named(&row.grant)
        .ok_or_else(|| Failure::new(Code::Data, format!("{:?} is no grant's name", row.grant)))?;
    shell.tell(|session| session.remove(grant, clock::now(), &mut clock::rng()))??;
    answer.say(&format!("removed: {}", in_words(&row)), &in_json(&row))?;
    remark("the others hear of it when this home syncs");
    Ok(Code::Done)
}

/// The one member that words mean: a tag or its beginning, or a name.
fn one_of(members: Vec<MemberRow>, meant: &str) -> Result<MemberRow, Failure> {
    let wanted = meant.trim();
    let is_meant = |row: &MemberRow| {
        !row.is_out && (row.nickname == wanted || (wanted.len() >= 4 && row.tag.starts_with(wanted)))
    };
    let mut found: Vec<MemberRow> = members.into_iter().filter(is_meant).collect();
    match (found.pop(), found.len()) {
        (Some(row), 0) => Ok(row),
        (None, _) => Err(Failure::new(
            Code::Data,
            format!("expected a member's tag or name, as `members` prints them; found {meant:?}"),
        )),
        (Some(_), more) => {
            let message = format!("{} members are meant by {meant:?}: give one's tag", more + 1);
            Err(Failure::new(Code::Data, message))
        }
    }
}

/// Changes the lock: what is written from now on opens with a new key.
pub(super) fn change_lock(shell: &mut Shell, answer: Answer) -> Result<Code, Failure> {
    shell.tell(|session| session.change_lock(clock::now(), &mut clock::rng()))??;
    answer.say("the lock is changed", &json!({ "changed": true }))?;
    Ok(Code::Done)
}

/// Prints the recovery sheet.
pub(super) fn recovery_sheet(shell: &mut Shell, answer: Answer) -> Result<Code, Failure> {
    let sheet = shell.session().recovery_sheet().ok_or_else(|| {
        Failure::new(Code::NotAllowed, "only a home that founded or recovered the initiative has the sheet")
    })?;
    answer.say(&sheet.lines().join("\n"), &json!({ "lines": sheet.lines() }))?;
    shell.tell(Session::recovery_kept)?;
    Ok(Code::Done)
}

/// Makes an empty home a lead's, with the lines of the recovery sheet.
pub(super) fn recover(path: &Path, recover: &Recover, answer: Answer) -> Result<Code, Failure> {
    let lines: Vec<String> =
        words("-")?.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let sheet = RecoverySheet::read(&lines)?;
    let home = empty(path)?;
    let session = Session::recover(&sheet, &recover.name, clock::now(), &mut clock::rng());
    begin(home, session, Some(&recover.relay), answer)?;
    Ok(Code::Done)
}
