//! What `plan` can find wrong, and the words for it.

use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;
use smol_str::SmolStr;

/// A mistake that shows only when the whole program is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanError {
    /// A view calls a function that reads something private.
    PrivateThroughFunction {
        /// The function as the view calls it.
        function: SmolStr,
        /// `State.var`
        cell: SmolStr,
        /// The call in the view.
        at: Span,
        /// Where the cell is declared.
        declared: Option<Span>,
    },
    /// `update` calls an event that waits.
    WaitsInUpdate {
        /// The event.
        event: SmolStr,
        /// The call.
        at: Span,
    },
}

impl PlanError {
    /// The words.
    pub fn to_diagnostic(&self) -> Diagnostic {
        match self {
            PlanError::WaitsInUpdate { event, at } => Diagnostic::new(
                Code::WAITS_IN_UPDATE,
                *at,
                format!("`{event}` waits, and `update` must not"),
            )
            .help("call it outside of `update`: there it is a transaction of its own"),
            PlanError::PrivateThroughFunction {
                function,
                cell,
                at,
                declared,
            } => {
                let diagnostic = Diagnostic::new(
                    Code::PRIVATE_THROUGH_FUNCTION,
                    *at,
                    format!("`{function}` reads `{cell}`, which never leaves the server"),
                )
                .remark("called in a view, which runs in the browser")
                .help(
                    "expose what the view needs as a `computed` of the state; it runs on the server and only its value is sent",
                );
                match declared {
                    Some(declared) => diagnostic.also(*declared, "declared `private` here"),
                    None => diagnostic,
                }
            }
        }
    }
}
