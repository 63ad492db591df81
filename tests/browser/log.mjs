// What would a few weeks of the demo shop's visits leave in its log?
//
// The same every time: a picture of the report must not change with the day. Visits follow the rhythm of a small shop:
// quiet nights, busy evenings, answers that help more often than not.

const ASKED = [
  ['can i wash it', 'wash-silk-scarf', 0.9],
  ['how long does delivery take', 'delivery-when', 0.85],
  ['return', 'returns-how', 0.75],
  ['is it real silk', 'real-silk', 0.95],
  ['how much is shipping', 'delivery-cost', 0.8],
  ['exchange size', 'exchange-size', 0.5],
  ['gift card', '', 0],
  ['do you repair old scarves', '', 0],
  ['student discount', '', 0],
];
const REASONS = ['unclear', 'off_topic', 'wrong', 'unwelcome'];
const FIRST_DAY = Date.parse('2026-10-19T00:00:00Z');
const DAYS = 35;

// Park and Miller's generator.
function dice(seed) {
  return () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** The lines of the log. */
export function log() {
  const chance = dice(20_261_119), lines = [];
  const pick = list => list[Math.floor(chance() * chance() * list.length)];
  for (let visit = 0; visit < DAYS * 40; visit++) {
    const day = Math.floor(visit / 40), hour = 7 + Math.floor(12 * Math.sqrt(chance()));
    let at = FIRST_DAY + day * 86_400_000 + hour * 3_600_000 + Math.floor(chance() * 3_600_000);
    const say = (event, detail, later = 5) => {
      at += later * 1_000;
      lines.push(JSON.stringify({ event, at, visit: `v${visit}`, detail }));
    };
    const fact = (fact, more, later) => say('shelf-fact', { fact, ...more }, later);
    const [query, id, helps] = pick(ASKED);
    say('shelf-open', {});
    say('shelf-search', { length: query.length, hits: id ? 3 : 0, answered: Boolean(id), query });
    const helped = chance() < helps + day / 400;
    if (id) {
      say('shelf-answer', { id });
      if (chance() < 0.6) say('shelf-rate', { id, helped }, 25);
      if (!helped && chance() < 0.5) fact('reason', { id, reason: pick(REASONS) });
    }
    if (!helped && chance() < 0.45) {
      const channel = pick(['chat', 'email', 'phone']);
      fact('sign', { sign: id ? 'did_not_help' : 'no_result', failed: true });
      fact('handed', { channel });
      if (channel == 'chat') fact('talk', { channel, what: 'unread', count: 1 }, 30 + Math.floor(chance() * 400));
    }
    if (chance() < 0.3) fact('effort', { score: Math.max(1, Math.min(7, Math.round((helped ? 2 : 5) + chance() * 2 - day / 30))) });
    if (chance() < 0.2) fact('recommend', { score: helped ? 8 + Math.floor(chance() * 3) : 3 + Math.floor(chance() * 5) });
  }
  return lines.join('\n');
}
