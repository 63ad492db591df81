//! Which constants does the first half of a module read, and which can come with the bodies that wait?
//!
//! What no function of the first half names, nor any constant that one of them names, nor anything that can be written to,
//! only what comes later can ask for.

use super::linked::Linked;
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use walrus::ir::{Const, Load, Store, Value, Visitor};
use walrus::{ConstExpr, DataKind, FunctionId, FunctionKind, LocalFunction, Module};

/// How the linker calls what nobody writes to.
const READ_ONLY: &str = ".rodata";

/// In bytes: what is shorter stays where it is, because to leave a piece of memory out costs some bytes as well.
const WORTH: usize = 16;

/// What lies in memory from the start on, and who names it.
pub(crate) struct Constants {
    /// Each as its addresses.
    places: Vec<Range<u32>>,
    /// Those whose address stands in another, by that one.
    named_by: Vec<BTreeSet<usize>>,
    /// Those that a function names, by its name.
    named_in: BTreeMap<String, BTreeSet<usize>>,
    /// Those that the functions name which the page calls. These never wait, and wasm-bindgen gives them other names.
    named_for_page: BTreeSet<usize>,
    /// Where nobody writes.
    read_only: Vec<Range<u32>>,
}

impl Constants {
    /// Of a module as the linker leaves it.
    pub(crate) fn read(module: &[u8]) -> Result<Constants> {
        let linked = Linked::read(module)?;
        // By where they lie in the file: a symbol may lie within another.
        let (mut places, mut files, mut by_symbol) = (Vec::new(), Vec::new(), BTreeMap::new());
        for (symbol, place) in linked.data.iter().enumerate() {
            let Some((segment, bytes)) = place else { continue };
            let segment = linked.segments.get(*segment).context("a constant in no piece of memory")?;
            let start = segment.address + u32::try_from(bytes.start)?;
            by_symbol.insert(symbol, places.len());
            places.push(start..start + u32::try_from(bytes.len())?);
            files.push(segment.bytes.start + bytes.start..segment.bytes.start + bytes.end);
        }
        let mut constants = Constants {
            named_by: vec![BTreeSet::new(); places.len()],
            named_in: linked.functions.iter().map(|function| (function.name.clone(), BTreeSet::new())).collect(),
            named_for_page: BTreeSet::new(),
            read_only: Vec::new(),
            places,
        };
        for segment in linked.segments.iter().filter(|segment| segment.name.starts_with(READ_ONLY)) {
            constants.read_only.push(segment.address..segment.address + u32::try_from(segment.bytes.len())?);
        }
        if constants.read_only.is_empty() {
            bail!("the linker calls no piece of memory {READ_ONLY}; nothing could wait");
        }
        for (at, symbol) in &linked.addresses {
            let Some(constant) = by_symbol.get(symbol) else { continue };
            let after = linked.functions.partition_point(|function| function.body.start <= *at);
            let function = after.checked_sub(1).and_then(|before| linked.functions.get(before));
            if let Some(function) = function.filter(|function| function.body.contains(at)) {
                constants.named_in.entry(function.name.clone()).or_default().insert(*constant);
                if function.is_exported {
                    constants.named_for_page.insert(*constant);
                }
                continue;
            }
            let mut is_held = false;
            for (holder, names) in files.iter().zip(&mut constants.named_by) {
                if holder.contains(at) {
                    is_held = true;
                    names.insert(*constant);
                }
            }
            if !is_held {
                bail!("an address at byte {at} of the module stands in no function and no constant");
            }
        }
        Ok(constants)
    }

    /// The addresses that these functions, as wasm-bindgen leaves them, have no way to.
    pub(super) fn beyond(&self, module: &Module, functions: &BTreeSet<FunctionId>) -> Vec<Range<u32>> {
        let mut wanted = self.named_for_page.clone();
        for id in functions {
            let function = module.funcs.get(*id);
            match (function.name.as_deref().and_then(|name| self.named_in.get(name)), &function.kind) {
                (Some(named), _) => wanted.extend(named),
                // One of wasm-bindgen's own making: any number in it may be an address.
                (None, FunctionKind::Local(body)) => wanted.extend(self.met_in(body)),
                (None, _) => {}
            }
        }
        let written = |place: &Range<u32>| !self.read_only.iter().any(|piece| piece.contains(&place.start));
        wanted.extend((0..).zip(&self.places).filter(|(_, place)| written(place)).map(|(constant, _)| constant));
        let mut ahead: Vec<usize> = wanted.iter().copied().collect();
        while let Some(constant) = ahead.pop() {
            let named = self.named_by.get(constant).into_iter().flatten();
            ahead.extend(named.filter(|constant| wanted.insert(**constant)));
        }
        let mut kept: Vec<&Range<u32>> = wanted.iter().filter_map(|constant| self.places.get(*constant)).collect();
        kept.sort_by_key(|place| place.start);
        self.read_only.iter().flat_map(|piece| without(piece, &kept)).collect()
    }

    /// What the numbers of a body would be the addresses of.
    fn met_in(&self, body: &LocalFunction) -> Vec<usize> {
        struct Numbers(Vec<u64>);
        impl<'a> Visitor<'a> for Numbers {
            fn visit_const(&mut self, constant: &Const) {
                if let Value::I32(number) = constant.value {
                    self.0.push(u64::from(number.cast_unsigned()));
                }
            }
            fn visit_load(&mut self, load: &Load) {
                self.0.push(load.arg.offset);
            }
            fn visit_store(&mut self, store: &Store) {
                self.0.push(store.arg.offset);
            }
        }
        let mut numbers = Numbers(Vec::new());
        walrus::ir::dfs_in_order(&mut numbers, body, body.entry_block());
        let met = |place: &Range<u32>| {
            numbers.0.iter().any(|number| (u64::from(place.start)..=u64::from(place.end)).contains(number))
        };
        (0..).zip(&self.places).filter(|(_, place)| met(place)).map(|(constant, _)| constant).collect()
    }
}

/// What is left of a piece without some of its places, which are in order.
fn without(piece: &Range<u32>, places: &[&Range<u32>]) -> Vec<Range<u32>> {
    let (mut left, mut from) = (Vec::new(), piece.start);
    for place in places.iter().filter(|place| place.start < piece.end && place.end > piece.start) {
        if place.start > from {
            left.push(from..place.start);
        }
        from = from.max(place.end);
    }
    if from < piece.end {
        left.push(from..piece.end);
    }
    left
}

/// Moves what lies at these addresses from the one half to the other.
pub(super) fn carry(first: &mut Module, rest: &mut Module, waiting: &[Range<u32>]) -> Result<()> {
    let memory = rest.memories.iter().next().context("the module has no memory")?.id();
    let segments: Vec<_> = first.data.iter().map(walrus::Data::id).collect();
    for id in segments {
        let data = first.data.get(id);
        let DataKind::Active { memory: home, offset: ConstExpr::Value(Value::I32(start)) } = data.kind else {
            bail!("a piece of memory whose address is not said");
        };
        let (bytes, start) = (data.value.clone(), start.cast_unsigned());
        let mut kept = 0;
        let mut stay = |piece: Range<usize>| -> Result<()> {
            let value = bytes.get(piece.clone()).context("pieces of memory that are not in their order")?;
            if value.is_empty() {
                return Ok(());
            }
            add(first, home, start + u32::try_from(piece.start)?, value)
        };
        for place in waiting {
            let within = |address: u32| usize::try_from(address.saturating_sub(start)).map(|at| at.min(bytes.len()));
            let (from, to) = (within(place.start)?, within(place.end)?);
            let Some(value) = bytes.get(from..to).filter(|value| value.len() >= WORTH) else { continue };
            stay(kept..from)?;
            kept = to;
            add(rest, memory, start + u32::try_from(from)?, value)?;
        }
        stay(kept..bytes.len())?;
        first.data.delete(id);
        first.memories.get_mut(home).data_segments.remove(&id);
    }
    Ok(())
}

pub(super) fn add(module: &mut Module, memory: walrus::MemoryId, address: u32, value: &[u8]) -> Result<()> {
    let offset = ConstExpr::Value(Value::I32(i32::try_from(address)?));
    let id = module.data.add(DataKind::Active { memory, offset }, value.to_vec());
    module.memories.get_mut(memory).data_segments.insert(id);
    Ok(())
}

#[cfg(test)]
impl Constants {
    /// Constants at these places, each named by functions alone.
    pub(super) fn of(places: &[Range<u32>], named_in: &[(&str, &[usize])], read_only: Range<u32>) -> Constants {
        let named = |(name, constants): &(&str, &[usize])| ((*name).to_owned(), constants.iter().copied().collect());
        Constants {
            named_by: vec![BTreeSet::new(); places.len()],
            places: places.to_vec(),
            named_in: named_in.iter().map(named).collect(),
            named_for_page: BTreeSet::new(),
            read_only: vec![read_only],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder as w;

    const AT: u32 = 1024;

    /// `often` names the first of five constants of 20 bytes, the first holds the address of the second, `seldom` names the
    /// third, something that can be written to holds the address of the fourth, and nobody's is the fifth. The page may call
    /// `seldom`.
    fn linked(is_exported: bool) -> Vec<u8> {
        let mut module = w::Module::new();
        let mut types = w::TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut functions = w::FunctionSection::new();
        functions.function(0).function(0);
        module.section(&functions);
        let mut memories = w::MemorySection::new();
        memories.memory(w::MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        module.section(&memories);
        let mut exports = w::ExportSection::new();
        if is_exported {
            exports.export("the_page_calls_it", w::ExportKind::Func, 1);
        }
        module.section(&exports);
        let mut code = w::CodeSection::new();
        for constant in [0, 2] {
            let mut body = w::Function::new([]);
            let address = i32::try_from(AT + 20 * constant).unwrap();
            body.instructions().i32_const(address).drop().end();
            code.function(&body);
        }
        module.section(&code);
        let mut data = w::DataSection::new();
        data.active(0, &w::ConstExpr::i32_const(1024), [0; 100]);
        data.active(0, &w::ConstExpr::i32_const(1124), [0; 4]);
        module.section(&data);
        let mut symbols = w::SymbolTable::new();
        for constant in 0..5 {
            let place = w::DataSymbolDefinition { index: 0, offset: 20 * constant, size: 20 };
            symbols.data(0, &format!("constant {constant}"), Some(place));
        }
        symbols.data(0, "written", Some(w::DataSymbolDefinition { index: 1, offset: 0, size: 4 }));
        let mut linking = w::LinkingSection::new();
        linking.symbol_table(&symbols);
        module.section(&linking);
        // SegmentInfo is not among what the encoder writes: kind 5, its length, how many; name, alignment, flags of each.
        let info = [b"\x02\x05\x13\x02\x07.rodata\x00\x00".as_slice(), b"\x05.data\x00\x00"].concat();
        module.section(&w::CustomSection { name: "linking".into(), data: info.into() });
        // Section, how many; kind, place, symbol, and what is added to the address.
        let (in_code, in_data) = ([4, 2, 4, 4, 0, 0, 4, 11, 2, 0], [5, 2, 5, 12, 1, 0, 5, 113, 3, 0]);
        module.section(&w::CustomSection { name: "reloc.CODE".into(), data: in_code.as_slice().into() });
        module.section(&w::CustomSection { name: "reloc.DATA".into(), data: in_data.as_slice().into() });
        let mut names = w::NameSection::new();
        let mut functions = w::NameMap::new();
        functions.append(0, "often");
        functions.append(1, "seldom");
        names.functions(&functions);
        module.section(&names);
        module.finish()
    }

    #[test]
    fn what_only_the_later_half_names_can_wait() {
        let linked = linked(false);
        let constants = Constants::read(&linked).unwrap();
        let module = Module::from_buffer(&linked).unwrap();
        let beyond = |name: &str| {
            let named = |function: &&walrus::Function| function.name.as_deref() == Some(name);
            constants.beyond(&module, &module.funcs.iter().filter(named).map(walrus::Function::id).collect())
        };
        assert_eq!(beyond("often"), [AT + 40..AT + 60, AT + 80..AT + 100]);
        assert_eq!(beyond("seldom"), [AT..AT + 40, AT + 80..AT + 100]);
        assert_eq!(beyond("nobody"), [AT..AT + 60, AT + 80..AT + 100], "what can be written to names its own");
    }

    #[test]
    fn what_the_page_calls_never_waits_whatever_it_is_called_later() {
        let linked = linked(true);
        let constants = Constants::read(&linked).unwrap();
        let module = Module::from_buffer(&linked).unwrap();
        assert_eq!(constants.beyond(&module, &BTreeSet::new()), [AT..AT + 40, AT + 80..AT + 100]);
    }

    #[test]
    fn numbers_of_a_function_that_the_linker_does_not_know_may_be_addresses() {
        let linked = linked(false);
        let constants = Constants::read(&linked).unwrap();
        let mut module = Module::from_buffer(&linked).unwrap();
        for function in module.funcs.iter_mut() {
            function.name = Some(format!("of another making, {}", function.name.take().unwrap()));
        }
        let all = module.funcs.iter().map(walrus::Function::id).collect();
        // The end of one is the beginning of the next, and an address may be meant as either.
        assert_eq!(constants.beyond(&module, &all), std::slice::from_ref(&(AT + 80..AT + 100)));
    }

    #[test]
    fn a_module_without_the_linkers_lists_is_refused() {
        let error = Constants::read(b"\0asm\x01\0\0\0").err().unwrap().to_string();
        assert!(error.contains("--emit-relocs"), "{error}");
    }
}
