//! Forms: what they hand over, and the buttons that send them.

use super::code::{Code, Reading};
use super::types;
use super::unit::Unit;
use crate::backend::js::ast::{Entry, Expr as Js, Name};
use crate::backend::js::build::{arrow_of, constant, name, object, property, text};
use crate::elements::Role;
use crate::hir::{Element, ExprKind, Field, Literal, Program, Type};
use crate::plan::forms::handed_over;
use smol_str::{SmolStr, format_smolstr};

impl Code<'_, '_> {
    /// `fields: OrderFields, rules: OrderRules`: what the handler of a form takes.
    pub fn form(&mut self, element: &Element) -> Vec<Entry> {
        let mut entries = Vec::new();
        match handed_over(element, self.locals) {
            Some(ty @ Type::Record(..)) => {
                let fields = self.unit.form_fields(&ty);
                entries.push(property("fields", fields));
                entries.extend(self.unit.rules(&ty).map(|rules| property("rules", rules)));
            }
            Some(Type::Map(..)) => entries.push(property("fields", text("data"))),
            _ => {}
        }
        entries
    }
}

impl<'a> Unit<'a> {
    /// What a form hands over as a record.
    fn form_fields(&mut self, ty: &Type) -> Js {
        if let Some(known) = self.form_names.get(ty) {
            return name(known.clone());
        }
        let declared = self.declare(&format_smolstr!(
            "{}Fields",
            types::name(self.program(), ty)
        ));
        self.form_names.insert(ty.clone(), declared.clone());
        let mut entries = Vec::new();
        if let Type::Record(record, args) = ty {
            let record = self.program().records.get(record.0 as usize);
            let fields = record.into_iter().flat_map(|record| &record.fields);
            for field in fields.filter(|field| !field.private) {
                let made = self.form_field(field, &types::substitute(&field.ty, args));
                entries.push(property(field.origin.name.clone(), made));
            }
        }
        self.add_to_tail(constant(Name::made(declared.clone()), object(entries)));
        name(declared)
    }

    /// `{ type: "Int", start: () => 50 }`
    fn form_field(&mut self, field: &'a Field, ty: &Type) -> Js {
        let (one, many) = match ty {
            Type::List(item) => (&**item, Some("list")),
            Type::Set(item) => (&**item, Some("set")),
            _ => (ty, None),
        };
        // What no control works on has its default.
        let typed = typed(self.program(), one);
        let many = many.filter(|_| typed.is_some());
        let mut entries = vec![property("type", text(typed.unwrap_or_default()))];
        entries.extend(variants(self, one).map(|all| property("variants", all)));
        entries.extend(many.map(|many| property("many", text(many))));
        if let Some(default) = &field.default {
            let mut code = Code::new(self, &default.locals, Reading::Live);
            let mut before = Vec::new();
            if let Some(value) = code.block_result(&default.block, &mut before) {
                entries.push(property("start", arrow_of(Vec::new(), before, value)));
            }
        }
        object(entries)
    }
}

/// How a control names the type that it works on: `Int`, `Date?`, `Enum`; none if no control works on it.
pub fn typed(program: &Program, ty: &Type) -> Option<SmolStr> {
    Some(match ty {
        Type::Text => SmolStr::new("Text"),
        Type::Int => SmolStr::new("Int"),
        Type::Float => SmolStr::new("Float"),
        Type::Bool => SmolStr::new("Bool"),
        Type::Date => SmolStr::new("Date"),
        Type::DateTime => SmolStr::new("DateTime"),
        Type::Enum(..) if types::is_plain_enum(program, ty) => SmolStr::new("Enum"),
        Type::Option(some) => format_smolstr!("{}?", typed(program, some)?),
        _ => return None,
    })
}

/// The variants of a plain enum that a control works on.
pub fn variants(unit: &mut Unit<'_>, ty: &Type) -> Option<Js> {
    match ty {
        Type::Option(some) => variants(unit, some),
        Type::Enum(id, _) if types::is_plain_enum(unit.program(), ty) => Some(unit.order(*id)),
        _ => None,
    }
}

/// Whether a button may send the form around it.
pub fn is_submit(element: &Element) -> bool {
    let ty = element
        .properties
        .iter()
        .find(|given| given.property.role == Role::Attribute("type"));
    let is_button = matches!(element.element.name, "button" | "icon_button");
    is_button
        && ty.is_some_and(|given| match &given.value.kind {
            ExprKind::Literal(Literal::Text(ty)) => ty == "submit",
            _ => true,
        })
}
