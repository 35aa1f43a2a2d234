//! Looking over everything that is stored, as if none of it had been checked before.

use std::path::Path;

use rusqlite::Connection;
use shared::keys::InitiativeId;
use shared::keys::grant::GrantId;
use shared::sync::Admitted;
use shared::wire::EnvelopeId;

use super::log::{seq_of, start_of};
use super::{StoreError, schema};

/// Faults that are told; one bad disk block can make thousands.
const TOLD_MAX: usize = 20;

/// What was looked over and what was found.
#[derive(Debug, Default)]
pub(crate) struct Audit {
    /// Initiatives.
    pub(crate) n_logs: u64,
    /// Members of all of them.
    pub(crate) n_members: u64,
    /// Envelopes of all of them.
    pub(crate) n_envelopes: u64,
    /// The envelopes' bytes.
    pub(crate) n_bytes: u64,
    /// How many faults there are.
    pub(crate) n_faults: u64,
    /// The first of them.
    pub(crate) faults: Vec<String>,
}

impl Audit {
    fn fault(&mut self, what: String) {
        self.n_faults += 1;
        if self.faults.len() < TOLD_MAX {
            self.faults.push(what);
        }
    }
}

/// Looks over a database as it is at one moment; a relay may be running on it.
///
/// # Errors
/// When it cannot be read at all; a fault in what is stored is a finding and no error.
pub(crate) fn audit(path: &Path) -> Result<Audit, StoreError> {
    if !path.is_file() {
        return Err(StoreError::NoDatabase { path: path.to_owned() });
    }
    let connection = schema::open_to_read(path)?;
    let snapshot = connection.unchecked_transaction()?;
    if schema::version(&snapshot)? == 0 {
        return Err(StoreError::NoDatabase { path: path.to_owned() });
    }
    let mut audit = Audit::default();
    match look_over_all(&snapshot, &mut audit) {
        // A damaged page may stop the reading; what was found until then is told.
        Err(StoreError::Sqlite(error)) => {
            audit.fault(format!("the database cannot be read further: {error}"));
        }
        ended => ended?,
    }
    Ok(audit)
}

fn look_over_all(snapshot: &Connection, audit: &mut Audit) -> Result<(), StoreError> {
    let mut check = snapshot.prepare("PRAGMA integrity_check")?;
    for line in check.query_map([], |row| row.get::<_, String>(0))? {
        match line?.as_str() {
            "ok" => {}
            found => audit.fault(format!("the database: {found}")),
        }
    }
    let mut all = snapshot.prepare("SELECT log, initiative FROM logs ORDER BY log")?;
    for row in all.query_map([], |row| Ok((row.get(0)?, InitiativeId::from_bytes(row.get(1)?))))? {
        let (log, initiative) = row?;
        audit.n_logs += 1;
        look_over(snapshot, log, initiative, audit)?;
    }
    let known: i64 = snapshot.query_row("SELECT count(*) FROM envelopes", [], |row| row.get(0))?;
    let n_stray = known.unsigned_abs().abs_diff(audit.n_envelopes);
    if n_stray > 0 {
        audit.fault(format!("{n_stray} envelopes stand in no log"));
    }
    Ok(())
}

fn look_over(
    snapshot: &Connection,
    log: i64,
    initiative: InitiativeId,
    audit: &mut Audit,
) -> Result<(), StoreError> {
    let name = initiative.name();
    let mut all = snapshot.prepare_cached("SELECT grant_id, record FROM members WHERE log = ?1")?;
    let members = all.query_map([log], |row| Ok((GrantId::from_bytes(row.get(0)?), row.get(1)?)))?;
    let members: Vec<(GrantId, Vec<u8>)> = members.collect::<Result<_, _>>()?;
    audit.n_members += members.len() as u64;
    let (admitted, n_unreadable) = Admitted::new(initiative, &members);
    if n_unreadable > 0 {
        audit.fault(format!("{name}: {n_unreadable} members cannot be read"));
    }
    let sql = "SELECT position, log, id, bytes FROM envelopes WHERE position > ?1 AND position < ?2
               ORDER BY position";
    let mut all = snapshot.prepare_cached(sql)?;
    let mut rows = all.query([start_of(log), start_of(log + 1)])?;
    let mut expected = 1;
    let before = (audit.n_envelopes, audit.n_bytes);
    while let Some(row) = rows.next()? {
        let seq = seq_of(row.get(0)?);
        let bytes: Vec<u8> = row.get(3)?;
        audit.n_envelopes += 1;
        audit.n_bytes += bytes.len() as u64;
        if seq != expected {
            audit.fault(format!("{name}: expected envelope {expected}, found {seq}"));
        }
        expected = seq + 1;
        if row.get::<_, i64>(1)? != log {
            audit.fault(format!("{name}, envelope {seq}: it is indexed under another log"));
        }
        if let Err(reason) = admitted.check(EnvelopeId::from_bytes(row.get(2)?), bytes) {
            audit.fault(format!("{name}, envelope {seq}: {}", reason.code()));
        }
    }
    let counted = (audit.n_envelopes - before.0, audit.n_bytes - before.1);
    let sql = "SELECT n_envelopes, n_bytes FROM logs WHERE log = ?1
               UNION ALL SELECT coalesce(sum(n_envelopes), 0), coalesce(sum(n_bytes), 0) FROM members WHERE log = ?1";
    let mut noted = snapshot.prepare_cached(sql)?;
    for noted in noted.query_map([log], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))? {
        let (n_envelopes, n_bytes) = noted?;
        if (n_envelopes.unsigned_abs(), n_bytes.unsigned_abs()) != counted {
            audit.fault(format!(
                "{name}: {n_envelopes} envelopes of {n_bytes} bytes are noted for the quota, found {} of {}",
                counted.0, counted.1
            ));
        }
    }
    Ok(())
}
