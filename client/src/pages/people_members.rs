//! Everybody who is in the initiative, each with the phones they are in it with.

use std::cmp::Reverse;

use shared::domain::view::MemberRow;
use yew::prelude::*;

use super::people::{Question, Seen, ms};
use crate::bridge::MemberDeed;
use crate::components::{button, muted};
use crate::i18n::intl;

/// How many people are shown at first, and by how many more at a time.
pub(super) const PAGE: usize = 20;

/// A person, with the phones that are known to be theirs: the first one brought in the others.
struct Person<'a> {
    first: &'a MemberRow,
    others: Vec<&'a MemberRow>,
}

impl<'a> Person<'a> {
    fn phones(&self) -> impl Iterator<Item = &'a MemberRow> {
        [self.first].into_iter().chain(self.others.iter().copied())
    }

    fn is_me(&self) -> bool {
        self.phones().any(|phone| phone.is_me)
    }

    /// Whether `phone` came in as another one of this person. Nobody but leads invites into their own role; a lead's
    /// further phone is known by its name.
    fn has(&self, phone: &MemberRow) -> bool {
        let is_brought_in = self.phones().any(|one| Some(&one.tag) == phone.invited_by.as_ref());
        let is_named_alike = !phone.nickname.is_empty() && phone.nickname == self.first.nickname;
        let is_invitable = phone.role.may_invite().contains(&phone.role);
        is_brought_in && phone.role == self.first.role && (!is_invitable || is_named_alike)
    }
}

/// Those who are members, oneself first, then by role.
fn people(rows: &[MemberRow]) -> Vec<Person<'_>> {
    let mut people: Vec<Person<'_>> = Vec::new();
    for row in rows.iter().filter(|row| !row.is_out) {
        match people.iter_mut().find(|person| person.has(row)) {
            Some(person) => person.others.push(row),
            None => people.push(Person { first: row, others: Vec::new() }),
        }
    }
    people.sort_by_key(|person| (!person.is_me(), Reverse(person.first.role)));
    people
}

/// See the module.
pub(super) fn members(seen: &Seen<'_>, n_shown: &UseStateHandle<usize>) -> Html {
    let people = people(&seen.view.members);
    let more = {
        let n_shown = n_shown.clone();
        Callback::from(move |_| n_shown.set(*n_shown + PAGE))
    };
    html! {
        <>
            <ul class="cards">
                { people.iter().take(**n_shown).map(|person| card(seen, person)).collect::<Html>() }
            </ul>
            <div>
                if people.len() > **n_shown {
                    { button("button", seen.text.shell().more, more) }
                }
            </div>
            <div>{ removed(seen) }</div>
        </>
    }
}

fn card(seen: &Seen<'_>, person: &Person<'_>) -> Html {
    let (t, shell) = (seen.t, seen.text.shell());
    let Person { first, others } = person;
    let name = if person.is_me() && first.nickname.is_empty() {
        shell.you.to_owned()
    } else {
        seen.called(&first.nickname)
    };
    html! {
        <li key={first.grant.clone()} class="card">
            <h3 class="card__title" dir="auto">{ name }</h3>
            <p class="card__kicker">
                <span>{ (shell.role)(first.role) }</span>
                if person.is_me() {
                    <strong>{ shell.you }</strong>
                }
                if !others.is_empty() {
                    <span>{ (t.n_phones)(others.len() + 1) }</span>
                }
            </p>
            if others.is_empty() {
                { muted(since(seen, first)) }
            } else {
                <ul class="cards">{ (1..).zip(person.phones()).map(|(n, row)| phone(seen, person, n, row)).collect::<Html>() }</ul>
            }
            { remove(seen, person) }
        </li>
    }
}

fn since(seen: &Seen<'_>, row: &MemberRow) -> String {
    let date = intl::day(seen.lang, ms(row.joined_s));
    match &row.invited_by {
        Some(tag) => (seen.t.since_by)(&date, &seen.called_by_tag(tag)),
        None => (seen.t.since)(&date),
    }
}

/// One of several phones of a person; each can be removed for itself, but the one that brought in the others takes them
/// along, unless they are a lead's.
fn phone(seen: &Seen<'_>, person: &Person<'_>, n: usize, row: &MemberRow) -> Html {
    let t = seen.t;
    let takes_others = n == 1 && !row.role.may_invite().contains(&row.role);
    let question = Question {
        id: format!("remove-{}", row.grant),
        means: vec![t.remove_phone_means.to_owned(), t.remove_keeps.to_owned()],
        act: t.do_remove,
        deed: MemberDeed::Remove { grant: row.grant.clone() },
        done: t.removed,
    };
    html! {
        <li key={row.grant.clone()}>
            <p>{ (t.phone_since)(n, &intl::day(seen.lang, ms(row.joined_s))) }</p>
            if row.is_me {
                { muted(t.this_phone.to_owned()) }
            } else if row.is_mine_to_decide && !takes_others && !(person.others.is_empty()) {
                { seen.asks(&(t.remove_phone)(n), question) }
            }
        </li>
    }
}

/// The whole person; where their phones can only be removed one by one, each has its own button.
fn remove(seen: &Seen<'_>, person: &Person<'_>) -> Html {
    let (t, first) = (seen.t, person.first);
    let is_one_by_one = !person.others.is_empty() && first.role.may_invite().contains(&first.role);
    if !first.is_mine_to_decide || person.is_me() || is_one_by_one {
        return html! { <span hidden=true></span> };
    }
    let name = if first.nickname.is_empty() { t.this_person } else { &first.nickname };
    let question = Question {
        id: format!("remove-person-{}", first.grant),
        means: vec![(t.remove_means)(name), t.remove_keeps.to_owned()],
        act: t.do_remove,
        deed: MemberDeed::Remove { grant: first.grant.clone() },
        done: t.removed,
    };
    seen.asks(&(t.remove_whom)(name), question)
}

/// Those who are no longer members. A phone that came back by another invitation is not among them.
fn removed(seen: &Seen<'_>) -> Html {
    let t = seen.t;
    let is_back =
        |row: &MemberRow| seen.view.members.iter().any(|other| other.tag == row.tag && !other.is_out);
    let out: Vec<&MemberRow> = seen.view.members.iter().filter(|row| row.is_out && !is_back(row)).collect();
    if out.is_empty() {
        return html! { <span hidden=true></span> };
    }
    let one = |row: &&MemberRow| {
        let name = seen.called(&row.nickname);
        let keep = MemberDeed::Keep { grant: row.grant.clone() };
        html! {
            <li key={row.grant.clone()} class="card">
                <h3 class="card__title" dir="auto">{ &name }</h3>
                { muted((seen.text.shell().role)(row.role).to_owned()) }
                if row.is_mine_to_decide {
                    { button("button", &(t.let_in)(&name), seen.doing(keep, t.is_in)) }
                }
            </li>
        }
    };
    html! {
        <details>
            <summary class="summary">{ (t.out)(out.len()) }</summary>
            <p>{ t.out_about }</p>
            <ul class="cards">{ out.iter().map(one).collect::<Html>() }</ul>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use shared::domain::Role;
    use shared::domain::view::MemberRow;

    use super::people;

    fn phone(tag: &str, role: Role, nickname: &str, invited_by: Option<&str>) -> MemberRow {
        MemberRow {
            grant: format!("grant-of-{tag}"),
            tag: tag.to_owned(),
            role,
            nickname: nickname.to_owned(),
            invitation: None,
            invited_by: invited_by.map(str::to_owned),
            joined_s: 0,
            is_me: false,
            is_out: false,
            is_mine_to_decide: false,
        }
    }

    #[test]
    fn a_person_is_listed_once_with_all_phones() {
        let rows = [
            phone("a", Role::Lead, "Nadia", None),
            phone("b", Role::Resident, "Amina", Some("a")),
            phone("c", Role::Resident, "Amina", Some("b")),
            phone("d", Role::Lead, "Tom", Some("a")),
            phone("e", Role::Lead, "Nadia", Some("a")),
            MemberRow { is_out: true, ..phone("f", Role::Resident, "Gil", Some("a")) },
        ];
        let listed: Vec<(&str, usize)> = people(&rows)
            .iter()
            .map(|person| (person.first.nickname.as_str(), person.phones().count()))
            .collect();
        assert_eq!(listed, [("Nadia", 2), ("Tom", 1), ("Amina", 2)]);
    }
}
