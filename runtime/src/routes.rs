//! Which page an address shows. It decodes parameters as the browser's router does, since an address whose parameters do not decode has no page; their
//! values are left to the browser.

use crate::manifest::{Manifest, Page, ParamType, PlainType, Segment};
use std::borrow::Cow;

/// The pages of a program by address.
#[derive(Debug)]
pub struct Routes {
    /// Indexes into the manifest's pages, the most specific path first.
    order: Vec<usize>,
}

impl Routes {
    /// The routes of the manifest's pages.
    pub fn new(manifest: &Manifest) -> Routes {
        let pages = manifest.pages.iter().enumerate();
        let mut ranked: Vec<(Vec<u8>, usize)> = pages
            .filter_map(|(index, page)| {
                Some((page.path.as_deref()?.iter().map(rank).collect(), index))
            })
            .collect();
        ranked.sort();
        Routes {
            order: ranked.into_iter().map(|(_, index)| index).collect(),
        }
    }

    /// The index of the page that is shown at this address, or none.
    pub fn find(&self, manifest: &Manifest, path: &str, query: &str) -> Option<usize> {
        let segments = segments(path)?;
        let query = pairs(query)?;
        self.order.iter().copied().find(|index| {
            manifest
                .pages
                .get(*index)
                .is_some_and(|page| path_fits(page, &segments) && query_fits(page, &query))
        })
    }
}

/// Static segments win over parameters, parameters over the rest.
fn rank(segment: &Segment) -> u8 {
    match segment {
        Segment::Static(_) => 0,
        Segment::Param { .. } => 1,
        Segment::Rest { .. } => 2,
    }
}

/// The decoded segments of a path. One slash at the end does not count; `None` if the path is no path or does not decode.
fn segments(path: &str) -> Option<Vec<Cow<'_, str>>> {
    let path = path.strip_prefix('/')?;
    let path = path.strip_suffix('/').unwrap_or(path);
    if path.is_empty() {
        return Some(Vec::new());
    }
    path.split('/')
        .map(|segment| unescape(segment, Plus::Stays))
        .collect()
}

type Pair<'a> = (Cow<'a, str>, Cow<'a, str>);

fn pairs(query: &str) -> Option<Vec<Pair<'_>>> {
    let parts = query.split('&').filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            Some((
                unescape(name, Plus::IsSpace)?,
                unescape(value, Plus::IsSpace)?,
            ))
        })
        .collect()
}

fn path_fits(page: &Page, mut segments: &[Cow<'_, str>]) -> bool {
    for part in page.path.iter().flatten() {
        if let Segment::Rest { rest } = part {
            return segments.iter().all(|segment| match param_type(page, rest) {
                Some(ParamType::List { list }) => fits(list, segment),
                _ => false,
            });
        }
        let Some((segment, others)) = segments.split_first() else {
            return false;
        };
        let fits = match part {
            Segment::Static(text) => text == segment,
            Segment::Param { param } => {
                !segment.is_empty() && param_type(page, param).is_some_and(|ty| fits(ty, segment))
            }
            Segment::Rest { .. } => false,
        };
        if !fits {
            return false;
        }
        segments = others;
    }
    segments.is_empty()
}

/// Names that are no parameters of the page are ignored: others add them to addresses.
fn query_fits(page: &Page, query: &[Pair<'_>]) -> bool {
    query.iter().all(|(name, value)| {
        let named = page.query.iter().any(|param| param == name);
        !named || param_type(page, name).is_some_and(|ty| fits(ty, value))
    })
}

fn param_type<'a>(page: &'a Page, name: &str) -> Option<&'a ParamType> {
    let mut params = page.params.iter();
    params
        .find(|param| param.name == name)
        .map(|param| &param.ty)
}

fn fits(ty: &ParamType, text: &str) -> bool {
    match ty {
        ParamType::Plain(plain) => match plain {
            PlainType::Text => true,
            PlainType::Bool => text == "true" || text == "false",
            PlainType::Int | PlainType::DateTime | PlainType::Duration => is_int(text),
            PlainType::Float => text.parse::<f64>().is_ok(),
            PlainType::Date => is_date(text),
        },
        ParamType::Enum { variants } => variants.iter().any(|variant| variant == text),
        ParamType::List { list } => fits(list, text),
        ParamType::Option { option } => fits(option, text),
    }
}

fn is_int(text: &str) -> bool {
    const LARGEST: i64 = (1 << 53) - 1;
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.bytes().all(|byte| byte.is_ascii_digit())
        && text
            .parse::<i64>()
            .is_ok_and(|number| (-LARGEST..=LARGEST).contains(&number))
}

/// `2021-01-31`: a day that there is, in the years 1 to 9999.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let number = |text: &str, digits: usize| -> Option<u32> {
        let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return false,
    };
    year >= 1 && (1..=days).contains(&day)
}

/// Whether a plus sign is a space: in a query, but not in a path.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Plus {
    Stays,
    IsSpace,
}

/// Undoes percent-encoding; `None` if what comes out is no UTF-8.
fn unescape(text: &str, plus: Plus) -> Option<Cow<'_, str>> {
    if !text.contains('%') && (plus == Plus::Stays || !text.contains('+')) {
        return Some(Cow::Borrowed(text));
    }
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => {
                let mut digit = || char::from(bytes.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            b'+' if plus == Plus::IsSpace => b' ',
            byte => byte,
        });
    }
    String::from_utf8(decoded).ok().map(Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = r#"{ "app": "", "contract": "c", "events": [], "pages": [
        { "name": "Home", "path": [], "query": ["day"], "params": [{ "name": "day", "type": { "option": "Date" } }], "module": "" },
        { "name": "Files", "path": ["item", { "rest": "path" }], "params": [{ "name": "path", "type": { "list": "Text" } }], "module": "" },
        { "name": "Item", "path": ["item", { "param": "id" }], "params": [{ "name": "id", "type": "Int" }], "module": "" },
        { "name": "New", "path": ["item", "new"], "module": "" },
        { "name": "Tab", "path": ["tab", { "param": "t" }], "query": ["all"], "params": [
            { "name": "t", "type": { "enum": ["Open", "Done"] } }, { "name": "all", "type": "Bool", "default": false }], "module": "" },
        { "name": "User", "path": ["user", { "param": "name" }], "params": [{ "name": "name", "type": "Text" }], "module": "" },
        { "name": "Lost", "status": 404, "module": "" } ] }"#;

    #[test]
    fn addresses_show_the_most_specific_page_that_fits() {
        let manifest = Manifest::read(MANIFEST).expect("it is right");
        let routes = Routes::new(&manifest);
        for (path, query, page) in [
            ("/", "", Some("Home")),
            ("/", "day=2024-02-29", Some("Home")),
            ("/", "day=2023-02-29", None),
            ("/", "utm=x&fbclid=%20", Some("Home")),
            ("/item/new", "", Some("New")),
            ("/item/new/", "", Some("New")),
            ("/item/3", "", Some("Item")),
            ("/item/-3", "", Some("Item")),
            ("/item/9007199254740992", "", Some("Files")),
            ("/item/+3", "", Some("Files")),
            ("/item", "", Some("Files")),
            ("/item/a/b", "", Some("Files")),
            ("/tab/Open", "all=true", Some("Tab")),
            ("/tab/Open", "all=yes", None),
            ("/tab/open", "", None),
            ("/user/J%C3%BCrgen", "", Some("User")),
            ("/user/%FF", "", None),
            ("/user/%zz", "", None),
            ("/user", "", None),
            ("/nowhere", "", None),
        ] {
            let found = routes.find(&manifest, path, query);
            let name = found
                .and_then(|index| manifest.pages.get(index))
                .map(|page| page.name.as_str());
            assert_eq!(name, page, "{path}?{query}");
        }
        assert_eq!(manifest.not_found(), Some(6));
    }
}
