//! The invitations that are open, and ending one.

use shared::domain::view::InviteRow;
use yew::prelude::*;

use super::people::{Question, Seen, invite_link, ms};
use crate::bridge::MemberDeed;
use crate::browser;
use crate::components::muted;
use crate::i18n::intl;

/// See the module.
pub(super) fn invitations(seen: &Seen<'_>) -> Html {
    let now_ms = browser::now_ms();
    let rows: Vec<&InviteRow> = seen.view.invites.iter().filter(|row| is_open(row, now_ms)).collect();
    let about = if rows.is_empty() { seen.t.no_invitations } else { seen.t.invitations_about };
    html! {
        <>
            <p>{ about }</p>
            { invite_link(seen) }
            <ul class="cards">{ rows.into_iter().map(|row| card(seen, row)).collect::<Html>() }</ul>
        </>
    }
}

fn is_open(row: &InviteRow, now_ms: i64) -> bool {
    let is_used_up = row.uses_max > 0 && row.joined.len() >= usize::from(row.uses_max);
    !row.is_ended && !is_used_up && (row.until_s == 0 || ms(row.until_s) > now_ms)
}

/// Whether it is for another phone of who made it: nobody but leads invites into their own role.
fn is_for_other_phone(seen: &Seen<'_>, row: &InviteRow) -> bool {
    let maker = seen.view.members.iter().find(|member| member.tag == row.made_by);
    row.uses_max == 1
        && maker.is_some_and(|maker| maker.role == row.role && !row.role.may_invite().contains(&row.role))
}

fn card(seen: &Seen<'_>, row: &InviteRow) -> Html {
    let (t, text) = (seen.t, seen.text);
    let max = usize::from(row.uses_max);
    let uses = match row.uses_max {
        0 => t.uses_any.to_owned(),
        _ => (t.uses_left)(max.saturating_sub(row.joined.len()), max),
    };
    let until = match row.until_s {
        0 => t.no_last_day.to_owned(),
        until_s => (text.invitations().open_until)(&intl::day(seen.lang, ms(until_s))),
    };
    let names: Vec<String> = row.joined.iter().map(|tag| seen.called_by_tag(tag)).collect();
    let joined = if names.is_empty() { t.joined_nobody.to_owned() } else { (t.joined)(&names.join(", ")) };
    let title = if is_for_other_phone(seen, row) {
        (t.for_other_phone)(&seen.called_by_tag(&row.made_by))
    } else {
        (text.invitations().for_role)((text.shell().role)(row.role))
    };
    let question = Question {
        id: format!("revoke-{}", row.grant),
        means: vec![t.revoke_means.to_owned()],
        act: t.do_revoke,
        deed: MemberDeed::Revoke { grant: row.grant.clone() },
        done: t.revoked,
    };
    html! {
        <li key={row.grant.clone()} class="card">
            <h3 class="card__title" dir="auto">{ title }</h3>
            <p>{ uses }</p>
            <p>{ until }</p>
            { muted((t.made_by)(&seen.called_by_tag(&row.made_by), &intl::day(seen.lang, ms(row.made_s)))) }
            { muted(joined) }
            if row.is_mine_to_decide {
                { seen.asks(t.revoke, question) }
            }
        </li>
    }
}

#[cfg(test)]
mod tests {
    use shared::domain::Role;
    use shared::domain::view::InviteRow;

    use super::is_open;

    #[test]
    fn an_invitation_is_open_until_its_day_its_uses_or_somebody_ends_it() {
        let open = InviteRow {
            grant: "g".to_owned(),
            role: Role::Resident,
            until_s: 100,
            uses_max: 1,
            joined: Vec::new(),
            made_by: "a".to_owned(),
            made_s: 0,
            is_ended: false,
            is_mine_to_decide: true,
        };
        assert!(is_open(&open, 99_999));
        assert!(!is_open(&open, 100_000));
        assert!(is_open(&InviteRow { until_s: 0, ..open.clone() }, i64::MAX));
        assert!(!is_open(&InviteRow { joined: vec!["b".to_owned()], ..open.clone() }, 0));
        assert!(!is_open(&InviteRow { is_ended: true, ..open }, 0));
    }
}
