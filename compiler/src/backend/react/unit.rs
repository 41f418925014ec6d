//! One ES module while it is made: its statements, the names that it binds, and the small helpers that its code asks for.

use super::types;
use crate::backend::Target;
use crate::backend::js::ast::Name;
use crate::backend::js::ast::{Expr, ExprKind, From, Import, Module, Statement};
use crate::backend::js::build::{array, client, constant, name, react, text};
use crate::backend::js::names;
use crate::elements::style::Used;
use crate::hir::{ComponentId, ConstantId, EnumId, EventRef, FunctionId, Program, StateId, Type};
use crate::plan::Plan;
use crate::source::SourceId;
use smol_str::{SmolStr, format_smolstr};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What all modules share.
pub struct Shared<'a> {
    /// The program with what both sides agree on.
    pub plan: &'a Plan,
    /// What the modules are for.
    pub target: Target,
    /// Components that somewhere get properties for their root element.
    pub rooted: BTreeSet<ComponentId>,
    /// Constants that are evaluated when they are first read, since they need those of other modules, which may not be there yet.
    pub lazy: BTreeSet<ConstantId>,
    /// Where the module of each file stands: `modules/todo.js`.
    pub modules: BTreeMap<SourceId, SmolStr>,
}

impl Shared<'_> {
    /// The checked program.
    pub fn program(&self) -> &Program {
        &self.plan.program
    }
}

/// A module while it is made.
pub struct Unit<'a> {
    /// What all modules share.
    pub shared: &'a Shared<'a>,
    /// Where it will stand: `pages/Home.js`.
    pub path: SmolStr,
    /// Names at its top.
    pub top: BTreeSet<SmolStr>,
    /// All names that are bound anywhere in it.
    pub bound: BTreeSet<SmolStr>,
    /// What must be there before the rest is evaluated.
    head: Vec<Statement>,
    /// Classes, rules and colours that its elements use.
    pub used: Used,
    /// Its statements.
    pub items: Vec<Statement>,
    /// What follows the item being made: rows that were taken out of its view.
    pub later: Vec<Statement>,
    tail: Vec<Statement>,
    printers: HashMap<Type, SmolStr>,
    orders: BTreeMap<EnumId, SmolStr>,
    shapes: HashMap<Type, SmolStr>,
    datatypes: HashMap<Type, SmolStr>,
    /// Functions that check rules, by the type or the event.
    pub rule_names: HashMap<Type, SmolStr>,
    /// As `rule_names`.
    pub event_rule_names: BTreeMap<EventRef, SmolStr>,
    /// What forms hand over, by the type of the record.
    pub form_names: HashMap<Type, SmolStr>,
}

/// A finished module.
pub struct Finished {
    /// The module.
    pub module: Module,
    /// All names that it binds anywhere.
    pub bound: BTreeSet<SmolStr>,
    /// Classes, rules and colours that its elements use.
    pub used: Used,
}

impl<'a> Unit<'a> {
    /// An empty module in which the names `top` are going to be declared.
    pub fn new(shared: &'a Shared<'a>, path: SmolStr, top: BTreeSet<SmolStr>) -> Unit<'a> {
        Unit {
            shared,
            path,
            bound: top.clone(),
            top,
            head: Vec::new(),
            used: Used::default(),
            items: Vec::new(),
            later: Vec::new(),
            tail: Vec::new(),
            printers: HashMap::new(),
            orders: BTreeMap::new(),
            shapes: HashMap::new(),
            datatypes: HashMap::new(),
            rule_names: HashMap::new(),
            event_rule_names: BTreeMap::new(),
            form_names: HashMap::new(),
        }
    }

    /// The plan.
    pub fn plan(&self) -> &'a Plan {
        self.shared.plan
    }

    /// The checked program.
    pub fn program(&self) -> &'a Program {
        &self.shared.plan.program
    }

    /// A new name at the top of the module.
    pub fn declare(&mut self, wanted: &str) -> SmolStr {
        // Code that is there already may use it for a name of its own.
        let name = names::free(wanted, |name| self.bound.contains(name));
        self.top.insert(name.clone());
        self.bound.insert(name.clone());
        name
    }

    /// Adds an item, with the rows that were taken out of it behind it.
    pub fn add(&mut self, item: Statement) {
        self.items.push(item);
        self.items.append(&mut self.later);
    }

    /// The finished module.
    pub fn finish(self, comments: Vec<String>) -> Finished {
        let items = self
            .head
            .into_iter()
            .chain(self.items)
            .chain(self.tail)
            .collect();
        Finished {
            module: Module { comments, items },
            bound: self.bound,
            used: self.used,
        }
    }

    /// A component that shows again only if its properties or what it reads have changed.
    pub fn memoised(&self, declared: &SmolStr, made: Expr) -> Expr {
        match self.shared.target {
            Target::Release => react("memo").call(vec![made]),
            Target::Development => client("hot").call(vec![self.hot_name(declared), made]),
        }
    }

    /// Names something over all versions of the module: `modules/todo.js#Panel`.
    pub fn hot_name(&self, declared: &SmolStr) -> Expr {
        text(format_smolstr!("{}#{declared}", self.path))
    }

    /// Something declared at the top of the file `source`: a variable of this module, or imported.
    fn declared(&self, source: SourceId, declared: &SmolStr) -> Expr {
        let own = top_name(declared);
        match self.shared.modules.get(&source) {
            Some(path) if *path != self.path => {
                crate::backend::js::build::expr(ExprKind::Imported(Import {
                    from: From::Module(path.clone()),
                    name: own,
                }))
            }
            _ => name(own),
        }
    }

    /// The object of a state.
    pub fn state(&self, state: StateId) -> Expr {
        match self.program().states.get(state.0 as usize) {
            Some(state) => self.declared(state.source, &state.origin.name),
            None => name("undefined"),
        }
    }

    /// A component.
    pub fn component(&self, component: ComponentId) -> Expr {
        match self.program().components.get(component.0 as usize) {
            Some(component) => self.declared(component.source, &component.origin.name),
            None => name("undefined"),
        }
    }

    /// A constant.
    pub fn constant(&self, constant: ConstantId) -> Expr {
        match self.program().constants.get(constant.0 as usize) {
            Some(declared) => {
                let value = self.declared(declared.source, &declared.origin.name);
                match self.shared.lazy.contains(&constant) {
                    true => value.call(Vec::new()),
                    false => value,
                }
            }
            None => name("undefined"),
        }
    }

    /// A function: of a file, or a member of its state's object.
    pub fn function(&self, function: FunctionId) -> Expr {
        match self.program().functions.get(function.0 as usize) {
            Some(function) => match function.state {
                Some(state) => self.state(state).member(function.origin.name.clone()),
                None => self.declared(function.source, &function.origin.name),
            },
            None => name("undefined"),
        }
    }

    /// The list of the names of an enum's variants, in order.
    pub fn order(&mut self, enumeration: EnumId) -> Expr {
        if let Some(order) = self.orders.get(&enumeration) {
            return name(order.clone());
        }
        let Some(declared) = self.program().enums.get(enumeration.0 as usize) else {
            return array(Vec::new());
        };
        let order = self.declare(&format!("{}Order", declared.origin.name));
        let variants = declared
            .variants
            .iter()
            .map(|variant| text(variant.origin.name.clone()))
            .collect();
        self.head
            .push(constant(Name::made(order.clone()), array(variants)));
        self.orders.insert(enumeration, order.clone());
        name(order)
    }

    /// The function that prints values of a record or an enum with fields.
    pub fn printer(&mut self, ty: &Type) -> SmolStr {
        if let Some(printer) = self.printers.get(ty) {
            return printer.clone();
        }
        let wanted = format_smolstr!("print{}", types::name(self.program(), ty));
        let printer = self.declare(&wanted);
        // Known before it is made: the type may contain itself.
        self.printers.insert(ty.clone(), printer.clone());
        let made = super::printing::printer(self, printer.clone(), ty);
        self.tail.push(made);
        printer
    }

    /// The name of the shape of a type that contains itself.
    pub fn shape_name(&mut self, ty: &Type) -> SmolStr {
        if let Some(shape) = self.shapes.get(ty) {
            return shape.clone();
        }
        let wanted = format_smolstr!("{}Shape", types::name(self.program(), ty));
        let shape = self.declare(&wanted);
        self.shapes.insert(ty.clone(), shape.clone());
        shape
    }

    /// Whether a shape has a name already.
    pub fn has_shape(&self, ty: &Type) -> bool {
        self.shapes.contains_key(ty)
    }

    /// The name of a record's or enum's type, if it has one already.
    pub fn datatype_name(&self, ty: &Type) -> Option<SmolStr> {
        self.datatypes.get(ty).cloned()
    }

    /// Names the type of a record or an enum.
    pub fn name_datatype(&mut self, ty: &Type) -> SmolStr {
        let wanted = format_smolstr!("{}Type", types::name(self.program(), ty));
        let name = self.declare(&wanted);
        self.datatypes.insert(ty.clone(), name.clone());
        name
    }

    /// Adds a statement behind all others.
    pub fn add_to_tail(&mut self, item: Statement) {
        self.tail.push(item);
    }

    /// Adds a statement before all others.
    pub fn add_to_head(&mut self, item: Statement) {
        self.head.push(item);
    }
}

/// What something declared at the top of a file is called in its module.
pub fn top_name(declared: &str) -> SmolStr {
    names::free(declared, |_| false)
}
