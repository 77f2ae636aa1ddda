/** Local times and slots against Python's zoneinfo: zone-cases.py wrote zone-cases.json, and says how. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openSlots, toInstant } from './slots.ts';
import { toLocal } from './zone.ts';

/** `from` in minutes since 1970; the other times in minutes from there. */
interface SlotCase {
  zone: string;
  weekly: Parameters<typeof openSlots>[0]['weekly'];
  overrides: Parameters<typeof openSlots>[0]['overrides'];
  busy: [number, number][];
  from: number;
  to: number;
  now: number;
  notice: number;
  duration: number;
  step: number;
  before: number;
  after: number;
  starts: number[];
}

const { release, local, slots } = JSON.parse(readFileSync(new URL('zone-cases.json', import.meta.url), 'utf8')) as {
  release: string;
  local: Record<string, { near: number[]; digest: string }>;
  slots: SlotCase[];
};

const minute = 60_000;
const casesOfAKind = 600;

/** The numbers of zone-cases.py, in the same order: minutes since 1970 on the clock of a zone. */
function* minutesToTry(zoneNumber: number, near: readonly number[]): Generator<number> {
  const spread = (number: number, span: number): number => ((number * 2654435761) % 2 ** 32) % span;
  const first = zoneNumber * 2 * casesOfAKind;
  for (let each = 0; each < casesOfAKind; each++) yield -36_815_040 + spread(first + each, 105_189_120);
  const reach = 26 * 60;
  for (let each = 0; each < casesOfAKind && near.length > 0; each++) {
    yield near[each % near.length]! - reach + spread(first + casesOfAKind + each, 2 * reach);
  }
}

test('the cases were made from the zone data that this Node carries', () => {
  assert.equal(
    process.versions.tz,
    release,
    `zone-cases.json tells of IANA ${release}, this Node of ${process.versions.tz}: make it anew with zone-cases.py, or expect differences below`,
  );
});

test('local times become the instants that zoneinfo says, in every zone', () => {
  const wrong = Object.entries(local).filter(([zone, { near, digest }], zoneNumber) => {
    const lines = [...minutesToTry(zoneNumber, near)].map((minutes) => {
      const wall = new Date(minutes * minute).toISOString().slice(0, 16);
      return `${wall} ${toInstant(zone, wall).toISOString().slice(0, 19)}`;
    });
    return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12) !== digest;
  });
  assert.deepEqual(wrong.map(([zone]) => zone), [], 'zone-cases.py prints the cases of one zone');
  assert.ok(Object.keys(local).length > 590);
});

test('an instant shows as the local time that leads back to it, unless the clock shows that time twice', () => {
  for (const [zone, { near }] of Object.entries(local)) {
    for (const change of near.filter((minutes) => minutes > 1_100_000)) {
      for (let minutes = change - 26 * 60; minutes < change + 26 * 60; minutes += 29) {
        const instant = new Date(minutes * minute);
        const back = toInstant(zone, toLocal(zone, instant));
        if (back.getTime() === instant.getTime()) continue;
        assert.ok(back < instant, `${zone} ${instant.toISOString()}: not the earlier of two`);
        assert.equal(toLocal(zone, back), toLocal(zone, instant));
      }
    }
  }
});

test('slots around changes of clocks in many zones are those of a plain reading of the rules', () => {
  for (const { starts, ...asked } of slots) {
    const date = (minutes: number): Date => new Date((asked.from + minutes) * minute);
    const found = openSlots({
      zone: asked.zone,
      weekly: asked.weekly,
      overrides: asked.overrides,
      busy: asked.busy.map(([start, end]) => ({ start: date(start), end: date(end) })),
      from: date(0),
      to: date(asked.to),
      now: date(asked.now),
      durationMinutes: asked.duration,
      stepMinutes: asked.step,
      bufferBeforeMinutes: asked.before,
      bufferAfterMinutes: asked.after,
      minNoticeMinutes: asked.notice,
    });
    const expected = starts.map((start) => ({ start: date(start), end: date(start + asked.duration) }));
    assert.deepEqual(found, expected, JSON.stringify(asked));
  }
  assert.ok(slots.length >= 100);
});
