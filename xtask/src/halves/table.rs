//! How do the halves of a module find each other's functions?
//!
//! Both have one table. In it lie what the page calls by number, the doors, and what the rest calls of the first half.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use walrus::ir::Value;
use walrus::{ConstExpr, ElementItems, ElementKind, FunctionId, Module, TableId};

/// What the glue calls the table (www/rest.js).
const PLACES: &str = "places";

/// Where in the table the rest finds what it calls. There are many of these, and the engine makes an object of each export
/// when the page starts, of a place in a table when somebody asks.
pub(super) struct Given {
    places: BTreeMap<FunctionId, usize>,
    next: usize,
    /// Those that lay in no place before, in the order of theirs.
    pub(super) fresh: Vec<FunctionId>,
}

impl Given {
    /// The place of a function; a new one behind the others where it has none.
    pub(super) fn place(&mut self, function: FunctionId) -> usize {
        *self.places.entry(function).or_insert_with(|| {
            self.fresh.push(function);
            self.next += 1;
            self.next - 1
        })
    }
}

/// What lies in the table by now.
pub(super) fn given(first: &Module) -> Result<Given> {
    let table = first.tables.main_function_table()?.context("the module has no table of functions")?;
    let mut places = BTreeMap::new();
    for element in first.elements.iter() {
        let (
            ElementKind::Active { table: of, offset: ConstExpr::Value(Value::I32(start)) },
            ElementItems::Functions(all),
        ) = (&element.kind, &element.items)
        else {
            continue;
        };
        if *of == table {
            places.extend(all.iter().copied().zip(usize::try_from(*start)?..));
        }
    }
    Ok(Given { places, next: usize::try_from(first.tables.get(table).initial)?, fresh: Vec::new() })
}

/// Puts functions behind all that lies in the table, which the glue knows by a name of its own.
pub(super) fn lay_out(first: &mut Module, functions: Vec<FunctionId>) -> Result<()> {
    let table = first.tables.main_function_table()?.context("the module has no table of functions")?;
    let start = widen(first, table, functions.len())?;
    lie_down(first, table, start, functions)?;
    if !first.exports.iter().any(|export| export.name == PLACES) {
        first.exports.add(PLACES, table);
    }
    Ok(())
}

/// Makes room for more in a table; tells where it begins.
pub(super) fn widen(module: &mut Module, table: TableId, by: usize) -> Result<usize> {
    let table = module.tables.get_mut(table);
    let start = usize::try_from(table.initial)?;
    table.initial = u64::try_from(start + by)?;
    table.maximum = table.maximum.map(|old| old.max(table.initial));
    Ok(start)
}

/// Writes functions into the places of a table from one on.
pub(super) fn lie_down(module: &mut Module, table: TableId, start: usize, functions: Vec<FunctionId>) -> Result<()> {
    let offset = ConstExpr::Value(Value::I32(i32::try_from(start)?));
    let element = module.elements.add(ElementKind::Active { table, offset }, ElementItems::Functions(functions));
    module.tables.get_mut(table).elem_segments.insert(element);
    Ok(())
}
