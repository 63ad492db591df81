// Who answers in a shop's own chat, and on which server?
//
// Prosody with the very configuration that the documentation hands out, in a folder and on ports of its own, and an agent at
// an ordinary XMPP client. Both end with the test that started them; the server at the latest after two minutes.

import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { client, xml } from '@xmpp/client';
import { ROOT } from './server.mjs';

const CONFIG = join(ROOT, 'examples', 'xmpp', 'prosody.cfg.lua');
const DOMAIN = 'elaia.example';
const PASSWORD = 'not a secret';
const LIFE_S = '120';
const PATIENCE_MS = 20_000;

// What Prosody says once guests and agents can come in.
const UP = [
  /Activated service 'http' on \[/,
  /Activated service 'c2s' on \[/,
  /\bguests\.elaia\.example:http\s.*Serving 'bosh'/,
  /(^|\s)elaia\.example:http\s.*Serving 'bosh'/,
];

/** Starts a server with an account for the team; resolves to { websocket, bosh, start(), kill(), connect() }. */
export async function startXmpp(t) {
  const folder = await mkdtemp(join(tmpdir(), 'shelfhelp-xmpp-'));
  const [http, tcp] = await ports(2);
  const config = join(folder, 'prosody.cfg.lua');
  // Root's Prosody asks to be told that it is meant; the number of the process is for us to end it by; and nobody guesses
  // this password, so that it need not take seconds to compute with.
  const own = ['run_as_root = true', `pidfile = "${folder}/prosody.pid"`, 'default_iteration_count = 64', `Include "${CONFIG}"`];
  await writeFile(config, own.join('\n'));
  const env = { ...process.env, SHELF_XMPP_DATA: folder, SHELF_XMPP_HTTP: String(http), SHELF_XMPP_TCP: String(tcp) };
  const server = { websocket: `ws://127.0.0.1:${http}/xmpp-websocket`, bosh: `http://127.0.0.1:${http}/http-bind` };
  let life;

  Object.assign(server, {
    /** Starts it, for the first time or again. */
    start: async () => {
      life = await run(config, folder, env);
    },
    /** Ends it at once, without a word to anybody. */
    kill: async () => life.kill(),
    /** The team's client, online: { next(), tell(to, text) }. */
    connect: () => connect(t, tcp),
  });
  t.after(async () => {
    await life?.kill();
    await rm(folder, { recursive: true, force: true });
  });
  await promisify(execFile)('prosodyctl', ['--config', config, 'register', 'team', DOMAIN, PASSWORD], { env, timeout: PATIENCE_MS })
    .catch(error => {
      throw missing(error);
    });
  await server.start();
  return server;
}

async function run(config, folder, env) {
  // The outer command ends the server should this process be ended before it can.
  const child = spawn('timeout', ['--kill-after=2', LIFE_S, 'prosody', '-F', '--config', config], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let isUp = true;
  const ended = new Promise(done => child.once('close', done)).then(() => (isUp = false));
  const said = [];
  const open = new Set(UP);
  await within(new Promise((done, failed) => {
    child.once('error', error => failed(missing(error)));
    child.once('close', code => failed(new Error(`Prosody ended with ${code}:\n${said.join('\n')}`)));
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', line => {
        said.push(line);
        for (const sign of open) if (sign.test(line)) open.delete(sign);
        if (!open.size) done();
      });
    }
  }), () => `Prosody did not come up:\n${said.join('\n')}`);
  const pid = Number(await readFile(join(folder, 'prosody.pid'), 'utf8'));
  return {
    kill: async () => {
      if (isUp) process.kill(pid, 'SIGKILL');
      await ended;
    },
  };
}

async function connect(t, tcp) {
  const xmpp = client({ service: `xmpp://127.0.0.1:${tcp}`, domain: DOMAIN, username: 'team', password: PASSWORD });
  // When the server goes, there is nothing to come back to.
  xmpp.reconnect.stop();
  xmpp.on('error', () => {});
  const inbox = [], waiting = [];
  xmpp.on('stanza', stanza => {
    if (!stanza.is('message') || stanza.attrs.type === 'error' || !stanza.getChildText('body')) return;
    const message = { from: stanza.attrs.from, text: stanza.getChildText('body') };
    waiting.length ? waiting.shift()(message) : inbox.push(message);
  });
  t.after(() => xmpp.stop().catch(() => {}));
  await within(xmpp.start(), () => 'the agent could not log in');
  await xmpp.send(xml('presence'));
  return {
    /** The next message that somebody writes. */
    next: () => (inbox.length ? inbox.shift() : within(new Promise(done => waiting.push(done)), () => 'nobody wrote to the agent')),
    tell: (to, text) => xmpp.send(xml('message', { to, type: 'chat' }, xml('body', {}, text))),
    /** Goes home: nobody is there for the next shopper. */
    leave: () => xmpp.stop(),
  };
}

function missing(error) {
  return error.code === 'ENOENT' ? new Error('there is no Prosody; `cargo xtask test` installs it, or: apt-get install -y prosody') : error;
}

/** Ports that are free now. */
async function ports(count) {
  const servers = await Promise.all(Array.from({ length: count }, () => new Promise((done, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => done(server));
  })));
  const found = servers.map(server => server.address().port);
  await Promise.all(servers.map(server => new Promise(done => server.close(done))));
  return found;
}

async function within(promise, why) {
  let timer;
  const late = new Promise((_, failed) => {
    timer = setTimeout(() => failed(new Error(why())), PATIENCE_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
