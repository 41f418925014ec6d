//! Which line of the emitted Rust stands for which place of the program.
//!
//! Marks are put among the tokens, stand on lines of their own once the code is laid out, and are taken out of it. What is left does not depend on where
//! things stand in the source.

use crate::source::{SourceId, Span};
use proc_macro2::TokenStream;
use quote::quote;

const ITEM: &str = "#[rxl_line(";
const STATEMENT: &str = "rxl_line!(";

/// Marks the item, field or variant behind it.
pub(super) fn item(span: Option<Span>) -> TokenStream {
    match span {
        Some(Span { source, start, end }) => {
            let source = source.0;
            quote! { #[rxl_line(#source, #start, #end)] }
        }
        None => TokenStream::new(),
    }
}

/// Marks the statement behind it.
pub(super) fn statement(Span { source, start, end }: Span) -> TokenStream {
    let source = source.0;
    quote! { rxl_line!(#source, #start, #end); }
}

/// Marks the item behind it as what stands for no place of the program.
pub(super) fn nothing() -> TokenStream {
    quote! { #[rxl_line()] }
}

/// Where the lines of the emitted Rust come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    /// The first line of each piece, from 1, and its place.
    pieces: Vec<(usize, Option<Span>)>,
}

impl Lines {
    /// The place of the program for which a line stands, counted from 1.
    pub fn place(&self, line: usize) -> Option<Span> {
        let behind = self.pieces.partition_point(|(first, _)| *first <= line);
        self.pieces.get(behind.checked_sub(1)?)?.1
    }

    /// Takes the marks out of code that is laid out; `above` lines will be put in front of it.
    pub(super) fn take(code: &str, above: usize) -> (String, Lines) {
        let mut lines = Lines::default();
        let mut text = String::with_capacity(code.len());
        let mut number = above + 1;
        for line in code.lines() {
            let mark = line.trim_start();
            let mark = mark
                .strip_prefix(ITEM)
                .or_else(|| mark.strip_prefix(STATEMENT));
            match mark {
                Some(mark) => lines.pieces.push((number, read(mark))),
                None => {
                    text.push_str(line);
                    text.push('\n');
                    number += 1;
                }
            }
        }
        (text, lines)
    }
}

/// `0u32, 12u32, 15u32)]`
fn read(mark: &str) -> Option<Span> {
    let mut numbers = mark.split(')').next()?.split(',').map(|number| {
        let number = number.trim().trim_end_matches("u32");
        number.parse::<u32>().ok()
    });
    Some(Span {
        source: SourceId(numbers.next()??),
        start: numbers.next()??,
        end: numbers.next()??,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out_and_lead_back() {
        let code = "#[rxl_line(0u32, 5u32, 9u32)]\nfn a() {\n    rxl_line!(0u32, 12u32, 15u32);\n    b();\n}\n#[rxl_line()]\nfn c() {}\n";
        let (text, lines) = Lines::take(code, 2);
        assert_eq!(text, "fn a() {\n    b();\n}\nfn c() {}\n");
        let start = |line| lines.place(line).map(|span| span.start);
        let starts: Vec<_> = (1..=6).map(start).collect();
        assert_eq!(starts, [None, None, Some(5), Some(12), Some(12), None]);
    }
}
