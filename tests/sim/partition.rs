//! Phones without network, networks that say nothing, and invitations made in a cellar.

use shared::domain::Role;
use shared::domain::view::SendState;
use shared::sync::Line;
use tests::World;
use tests::network::Cut;

/// A line that died without a word is noticed by asking for a sign of life, and what was sent into it is sent again.
#[test]
fn a_silent_line_is_noticed() {
    let mut world = World::new(1);
    world.found("lead");
    let amina = world.join("amina", Role::Resident);
    let joao = world.join("joao", Role::Resident);
    world.run_until_quiet();

    world.cut_as(amina, Cut::Silent);
    let voice = world.on(amina).give_voice("Nobody answers in here.");
    assert_eq!(world.on(amina).session().status().line, Line::Connected, "nobody has told her");
    world.run_for(36_000);
    assert_eq!(world.on(amina).sees_voice(&voice).unwrap().state, SendState::OnThisPhone);
    world.mend(amina);
    world.run_until_quiet();

    assert!(world.on(joao).sees_voice(&voice).is_some());
    world.settle();
}

/// However a line ends, and whoever hears of it, the phone comes back by itself.
#[test]
fn a_phone_comes_back_however_its_line_ended() {
    for how in Cut::ALL {
        let mut world = World::new(2);
        world.found("lead");
        let amina = world.join("amina", Role::Resident);
        let joao = world.join("joao", Role::Resident);
        world.run_until_quiet();

        world.cut_as(amina, how);
        world.on(amina).give_voice("From behind the wall.");
        world.on(joao).give_voice("From before the wall.");
        world.run_for(600_000);
        world.mend(amina);
        world.run_until_quiet();

        assert_eq!(world.screen(amina), world.screen(joao), "{how:?}");
        world.settle();
    }
}

/// A field worker invites a neighbour where there is no signal; the neighbour writes at once.
#[test]
fn an_invitation_made_offline_works_at_once() {
    let mut world = World::new(3);
    let lead = world.found("lead");
    let joao = world.join("joao", Role::FieldWorker);
    world.run_until_quiet();

    world.cut(joao);
    let invite = world.invite(joao, Role::Resident).expect("field workers invite residents");
    let amina = world.buy_phone("amina");
    world.cut(amina);
    world.follow(amina, &invite);
    let voice = world.on(amina).give_voice("My first words here.");
    world.mend(amina);
    world.run_until_quiet();

    assert!(world.on(lead).sees_voice(&voice).is_some(), "before joao himself had network again");
    world.settle();
}

/// Residents arrive at a relay that has never heard of their initiative; it takes it up when its founder comes.
#[test]
fn an_initiative_founded_offline_reaches_the_relay_with_its_founder() {
    let mut world = World::new(4);
    let lead = world.found("lead");
    world.cut(lead);
    let amina = world.join("amina", Role::Resident);
    let voice = world.on(amina).give_voice("Is anybody there?");
    world.run_for(300_000);
    assert_eq!(world.relay.logs.n_envelopes(), 0, "a resident founds nothing");

    world.mend(lead);
    world.run_until_quiet();

    assert!(world.on(lead).sees_voice(&voice).is_some());
    world.settle();
}

/// A phone that was in a drawer for a month gets what it missed, and only that.
#[test]
fn a_phone_away_for_a_month_catches_up() {
    let mut world = World::new(5);
    let lead = world.found("lead");
    let amina = world.join("amina", Role::Resident);
    world.run_until_quiet();

    world.cut(amina);
    for day in 0..30 {
        world.on(lead).give_voice(&format!("Day {day}."));
        world.run_for(86_400_000);
    }
    world.mend(amina);
    world.run_until_quiet();

    assert_eq!(world.on(amina).session().initiative().each("contributions").count(), 30);
    world.settle();
}
