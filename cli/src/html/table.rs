//! Which cells does a table have, when some reach over several?

use shelfhelp::content::{Block, Inline};

use super::flow::{Around, Flow, Out};
use super::runs::Style;
use super::tree::{Node, Tree};

type Cell = Vec<Inline>;

// Nobody reads a wider table; what stands further right joins the last column.
const COLUMNS_MAX: usize = 40;

// A short cell over several rows is said in each of them, so that every row reads by itself.
const REPEATED_BYTES_MAX: usize = 100;

/// A row as written, with whether it belongs to the head.
struct Row {
    id: usize,
    head: bool,
}

impl Flow<'_> {
    pub(super) fn table(&mut self, id: usize, node: &Node, around: Around, out: &mut Out) {
        let (rows, captions) = parts(self.tree, id);
        for caption in captions {
            self.node(caption, Around { style: Style { strong: true, ..around.style }, ..around }, out);
            self.end(out);
        }
        // What stands between cells is shown before the table, as browsers do.
        for stray in strays(self.tree, id, &rows) {
            self.node(stray, around, out);
        }
        self.end(out);
        // A table of one row or one column lays out a page; it compares nothing.
        let cells = |row: &Row| self.tree.inside(row.id).filter(|(_, node)| is_cell(node)).map(|(id, _)| id).collect();
        let all: Vec<Vec<usize>> = rows.iter().map(cells).collect();
        let lays_out = all.len() <= 1 || all.iter().all(|cells| cells.len() <= 1);
        let heads = rows.iter().any(|row| row.head);
        if lays_out && !heads {
            for cell in all.into_iter().flatten() {
                let inner = self.tree.node(cell);
                match super::boxes::tone(inner).or_else(|| super::boxes::tone(node)) {
                    Some(tone) => {
                        let blocks = self.blocks(cell, Around { nest: around.nest + 1, ..around });
                        out.blocks.extend((!blocks.is_empty()).then_some(Block::Callout(tone, blocks)));
                    }
                    None => self.inside(cell, around, out),
                }
                self.end(out);
            }
            return;
        }
        let mut others = Vec::new();
        let mut grid = self.grid(&all, around, &mut others);
        grid.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        if !grid.is_empty() {
            let head = grid.remove(0).into_iter().map(unstrong).collect();
            out.blocks.push(Block::Table(head, grid));
        }
        out.blocks.append(&mut others);
    }

    /// Rows of equal length.
    fn grid(&mut self, rows: &[Vec<usize>], around: Around, others: &mut Vec<Block>) -> Vec<Vec<Cell>> {
        let mut grid: Vec<Vec<Cell>> = Vec::new();
        // What reaches down from above, by column: for how many rows, and what is said there.
        let mut reaching: Vec<(usize, Cell)> = vec![(0, Vec::new()); COLUMNS_MAX];
        for (number, cells) in rows.iter().enumerate() {
            let mut row: Vec<Cell> = Vec::new();
            for id in cells {
                fill(&mut row, &mut reaching);
                let node = self.tree.node(*id);
                let cell = self.cell(*id, node, number, around, others);
                let down = span(node, "rowspan", 500);
                let repeated = if is_short(&cell) { cell.clone() } else { Vec::new() };
                if row.len() >= COLUMNS_MAX {
                    let last = row.last_mut().into_iter();
                    last.for_each(|last| {
                        last.push(Inline::Text(" ".to_owned()));
                        last.extend(cell.iter().cloned());
                    });
                    continue;
                }
                for column in 0..span(node, "colspan", 20) {
                    if let Some(below) = reaching.get_mut(row.len()) {
                        *below = (down - 1, if column == 0 { repeated.clone() } else { Vec::new() });
                        row.push(if column == 0 { cell.clone() } else { Vec::new() });
                    }
                }
            }
            fill(&mut row, &mut reaching);
            grid.push(row);
        }
        let width = grid.iter().map(Vec::len).max().unwrap_or(0);
        grid.iter_mut().for_each(|row| row.resize(width, Vec::new()));
        grid
    }

    fn cell(&mut self, id: usize, node: &Node, row: usize, around: Around, others: &mut Vec<Block>) -> Cell {
        if self.tree.find(id, "table").is_some() {
            self.dropped.add("a table within a table: its cells follow as lines", node.at);
        }
        // The head of a row is strong; that of a column is so by itself.
        let strong = around.style.strong || (node.tag == "th" && row > 0);
        let around = Around { style: Style { strong, ..around.style }, nest: around.nest + 1, ..around };
        let (cell, mut more) = self.runs(id, around, &Inline::Break);
        others.append(&mut more);
        cell
    }
}

/// Rows of a table, those of its head first, and its captions; without those of tables in it.
fn parts(tree: &Tree, id: usize) -> (Vec<Row>, Vec<usize>) {
    let (mut heads, mut rows, mut captions) = (Vec::new(), Vec::new(), Vec::new());
    for (inner, node) in tree.inside(id) {
        match node.tag.as_str() {
            "tr" => rows.push(Row { id: inner, head: has_heads(tree, inner) }),
            "thead" | "tbody" | "tfoot" => {
                let of_head = node.tag == "thead";
                let within = tree.inside(inner).filter(|(_, row)| row.tag == "tr");
                let within = within.map(|(id, _)| Row { id, head: of_head || has_heads(tree, id) });
                if of_head { heads.extend(within) } else { rows.extend(within) }
            }
            "caption" => captions.push(inner),
            _ => {}
        }
    }
    heads.append(&mut rows);
    (heads, captions)
}

/// What stands in a table and in none of its cells.
fn strays(tree: &Tree, id: usize, rows: &[Row]) -> Vec<usize> {
    let is_part = |node: &Node| {
        matches!(node.tag.as_str(), "tr" | "thead" | "tbody" | "tfoot" | "caption" | "colgroup" | "col" | "td" | "th")
    };
    let groups = tree.inside(id).filter(|(_, node)| matches!(node.tag.as_str(), "thead" | "tbody" | "tfoot"));
    let around = std::iter::once(id).chain(groups.map(|(group, _)| group)).chain(rows.iter().map(|row| row.id));
    let strays = around.flat_map(|id| tree.inside(id)).filter(|(_, node)| !is_part(node));
    strays.map(|(id, _)| id).collect()
}

fn has_heads(tree: &Tree, row: usize) -> bool {
    tree.inside(row).any(|(_, node)| node.tag == "th")
}

fn is_cell(node: &Node) -> bool {
    matches!(node.tag.as_str(), "td" | "th")
}

fn span(node: &Node, name: &str, most: usize) -> usize {
    node.get(name).parse().unwrap_or(1).clamp(1, most)
}

/// Puts what reaches down from above into the row.
fn fill(row: &mut Vec<Cell>, reaching: &mut [(usize, Cell)]) {
    while let Some((rows, cell)) = reaching.get_mut(row.len()).filter(|(rows, _)| *rows > 0) {
        *rows -= 1;
        row.push(cell.clone());
    }
}

/// Whether a cell holds a few words and nothing else.
fn is_short(cell: &Cell) -> bool {
    let is_text = |runs: &[Inline]| matches!(runs, [Inline::Text(text)] if text.len() <= REPEATED_BYTES_MAX);
    is_text(cell) || matches!(cell.as_slice(), [Inline::Strong(inside)] if is_text(inside))
}

/// A cell of the head is strong by itself.
fn unstrong(cell: Cell) -> Cell {
    match <[Inline; 1]>::try_from(cell) {
        Ok([Inline::Strong(inside)]) => inside,
        Ok([run]) => vec![run],
        Err(cell) => cell,
    }
}
