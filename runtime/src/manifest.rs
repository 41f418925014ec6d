//! `manifest.json`, which the compiler writes: what server and browser must know about pages and events. Fields that the server has no use for are left to
//! the browser.

use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What the compiler says about the app.
#[derive(Debug, Clone, Deserialize)]
pub struct Manifest {
    /// The app's name, `""` if it has none.
    #[serde(default)]
    pub app: String,
    /// The language of its pages.
    #[serde(default)]
    pub lang: Option<String>,
    /// Light or dark, until the user chooses.
    #[serde(default)]
    pub mode: Option<String>,
    /// The address of a stylesheet behind its own.
    #[serde(default)]
    pub stylesheet: Option<String>,
    /// Elements `meta` of every page: attributes by name.
    #[serde(default)]
    pub meta: Vec<BTreeMap<String, String>>,
    /// Hash over names and types of events and cells.
    pub contract: String,
    /// All pages.
    pub pages: Vec<Page>,
    /// The events that a page may send.
    pub events: HashSet<String>,
    /// Indexes into `pages` by name.
    #[serde(skip)]
    by_name: HashMap<String, usize>,
}

/// A page.
#[derive(Debug, Clone, Deserialize)]
pub struct Page {
    /// Its name on the wire.
    pub name: String,
    /// The path of its address; without one it is shown where no other page fits.
    #[serde(default)]
    pub path: Option<Vec<Segment>>,
    /// The names of its query parameters.
    #[serde(default)]
    pub query: Vec<String>,
    /// The types of all parameters.
    #[serde(default)]
    pub params: Vec<Param>,
    /// Its module, relative to `web/`.
    pub module: String,
    /// The modules that it loads, directly or not: of the app, relative to `web/`, and of the browser client, by their names.
    #[serde(default)]
    pub preload: Vec<String>,
    /// The cells that a tab on this page gets.
    #[serde(default)]
    pub receives: Vec<String>,
    /// Its title, if that is constant.
    #[serde(default)]
    pub title: Option<String>,
}

/// A part of a path between two slashes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Segment {
    /// Stands as it is.
    Static(String),
    /// Holds a parameter.
    Param {
        /// Its name.
        param: String,
    },
    /// Everything that is left, also nothing.
    Rest {
        /// The name of the parameter.
        rest: String,
    },
}

/// A parameter of a page.
#[derive(Debug, Clone, Deserialize)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// What it can hold.
    #[serde(rename = "type")]
    pub ty: ParamType,
    /// Its value where the address does not name it.
    #[serde(default)]
    pub default: Option<Value>,
}

/// The type of a parameter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum ParamType {
    /// One without parts.
    Plain(PlainType),
    /// One of these names.
    Enum {
        /// The names.
        #[serde(rename = "enum")]
        variants: Vec<String>,
    },
    /// Any number of values.
    List {
        /// The type of each.
        list: Box<ParamType>,
    },
    /// May be absent.
    Option {
        /// The type of what is there.
        option: Box<ParamType>,
    },
}

/// A type of a parameter that has no parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[allow(missing_docs)]
pub enum PlainType {
    Text,
    Int,
    Bool,
    Float,
    Date,
    DateTime,
    Duration,
}

impl Manifest {
    /// Reads `manifest.json`.
    ///
    /// # Errors
    /// It is not JSON, or not of this form.
    pub fn read(json: &str) -> Result<Manifest, serde_json::Error> {
        let mut manifest: Manifest = serde_json::from_str(json)?;
        let names = manifest.pages.iter().enumerate();
        manifest.by_name = names
            .map(|(index, page)| (page.name.clone(), index))
            .collect();
        Ok(manifest)
    }

    /// The page of this name.
    pub fn page(&self, name: &str) -> Option<&Page> {
        self.pages.get(*self.by_name.get(name)?)
    }

    /// The page that is shown where no other fits.
    pub fn not_found(&self) -> Option<usize> {
        self.pages.iter().position(|page| page.path.is_none())
    }
}
