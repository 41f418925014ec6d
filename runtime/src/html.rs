//! The first HTML of a page: a template filled with the manifest, the import map and what the browser should load at once. It also says what the page may
//! load at all, since the Content-Security-Policy names the hash of the import map.

use crate::manifest::{Manifest, Page};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

const TEMPLATE: &str = include_str!("index.html");

/// What is the same for all pages.
#[derive(Debug)]
pub struct Template {
    /// Where the modules of the browser client are, by their names: `rxl/client`.
    pub client: BTreeMap<&'static str, String>,
    /// Where the app's files are, with a slash at the end.
    pub base: String,
    /// Where the stylesheet is, if there is one.
    pub stylesheet: Option<String>,
    /// `manifest.json`
    pub manifest_text: String,
}

impl Template {
    /// The HTML of a page, or of an address that has none.
    pub fn render(&self, manifest: &Manifest, page: Option<&Page>) -> String {
        let title = page.and_then(|page| page.title.as_deref());
        let title = title.unwrap_or(&manifest.app);
        fill(TEMPLATE, |name| match name {
            "title" => escape_text(title),
            "lang" => escape_text(manifest.lang.as_deref().unwrap_or("en")),
            "mode" => mode(manifest),
            "meta" => meta(manifest),
            "import_map" => self.import_map(),
            "links" => self.links(manifest, page),
            "base" => escape_text(&self.base),
            "manifest" => escape_script(&self.manifest_text),
            "client" => escape_text(self.core()),
            _ => String::new(),
        })
    }

    /// No inline script but the import map, no `eval`, nothing from elsewhere but pictures.
    pub fn content_security_policy(&self) -> String {
        let hash = STANDARD.encode(Sha256::digest(self.import_map()));
        format!(
            "default-src 'none'; script-src 'self' 'sha256-{hash}'; style-src 'self'; connect-src 'self'; img-src 'self' data: https:; media-src 'self'; font-src 'self'; \
             base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        )
    }

    fn import_map(&self) -> String {
        let react = [
            "react",
            "react/jsx-runtime",
            "react-dom",
            "react-dom/client",
        ];
        let react = react.map(|name| (name, self.core()));
        let client = self
            .client
            .iter()
            .map(|(name, address)| (*name, address.as_str()));
        let imports: BTreeMap<&str, &str> = react.into_iter().chain(client).collect();
        escape_script(&json!({ "imports": imports }).to_string())
    }

    /// The module that every page loads, with React in it.
    fn core(&self) -> &str {
        self.client.get("rxl/client").map_or("", String::as_str)
    }

    /// The stylesheets, and the modules that the page loads sooner or later: so the browser need not find them one after another.
    fn links(&self, manifest: &Manifest, page: Option<&Page>) -> String {
        let mut links = String::new();
        for stylesheet in self.stylesheet.iter().chain(&manifest.stylesheet) {
            links.push_str(&format!(
                "<link rel=\"stylesheet\" href=\"{}\">\n",
                escape_text(stylesheet)
            ));
        }
        for module in page
            .iter()
            .flat_map(|page| std::iter::once(&page.module).chain(&page.preload))
        {
            let address = match self.client.get(module.as_str()) {
                Some(address) => escape_text(address),
                None => escape_text(&format!("{}{module}", self.base)),
            };
            links.push_str(&format!(
                "<link rel=\"modulepreload\" href=\"{address}\">\n"
            ));
        }
        links
    }
}

/// The attributes of `html` by which the stylesheet and the browser client know the mode that the app begins with.
fn mode(manifest: &Manifest) -> String {
    match manifest.mode.as_deref() {
        Some(mode @ ("Light" | "Dark")) => {
            format!(
                " data-theme=\"{}\" data-mode=\"{mode}\"",
                mode.to_lowercase()
            )
        }
        _ => String::new(),
    }
}

/// What the app says of itself on every page.
fn meta(manifest: &Manifest) -> String {
    manifest
        .meta
        .iter()
        .fold(String::new(), |mut html, element| {
            html.push_str("<meta");
            for (name, value) in element {
                html.push_str(&format!(
                    " {}=\"{}\"",
                    escape_text(name),
                    escape_text(value)
                ));
            }
            html.push_str(">\n");
            html
        })
}

/// JSON without white space between its parts; every page carries it.
pub fn compact(json: &str) -> String {
    let mut in_text = false;
    let mut escaped = false;
    json.chars()
        .filter(|character| {
            let keep = in_text || !character.is_ascii_whitespace();
            if *character == '"' && !escaped {
                in_text = !in_text;
            }
            escaped = *character == '\\' && !escaped;
            keep
        })
        .collect()
}

/// Puts a text for each `{{name}}`. What is put in is not looked at again.
fn fill(template: &str, value: impl Fn(&str) -> String) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        match after.split_once("}}") {
            Some((name, after)) => {
                filled.push_str(&value(name));
                rest = after;
            }
            None => rest = after,
        }
    }
    filled.push_str(rest);
    filled
}

fn escape_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            character => escaped.push(character),
        }
    }
    escaped
}

/// JSON that cannot end the script element that it stands in: `<` occurs in texts alone, where it may be escaped.
fn escape_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_goes_but_in_texts() {
        let json = r#"{ "a b": [1, "\\" , " \" x "],
  "c": null }"#;
        let expected = r#"{"a b":[1,"\\"," \" x "],"c":null}"#;
        assert_eq!(compact(json), expected);
    }

    #[test]
    fn an_app_says_its_language_its_mode_and_what_it_is() {
        let manifest_text = r#"{"app":"Notes","contract":"c","events":[],"pages":[],"lang":"de","mode":"Dark","stylesheet":"/_rxl/assets/looks-0.css","meta":[{"name":"author","content":"Ada \"L\""}]}"#;
        let manifest = Manifest::read(manifest_text).expect("it is right");
        let template = Template {
            client: BTreeMap::new(),
            base: "/app/".to_owned(),
            stylesheet: Some("/app/app.css".to_owned()),
            manifest_text: manifest_text.to_owned(),
        };
        let html = template.render(&manifest, None);
        let sheets = "<link rel=\"stylesheet\" href=\"/app/app.css\">\n<link rel=\"stylesheet\" href=\"/_rxl/assets/looks-0.css\">";
        assert!(html.contains(sheets), "{html}");
        let head = r#"<html lang="de" data-theme="dark" data-mode="Dark">"#;
        assert!(html.contains(head), "{html}");
        let meta = r#"<meta content="Ada &quot;L&quot;" name="author">"#;
        assert!(html.contains(meta), "{html}");
    }

    #[test]
    fn nothing_of_the_program_ends_an_element() {
        let manifest_text = r#"{"app":"</title><script>","contract":"c","events":[],"pages":[{"name":"Home","path":[],"module":"pages/Home.js","preload":["modules/app.js","rxl/library"],"title":"</script>{{client}}"}]}"#;
        let manifest = Manifest::read(manifest_text).expect("it is right");
        let template = Template {
            client: BTreeMap::from([
                ("rxl/client", "/client.js".to_owned()),
                ("rxl/library", "/library.js".to_owned()),
            ]),
            base: "/app/".to_owned(),
            stylesheet: None,
            manifest_text: manifest_text.to_owned(),
        };
        let html = template.render(&manifest, manifest.pages.first());
        assert!(
            html.contains("<title>&lt;/script&gt;{{client}}</title>"),
            "{html}"
        );
        assert!(html.contains(r#""title":"\u003c/script>"#), "{html}");
        assert!(
            html.contains(r#"<link rel="modulepreload" href="/app/modules/app.js">"#),
            "{html}"
        );
        assert!(
            html.contains(r#"<link rel="modulepreload" href="/library.js">"#),
            "{html}"
        );
        assert_eq!(html.matches("</script>").count(), 3, "{html}");
        let lost = template.render(&manifest, None);
        assert!(
            lost.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"),
            "{lost}"
        );
    }
}
