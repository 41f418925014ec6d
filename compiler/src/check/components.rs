//! Components: what is given to their parameters, and their own bodies (LANGUAGE §10.2).

use super::body::{Cx, Side, Site};
use super::fit::Solution;
use super::signatures::{DefaultValue, Signature};
use super::states::declare_params;
use super::types::is_open;
use super::{Checker, error};
use crate::ast::{self, Args, Argument, ItemKind, Value};
use crate::elements;
use crate::hir::{
    ComponentArg, ComponentId, Event, Expr, ExprKind, LocalId, LocalKind, Param, Property, Type,
    View, ViewBody, ViewItem, ViewKind,
};
use crate::suggest::nearest;

/// Properties that go to the root element of a component.
const ROOT: [&str; 3] = ["id", "class", "style"];

impl<'a> Checker<'a> {
    /// A component with what is given to it.
    pub(super) fn component(
        &mut self,
        cx: &mut Cx,
        component: ComponentId,
        args: Option<&Args>,
        block: Option<&ast::Block>,
        name: &ast::Name,
    ) -> Option<ViewKind> {
        let signature = self.known.components.get(component.0 as usize)?.clone();
        let arguments = args.map_or(&[][..], |args| &args.arguments);
        let mut given: Vec<Option<&Argument>> = vec![None; signature.params.len()];
        let mut root = Vec::new();
        let mut content: Option<&Argument> = None;
        let mut complete = true;
        for argument in arguments {
            let Some(label) = &argument.label else {
                match content {
                    Some(first) => {
                        complete = false;
                        self.report(
                            error::one_content(&name.text, argument.span)
                                .also(first.span, "this is the content"),
                        );
                    }
                    None => content = Some(argument),
                }
                continue;
            };
            let found = signature
                .params
                .iter()
                .position(|param| param.name == label.text);
            match found.and_then(|number| given.get_mut(number)) {
                Some(Some(first)) => {
                    let first = first.span;
                    complete = false;
                    self.report(
                        error::doubled_argument(&label.text, argument.span)
                            .also(first, "given here already"),
                    );
                }
                Some(empty) => *empty = Some(argument),
                None if is_root_property(&label.text) => {
                    root.extend(self.root_property(cx, component, label, argument));
                }
                None => {
                    complete = false;
                    self.unknown_parameter(&signature, label);
                }
            }
        }
        let children = signature
            .params
            .iter()
            .position(|param| param.name == "children" && param.ty == Type::View(None));
        // A content that has no place is probably the value of a parameter: what is missing follows from it.
        complete &= content.is_none() || (children.is_some() && block.is_none());
        let mut shown = self.content(cx, &signature, name, content, block, children, &given);
        let mut known = Solution::new(signature.generics);
        let mut values: Vec<Option<ComponentArg>> = given.iter().map(|_| None).collect();
        let mut missing = Vec::new();
        for functions in [false, true] {
            for (number, param) in signature.params.iter().enumerate() {
                if is_late(&param.ty) != functions {
                    continue;
                }
                let value = match given.get(number).copied().flatten() {
                    Some(argument) => {
                        Some(self.component_arg(cx, argument, &param.ty, param.span, &mut known))
                    }
                    None if Some(number) == children && shown.is_some() => {
                        shown.take().map(ComponentArg::View)
                    }
                    None => self.component_default(cx, param.default, &param.ty, &known, name),
                };
                if value.is_none() {
                    missing.push(param.name.as_str());
                }
                if let Some(slot) = values.get_mut(number) {
                    *slot = value;
                }
            }
        }
        if !missing.is_empty() && complete {
            let call = self.call_text(&signature);
            let diagnostic = error::missing_argument(&missing, &name.text, &call, name.span);
            self.report(match signature.span {
                Some(span) => diagnostic.also(span, "declared here"),
                None => diagnostic,
            });
        }
        Some(ViewKind::Component {
            component,
            args: values.into_iter().collect::<Option<Vec<_>>>()?,
            root,
        })
    }

    fn unknown_parameter(&mut self, signature: &Signature<'_>, label: &ast::Name) {
        let names = signature.params.iter().map(|param| param.name.as_str());
        let nearest = nearest(&label.text, names);
        let diagnostic = error::unknown_property(&signature.name, &label.text, label.span, nearest);
        let call = self.call_text(signature);
        self.report(match nearest {
            Some(_) => diagnostic,
            None => diagnostic.help(format!("it is used as `{call}`")),
        });
    }

    /// What stands in the block behind a component, or in its brackets without a name.
    #[allow(clippy::too_many_arguments)]
    fn content(
        &mut self,
        cx: &mut Cx,
        signature: &Signature<'_>,
        name: &ast::Name,
        content: Option<&Argument>,
        block: Option<&ast::Block>,
        children: Option<usize>,
        given: &[Option<&Argument>],
    ) -> Option<View> {
        let at = match (content, block) {
            (None, None) => return None,
            (Some(argument), Some(block)) => {
                self.report(
                    error::one_content(&name.text, block.span)
                        .also(argument.span, "this is the content"),
                );
                return Some(View::new());
            }
            (Some(argument), None) => argument.span,
            (None, Some(block)) => block.span,
        };
        let Some(children) = children else {
            self.report(error::component_content(&name.text, at, signature.span));
            return None;
        };
        if let Some(Some(first)) = given.get(children) {
            self.report(error::one_content(&name.text, at).also(first.span, "this is the content"));
            return None;
        }
        match (content, block) {
            (Some(argument), _) => Some(self.shown(cx, &argument.value)),
            (None, Some(block)) => Some(self.view(cx, block)),
            (None, None) => None,
        }
    }

    fn component_arg(
        &mut self,
        cx: &mut Cx,
        argument: &Argument,
        declared: &Type,
        at: Option<crate::source::Span>,
        known: &mut Solution,
    ) -> ComponentArg {
        let ty = known.apply(declared);
        match &ty {
            Type::Event(payload) => ComponentArg::Handler(self.handler(
                cx,
                &argument.value,
                payload.as_deref(),
                argument.span,
            )),
            Type::View(None) => ComponentArg::View(self.shown(cx, &argument.value)),
            Type::View(Some(value)) => self.view_of(cx, &argument.value, value),
            ty if !is_open(ty) => {
                let why = super::calls::param_here(at);
                ComponentArg::Value(self.value_for(cx, &argument.value, ty, why))
            }
            ty => {
                let value = match &argument.value {
                    Value::Expr(tree) => self.expr(cx, tree, Some(ty)),
                    Value::Block(_) => self.value_for(cx, &argument.value, ty, None),
                };
                known.learn(declared, &value.ty);
                let ty = known.apply(declared);
                ComponentArg::Value(match is_open(&ty) {
                    true => value,
                    false => self.fit(value, &ty),
                })
            }
        }
    }

    /// `row: item => { … }` for a parameter of type `View<T>`.
    pub(super) fn view_of(&mut self, cx: &mut Cx, value: &Value, ty: &Type) -> ComponentArg {
        let Value::Expr(tree) = value else {
            let view = self.shown(cx, value);
            return ComponentArg::ViewOf(cx.hidden("value", ty.clone()), view);
        };
        match &tree.kind {
            ast::ExprKind::Lambda(lambda) => {
                let [param] = lambda.params.as_slice() else {
                    self.report(error::lambda_params(1, lambda.params.len(), tree.span));
                    return ComponentArg::View(View::new());
                };
                let local = cx.declare(&param.name, ty.clone(), LocalKind::Fixed);
                let view = self.shown(cx, &lambda.body);
                ComponentArg::ViewOf(local, view)
            }
            ast::ExprKind::Name(name) if self.slot_named(cx, name).is_some() => {
                let local = cx.hidden("value", ty.clone());
                let arg = Expr {
                    kind: ExprKind::Local(local),
                    ty: ty.clone(),
                    span: tree.span,
                };
                let kind = match self.slot_named(cx, name) {
                    Some(param) => ViewKind::Slot {
                        param,
                        arg: matches!(cx.type_of(param), Type::View(Some(_))).then_some(arg),
                    },
                    None => return ComponentArg::View(View::new()),
                };
                let span = tree.span;
                ComponentArg::ViewOf(local, vec![ViewItem { kind, span }])
            }
            _ => {
                self.report(error::view_lambda(tree.span));
                ComponentArg::View(View::new())
            }
        }
    }

    /// The default of a parameter that is not given.
    fn component_default(
        &mut self,
        cx: &mut Cx,
        default: DefaultValue<'a>,
        ty: &Type,
        known: &Solution,
        name: &ast::Name,
    ) -> Option<ComponentArg> {
        let ty = known.apply(ty);
        let DefaultValue::Tree(tree) = default else {
            return None;
        };
        self.muted += 1;
        let arg = match &ty {
            Type::Event(payload) => Some(ComponentArg::Handler(self.handler(
                cx,
                tree,
                payload.as_deref(),
                name.span,
            ))),
            Type::View(None) => Some(ComponentArg::View(self.shown(cx, tree))),
            Type::View(Some(value)) => Some(self.view_of(cx, tree, value)),
            _ => None,
        };
        self.muted -= 1;
        match arg {
            Some(arg) => Some(arg),
            None => self
                .filled(cx, default, &ty, name.span)
                .map(ComponentArg::Value),
        }
    }

    /// `id`, `class`, `aria_*` and the like, for the root element of a component.
    fn root_property(
        &mut self,
        cx: &mut Cx,
        component: ComponentId,
        label: &ast::Name,
        argument: &Argument,
    ) -> Option<Property> {
        let body = &self
            .bindings
            .components
            .get(component.0 as usize)?
            .tree
            .body;
        let mut shown = body.items.iter().filter(|item| {
            !matches!(
                item.kind,
                ItemKind::Local { .. } | ItemKind::Event(_) | ItemKind::Let { .. }
            )
        });
        let roots = (shown.next(), shown.next());
        if !matches!(roots, (Some(_), None)) {
            let declared = self.bindings.components.get(component.0 as usize);
            let declared = declared.map(|item| item.tree.name.span);
            self.report(error::several_roots(&label.text, label.span, declared));
            return None;
        }
        let property = elements::common_property(&label.text)?;
        let value = self.property(cx, property, &argument.value, None)?;
        Some(Property {
            name: label.text.clone(),
            property,
            value,
        })
    }

    /// The inside of a component.
    pub(super) fn component_body(&mut self, id: ComponentId) {
        let Some(item) = self.bindings.components.get(id.0 as usize) else {
            return;
        };
        let tree: &'a ast::Component = item.tree;
        let Some(component) = self.program.components.get_mut(id.0 as usize) else {
            return;
        };
        let params = std::mem::take(&mut component.params);
        let events = std::mem::take(&mut component.events);
        let mut cx = Cx::new(Site::View, Side::Browser, None);
        declare_params(&mut cx, &tree.params, &params);
        self.shown_defaults(&mut cx, &tree.params, &params);
        let state = self.locals(&mut cx, &tree.body);
        let view = self.own_view(&mut cx, &tree.body);
        let declare = |cx: &mut Cx| declare_params(cx, &tree.params, &params);
        let events = self.own_events(&tree.body, events, &declare, &state, &cx);
        let params = self.finish_params(&tree.params, params);
        if let Some(component) = self.program.components.get_mut(id.0 as usize) {
            component.params = params;
            component.events = events;
            component.body = ViewBody {
                locals: cx.into_locals(),
                state,
                view,
            };
        }
    }

    /// Checks the defaults of slots and handlers, which have no value to keep.
    fn shown_defaults(&mut self, cx: &mut Cx, trees: &[ast::Param], params: &[Param]) {
        for (tree, param) in trees.iter().zip(params) {
            let Some(default) = &tree.default else {
                continue;
            };
            match &param.ty {
                Type::View(None) => {
                    let _ = self.shown(cx, default);
                }
                Type::View(Some(value)) => {
                    let _ = self.view_of(cx, default, value);
                }
                Type::Event(payload) => {
                    let _ = self.handler(cx, default, payload.as_deref(), tree.span);
                }
                _ => {}
            }
        }
    }

    /// `local x = e` at the top of a component or page. Their ids come right behind those of the parameters.
    pub(super) fn locals(&mut self, cx: &mut Cx, body: &'a ast::Block) -> Vec<(LocalId, Expr)> {
        let trees: Vec<_> = body
            .items
            .iter()
            .filter_map(|item| match &item.kind {
                ItemKind::Local { name, ty, value } => Some((name, ty, value)),
                _ => None,
            })
            .collect();
        let ids: Vec<LocalId> = trees
            .iter()
            .map(|(name, ..)| cx.declare(name, Type::Error, LocalKind::State))
            .collect();
        let site = std::mem::replace(&mut cx.site, Site::View);
        let mut state = Vec::new();
        for (id, (_, ty, value)) in ids.into_iter().zip(trees) {
            let value = match ty {
                Some(written) => {
                    let ty = self.data_type(written, "a `local`");
                    cx.set_type(id, ty.clone());
                    self.expr_for(cx, value, &ty, super::states::declared_here(written.span))
                }
                None => {
                    let value = self.expr(cx, value, None);
                    if !super::types::is_data(&value.ty) {
                        self.not_data(&value.ty.clone(), "a `local`", value.span);
                    }
                    cx.set_type(id, value.ty.clone());
                    value
                }
            };
            state.push((id, value));
        }
        cx.site = site;
        state
    }

    /// What is shown, behind the `local`s and events.
    pub(super) fn own_view(&mut self, cx: &mut Cx, body: &'a ast::Block) -> View {
        let mut view = View::new();
        for item in &body.items {
            if !matches!(item.kind, ItemKind::Local { .. } | ItemKind::Event(_)) {
                view.extend(self.view_items(cx, std::slice::from_ref(item)));
            }
        }
        view
    }

    /// The events at the top of a component or page: bodies of their own, which begin with the same parameters and `local`s.
    pub(super) fn own_events(
        &mut self,
        body: &'a ast::Block,
        events: Vec<Event>,
        declare: &dyn Fn(&mut Cx),
        state: &[(LocalId, Expr)],
        view: &Cx,
    ) -> Vec<Event> {
        let trees = body.items.iter().filter_map(|item| match &item.kind {
            ItemKind::Event(event) => Some(event),
            _ => None,
        });
        let names: Vec<&ast::Name> = body
            .items
            .iter()
            .filter_map(|item| match &item.kind {
                ItemKind::Local { name, .. } => Some(name),
                _ => None,
            })
            .collect();
        events
            .into_iter()
            .zip(trees)
            .map(|(event, tree)| {
                let mut cx = Cx::new(Site::Handler, Side::Browser, None);
                declare(&mut cx);
                for (name, (id, _)) in names.iter().zip(state) {
                    cx.declare(name, view.type_of(*id), LocalKind::State);
                }
                declare_params(&mut cx, &tree.params, &event.params);
                let block = match &tree.body {
                    Some(block) => self.statements(&mut cx, block),
                    None => {
                        self.report(error::event_without_body(&tree.name.text, tree.name.span));
                        crate::hir::Block::default()
                    }
                };
                Event {
                    params: self.finish_params(&tree.params, event.params),
                    body: cx.finish_block(block),
                    ..event
                }
            })
            .collect()
    }
}

fn is_root_property(name: &str) -> bool {
    ROOT.contains(&name) || name.starts_with("aria_") || name.starts_with("data_")
}

/// Parameters that are checked last, since their types may be found from the others.
fn is_late(ty: &Type) -> bool {
    matches!(ty, Type::Function(..) | Type::Event(_) | Type::View(_))
}
