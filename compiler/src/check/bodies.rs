//! The bodies of all declarations, once their signatures are known.

use super::body::{Cx, Side, Site};
use super::fit::Why;
use super::states::declare_params;
use super::{Checker, Progress, index};
use crate::ast;
use crate::hir::{ComponentId, ConstantId, FunctionBody, FunctionId, PageId, StateId, Type};
use crate::resolve::FunctionTree;

impl<'a> Checker<'a> {
    /// Checks everything that was not asked for yet.
    pub(super) fn bodies(&mut self) {
        let bindings = self.bindings;
        for number in 0..bindings.constants.len() {
            if self.progress.constants.get(number) == Some(&Progress::Unseen) {
                self.check_constant(ConstantId(index(number)));
            }
        }
        self.styles();
        self.record_bodies();
        self.variant_bodies();
        for number in 0..bindings.states.len() {
            self.state_bodies(StateId(index(number)));
        }
        for (number, item) in bindings.functions.iter().enumerate() {
            match item.tree {
                FunctionTree::Rxl(tree, state) => {
                    self.function_body(FunctionId(index(number)), tree, state);
                }
                FunctionTree::Extern(tree) => self.extern_function(FunctionId(index(number)), tree),
            }
        }
        for number in 0..bindings.components.len() {
            self.component_body(ComponentId(index(number)));
        }
        for number in 0..bindings.pages.len() {
            self.page_body(PageId(index(number)));
        }
        self.same_addresses();
        self.app();
        self.tests();
    }

    /// Defaults and rules of the fields of records.
    fn record_bodies(&mut self) {
        let bindings = self.bindings;
        for (number, item) in bindings.records.iter().enumerate() {
            let Some(tree) = item.tree else { continue };
            let Some(record) = self.program.records.get(number) else {
                continue;
            };
            let types: Vec<Type> = record.fields.iter().map(|field| field.ty.clone()).collect();
            let names: Vec<&ast::Name> =
                tree.fields.iter().map(|field| &field.param.name).collect();
            for (place, (field, ty)) in tree.fields.iter().zip(&types).enumerate() {
                let default = self.default(&field.param, ty);
                let rule = field
                    .param
                    .rule
                    .as_ref()
                    .map(|rule| self.rule(rule, &names, &types));
                if let Some(field) = self
                    .program
                    .records
                    .get_mut(number)
                    .and_then(|record| record.fields.get_mut(place))
                {
                    field.default = default;
                    field.rule = rule;
                }
            }
        }
    }

    /// Defaults of the fields of variants.
    fn variant_bodies(&mut self) {
        let bindings = self.bindings;
        for (number, item) in bindings.enums.iter().enumerate() {
            let variants = item.tree.into_iter().flat_map(|tree| &tree.variants);
            for (place, variant) in variants.enumerate() {
                for (at, tree) in variant.fields.iter().enumerate() {
                    let ty = self
                        .program
                        .enums
                        .get(number)
                        .and_then(|declared| declared.variants.get(place)?.fields.get(at))
                        .map_or(Type::Error, |field| field.ty.clone());
                    let default = self.default(tree, &ty);
                    if let Some(field) =
                        self.program.enums.get_mut(number).and_then(|declared| {
                            declared.variants.get_mut(place)?.fields.get_mut(at)
                        })
                    {
                        field.default = default;
                    }
                }
            }
        }
    }

    fn function_body(&mut self, id: FunctionId, tree: &'a ast::Function, state: Option<StateId>) {
        let Some(function) = self.program.functions.get_mut(id.0 as usize) else {
            return;
        };
        let params = std::mem::take(&mut function.params);
        let result = function.result.clone();
        let side = state.map_or(Side::Both, |state| self.side_of(state));
        let mut cx = Cx::new(Site::Function, side, state);
        let declared = tree.result.as_ref().map(|ty| ty.span);
        cx.result = Some((result.clone(), declared));
        declare_params(&mut cx, &tree.params, &params);
        let why = declared.map(|span| Why {
            span,
            remark: "what the function gives is declared here",
        });
        let block = self.value_block_for(&mut cx, &tree.body, Some(&result), why);
        let params = self.finish_params(&tree.params, params);
        if let Some(function) = self.program.functions.get_mut(id.0 as usize) {
            function.body = FunctionBody::Rxl(cx.finish_block(block));
            function.params = params;
        }
    }

    fn extern_function(&mut self, id: FunctionId, tree: &'a ast::Signature) {
        let Some(function) = self.program.functions.get_mut(id.0 as usize) else {
            return;
        };
        let params = std::mem::take(&mut function.params);
        let params = self.finish_params(&tree.params, params);
        if let Some(function) = self.program.functions.get_mut(id.0 as usize) {
            function.params = params;
        }
    }
}
