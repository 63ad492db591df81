// In which letters are pictures compared?
//
// Machines have different fonts, and the same font is drawn differently by different versions of a library. So pictures that
// are compared pixel by pixel are set in a font of our own in which every letter is the same plain block: lines break and
// boxes grow as with any text, and no outline can differ. It is written here, byte by byte, as a TrueType font.

const UNITS = 1000;
const ADVANCE = 520;
const ASCENT = 780;
const DESCENT = 220;
// A block from the foot line to the height of small letters, with a gap to the next.
const BLOCK = { left: 40, right: 480, bottom: 0, top: 560 };

const bytes = (size, ...values) => {
  const view = new DataView(new ArrayBuffer(size * values.length));
  values.forEach((value, at) => {
    if (size === 1) view.setUint8(at, value & 0xff);
    else if (size === 2) view.setUint16(at * 2, value & 0xffff);
    else view.setUint32(at * 4, value >>> 0);
  });
  return Buffer.from(view.buffer);
};
const u8 = (...values) => bytes(1, ...values);
const u16 = (...values) => bytes(2, ...values);
const u32 = (...values) => bytes(4, ...values);
const join = (...parts) => Buffer.concat(parts);
const padded = part => join(part, Buffer.alloc((4 - (part.length % 4)) % 4));

// Glyph 0 and 2 are the block, glyph 1 is a space.
function glyphs() {
  const { left, right, bottom, top } = BLOCK;
  const contour = join(u16(1, left, bottom, right, top, 3, 0), u8(1, 1, 1, 1), u16(left, 0, right - left, 0), u16(bottom, top - bottom, 0, bottom - top));
  const block = padded(contour);
  return { glyf: join(block, block), loca: u32(0, block.length, block.length, 2 * block.length) };
}

// Everything there is leads to the block, what is a space by its nature to the space. Ligatures of Arabic are left out: where
// a font has them, letters are joined to them, and here any two letters would be.
function cmap() {
  const spaces = [[0x20, 0x20], [0xa0, 0xa0], [0x2000, 0x200f], [0x2028, 0x202f], [0x205f, 0x206f], [0x3000, 0x3000], [0xfb50, 0xfdff], [0xfe70, 0xfefe], [0xfeff, 0xfeff]];
  const groups = [];
  let next = 0;
  for (const [from, to] of spaces) {
    if (next < from) groups.push([next, from - 1, 2]);
    if (from !== 0xfb50 && from !== 0xfe70) groups.push([from, to, 1]);
    next = to + 1;
  }
  groups.push([next, 0x10ffff, 2]);
  // Format 13: many characters to one glyph.
  const table = join(u16(13, 0), u32(16 + 12 * groups.length, 0, groups.length), ...groups.map(group => u32(...group)));
  return join(u16(0, 1, 3, 10), u32(12), table);
}

function name() {
  const words = Buffer.from('Blocks', 'utf16le').swap16();
  const ids = [1, 2, 4, 6];
  return join(u16(0, ids.length, 6 + 12 * ids.length), ...ids.map(id => u16(3, 1, 0x409, id, words.length, 0)), words);
}

/** The font, as a file. */
export function blocks() {
  const { glyf, loca } = glyphs();
  const { left, right, bottom, top } = BLOCK;
  const tables = {
    'OS/2': join(u16(4, ADVANCE, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0), Buffer.alloc(10), u32(1, 0, 0, 0), Buffer.from('NONE'), u16(64, 0x20, 0xffff, ASCENT, -DESCENT, 0, ASCENT, DESCENT), u32(1, 0), u16(560, 700, 0, 0x20, 1)),
    cmap: cmap(),
    glyf,
    head: join(u16(1, 0, 1, 0), u32(0, 0x5f0f3cf5), u16(0x000b, UNITS), u32(0, 0, 0, 0), u16(left, bottom, right, top, 0, 6, 2, 1, 0)),
    hhea: join(u16(1, 0, ASCENT, -DESCENT, 0, ADVANCE, left, left, right, 1, 0, 0, 0, 0, 0, 0, 0, 3)),
    hmtx: u16(ADVANCE, left, ADVANCE, 0, ADVANCE, left),
    loca,
    maxp: join(u32(0x00010000), u16(3, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)),
    name: name(),
    post: join(u32(0x00030000, 0), u16(-75, 50), u32(1, 0, 0, 0, 0)),
  };
  return assembled(tables);
}

function assembled(tables) {
  const names = Object.keys(tables).sort();
  const largest = 2 ** Math.floor(Math.log2(names.length));
  const head = join(u32(0x00010000), u16(names.length, largest * 16, Math.log2(largest), (names.length - largest) * 16));
  let offset = head.length + 16 * names.length;
  const entries = [], bodies = [];
  for (const tag of names) {
    const body = padded(tables[tag]);
    let sum = 0;
    for (let at = 0; at < body.length; at += 4) sum = (sum + body.readUInt32BE(at)) >>> 0;
    entries.push(join(Buffer.from(tag), u32(sum, offset, tables[tag].length)));
    bodies.push(body);
    offset += body.length;
  }
  const file = join(head, ...entries, ...bodies);
  let sum = 0;
  for (let at = 0; at < file.length; at += 4) sum = (sum + file.readUInt32BE(at)) >>> 0;
  const at = file.readUInt32BE(head.length + 16 * names.indexOf('head') + 8) + 8;
  file.writeUInt32BE((0xb1b0afba - sum) >>> 0, at);
  return file;
}
