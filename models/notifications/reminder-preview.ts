import type { ProgramActor } from '../actor.ts';
import { namesFor } from '../matches/names.ts';
import { remindersToCome, type ReminderToCome } from '../meetings/reminders.ts';
import { nudgedSince } from '../outbox/outbox.ts';
import { peopleWithAddress } from '../people/addresses.ts';
import { peopleTakingPart } from '../people/enrolments.ts';
import type { PersonRef } from '../people/person-ref.ts';
import { loadProgram } from '../programs/load-program.ts';
import { inOrder } from '../programs/reminder-rules.ts';
import { turnedOff } from './preferences.ts';

/** Whom rules of reminding concern at this moment: the contract's `ReminderPreview`. */
export interface ReminderPreview {
  /** How many people get a reminder within a week, and how many of them at once. */
  people: number;
  atOnce: number;
  /** The first reminders to come. */
  next: { at: Date; hours: number; start: Date; people: PersonRef[] }[];
  /** Of the last seven days: how many people got a nudge, and how many of them more than these rules allow. */
  nudged: number;
  overCap: number;
}

const shown = 6;
const weekMs = 7 * 86_400_000;

/** For coordinators, before they save: who would get what by these rules. What people have turned off, and who has no address, is not counted. */
export async function previewReminders(actor: ProgramActor, programId: string, { meetingHours, nudgesAWeek }: { readonly meetingHours: readonly number[]; readonly nudgesAWeek: number }, now = new Date()): Promise<ReminderPreview> {
  await loadProgram(actor, programId, 'program.edit');
  const toCome = new Set<string>();
  const atOnce = new Set<string>();
  let first: ReachingReminder[] = [];
  const off = await turnedOff(actor, 'reminders');
  for await (const some of remindersToCome(actor, inOrder(meetingHours), now)) {
    const reminders = await reaching(actor, some, off);
    for (const { at, receiverIds } of reminders) {
      for (const id of receiverIds) (at <= now ? atOnce : toCome).add(id);
    }
    first = [...first, ...reminders].sort(soonestFirst).slice(0, shown);
  }
  const names = await namesOf(actor, first);
  const nudges = await nudgedSince(actor, await peopleTakingPart(actor), new Date(now.getTime() - weekMs));
  return {
    people: toCome.union(atOnce).size,
    atOnce: atOnce.size,
    next: first.map(({ at, hours, start, receiverIds }) => ({ at, hours, start, people: receiverIds.map((id) => names(id)) })),
    nudged: nudges.size,
    overCap: [...nudges.values()].filter((count) => count > nudgesAWeek).length,
  };
}

type ReachingReminder = ReminderToCome & { readonly receiverIds: readonly string[] };

/** Each with those whom its mail reaches, and none that reaches nobody. */
async function reaching(actor: ProgramActor, toCome: readonly ReminderToCome[], off: ReadonlySet<string>): Promise<ReachingReminder[]> {
  const ids = [...new Set(toCome.flatMap(({ mentorId, menteeIds }) => [mentorId, ...menteeIds]))];
  const reached = (await peopleWithAddress(actor.tenantId, ids)).difference(off);
  return toCome.map((one) => ({ ...one, receiverIds: [one.mentorId, ...one.menteeIds].filter((id) => reached.has(id)) })).filter(({ receiverIds }) => receiverIds.length > 0);
}

function soonestFirst(one: ReminderToCome, other: ReminderToCome): number {
  return one.at.getTime() - other.at.getTime() || one.start.getTime() - other.start.getTime();
}

/** Where the program hides names, those of a single session without a match stay hidden here as well. */
async function namesOf(actor: ProgramActor, toCome: readonly ReminderToCome[]): Promise<(id: string) => PersonRef> {
  const mentors = toCome.map(({ mentorId }) => mentorId);
  const known = toCome.flatMap(({ matched, mentorId, menteeIds }) => (matched ? [mentorId, ...menteeIds] : []));
  const names = await namesFor(actor, { mentors, mentees: toCome.flatMap(({ menteeIds }) => menteeIds), known });
  return (id) => (mentors.includes(id) ? names.mentor(id) : names.mentee(id));
}
