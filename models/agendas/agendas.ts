import { Types } from 'mongoose';
import { agendaLimits, type AgendaItemState, type AgendaTemplate } from '../agenda-words.ts';
import type { ProgramActor } from '../actor.ts';
import { readGoal } from '../goals/goals.ts';
import type { OwnMeeting } from '../meetings/meetings.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { addTask, partsWithTask, type Due } from '../tasks/tasks.ts';
import { addedTo, itemAmong, itemsFromTemplate, movedBefore, seenItem, withItem, withTemplate } from './agenda-items.ts';
import { viewAgenda, type Agenda } from './agenda-view.ts';
import { changeAgenda, meetingWithAgenda } from './change-agenda.ts';
import { currentAgenda } from './current-agenda.ts';

export type { Agenda, AgendaItem } from './agenda-view.ts';
export { beOnAgenda, leaveAgenda, watchPresences, whoIsOn, type OnAgenda, type PresenceChange } from './presences.ts';

/** The agenda of a meeting, for its people alone. Of one that nobody has touched it is what its template gives; nothing is written. */
export async function readAgenda(actor: ProgramActor, meetingId: string): Promise<Agenda> {
  const meeting = await meetingWithAgenda(actor, meetingId, 'agenda.read');
  return viewAgenda(actor, meeting, await currentAgenda(actor, meeting));
}

/** Adds what the actor brings. A goal that it is about is one that people of this meeting share. */
export async function addAgendaItem(actor: ProgramActor, meetingId: string, input: { text: string; minutes?: number | undefined; goalId?: string | undefined }, now = new Date()): Promise<Agenda> {
  if (input.goalId !== undefined) await assertShared(actor, meetingId, input.goalId);
  const goalId = input.goalId === undefined ? null : new Types.ObjectId(input.goalId);
  await changeAgenda(actor, meetingId, now, (current) => {
    const { items, item } = addedTo(current.items, { byId: new Types.ObjectId(actor.personId), text: input.text, minutes: input.minutes ?? agendaLimits.usualMinutes, goalId });
    return { items, what: 'added', itemId: String(item._id) };
  });
  return readAgenda(actor, meetingId);
}

/** Changes an item's words or minutes, as its writer saw them: where somebody else has changed them meanwhile, nothing is overwritten (`moved-on`). */
export async function editAgendaItem(actor: ProgramActor, meetingId: string, itemId: string, input: { version: number; text?: string | undefined; minutes?: number | undefined }, now = new Date()): Promise<Agenda> {
  await changeAgenda(actor, meetingId, now, ({ items }) => {
    const item = seenItem(items, itemId, input.version);
    const edited = { ...item, text: input.text ?? item.text, minutes: input.minutes ?? item.minutes };
    if (edited.text === item.text && edited.minutes === item.minutes) return null;
    return { items: withItem(items, { ...edited, version: item.version + 1 }), what: 'edited', itemId };
  });
  return readAgenda(actor, meetingId);
}

/** Moves an item before another one, or to the end (null). Its words are not touched, so that whoever writes them goes on. */
export async function moveAgendaItem(actor: ProgramActor, meetingId: string, itemId: string, { before }: { before: string | null }, now = new Date()): Promise<Agenda> {
  await changeAgenda(actor, meetingId, now, ({ items }) => {
    const moved = movedBefore(items, itemAmong(items, itemId), before);
    return moved.every((item, at) => item === items[at]) ? null : { items: moved, what: 'moved', itemId };
  });
  return readAgenda(actor, meetingId);
}

/** Says that an item is done, is left for the next time, or is open again. Said twice it is so once. */
export async function markAgendaItem(actor: ProgramActor, meetingId: string, itemId: string, { state }: { state: AgendaItemState }, now = new Date()): Promise<Agenda> {
  await changeAgenda(actor, meetingId, now, ({ items }) => {
    const item = itemAmong(items, itemId);
    return item.state === state ? null : { items: withItem(items, { ...item, state, markedAt: state === 'open' ? null : now }), what: 'marked', itemId };
  });
  return readAgenda(actor, meetingId);
}

/** Takes an item off, as its remover saw it. It can be brought back for a day. */
export async function removeAgendaItem(actor: ProgramActor, meetingId: string, itemId: string, { version }: { version: number }, now = new Date()): Promise<Agenda> {
  await changeAgenda(actor, meetingId, now, ({ items }) => ({ items: withItem(items, { ...seenItem(items, itemId, version), removedAt: now }), what: 'removed', itemId }));
  return readAgenda(actor, meetingId);
}

/** Brings a removed item back to its place. One that is there already stays as it is. */
export async function restoreAgendaItem(actor: ProgramActor, meetingId: string, itemId: string, now = new Date()): Promise<Agenda> {
  await changeAgenda(actor, meetingId, now, ({ items }) => {
    const item = items.find(({ _id }) => String(_id) === itemId);
    if (item === undefined) throw new NotFound();
    return item.removedAt === null ? null : { items: withItem(items, { ...item, removedAt: null }), what: 'restored', itemId };
  });
  return readAgenda(actor, meetingId);
}

/** Uses another template: its items take the place of those of the present one, and all that people brought or wrote stays. */
export async function chooseAgendaTemplate(actor: ProgramActor, meetingId: string, { template }: { template: AgendaTemplate }, now = new Date()): Promise<Agenda> {
  await changeAgenda(actor, meetingId, now, (current, meeting) => {
    if (current.template === template) return null;
    return { items: withTemplate(current.items, itemsFromTemplate(meeting, template, current.grow)), what: 'template-chosen', template };
  });
  return readAgenda(actor, meetingId);
}

/**
 * An item becomes a task of one of the two, once, and is done with that. In a circle tasks are between its mentor and a member as well: the
 * mentor gives one to a member, or to each of them where nobody is named; a member takes one on, or gives it to the mentor.
 * "Day N" counts from the day on which the two of each match began.
 */
export async function makeTaskOfItem(actor: ProgramActor, meetingId: string, itemId: string, { title, ownerId: owner, ...due }: { title: string; ownerId?: string | undefined } & Due, now = new Date()): Promise<Agenda> {
  await inTransaction(async () => {
    await changeAgenda(actor, meetingId, now, ({ items }) => {
      const item = itemAmong(items, itemId);
      return item.state === 'done' ? null : { items: withItem(items, { ...item, state: 'done', markedAt: now }), what: 'marked', itemId };
    });
    for (const { matchId, ownerId } of await matchesWithTask(actor, await meetingWithAgenda(actor, meetingId, 'agenda.edit'), owner)) {
      await addTask(actor, { matchId, title, ownerId, ...due, from: { meetingId, agendaItemId: itemId } }, now);
    }
  });
  return readAgenda(actor, meetingId);
}

/** In which matches a task is kept, and whose it is there. Throws `body-invalid` where that is not the actor's to say. */
async function matchesWithTask(actor: ProgramActor, { matchId, circleId, menteeIds }: OwnMeeting, ownerId: string | undefined): Promise<{ matchId: string; ownerId: string }[]> {
  if (circleId !== null) return partsWithTask(actor, circleId, ownerId, menteeIds);
  if (matchId === null) throw new NotFound();
  if (ownerId === undefined) throw new RuleBroken('body-invalid', { path: 'ownerId' });
  return [{ matchId, ownerId }];
}

/** An agenda tells its people of a goal: one that its owner keeps to themselves, or shares with somebody who is not of this meeting, is not put there. */
async function assertShared(actor: ProgramActor, meetingId: string, goalId: string): Promise<void> {
  const { mentorId, menteeIds } = await meetingWithAgenda(actor, meetingId, 'agenda.edit');
  const { visibility, owner, partner } = await readGoal(actor, goalId);
  const isHere = (id: string): boolean => id === mentorId || menteeIds.includes(id);
  if (visibility === 'private' || partner === null || !isHere(owner.id) || !isHere(partner.id)) throw new RuleBroken('body-invalid', { path: 'goalId' });
}
