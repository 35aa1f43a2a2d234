//! Invitations as links: reading what a person pasted, scanned or followed, and writing one to share.

use shared::keys::invite::{Glance, Invite, InviteError};
use shared::sync::Millis;

use crate::bridge::LinkTrouble;

/// Reads an invitation that belongs to the app at `address`. Whether it has ended is another question ([`has_ended`]).
///
/// # Errors
/// When it is none, or cannot be followed here.
pub(crate) fn read(link: &str, address: &str) -> Result<Invite, LinkTrouble> {
    let invite = Invite::read(link).map_err(|error| trouble(&error))?;
    belongs_to(link, address).map(|()| invite)
}

/// What such an invitation says of itself; nothing of it is checked.
///
/// # Errors
/// When it is none, or belongs elsewhere.
pub(crate) fn glance(link: &str, address: &str) -> Result<Glance, LinkTrouble> {
    let glance = Invite::glance(link).map_err(|error| trouble(&error))?;
    belongs_to(link, address).map(|()| glance)
}

fn belongs_to(link: &str, address: &str) -> Result<(), LinkTrouble> {
    match origin(link) {
        Some(elsewhere) if !elsewhere.eq_ignore_ascii_case(address) => {
            Err(LinkTrouble::OtherRelay { address: elsewhere.to_owned() })
        }
        Some(_) | None => Ok(()),
    }
}

/// Whether the invitation's last day has passed by this device's clock.
pub(crate) fn has_ended(invite: &Invite, now: Millis) -> bool {
    let ends_s = invite.member().map_or(0, |member| member.terms.admits_until_s);
    ends_s != 0 && seconds(now) > ends_s
}

/// The link to share.
pub(crate) fn write(invite: &Invite, address: &str) -> String {
    format!("{address}/#{}", invite.to_fragment())
}

/// When an invitation that stays open for so many days ends; 0 for no end.
pub(crate) fn end_s(days: u32, now: Millis) -> u64 {
    const DAY_S: u64 = 24 * 60 * 60;
    if days == 0 { 0 } else { seconds(now).saturating_add(u64::from(days) * DAY_S) }
}

/// Why an invitation cannot be made, read or followed, for screens.
pub(crate) const fn trouble(error: &InviteError) -> LinkTrouble {
    match error {
        InviteError::Missing => LinkTrouble::Missing,
        InviteError::Damaged | InviteError::Chain(_) => LinkTrouble::Damaged,
        InviteError::Version { .. } => LinkTrouble::TooNew,
        InviteError::Expired { .. } => LinkTrouble::Expired,
        InviteError::NotAllowed { .. } => LinkTrouble::NotAllowed,
        // Asked for a session of the same initiative only.
        InviteError::OtherInitiative => LinkTrouble::Damaged,
    }
}

fn seconds(at: Millis) -> u64 {
    u64::try_from(at.0 / 1_000).unwrap_or(0)
}

/// `https://ensemble.example:8080` of a link that has it.
fn origin(link: &str) -> Option<&str> {
    let link = link.trim();
    let link = link.split_once('#').map_or(link, |(before, _)| before);
    let host_at = link.find("://")? + "://".len();
    let host = link.get(host_at..)?;
    let end = host.find(['/', '?']).unwrap_or(host.len());
    link.get(..host_at + end)
}

#[cfg(test)]
mod tests {
    use shared::sync::Millis;

    use super::{end_s, glance, origin, read};
    use crate::bridge::LinkTrouble;

    #[test]
    fn the_address_of_a_link_is_what_stands_before_its_path() {
        assert_eq!(origin(" https://ensemble.example:8080/#i=abc"), Some("https://ensemble.example:8080"));
        assert_eq!(origin("https://ensemble.example#i=abc"), Some("https://ensemble.example"));
        assert_eq!(origin("https://ensemble.example/fr?a=/#i=abc"), Some("https://ensemble.example"));
        assert_eq!(origin("#i=https://ensemble.example"), None);
        assert_eq!(origin("i=abc"), None);
    }

    #[test]
    fn what_is_no_invitation_says_so() {
        let address = "https://ensemble.example";
        assert_eq!(read("", address), Err(LinkTrouble::Missing));
        assert_eq!(read("https://elsewhere.example/", address), Err(LinkTrouble::Missing));
        assert_eq!(read("https://ensemble.example/#i=abcd", address), Err(LinkTrouble::Damaged));
        assert_eq!(glance("https://ensemble.example/#i=abcd", address), Err(LinkTrouble::Damaged));
    }

    #[test]
    fn an_invitation_without_days_has_no_end() {
        assert_eq!(end_s(0, Millis(5_000)), 0);
        assert_eq!(end_s(2, Millis(5_000)), 5 + 2 * 86_400);
    }
}
