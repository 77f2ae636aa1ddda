import { hash } from 'node:crypto';
import { Types } from 'mongoose';
import { agendaLimits, type AgendaTemplate } from '../agenda-words.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import type { StoredAgendaItem } from './agenda.model.ts';
import { itemsOf, type GrowBoxes } from './templates.ts';

type Items = readonly StoredAgendaItem[];

/** How long a removed item can be brought back (milliseconds). */
const undoMs = 86_400_000;

/** The id of an item before it is written anywhere: whoever reads an agenda that nobody has touched can name its items. */
function idFrom(...parts: readonly string[]): Types.ObjectId {
  return new Types.ObjectId(hash('sha256', parts.join(':')).slice(0, 24));
}

function newItem(item: Pick<StoredAgendaItem, '_id' | 'kind' | 'minutes'> & Partial<StoredAgendaItem>): StoredAgendaItem {
  return { text: null, byId: null, state: 'open', markedAt: null, version: 1, goalId: null, carried: null, carriedTo: null, removedAt: null, ...item };
}

/** What a template gives the agenda of a meeting. */
export function itemsFromTemplate({ id, minutes: length }: { readonly id: string; readonly minutes: number }, template: AgendaTemplate, grow: GrowBoxes): StoredAgendaItem[] {
  return itemsOf(template, length, grow).map(({ kind, minutes }) => newItem({ _id: idFrom(id, kind), kind, minutes }));
}

/** Whether somebody brought it, or has put it in words of their own: that outlasts a template, and is what can be carried over. */
export function isOwn({ byId, text }: StoredAgendaItem): boolean {
  return byId !== null || text !== null;
}

/** What the next agenda takes over of a meeting that is over: what people brought and did not come to, and whatever was left for then by hand. */
export function leftOver(items: Items): StoredAgendaItem[] {
  return items.filter((item) => item.removedAt === null && item.carriedTo === null && (item.state === 'later' || (item.state === 'open' && (isOwn(item) || item.carried !== null))));
}

/** The same items as they stand on the next agenda. Their ids follow from where they come from: two who open it at once carry over the same. */
export function carriedOver(items: Items, from: { meetingId: string; start: Date }, to: string): StoredAgendaItem[] {
  return items.map(({ _id, kind, text, minutes, byId, goalId }) =>
    newItem({ _id: idFrom(to, String(_id)), kind, text, minutes, byId, goalId, carried: { meetingId: new Types.ObjectId(from.meetingId), start: from.start } }));
}

/** What was carried over comes after the arrival, before what the template asks. What has no words of its own is not there twice. */
export function withCarried(items: Items, carried: Items): StoredAgendaItem[] {
  const isThere = (one: StoredAgendaItem) => items.some(({ _id, kind }) => _id.equals(one._id) || (!isOwn(one) && kind === one.kind));
  const at = items.findIndex(({ kind }) => kind === 'check-in') + 1;
  return items.toSpliced(at, 0, ...carried.filter((one) => !isThere(one)));
}

/** The item, unless somebody has removed it: then it has moved on. One that never was there is not there. */
export function itemAmong(items: Items, itemId: string): StoredAgendaItem {
  const item = items.find(({ _id }) => String(_id) === itemId);
  if (item === undefined) throw new NotFound();
  if (item.removedAt !== null) throw new RuleBroken('moved-on', { state: 'removed' });
  return item;
}

/** The same, in the version that somebody has seen. Which words it has now is read, not told: details never carry what people wrote. */
export function seenItem(items: Items, itemId: string, version: number): StoredAgendaItem {
  const item = itemAmong(items, itemId);
  if (item.version !== version) throw new RuleBroken('moved-on', { state: 'edited', version: item.version });
  return item;
}

export function withItem(items: Items, item: StoredAgendaItem): StoredAgendaItem[] {
  return items.map((one) => (one._id.equals(item._id) ? item : one));
}

/** Adds what somebody brings, before what closes every meeting: what to do, and the next date. */
export function addedTo(items: Items, item: Pick<StoredAgendaItem, 'byId' | 'text' | 'minutes' | 'goalId'>): { items: StoredAgendaItem[]; item: StoredAgendaItem } {
  if (items.length >= agendaLimits.items) throw new RuleBroken('limit-reached', { limit: agendaLimits.items });
  const added = newItem({ _id: new Types.ObjectId(), kind: 'topic', ...item });
  return { items: items.toSpliced(endOfTopics(items), 0, added), item: added };
}

const closingKinds: ReadonlySet<string> = new Set(['actions', 'next-date', 'next-step', 'contact-terms', 'first-goals']);

function endOfTopics(items: Items): number {
  const at = items.findIndex(({ kind }) => closingKinds.has(kind));
  return at === -1 ? items.length : at;
}

/** Moves an item before another one, or to the end. One that was removed meanwhile still has its place. */
export function movedBefore(items: Items, item: StoredAgendaItem, beforeId: string | null): StoredAgendaItem[] {
  if (beforeId === String(item._id)) return [...items];
  const others = items.filter((one) => one !== item);
  const at = beforeId === null ? others.length : others.findIndex(({ _id }) => String(_id) === beforeId);
  if (at === -1) throw new NotFound();
  return others.toSpliced(at, 0, item);
}

/** The items of another template, with all that people brought or wrote, and what of both templates was done or put off. */
export function withTemplate(items: Items, fresh: Items): StoredAgendaItem[] {
  const isKept = (item: StoredAgendaItem) => isOwn(item) || item.carried !== null || item.state !== 'open';
  const given = fresh.map((one) => items.find((item) => item._id.equals(one._id) && item.removedAt === null && isKept(item)) ?? one);
  const isGiven = ({ _id }: StoredAgendaItem) => given.some((one) => one._id.equals(_id));
  const own = items.filter((item) => !isGiven(item) && (item.removedAt !== null || isKept(item)));
  return given.toSpliced(endOfTopics(given), 0, ...own);
}

/** Without what was removed more than a day ago. */
export function withoutForgotten(items: Items, now: Date): StoredAgendaItem[] {
  return items.filter(({ removedAt }) => removedAt === null || now.getTime() - removedAt.getTime() < undoMs);
}
