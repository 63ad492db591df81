//! How does a function call another whose body waits?

use super::called_by;
use super::table::widen;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use walrus::ir::Value;
use walrus::{ConstExpr, ElementItems, FunctionBuilder, FunctionId, FunctionKind, Module};

/// The waiting functions that the first half calls, or that lie in the table for whoever calls through it.
pub(super) fn doors(first: &mut Module, waits: &BTreeSet<FunctionId>, stays: &BTreeSet<FunctionId>) -> Vec<FunctionId> {
    let mut doors = called_by(first, stays);
    for element in first.elements.iter() {
        if let ElementItems::Functions(functions) = &element.items {
            doors.extend(functions);
        }
    }
    doors.into_iter().filter(|id| waits.contains(id)).collect()
}

/// Says under a part's name whether it is here.
pub(super) fn add_here(module: &mut Module, later: &str) -> walrus::GlobalId {
    let here = module.globals.add_local(walrus::ValType::I32, true, false, ConstExpr::Value(Value::I32(0)));
    module.exports.add(later, here);
    here
}

/// Gives every door a place in the table and a body that calls what lies there. Tells the first place.
pub(super) fn hand_on(first: &mut Module, doors: &[FunctionId], later: &str) -> Result<usize> {
    let table = first.tables.main_function_table()?.context("the module has no table of functions")?;
    let start = widen(first, table, doors.len())?;
    let here = add_here(first, later);
    let nothing = first.types.add(&[], &[]);
    let (miss, _) = first.add_import_func(later, "miss", nothing);
    for (place, id) in (start..).zip(doors) {
        let ty = first.funcs.get(*id).ty();
        let (takes, gives) = (first.types.get(ty).params().to_vec(), first.types.get(ty).results().to_vec());
        let arguments: Vec<_> = takes.iter().map(|kind| first.locals.add(*kind)).collect();
        let mut builder = FunctionBuilder::new(&mut first.types, &takes, &gives);
        let mut body = builder.func_body();
        body.global_get(here).unop(walrus::ir::UnaryOp::I32Eqz);
        body.if_else(
            None,
            |then| {
                then.call(miss);
            },
            |_| (),
        );
        for argument in &arguments {
            body.local_get(*argument);
        }
        body.i32_const(i32::try_from(place)?).call_indirect(ty, table);
        let door = first.funcs.get_mut(*id);
        door.kind = FunctionKind::Local(builder.local_func(arguments));
        // It reads none of what its body does.
        door.name = None;
    }
    // Nobody in the first half asks for the others: their bodies go with the next sweep.
    Ok(start)
}
