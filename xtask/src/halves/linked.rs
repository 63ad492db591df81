//! What does the linker know of a module that the module itself does not say?
//!
//! With `--emit-relocs` it leaves its lists behind: what lies where in memory, and every place in code and data at which an
//! address stands, with what it is the address of (WebAssembly/tool-conventions, Linking.md).

use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use wasmparser::{
    CustomSectionReader, Data, DataKind, ExternalKind, KnownCustom, Linking, Operator, Parser, Payload, RelocationType,
    SymbolInfo, TypeRef,
};

/// How the linker's lists are called in a module.
pub(crate) const LISTS: [&str; 3] = ["linking", "reloc.CODE", "reloc.DATA"];

/// What such lists say.
#[derive(Default)]
pub(super) struct Linked {
    /// Those with a body, in their order.
    pub(super) functions: Vec<Function>,
    /// What memory holds from the start on.
    pub(super) segments: Vec<Segment>,
    /// By symbol, where it is one of data: its segment, and its bytes in that.
    pub(super) data: Vec<Option<(usize, Range<usize>)>>,
    /// Where in the file an address stands, and the symbol whose address it is.
    pub(super) addresses: Vec<(usize, usize)>,
}

/// One function.
pub(super) struct Function {
    pub(super) name: String,
    /// Where its body lies in the file.
    pub(super) body: Range<usize>,
    /// Whether the page calls it by a name, which need not be this one.
    pub(super) is_exported: bool,
}

/// One piece of memory.
#[derive(Default)]
pub(super) struct Segment {
    /// `.rodata`, `.data` or `.bss`, and more behind it.
    pub(super) name: String,
    pub(super) address: u32,
    /// Where its bytes lie in the file.
    pub(super) bytes: Range<usize>,
}

impl Linked {
    /// Reads a module as the linker leaves it.
    pub(super) fn read(module: &[u8]) -> Result<Linked> {
        let mut linked = Linked::default();
        let (mut imported, mut sections, mut names, mut exported) = (0, Vec::new(), BTreeMap::new(), BTreeSet::new());
        for payload in Parser::new(0).parse_all(module) {
            let payload = payload?;
            sections.extend(payload.as_section().map(|(_, range)| range.start));
            match payload {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            exported.insert(export.index);
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    linked.functions.push(Function { name: String::new(), body: body.range(), is_exported: false });
                }
                Payload::DataSection(section) => {
                    for data in section {
                        linked.segments.push(segment(&data?)?);
                    }
                }
                Payload::CustomSection(section) => linked.list(&section, &sections, &mut names)?,
                _ => {}
            }
        }
        for (index, function) in (imported..).zip(&mut linked.functions) {
            function.name = names.remove(&index).unwrap_or_default();
            function.is_exported = exported.contains(&index);
        }
        if linked.data.is_empty() || linked.addresses.is_empty() {
            bail!("the linker has left no lists; the module is to be linked with --emit-relocs");
        }
        Ok(linked)
    }

    /// One of the lists.
    fn list(
        &mut self,
        section: &CustomSectionReader<'_>,
        sections: &[usize],
        names: &mut BTreeMap<u32, String>,
    ) -> Result<()> {
        match section.as_known() {
            KnownCustom::Linking(parts) => {
                for part in parts.subsections() {
                    match part? {
                        Linking::SegmentInfo(infos) => {
                            for (segment, info) in self.segments.iter_mut().zip(infos) {
                                info?.name.clone_into(&mut segment.name);
                            }
                        }
                        Linking::SymbolTable(symbols) => {
                            for symbol in symbols {
                                self.data.push(datum(&symbol?)?);
                            }
                        }
                        _ => {}
                    }
                }
            }
            KnownCustom::Reloc(list) => {
                let section = sections.get(usize::try_from(list.section_index())?).context("a list of no section")?;
                for entry in list.entries() {
                    let entry = entry?;
                    // These alone are of a type and not of a symbol.
                    if entry.ty != RelocationType::TypeIndexLeb {
                        let place = section + usize::try_from(entry.offset)?;
                        self.addresses.push((place, usize::try_from(entry.index)?));
                    }
                }
            }
            KnownCustom::Name(parts) => {
                for part in parts {
                    if let wasmparser::Name::Function(map) = part? {
                        for naming in map {
                            let naming = naming?;
                            names.insert(naming.index, naming.name.to_owned());
                        }
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }
}

fn segment(data: &Data<'_>) -> Result<Segment> {
    let DataKind::Active { offset_expr, .. } = &data.kind else {
        bail!("a piece of memory that waits to be asked for")
    };
    let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
        bail!("a piece of memory whose address is not said")
    };
    let bytes = data.range.end - data.data.len()..data.range.end;
    Ok(Segment { name: String::new(), address: u32::try_from(value)?, bytes })
}

fn datum(symbol: &SymbolInfo<'_>) -> Result<Option<(usize, Range<usize>)>> {
    let SymbolInfo::Data { symbol: Some(place), .. } = symbol else { return Ok(None) };
    let start = usize::try_from(place.offset)?;
    Ok(Some((usize::try_from(place.index)?, start..start + usize::try_from(place.size)?)))
}
