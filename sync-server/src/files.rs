//! What the system allows: open files, of which every connection is one, and room on the disk.

/// Files the relay needs besides its connections: the database, the listener, visitors, the runtime's own.
#[cfg(unix)]
const OTHER_FILES: u64 = 1_280;

/// Raises the limit so that `connections` fit, as far as the system lets it.
#[cfg(unix)]
pub(crate) fn make_room_for(connections: usize) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let wanted = wanted_for(connections);
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

/// Whether the limit can be raised so that `connections` fit; if not, how far, and what they need.
#[cfg(unix)]
pub(crate) fn reachable_for(connections: usize) -> Result<(), (u64, u64)> {
    let limit = rustix::process::getrlimit(rustix::process::Resource::Nofile);
    let (reachable, wanted) = (limit.maximum.or(limit.current), wanted_for(connections));
    reachable.filter(|reachable| *reachable < wanted).map_or(Ok(()), |reachable| Err((reachable, wanted)))
}

#[cfg(unix)]
fn wanted_for(connections: usize) -> u64 {
    u64::try_from(connections).unwrap_or(u64::MAX).saturating_add(OTHER_FILES)
}

/// Bytes that may still be written to the disk a folder is on, if the system says.
#[cfg(unix)]
pub(crate) fn n_bytes_free(folder: &std::path::Path) -> Option<u64> {
    let found = rustix::fs::statvfs(folder).ok()?;
    Some(found.f_bavail.saturating_mul(found.f_frsize))
}

/// Other systems have no such limit.
#[cfg(not(unix))]
pub(crate) fn make_room_for(_connections: usize) {}

/// Other systems have no such limit.
#[cfg(not(unix))]
pub(crate) fn reachable_for(_connections: usize) -> Result<(), (u64, u64)> {
    Ok(())
}

/// Other systems are not asked.
#[cfg(not(unix))]
pub(crate) fn n_bytes_free(_folder: &std::path::Path) -> Option<u64> {
    None
}
