//! Files of the project that the app serves: `asset("images/logo.svg")` is the address of one.

use super::calls::plain_argument;
use super::fit::broken;
use super::{Checker, error};
use crate::ast::Args;
use crate::hir::{Asset, Expr, ExprKind, Literal, Type};
use crate::source::Span;

impl Checker<'_> {
    /// `asset("images/logo.svg")`: its value is known here already.
    pub(super) fn asset(&mut self, args: &Args, span: Span) -> Expr {
        let address = match plain_argument(args, Some("file")) {
            Some((path, at)) => self.address_of(&path, at),
            None => {
                self.report(error::asset_argument(args.span));
                None
            }
        };
        match address {
            Some(address) => Expr {
                kind: ExprKind::Literal(Literal::Text(address.into())),
                ty: Type::Text,
                span,
            },
            None => broken(span),
        }
    }

    fn address_of(&mut self, path: &str, at: Span) -> Option<String> {
        let assets = &mut self.program.assets;
        if let Some(known) = assets.iter().find(|asset| asset.path == path) {
            return Some(known.address());
        }
        if !is_inside(path) {
            self.report(error::asset_path(path, at));
            return None;
        }
        let Some(contents) = (self.read)(path) else {
            self.report(error::missing_asset(path, at));
            return None;
        };
        let asset = Asset::new(path, contents);
        let address = asset.address();
        assets.push(asset);
        Some(address)
    }
}

/// Whether a path stays inside of the folder that it counts from, on every system.
fn is_inside(path: &str) -> bool {
    !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::is_inside;

    #[test]
    fn paths_stay_inside_of_the_project() {
        for path in ["a.png", "images/a.png", ".a", "a..b/c...", "a b.png"] {
            assert!(is_inside(path), "{path}");
        }
        for path in [
            "",
            ".",
            "..",
            "/",
            "/a",
            "a/",
            "a//b",
            "./a",
            "../a",
            "a/../../b",
            "a\\b",
            "C:a",
            "a\0",
        ] {
            assert!(!is_inside(path), "{path}");
        }
    }
}
