//! What names mean behind a point, and as labels of calls.

use super::{Called, Indexer, Meaning};
use crate::ast::*;
use crate::elements;
use crate::hir::{RecordId, StateId, Type};
use crate::library;
use crate::resolve::{Target, UpperItem};
use crate::source::Span;

impl Indexer<'_> {
    /// What stands behind the point.
    pub(super) fn member_of(&mut self, object: &Expr, name: &Name) {
        if let Some(meaning) = self.member_meaning(object, name) {
            self.mean(name.span, meaning);
        }
    }

    pub(super) fn member_meaning(&self, object: &Expr, name: &Name) -> Option<Meaning> {
        match &object.kind {
            ExprKind::SelfState => {
                let state = self.state_around(object.span)?;
                return self.member_named(state, &name.text).map(Meaning::Symbol);
            }
            ExprKind::UpperName(owner) => match self.bindings.uses.get(&owner.span) {
                Some(Target::Upper(UpperItem::State(state))) => {
                    return self.member_named(*state, &name.text).map(Meaning::Symbol);
                }
                Some(Target::Upper(UpperItem::Enum(id))) => {
                    let declared = self.program.enums.get(id.0 as usize)?;
                    let mut variants = declared.variants.iter();
                    let found = variants.find(|variant| variant.origin.name == name.text);
                    return match found {
                        Some(found) => {
                            Some(found.origin.span.map_or(Meaning::Prelude, Meaning::Symbol))
                        }
                        None => library::method("Enum", &name.text).map(Meaning::Method),
                    };
                }
                Some(Target::Upper(UpperItem::BuiltinType(ty))) => {
                    return library::method(ty, &name.text).map(Meaning::Method);
                }
                _ => {}
            },
            ExprKind::Name(owner) => {
                if let Some(Target::Word(_)) = self.bindings.uses.get(&owner.span) {
                    return Some(Meaning::Word);
                }
            }
            _ => {}
        }
        let ty = self.types.get(&object.span)?;
        self.member_of_type(ty, &name.text)
    }

    pub(super) fn member_of_type(&self, ty: &Type, name: &str) -> Option<Meaning> {
        match ty {
            Type::Record(id, _) => self.field(*id, name),
            // `a?.b` goes into the option.
            Type::Option(inner) => library::method("Option", name)
                .map(Meaning::Method)
                .or_else(|| self.member_of_type(inner, name)),
            other => library::method(kind_of(other)?, name).map(Meaning::Method),
        }
    }

    pub(super) fn field(&self, id: RecordId, name: &str) -> Option<Meaning> {
        let record = self.program.records.get(id.0 as usize)?;
        let field = record
            .fields
            .iter()
            .find(|field| field.origin.name == name)?;
        Some(field.origin.span.map_or(Meaning::Prelude, Meaning::Symbol))
    }

    /// The state in which a place lies.
    pub(super) fn state_around(&self, at: Span) -> Option<StateId> {
        let parent = self.bindings.states.iter().position(|state| {
            let name = state.tree.name.span;
            let end = state.tree.members.last().map_or(name, |last| last.span);
            name.source == at.source && name.start <= at.start && at.end <= end.end
        })?;
        u32::try_from(parent).ok().map(StateId)
    }

    pub(super) fn call(&mut self, callee: &Expr, args: &Args, whole: Span) {
        let called = match &callee.kind {
            ExprKind::UpperName(name) => {
                self.upper_value(name, whole);
                self.last_meaning(name.span)
            }
            ExprKind::Name(name) => {
                self.bound(name);
                self.last_meaning(name.span)
            }
            ExprKind::Field { object, name, .. } => {
                self.expr(object);
                self.member_of(object, name);
                self.last_meaning(name.span)
            }
            _ => {
                self.expr(callee);
                None
            }
        };
        let called = match called {
            Some(Meaning::Symbol(span)) => Called::Symbol(span),
            Some(Meaning::Method(method)) => Called::Method(method),
            Some(Meaning::Builtin(builtin)) => Called::Builtin(builtin),
            Some(Meaning::Element(element)) => Called::Element(element),
            _ => Called::Other,
        };
        self.index.calls.push((args.span, called));
        for argument in &args.arguments {
            if let Some(label) = &argument.label {
                let meaning = self.label(called, &label.text);
                self.mean(label.span, meaning);
            }
            self.value(&argument.value);
        }
    }

    pub(super) fn last_meaning(&self, at: Span) -> Option<Meaning> {
        let (span, meaning) = self.index.names.last()?;
        (*span == at).then_some(*meaning)
    }

    pub(super) fn label(&self, called: Called, label: &str) -> Meaning {
        match called {
            Called::Element(element) => {
                if let Some(event) = elements::event(element, label) {
                    return Meaning::Handler(event);
                }
                match elements::property(element, label) {
                    Some(property) => Meaning::Property(property),
                    None => Meaning::Label,
                }
            }
            Called::Symbol(owner) => {
                let declared = self.params.get(&owner).map(Vec::as_slice);
                let mut declared = declared.unwrap_or_default().iter();
                let found = declared.find(|name| name.text == label);
                match found {
                    Some(name) => Meaning::Symbol(name.span),
                    None => {
                        elements::common_property(label).map_or(Meaning::Label, Meaning::Property)
                    }
                }
            }
            _ => Meaning::Label,
        }
    }
}

/// Under which name the library has the methods of a type.
pub fn kind_of(ty: &Type) -> Option<&'static str> {
    Some(match ty {
        Type::Bool => "Bool",
        Type::Int => "Int",
        Type::Float => "Float",
        Type::Text => "Text",
        Type::Date => "Date",
        Type::DateTime => "DateTime",
        Type::Duration => "Duration",
        Type::Bytes => "Bytes",
        Type::Json => "Json",
        Type::List(_) => "List",
        Type::Map(..) => "Map",
        Type::Set(_) => "Set",
        Type::Option(_) => "Option",
        Type::Result(..) => "Result",
        Type::Enum(..) => "Enum",
        Type::Range => "Range",
        Type::ZonedTime => "ZonedTime",
        _ => return None,
    })
}
