//! Settings of what the relay allows, so that nobody fills it or keeps it busy for everybody else.

use std::num::{NonZeroU32, NonZeroU64, NonZeroUsize};

use clap::Args;
use shared::sync::{Amount, BURST_S, RelayLimits};

/// What phones may take up.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Limits")]
pub struct Allowed {
    /// Phones connected at once; further ones are asked to come back later.
    ///
    /// 10,000 need about 300 MB. The system's limit of open files is raised to fit, where it lets itself be raised.
    #[arg(long, env = "ENSEMBLE_MAX_CONNECTIONS", value_name = "N", default_value = "10000")]
    pub max_connections: NonZeroUsize,

    /// Phones connected at once from one address: a workshop's 40 share one, a town's mobile network may too.
    ///
    /// Addresses of this machine do not count. Behind a proxy on another machine, set it as high as --max-connections.
    #[arg(long, env = "ENSEMBLE_MAX_CONNECTIONS_PER_ADDRESS", value_name = "N", default_value = "1000")]
    pub max_connections_per_address: NonZeroUsize,

    /// Envelopes a phone may send in a second, in the long run; one is about a sentence, and 10 KiB count as one more.
    ///
    /// What a phone has saved up for 40 seconds it may send at once; beyond that it is acknowledged later. Nothing is
    /// lost by that.
    #[arg(long, env = "ENSEMBLE_ENVELOPES_PER_SECOND", value_name = "N", default_value = "50")]
    pub envelopes_per_second: NonZeroU32,

    /// Envelopes kept for one initiative; what phones have beyond that stays with them until there is room.
    #[arg(long, env = "ENSEMBLE_INITIATIVE_ENVELOPES", value_name = "N", default_value = "1000000")]
    pub initiative_envelopes: NonZeroU64,

    /// MiB kept for one initiative.
    #[arg(long, env = "ENSEMBLE_INITIATIVE_MIB", value_name = "MIB", default_value = "512")]
    pub initiative_mib: NonZeroU64,

    /// Envelopes kept of one phone in one initiative.
    #[arg(long, env = "ENSEMBLE_DEVICE_ENVELOPES", value_name = "N", default_value = "200000")]
    pub device_envelopes: NonZeroU64,

    /// MiB kept of one phone in one initiative.
    #[arg(long, env = "ENSEMBLE_DEVICE_MIB", value_name = "MIB", default_value = "128")]
    pub device_mib: NonZeroU64,
}

impl Allowed {
    /// As the core wants them.
    pub(crate) fn limits(&self) -> RelayLimits {
        let amount = |n_envelopes: NonZeroU64, mib: NonZeroU64| Amount {
            n_envelopes: n_envelopes.get(),
            n_bytes: mib.get().saturating_mul(1 << 20),
        };
        RelayLimits {
            envelopes_per_s: self.envelopes_per_second.get(),
            initiative: amount(self.initiative_envelopes, self.initiative_mib),
            device: amount(self.device_envelopes, self.device_mib),
            ..RelayLimits::USUAL
        }
    }
}

/// The help above says it in words.
const _: () = assert!(BURST_S == 40, "the help of --envelopes-per-second names it");
