//! `rxlc lsp`

use super::Outcome;

pub(super) fn lsp() -> Outcome {
    Ok(rxlc::lsp::serve()?)
}
