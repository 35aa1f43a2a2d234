//! The folder that the relay embeds: written only where it changed, with a brotli twin beside what compresses.

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;

use crate::bundle::AppFile;
use crate::workspace::Workspace;

/// Makes `target/web/dist` hold exactly these files and their twins.
///
/// What did not change is not touched, so that the relay, which embeds the folder, is not compiled again.
pub(crate) fn write(workspace: &Workspace, files: &[AppFile]) -> Result<()> {
    let dist = workspace.dist();
    let cache = Cache::open(workspace.web().join("cache"))?;
    let mut wanted = BTreeSet::new();
    let mut cached = BTreeSet::new();
    for file in files {
        let path = dist.join(&file.path);
        write_if_changed(&path, &file.bytes)?;
        if is_compressible(&file.path) {
            let (key, compressed) = cache.compress(&file.bytes)?;
            let twin = dist.join(format!("{}.br", file.path));
            write_if_changed(&twin, &compressed)?;
            cached.insert(key);
            wanted.insert(twin);
        }
        wanted.insert(path);
    }
    remove_others(&dist, &wanted)?;
    remove_others(&cache.folder, &cached)
}

/// The kinds of file that brotli makes smaller.
pub(crate) fn is_compressible(path: &str) -> bool {
    let kinds = ["html", "js", "css", "wasm", "webmanifest", "svg"];
    path.rsplit_once('.').is_some_and(|(_, extension)| kinds.contains(&extension))
}

/// Compressed content by its digest: the best quality takes seconds on the module.
struct Cache {
    folder: PathBuf,
}

impl Cache {
    fn open(folder: PathBuf) -> Result<Self> {
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self { folder })
    }

    /// Returns the compressed bytes and where they are kept.
    fn compress(&self, bytes: &[u8]) -> Result<(PathBuf, Vec<u8>)> {
        let kept = self.folder.join(format!("{}.br", blake3::hash(bytes).to_hex()));
        if let Ok(compressed) = fs::read(&kept) {
            return Ok((kept, compressed));
        }
        let parameters = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
        let mut compressed = Vec::new();
        brotli::BrotliCompress(&mut Cursor::new(bytes), &mut compressed, &parameters)
            .context("brotli was expected to compress")?;
        write_whole(&kept, &compressed)?;
        Ok((kept, compressed))
    }
}

fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|present| present == bytes) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    write_whole(path, bytes)
}

/// Writes beside and renames: a run cut short leaves no half file, neither to serve nor in the cache.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".unfinished");
    fs::write(&unfinished, bytes)
        .and_then(|()| fs::rename(&unfinished, path))
        .with_context(|| format!("cannot write {}", path.display()))
}

fn remove_others(folder: &Path, wanted: &BTreeSet<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry.with_context(|| format!("cannot read {}", folder.display()))?.path();
        if path.is_dir() {
            remove_others(&path, wanted)?;
        } else if !wanted.contains(&path) {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    Ok(())
}
