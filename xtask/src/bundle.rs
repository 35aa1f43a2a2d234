//! From the compiled module, the styles and the static files to the files of the app.
//!
//! Everything the page loads is named by its content under `assets/`, so that it can be cached for ever. Only
//! `index.html`, `sw.js` and the manifests keep their names; the first two are filled in here with the names of the rest.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use walrus::Module;
use wasm_bindgen_cli_support::Bindgen;

use crate::split::{self, Split};
use crate::workspace::Workspace;

/// Concatenated in this order into one file.
const STYLES: [&str; 6] = ["tokens.css", "base.css", "components.css", "pages.css", "paper.css", "shell.css"];
/// Concatenated in this order into one script, which runs before anything is painted.
const BOOT: [&str; 8] =
    ["language.js", "crash.js", "offline.js", "engine.js", "file.js", "lock.js", "media.js", "start.js"];
/// Served under their own names, and always asked for anew.
const MANIFESTS: [&str; 2] = ["manifest.en.webmanifest", "manifest.fr.webmanifest"];
/// What wasm-bindgen calls the glue where the module imports from it.
const GLUE_IMPORTS: &str = "./ensemble_bg.js";
/// This program, as far as it decides what the bundle is; the lock holds the versions of wasm-bindgen and brotli.
const BUNDLER: [&str; 4] = [
    include_str!("bundle.rs"),
    include_str!("dist.rs"),
    include_str!("split.rs"),
    include_str!("../../Cargo.lock"),
];
/// How the parts of the module that come after the first are named, so that they are weighed apart.
pub(crate) const LATER: &str = "assets/later-";

/// What the app is made of, before it is bundled.
pub(crate) struct Parts {
    module: Vec<u8>,
    styles: String,
    boot: String,
    engine: String,
    index: String,
    worker: String,
    manifests: Vec<AppFile>,
    icons: Vec<AppFile>,
}

/// One file of the app, by its path below the site's root.
pub(crate) struct AppFile {
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

impl Parts {
    /// Reads every part from `client/`, around the compiled module.
    pub(crate) fn read(workspace: &Workspace, module: Vec<u8>) -> Result<Self> {
        let client = workspace.client();
        let statics = client.join("static");
        let styles = concatenate(&client.join("styles"), &STYLES)?;
        let boot = concatenate(&statics.join("boot"), &BOOT)?;
        let mut manifests = Vec::new();
        for name in MANIFESTS {
            manifests.push(AppFile { path: name.to_owned(), bytes: read(&statics.join(name))?.into_bytes() });
        }
        Ok(Self {
            module,
            styles,
            boot,
            engine: read(&statics.join("engine.js"))?,
            index: read(&client.join("index.html"))?,
            worker: read(&statics.join("sw.js"))?,
            manifests,
            icons: icons(&statics.join("icons"))?,
        })
    }

    /// A digest of every part, and of the bundler: when it repeats, so does the bundle.
    pub(crate) fn stamp(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for part in BUNDLER {
            hasher.update(blake3::hash(part.as_bytes()).as_bytes());
        }
        let texts =
            [&self.styles, &self.boot, &self.engine, &self.index, &self.worker].map(|text| text.as_bytes());
        let files = self.manifests.iter().chain(&self.icons);
        let named = files.flat_map(|file| [file.path.as_bytes(), &file.bytes]);
        for part in [self.module.as_slice()].into_iter().chain(texts).chain(named) {
            hasher.update(blake3::hash(part).as_bytes());
        }
        hasher.finalize().to_string()
    }
}

/// Makes the files of the app; cuts the module in `folder`.
pub(crate) fn bundle(parts: &Parts, folder: &Path) -> Result<Vec<AppFile>> {
    let Split { first, loader, later } = split::split(&parts.module, folder)?;
    let (glue, wasm) = bind(&first)?;
    let wasm_bytes = wasm.len().to_string();
    let later: Vec<(String, AppFile)> = later
        .into_iter()
        .map(|(name, part)| {
            let file = hashed(&format!("later-{name}"), "wasm", part);
            (name, file)
        })
        .collect();
    let boot = hashed("boot", "js", parts.boot.clone().into_bytes());
    let styles = hashed("ensemble", "css", parts.styles.clone().into_bytes());
    let (glue, loader) = link(&glue, &loader, &later)?;
    let wasm = hashed("ensemble", "wasm", wasm);

    let engine = fill("engine.js", &parts.engine, &[("glue", &format!("/{}", glue.path))])?;
    let engine = hashed("engine", "js", engine.into_bytes());

    let mut files = vec![boot, styles, glue, wasm, engine, loader];
    files.extend(later.into_iter().map(|(_, part)| part));
    let version = version(&files, parts);
    let names: Vec<String> = files.iter().map(|file| format!("/{}", file.path)).collect();
    let [boot, styles, glue, wasm, engine, loader, ..] = names.as_slice() else {
        bail!("six assets were expected")
    };
    let index = fill(
        "index.html",
        &parts.index,
        &[
            ("version", &version),
            ("boot", boot),
            ("styles", styles),
            ("glue", glue),
            ("loader", loader),
            ("wasm", wasm),
            ("wasm_bytes", &wasm_bytes),
            ("engine", engine),
        ],
    )?;
    let unhashed = parts.manifests.iter().chain(&parts.icons).map(|file| format!("/{}", file.path));
    let worker = fill(
        "sw.js",
        &parts.worker,
        &[
            ("version", &version),
            ("immutable", &listed(names.iter().cloned())),
            ("renewed", &listed(unhashed)),
        ],
    )?;
    files.push(AppFile { path: "index.html".to_owned(), bytes: index.into_bytes() });
    files.push(AppFile { path: "sw.js".to_owned(), bytes: worker.into_bytes() });
    for file in parts.manifests.iter().chain(&parts.icons) {
        files.push(AppFile { path: file.path.clone(), bytes: file.bytes.clone() });
    }
    Ok(files)
}

/// Splits the compiled module into what the browser compiles and the script that connects it to the page.
fn bind(module: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut output = Bindgen::new()
        .input_bytes("ensemble", module.to_vec())
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        // The later parts share the first one's table and memory.
        .keep_lld_exports(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen was expected to accept the compiled app")?;
    // Every crate is listed, with the inline scripts that it brings.
    let with_scripts =
        output.snippets().iter().filter(|(_, scripts)| !scripts.is_empty()).map(|(name, _)| name);
    let brought: Vec<&String> = with_scripts.chain(output.local_modules().keys()).collect();
    ensure!(
        brought.is_empty(),
        "the app was expected to bring no JavaScript of its own, found some of {brought:?}: the precache list and the \
         content policy know only the files that xtask names, so write it in client/static"
    );
    let mut glue = output.js().to_owned();
    let module = output.wasm_mut();
    shorten_imports(&mut glue, module)?;
    Ok((glue, module.emit_wasm()))
}

/// Gives what the module imports from its glue short names: the long ones would be sent twice.
fn shorten_imports(glue: &mut String, module: &mut Module) -> Result<()> {
    for (number, import) in module.imports.iter_mut().enumerate() {
        let is_unique = import.name.starts_with("__wbg_") && import.name.len() > 20;
        if import.module == GLUE_IMPORTS && is_unique {
            let short = format!("_{number}");
            *glue = renamed(glue, &format!("{}:", import.name), &format!("{short}:"))?;
            import.name = short;
        }
    }
    Ok(())
}

/// Tells the glue and the loader each other's names and those of the later parts. As each of the two names the other,
/// both are named by what they both are.
fn link(glue: &str, loader: &str, later: &[(String, AppFile)]) -> Result<(AppFile, AppFile)> {
    let mut loader = loader.to_owned();
    for (name, file) in later {
        let (_, served) = file.path.rsplit_once('/').context("a part was expected to lie in a folder")?;
        loader = renamed(&loader, &format!("./{name}.wasm"), &format!("./{served}"))?;
    }
    let joint = hashed("", "", [glue, &loader].concat().into_bytes()).path;
    let digest = joint.split('.').nth(1).context("a name was expected to hold a digest")?;
    let names = [format!("./ensemble.{digest}.js"), format!("./loader.{digest}.js")];
    let file = |text: String, name: &str| AppFile {
        path: format!("assets/{}", &name[2..]),
        bytes: text.into_bytes(),
    };
    Ok((
        file(renamed(glue, &imported(split::LOADER), &imported(&names[1]))?, &names[0]),
        file(renamed(&loader, &imported(split::GLUE), &imported(&names[0]))?, &names[1]),
    ))
}

/// How a script says what it imports. The module goes on calling the loader by its first name.
fn imported(script: &str) -> String {
    format!("from \"{script}\"")
}

fn renamed(script: &str, name: &str, served: &str) -> Result<String> {
    ensure!(script.contains(name), "a script was expected to name {name}");
    Ok(script.replace(name, served))
}

/// Names a file by its content.
fn hashed(stem: &str, extension: &str, bytes: Vec<u8>) -> AppFile {
    let digest = blake3::hash(&bytes).to_hex();
    AppFile { path: format!("assets/{stem}.{}.{extension}", &digest[..12]), bytes }
}

/// Changes whenever a file that a phone keeps does.
fn version(assets: &[AppFile], parts: &Parts) -> String {
    let mut hasher = blake3::Hasher::new();
    for file in assets.iter().chain(&parts.manifests).chain(&parts.icons) {
        hasher.update(file.path.as_bytes());
        hasher.update(blake3::hash(&file.bytes).as_bytes());
    }
    hasher.update(parts.index.as_bytes());
    hasher.update(parts.worker.as_bytes());
    hasher.finalize().to_hex()[..12].to_owned()
}

/// Fills `{{name}}` in a template: each name is used, and none is left.
fn fill(template_name: &str, template: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut text = template.to_owned();
    for (name, value) in values {
        let placeholder = format!("{{{{{name}}}}}");
        ensure!(text.contains(&placeholder), "{template_name} was expected to contain {placeholder}");
        text = text.replace(&placeholder, value);
    }
    if let Some((_, rest)) = text.split_once("{{") {
        let name: String = rest.chars().take_while(|letter| *letter != '}').collect();
        bail!("{template_name} contains {{{{{name}}}}}, which xtask does not know how to fill");
    }
    Ok(text)
}

/// Paths as the inside of a JavaScript list.
fn listed(paths: impl Iterator<Item = String>) -> String {
    paths.map(|path| format!("'{path}'")).collect::<Vec<_>>().join(", ")
}

/// Joins the files that exist; an app without any of them is a mistake.
fn concatenate(folder: &Path, names: &[&str]) -> Result<String> {
    let mut joined = String::new();
    for path in names.iter().map(|name| folder.join(name)).filter(|path| path.is_file()) {
        joined.push_str(read(&path)?.trim_end());
        joined.push('\n');
    }
    ensure!(
        !joined.is_empty(),
        "{} was expected to hold at least one of {}",
        folder.display(),
        names.join(", ")
    );
    Ok(joined)
}

fn icons(folder: &Path) -> Result<Vec<AppFile>> {
    let mut icons = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry.with_context(|| format!("cannot read {}", folder.display()))?.path();
        let name = path.file_name().context("an icon was expected to have a name")?.to_string_lossy();
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        icons.push(AppFile { path: format!("icons/{name}"), bytes });
    }
    // Folders list in any order; the version must not depend on it.
    icons.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(icons)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::{fill, hashed};

    #[test]
    fn a_template_is_filled_entirely_or_refused() {
        assert_eq!(fill("t", "a {{x}} {{x}}", &[("x", "1")]).unwrap(), "a 1 1");
        assert!(fill("t", "{{x}} {{y}}", &[("x", "1")]).unwrap_err().to_string().contains("{{y}}"));
        assert!(fill("t", "nothing", &[("x", "1")]).unwrap_err().to_string().contains("{{x}}"));
    }

    #[test]
    fn the_same_content_has_the_same_name() {
        let [one, same, other] = [b"a", b"a", b"b"].map(|bytes| hashed("boot", "js", bytes.to_vec()).path);
        assert_eq!(one, same);
        assert_ne!(one, other);
    }
}
