//! Cuts the compiled module where the app says that the rest can come later.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use walrus::ModuleConfig;
use wasm_split_cli_support::Options;

/// The script that fetches the later parts, as the first part and wasm-bindgen's glue call it.
pub(crate) const LOADER: &str = "./later.js";
/// The glue, as the loader calls it.
pub(crate) const GLUE: &str = "./ensemble.js";

/// A module in parts.
pub(crate) struct Split {
    /// What a first visit needs; still to be bound by wasm-bindgen.
    pub(crate) first: Vec<u8>,
    /// What fetches the others: a script that names [`GLUE`] and each later part as `./name.wasm`.
    pub(crate) loader: String,
    /// The others, by name.
    pub(crate) later: Vec<(String, Vec<u8>)>,
}

/// Cuts a module that was linked with its relocations. The library works on files: they go into `folder`.
pub(crate) fn split(module: &[u8], folder: &Path) -> Result<Split> {
    if folder.is_dir() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let first = folder.join("first.wasm");
    let mut options = Options::new(module);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.link_name = LOADER;
    options.main_module = GLUE;
    let parts = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("the compiled app was expected to come apart: {error:?}"))?;
    let mut later = Vec::new();
    for path in parts.split_modules {
        let name = path.file_stem().context("a part was expected to have a name")?;
        later.push((name.to_string_lossy().into_owned(), compact(&read(&path)?)?));
    }
    // The library lists its parts in any order; the bundle must not depend on it.
    later.sort();
    let loader =
        String::from_utf8(read(&folder.join(LOADER))?).context("the loader was expected to be text")?;
    Ok(Split { first: read(&first)?, loader, later })
}

/// Drops names and the room that a linker leaves in numbers, as wasm-bindgen does for the first part.
fn compact(part: &[u8]) -> Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    Ok(config.parse(part).context("a part was expected to be a module")?.emit_wasm())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}
