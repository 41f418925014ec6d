//! Expressions.

use super::code::{Access, Code, Reading};
use crate::backend::js::ast::{
    Binding, Entry, Expr as Js, ExprKind as JsKind, Name, Operator, Statement as JsStatement,
    StatementKind as JsStatementKind,
};
use crate::backend::js::build::expr as build_expr;
use crate::backend::js::build::{
    array, arrow_block, arrow_of, bool, client, int, name, null, object, property, statement, text,
    undefined,
};
use crate::hir::{Block, EnumId, Expr, ExprKind, Literal, LocalId, Type};
use crate::plan::Cell;
use smol_str::{SmolStr, format_smolstr};

impl Code<'_, '_> {
    /// The value of an expression. What must happen before goes to `out`.
    pub fn expr(&mut self, expr: &Expr, out: &mut Vec<JsStatement>) -> Js {
        self.bare_expr(expr, out).at(expr.span)
    }

    fn bare_expr(&mut self, expr: &Expr, out: &mut Vec<JsStatement>) -> Js {
        match &expr.kind {
            ExprKind::Literal(value) => literal(value),
            ExprKind::None => null(),
            ExprKind::Some(inner) | ExprKind::Inner(inner) => self.expr(inner, out),
            ExprKind::Interpolation(pieces) => self.interpolation(pieces, out),
            ExprKind::Local(local) => self.local(*local),
            ExprKind::Constant(constant) => self.unit.constant(*constant),
            ExprKind::Style(style) => text(self.style_class(*style)),
            ExprKind::Var(var) => self.cell_value(Cell::Var(*var)),
            ExprKind::Computed(computed) => self.cell_value(Cell::Computed(*computed)),
            ExprKind::Ambient(ambient) => self.cell_value(Cell::Ambient(*ambient)),
            ExprKind::List(items) => array(self.operands(items, out)),
            ExprKind::Set(items) => {
                let items = self.operands(items, out);
                client("setOf").call(vec![array(items)])
            }
            ExprKind::Map(entries) => self.map(entries, out),
            ExprKind::Record(record, values) => {
                let values = self.operands(values, out);
                let program = self.unit.program();
                let fields = program.records.get(record.0 as usize);
                let fields = fields.map_or(&[][..], |record| &record.fields);
                object(
                    fields
                        .iter()
                        .zip(values)
                        .map(|(field, value)| property(field.origin.name.clone(), value))
                        .collect(),
                )
            }
            ExprKind::Variant(enumeration, variant, values) if *enumeration == EnumId::json() => {
                let mut given = vec![text(self.variant_name(*enumeration, *variant))];
                given.extend(self.operands(values, out));
                client("jsonMake").call(given)
            }
            ExprKind::Variant(enumeration, variant, values) => {
                let values = self.operands(values, out);
                let variant = self.variant_name(*enumeration, *variant);
                match values.is_empty() {
                    true => text(variant),
                    false => object(vec![property(variant, array(values))]),
                }
            }
            ExprKind::Ok(value) => {
                let value = self.expr(value, out);
                object(vec![property("ok", value)])
            }
            ExprKind::Err(value) => {
                let value = self.expr(value, out);
                object(vec![property("err", value)])
            }
            ExprKind::With {
                object: old,
                fields,
            } => self.with(old, fields, out),
            ExprKind::Field {
                object,
                record,
                field,
            } => {
                let object = self.expr(object, out);
                object.member(self.field_name(*record, *field))
            }
            ExprKind::Chain {
                object,
                local,
                then,
            } => self.chain(object, *local, then, out),
            ExprKind::ListIndex(list, index) => {
                let (list, index) = self.pair(list, index, out);
                client("listAt").call(vec![list, index])
            }
            ExprKind::MapIndex(map, key) => {
                let (map, key) = self.pair(map, key, out);
                client("mapAt").call(vec![map, key])
            }
            ExprKind::Slice(whole, range) => {
                let helper = match whole.ty {
                    Type::Text => "textSlice",
                    _ => "listSlice",
                };
                let (whole, range) = self.pair(whole, range, out);
                client(helper).call(vec![whole, range])
            }
            ExprKind::Call(function, args) => {
                let args = self.operands(args, out);
                self.unit.function(*function).call(args)
            }
            ExprKind::CallLocal(local, args) => {
                let args = self.operands(args, out);
                self.local(*local).call(args)
            }
            ExprKind::Method(method, receiver, args) => self.method(method, receiver, args, out),
            ExprKind::Mutate(method, place, args) => self.mutate(method, place, args, out),
            ExprKind::TypeMethod(method, ty, args) => self.type_method(method, ty, args, out),
            ExprKind::Builtin(builtin, args) => self.builtin(builtin, args, out),
            ExprKind::Route(page, args) => self.route(*page, args, out),
            ExprKind::Binary(operation, left, right) => self.binary(*operation, left, right, out),
            ExprKind::And(left, right) => self.shortcut(Operator::And, left, right, out),
            ExprKind::Or(left, right) => self.shortcut(Operator::Or, left, right, out),
            ExprKind::Coalesce(left, right) => self.shortcut(Operator::Coalesce, left, right, out),
            ExprKind::NegateInt(inner) => match &inner.kind {
                ExprKind::Literal(Literal::Int(value)) => int(-value),
                _ => {
                    let inner = self.expr(inner, out);
                    client("intNegate").call(vec![inner])
                }
            },
            ExprKind::NegateDuration(inner) => match &inner.kind {
                ExprKind::Literal(Literal::Duration(value)) => int(-value),
                _ => {
                    let inner = self.expr(inner, out);
                    client("durationNegate").call(vec![inner])
                }
            },
            ExprKind::NegateFloat(inner) => {
                let inner = self.expr(inner, out);
                build_expr(JsKind::Negate(Box::new(inner)))
            }
            ExprKind::Not(inner) => self.expr(inner, out).negated(),
            ExprKind::Try(inner) => self.attempt(inner, &expr.ty),
            ExprKind::TryCall(call) => self.scoped(|code| {
                let mut body = Vec::new();
                code.statement(call, &mut body);
                client("attemptCall").call(vec![arrow_block(Vec::new(), body)])
            }),
            ExprKind::If { .. } | ExprKind::Match { .. } => self.choice_value(expr, out),
            ExprKind::Lambda { params, body } => self.lambda(params, body),
            ExprKind::Error => undefined(),
        }
    }

    /// The name of a field.
    pub fn field_name(&self, record: crate::hir::RecordId, field: u32) -> SmolStr {
        self.unit
            .program()
            .records
            .get(record.0 as usize)
            .and_then(|record| record.fields.get(field as usize))
            .map_or_else(SmolStr::default, |field| field.origin.name.clone())
    }

    /// The name of a variant.
    pub fn variant_name(&self, enumeration: crate::hir::EnumId, variant: u32) -> SmolStr {
        self.unit
            .program()
            .enums
            .get(enumeration.0 as usize)
            .and_then(|declared| declared.variants.get(variant as usize))
            .map_or_else(SmolStr::default, |variant| variant.origin.name.clone())
    }

    fn map(&mut self, entries: &[(Expr, Expr)], out: &mut Vec<JsStatement>) -> Js {
        let flat = entries.iter().flat_map(|(key, value)| [key, value]);
        let mut values = self.operands(flat, out).into_iter();
        let mut pairs = Vec::new();
        while let (Some(key), Some(value)) = (values.next(), values.next()) {
            pairs.push(array(vec![key, value]));
        }
        client("mapOf").call(vec![array(pairs)])
    }

    fn with(&mut self, old: &Expr, fields: &[(u32, Expr)], out: &mut Vec<JsStatement>) -> Js {
        let record = match old.ty {
            Type::Record(record, _) => record,
            _ => return undefined(),
        };
        let exprs = std::iter::once(old).chain(fields.iter().map(|(_, value)| value));
        let mut values = self.operands(exprs, out).into_iter();
        let mut entries = Vec::new();
        entries.extend(values.next().map(Entry::Spread));
        for ((field, _), value) in fields.iter().zip(values) {
            entries.push(property(self.field_name(record, *field), value));
        }
        object(entries)
    }

    /// `a?.rest`: in JavaScript's own way where only fields follow, else by asking first.
    fn chain(
        &mut self,
        option: &Expr,
        local: LocalId,
        then: &Expr,
        out: &mut Vec<JsStatement>,
    ) -> Js {
        let option = self.expr(option, out);
        if let Some(fields) = self.fields_of(then, local) {
            let mut fields = fields.into_iter();
            let first = fields.next().unwrap_or_default();
            let read = fields.fold(option.optional_member(first), Js::member);
            return read.binary(Operator::Coalesce, null());
        }
        if self.is_path(&option) {
            self.know(local, Access::Fixed(option.clone()));
            let mut before = Vec::new();
            let value = self.expr(then, &mut before);
            if before.is_empty() {
                let is_none = option.binary(Operator::Same, null());
                return is_none.choose(null(), value);
            }
        }
        self.scoped(|code| {
            let param = Binding::Name(code.declare(local));
            let mut before = Vec::new();
            let value = code.expr(then, &mut before);
            client("optionAndThen").call(vec![option, arrow_of(vec![param], before, value)])
        })
    }

    /// The fields that lead from `local` to `expr`, if it is nothing but such a way.
    fn fields_of(&self, expr: &Expr, local: LocalId) -> Option<Vec<SmolStr>> {
        match &expr.kind {
            ExprKind::Some(inner) => self.fields_of(inner, local),
            ExprKind::Field {
                object,
                record,
                field,
            } => {
                let mut fields = match &object.kind {
                    ExprKind::Local(root) if *root == local => Vec::new(),
                    _ => self.fields_of(object, local)?,
                };
                fields.push(self.field_name(*record, *field));
                Some(fields)
            }
            _ => None,
        }
    }

    /// `a && b`, `a || b`, `a ?? b`: the right side is evaluated only if it decides.
    fn shortcut(
        &mut self,
        operator: Operator,
        left: &Expr,
        right: &Expr,
        out: &mut Vec<JsStatement>,
    ) -> Js {
        let left = self.expr(left, out);
        let mut before = Vec::new();
        let right = self.expr(right, &mut before);
        if before.is_empty() {
            return match (operator, left.kind) {
                // `a?.b ?? null ?? c` is `a?.b ?? c`.
                (Operator::Coalesce, JsKind::Binary(Operator::Coalesce, read, rest))
                    if matches!(rest.kind, JsKind::Null) =>
                {
                    read.binary(operator, right)
                }
                (_, kind) => build_expr(kind).binary(operator, right),
            };
        }
        let result = self.new_name("value");
        before.push(assign(&result, right));
        let asks_right = match operator {
            Operator::And => name(result.clone()),
            Operator::Coalesce => name(result.clone()).binary(Operator::Same, null()),
            _ => name(result.clone()).negated(),
        };
        out.push(statement(JsStatementKind::Let {
            name: Name::made(result.clone()),
            value: Some(left),
        }));
        out.push(if_then(asks_right, before));
        name(result)
    }

    fn attempt(&mut self, tried: &Expr, ty: &Type) -> Js {
        let has_result = matches!(ty, Type::Result(..));
        self.scoped(|code| {
            let mut before = Vec::new();
            let value = code.expr(tried, &mut before);
            if has_result {
                client("attempt").call(vec![arrow_of(Vec::new(), before, value)])
            } else {
                before.push(value.statement());
                client("attemptCall").call(vec![arrow_block(Vec::new(), before)])
            }
        })
    }

    fn lambda(&mut self, params: &[LocalId], body: &Block) -> Js {
        self.scoped(|code| {
            let params = params
                .iter()
                .map(|param| Binding::Name(code.declare(*param)))
                .collect();
            let mut before = Vec::new();
            let value = code.block_result(body, &mut before);
            match value {
                Some(value) => arrow_of(params, before, value),
                None => arrow_block(params, before),
            }
        })
    }

    /// The value of a function's body as an expression if that is possible, else none: then it is returned by the statements.
    pub fn block_result(&mut self, block: &Block, out: &mut Vec<JsStatement>) -> Option<Js> {
        let is_plain = block.statements.is_empty()
            && block
                .value
                .as_deref()
                .is_some_and(super::choice::is_expression);
        if is_plain {
            return block.value.as_deref().map(|value| self.expr(value, out));
        }
        self.block_to(block, &super::choice::Goal::Return, out);
        None
    }

    /// A value that is made when it is needed, read from live cells: `() => value`.
    pub fn thunk(&mut self, block: &Block) -> Js {
        let before = std::mem::replace(&mut self.reading, Reading::Live);
        let thunk = self.lambda(&[], block);
        self.reading = before;
        thunk
    }
}

/// `target = value;`
pub fn assign(target: &SmolStr, value: Js) -> JsStatement {
    statement(JsStatementKind::Assign {
        target: Name::made(target.clone()),
        value,
    })
}

/// `if (condition) { then }`
pub fn if_then(condition: Js, then: Vec<JsStatement>) -> JsStatement {
    statement(JsStatementKind::If {
        condition,
        then,
        otherwise: Vec::new(),
    })
}

/// A literal.
pub fn literal(literal: &Literal) -> Js {
    match literal {
        Literal::Bool(value) => bool(*value),
        Literal::Int(value) | Literal::Duration(value) | Literal::DateTime(value) => int(*value),
        Literal::Float(value) => float(*value),
        Literal::Text(value)
        | Literal::Color(value)
        | Literal::Length(value)
        | Literal::Date(value) => text(value.clone()),
    }
}

fn float(value: f64) -> Js {
    let written = if value.is_nan() {
        SmolStr::new("NaN")
    } else if value.is_infinite() {
        match value > 0.0 {
            true => SmolStr::new("Infinity"),
            false => SmolStr::new("-Infinity"),
        }
    } else {
        format_smolstr!("{value:?}")
    };
    build_expr(JsKind::Number(written))
}
