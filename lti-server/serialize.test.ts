import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { instant } from './contract/shapes.ts';
import { serializer } from './serialize.ts';

test('a response is an allow-list in every depth', () => {
  const write = serializer(z.strictObject({ id: z.string(), items: z.array(z.strictObject({ name: z.string() })) }));
  const text = write({ id: '1', secret: 'x', items: [{ name: 'Ana', email: 'ana@example.org' }] });
  assert.deepEqual(JSON.parse(text), { id: '1', items: [{ name: 'Ana' }] });
});

test('dates become ISO 8601 in UTC, null stays null, absent optional keys stay absent', () => {
  const write = serializer(z.strictObject({ at: instant, until: instant.nullable(), note: z.string().optional(), who: z.strictObject({ at: instant }).nullable() }));
  const at = new Date('2026-03-29T01:30:00Z');
  assert.deepEqual(JSON.parse(write({ at, until: null, who: null })), { at: '2026-03-29T01:30:00.000Z', until: null, who: null });
  assert.deepEqual(JSON.parse(write({ at, until: at, note: 'n', who: { at, more: 1 } })), {
    at: '2026-03-29T01:30:00.000Z', until: '2026-03-29T01:30:00.000Z', note: 'n', who: { at: '2026-03-29T01:30:00.000Z' },
  });
});

test('a response that lacks what the contract promises throws instead of going out', () => {
  const write = serializer(z.strictObject({ id: z.string() }));
  assert.throws(() => write({}));
});

test('text is escaped as JSON, whatever people write', () => {
  const write = serializer(z.strictObject({ text: z.string() }));
  const text = 'quote " backslash \\ line\nseparator \u2028 emoji 👩🏽‍🎓 lone \ud800';
  assert.equal((JSON.parse(write({ text })) as { text: string }).text, text);
});

test('words of a record are kept, whatever their keys', () => {
  const write = serializer(z.strictObject({ fields: z.record(z.string(), z.string()) }));
  assert.deepEqual(JSON.parse(write({ fields: { message: 'Hi' } })), { fields: { message: 'Hi' } });
});
