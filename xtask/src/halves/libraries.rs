//! Which functions may run, whatever was seen to?
//!
//! Those that first_visit.rs names by their module, and what they call of the libraries: a sort or a search for a character
//! that no page of the demo came by is not to be waited for.

use super::names::{is_in, plain_name};
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::{Call, ReturnCall, Visitor, dfs_in_order};
use walrus::{FunctionId, Module};

/// Whether it is nothing but what it is called for: neither ours nor Yew's, whose parts are of use apart from each other, nor
/// what a module says with its last breath.
fn is_of_library(name: &str) -> bool {
    !is_in(&["shelfhelp::"], name) && !["yew::", "panicking", "_fail"].iter().any(|word| name.contains(word))
}

/// The functions that may run, by their names, and what they call of the libraries.
pub(super) fn with_libraries(module: &Module, may: fn(&str) -> bool) -> BTreeSet<FunctionId> {
    let names: BTreeMap<FunctionId, String> = module
        .funcs
        .iter_local()
        .map(|(id, _)| (id, module.funcs.get(id).name.as_deref().map(plain_name).unwrap_or_default()))
        .collect();
    let is = |id: &FunctionId, of: &dyn Fn(&str) -> bool| names.get(id).is_some_and(|name| of(name));
    let mut found: BTreeSet<FunctionId> = names.keys().copied().filter(|id| is(id, &may)).collect();
    let mut todo: Vec<FunctionId> = found.iter().copied().collect();
    while let Some(id) = todo.pop() {
        let called = calls(module, id).into_iter().filter(|id| is(id, &is_of_library));
        todo.extend(called.filter(|id| found.insert(*id)));
    }
    found
}

fn calls(module: &Module, id: FunctionId) -> Vec<FunctionId> {
    struct Seen(Vec<FunctionId>);
    impl Visitor<'_> for Seen {
        fn visit_call(&mut self, call: &Call) {
            self.0.push(call.func);
        }
        fn visit_return_call(&mut self, call: &ReturnCall) {
            self.0.push(call.func);
        }
    }
    let mut seen = Seen(Vec::new());
    if let walrus::FunctionKind::Local(body) = &module.funcs.get(id).kind {
        dfs_in_order(&mut seen, body, body.entry_block());
    }
    seen.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::first_visit::Listed;
    use walrus::FunctionBuilder;

    #[test]
    fn what_pages_call_of_the_libraries_comes_with_them() {
        let mut module = Module::default();
        let mut function = |name: &str, calls: &[FunctionId]| {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
            let mut body = builder.name(name.to_owned()).func_body();
            for call in calls {
                body.call(*call);
            }
            builder.finish(Vec::new(), &mut module.funcs)
        };
        let deep = function("core::str::count::do_count_chars", &[]);
        let counted = function("<core::str::iter::Chars as core::iter::traits::iterator::Iterator>::count", &[deep]);
        let panel = function("shelfhelp::ui::panel::panel", &[]);
        let framework = function("<yew::virtual_dom::vtag::VTag>::new", &[]);
        let last = function("core::slice::index::slice_index_fail", &[]);
        function("shelfhelp::delivery::postcode::read", &[counted, panel, framework, last]);
        function("<alloc::vec::Vec<char>>::push", &[]);
        let found: Vec<&str> = with_libraries(&module, Listed::is_of_pages)
            .iter()
            .filter_map(|id| module.funcs.get(*id).name.as_deref())
            .collect();
        let of_libraries = [
            "core::str::count::do_count_chars",
            "<core::str::iter::Chars as core::iter::traits::iterator::Iterator>::count",
        ];
        assert_eq!(found, [of_libraries.as_slice(), &["shelfhelp::delivery::postcode::read"]].concat());
    }
}
