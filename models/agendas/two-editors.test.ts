/** Two people who change one agenda at the same time, in orders that nobody thought of: nothing that was accepted is lost, nothing is there twice. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ProgramActor } from '../actor.ts';
import { aPair, aProgram } from '../factories.ts';
import { bookMeeting } from '../meetings/meetings.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { RuleBroken } from '../problems.ts';
import { addAgendaItem, editAgendaItem, markAgendaItem, moveAgendaItem, readAgenda, removeAgendaItem, restoreAgendaItem, type Agenda } from './agendas.ts';

await useTestDatabase();

const now = new Date('2026-10-13T06:00Z');

/** What somebody means to do: to the item at a place of the agenda as they saw it last. */
const act = fc.record({ what: fc.constantFrom('add', 'edit', 'move', 'mark', 'remove', 'restore'), at: fc.nat(20), to: fc.nat(20) });
/** In each turn both act at the same moment; now and then one of them has seen what the other one did. */
const turns = fc.array(fc.record({ first: act, second: act, firstLooks: fc.boolean(), secondLooks: fc.boolean() }), { minLength: 4, maxLength: 8 });
type Act = Parameters<Parameters<typeof act.map>[0]>[0];

interface Editor {
  readonly actor: ProgramActor;
  readonly name: string;
  seen: Agenda;
  said: number;
}

test('adds, edits, moves and removals of two interleaved editors all survive, or are refused and overwrite nothing', async () => {
  const place = await aProgram();
  const { mentor, mentee, matchId } = await aPair(place);
  let day = 0;
  await fc.assert(
    fc.asyncProperty(turns, async (all) => {
      day += 1;
      const start = new Date(Date.UTC(2026, 9, 13 + day, 8)).toISOString();
      const { id: meetingId } = await bookMeeting(mentee, { matchId, start, minutes: 45 }, now);
      const seen = await readAgenda(mentee, meetingId);
      const editors: readonly [Editor, Editor] = [{ actor: mentee, name: 'Ana', seen, said: 0 }, { actor: mentor, name: 'Ben', seen, said: 0 }];
      /** The words that each item should have at the end, by what was accepted. */
      const words = new Map(seen.items.map(({ id, text }) => [id, text]));
      const gone = new Set<string>();
      const added: string[] = [];

      const doIt = async (editor: Editor, { what, at, to }: Act): Promise<void> => {
        const { actor } = editor;
        const item = editor.seen.items[at % editor.seen.items.length];
        const before = to % 5 === 0 ? null : (editor.seen.items[to % editor.seen.items.length]?.id ?? null);
        const text = `${editor.name} ${(editor.said += 1)}`;
        if (what === 'add') {
          editor.seen = await addAgendaItem(actor, meetingId, { text }, now);
          return void added.push(text);
        }
        if (what === 'restore') {
          const [last] = [...gone].slice(-1);
          if (last === undefined) return;
          await restoreAgendaItem(actor, meetingId, last, now);
          return void gone.delete(last);
        }
        if (item === undefined) return;
        const { id, version } = item;
        if (what === 'edit') {
          await editAgendaItem(actor, meetingId, id, { version, text }, now);
          words.set(id, text);
        } else if (what === 'move') await moveAgendaItem(actor, meetingId, id, { before }, now);
        else if (what === 'mark') await markAgendaItem(actor, meetingId, id, { state: 'done' }, now);
        else {
          await removeAgendaItem(actor, meetingId, id, { version }, now);
          gone.add(id);
        }
      };
      const unlessMovedOn = (work: Promise<void>) => work.catch((error: unknown) => assert.ok(error instanceof RuleBroken && error.code === 'moved-on', String(error)));

      for (const { first, second, firstLooks, secondLooks } of all) {
        // Two that restore the same one and remove it again at once would say nothing of what should be there.
        const apart = first.what === 'restore' || second.what === 'restore';
        const one = unlessMovedOn(doIt(editors[0], first));
        if (apart) await one;
        await Promise.all([one, unlessMovedOn(doIt(editors[1], second))]);
        if (firstLooks) editors[0].seen = await readAgenda(mentee, meetingId);
        if (secondLooks) editors[1].seen = await readAgenda(mentor, meetingId);
      }

      const { items } = await readAgenda(mentee, meetingId);
      assert.equal(new Set(items.map(({ id }) => id)).size, items.length, 'nothing is there twice');
      for (const { id, text } of items) {
        if (words.has(id)) assert.equal(text, words.get(id));
        assert.ok(!gone.has(id), 'what was taken off is off');
      }
      const there = new Set(items.map(({ id }) => id));
      for (const id of words.keys()) assert.ok(there.has(id) || gone.has(id), 'nothing goes that nobody took off');
      assert.ok(items.length + gone.size === seen.items.length + added.length, 'each topic that was added is there, or was taken off');
    }),
    { numRuns: 12 },
  );
});

test('twenty topics that both add at the same moment are all there', async () => {
  const { mentor, mentee, matchId } = await aPair(await aProgram());
  const { id: meetingId } = await bookMeeting(mentee, { matchId, start: '2026-10-14T08:00Z', minutes: 45 }, now);
  await Promise.all(Array.from({ length: 20 }, (_, at) => addAgendaItem(at % 2 === 0 ? mentee : mentor, meetingId, { text: `Topic ${at}` }, now)));
  const texts = (await readAgenda(mentor, meetingId)).items.flatMap(({ kind, text }) => (kind === 'topic' ? [text] : []));
  assert.deepEqual(texts.toSorted(), Array.from({ length: 20 }, (_, at) => `Topic ${at}`).toSorted());
});
