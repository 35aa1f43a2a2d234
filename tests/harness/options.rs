//! What kind of neighbourhood a seed stands for, drawn before anything happens in it, so that a failure can say it.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use shared::domain::Role;

use crate::chance::{below, happens, one_of};

/// How large a neighbourhood is, and what never happens in it. A history in which something never happens finds what a
/// history with a bit of everything hides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Phones it begins with.
    pub n_phones: usize,
    /// Phones there are at most.
    pub n_phones_max: usize,
    /// Things that happen.
    pub n_actions: usize,
    /// A member whose software is their own.
    pub rogue: Option<Role>,
    /// Whether phones lose their network.
    pub are_cut: bool,
    /// Whether apps and relay die.
    pub die: bool,
    /// Whether storage fails.
    pub storage_fails: bool,
    /// Whether clocks are off.
    pub clocks_are_off: bool,
    /// From how many envelopes on phones pack them.
    pub pack_min: usize,
    /// Whether the network repeats and swaps frames.
    pub has_weather: bool,
    /// Before which of the things that happen the relay forgets what it stored last, if it does.
    pub withholds_at: Option<usize>,
}

impl Options {
    /// Those of a seed. Most neighbourhoods are small, so that many can be tried.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        // A stream of its own: an option more does not change every history.
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(1);
        let n_phones = match seed % 64 {
            0 => 12 + below(&mut rng, 9),
            1..8 => 6 + below(&mut rng, 5),
            _ => 3 + below(&mut rng, 3),
        };
        let rogue = happens(&mut rng, 250)
            .then(|| one_of(&mut rng, &[Role::Resident, Role::FieldWorker]).copied())
            .flatten();
        // A stream of its own again, so that histories stay what they were.
        let mut packing = ChaCha8Rng::seed_from_u64(seed);
        packing.set_stream(2);
        let pack_min = *one_of(&mut packing, &[1, 2, 5, 12, 256]).expect("there are some");
        let mut withholding = ChaCha8Rng::seed_from_u64(seed);
        withholding.set_stream(3);
        let withholds_at = happens(&mut withholding, 250).then(|| below(&mut withholding, 40));
        let mut mostly = || happens(&mut rng, 850);
        Self {
            n_phones,
            n_phones_max: n_phones + 3,
            are_cut: mostly(),
            die: mostly(),
            storage_fails: mostly(),
            clocks_are_off: mostly(),
            has_weather: mostly(),
            pack_min,
            withholds_at,
            n_actions: 30 + 2 * n_phones + below(&mut rng, 40),
            rogue,
        }
    }
}
