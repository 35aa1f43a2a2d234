//! Phones that exchange everything show the same.

use shared::domain::Role;
use tests::World;

/// Two neighbours give a voice while cut off from each other; both end up seeing both.
#[test]
fn neighbours_cut_off_from_each_other_converge() {
    let mut world = World::new(1);
    world.found("lead");
    let amina = world.join("amina", Role::Resident);
    let joao = world.join("joao", Role::Resident);
    world.run_until_quiet();

    world.cut(joao);
    let light = world.on(amina).give_voice("The street light is out.");
    let leak = world.on(joao).give_voice("Water leaks in the stairwell.");
    world.run_until_quiet();
    assert!(world.on(amina).sees_voice(&leak).is_none(), "joao has no network yet");
    world.mend(joao);
    world.run_until_quiet();

    assert_eq!(world.screen(amina), world.screen(joao));
    assert_eq!(world.on(joao).sees_voice(&light).unwrap().body.as_deref(), Some("The street light is out."));
    world.settle();
}
