//! What every program can read of the tab that it runs in, as in `connection.status`.

/// A value of the tab.
#[derive(Debug, PartialEq, Eq)]
pub struct Ambient {
    /// What stands before the point.
    pub object: &'static str,
    /// What stands behind it.
    pub name: &'static str,
    /// `Int`, `Text`, `Bool`, or the name of a prelude enum.
    pub ty: &'static str,
    /// One sentence for editors and the specification.
    pub docs: &'static str,
}

/// A row of [`AMBIENT`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AmbientId(u8);

const fn ambient(
    object: &'static str,
    name: &'static str,
    ty: &'static str,
    docs: &'static str,
) -> Ambient {
    Ambient {
        object,
        name,
        ty,
        docs,
    }
}

/// All of them.
pub static AMBIENT: [Ambient; 8] = [
    ambient(
        "connection",
        "status",
        "ConnectionStatus",
        "how the connection to the server is",
    ),
    ambient(
        "connection",
        "waiting",
        "Int",
        "how many events the server has not confirmed",
    ),
    ambient(
        "request",
        "path",
        "Text",
        "the path of the address that the tab shows",
    ),
    ambient(
        "request",
        "url",
        "Text",
        "the whole address that the tab shows",
    ),
    ambient(
        "page",
        "loading",
        "Bool",
        "whether what `on_load` has called is under way",
    ),
    ambient(
        "browser",
        "time_zone",
        "Text",
        "the time zone of the browser, as in `Europe/London`",
    ),
    ambient(
        "color_mode",
        "chosen",
        "ColorMode",
        "what the user has chosen",
    ),
    ambient(
        "color_mode",
        "shown",
        "ColorMode",
        "what is shown: `Light` or `Dark`",
    ),
];

/// Whether a word stands before a point here.
pub fn is_object(word: &str) -> bool {
    AMBIENT.iter().any(|row| row.object == word)
}

/// What can stand behind the point.
pub fn names_of(object: &str) -> impl Iterator<Item = &'static str> {
    let rows = AMBIENT.iter().filter(move |row| row.object == object);
    rows.map(|row| row.name)
}

/// The row of a value.
pub fn find(object: &str, name: &str) -> Option<AmbientId> {
    let at = AMBIENT
        .iter()
        .position(|row| row.object == object && row.name == name)?;
    u8::try_from(at).ok().map(AmbientId)
}

impl AmbientId {
    /// The row.
    pub fn row(self) -> Option<&'static Ambient> {
        AMBIENT.get(usize::from(self.0))
    }

    /// Its cell in the browser client: `connectionStatus`.
    pub fn js_name(self) -> String {
        self.row().map_or_else(String::new, |row| {
            super::camel_case(&format!("{}_{}", row.object, row.name))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_after_the_words() {
        let name = find("browser", "time_zone").map(AmbientId::js_name);
        assert_eq!(name.as_deref(), Some("browserTimeZone"));
        assert!(find("browser", "status").is_none());
    }
}
