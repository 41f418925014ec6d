//! The grammar of RXL for tree-sitter, as editors use it: syntax trees of programs, also of half-written ones.

use tree_sitter_language::LanguageFn;

unsafe extern "C" {
    fn tree_sitter_rxl() -> *const ();
}

/// The language, for `tree_sitter::Parser::set_language`.
// SAFETY: the function comes from the parser that tree-sitter has generated, and gives a pointer to a constant.
pub const LANGUAGE: LanguageFn = unsafe { LanguageFn::from_raw(tree_sitter_rxl) };

/// How syntax is highlighted.
pub const HIGHLIGHTS_QUERY: &str = include_str!("../../queries/highlights.scm");

/// Which names are seen where.
pub const LOCALS_QUERY: &str = include_str!("../../queries/locals.scm");
