/**
 * For tests: who takes part in a race for times, and what each of them wants. Three mentors with buffers: one in two programs of a tenant, one in the
 * second, both wanted at times of which any two are too near each other; and one whose wanted times lie around two hours, so that some of them
 * fit side by side.
 */
import { randomUUID } from 'node:crypto';
import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { aMatch, aMentee, aMentor, aProgram, someAvailability, type Place } from '../factories.ts';
import { bookMeeting } from '../meetings/meetings.ts';
import { ProposalModel } from '../proposals/proposal.model.ts';
import { openSession } from '../sessions/sessions.ts';
import { approveRegistration } from '../tenants/deployments.ts';
import { addRegistration } from '../tenants/registrations.ts';

export const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
export const minutes = 30;
const mentorBuffer = 10;
/** Of mentees who are mentors of the program as well. */
const menteeBuffer = 15;
/** In UTC, and so far apart that no time of one round is near the next. */
const hours = [8, 13, 18];
const windows = hours.map((hour) => ({ from: `${String(hour - 1).padStart(2, '0')}:00`, to: `${hour + 2}:00` }));
/** Minutes around the time of a round. A meeting with both buffers takes 50: of the first ones any two are too near each other. */
const offsets = { close: [-20, -15, -10, -5, 0, 5, 10, 15, 20, 25], apart: [-60, -45, -30, -15, 0, 15, 30, 45, 60] } as const;

/** What clients want, in turn; most of them the mentor of both programs. */
const kinds = [
  'in the first program', 'in the second program', 'by moving', 'by saying yes', 'two mentors at once', 'twice', 'with buffers of their own', 'the second mentor', 'the roomy one', 'the roomy one',
  'in the first program', 'in the second program', 'by moving', 'by saying yes', 'in the first program', 'in the second program', 'in the first program', 'in the second program', 'in the first program', 'in the second program',
] as const;

/** One request that somebody sends in each round. */
export interface Wish {
  readonly how: 'book' | 'move' | 'accept';
  readonly token: string;
  readonly place: Place;
  readonly matchId: string;
  readonly mentorId: string;
  readonly menteeId: string;
  /** Which times around that of the round it takes, in turn, and where it begins. */
  readonly offsets: keyof typeof offsets;
  readonly first: number;
  /** The meeting that moves, and where it stands. */
  readonly moving?: { readonly id: string; start: string };
  /** What is said yes to in this round. */
  proposalId?: string;
}

export interface SlotRace {
  readonly tenantId: string;
  readonly programIds: readonly string[];
  readonly mentorIds: readonly string[];
  /** What each client sends in a round, all of it at once. */
  readonly clients: readonly (readonly Wish[])[];
  /** Minutes that somebody keeps free before and after each meeting; none: nobody of these. */
  readonly buffers: ReadonlyMap<string, number>;
  /** Each meeting that somebody was told of, and where it stands by what was told last. */
  readonly told: Map<string, string>;
  /** Times that are taken before the first round. */
  readonly parked: number;
  readonly firstDay: Date;
}

/** A tenant with two programs and so many clients: at least 20, so that there is one of each kind. */
export async function prepareRace(clientCount: number, now = new Date()): Promise<SlotRace> {
  const { tenantId, registrationId } = await aTenant();
  const [first, second] = [await aProgram({ tenantId }), await aProgram({ tenantId })];
  const inBoth = (await aMentor(first)).personId;
  await aMentor(second, { personId: inBoth });
  const [inSecond, roomy] = [(await aMentor(second)).personId, (await aMentor(second)).personId];
  for (const [place, mentorId] of [[first, inBoth], [second, inBoth], [second, inSecond], [second, roomy]] as const) await keepFree(place, mentorId, mentorBuffer);
  const buffers = new Map([inBoth, inSecond, roomy].map((mentorId) => [mentorId, mentorBuffer]));
  const firstDay = new Date(Math.floor(now.getTime() / dayMs) * dayMs + dayMs);
  const told = new Map<string, string>();
  let parked = 0;

  const wishOf = async (place: Place, { personId: menteeId }: ProgramActor, mentorId: string, first: number): Promise<Wish> => {
    const session = { ...place, personId: menteeId, door: 'lti', sourceId: registrationId, coordinator: false, tenantAdmin: false } as const;
    const { token } = await openSession(session, now);
    return { how: 'book', token, place, mentorId, menteeId, first, offsets: mentorId === roomy ? 'apart' : 'close', matchId: await aMatch(place, { mentorId, menteeId }) };
  };
  const wishesOf = async (client: number): Promise<Wish[]> => {
    const kind = kinds[client % kinds.length]!;
    const place = kind === 'in the second program' || kind === 'the second mentor' || kind === 'the roomy one' || kind === 'with buffers of their own' ? second : first;
    const mentee = await aMentee(place);
    const [at, later] = [client * 3, client * 3 + 4];
    const wish = await wishOf(place, mentee, kind === 'the second mentor' ? inSecond : kind === 'the roomy one' ? roomy : inBoth, at);
    switch (kind) {
      case 'twice':
        return [wish, { ...wish, first: later }];
      case 'by saying yes':
        return [{ ...wish, how: 'accept' }];
      case 'by moving': {
        const start = timeOf(firstDay, parked++).toISOString();
        const { id } = await bookMeeting(mentee, { matchId: wish.matchId, start, minutes }, now);
        told.set(id, start);
        return [{ ...wish, how: 'move', moving: { id, start } }];
      }
      case 'two mentors at once':
        await aMentee(second, { personId: mentee.personId });
        return [wish, await wishOf(second, mentee, inSecond, at)];
      case 'with buffers of their own':
        await aMentor(second, { personId: mentee.personId });
        await keepFree(second, mentee.personId, menteeBuffer);
        buffers.set(mentee.personId, menteeBuffer);
        return [wish, await wishOf(second, mentee, roomy, later)];
      default:
        return [wish];
    }
  };
  const clients: Wish[][] = [];
  for (let client = 0; client < clientCount; client++) clients.push(await wishesOf(client));
  return { tenantId, programIds: [first.programId, second.programId], mentorIds: [inBoth, inSecond, roomy], clients, buffers, told, parked, firstDay };
}

/** A school whose platform may launch. */
export async function aTenant(): Promise<{ tenantId: string; registrationId: string }> {
  const owner = { kind: 'owner' as const };
  const lms = { issuer: `https://${randomUUID()}.example`, clientId: 'tool' };
  await addRegistration(owner, { ...lms, authorizationUrl: `${lms.issuer}/a`, tokenUrl: `${lms.issuer}/t`, jwksUrl: `${lms.issuer}/k` }, { allowHttp: false });
  const { registration, deployments } = await approveRegistration(owner, { ...lms, deploymentId: '1' });
  return { tenantId: deployments[0]!.tenantId!, registrationId: registration.id };
}

async function keepFree(place: Place, personId: string, buffer: number): Promise<void> {
  const weekly = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => windows.map((window) => ({ weekday, ...window })));
  await someAvailability(place, personId, { zone: 'UTC', weekly, stepMinutes: 5, meetingMinutes: minutes, bufferBeforeMinutes: buffer, bufferAfterMinutes: buffer });
}

/** The n-th of the times of a race. */
function timeOf(firstDay: Date, n: number): Date {
  return new Date(firstDay.getTime() + Math.floor(n / hours.length) * dayMs + hours[n % hours.length]! * 60 * minuteMs);
}

/** Around which everybody's wishes of a round lie. */
export function timeOfRound({ firstDay, parked }: SlotRace, round: number): Date {
  return timeOf(firstDay, parked + round);
}

/** When a wish wants to begin in a round. */
export function startOf(wish: Wish, round: number, around: Date): Date {
  const choice = offsets[wish.offsets];
  return new Date(around.getTime() + choice[(wish.first + round) % choice.length]! * minuteMs);
}

/** The mentor proposes this round's time to everybody who says yes to one; what they did not get before is over. */
export async function proposeForRound({ tenantId, clients }: SlotRace, round: number, around: Date): Promise<void> {
  const accepting = clients.flat().filter(({ how }) => how === 'accept');
  const programIds = [...new Set(accepting.map(({ place }) => place.programId))];
  await ProposalModel.updateMany({ tenantId, programId: trusted({ $in: programIds }), state: 'open' }, { $set: { state: 'withdrawn' } });
  const proposals = await ProposalModel.insertMany(
    accepting.map((wish) => {
      const { place, matchId, mentorId, menteeId } = wish;
      const start = startOf(wish, round, around);
      return { ...place, matchId, mentorId, menteeId, proposedBy: mentorId, minutes, starts: [start], state: 'open', expiresAt: start };
    }),
  );
  accepting.forEach((wish, i) => (wish.proposalId = String(proposals[i]!._id)));
}
