//! What a first visit costs in bytes, and the limit on it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::bundle::LATER;
use crate::workspace::Workspace;

/// Bytes of a first load, compressed: about ten seconds on a slow 3G line.
const FIRST_LOAD_BYTES_TARGET: u64 = 450_000;
/// A first load above this fails the build.
const FIRST_LOAD_BYTES_MAX: u64 = 520_000;

struct Weight {
    path: String,
    raw_bytes: u64,
    /// As sent: compressed where the file has a twin.
    sent_bytes: u64,
}

/// Prints the weight of each file and of a first load, and fails when that is above the limit.
pub(crate) fn weigh(workspace: &Workspace) -> Result<()> {
    let mut weights = Vec::new();
    collect(&workspace.dist(), "", &mut weights)?;
    weights.sort_by(|a, b| a.path.cmp(&b.path));
    for Weight { path, raw_bytes, sent_bytes } in &weights {
        println!("  {path:<42} {raw_bytes:>9} bytes, sent as {sent_bytes:>7}");
    }
    let first_load: u64 =
        weights.iter().filter(|weight| is_first_load(&weight.path)).map(|weight| weight.sent_bytes).sum();
    let later: u64 =
        weights.iter().filter(|weight| weight.path.starts_with(LATER)).map(|weight| weight.sent_bytes).sum();
    println!("  afterwards (the other screens)             {later:>9} bytes");
    println!("  first load (page, scripts, styles, app)    {first_load:>9} bytes of {FIRST_LOAD_BYTES_MAX}");
    if first_load > FIRST_LOAD_BYTES_MAX {
        bail!(
            "a first load was expected to send at most {FIRST_LOAD_BYTES_MAX} bytes and sends {first_load}; \
             see which dependency or feature came last"
        );
    }
    if first_load > FIRST_LOAD_BYTES_TARGET {
        println!("  warning: above the target of {FIRST_LOAD_BYTES_TARGET} bytes");
    }
    Ok(())
}

/// The page and everything under `assets/` that the first screen waits for; the rest is fetched once it stands.
fn is_first_load(path: &str) -> bool {
    path == "index.html" || (path.starts_with("assets/") && !path.starts_with(LATER))
}

fn collect(folder: &Path, prefix: &str, weights: &mut Vec<Weight>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry.with_context(|| format!("cannot read {}", folder.display()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), weights)?;
        } else if !name.ends_with(".br") {
            let raw_bytes = bytes(&path)?;
            let twin = folder.join(format!("{name}.br"));
            let sent_bytes = if twin.is_file() { bytes(&twin)? } else { raw_bytes };
            weights.push(Weight { path: format!("{prefix}{name}"), raw_bytes, sent_bytes });
        }
    }
    Ok(())
}

fn bytes(path: &Path) -> Result<u64> {
    Ok(fs::metadata(path).with_context(|| format!("cannot weigh {}", path.display()))?.len())
}
