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
        /// It is in a test.
        in_test: bool,
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
    /// A form that hands over a record has an input that is no field of it.
    InputWithoutField {
        /// The name of the input.
        name: SmolStr,
        /// The record.
        record: String,
        /// A field with a name like it.
        near: Option<String>,
        /// The name in the form.
        at: Span,
        /// The handler.
        form: Span,
    },
    /// An input is named as a field that no input can give.
    InputOfType {
        /// The field.
        name: SmolStr,
        /// Its type.
        ty: String,
        /// The name in the form.
        at: Span,
    },
    /// A choice of several for a field that has one.
    SeveralForOne {
        /// The field.
        name: SmolStr,
        /// Its type.
        ty: String,
        /// The name in the form.
        at: Span,
    },
    /// A form that hands over a record has no inputs for fields without default.
    FieldsWithoutInput {
        /// The fields.
        missing: Vec<SmolStr>,
        /// The record.
        record: String,
        /// The handler.
        at: Span,
    },
    /// A form that hands over a record has an input whose name is found when it runs.
    ComputedInput {
        /// The record.
        record: String,
        /// The name in the form.
        at: Span,
        /// The handler.
        form: Span,
    },
}

impl PlanError {
    /// The words.
    pub fn to_diagnostic(&self) -> Diagnostic {
        match self {
            PlanError::InputWithoutField {
                name,
                record,
                near,
                at,
                form,
            } => {
                let diagnostic = Diagnostic::new(
                    Code::INPUT_WITHOUT_FIELD,
                    *at,
                    format!("`{record}` has no field `{name}`"),
                )
                .also(*form, format!("the form hands over a `{record}`"));
                match near {
                    Some(near) => diagnostic
                        .help(format!("did you mean `{near}`?"))
                        .fix(*at, format!("\"{near}\"")),
                    None => diagnostic.help(format!(
                        "add the field to `{record}`, or take `FormData` in the handler"
                    )),
                }
            }
            PlanError::InputOfType { name, ty, at } => Diagnostic::new(
                Code::INPUT_WITHOUT_FIELD,
                *at,
                format!("no input gives the `{ty}` of the field `{name}`"),
            )
            .help("inputs give texts, numbers, dates, plain enums, Bools, options and lists of these; give other fields a default"),
            PlanError::SeveralForOne { name, ty, at } => Diagnostic::new(
                Code::INPUT_WITHOUT_FIELD,
                *at,
                format!("with `multiple: true` it gives a list, and the field `{name}` is of type `{ty}`"),
            )
            .help("make the field a `List`"),
            PlanError::FieldsWithoutInput {
                missing,
                record,
                at,
            } => {
                let names: Vec<String> = missing.iter().map(|name| format!("`{name}`")).collect();
                Diagnostic::new(
                    Code::FIELD_WITHOUT_INPUT,
                    *at,
                    format!("the form has no input for {} of `{record}`", names.join(", ")),
                )
                .help("name an input after each, or give the fields defaults")
            }
            PlanError::ComputedInput { record, at, form } => Diagnostic::new(
                Code::COMPUTED_INPUT,
                *at,
                "the name of this input is known only when the program runs",
            )
            .also(*form, format!("the form hands over a `{record}`, whose fields are known before"))
            .help("write the name as a text without holes, or take `FormData` in the handler"),
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
                in_test,
                declared,
            } => {
                let diagnostic = Diagnostic::new(
                    Code::PRIVATE_THROUGH_FUNCTION,
                    *at,
                    format!("`{function}` reads `{cell}`, which never leaves the server"),
                )
                .remark(match in_test {
                    true => "called in a test, which sees what a page sees",
                    false => "called in a view, which runs in the browser",
                })
                .help(
                    "expose what is needed as a `computed` of the state; it runs on the server and only its value is sent",
                );
                match declared {
                    Some(declared) => diagnostic.also(*declared, "declared `private` here"),
                    None => diagnostic,
                }
            }
        }
    }
}
