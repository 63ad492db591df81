// How does a reader see at a glance what held where?

/** The results as a Markdown table, one line for each fault. */
export function table(rows, results, engines) {
  const notes = [];
  const cell = (row, engine) => {
    const result = results.find(result => result.fault === row.fault && result.row === row.row && result.engine === engine);
    if (!result) return '';
    if (result.skipped) {
      if (!notes.includes(result.skipped)) notes.push(result.skipped);
      return `cannot run [${notes.indexOf(result.skipped) + 1}]`;
    }
    const anew = result.anew ? ', in a browser started anew' : '';
    if (!result.held) return `**broken**${anew}`;
    return (result.ms == null ? 'held' : `${result.end} in ${(result.ms / 1000).toFixed(2)} s`) + anew;
  };
  const shown = rows.filter(row => results.some(result => result.fault === row.fault && result.row === row.row));
  const lines = [['row', 'fault', 'the shopper sees', ...engines.map(name => titled(name, results))]];
  lines.push(lines[0].map(() => '---'));
  for (const row of shown) lines.push([row.row, row.fault, row.sees, ...engines.map(engine => cell(row, engine))]);
  const text = lines.map(line => `| ${line.join(' | ')} |`).join('\n');
  return text + notes.map((note, at) => `\n\n[${at + 1}] ${note}`).join('') + '\n';
}

const titled = (name, results) => {
  const version = results.find(result => result.engine === name)?.version?.replace(/^firefox\//, '').split('.').slice(0, 2).join('.');
  return `${{ chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK' }[name]} ${version ?? ''}`.trim();
};

/** What the whole comes to, in one line. */
export function summary(results, mutants) {
  const ran = results.filter(result => !result.skipped);
  const held = ran.filter(result => result.held).length;
  const faults = new Set(results.map(result => `${result.row} ${result.fault}`)).size;
  const engines = new Set(results.map(result => result.engine)).size;
  const left = results.length - ran.length;
  const what = mutants ? `${faults} defences × ${engines} engines: ${held} missed when taken out` : `${faults} faults × ${engines} engines: ${held} held`;
  const tail = [ran.length - held && `${ran.length - held} broken`, left && `${left} cannot run`].filter(Boolean).join(', ');
  return `${what}${tail ? `, ${tail}` : ''}`;
}

/** The line that `cargo xtask test` counts by. */
export const count = results => {
  const ran = results.filter(result => !result.skipped), held = ran.filter(result => result.held).length;
  return `faults: ${held} passed, ${ran.length - held} failed`;
};
