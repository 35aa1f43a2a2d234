//! The system's limit of open files, of which every connection is one.

/// Files the relay needs besides its connections: the database, the listener, visitors, the runtime's own.
#[cfg(unix)]
const OTHER_FILES: u64 = 1_280;

/// Raises the limit so that `connections` fit, as far as the system lets it.
#[cfg(unix)]
pub(crate) fn make_room_for(connections: usize) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let wanted = u64::try_from(connections).unwrap_or(u64::MAX).saturating_add(OTHER_FILES);
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let Some(found) = current.filter(|found| *found < wanted) else { return };
    let reachable = maximum.map_or(wanted, |maximum| maximum.min(wanted)).max(found);
    let raised = setrlimit(Resource::Nofile, Rlimit { current: Some(reachable), maximum });
    let limit = if raised.is_ok() { reachable } else { found };
    if limit < wanted {
        tracing::warn!(
            limit,
            wanted,
            "the system's limit of open files is lower than --max-connections needs"
        );
    }
}

/// Other systems have no such limit.
#[cfg(not(unix))]
pub(crate) fn make_room_for(_connections: usize) {}
