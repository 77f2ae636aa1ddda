import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinCircle, startCircle } from '../../models/circles/circles.ts';
import { aMentee, aMentor, aPair, aProgram, someAvailability } from '../../models/factories.ts';
import { useTestServer } from '../test-server.ts';

/** A Tuesday; Berlin is at UTC+2, São Paulo at UTC-3, Tokyo at UTC+9. */
const now = new Date('2026-10-13T06:00Z');
const [saoPaulo, tokyo] = ['America/Sao_Paulo', 'Asia/Tokyo'];

const server = await useTestServer();
server.clock.now = now;
const place = await aProgram({ settings: { match: { weeks: 520 } } });
const ben = await aMentor(place);
await someAvailability(place, ben.personId);
const { mentee: ana, matchId } = await aPair(place, { mentor: ben, mentee: await aMentee(place, { person: { zone: saoPaulo } }) });
await someAvailability(place, (await aMentor(place)).personId); // one who still has a place
const { id: circleId } = await startCircle(ben, { title: 'Data careers', visibility: 'open' }, now);
await joinCircle(ana, circleId, now);
const as = { ana: await server.signIn(ana), ben: await server.signIn(ben) };
type Who = keyof typeof as;

/** What `who` is answered, on the clock of `zone` where one is named. */
async function answered(who: Who, [method, path, body]: Asked, zone?: string) {
  const headers: Record<string, string> = zone === undefined ? {} : { 'Time-Zone': zone };
  return server.call(method, path, { token: as[who], headers, ...(body === undefined ? {} : { body }) });
}
type Asked = readonly [method: string, path: string, body?: unknown];

/** The zones of all that an answer says on the reader's clock. */
function readersZones(answer: unknown): string[] {
  const zones = new Set<string>();
  JSON.parse(JSON.stringify(answer), (key, value: unknown) => {
    if ((key === 'yours' || key === 'when') && isSpan(value)) zones.add(value.zone);
    if (key === 'yourZone') zones.add(value as string);
    return value;
  });
  return [...zones];
}
const isSpan = (value: unknown): value is { zone: string } => typeof value === 'object' && value !== null && 'offsetMinutes' in value;

const monthly = { start: '2026-10-15T09:00:00.000Z', minutes: 30, repeat: 'monthly', count: 3 };
const meeting = await answered('ana', ['POST', '/api/meetings', { matchId, start: '2026-10-14T09:00:00.000Z', minutes: 30 }]);
const { items: [inSeries] } = (await answered('ana', ['POST', '/api/meeting-series', { matchId, minutes: 30, repeat: 'weekly', starts: ['2026-10-20T09:00:00.000Z', '2026-10-27T10:00:00.000Z'] }])).body as { items: { id: string }[] };
const ofCircle = await answered('ben', ['POST', `/api/circles/${circleId}/meetings`, { start: '2026-10-16T09:00:00.000Z', minutes: 30 }]);
const proposal = await answered('ben', ['POST', '/api/proposals', { matchId, minutes: 30, starts: ['2026-10-23T18:00:00.000Z'] }]);
await answered('ana', ['POST', '/api/board/seats', { need: { kind: 'sponsor' }, member: { personId: ben.personId } }]);
const idOf = ({ body }: { body: Record<string, unknown> }) => String(body['id']);

/** Everything that tells times, by what people call it. */
const told: readonly (readonly [name: string, who: Who, asked: Asked])[] = [
  ['the first page', 'ana', ['GET', '/api/home']],
  ['meetings to come', 'ana', ['GET', '/api/meetings']],
  ['a meeting', 'ana', ['GET', `/api/meetings/${idOf(meeting)}`]],
  ['a meeting of a circle', 'ana', ['GET', `/api/meetings/${idOf(ofCircle)}`]],
  ['times to book', 'ana', ['GET', `/api/matches/${matchId}/slots`]],
  ['times to move to', 'ana', ['GET', `/api/meetings/${idOf(meeting)}/slots`]],
  ['times of a circle', 'ben', ['GET', `/api/circles/${circleId}/slots`]],
  ['a series before it is booked', 'ana', ['POST', '/api/meeting-series/preview', { matchId, ...monthly }]],
  ['a circle’s series before it is booked', 'ben', ['POST', `/api/circles/${circleId}/meeting-series/preview`, monthly]],
  ['a series before it is moved', 'ana', ['POST', `/api/meetings/${inSeries!.id}/move-series/preview`, { start: '2026-10-21T09:00:00.000Z' }]],
  ['what is proposed', 'ana', ['GET', '/api/proposals']],
  ['a proposal', 'ana', ['GET', `/api/proposals/${idOf(proposal)}`]],
  ['the times instead of one that is taken', 'ana', ['POST', '/api/meetings', { matchId, start: '2026-10-14T03:00:00.000Z', minutes: 30 }]],
  ['the times instead of one that a circle cannot have', 'ben', ['POST', `/api/circles/${circleId}/meetings`, { start: '2026-10-14T03:00:00.000Z', minutes: 30 }]],
  ['circles', 'ana', ['GET', '/api/circles']],
  ['a circle', 'ana', ['GET', `/api/circles/${circleId}`]],
  ['the directory', 'ana', ['GET', '/api/mentors']],
  ['a mentor', 'ana', ['GET', `/api/mentors/${ben.personId}`]],
  ['the board', 'ana', ['GET', '/api/board']],
];

for (const [name, who, asked] of told) {
  test(`${name}: on the clock of the one who reads, or on the one that they look at`, async () => {
    assert.deepEqual(readersZones((await answered(who, asked)).body), [who === 'ana' ? saoPaulo : 'Europe/Berlin']);
    assert.deepEqual(readersZones((await answered(who, asked, tokyo)).body), [tokyo]);
  });
}

test('what is written is answered on the clock that is looked at, and kept on the one of the profile', async () => {
  const booked = await answered('ana', ['POST', '/api/meetings', { matchId, start: '2026-10-17T09:00:00.000Z', minutes: 30 }], tokyo);
  assert.deepEqual([booked.status, readersZones(booked.body)], [201, [tokyo]]);
  assert.deepEqual(readersZones((await answered('ana', ['GET', `/api/meetings/${idOf(booked)}`])).body), [saoPaulo]);
  const { file } = (await answered('ana', ['GET', `/api/meetings/${idOf(booked)}/calendar`], tokyo)).body as { file: string };
  assert.ok(file.includes(saoPaulo) && !file.includes(tokyo), 'a calendar keeps it too');
  assert.equal(((await answered('ana', ['GET', '/api/session'], tokyo)).body['person'] as { zone: string }).zone, saoPaulo);
});

test('a clock is one of a place that the zone data know, in whatever case', async () => {
  assert.deepEqual(readersZones((await answered('ana', ['GET', '/api/meetings'], 'asia/TOKYO')).body), [tokyo]);
  for (const zone of ['Mars/Base', '+02:00', 'x'.repeat(65)]) {
    const refused = await answered('ana', ['GET', '/api/meetings'], zone);
    assert.deepEqual([refused.status, refused.body['code']], [422, 'zone-unknown'], zone);
  }
});
