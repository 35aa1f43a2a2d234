//! The app's own files: from inside this binary, or from a folder while somebody works on them.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

/// Every file of the app by name, sorted, when this binary was compiled.
static EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// What stands for every screen of the app.
pub(crate) const INDEX: &str = "index.html";
/// The name of a file below here contains its hash, so it never changes.
const HASHED: &str = "assets/";
const NOT_BUILT: &str = "<!doctype html>
<html lang=\"en\">
<meta charset=\"utf-8\">
<title>Ensemble relay</title>
<h1>The relay works, but the app is not in it</h1>
<p>This program was compiled before the app was built. In the source folder, run <code>cargo xtask serve</code>,
or <code>cargo xtask web</code> and compile again.</p>
";

/// Where the app's files come from.
#[derive(Debug, Clone)]
pub(crate) enum Files {
    /// From this binary.
    Embedded,
    /// From a folder, read at every request so that a rebuilt app needs no restart.
    Folder(Arc<PathBuf>),
}

/// Whether this program was compiled with the app.
pub(crate) fn is_embedded() -> bool {
    EMBEDDED.iter().any(|(name, _)| *name == INDEX)
}

impl Files {
    /// The file with this name, as `assets/app.0123.js`.
    async fn read(&self, name: &str) -> Option<Cow<'static, [u8]>> {
        match self {
            Self::Embedded => {
                let at = EMBEDDED.binary_search_by_key(&name, |(name, _)| name).ok()?;
                EMBEDDED.get(at).map(|(_, bytes)| Cow::Borrowed(*bytes))
            }
            Self::Folder(folder) => tokio::fs::read(folder.join(name)).await.ok().map(Cow::Owned),
        }
    }

    /// The answer to a request for `path`.
    ///
    /// A path that does not end like a file is a screen of the app, which the app itself shows: it gets the index.
    async fn answer(&self, path: &str, request: &HeaderMap) -> Response {
        let path = path.trim_start_matches('/');
        let name = if ends_like_a_file(path) { path } else { INDEX };
        if !is_file_name(name) {
            return not_found();
        }
        if accepts_brotli(request)
            && let Some(bytes) = self.read(&format!("{name}.br")).await
        {
            let mut response = found(name, bytes, request);
            response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
            return response;
        }
        match self.read(name).await {
            Some(bytes) => found(name, bytes, request),
            None if name == INDEX => (StatusCode::NOT_FOUND, axum::response::Html(NOT_BUILT)).into_response(),
            None => not_found(),
        }
    }
}

/// Serves the app.
pub(crate) async fn file(State(files): State<Files>, uri: Uri, request: HeaderMap) -> Response {
    files.answer(uri.path(), &request).await
}

/// Whether the path's ending is one that files have. Keys of what people give contain a dot, and stand in addresses.
fn ends_like_a_file(path: &str) -> bool {
    const ENDINGS: [&str; 12] =
        ["br", "css", "html", "ico", "js", "json", "map", "png", "svg", "txt", "wasm", "webmanifest"];
    path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

/// Names that the app's files have; with nothing else to spell, no name leaves the folder.
fn is_file_name(name: &str) -> bool {
    let is_plain = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'-' | b'_');
    let is_segment = |s: &str| !s.is_empty() && !s.starts_with('.') && s.bytes().all(is_plain);
    name.split('/').all(is_segment) && !name.ends_with(".br")
}

fn found(name: &str, bytes: Cow<'static, [u8]>, request: &HeaderMap) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if name.starts_with(HASHED) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    } else {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        // 16 hex digits tell versions of one file apart.
        let tag = format!("\"{}\"", &blake3::hash(&bytes).to_hex()[..16]);
        let is_known = request.get(IF_NONE_MATCH).is_some_and(|known| names_tag(known, &tag));
        if let Ok(tag) = HeaderValue::try_from(tag) {
            headers.insert(ETAG, tag);
        }
        if is_known {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
    }
    (headers, Body::from(bytes)).into_response()
}

fn not_found() -> Response {
    (StatusCode::NOT_FOUND, "there is no such file here\n").into_response()
}

fn names_tag(known: &HeaderValue, tag: &str) -> bool {
    let Ok(known) = known.to_str() else { return false };
    known.split(',').map(str::trim).any(|known| known.trim_start_matches("W/") == tag || known == "*")
}

fn accepts_brotli(request: &HeaderMap) -> bool {
    let values = request.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let weight = weight.trim().strip_prefix("q=").and_then(|weight| weight.parse::<f32>().ok());
        name.trim().eq_ignore_ascii_case("br") && weight.unwrap_or(1.0) > 0.0
    })
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;
    use axum::http::header::HeaderName;

    use super::*;

    /// A folder as `cargo xtask web` leaves it.
    fn dist() -> (tempfile::TempDir, Files) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(folder.path().join("assets")).expect("a folder in it");
        for (name, text) in [
            ("index.html", "index"),
            ("index.html.br", "packed index"),
            ("sw.js", "worker"),
            ("manifest.en.webmanifest", "{}"),
            ("assets/app.0123.wasm", "wasm"),
            ("assets/app.0123.wasm.br", "packed wasm"),
        ] {
            std::fs::write(folder.path().join(name), text).expect("a file in it");
        }
        let files = Files::Folder(Arc::new(folder.path().to_owned()));
        (folder, files)
    }

    async fn get(files: &Files, path: &str, headers: &[(HeaderName, &str)]) -> (Response, String) {
        let headers = headers.iter().map(|(name, value)| (name.clone(), value.parse().expect("a value")));
        let (parts, body) = files.answer(path, &headers.collect()).await.into_parts();
        let body = to_bytes(body, 1_024).await.expect("a short body");
        (Response::from_parts(parts, Body::empty()), String::from_utf8_lossy(&body).into_owned())
    }

    fn header(response: &Response, name: HeaderName) -> &str {
        response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    #[tokio::test]
    async fn hashed_files_are_kept_for_good_and_the_others_asked_for_each_time() {
        let (_folder, files) = dist();
        let (wasm, body) = get(&files, "/assets/app.0123.wasm", &[]).await;
        assert_eq!(body, "wasm");
        assert_eq!(header(&wasm, CONTENT_TYPE), "application/wasm");
        assert_eq!(header(&wasm, CACHE_CONTROL), "public, max-age=31536000, immutable");
        for (path, content_type) in [
            ("/", "text/html; charset=utf-8"),
            ("/sw.js", "text/javascript; charset=utf-8"),
            ("/manifest.en.webmanifest", "application/manifest+json"),
        ] {
            let (response, _) = get(&files, path, &[]).await;
            assert_eq!(header(&response, CACHE_CONTROL), "no-cache", "{path}");
            assert_eq!(header(&response, CONTENT_TYPE), content_type, "{path}");
        }
    }

    #[tokio::test]
    async fn packed_twins_go_to_those_who_can_unpack_them() {
        let (_folder, files) = dist();
        for (accepts, encoding, body) in [
            ("gzip, deflate, br, zstd", "br", "packed wasm"),
            ("br;q=0.5", "br", "packed wasm"),
            ("br;q=0", "", "wasm"),
            ("gzip, brave", "", "wasm"),
        ] {
            let (response, found) = get(&files, "/assets/app.0123.wasm", &[(ACCEPT_ENCODING, accepts)]).await;
            assert_eq!(header(&response, CONTENT_ENCODING), encoding, "{accepts}");
            assert_eq!(header(&response, CONTENT_TYPE), "application/wasm", "{accepts}");
            assert_eq!(header(&response, VARY), "accept-encoding", "{accepts}");
            assert_eq!(found, body, "{accepts}");
        }
        let (response, body) = get(&files, "/sw.js", &[(ACCEPT_ENCODING, "br")]).await;
        assert_eq!((header(&response, CONTENT_ENCODING), body.as_str()), ("", "worker"));
    }

    #[tokio::test]
    async fn screens_get_the_index_and_missing_files_do_not() {
        let (_folder, files) = dist();
        for path in ["/", "/agenda", "/voice/gceiozkvehjhvzzg.sq5irw7waq", "/assets/"] {
            let (response, body) = get(&files, path, &[]).await;
            assert_eq!((response.status(), body.as_str()), (StatusCode::OK, "index"), "{path}");
        }
        for path in [
            "/missing.js",
            "/assets/app.9999.wasm",
            "/../secret.txt",
            "/assets/../index.html",
            "/.hidden.html",
            "/%2e%2e/index.html",
            "/assets/app.0123.wasm.br",
            "/a//index.html",
        ] {
            let (response, _) = get(&files, path, &[]).await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }

    #[tokio::test]
    async fn an_unchanged_file_is_not_sent_again() {
        let (folder, files) = dist();
        let (first, _) = get(&files, "/sw.js", &[]).await;
        let tag = header(&first, ETAG).to_owned();
        let (again, body) = get(&files, "/sw.js", &[(IF_NONE_MATCH, &format!("\"x\", W/{tag}"))]).await;
        assert_eq!((again.status(), body.as_str()), (StatusCode::NOT_MODIFIED, ""));
        std::fs::write(folder.path().join("sw.js"), "another worker").expect("the file changes");
        let (changed, body) = get(&files, "/sw.js", &[(IF_NONE_MATCH, &tag)]).await;
        assert_eq!((changed.status(), body.as_str()), (StatusCode::OK, "another worker"));
    }

    #[tokio::test]
    async fn without_the_app_a_page_says_how_to_build_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let files = Files::Folder(Arc::new(folder.path().to_owned()));
        let (response, body) = get(&files, "/", &[]).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
        assert!(body.contains("cargo xtask web"), "{body}");
    }
}
