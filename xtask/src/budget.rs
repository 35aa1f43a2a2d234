//! What a first visit costs in bytes, and the limits on it.
//!
//! The first load is what the first screens wait for. The engine follows while a newcomer reads them, then the other
//! screens; the service worker keeps all of it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::bundle::LATER;
use crate::workspace::Workspace;

/// Bytes of a first load, compressed, above which a build warns: about four seconds on a slow 3G line.
const FIRST_LOAD_BYTES_TARGET: u64 = 180_000;
/// A first load above this fails the build.
const FIRST_LOAD_BYTES_MAX: u64 = 220_000;
/// All of the app, which comes while people read, once; more fails the build. A third of it is the words of eighty kinds of
/// entries in two languages, and their screens.
const APP_BYTES_MAX: u64 = 1_200_000;

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
    let sum = |is_counted: fn(&str) -> bool| -> u64 {
        weights.iter().filter(|weight| is_counted(&weight.path)).map(|weight| weight.sent_bytes).sum()
    };
    let first_load = sum(is_first_load);
    let app = sum(is_app);
    println!("  first load (page, scripts, styles, module) {first_load:>9} bytes of {FIRST_LOAD_BYTES_MAX}");
    println!("  all of the app, the engine included        {app:>9} bytes of {APP_BYTES_MAX}");
    for (what, bytes, limit) in
        [("a first load", first_load, FIRST_LOAD_BYTES_MAX), ("the app", app, APP_BYTES_MAX)]
    {
        if bytes > limit {
            bail!(
                "{what} was expected to send at most {limit} bytes and sends {bytes}; \
                 see which dependency or feature came last"
            );
        }
    }
    if first_load > FIRST_LOAD_BYTES_TARGET {
        println!("  warning: the first load is above the target of {FIRST_LOAD_BYTES_TARGET} bytes");
    }
    Ok(())
}

/// The page and everything it names under `assets/`.
fn is_app(path: &str) -> bool {
    path == "index.html" || path.starts_with("assets/")
}

/// What the first screens wait for; the rest is fetched once they stand.
fn is_first_load(path: &str) -> bool {
    is_app(path) && !path.starts_with(LATER)
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
