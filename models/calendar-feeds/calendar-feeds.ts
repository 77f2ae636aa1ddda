import type { ProgramActor } from '../actor.ts';
import type { FeedContent } from '../calendar-feed-words.ts';
import { recordEvent } from '../events/events.ts';
import { calendarEntriesOf, type CalendarEntry } from '../meetings/meetings.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { partsOf, takesPartAnywhere } from '../people/across-programs.ts';
import { isWelcome, peopleByIds } from '../people/people.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { readProgram } from '../programs/programs.ts';
import { hashSecret, mintSecret } from '../tenants/secret.ts';
import type { Action, EventType, Locale } from '../vocabulary.ts';
import { CalendarFeedModel, type StoredCalendarFeed } from './calendar-feed.model.ts';

export { endFeedOfLeaver } from './leaving-school.ts';

/** How the feed of a person stands: the contract's `CalendarFeed`. Its address is told once, when it is made. */
export interface CalendarFeed {
  /** null: there is none. */
  content: FeedContent | null;
  madeAt: Date | null;
}

const wordForm = /^[\w-]{43}$/;

/** The actor's own feed. */
export async function readCalendarFeed(actor: ProgramActor): Promise<CalendarFeed> {
  assertMay(actor, 'calendar-feed.read');
  return view(await CalendarFeedModel.findOne(ownerOf(actor)).lean());
}

/**
 * Makes an address for the actor's meetings in every program of their school: 256 random bits, told here and stored as a hash only. The
 * one before, where there was one, is nobody's from that moment.
 */
export async function makeCalendarFeed(actor: ProgramActor, { content }: { content: FeedContent }, now = new Date()): Promise<CalendarFeed & { word: string }> {
  assertMay(actor, 'calendar-feed.edit');
  const word = mintSecret();
  const feed = await inTransaction(async () => {
    await record(actor, 'calendar-feed.made', now, { content });
    return CalendarFeedModel.findOneAndUpdate(ownerOf(actor), { $set: { wordHash: hashSecret(word), content, madeAt: now } }, { upsert: true, returnDocument: 'after' }).lean();
  });
  return { ...view(feed), word };
}

/** Changes what the feed tells; its address stays. */
export async function editCalendarFeed(actor: ProgramActor, { content }: { content: FeedContent }, now = new Date()): Promise<CalendarFeed> {
  assertMay(actor, 'calendar-feed.edit');
  return inTransaction(async () => {
    const feed = await CalendarFeedModel.findOneAndUpdate(ownerOf(actor), { $set: { content } }, { returnDocument: 'after' }).lean();
    if (feed === null) throw new RuleBroken('moved-on');
    await record(actor, 'calendar-feed.edited', now, { content });
    return view(feed);
  });
}

/** Ends the feed: its address leads nowhere from now on. */
export async function endCalendarFeed(actor: ProgramActor, now = new Date()): Promise<void> {
  assertMay(actor, 'calendar-feed.edit');
  await inTransaction(async () => {
    const { deletedCount } = await CalendarFeedModel.deleteOne(ownerOf(actor));
    if (deletedCount > 0) await record(actor, 'calendar-feed.ended', now);
  });
}

/** What an address leads to. */
export interface OpenedFeed {
  /** Not secret: what uses of it are counted by. */
  readonly id: string;
  readonly content: FeedContent;
  readonly locale: Locale;
  /** The person's; UTC where they have told none. */
  readonly zone: string;
  /** With the title of the program each meeting is of. */
  readonly entries: readonly (CalendarEntry & { readonly program: string })[];
}

/** Who an address belongs to, if to anybody who may still read there: not who is suspended, erased, or takes part nowhere any more. */
export async function findCalendarFeed(word: string): Promise<{ id: string; open: (now: Date) => Promise<OpenedFeed> } | null> {
  if (!wordForm.test(word)) return null;
  const feed = await CalendarFeedModel.findOne({ wordHash: hashSecret(word) }, null, { acrossTenants: 'the tenant of a feed is known by its word alone' }).lean();
  if (feed === null) return null;
  const [tenantId, personId] = [String(feed.tenantId), String(feed.personId)];
  if (!(await isWelcome(tenantId, personId)) || !(await takesPartAnywhere({ tenantId }, personId))) return null;
  return { id: String(feed._id), open: (now) => open(feed, now) };
}

async function open({ _id, tenantId: tenant, personId: person, content }: StoredCalendarFeed, now: Date): Promise<OpenedFeed> {
  const [tenantId, personId] = [String(tenant), String(person)];
  const programIds = [...new Set((await partsOf({ tenantId }, personId)).map(({ programId }) => programId))];
  const [programId] = programIds; // whose locale counts for who has none of their own
  const { locale = 'en', zone = null } = (await peopleByIds({ tenantId, ...(programId === undefined ? {} : { programId }) }, [personId])).get(personId) ?? {};
  const entries = [];
  for (const id of programIds) {
    const reader = { kind: 'person' as const, tenantId, programId: id, personId, roles: [] };
    const ofProgram = await calendarEntriesOf(reader, now);
    if (ofProgram.length === 0) continue;
    const { title } = await readProgram(reader, id, locale);
    entries.push(...ofProgram.map((entry) => ({ ...entry, program: title })));
  }
  return { id: String(_id), content, locale, zone: zone ?? 'UTC', entries };
}

function view(feed: Pick<StoredCalendarFeed, 'content' | 'madeAt'> | null): CalendarFeed {
  return { content: feed?.content ?? null, madeAt: feed?.madeAt ?? null };
}

function ownerOf({ tenantId, personId }: ProgramActor) {
  return { tenantId, personId };
}

function assertMay(actor: ProgramActor, action: Action): void {
  if (!may(actor, action, { owner: actor.personId })) throw new NotAllowed();
}

/** Theirs alone: no coordinator hears that somebody has a feed. */
async function record(actor: ProgramActor, type: EventType, now: Date, data: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await recordEvent(actor, { type, subjectIds: [actor.personId], audience: [actor.personId], data, at: now });
}
