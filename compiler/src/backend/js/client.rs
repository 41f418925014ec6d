//! What emitted modules import from the browser client, and from which of its modules: what all apps need is in `rxl/client`, the rest is loaded by those apps
//! alone that use it. The client's own tests compare `client.txt` with what it exports.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The module that every page loads.
pub const CORE: &str = "rxl/client";

/// A line without indentation is a module, the names behind it are what it exports.
const TABLE: &str = include_str!("client.txt");

static MODULES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut modules = HashMap::new();
    let mut module = CORE;
    for line in TABLE.lines() {
        if line.starts_with(' ') {
            modules.extend(line.split_whitespace().map(|name| (name, module)));
        } else if !line.is_empty() {
            module = line;
        }
    }
    modules
});

/// The module of the client that exports a name, if the table has it.
pub fn find(name: &str) -> Option<&'static str> {
    MODULES.get(name).copied()
}

/// The module of the client that exports a name.
pub fn module_of(name: &str) -> &'static str {
    find(name).unwrap_or(CORE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_has_one_module() {
        let words = TABLE.lines().filter(|line| line.starts_with(' '));
        assert_eq!(words.flat_map(str::split_whitespace).count(), MODULES.len());
        assert_eq!(module_of("listFilter"), "rxl/library");
        assert_eq!(module_of("Checkbox"), "rxl/elements");
        assert_eq!(module_of("useCell"), CORE);
    }
}
