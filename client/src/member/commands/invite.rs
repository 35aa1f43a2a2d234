//! Invitations, and the sheet with which a lost home is restored.

use serde_json::json;
use shared::keys::invite::Offer;

use crate::member::cli::{Invite, role_name};
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
    let offer = Offer { role: invite.role.into(), until_s, uses_max: 0 };
    let made = shell.tell(|session| session.invite(offer, "en", clock::now(), &mut clock::rng()))??;
    let link = format!("{relay}/#{}", made.to_fragment());
    let role = role_name(invite.role.into());
    answer.say(&link, &json!({ "link": link, "role": role, "until_s": until_s }))?;
    Ok(Code::Done)
}

/// Prints the recovery sheet.
pub(super) fn recovery_sheet(shell: &Shell, answer: Answer) -> Result<Code, Failure> {
    let sheet = shell.session().recovery_sheet().ok_or_else(|| {
        Failure::new(Code::NotAllowed, "only a home that founded or recovered the initiative has the sheet")
    })?;
    answer.say(&sheet.lines().join("\n"), &json!({ "lines": sheet.lines() }))?;
    Ok(Code::Done)
}
