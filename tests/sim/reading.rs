//! Who only reads along.

use shared::domain::Role;
use tests::World;

/// A reader has what is for everybody and nothing that is for the team, also behind a lock that was changed, and writes
/// nothing; coordinators invite readers, residents and field workers do not.
#[test]
fn a_reader_reads_along_and_writes_nothing() {
    let (mut world, [lead, ines, joao, amina]) = World::neighbourhood(1);
    for phone in [joao, amina] {
        assert!(world.invite(phone, Role::Viewer).is_none());
    }
    let invite = world.invite(ines, Role::Viewer).expect("coordinators invite readers");
    let reader = world.buy_phone("reader");
    world.follow(reader, &invite);
    let open = world.on(amina).give_voice("For everybody.");
    let sealed = world.on(amina).tell_team("For the team.");
    world.run_until_quiet();
    let seen = world.on(reader).sees_voice(&open).expect("it is for everybody");
    assert_eq!(seen.body.as_deref(), Some("For everybody."));
    let kept = world.on(reader).sees_voice(&sealed).expect("that there is one is no secret");
    assert_eq!(kept.body, None);
    assert!(world.on(reader).voice("Me too.", shared::domain::Audience::Everyone).is_none());
    let vision = world.on(reader).vision();
    assert!(world.on(reader).rewrite("vision", "en", vision.clone(), "Mine.".to_owned()).is_none());

    assert_eq!(world.remove(lead, joao), Some(Ok(())));
    world.run_until_quiet();
    let later = world.on(amina).give_voice("Behind the new lock.");
    world.run_until_quiet();
    assert!(world.on(reader).sees_voice(&later).is_some());
    assert_eq!(world.on(lead).vision(), vision);
    world.settle();
}
