//! Views: what a component or page shows (LANGUAGE §10.1).

use super::body::{Binding, Cx, Place};
use super::{Checker, error};
use crate::ast::{self, Args, ArmBody, Else, Item, ItemKind, Value};
use crate::hir::{
    self, ComponentArg, Expr, ExprKind, LocalKind, Type, View, ViewArm, ViewItem, ViewKind,
};
use crate::resolve::{Target, UpperItem};
use crate::source::Span;
use crate::suggest::nearest;

impl<'a> Checker<'a> {
    /// The items of a view.
    pub(super) fn view(&mut self, cx: &mut Cx, items: &[Item]) -> View {
        items
            .iter()
            .filter_map(|item| self.view_item(cx, item))
            .collect()
    }

    fn view_item(&mut self, cx: &mut Cx, item: &Item) -> Option<ViewItem> {
        let span = item.span;
        let refuse = |checker: &mut Self, what: &str| {
            checker.report(error::statement_in_view(what, span));
            None
        };
        match &item.kind {
            ItemKind::Let {
                mutable,
                name,
                ty,
                value,
                otherwise,
            } => {
                if *mutable || otherwise.is_some() {
                    return refuse(
                        self,
                        if *mutable {
                            "`let mut`"
                        } else {
                            "`let … else`"
                        },
                    );
                }
                let declared = ty.as_ref().map(|ty| self.ty(ty));
                let value = self.expr_as(cx, value, declared.as_ref());
                let ty = declared.unwrap_or_else(|| value.ty.clone());
                let local = cx.declare(name, ty, LocalKind::Fixed);
                Some(ViewItem {
                    kind: ViewKind::Let { local, value },
                    span,
                })
            }
            ItemKind::Local { name, .. } => {
                self.report(error::local_outside("`local`", name.span));
                None
            }
            ItemKind::Event(event) => {
                self.report(error::local_outside("`event`", event.name.span));
                None
            }
            ItemKind::For { .. } => self.for_view(cx, item),
            ItemKind::While { .. } => refuse(self, "`while`"),
            ItemKind::Return(_) => refuse(self, "`return`"),
            ItemKind::Break => refuse(self, "`break`"),
            ItemKind::Continue => refuse(self, "`continue`"),
            ItemKind::Assert(_) => refuse(self, "`assert`"),
            ItemKind::Assign { .. } => refuse(self, "an assignment"),
            ItemKind::Expr(expr) => self.expr_item(cx, expr, None, span),
            ItemKind::Trailing { call, block } => self.expr_item(cx, call, Some(block), span),
            ItemKind::Broken => None,
        }
    }

    fn for_view(&mut self, cx: &mut Cx, tree: &Item) -> Option<ViewItem> {
        let ItemKind::For {
            mutable,
            name,
            second,
            over,
            filter,
            key,
            body,
            otherwise,
        } = &tree.kind
        else {
            return None;
        };
        if *mutable {
            self.report(error::statement_in_view("`for mut`", name.span));
        }
        let over = self.expr(cx, over, None);
        let (item_ty, second_ty) = self.element_types(&over);
        let item = cx.declare(name, item_ty.clone(), LocalKind::Fixed);
        let second = second
            .as_ref()
            .map(|name| cx.declare(name, second_ty, LocalKind::Fixed));
        let filter = filter
            .as_ref()
            .map(|filter| self.expr_as(cx, filter, Some(&Type::Bool)));
        let key = match key {
            Some(key) => {
                let key = self.expr(cx, key, None);
                let is_key = matches!(key.ty, Type::Text | Type::Int | Type::Error)
                    || matches!(&key.ty, Type::Enum(..) if self.has_order(&key.ty));
                if !is_key {
                    let shown = self.show(&key.ty);
                    self.report(error::key_type(&shown, key.span));
                }
                Some(key)
            }
            None => self.id_key(item, &item_ty, name.span),
        };
        let body = self.view(cx, &body.items);
        let otherwise = otherwise
            .as_ref()
            .map(|block| self.view(cx, &block.items))
            .unwrap_or_default();
        Some(ViewItem {
            kind: ViewKind::For {
                item,
                second,
                over,
                filter,
                key: key?,
                body,
                otherwise,
            },
            span: tree.span,
        })
    }

    /// The field `id` of a row as its key.
    fn id_key(&mut self, item: hir::LocalId, ty: &Type, span: Span) -> Option<Expr> {
        if *ty == Type::Error {
            return None;
        }
        if let Type::Record(record, _) = ty {
            let field = self
                .program
                .records
                .get(record.0 as usize)
                .and_then(|record| {
                    record
                        .fields
                        .iter()
                        .position(|field| field.origin.name == "id")
                });
            if let Some(field) = field {
                let object = Expr {
                    kind: ExprKind::Local(item),
                    ty: ty.clone(),
                    span,
                };
                let field_ty = self
                    .program
                    .records
                    .get(record.0 as usize)
                    .and_then(|record| record.fields.get(field))
                    .map_or(Type::Error, |field| field.ty.clone());
                if matches!(field_ty, Type::Text | Type::Int | Type::Enum(..)) {
                    return Some(Expr {
                        kind: ExprKind::Field {
                            object: Box::new(object),
                            record: *record,
                            field: u32::try_from(field).unwrap_or(u32::MAX),
                        },
                        ty: field_ty,
                        span,
                    });
                }
            }
        }
        let shown = self.show(ty);
        self.report(error::missing_key(&shown, span));
        None
    }

    /// An element, a component, a slot, control, or a Text.
    fn expr_item(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Expr,
        block: Option<&ast::Block>,
        span: Span,
    ) -> Option<ViewItem> {
        let (callee, args) = match &tree.kind {
            ast::ExprKind::Call { callee, args } => (&**callee, Some(args)),
            _ => (tree, None),
        };
        let empty = Args {
            arguments: Vec::new(),
            span: tree.span,
        };
        match &callee.kind {
            ast::ExprKind::Name(name) => match self.target(name) {
                Some(Target::Element(element)) => {
                    return self.element(cx, element, name, args.unwrap_or(&empty), block);
                }
                Some(Target::Local(at)) => {
                    if let Some(Binding::Local(id)) = cx.names.get(&at).cloned()
                        && let Some(Type::View(value)) = cx.local(id).map(|local| local.ty.clone())
                    {
                        return self.slot(cx, id, name, value.as_deref(), args, block);
                    }
                }
                None => {
                    if let Some(block) = block {
                        let _ = self.view(cx, &block.items);
                    }
                    return None;
                }
                Some(Target::Effect(_)) => {
                    self.report(error::outside_event(&format!("`{}`", name.text), name.span));
                    return None;
                }
                Some(Target::OwnEvent(_)) => {
                    self.report(error::statement_in_view("the call of an event", name.span));
                    return None;
                }
                _ => {}
            },
            ast::ExprKind::UpperName(name) => {
                if let Some(Target::Upper(UpperItem::Component(component))) = self.target(name) {
                    return self.component_call(cx, component, name, args.unwrap_or(&empty), block);
                }
                if self.target(name).is_none() && block.is_some() {
                    if let Some(block) = block {
                        let _ = self.view(cx, &block.items);
                    }
                    let _ = self.expr(cx, tree, None);
                    return None;
                }
            }
            ast::ExprKind::If(tree) if args.is_none() => return self.if_view(cx, tree, span),
            ast::ExprKind::Match(tree) if args.is_none() => return self.match_view(cx, tree, span),
            ast::ExprKind::Broken => return None,
            _ => {}
        }
        if let Some(block) = block {
            self.report(error::no_content("this", block.span));
            let _ = self.view(cx, &block.items);
            return None;
        }
        if self.event_of(cx, callee).is_some() {
            self.report(error::statement_in_view("the call of an event", span));
            return None;
        }
        let text = self.expr(cx, tree, None);
        self.text_item(text, tree)
    }

    /// A Text as a node of the view.
    pub(super) fn text_item(&mut self, text: Expr, tree: &ast::Expr) -> Option<ViewItem> {
        match &text.ty {
            Type::Text => {
                let span = text.span;
                Some(ViewItem {
                    kind: ViewKind::Text(text),
                    span,
                })
            }
            Type::Error | Type::Never => None,
            other => {
                let shown = self.show(other);
                let source = match &tree.kind {
                    ast::ExprKind::Name(name) => Some(name.text.to_string()),
                    ast::ExprKind::Field { object, name, .. } => match &object.kind {
                        ast::ExprKind::Name(object) | ast::ExprKind::UpperName(object) => {
                            Some(format!("{}.{}", object.text, name.text))
                        }
                        _ => None,
                    },
                    _ => None,
                };
                self.report(error::view_text(&shown, source.as_deref(), text.span));
                None
            }
        }
    }

    fn slot(
        &mut self,
        cx: &mut Cx,
        param: hir::LocalId,
        name: &ast::Name,
        value: Option<&Type>,
        args: Option<&Args>,
        block: Option<&ast::Block>,
    ) -> Option<ViewItem> {
        if let Some(block) = block {
            self.report(error::no_content(&name.text, block.span));
        }
        let arg = match (value, args.map(|args| args.arguments.as_slice())) {
            (None, None | Some([])) => None,
            (Some(ty), Some([argument])) => {
                let ty = ty.clone();
                Some(self.value_as(cx, &argument.value, &ty))
            }
            (Some(_), _) => {
                self.report(error::missing_argument(
                    "value",
                    &format!("slot `{}`", name.text),
                    &format!("{}(value)", name.text),
                    name.span,
                ));
                return None;
            }
            (None, Some(_)) => {
                self.report(error::extra_argument(
                    &format!("slot `{}`", name.text),
                    &name.text,
                    name.span,
                ));
                return None;
            }
        };
        Some(ViewItem {
            kind: ViewKind::Slot { param, arg },
            span: name.span,
        })
    }

    fn if_view(&mut self, cx: &mut Cx, tree: &ast::If, span: Span) -> Option<ViewItem> {
        let condition = self.condition(cx, &tree.condition);
        let then = self.view(cx, &tree.then.items);
        let otherwise = match &tree.otherwise {
            Some(Else::If(inner)) => match &inner.kind {
                ast::ExprKind::If(nested) => {
                    self.if_view(cx, nested, inner.span).into_iter().collect()
                }
                _ => Vec::new(),
            },
            Some(Else::Block(block)) => self.view(cx, &block.items),
            None => Vec::new(),
        };
        Some(ViewItem {
            kind: ViewKind::If {
                condition,
                then,
                otherwise,
            },
            span,
        })
    }

    fn match_view(&mut self, cx: &mut Cx, tree: &ast::Match, span: Span) -> Option<ViewItem> {
        let scrutinee = self.expr(cx, &tree.scrutinee, None);
        let arms: Vec<ViewArm> = tree
            .arms
            .iter()
            .map(|arm| {
                let pattern = self.pattern(cx, &arm.pattern, &scrutinee.ty);
                let guard = arm
                    .guard
                    .as_ref()
                    .map(|guard| self.expr_as(cx, guard, Some(&Type::Bool)));
                let body = match &arm.body {
                    ArmBody::Block(block) => self.view(cx, &block.items),
                    ArmBody::Item(item) => self.view_item(cx, item).into_iter().collect(),
                };
                ViewArm {
                    pattern,
                    guard,
                    body,
                }
            })
            .collect();
        self.exhaustive(
            &scrutinee,
            arms.iter().map(|arm| (&arm.pattern, arm.guard.is_some())),
            tree,
        );
        Some(ViewItem {
            kind: ViewKind::Match { scrutinee, arms },
            span,
        })
    }

    /// A component of the program with its arguments.
    fn component_call(
        &mut self,
        cx: &mut Cx,
        id: hir::ComponentId,
        name: &ast::Name,
        args: &Args,
        block: Option<&ast::Block>,
    ) -> Option<ViewItem> {
        let component_params = self.program.components.get(id.0 as usize)?.params.clone();
        let generics = self.program.components.get(id.0 as usize)?.generics.len();
        let trees: &'a [ast::Param] = self
            .bindings
            .components
            .get(id.0 as usize)
            .map_or(&[], |item| &item.tree.params);
        let signature = self.component_signature(&name.text, &component_params, trees);
        let mut given: Vec<Option<&Value>> = vec![None; component_params.len()];
        let mut root = Vec::new();
        let children = component_params
            .iter()
            .position(|param| param.origin.name == "children" && matches!(param.ty, Type::View(_)));
        let mut content: Option<&ast::Argument> = None;
        let mut ok = true;
        for argument in &args.arguments {
            let Some(label) = &argument.label else {
                if content.is_some() || children.is_none() {
                    self.report(error::extra_argument(
                        &format!("component `{}`", name.text),
                        &signature,
                        argument.span,
                    ));
                    ok = false;
                }
                content = Some(argument);
                continue;
            };
            let slot = component_params
                .iter()
                .position(|param| param.origin.name == label.text);
            match slot {
                Some(slot) => {
                    if let Some(slot) = given.get_mut(slot) {
                        if slot.is_some() {
                            self.report(error::doubled_argument(&label.text, argument.span));
                            ok = false;
                        }
                        *slot = Some(&argument.value);
                    }
                }
                None => {
                    let common = crate::elements::common_property(&label.text)
                        .filter(|property| is_root_property(property.name));
                    match common {
                        Some(property) => {
                            if let Some(value) =
                                self.property_value(cx, label, property, &argument.value, None)
                            {
                                root.push(value);
                            }
                        }
                        None => {
                            let names = component_params
                                .iter()
                                .map(|param| param.origin.name.as_str());
                            let nearest = nearest(&label.text, names);
                            self.report(error::unknown_argument(
                                &label.text,
                                &format!("component `{}`", name.text),
                                &signature,
                                label.span,
                                nearest,
                            ));
                            ok = false;
                        }
                    }
                }
            }
        }
        let mut solution = super::fit::Solution::new(generics);
        let mut values = Vec::new();
        for (index, param) in component_params.iter().enumerate() {
            let value = given.get(index).copied().flatten();
            let ty = solution.apply(&param.ty);
            let tree = trees.get(index);
            if Some(index) == children {
                let view = match (block, content, value) {
                    (Some(block), None, None) => Some(self.view(cx, &block.items)),
                    (None, Some(content), None) => match &content.value {
                        Value::Expr(expr) => {
                            let text = self.expr(cx, expr, Some(&Type::Text));
                            Some(self.text_item(text, expr).into_iter().collect())
                        }
                        Value::Block(block) => Some(self.view(cx, &block.items)),
                    },
                    (None, None, Some(Value::Block(block))) => Some(self.view(cx, &block.items)),
                    (None, None, None) => {
                        let has_default = tree.is_some_and(|tree| tree.default.is_some());
                        let _ = has_default;
                        Some(Vec::new())
                    }
                    _ => {
                        self.report(error::one_content(&name.text, name.span));
                        None
                    }
                };
                values.push(ComponentArg::View(view.unwrap_or_default()));
                continue;
            }
            let arg =
                match (&ty, value) {
                    (Type::Event(payload), Some(value)) => Some(ComponentArg::Handler(
                        self.handler(cx, value, payload.as_deref(), name.span),
                    )),
                    (Type::Event(_), None) if tree.is_some_and(|tree| tree.default.is_some()) => {
                        Some(ComponentArg::Handler(hir::Handler {
                            action: hir::HandlerAction::Ignore,
                            modifiers: Vec::new(),
                            span: name.span,
                        }))
                    }
                    (Type::View(None), Some(Value::Block(block))) => {
                        Some(ComponentArg::View(self.view(cx, &block.items)))
                    }
                    (Type::View(None), Some(Value::Expr(expr))) => {
                        let item = Item {
                            kind: ItemKind::Expr(expr.clone()),
                            span: expr.span,
                        };
                        Some(ComponentArg::View(
                            self.view_item(cx, &item).into_iter().collect(),
                        ))
                    }
                    (Type::View(None), None) if tree.is_some_and(|tree| tree.default.is_some()) => {
                        Some(ComponentArg::View(Vec::new()))
                    }
                    (Type::View(Some(inner)), Some(Value::Expr(expr))) => match &expr.kind {
                        ast::ExprKind::Lambda(lambda) if lambda.params.len() == 1 => {
                            let local = lambda.params.first().map(|param| {
                                cx.declare(&param.name, (**inner).clone(), LocalKind::Fixed)
                            });
                            let view = match &lambda.body {
                                Value::Block(block) => self.view(cx, &block.items),
                                Value::Expr(body) => {
                                    let item = Item {
                                        kind: ItemKind::Expr(body.clone()),
                                        span: body.span,
                                    };
                                    self.view_item(cx, &item).into_iter().collect()
                                }
                            };
                            local.map(|local| ComponentArg::ViewOf(local, view))
                        }
                        _ => {
                            let shown = self.show(&ty);
                            self.report(
                                error::mismatch(&shown, "a value", expr.span)
                                    .help("give `x => { … }`"),
                            );
                            None
                        }
                    },
                    (Type::View(_), Some(_)) => {
                        let shown = self.show(&ty);
                        self.report(error::mismatch(&shown, "a value", name.span));
                        None
                    }
                    (_, Some(Value::Expr(expr))) => {
                        let value = self.expr(cx, expr, Some(&ty));
                        solution.learn(&param.ty, &value.ty);
                        let ty = solution.apply(&param.ty);
                        let value = match &ty {
                            Type::Function(..) => value,
                            _ => self.fit(value, &ty),
                        };
                        Some(ComponentArg::Value(value))
                    }
                    (_, Some(Value::Block(block))) => {
                        let shown = self.show(&ty);
                        self.report(error::mismatch(&shown, "block", block.span));
                        None
                    }
                    (_, None) => match tree.and_then(|tree| tree.default.as_ref()) {
                        Some(default) => {
                            Some(ComponentArg::Value(self.default_argument(cx, default, &ty)))
                        }
                        None => {
                            if ok {
                                self.report(error::missing_argument(
                                    &param.origin.name,
                                    &format!("component `{}`", name.text),
                                    &signature,
                                    name.span,
                                ));
                            }
                            None
                        }
                    },
                };
            match arg {
                Some(arg) => values.push(arg),
                None => ok = false,
            }
        }
        if children.is_none()
            && let Some(block) = block
        {
            self.report(
                error::no_content(&name.text, block.span)
                    .help("give the component a parameter `children: View`"),
            );
            let _ = self.view(cx, &block.items);
            return None;
        }
        ok.then_some(ViewItem {
            kind: ViewKind::Component {
                component: id,
                args: values,
                root,
            },
            span: name.span,
        })
    }

    fn component_signature(
        &self,
        name: &str,
        params: &[hir::Param],
        trees: &[ast::Param],
    ) -> String {
        let params: Vec<String> = params
            .iter()
            .zip(trees)
            .map(|(param, tree)| {
                let default = if tree.default.is_some() { " = …" } else { "" };
                format!("{}: {}{default}", param.origin.name, self.show(&param.ty))
            })
            .collect();
        format!("{name}({})", params.join(", "))
    }

    /// `local`s and events at the top of a component or page; gives the start values and what is left for the view.
    pub(super) fn own_members<'t>(
        &mut self,
        cx: &mut Cx,
        body: &'t ast::Block,
    ) -> (Vec<(hir::LocalId, Expr)>, Vec<&'t ast::Event>, Vec<Item>) {
        let mut state = Vec::new();
        let mut events = Vec::new();
        let mut items = Vec::new();
        for item in &body.items {
            match &item.kind {
                ItemKind::Local { name, ty, value } => {
                    let declared = ty.as_ref().map(|ty| self.data_type(ty, "a local"));
                    let value = self.expr_as(cx, value, declared.as_ref());
                    let ty = declared.unwrap_or_else(|| value.ty.clone());
                    let local = cx.declare(name, ty, LocalKind::State);
                    state.push((local, value));
                }
                ItemKind::Event(event) => events.push(event),
                _ => items.push(item.clone()),
            }
        }
        (state, events, items)
    }

    /// The bodies of a component's or page's own events: they begin with its parameters and `local`s.
    pub(super) fn own_event_bodies(
        &mut self,
        cx: &Cx,
        trees: &[&ast::Event],
        signatures: &[hir::Event],
    ) -> Vec<hir::Event> {
        trees
            .iter()
            .zip(signatures)
            .map(|(tree, signature)| {
                let mut inner = cx.clone();
                inner.place = Place::Handler;
                self.declare_params(&mut inner, &tree.params, &signature.params);
                let block = match &tree.body {
                    Some(body) => self.statements(&mut inner, body),
                    None => {
                        self.report(error::event_without_body(&tree.name.text, tree.name.span));
                        hir::Block::default()
                    }
                };
                hir::Event {
                    body: inner.finish_block(block),
                    ..signature.clone()
                }
            })
            .collect()
    }
}

/// Properties that a component hands to its root element.
fn is_root_property(name: &str) -> bool {
    matches!(name, "id" | "class" | "aria_*" | "data_*")
}
