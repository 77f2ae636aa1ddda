import { Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { dateOf } from '../availability/spans.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { readPerson } from '../people/people.ts';
import { may } from '../policy.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { limits, type BoardNeed } from '../vocabulary.ts';
import { BoardModel, type StoredSeat, type StoredSitter } from './board.model.ts';
import { viewBoard, viewOneSeat, type Board, type BoardSeat } from './board-view.ts';
import { changeBoard, ownSeats, seatAmong, withSeat } from './change-board.ts';
import { networkOf } from './partners.ts';

export { endBoardOfLeaver, keepBoard } from './leaving-school.ts';
export type { Board, BoardSeat } from './board-view.ts';

/** What a seat is for: one of the usual needs, or the person's own words. */
export type NeedInput = { kind: BoardNeed } | { words: string };
/** Somebody from the person's matches, or the name of somebody of elsewhere. */
export type MemberInput = { personId: string } | { name: string };

/** A seat as it is written down; of one that is changed, absent leaves and null clears. */
export interface SeatInput {
  need: NeedInput;
  /** The topic that the person looks for and that this seat is to cover. */
  topic?: { programId: string; key: string } | undefined;
  member?: MemberInput | null | undefined;
  cadenceWeeks?: number | null | undefined;
  note?: string | null | undefined;
}
/** `lastContactOn`: "we spoke on ...", by hand; a calendar date, not to come. */
export type SeatChange = Partial<Omit<SeatInput, 'topic'>> & { lastContactOn?: string | null | undefined };

/** The actor's own board, the same from every program of their school. */
export async function readBoard(actor: ProgramActor, now = new Date()): Promise<Board> {
  return viewBoard(actor, await readSeats(actor), now);
}

export async function readBoardSeat(actor: ProgramActor, seatId: string, now = new Date()): Promise<BoardSeat> {
  return viewOneSeat(actor, seatAmong(await readSeats(actor), seatId), now);
}

async function readSeats(actor: ProgramActor): Promise<StoredSeat[]> {
  if (!may(actor, 'board.read', { owner: actor.personId })) throw new NotFound();
  return ownSeats(actor);
}

/** Adds a seat at the end; without a member it is a gap. */
export async function addBoardSeat(actor: ProgramActor, input: SeatInput, now = new Date()): Promise<BoardSeat> {
  const today = await todayOf(actor, now);
  const member = await sitterOf(actor, input.member ?? null, today);
  const topic = await topicOf(actor, input.topic);
  const seat: StoredSeat = {
    _id: new Types.ObjectId(), ...needOf(input.need), topic, member, cadenceWeeks: input.cadenceWeeks ?? null, notedOn: null, note: input.note || null, earlier: [], archivedOn: null,
  };
  await changeBoard(actor, now, (seats) => {
    assertRoom(seats);
    return { seats: [...seats, seat], changed: seat, type: 'board-seat.added' };
  });
  return viewOneSeat(actor, seat, now);
}

/** Changes a seat in use. Who sat there before is remembered; what was noted of the last contact goes with them. */
export async function editBoardSeat(actor: ProgramActor, seatId: string, input: SeatChange, now = new Date()): Promise<BoardSeat> {
  const today = await todayOf(actor, now);
  if (input.lastContactOn != null && input.lastContactOn > today) throw new RuleBroken('body-invalid', { path: 'lastContactOn' });
  const member = input.member === undefined ? undefined : await sitterOf(actor, input.member, today);
  const seat = await changeBoard(actor, now, (seats) => {
    const before = seatAmong(seats, seatId);
    if (before.archivedOn !== null) throw new RuleBroken('moved-on');
    const changed: StoredSeat = {
      ...before,
      ...(input.need === undefined ? {} : needOf(input.need)),
      ...(input.cadenceWeeks === undefined ? {} : { cadenceWeeks: input.cadenceWeeks }),
      ...(input.note === undefined ? {} : { note: input.note || null }),
      ...(member === undefined || isSame(before.member, member) ? {} : { member, notedOn: null, earlier: withFormer(before, today) }),
      ...(input.lastContactOn === undefined ? {} : { notedOn: input.lastContactOn }),
    };
    const fields = (['kind', 'words', 'member', 'cadenceWeeks', 'notedOn', 'note'] as const).filter((field) => changed[field] !== before[field]);
    return fields.length === 0 ? before : { seats: withSeat(seats, changed), changed, type: 'board-seat.edited', data: { fields } };
  });
  return viewOneSeat(actor, seat, now);
}

/** Moves a seat in use one place towards the beginning or the end; at the end of the row it stays. */
export async function moveBoardSeat(actor: ProgramActor, seatId: string, to: 'earlier' | 'later', now = new Date()): Promise<BoardSeat> {
  const seat = await changeBoard(actor, now, (seats) => {
    const moved = seatAmong(seats, seatId);
    if (moved.archivedOn !== null) throw new RuleBroken('moved-on');
    const inUse = seats.filter(({ archivedOn }) => archivedOn === null);
    const neighbour = inUse[inUse.indexOf(moved) + (to === 'earlier' ? -1 : 1)];
    if (neighbour === undefined) return moved;
    const swapped = seats.map((one) => (one === moved ? neighbour : one === neighbour ? moved : one));
    return { seats: swapped, changed: moved, type: 'board-seat.moved', data: { to } };
  });
  return viewOneSeat(actor, seat, now);
}

/** Puts a seat aside with all that is written there: it is no gap and asks for nothing any more. */
export async function archiveBoardSeat(actor: ProgramActor, seatId: string, now = new Date()): Promise<BoardSeat> {
  const today = await todayOf(actor, now);
  const seat = await changeBoard(actor, now, (seats) => {
    const before = seatAmong(seats, seatId);
    if (before.archivedOn !== null) throw new RuleBroken('moved-on');
    if (seats.filter(({ archivedOn }) => archivedOn !== null).length >= limits.boardArchive) throw new RuleBroken('limit-reached', { limit: limits.boardArchive });
    const changed = { ...before, archivedOn: today };
    return { seats: [...seats.filter((one) => one !== before), changed], changed, type: 'board-seat.archived' };
  });
  return viewOneSeat(actor, seat, now);
}

/** Brings an archived seat back, at the end of those in use. */
export async function restoreBoardSeat(actor: ProgramActor, seatId: string, now = new Date()): Promise<BoardSeat> {
  const seat = await changeBoard(actor, now, (seats) => {
    const before = seatAmong(seats, seatId);
    if (before.archivedOn === null) throw new RuleBroken('moved-on');
    assertRoom(seats);
    const changed = { ...before, archivedOn: null };
    return { seats: [...seats.filter((one) => one !== before), changed], changed, type: 'board-seat.restored' };
  });
  return viewOneSeat(actor, seat, now);
}

/** Deletes a seat for good, in use or archived, with everything that was written there. */
export async function removeBoardSeat(actor: ProgramActor, seatId: string, now = new Date()): Promise<void> {
  await changeBoard(actor, now, (seats) => {
    const changed = seatAmong(seats, seatId);
    return { seats: seats.filter((one) => one !== changed), changed, type: 'board-seat.removed' };
  });
}

/** Deletes the whole board for good. Without one there is nothing to do. */
export async function deleteBoard(actor: ProgramActor, now = new Date()): Promise<void> {
  if (!may(actor, 'board.edit', { owner: actor.personId })) throw new NotFound();
  const { tenantId, personId } = actor;
  await inTransaction(async () => {
    const board = await BoardModel.findOneAndDelete({ tenantId, personId }).lean();
    if (board !== null) await recordEvent(actor, { type: 'board.deleted', subjectIds: [String(board._id)], audience: [personId], at: now });
  });
}

/** A bound that keeps a board a board: a dozen people is more than anybody keeps up with. */
function assertRoom(seats: readonly StoredSeat[]): void {
  if (seats.filter(({ archivedOn }) => archivedOn === null).length >= limits.boardSeats) throw new RuleBroken('limit-reached', { limit: limits.boardSeats });
}

function needOf(need: NeedInput): Pick<StoredSeat, 'kind' | 'words'> {
  return 'kind' in need ? { kind: need.kind, words: null } : { kind: null, words: need.words };
}

/** Who is to sit there from today. A person whom the actor was never matched with does not exist for them. */
async function sitterOf(actor: ProgramActor, member: MemberInput | null, today: string): Promise<StoredSitter | null> {
  if (member === null) return null;
  if ('name' in member) return { personId: null, name: member.name, since: today };
  if (!(await networkOf(actor)).partners.has(member.personId)) throw new NotFound();
  return { personId: new Types.ObjectId(member.personId), name: null, since: today };
}

/** A topic that the actor looks for in one of their programs; any other one is a fault of the form. */
async function topicOf(actor: ProgramActor, topic: SeatInput['topic']): Promise<StoredSeat['topic']> {
  if (topic === undefined) return null;
  const { parts } = await networkOf(actor);
  const looksFor = parts.some(({ programId, role, topics }) => programId === topic.programId && role === 'mentee' && topics.includes(topic.key));
  if (!looksFor) throw new RuleBroken('body-invalid', { path: 'topic' });
  return { programId: new Types.ObjectId(topic.programId), key: topic.key };
}

function isSame(before: StoredSitter | null, after: StoredSitter | null): boolean {
  return String(before?.personId) === String(after?.personId) && before?.name === after?.name;
}

function withFormer({ member, earlier }: StoredSeat, today: string): StoredSeat['earlier'] {
  return member === null ? earlier : [...earlier, { ...member, until: today }].slice(-limits.boardEarlierMembers);
}

/** Where they live, whatever clock they look at: it is kept. */
async function todayOf(actor: ProgramActor, now: Date): Promise<string> {
  return dateOf((await readPerson(actor, actor.personId)).zone ?? 'UTC', now);
}
