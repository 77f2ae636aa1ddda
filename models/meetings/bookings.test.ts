import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anId } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { BookingModel } from './booking.model.ts';
import { busyTimes, cellsOf, coversOf, freeTime, holdTime, moveTime, takeTime, type Wanted } from './bookings.ts';

await useTestDatabase();

const now = new Date('2027-03-01T08:00:00Z');
const at = (time: string, day = '2027-03-01'): Date => new Date(`${day}T${time}:00Z`);
const tenantId = anId();

/** A meeting of two, from and to these times, without buffers. */
function wanted(people: readonly string[], from: string, to: string, more: Partial<Wanted> = {}): Wanted {
  const [start, end] = [at(from), at(to)];
  return { tenantId, id: anId(), start, end, covers: people.map((personId) => ({ personId, start, end })), ...more };
}
/** A hold of somebody, until then. */
const holding = (people: readonly string[], from: string, to: string, until: Date) => ({ ...wanted(people, from, to), until, by: anId() });
const hold = (held: ReturnType<typeof holding>, at: Date) => holdTime(held, held, at);
const cellsStored = async (id: string): Promise<number | undefined> => (await BookingModel.findOne({ tenantId, _id: id }).lean())?.cells?.length;

describe('cells', () => {
  it('are those that the time touches, and two times share one exactly when they overlap', () => {
    const of = (from: string, to: string): string[] => cellsOf({ personId: 'p', start: at(from), end: at(to) });
    assert.equal(of('10:00', '10:30').length, 6);
    assert.equal(of('10:01', '10:04').length, 1);
    assert.equal(of('10:04', '10:06').length, 2);
    assert.match(of('10:00', '10:05')[0]!, /^p:\d+$/);
    const shared = (a: string[], b: string[]): boolean => a.some((cell) => b.includes(cell));
    assert.ok(!shared(of('10:00', '10:30'), of('10:30', '11:00')));
    assert.ok(shared(of('10:00', '10:30'), of('10:25', '11:00')));
  });
});

describe('taking time', () => {
  it('is for everybody or for nobody, and says whose time was taken', async () => {
    const [ana, ben, zoe] = [anId(), anId(), anId()];
    assert.equal(await takeTime(wanted([ana, ben], '10:00', '10:30'), now), null);
    const late = wanted([zoe, ben], '10:15', '10:45');
    assert.equal(await takeTime(late, now), ben);
    assert.equal(await BookingModel.countDocuments({ tenantId, _id: late.id }), 0);
    assert.equal(await takeTime(wanted([zoe], '10:15', '10:45'), now), null, 'of hers nothing was taken');
    assert.equal(await takeTime(wanted([ana, ben], '10:30', '11:00'), now), null, 'right after it');
    assert.equal(await takeTime(wanted([ana, ben], '10:00', '10:30', { tenantId: anId() }), now), null, 'another school');
  });

  it('has one winner of many at once, whatever part of the time they want', async () => {
    const ben = anId();
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => takeTime(wanted([anId(), ben], `12:0${i % 6}`, '12:30'), now)));
    assert.deepEqual(answers.filter((answer) => answer === null).length, 1);
    assert.ok(answers.every((answer) => answer === null || answer === ben));
  });

  it('waits for a hold until the moment it runs out, and ends it then', async () => {
    const ben = anId();
    const held = holding([ben], '14:00', '14:30', new Date(now.getTime() + 1));
    assert.equal(await hold(held, now), null);
    assert.equal(await takeTime(wanted([ben], '14:00', '14:30'), now), ben);
    assert.equal(await cellsStored(held.id), 6);
    assert.equal(await takeTime(wanted([ben], '14:15', '14:20'), held.until), null);
    assert.equal(await cellsStored(held.id), undefined);
    assert.deepEqual(await coversOf(tenantId, held.id), []);
  });

  it('touches nothing for who comes too late, not even a hold that has run out', async () => {
    const soon = new Date(now.getTime() + 1);
    const takers = [(ben: string) => takeTime(wanted([ben], '15:10', '15:20'), now), (ben: string) => hold(holding([ben], '15:10', '15:20', soon), now)];
    for (const takeLasting of takers) {
      const ben = anId();
      const over = holding([ben], '15:00', '15:10', now);
      await hold(over, new Date(now.getTime() - 1));
      await takeLasting(ben);
      assert.equal(await takeTime(wanted([ben], '15:00', '15:20'), now), ben);
      assert.equal(await cellsStored(over.id), 2);
    }
  });

  it('fails aloud for anything but time that is taken', async () => {
    const one = wanted([anId()], '16:00', '16:30');
    await takeTime(one, now);
    await assert.rejects(takeTime({ ...wanted([anId()], '17:00', '17:30'), id: one.id }, now), { code: 11_000 });
  });
});

describe('moving and giving back', () => {
  it('takes the new time and frees the old at once, also where they overlap', async () => {
    const [ana, ben] = [anId(), anId()];
    const meeting = wanted([ana, ben], '10:00', '10:30');
    await takeTime(meeting, now);
    assert.equal(await moveTime({ ...wanted([ana, ben], '10:15', '10:45'), id: meeting.id }, now), null);
    assert.equal(await takeTime(wanted([ben], '10:00', '10:15'), now), null);
    assert.equal(await takeTime(wanted([ben], '10:40', '10:50'), now), ben);
    assert.deepEqual((await coversOf(tenantId, meeting.id)).map(({ personId, start }) => [personId, start]), [[ana, at('10:15')], [ben, at('10:15')]]);
    assert.deepEqual((await busyTimes(tenantId, [ana], { start: at('00:00'), end: at('23:00') }, now)).get(ana)!.meetings, [{ start: at('10:15'), end: at('10:45') }]);
  });

  it('changes nothing where the new time is taken', async () => {
    const [ana, ben] = [anId(), anId()];
    const meeting = wanted([ana], '10:00', '10:30');
    await takeTime(meeting, now);
    await takeTime(wanted([ben], '11:00', '11:30'), now);
    assert.equal(await moveTime({ ...wanted([ana, ben], '11:00', '11:30'), id: meeting.id }, now), ben);
    assert.deepEqual((await coversOf(tenantId, meeting.id)).map(({ start }) => start), [at('10:00')]);
  });

  it('gives the time back to everybody, and to nobody of another school', async () => {
    const ben = anId();
    const meeting = wanted([ben], '10:00', '10:30');
    await takeTime(meeting, now);
    await freeTime(anId(), meeting.id);
    assert.equal(await takeTime(wanted([ben], '10:00', '10:30'), now), ben);
    await freeTime(tenantId, meeting.id);
    assert.equal(await takeTime(wanted([ben], '10:00', '10:30'), now), null);
    assert.deepEqual(await coversOf(tenantId, meeting.id), []);
    assert.deepEqual(await coversOf(tenantId, anId()), []);
  });
});

describe('what people are busy with', () => {
  it('is what touches the stretch, in order, with and without buffers, for everybody who was asked', async () => {
    const [ana, ben, zoe] = [anId(), anId(), anId()];
    const [start, end] = [at('12:00'), at('12:30')];
    await takeTime({ tenantId, id: anId(), start, end, covers: [{ personId: ben, start: at('11:50'), end: at('12:40') }, { personId: ana, start, end }] }, now);
    await takeTime(wanted([ben], '09:00', '09:30'), now);
    await takeTime(wanted([ben], '18:00', '18:30'), now);
    const busy = await busyTimes(tenantId, [ben, zoe], { start: at('09:00'), end: at('18:00') }, now);
    assert.deepEqual([...busy.keys()], [ben, zoe]);
    assert.deepEqual(busy.get(zoe), { covers: [], meetings: [], isHeld: false });
    assert.deepEqual(busy.get(ben), {
      covers: [{ start: at('09:00'), end: at('09:30') }, { start: at('11:50'), end: at('12:40') }],
      meetings: [{ start: at('09:00'), end: at('09:30') }, { start, end }],
      isHeld: false,
    });
    const both = await busyTimes(tenantId, [ana, ben], { start: at('09:00'), end: at('18:00') }, now);
    assert.deepEqual(both.get(ben), busy.get(ben), 'in order, whoever else is asked for');
    const within = await busyTimes(tenantId, [ben], { start: at('12:10'), end: at('12:20') }, now);
    assert.deepEqual(within.get(ben)!.covers, [{ start: at('11:50'), end: at('12:40') }], 'what begins before it and ends after it');
    const edges = await busyTimes(tenantId, [ben], { start: at('09:30'), end: at('11:50') }, now);
    assert.deepEqual(edges.get(ben)!.covers, [], 'half-open on both sides');
    assert.deepEqual((await busyTimes(anId(), [ben], { start: at('00:00'), end: at('23:00') }, now)).get(ben)!.covers, []);
  });

  it('is not what a hold kept that has run out, nor what was cancelled', async () => {
    const ben = anId();
    const held = holding([ben], '10:00', '10:30', new Date(now.getTime() + 60_000));
    await hold(held, now);
    const day = { start: at('00:00'), end: at('23:00') };
    assert.equal((await busyTimes(tenantId, [ben], day, now)).get(ben)!.covers.length, 1);
    assert.equal((await busyTimes(tenantId, [ben], day, held.until)).get(ben)!.covers.length, 0);
    const meeting = wanted([ben], '12:00', '12:30');
    await takeTime(meeting, now);
    await freeTime(tenantId, meeting.id);
    assert.equal((await busyTimes(tenantId, [ben], day, held.until)).get(ben)!.covers.length, 0);
  });
});
