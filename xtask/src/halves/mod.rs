//! Which functions does a page run, which a first question, and where do the others wait?
//!
//! ```text
//!  one module as wasm-bindgen leaves it, with names
//!    ├─▶ first:  what first-visit.txt lists for a page; every other function is a few bytes that hand the call on
//!    ├─▶ search: the bodies of what it lists for a first question, and the constants that only they and the rest read
//!    └─▶ rest:   the bodies of the others, and the constants that only they read
//! ```
//!
//! A module is divided in two, and its first half once more. All parts share one memory and one table of functions, and take
//! what they call from the first one. A call of a function whose body waits goes through a place of that table: `first`
//! fetches the part when it is not there yet (`rest.miss`, see www/rest.js), then calls what now lies in that place. So a list
//! that is out of date costs a moment and never a wrong answer. The rest is of use only where the search is, whose constants it
//! reads.

mod data;
mod doors;
mod libraries;
mod linked;
mod names;
mod table;

pub(crate) use data::Constants;
pub(crate) use linked::LISTS;
pub(crate) use names::{is_in, plain_name};

use self::doors::{add_here, doors, hand_on};
use self::libraries::with_libraries;
use self::table::{given, lay_out, lie_down};
use crate::first_visit::Listed;
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::{Value, VisitorMut};
use walrus::{ExportItem, FunctionId, FunctionKind, GlobalKind, ImportKind, ImportedFunction, Module, ModuleConfig};

/// The name of the module by which the others ask for what the first one has.
pub(crate) const FIRST: &str = "first";

/// The names by which the first one asks for the others, in the order in which these come.
pub(crate) const LATER: [&str; 2] = ["search", "rest"];

/// Divides a module that still has its names: what a page starts with, and what comes later, in order.
pub(crate) fn parts(module: &[u8], listed: &Listed, constants: &Constants) -> Result<(Vec<u8>, [Vec<u8>; 2])> {
    let [search, rest] = LATER;
    let visit = halves(module, Stay { listed: &listed.visit, may: Listed::is_of_questions }, rest, constants)?;
    let view = halves(&visit.first, Stay { listed: &listed.view, may: Listed::is_of_pages }, search, constants)?;
    Ok((nameless().parse(&view.first)?.emit_wasm(), [view.later, visit.later]))
}

fn nameless() -> ModuleConfig {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    config
}

/// What is to stay in the first half: what was seen to run, and what may.
#[derive(Clone, Copy)]
struct Stay<'l> {
    listed: &'l BTreeSet<String>,
    may: fn(&str) -> bool,
}

/// A module in two.
struct Halves {
    first: Vec<u8>,
    later: Vec<u8>,
}

/// Divides a module in two, the later half under a name; the first keeps the names of its functions.
fn halves(module: &[u8], stay: Stay<'_>, later: &str, constants: &Constants) -> Result<Halves> {
    let (mut first, mut rest) = (Module::from_buffer(module)?, nameless().parse(module)?);
    let waits = waiting(&first, stay);
    // The same bytes twice: the same places.
    let twin: BTreeMap<FunctionId, FunctionId> =
        first.funcs.iter().zip(rest.funcs.iter()).map(|(a, b)| (a.id(), b.id())).collect();
    let back: BTreeMap<FunctionId, FunctionId> = twin.iter().map(|(a, b)| (*b, *a)).collect();
    let at = |id: &FunctionId| twin.get(id).copied().context("a function without its twin");
    let bodies = waits.iter().map(at).collect::<Result<BTreeSet<_>>>()?;
    let called = called_by(&mut rest, &bodies);
    let stays: BTreeSet<FunctionId> =
        first.funcs.iter_local().map(|(id, _)| id).filter(|id| !waits.contains(id)).collect();
    let beyond = constants.beyond(&first, &stays);
    let doors = doors(&mut first, &waits, &stays);
    let start = hand_on(&mut first, &doors, later)?;
    let mut given = given(&first)?;
    take_from_first(&mut rest, &bodies, &called, |id| {
        let own = back.get(&id).copied().context("a function without its twin")?;
        Ok(given.place(own).to_string())
    })?;
    let fresh = given.fresh;
    lay_out(&mut first, fresh)?;
    share_state(&mut Exports { first: &mut first, count: 0 }, &mut rest)?;
    let doors = doors.iter().map(at).collect::<Result<Vec<_>>>()?;
    fill_places(&mut rest, start, doors)?;
    data::carry(&mut first, &mut rest, &beyond)?;
    walrus::passes::gc::run(&mut first);
    walrus::passes::gc::run(&mut rest);
    Ok(Halves { first: first.emit_wasm(), later: rest.emit_wasm() })
}

/// What comes for a module that misses nothing.
pub(crate) const NOTHING: &[u8] = b"\0asm\x01\0\0\0";

/// The module as it is, but every function says by its number that it was called; the names in the order of the numbers.
/// What comes later is [`NOTHING`], so that what fetches it is told of, too.
pub(crate) fn telling(module: &[u8]) -> Result<(Vec<u8>, Vec<String>)> {
    let mut module = Module::from_buffer(module)?;
    for later in LATER {
        add_here(&mut module, later);
    }
    let number = module.types.add(&[walrus::ValType::I32], &[]);
    let (hit, _) = module.add_import_func(FIRST, "hit", number);
    let mut names = Vec::new();
    for (_, body) in module.funcs.iter_local_mut() {
        let entry = body.entry_block();
        let place = i32::try_from(names.len())?;
        body.builder_mut().instr_seq(entry).const_at(0, Value::I32(place)).call_at(1, hit);
        names.push(String::new());
    }
    for (name, function) in names.iter_mut().zip(module.funcs.iter_local().map(|(id, _)| module.funcs.get(id))) {
        *name = plain_name(function.name.as_deref().unwrap_or_default());
    }
    Ok((module.emit_wasm(), names))
}

/// In instructions: to hand such a function's calls on takes as much room as the function. And whether the compiler keeps one
/// apart changes with any change of the code, so that the list need not know them.
const SMALL: u64 = 24;

/// The functions whose bodies wait: all that are not to stay, but for small ones and those the page calls by name.
fn waiting(module: &Module, stay: Stay<'_>) -> BTreeSet<FunctionId> {
    let exported: BTreeSet<FunctionId> = module
        .exports
        .iter()
        .filter_map(|export| if let ExportItem::Function(id) = export.item { Some(id) } else { None })
        .chain(module.start)
        .collect();
    let may = with_libraries(module, stay.may);
    let listed = |name: &Option<String>| name.as_deref().is_some_and(|name| stay.listed.contains(&plain_name(name)));
    let large = module.funcs.iter_local().filter(|(_, body)| body.size() > SMALL);
    large
        .map(|(id, _)| module.funcs.get(id))
        .filter(|function| !listed(&function.name))
        .map(walrus::Function::id)
        .filter(|id| !exported.contains(id) && !may.contains(id))
        .collect()
}

/// What the bodies call or hand out, apart from each other.
fn called_by(module: &mut Module, bodies: &BTreeSet<FunctionId>) -> BTreeSet<FunctionId> {
    struct Seen(BTreeSet<FunctionId>);
    impl VisitorMut for Seen {
        fn visit_function_id_mut(&mut self, function: &mut FunctionId) {
            self.0.insert(*function);
        }
    }
    let mut seen = Seen(BTreeSet::new());
    for (id, body) in module.funcs.iter_local_mut() {
        if bodies.contains(&id) {
            let entry = body.entry_block();
            walrus::ir::dfs_pre_order_mut(&mut seen, body, entry);
        }
    }
    seen.0.difference(bodies).copied().collect()
}

/// Names under which the first half hands out what is no function: short, and no numbers, which are places in the table.
struct Exports<'a> {
    first: &'a mut Module,
    count: usize,
}

impl Exports<'_> {
    fn name(&mut self, item: ExportItem) -> String {
        let known = self.first.exports.iter().find(|export| match (&export.item, &item) {
            (ExportItem::Table(a), ExportItem::Table(b)) => a == b,
            (ExportItem::Memory(a), ExportItem::Memory(b)) => a == b,
            (ExportItem::Global(a), ExportItem::Global(b)) => a == b,
            _ => false,
        });
        if let Some(export) = known {
            return export.name.clone();
        }
        let name = format!("g{:x}", self.count);
        self.count += 1;
        self.first.exports.add(&name, item);
        name
    }
}

/// Turns what the bodies call into imports and forgets all other bodies.
fn take_from_first(
    rest: &mut Module,
    bodies: &BTreeSet<FunctionId>,
    called: &BTreeSet<FunctionId>,
    mut name: impl FnMut(FunctionId) -> Result<String>,
) -> Result<()> {
    rest.start = None;
    let exports: Vec<_> = rest.exports.iter().map(walrus::Export::id).collect();
    exports.into_iter().for_each(|id| rest.exports.delete(id));
    let data: Vec<_> = rest.data.iter().map(walrus::Data::id).collect();
    data.into_iter().for_each(|id| rest.data.delete(id));
    for memory in rest.memories.iter_mut() {
        memory.data_segments.clear();
    }
    let elements: Vec<_> = rest.elements.iter().map(walrus::Element::id).collect();
    elements.into_iter().for_each(|id| rest.elements.delete(id));
    for table in rest.tables.iter_mut() {
        table.elem_segments.clear();
    }
    let others: Vec<FunctionId> = rest.funcs.iter_local().map(|(id, _)| id).filter(|id| !bodies.contains(id)).collect();
    for id in others {
        if called.contains(&id) {
            let import = rest.imports.add(FIRST, &name(id)?, id);
            let ty = rest.funcs.get(id).ty();
            rest.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
        } else {
            rest.funcs.delete(id);
        }
    }
    Ok(())
}

/// One memory, the same tables and globals: the rest takes those of the first half.
fn share_state(exports: &mut Exports<'_>, rest: &mut Module) -> Result<()> {
    let memories: Vec<_> = exports.first.memories.iter().map(walrus::Memory::id).collect();
    for (own, memory) in memories.into_iter().zip(rest.memories.iter_mut()) {
        let id = memory.id();
        memory.import = Some(rest.imports.add(FIRST, &exports.name(own.into()), ImportKind::Memory(id)));
    }
    let tables: Vec<_> = exports.first.tables.iter().map(walrus::Table::id).collect();
    for (own, table) in tables.into_iter().zip(rest.tables.iter_mut()) {
        let id = table.id();
        table.initial = exports.first.tables.get(own).initial;
        // It grows by what another part needs.
        table.maximum = None;
        table.import = Some(rest.imports.add(FIRST, &exports.name(own.into()), ImportKind::Table(id)));
    }
    let own: Vec<_> = exports.first.globals.iter().map(walrus::Global::id).collect();
    let globals: Vec<_> = rest.globals.iter().map(walrus::Global::id).collect();
    for (own, id) in own.into_iter().zip(globals) {
        if matches!(rest.globals.get(id).kind, GlobalKind::Import(_)) {
            bail!("the module imports a global; that is not known here");
        }
        let import = rest.imports.add(FIRST, &exports.name(own.into()), ImportKind::Global(id));
        rest.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    Ok(())
}

/// On its arrival the rest lies down in the places kept for it.
fn fill_places(rest: &mut Module, start: usize, doors: Vec<FunctionId>) -> Result<()> {
    let table = rest.tables.main_function_table()?.context("the module has no table of functions")?;
    lie_down(rest, table, start, doors)
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{ConstExpr, ElementItems, ElementKind, FunctionBuilder, RefType, ValType};

    /// `called` calls `seldom`, which calls `deep` and `often`; `called` and `often` are listed; `pointed` lies in the table.
    /// `tiny`, which `called` calls too, is worth no door; the others are as large as `SMALL` and a little more.
    fn small() -> Vec<u8> {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        module.exports.add("memory", memory);
        data::add(&mut module, memory, 1024, &[[b'o'; 20], [b's'; 20], [b'o'; 20]].concat()).unwrap();
        let mut function = |name: &str, calls: &[FunctionId]| {
            let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
            let argument = module.locals.add(ValType::I32);
            let mut body = builder.name(name.to_owned()).func_body();
            body.local_get(argument);
            for _ in 0..if name == "tiny" { 0 } else { SMALL } {
                body.unop(walrus::ir::UnaryOp::I32Eqz);
            }
            for call in calls {
                body.call(*call);
            }
            builder.finish(vec![argument], &mut module.funcs)
        };
        let (often, deep) = (function("often", &[]), function("deep", &[]));
        let seldom = function("seldom", &[deep, often]);
        let tiny = function("tiny", &[]);
        let called = function("called", &[seldom, often, tiny]);
        let pointed = function("pointed", &[]);
        module.exports.add("called", called);
        let table = module.tables.add_local(false, 2, Some(2), RefType::FUNCREF);
        let offset = ConstExpr::Value(Value::I32(1));
        let element =
            module.elements.add(ElementKind::Active { table, offset }, ElementItems::Functions(vec![pointed]));
        module.tables.get_mut(table).elem_segments.insert(element);
        module.emit_wasm()
    }

    /// Two constants of `often` and between them one of `seldom`.
    fn constants() -> Constants {
        let places = [1024..1044, 1044..1064, 1064..1084];
        Constants::of(&places, &[("called", &[]), ("often", &[0, 2]), ("seldom", &[1]), ("tiny", &[])], 1024..1084)
    }

    fn data(module: &Module) -> Vec<(i32, &[u8])> {
        let start = |data: &walrus::Data| match data.kind {
            walrus::DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => start,
            _ => 0,
        };
        module.data.iter().map(|data| (start(data), data.value.as_slice())).collect()
    }

    fn imports(module: &Module) -> Vec<(&str, &str)> {
        module.imports.iter().map(|import| (import.module.as_str(), import.name.as_str())).collect()
    }

    #[test]
    fn what_is_not_listed_waits_and_finds_its_way_back() {
        let listed = BTreeSet::from(["called".to_owned(), "often".to_owned()]);
        let halves = halves(&small(), Stay { listed: &listed, may: |_| false }, "rest", &constants()).unwrap();
        let first = Module::from_buffer(&halves.first).unwrap();
        let rest = Module::from_buffer(&halves.later).unwrap();
        assert_eq!(imports(&first), [("rest", "miss")]);
        // called, often, tiny, and two doors: to seldom and to pointed. Nothing of deep, which only seldom calls.
        assert_eq!(first.funcs.iter_local().count(), 5);
        let end = first.tables.iter().next().unwrap().initial;
        assert_eq!(end, 5, "a place for each door, and one for often, which seldom calls");
        assert_eq!(rest.funcs.iter_local().count(), 3, "seldom, deep, pointed");
        assert_eq!(rest.exports.iter().count(), 0);
        assert_eq!(data(&first), [(1024, [b'o'; 20].as_slice()), (1064, &[b'o'; 20])]);
        assert_eq!(data(&rest), [(1044, [b's'; 20].as_slice())]);
        assert!(imports(&rest).iter().all(|(module, _)| *module == "first"), "{:?}", imports(&rest));
        for (_, name) in imports(&rest) {
            let is_place = name.parse::<u64>().is_ok_and(|place| place < end);
            assert!(is_place || first.exports.iter().any(|export| export.name == name), "nobody gives {name}");
        }
        let element = rest.elements.iter().next().unwrap();
        assert!(matches!(&element.items, ElementItems::Functions(doors) if doors.len() == 2));
    }

    #[test]
    fn what_a_page_does_without_comes_in_two_parts_that_need_no_more_than_is_here() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
        let listed = Listed { view: names(&["called"]), visit: names(&["called", "often"]) };
        let (first, [search, rest]) = parts(&small(), &listed, &constants()).unwrap();
        let [first, search, rest] = [first, search, rest].map(|part| Module::from_buffer(&part).unwrap());
        assert_eq!(imports(&first), [("rest", "miss"), ("search", "miss")]);
        assert!(first.funcs.iter().all(|function| function.name.is_none()));
        assert_eq!([&search, &rest].map(|part| part.funcs.iter_local().count()), [1, 3]);
        assert_eq!(data(&first), []);
        assert_eq!(data(&search), [(1024, [b'o'; 20].as_slice()), (1064, &[b'o'; 20])]);
        assert_eq!(data(&rest), [(1044, [b's'; 20].as_slice())]);
        let end = first.tables.iter().next().unwrap().initial;
        for (_, name) in [&search, &rest].into_iter().flat_map(imports) {
            let is_place = name.parse::<u64>().is_ok_and(|place| place < end);
            assert!(is_place || first.exports.iter().any(|export| export.name == name), "nobody gives {name}");
        }
        let smallest = |part: &Module| part.tables.iter().next().map(|table| (table.initial <= end, table.maximum));
        assert_eq!([&search, &rest].map(smallest), [Some((true, None)); 2], "the table has grown since");
        let lies = |part: &Module| match part.elements.iter().next().map(|element| &element.kind) {
            Some(ElementKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. }) => *start,
            _ => 0,
        };
        assert!(lies(&search) > lies(&rest) && lies(&rest) > 0, "each has places of its own");
    }

    #[test]
    fn an_empty_list_leaves_only_what_the_page_calls_by_name() {
        let halves = halves(&small(), Stay { listed: &BTreeSet::new(), may: |_| false }, "rest", &constants()).unwrap();
        let rest = Module::from_buffer(&halves.later).unwrap();
        assert_eq!(rest.funcs.iter_local().count(), 4);
    }
}
