//! Values as text: interpolation by type.

use super::code::Code;
use super::types;
use super::unit::Unit;
use crate::backend::js::ast::{
    Binding, Expr as Js, ExprKind as JsKind, Function, Name, Operator, Statement as JsStatement,
    StatementKind as JsStatementKind, TemplatePart,
};
use crate::backend::js::build::{arrow, client, expr, give, int, name, statement, text, undefined};
use crate::hir::{Field, Piece, Type};
use smol_str::SmolStr;

impl Code<'_, '_> {
    /// `"Hello {name}"`
    pub fn interpolation(&mut self, pieces: &[Piece], out: &mut Vec<JsStatement>) -> Js {
        let holes: Vec<_> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Hole(hole) => Some(hole),
                Piece::Text(_) => None,
            })
            .collect();
        let types: Vec<&Type> = holes.iter().map(|hole| &hole.ty).collect();
        let mut values = self
            .operands(holes.iter().copied(), out)
            .into_iter()
            .zip(types);
        let mut parts = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => parts.push(TemplatePart::Text(text.clone())),
                Piece::Hole(_) => {
                    if let Some((value, ty)) = values.next() {
                        parts.push(TemplatePart::Hole(print_plainly(self.unit, value, ty)));
                    }
                }
            }
        }
        match parts.as_slice() {
            [] => text(""),
            [TemplatePart::Text(only)] => text(only.clone()),
            [TemplatePart::Hole(only)]
                if holes.iter().all(|hole| gives_text(self.unit, &hole.ty)) =>
            {
                only.clone()
            }
            _ => expr(JsKind::Template(parts)),
        }
    }
}

/// What a hole of a template holds: text stands as it is.
fn print_plainly(unit: &mut Unit<'_>, value: Js, ty: &Type) -> Js {
    match ty {
        Type::Option(some) => {
            if stands_as_it_is(unit, some) {
                return value.binary(Operator::Coalesce, text("none"));
            }
            let printer = match **some {
                Type::Text => name("String"),
                _ => printer_of(unit, some),
            };
            client("printOption").call(vec![value, printer])
        }
        _ if stands_as_it_is(unit, ty) => value,
        _ => print_quoted(unit, value, ty),
    }
}

/// Whether what is printed is a text already, without a template around it.
fn gives_text(unit: &Unit<'_>, ty: &Type) -> bool {
    match ty {
        Type::Text | Type::Date | Type::Route | Type::Color | Type::Length => true,
        Type::Option(some) => !prints_as_string(unit, some),
        Type::Enum(..) => true,
        _ => !prints_as_string(unit, ty),
    }
}

/// Whether a template prints it as RXL does.
fn stands_as_it_is(unit: &Unit<'_>, ty: &Type) -> bool {
    match ty {
        Type::Text => true,
        _ => prints_as_string(unit, ty),
    }
}

/// Whether `String(value)` is how it prints, also inside of other values.
fn prints_as_string(unit: &Unit<'_>, ty: &Type) -> bool {
    match ty {
        Type::Bool
        | Type::Int
        | Type::Float
        | Type::Date
        | Type::Route
        | Type::Color
        | Type::Length => true,
        Type::Enum(..) => types::is_plain_enum(unit.program(), ty),
        _ => false,
    }
}

/// A value as text inside of another one.
fn print_quoted(unit: &mut Unit<'_>, value: Js, ty: &Type) -> Js {
    if prints_as_string(unit, ty) {
        return client("printPlain").call(vec![value]);
    }
    match ty {
        Type::Text => client("quote").call(vec![value]),
        Type::DateTime => client("printDateTime").call(vec![value]),
        Type::Duration => client("printDuration").call(vec![value]),
        Type::Json => client("printJson").call(vec![value]),
        Type::List(item) => {
            let item = printer_of(unit, item);
            client("printList").call(vec![value, item])
        }
        Type::Set(item) => {
            let item = printer_of(unit, item);
            client("printSet").call(vec![value, item])
        }
        Type::Map(key, item) => {
            let (key, item) = (printer_of(unit, key), printer_of(unit, item));
            client("printMap").call(vec![value, key, item])
        }
        Type::Option(some) => {
            let some = printer_of(unit, some);
            client("printOption").call(vec![value, some])
        }
        Type::Result(ok, err) => {
            let (ok, err) = (printer_of(unit, ok), printer_of(unit, err));
            client("printResult").call(vec![value, ok, err])
        }
        Type::Record(..) | Type::Enum(..) => name(unit.printer(ty)).call(vec![value]),
        _ => client("print").call(vec![value]),
    }
}

/// The function that prints values of a type inside of others.
fn printer_of(unit: &mut Unit<'_>, ty: &Type) -> Js {
    let printed = print_quoted(unit, name("value"), ty);
    match printed.kind {
        JsKind::Call(callee, args) if args.len() == 1 => *callee,
        kind => arrow(
            vec![Binding::Name(Name::made("value"))],
            Js {
                kind,
                origin: printed.origin,
            },
        ),
    }
}

/// `function printTask(value) { … }`
pub fn printer(unit: &mut Unit<'_>, printer: SmolStr, ty: &Type) -> JsStatement {
    unit.bound.insert(SmolStr::new("value"));
    let program = unit.program();
    let printed = match ty {
        Type::Record(record, args) => match program.records.get(record.0 as usize) {
            Some(record) => {
                let shown = record.fields.iter().filter(|field| !field.private);
                let fields: Vec<(&Field, Js)> = shown
                    .map(|field| {
                        let value = name("value").member(field.origin.name.clone());
                        (field, value)
                    })
                    .collect();
                call_like(unit, &record.origin.name, Labels::Written, &fields, args)
            }
            None => undefined(),
        },
        Type::Enum(enumeration, args) => match program.enums.get(enumeration.0 as usize) {
            Some(declared) => {
                let mut printed = name("value");
                for variant in declared.variants.iter().rev() {
                    if variant.fields.is_empty() {
                        continue;
                    }
                    let payload = name("value").member(variant.origin.name.clone());
                    let fields: Vec<(&Field, Js)> = variant
                        .fields
                        .iter()
                        .enumerate()
                        .map(|(index, field)| (field, payload.clone().index(int(index as i64))))
                        .collect();
                    let shown =
                        call_like(unit, &variant.origin.name, Labels::LeftOut, &fields, args);
                    printed = payload
                        .binary(Operator::NotSame, undefined())
                        .choose(shown, printed);
                }
                printed
            }
            None => undefined(),
        },
        _ => undefined(),
    };
    statement(JsStatementKind::Function(Function {
        name: Name::made(printer),
        params: vec![Binding::Name(Name::made("value"))],
        body: vec![give(printed)],
    }))
}

/// Whether the names of fields are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Labels {
    Written,
    LeftOut,
}

/// `Task(id: 1, title: "x")`, `Busy(50)`
fn call_like(
    unit: &mut Unit<'_>,
    called: &str,
    labels: Labels,
    fields: &[(&Field, Js)],
    type_args: &[Type],
) -> Js {
    let mut parts = Vec::new();
    let mut pending = format!("{called}(");
    for (index, (field, value)) in fields.iter().enumerate() {
        if index > 0 {
            pending.push_str(", ");
        }
        if labels == Labels::Written {
            pending.push_str(&field.origin.name);
            pending.push_str(": ");
        }
        parts.push(TemplatePart::Text(std::mem::take(&mut pending).into()));
        let ty = types::substitute(&field.ty, type_args);
        let hole = match prints_as_string(unit, &ty) {
            true => value.clone(),
            false => print_quoted(unit, value.clone(), &ty),
        };
        parts.push(TemplatePart::Hole(hole));
    }
    pending.push(')');
    parts.push(TemplatePart::Text(pending.into()));
    expr(JsKind::Template(parts))
}
