//! Everything that is served as a file: the browser client and the app's modules, styles and pages, with their hashed addresses, their compressed forms and
//! the headers that go with them. It knows nothing of requests but the headers about encoding and caching.

use crate::error::ServeError;
use crate::html;
use crate::manifest::Manifest;
use crate::routes::Routes;
use crate::states::Asset;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::sync::OnceLock;

mod client {
    //! The built browser client.

    /// A module of it, with its compressed forms.
    pub struct Module {
        /// As emitted modules name it: `rxl/client`.
        pub name: &'static str,
        pub plain: &'static [u8],
        pub gzip: &'static [u8],
        pub brotli: &'static [u8],
    }

    include!(concat!(env!("OUT_DIR"), "/client.rs"));
}

/// Where the server's own addresses begin.
pub const PREFIX: &str = "/_rxl/";

/// Below it are the files that `asset("file")` names, each with a hash in its own name: their addresses outlive a build.
const ASSETS: &str = "assets/";

/// Whether files are compressed when they are loaded. In development that only costs time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compress {
    /// Ahead, as well as possible.
    Ahead,
    /// Not at all.
    Off,
}

/// One build of the app: its manifest and all that is served of it. It never changes; in development another one takes its place.
#[derive(Debug)]
pub struct Site {
    /// What the compiler says about the app.
    pub manifest: Manifest,
    routes: Routes,
    files: HashMap<String, File>,
    /// The HTML of each page in order of the manifest, and of an address without a page; made when first asked for.
    pages: Vec<OnceLock<File>>,
    template: html::Template,
    compress: Compress,
}

/// A file in all its forms.
#[derive(Debug)]
pub struct File {
    content_type: HeaderValue,
    cache_control: HeaderValue,
    etag: Option<HeaderValue>,
    plain: Bytes,
    gzip: Option<Bytes>,
    brotli: Option<Bytes>,
}

impl Site {
    /// Takes the files of the app by their paths: `manifest.json`, `app.css`, `pages/Home.js`, `assets/logo-0123456789abcdef.svg`, ….
    ///
    /// `version` tells builds of the same files apart.
    ///
    /// # Errors
    /// The manifest is missing or not readable.
    pub fn new(
        app_files: &BTreeMap<Cow<'static, str>, Cow<'static, [u8]>>,
        compress: Compress,
        version: &[u8],
    ) -> Result<Site, ServeError> {
        let unreadable = |why: String| ServeError::File("manifest.json".to_owned(), why);
        let manifest_text = app_files
            .get("manifest.json")
            .ok_or_else(|| unreadable("there is none".to_owned()))?;
        let manifest_text =
            std::str::from_utf8(manifest_text).map_err(|error| unreadable(error.to_string()))?;
        let manifest =
            Manifest::read(manifest_text).map_err(|error| unreadable(error.to_string()))?;

        let mut hash = Sha256::new();
        for (path, contents) in app_files {
            hash.update(path.as_bytes());
            hash.update([0]);
            // The name of an asset says already what is in it.
            if !path.starts_with(ASSETS) {
                hash.update((contents.len() as u64).to_be_bytes());
                hash.update(contents);
            }
        }
        hash.update(version);
        let base = format!("{PREFIX}app/{}/", short_hex(&hash.finalize()));
        let mut files = HashMap::with_capacity(app_files.len() + client::MODULES.len());
        let mut client = BTreeMap::new();
        for module in client::MODULES {
            let file = module.name.trim_start_matches("rxl/");
            let hash = short_hex(&Sha256::digest(module.plain));
            let address = format!("{PREFIX}{file}-{hash}.js");
            let file = File::unchanging(&address, Bytes::from_static(module.plain));
            let file = file.with_compressed(
                Bytes::from_static(module.gzip),
                Bytes::from_static(module.brotli),
            );
            files.insert(address.clone(), file);
            client.insert(module.name, address);
        }
        for (path, contents) in app_files {
            // The manifest is part of every page.
            if path == "manifest.json" {
                continue;
            }
            let folder = match path.starts_with(ASSETS) {
                true => PREFIX,
                false => &base,
            };
            let file = File::unchanging(path, to_bytes(contents));
            files.insert(format!("{folder}{path}"), file.compressed(compress));
        }
        let template = html::Template {
            client,
            stylesheet: app_files
                .contains_key("app.css")
                .then(|| format!("{base}app.css")),
            base,
            manifest_text: html::compact(manifest_text),
        };
        Ok(Site {
            routes: Routes::new(&manifest),
            pages: (0..=manifest.pages.len())
                .map(|_| OnceLock::new())
                .collect(),
            manifest,
            files,
            template,
            compress,
        })
    }

    /// The files that are compiled into the program.
    pub fn embedded(assets: &'static [Asset]) -> BTreeMap<Cow<'static, str>, Cow<'static, [u8]>> {
        let files = assets.iter();
        files
            .map(|asset| (Cow::Borrowed(asset.path), Cow::Borrowed(asset.contents)))
            .collect()
    }

    /// The file at this address.
    pub fn file(&self, address: &str) -> Option<&File> {
        self.files.get(address)
    }

    /// The HTML for an address, with its status.
    pub fn page(&self, path: &str, query: &str) -> Option<(StatusCode, &File)> {
        let found = self.routes.find(&self.manifest, path, query);
        let status = match found {
            Some(_) => StatusCode::OK,
            None => StatusCode::NOT_FOUND,
        };
        let index = found.or_else(|| self.manifest.not_found());
        let slot = self.pages.get(index.unwrap_or(self.manifest.pages.len()))?;
        let file = slot.get_or_init(|| {
            let page = index.and_then(|index| self.manifest.pages.get(index));
            let html = self.template.render(&self.manifest, page);
            File::page(Bytes::from(html)).compressed(self.compress)
        });
        Some((status, file))
    }

    /// What a page that runs must know to take the place of an older build: JSON.
    pub fn update(&self) -> String {
        let template = &self.template;
        let stylesheet = template.stylesheet.as_deref().unwrap_or_default();
        format!(
            "{{\"base\":\"{}\",\"stylesheet\":\"{stylesheet}\",\"manifest\":{}}}",
            template.base, template.manifest_text
        )
    }

    /// The Content-Security-Policy of all pages.
    pub fn content_security_policy(&self) -> String {
        self.template.content_security_policy()
    }
}

#[expect(clippy::ptr_arg, reason = "what is compiled in is not copied")]
fn to_bytes(contents: &Cow<'static, [u8]>) -> Bytes {
    match contents {
        Cow::Borrowed(contents) => Bytes::from_static(contents),
        Cow::Owned(contents) => Bytes::copy_from_slice(contents),
    }
}

/// Enough of a hash that two builds do not meet.
fn short_hex(digest: &[u8]) -> String {
    let bytes = digest.iter().take(8);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

impl File {
    /// A file whose address changes with its contents.
    fn unchanging(path: &str, plain: Bytes) -> File {
        File {
            content_type: HeaderValue::from_static(content_type(path)),
            cache_control: HeaderValue::from_static("public, max-age=31536000, immutable"),
            etag: None,
            plain,
            gzip: None,
            brotli: None,
        }
    }

    /// HTML, which browsers ask for anew each time.
    fn page(plain: Bytes) -> File {
        let etag = format!("\"{}\"", short_hex(&Sha256::digest(&plain)));
        File {
            content_type: HeaderValue::from_static("text/html; charset=utf-8"),
            cache_control: HeaderValue::from_static("no-cache"),
            etag: HeaderValue::from_str(&etag).ok(),
            plain,
            gzip: None,
            brotli: None,
        }
    }

    fn with_compressed(mut self, gzip: Bytes, brotli: Bytes) -> File {
        self.gzip = Some(gzip);
        self.brotli = Some(brotli);
        self
    }

    fn compressed(mut self, compress: Compress) -> File {
        // A frame of gzip costs some 20 bytes, and a small file fits into one packet anyhow.
        const WORTHWHILE_BYTES: usize = 512;
        let is_worthwhile =
            self.plain.len() >= WORTHWHILE_BYTES && is_compressible(&self.content_type);
        if compress == Compress::Ahead && is_worthwhile {
            self.gzip = gzip(&self.plain).filter(|gzip| gzip.len() < self.plain.len());
        }
        self
    }

    /// The answer to a request with these headers.
    pub fn respond(&self, request: &HeaderMap) -> Response {
        let accepted = Accepted::of(request);
        let (encoding, body) = match (&self.brotli, &self.gzip) {
            (Some(brotli), _) if accepted.brotli => (Some("br"), brotli),
            (_, Some(gzip)) if accepted.gzip => (Some("gzip"), gzip),
            _ => (None, &self.plain),
        };
        let is_known = self
            .etag
            .as_ref()
            .is_some_and(|etag| matches_etag(request, etag));
        let mut response = match is_known {
            true => StatusCode::NOT_MODIFIED.into_response(),
            false => body.clone().into_response(),
        };
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, self.cache_control.clone());
        if self.gzip.is_some() || self.brotli.is_some() {
            headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        }
        if let Some(etag) = &self.etag {
            headers.insert(ETAG, etag.clone());
        }
        if !is_known {
            headers.insert(CONTENT_TYPE, self.content_type.clone());
            if let Some(encoding) = encoding {
                headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
            }
        }
        response
    }
}

fn gzip(plain: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain).ok()?;
    encoder.finish().ok().map(Bytes::from)
}

/// Whether the browser has the page already. The tag is a weak one to it if a proxy has changed the encoding.
fn matches_etag(request: &HeaderMap, etag: &HeaderValue) -> bool {
    let (Some(Ok(known)), Ok(etag)) = (
        request.get(IF_NONE_MATCH).map(HeaderValue::to_str),
        etag.to_str(),
    ) else {
        return false;
    };
    let mut known = known.split(',').map(str::trim);
    known.any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}

/// The encodings that a browser takes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Accepted {
    brotli: bool,
    gzip: bool,
}

impl Accepted {
    fn of(request: &HeaderMap) -> Accepted {
        let mut accepted = Accepted::default();
        for value in request.get_all(ACCEPT_ENCODING) {
            for item in value.to_str().unwrap_or_default().split(',') {
                let mut parts = item.split(';').map(str::trim);
                let name = parts.next().unwrap_or_default();
                let refused = parts.any(|part| {
                    part.strip_prefix("q=")
                        .is_some_and(|q| q.parse().is_ok_and(|q: f32| q <= 0.0))
                });
                match name {
                    "br" => accepted.brotli = !refused,
                    "gzip" => accepted.gzip = !refused,
                    _ => {}
                }
            }
        }
        accepted
    }
}

/// Whether files of this type are not compressed by themselves already.
fn is_compressible(content_type: &HeaderValue) -> bool {
    let content_type = content_type.to_str().unwrap_or_default();
    content_type.starts_with("text/")
        || matches!(
            content_type,
            "application/json"
                | "application/manifest+json"
                | "application/wasm"
                | "application/xml"
                | "font/otf"
                | "font/ttf"
                | "image/svg+xml"
                | "image/x-icon"
        )
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("html") => "text/html; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("md") => "text/markdown; charset=utf-8",
        Some("vtt") => "text/vtt; charset=utf-8",
        Some("xml") => "application/xml",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("woff") => "font/woff",
        Some("ttf") => "font/ttf",
        Some("otf") => "font/otf",
        Some("pdf") => "application/pdf",
        Some("wasm") => "application/wasm",
        Some("mp3") => "audio/mpeg",
        Some("m4a") => "audio/mp4",
        Some("ogg") => "audio/ogg",
        Some("wav") => "audio/wav",
        Some("mp4") => "video/mp4",
        Some("webm") => "video/webm",
        Some("zip") => "application/zip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_taken_from_the_header() {
        for (header, brotli, gzip) in [
            ("gzip, deflate, br, zstd", true, true),
            ("gzip;q=1.0, br;q=0", false, true),
            ("identity", false, false),
            ("", false, false),
        ] {
            let mut request = HeaderMap::new();
            request.insert(ACCEPT_ENCODING, HeaderValue::from_static(header));
            assert_eq!(
                Accepted::of(&request),
                Accepted { brotli, gzip },
                "{header}"
            );
        }
        assert_eq!(Accepted::of(&HeaderMap::new()), Accepted::default());
    }
}
