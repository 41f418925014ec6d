//! Calls of the library: methods, built-in functions, addresses of pages.

use super::code::{Code, Reading};
use super::shape::written_shape;
use crate::backend::js::ast::{Expr as Js, Name, Statement as JsStatement};
use crate::backend::js::build::{array, client, constant, name, object, property, text};
use crate::hir::{Expr, PageId, PageRoute, Segment, Type};
use crate::library::{Builtin, Method};
use smol_str::SmolStr;

/// Methods of lists that need the order of the items.
const ORDERED_BY_ITEM: &[&str] = &["sorted", "sort", "min", "max"];
/// Methods of lists that need the order of what their function gives.
const ORDERED_BY_RESULT: &[&str] = &["sorted_by", "sort_by", "min_by", "max_by"];

impl Code<'_, '_> {
    /// A method that gives a new value.
    pub fn method(
        &mut self,
        method: &Method,
        receiver: &Expr,
        args: &[Expr],
        out: &mut Vec<JsStatement>,
    ) -> Js {
        let order = self.order_for(method, &receiver.ty, args);
        let mut values = self.operands(std::iter::once(receiver).chain(args), out);
        values.extend(order);
        values.extend(addition_for(method, &receiver.ty, args));
        if method.follows_clock {
            values.push(self.clock());
        }
        client(method.js_name()).call(values)
    }

    /// The time that goes on: the component renders again when it does.
    fn clock(&mut self) -> Js {
        if self.reading == Reading::Live {
            return client("clock").method("get", Vec::new());
        }
        let now = match &self.now {
            Some(now) => now.clone(),
            None => {
                let now = self.new_outermost_name("now");
                let time = client("useCell").call(vec![client("clock")]);
                self.hooks.push(constant(Name::made(now.clone()), time));
                self.now = Some(now.clone());
                now
            }
        };
        name(now)
    }

    /// The order of a plain enum, where the method compares values of one.
    pub fn order_for(&mut self, method: &Method, receiver: &Type, args: &[Expr]) -> Option<Js> {
        let Type::List(item) = receiver else {
            return None;
        };
        let name = method.signature.name.as_str();
        let compared = if ORDERED_BY_ITEM.contains(&name) {
            &**item
        } else if ORDERED_BY_RESULT.contains(&name) {
            match args.first().map(|arg| &arg.ty) {
                Some(Type::Function(_, result)) => result,
                _ => return None,
            }
        } else {
            return None;
        };
        match compared {
            Type::Enum(enumeration, _) => Some(self.unit.order(*enumeration)),
            _ => None,
        }
    }

    /// `Filter.values()`, `Date.parse(t)`
    pub fn type_method(
        &mut self,
        method: &Method,
        ty: &Type,
        args: &[Expr],
        out: &mut Vec<JsStatement>,
    ) -> Js {
        let mut values = self.operands(args, out);
        match ty {
            Type::Enum(enumeration, _) => {
                let order = self.unit.order(*enumeration);
                match method.signature.name.as_str() {
                    "values" => order,
                    _ => {
                        values.insert(0, order);
                        client(method.js_name()).call(values)
                    }
                }
            }
            _ => {
                // `Json.of(x)` writes a value of any type.
                let shapes = args.iter().filter(|_| *ty == Type::Json);
                values.extend(shapes.filter_map(|arg| written_shape(self.unit, &arg.ty)));
                client(method.js_name()).call(values)
            }
        }
    }

    /// `now()`, `fail(t)`
    pub fn builtin(&mut self, builtin: &Builtin, args: &[Expr], out: &mut Vec<JsStatement>) -> Js {
        if builtin.is_color() {
            return self.color(&builtin.signature.name, args, out);
        }
        let values = self.operands(args, out);
        client(builtin.js_name()).call(values)
    }

    /// The address of a page.
    pub fn route(&mut self, page: PageId, args: &[Expr], out: &mut Vec<JsStatement>) -> Js {
        let values = self.operands(args, out);
        let program = self.unit.program();
        let Some(page) = program.pages.get(page.0 as usize) else {
            return text("/");
        };
        let PageRoute::Address { path, query } = &page.route else {
            return text("/");
        };
        let fixed: Option<Vec<&str>> = path
            .iter()
            .map(|segment| match segment {
                Segment::Static(text) => Some(text.as_str()),
                Segment::Param(_) | Segment::Rest(_) => None,
            })
            .collect();
        if let (Some(fixed), true) = (fixed, query.is_empty()) {
            return text(format!("/{}", fixed.join("/")));
        }
        let value = |index: &u32| {
            values
                .get(*index as usize)
                .cloned()
                .unwrap_or_else(|| text(""))
        };
        let segments = path
            .iter()
            .map(|segment| match segment {
                Segment::Static(part) => text(part.clone()),
                Segment::Param(index) | Segment::Rest(index) => value(index),
            })
            .collect();
        let mut given = vec![array(segments)];
        if !query.is_empty() {
            let mut entries = Vec::new();
            for index in query {
                let Some(param) = page.params.get(*index as usize) else {
                    continue;
                };
                let mut pair = vec![value(index)];
                if let Some(default) = &param.default {
                    let mut code = Code::new(self.unit, &default.locals, self.reading);
                    pair.extend(
                        default
                            .block
                            .value
                            .as_deref()
                            .map(|default| code.expr(default, out)),
                    );
                }
                entries.push(property(param.origin.name.clone(), array(pair)));
            }
            given.push(object(entries));
        }
        client("address").call(given)
    }
}

/// How a method adds up, where a sum can become too large.
fn addition_for(method: &Method, receiver: &Type, args: &[Expr]) -> Option<Js> {
    let added = match (method.signature.name.as_str(), receiver) {
        ("sum", Type::List(item)) => item,
        ("sum_by", Type::List(_)) => match args.first().map(|arg| &arg.ty) {
            Some(Type::Function(_, result)) => result,
            _ => return None,
        },
        _ => return None,
    };
    (**added != Type::Float).then(|| client("intAdd"))
}

/// `sorted_by` → `sortedBy`
pub fn camel_case(name: &str) -> SmolStr {
    let mut upper = false;
    name.chars()
        .filter_map(|char| {
            if char == '_' {
                upper = true;
                return None;
            }
            Some(match std::mem::take(&mut upper) {
                true => char.to_ascii_uppercase(),
                false => char,
            })
        })
        .collect()
}
