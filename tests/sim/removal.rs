//! Removing somebody: what stays, what is kept aside, on every phone alike; and coming back.

use shared::domain::Role;
use shared::keys::invite::Offer;
use shared::sync::session::handover::Parcel;
use shared::sync::{ActError, LineTrouble};
use tests::{PhoneId, World};

fn removes(world: &mut World, by: PhoneId, whom: PhoneId) {
    assert_eq!(world.remove(by, whom), Some(Ok(())));
}

fn trouble(world: &World, phone: PhoneId) -> Option<LineTrouble> {
    world.phone(phone).session().unwrap().status().trouble
}

/// What they gave before stays; what they write after it is on their own phone, and on nobody else's.
#[test]
fn a_removed_members_later_writes_are_in_no_ones_document() {
    let (mut world, [lead, ines, joao, amina]) = World::neighbourhood(1);
    let before = world.on(joao).give_voice("Given before.");
    world.run_until_quiet();

    removes(&mut world, ines, joao);
    world.run_until_quiet();
    assert_eq!(trouble(&world, joao), Some(LineTrouble::Removed));
    let after = world.on(joao).give_voice("Written after.");
    world.run_for(300_000);

    for phone in [lead, ines, amina] {
        assert!(world.on(phone).sees_voice(&before).is_some());
        assert!(world.on(phone).sees_voice(&after).is_none());
        assert!(world.row_of(phone, joao).unwrap().is_out);
    }
    assert!(world.on(joao).sees_voice(&after).is_some(), "it stays on this phone");
    world.settle();
}

/// Words written without network before the removal, and after it by others' clocks, wait for somebody to decide; a
/// coordinator takes them up, and then everybody has them.
#[test]
fn what_came_too_late_is_kept_until_a_coordinator_decides() {
    let (mut world, [lead, ines, joao, amina]) = World::neighbourhood(2);
    world.cut(joao);
    let late = world.on(joao).give_voice("From the cellar.");
    removes(&mut world, lead, joao);
    world.run_until_quiet();
    // Amina meets him, and takes his words along.
    let file = world.file(joao, Parcel::Unsent).unwrap();
    world.take_file(amina, &file).unwrap().unwrap();
    world.run_until_quiet();

    for phone in [lead, ines, amina] {
        assert!(world.on(phone).sees_voice(&late).is_none());
        assert_eq!(world.on(phone).session().people().late.len(), 1);
    }
    assert_eq!(world.adopt_all(amina), Some(Err(ActError::NotAllowed { role: Role::Resident })));
    let adoption = world.would_adopt(ines);
    assert_eq!(adoption.words, ["From the cellar."]);
    assert_eq!(adoption.difference.added, [("contributions".to_owned(), 1)].into());
    assert!(world.on(ines).sees_voice(&late).is_none(), "looking takes nothing up");
    assert_eq!(world.adopt_all(ines), Some(Ok(())));
    world.run_until_quiet();
    for phone in [lead, ines, amina] {
        assert!(world.on(phone).sees_voice(&late).is_some());
        assert_eq!(world.on(phone).session().people().late.len(), 0);
    }
    world.mend(joao);
    world.settle();
}

/// A phone that showed the words before it heard of the removal takes them back, like everybody who never saw them.
#[test]
fn a_phone_that_had_them_already_shows_what_the_others_show() {
    let (mut world, [lead, ines, joao, amina]) = World::neighbourhood(3);
    for phone in [joao, amina] {
        world.cut(phone);
    }
    let late = world.on(joao).give_voice("Only Amina knows.");
    let file = world.file(joao, Parcel::Unsent).unwrap();
    world.take_file(amina, &file).unwrap().unwrap();
    assert!(world.on(amina).sees_voice(&late).is_some());
    removes(&mut world, lead, joao);
    world.run_until_quiet();
    world.mend(amina);
    world.run_until_quiet();

    for phone in [lead, ines, amina] {
        assert!(world.on(phone).sees_voice(&late).is_none());
        assert_eq!(world.on(phone).session().people().late.len(), 1, "nobody has lost it");
    }
    assert_eq!(world.screen(amina), world.screen(lead));
    world.mend(joao);
    world.settle();
}

/// Nor does it show what had been waiting there for words that come together with the news of the removal.
#[test]
fn what_waited_is_too_late_as_well() {
    let (mut world, [lead, ines, joao, amina]) = World::neighbourhood(13);
    world.cut(amina);
    world.cut(lead);
    world.on(ines).give_voice("Neither the lead nor Amina has heard this.");
    world.run_until_quiet();
    world.cut(joao);
    let late = world.on(joao).give_voice("And this builds on it.");
    let file = world.file(joao, Parcel::Unsent).unwrap();
    world.take_file(amina, &file).unwrap().unwrap();
    assert!(world.on(amina).sees_voice(&late).is_none(), "it waits");
    removes(&mut world, lead, joao);
    world.mend(lead);
    world.run_until_quiet();
    world.mend(amina);
    world.run_until_quiet();

    for phone in [lead, ines, amina] {
        assert!(world.on(phone).sees_voice(&late).is_none());
    }
    assert_eq!(world.screen(amina), world.screen(lead));
    world.mend(joao);
    world.settle();
}

/// Whoever built on words that came too late has made them theirs: no member's own words are ever lost with them.
#[test]
fn what_a_member_built_on_comes_with_it() {
    let (mut world, [lead, ines, joao, amina]) = World::neighbourhood(4);
    for phone in [joao, amina] {
        world.cut(phone);
    }
    let late = world.on(joao).give_voice("The gate is broken.");
    let file = world.file(joao, Parcel::Unsent).unwrap();
    world.take_file(amina, &file).unwrap().unwrap();
    let mine = world.on(amina).give_voice("I saw it too.");
    removes(&mut world, lead, joao);
    world.run_until_quiet();
    world.mend(amina);
    world.run_until_quiet();

    for phone in [lead, ines, amina] {
        assert!(world.on(phone).sees_voice(&mine).is_some());
        assert!(world.on(phone).sees_voice(&late).is_some());
    }
    world.mend(joao);
    world.settle();
}

/// Nobody removes somebody of a higher role, or themselves; leads remove leads; two who remove each other at the same
/// time leave one.
#[test]
fn there_is_always_a_lead_left() {
    let (mut world, [lead, ines, joao, amina]) = World::neighbourhood(5);
    let second = world.join("second", Role::Lead);
    world.run_until_quiet();
    assert_eq!(world.remove(ines, lead), Some(Err(ActError::NotAllowed { role: Role::Coordinator })));
    assert_eq!(world.remove(amina, joao), Some(Err(ActError::NotAllowed { role: Role::Resident })));
    assert_eq!(world.remove(lead, lead), Some(Err(ActError::Oneself)));
    for phone in [lead, second] {
        world.cut(phone);
    }
    removes(&mut world, lead, second);
    removes(&mut world, second, lead);
    world.mend(second);
    world.run_until_quiet();
    world.mend(lead);
    world.run_until_quiet();
    assert_eq!(trouble(&world, lead), Some(LineTrouble::Removed), "the relay hears the other one first");
    assert_eq!(world.on(ines).session().status().n_leads, 1);

    let file = world.file(lead, Parcel::Everything).unwrap();
    world.take_file(ines, &file).unwrap().unwrap();
    world.run_until_quiet();
    assert_eq!(
        trouble(&world, second),
        Some(LineTrouble::Removed),
        "who is nearer to the founding key stays"
    );
    for phone in [lead, ines, amina] {
        assert_eq!(world.on(phone).session().status().n_leads, 1);
    }
    world.settle();
}

/// Whom a removed field worker brought in stays; whom they bring in afterwards does not come in.
#[test]
fn who_was_brought_in_stays_and_nobody_comes_in_after() {
    let (mut world, [lead, ines, joao, _]) = World::neighbourhood(6);
    let poster = world.invite(joao, Role::Resident).unwrap();
    let bea = world.buy_phone("bea");
    world.follow(bea, &poster);
    world.run_until_quiet();

    removes(&mut world, lead, joao);
    world.run_until_quiet();
    let late = world.buy_phone("late");
    world.follow(late, &poster);
    let voice = world.on(bea).give_voice("I am still here.");
    world.run_for(60_000);
    world.run_until_quiet();

    assert!(world.on(ines).sees_voice(&voice).is_some());
    assert_eq!(trouble(&world, bea), None);
    assert_eq!(trouble(&world, late), Some(LineTrouble::InvitationEnded));
    assert!(world.invitation_on(lead, &poster).unwrap().is_ended);
    world.settle();
}

/// An invitation lists who followed it, lets in no more than it says, and can be ended; who came by it stays.
#[test]
fn an_invitation_has_an_end() {
    let (mut world, [lead, ines, joao, _]) = World::neighbourhood(7);
    let offer = Offer { role: Role::Resident, until_s: 0, uses_max: 2 };
    let invite = world.offer(joao, offer).unwrap();
    let [one, two, three] = ["one", "two", "three"].map(|name| world.buy_phone(name));
    for phone in [one, two] {
        world.follow(phone, &invite);
    }
    world.run_until_quiet();
    world.follow(three, &invite);
    world.run_for(30_000);
    world.run_until_quiet();

    assert_eq!(trouble(&world, three), Some(LineTrouble::InvitationEnded), "two may follow it");
    let row = world.invitation_on(ines, &invite).unwrap();
    assert_eq!((row.uses_max, row.joined.len(), row.is_ended), (2, 2, false));
    assert_eq!(row.made_by, world.row_of(ines, joao).unwrap().tag);

    let open = world.offer(joao, Offer { uses_max: 0, ..offer }).unwrap();
    let grant = open.member().unwrap().grant;
    world.run_until_quiet();
    assert_eq!(
        world.does(one, |session, now, rng| session.revoke_invite(grant, now, rng)),
        Some(Err(ActError::NotAllowed { role: Role::Resident })),
    );
    assert_eq!(world.does(joao, |session, now, rng| session.revoke_invite(grant, now, rng)), Some(Ok(())));
    world.run_until_quiet();
    let four = world.buy_phone("four");
    world.follow(four, &open);
    world.run_for(30_000);
    assert_eq!(trouble(&world, four), Some(LineTrouble::InvitationEnded));
    assert!(world.invitation_on(lead, &open).unwrap().is_ended);
    world.settle();
}

/// A phone whose invitation had ended before it ever reached the relay follows another one, and what it wrote is sent.
#[test]
fn a_new_invitation_takes_what_was_written_along() {
    let (mut world, [lead, ines, ..]) = World::neighbourhood(8);
    let ends_s = u64::try_from(world.events.now / 1_000).unwrap() + 60;
    let invite = world.invite_until(lead, Role::Resident, ends_s).unwrap();
    let late = world.buy_phone("late");
    world.cut(late);
    world.follow(late, &invite);
    let voice = world.on(late).give_voice("Written before I could come.");
    world.run_for(120_000);
    world.mend(late);
    world.run_until_quiet();
    assert_eq!(trouble(&world, late), Some(LineTrouble::InvitationEnded));

    let again = world.invite(ines, Role::Resident).unwrap();
    world.rejoin(late, &again);
    world.run_until_quiet();

    assert_eq!(trouble(&world, late), None);
    for phone in [lead, ines] {
        assert!(world.on(phone).sees_voice(&voice).is_some());
    }
    world.settle();
}

/// Somebody who was removed and is invited again brings along what they wrote meanwhile.
#[test]
fn who_is_invited_again_comes_back_with_their_words() {
    let (mut world, [lead, ines, joao, _]) = World::neighbourhood(9);
    removes(&mut world, ines, joao);
    world.run_until_quiet();
    let voice = world.on(joao).give_voice("Written while I was out.");
    let again = world.invite(lead, Role::Resident).unwrap();
    world.rejoin(joao, &again);
    world.run_until_quiet();

    assert!(world.on(ines).sees_voice(&voice).is_some());
    assert_eq!(world.on(joao).session().role(), Role::Resident);
    world.settle();
}

/// Somebody comes back in a lesser role: what that role does not write stays theirs from before, comes too late, and
/// waits for a coordinator. It does not come back as something nobody takes.
#[test]
fn who_comes_back_in_a_lesser_role_loses_no_words() {
    for is_sent in [false, true] {
        let (mut world, [lead, ines, joao, amina]) = World::neighbourhood(10);
        world.cut(joao);
        world.on(joao).set_text("vision", "en", |vision| format!("{vision} The lamps are lit."));
        removes(&mut world, ines, joao);
        world.run_until_quiet();
        if is_sent {
            let file = world.file(joao, Parcel::Unsent).unwrap();
            world.take_file(amina, &file).unwrap().unwrap();
            world.run_until_quiet();
        }
        world.mend(joao);
        world.run_until_quiet();
        let again = world.invite(lead, Role::Resident).unwrap();
        world.rejoin(joao, &again);
        world.run_until_quiet();

        let phones = [lead, ines, joao, amina];
        for phone in phones {
            let session = world.phone(phone).session().unwrap();
            assert_eq!((session.people().late.len(), session.status().n_set_aside), (1, 0));
            assert!(!world.on(phone).vision().contains("lamps"));
        }
        world.crash(joao);
        world.run_until_quiet();
        assert_eq!(world.adopt_all(ines), Some(Ok(())));
        world.run_until_quiet();
        for phone in phones {
            assert!(world.on(phone).vision().ends_with("The lamps are lit."));
        }
        world.settle();
    }
}

/// And what that role does write, on top of it, is handed over and brings it along.
#[test]
fn what_a_lesser_role_writes_is_handed_over_with_what_it_builds_on() {
    let (mut world, [lead, ines, joao, amina]) = World::neighbourhood(11);
    world.cut(joao);
    world.on(joao).set_text("vision", "en", |vision| format!("{vision} The lamps are lit."));
    let voice = world.on(joao).give_voice("The lamp at the corner is out.");
    removes(&mut world, ines, joao);
    world.mend(joao);
    world.run_until_quiet();
    let again = world.invite(lead, Role::Resident).unwrap();
    world.rejoin(joao, &again);
    world.run_until_quiet();
    for phone in [lead, ines, joao, amina] {
        assert!(world.on(phone).sees_voice(&voice).is_some());
        assert!(world.on(phone).vision().ends_with("The lamps are lit."));
        assert_eq!(world.on(phone).session().status().n_set_aside, 0);
    }
    world.settle();
}
