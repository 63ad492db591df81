//! In which order do the functions of a module pack smallest?
//!
//! Brotli says what has been before by how far back it was, and codes what is alike in one way: functions pack better
//! beside those that they share most with. So each comes after those it is most like, starting with the first
//! (after Hoag, Lee, Mestre and Pupyrev, Optimizing Function Layout for Mobile Applications, 2023, who divide all functions
//! again and again in place of this walk from one to the next; here the walk packs better by one in a hundred).

use anyhow::Result;
use std::collections::BTreeMap;
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// Bytes of code that count as one thing that two functions have in common.
const ALIKE: usize = 4;

/// What more functions than this have in common says nothing about any two of them.
const COMMON: usize = 500;

/// By how much a likeness to the last function counts, and to the two before it.
const WEIGHTS: [u32; 3] = [6, 3, 2];

/// The same module with its functions in that order.
pub(crate) fn packed(module: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let order = order(&bodies);
    let mut places = vec![0; order.len()];
    for (place, function) in order.iter().enumerate() {
        if let Some(found) = places.get_mut(*function) {
            *found = u32::try_from(imported + place)?;
        }
    }
    let mut packed = Module::new();
    Ordered { imported, order, places }.parse_core_module(&mut packed, Parser::new(0), module)?;
    Ok(packed.finish())
}

/// Which function stands at which place.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let mut having: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (function, body) in bodies.iter().enumerate() {
        for bytes in body.windows(ALIKE) {
            let having = having.entry(bytes).or_default();
            if having.last() != Some(&function) {
                having.push(function);
            }
        }
    }
    having.retain(|_, functions| (2..COMMON).contains(&functions.len()));
    let mut shared: Vec<Vec<&Vec<usize>>> = vec![Vec::new(); bodies.len()];
    for functions in having.values() {
        for function in functions {
            if let Some(shared) = shared.get_mut(*function) {
                shared.push(functions);
            }
        }
    }
    let mut left: Vec<bool> = vec![true; bodies.len()];
    let mut order: Vec<usize> = Vec::with_capacity(bodies.len());
    let mut points: Vec<u32> = Vec::new();
    while order.len() < bodies.len() {
        points.clear();
        points.resize(bodies.len(), 0);
        for (before, weight) in order.iter().rev().zip(WEIGHTS) {
            for functions in shared.get(*before).into_iter().flatten() {
                for function in functions.iter() {
                    if let Some(points) = points.get_mut(*function) {
                        *points += weight;
                    }
                }
            }
        }
        let size = |function: usize| bodies.get(function).map_or(0, |body| body.len());
        let last = order.last().map_or(0, |last| size(*last));
        let next = (0..).zip(&points).zip(&left).filter(|(_, left)| **left).map(|(likeness, _)| likeness);
        // Likeness for their size; of equals the one that came first.
        let best = next.max_by(|(a, points_a), (b, points_b)| {
            let (size_a, size_b) = (size(*a) + last, size(*b) + last);
            let (a_wins, b_wins) = (u64::from(**points_a) * size_b as u64, u64::from(**points_b) * size_a as u64);
            a_wins.cmp(&b_wins).then(b.cmp(a))
        });
        let Some((function, _)) = best else { break };
        if let Some(left) = left.get_mut(function) {
            *left = false;
        }
        order.push(function);
    }
    order
}

/// Writes a module anew with its functions at other places.
struct Ordered {
    imported: usize,
    order: Vec<usize>,
    places: Vec<u32>,
}

impl Reencode for Ordered {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let own = usize::try_from(function).ok().and_then(|function| function.checked_sub(self.imported));
        Ok(own.and_then(|own| self.places.get(own)).copied().unwrap_or(function))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for ty in self.order.iter().filter_map(|function| types.get(*function)) {
            functions.function(*ty);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        let order = self.order.clone();
        order
            .iter()
            .filter_map(|function| bodies.get(*function))
            .try_for_each(|body| self.parse_function_body(code, body.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder as w;

    /// Functions of these bodies, each of which calls the one after it; the first is handed out.
    fn module(bodies: &[i64]) -> Vec<u8> {
        let mut module = w::Module::new();
        let mut types = w::TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut imports = w::ImportSection::new();
        imports.import("page", "told", w::EntityType::Function(0));
        module.section(&imports);
        let mut functions = FunctionSection::new();
        bodies.iter().for_each(|_| {
            functions.function(0);
        });
        module.section(&functions);
        let mut exports = w::ExportSection::new();
        exports.export("first", w::ExportKind::Func, 1);
        module.section(&exports);
        let mut code = CodeSection::new();
        for (function, number) in (1..).zip(bodies) {
            let mut body = w::Function::new([]);
            for add in 0..8 {
                body.instructions().i64_const(number + add).drop();
            }
            body.instructions().call(if function < bodies.len() as u32 { function + 1 } else { 0 }).end();
            code.function(&body);
        }
        module.section(&code);
        module.finish()
    }

    /// The bodies' numbers, as one call leads to the next.
    fn walked(module: &[u8]) -> Vec<i64> {
        let (mut first, mut bodies) = (0, Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload.unwrap() {
                Payload::ExportSection(exports) => first = exports.into_iter().next().unwrap().unwrap().index,
                Payload::CodeSectionEntry(body) => bodies.push(body),
                _ => {}
            }
        }
        let (mut numbers, mut at) = (Vec::new(), first);
        while let Some(body) = (at as usize).checked_sub(1).and_then(|at| bodies.get(at)) {
            let mut operators = body.get_operators_reader().unwrap();
            let mut number = None;
            while !operators.eof() {
                match operators.read().unwrap() {
                    wasmparser::Operator::I64Const { value } => number = number.or(Some(value)),
                    wasmparser::Operator::Call { function_index } => at = function_index,
                    _ => {}
                }
            }
            numbers.extend(number);
        }
        numbers
    }

    #[test]
    fn what_is_alike_comes_to_stand_together_and_calls_what_it_called() {
        // Two kinds by turns.
        let bodies = [1 << 40, 7, (1 << 40) + 1, 8, (1 << 40) + 2, 9];
        let before = module(&bodies);
        let after = packed(&before).unwrap();
        assert_eq!(walked(&before), bodies);
        assert_eq!(walked(&after), bodies);
        let codes: Vec<Vec<u8>> = Parser::new(0)
            .parse_all(&before)
            .filter_map(|payload| match payload.unwrap() {
                Payload::CodeSectionEntry(body) => Some(body.as_bytes().to_vec()),
                _ => None,
            })
            .collect();
        let order = order(&codes.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let kinds: Vec<bool> = order.iter().map(|function| function % 2 == 0).collect();
        assert_eq!(kinds, [true, true, true, false, false, false], "{order:?}");
        assert_eq!(packed(&after).unwrap(), after, "and then they stay");
    }

    #[test]
    fn a_module_without_code_stays_as_it_is() {
        assert_eq!(packed(crate::halves::NOTHING).unwrap(), crate::halves::NOTHING);
        assert!(packed(b"no module").is_err());
    }
}
