//! What the swarm can do to a server, each named for what people do.

mod append;
mod cold_join;
mod fan_out;
mod idle;
mod offline_return;
mod restart;
mod resume;

use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use crate::server::Kind;

/// Every workload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Workload {
    /// 20 documents of 10 phones, small edits: 360 deliveries a second
    FanOut,
    /// The same at 3,600 a second
    FanOutFast,
    /// The same as fast as it goes
    FanOutFlood,
    /// 200 phones come back with 50 edits each, on documents of their own
    OfflineReturn,
    /// The same on 10 documents
    OfflineReturnShared,
    /// Phones that push all the time, alone on their documents
    Append,
    /// 10,000 acknowledged envelopes, then a kill: what is lost
    Restart,
    /// 1,000 open sockets
    IdleSockets,
    /// 2,000 documents that were touched once
    IdleDocuments,
    /// The app after nothing happened, after a day away, and after 50 edits
    Resume,
    /// A new phone in an initiative with 10,000 changes by 20 people
    ColdJoin,
}

impl Workload {
    /// Whether the floor can do it as well; it has nothing for phones that come later.
    pub(crate) const fn has_floor(self) -> bool {
        !matches!(
            self,
            Self::Resume | Self::ColdJoin | Self::Restart | Self::IdleDocuments | Self::OfflineReturnShared
        )
    }

    /// Runs it.
    pub(crate) async fn run(self, kind: Kind, relay: &Path, seconds: u64) -> Result<Value> {
        match self {
            Self::FanOut => fan_out::run(kind, relay, 40, seconds).await,
            Self::FanOutFast => fan_out::run(kind, relay, 400, seconds).await,
            Self::FanOutFlood => fan_out::flood(kind, relay, seconds).await,
            Self::OfflineReturn => offline_return::run(kind, relay, 200).await,
            Self::OfflineReturnShared => offline_return::run(kind, relay, 10).await,
            Self::Append => append::run(kind, relay, seconds).await,
            Self::Restart => restart::run(relay).await,
            Self::IdleSockets => idle::sockets(kind, relay, 1_000).await,
            Self::IdleDocuments => idle::documents(relay, 2_000).await,
            Self::Resume => resume::run(relay).await,
            Self::ColdJoin => cold_join::run(relay).await,
        }
    }
}
