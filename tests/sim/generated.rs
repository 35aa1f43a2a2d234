//! Neighbourhoods drawn by chance. A seed that ever failed is added below, with a sentence.

use std::collections::BTreeSet;
use std::panic::catch_unwind;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use tests::options::Options;
use tests::phone::Phone;
use tests::{World, actions, oracle};

/// Histories in a run, unless `SIM_RUNS` says otherwise.
const RUNS: u64 = 500;
/// The first one's seed, unless `SIM_SEED` says otherwise.
const FIRST_SEED: u64 = 1;

/// The number in an environment variable, or the default.
fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |value| value.parse().expect("a whole number"))
}

/// What is not as it must be in the neighbourhood with this seed; nothing if all is well.
fn trouble_in(seed: u64) -> Option<String> {
    let lived = catch_unwind(|| {
        let (mut world, options) = (World::new(seed), Options::of(seed));
        actions::populate(&mut world, &options);
        actions::run(&mut world, &options);
        // What must hold at any moment, and what must come about once nothing goes wrong any more.
        match world.so_far() {
            findings if findings.is_empty() => ("in the end", world.verdict()),
            findings => ("while things went wrong", findings),
        }
    });
    let told = match lived {
        Ok((_, findings)) if findings.is_empty() => return None,
        Ok((when, findings)) => format!("{when}, {}", oracle::told(&findings)),
        Err(_) => "a panic, shown above".to_owned(),
    };
    Some(format!("{:?}: {told}", Options::of(seed)))
}

/// Whatever people do and whatever goes wrong: in the end everybody sees the same, and nothing saved is lost.
#[test]
fn many_seeds_converge() {
    let (first, runs) = (setting("SIM_SEED", FIRST_SEED), setting("SIM_RUNS", RUNS));
    let (next, failed) = (AtomicU64::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                loop {
                    let seed = first + next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + runs {
                        return;
                    }
                    if let Some(trouble) = trouble_in(seed) {
                        failed.lock().expect("no thread panics holding it").push((seed, trouble));
                    }
                }
            });
        }
    });
    let mut failed = failed.into_inner().expect("no thread panics holding it");
    failed.sort();
    let told: String = failed
        .iter()
        .take(5)
        .map(|(seed, trouble)| format!("\nseed {seed} (`cargo xtask sim --seed {seed} --runs 1`): {trouble}"))
        .collect();
    let seeds: Vec<u64> = failed.iter().map(|(seed, _)| *seed).collect();
    assert!(failed.is_empty(), "{} of {runs} seeds failed: {seeds:?}{told}", failed.len());
}

/// Chance writes kinds of many sections, and not only those that have commands of their own.
#[test]
fn any_kind_is_filled_in_somewhere() {
    let mut kinds = BTreeSet::new();
    for seed in FIRST_SEED..FIRST_SEED + 8 {
        let (mut world, options) = (World::new(seed), Options::of(seed));
        actions::populate(&mut world, &options);
        actions::run(&mut world, &options);
        let open = world.phones().iter().filter_map(Phone::session);
        kinds.extend(open.flat_map(|session| session.initiative().kinds().map(|(kind, _)| kind.clone())));
    }
    assert!(kinds.len() > 14, "{kinds:?}");
}

/// A coordinator is removed, and then a voice is withdrawn whose words they had read: no finding, as they hear of nothing.
#[test]
fn seed_41536_leaves_a_removed_phone_what_it_had() {
    assert_eq!(trouble_in(41_536), None);
}
