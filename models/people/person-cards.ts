import { Types, type PipelineStage } from 'mongoose';
import type { Locale } from '../vocabulary.ts';
import type { Joined, ReadStage, Wanted } from '../mongodb/at-once.ts';
import { EnrolmentModel, type StoredEnrolment } from './enrolment.model.ts';
import { nameless, PersonModel, type StoredPerson } from './person.model.ts';

/** A person as other slices need one: a name to show, an address to write to, a clock to read. */
export interface PersonCard {
  id: string;
  name: string;
  /** What they say of themselves in the scope's program, as mentor first. */
  headline: string | null;
  email: string | null;
  locale: Locale;
  /** null: nobody has told one. */
  region: string | null;
  zone: string | null;
}

interface Scope {
  readonly tenantId: string;
  readonly programId?: string;
}

/**
 * Cards are kept this long, because nearly every answer names people and each trip to the database costs as much as the
 * rest of a small answer (ms). What changes on this server is forgotten at once; on another one it shows after that time.
 */
const keptMs = 2_000;
const mostKept = 20_000;
const kept = new Map<string, { card: PersonCard; until: number }>();

/** Which change somebody was last forgotten by: a trip that began before it may bring what they were, and that is not kept. */
const forgottenBy = new Map<string, number>();
let changes = 0;
/** Up to this one it is no longer known who it was. */
let anybodyUpTo = 0;

/**
 * People by id, in one query at most; who is not of this tenant is not in the answer. Asks no policy: the caller has
 * decided who may see whom. `fresh` reads what is stored at this moment, for what is written or sent by it.
 */
export async function peopleByIds(scope: Scope, ids: readonly string[], { fresh = false }: { fresh?: boolean } = {}): Promise<Map<string, PersonCard>> {
  const now = Date.now();
  const found = new Map<string, PersonCard>();
  const missing: string[] = [];
  for (const id of new Set(ids)) {
    const known = fresh ? undefined : kept.get(keyOf(scope, id));
    if (known !== undefined && known.until > now) found.set(id, known.card);
    else missing.push(id);
  }
  if (missing.length === 0) return found;
  const since = changes;
  const cards = await readCards(scope, missing);
  keep(scope, cards, since);
  for (const card of cards) found.set(card.id, card);
  return found;
}

/** The next answer of this server shows the person as they are stored. */
export function forgetCard({ tenantId, programId, personId }: { tenantId: string; programId?: string | undefined; personId: string }): void {
  kept.delete(keyOf({ tenantId }, personId));
  if (programId !== undefined) kept.delete(keyOf({ tenantId, programId }, personId));
  if (forgottenBy.size >= mostKept) {
    forgottenBy.clear();
    anybodyUpTo = changes;
  }
  forgottenBy.set(keyOf({ tenantId }, personId), ++changes);
}

function keyOf({ tenantId, programId }: Scope, id: string): string {
  return `${tenantId}:${programId ?? ''}:${id}`;
}

interface CardRow extends Pick<StoredPerson, '_id' | 'name' | 'email' | 'locale' | 'region' | 'zone'> {
  parts?: Pick<StoredEnrolment, 'role' | 'headline'>[];
}

async function readCards(scope: Scope, ids: readonly string[]): Promise<PersonCard[]> {
  const people = await PersonModel.aggregate<CardRow>([
    { $match: { tenantId: new Types.ObjectId(scope.tenantId), _id: { $in: ids.map((id) => new Types.ObjectId(id)) } } },
    ...shownOnCards(scope),
  ]);
  return people.map(toCard);
}

/** Everybody whom rows name, and what those say of themselves in the scope's program. */
interface NamedPeople {
  people: Omit<CardRow, 'parts'>[];
  parts?: Pick<StoredEnrolment, 'personId' | 'role' | 'headline'>[];
}

/** For `readAtOnce`: everybody whom the rows name, in the same trip; kept where `peopleByIds` looks first, for as long as any card is. */
export function peopleNamedIn({ tenantId, programId }: Scope, all: Readonly<Record<string, Wanted<unknown> | null>>): Joined<NamedPeople> {
  const since = changes;
  const ids = Object.entries(all).flatMap(([name, one]) => (one?.people ?? []).map((path) => valuesOf(name, path)));
  const tenant = new Types.ObjectId(tenantId);
  const people = { from: PersonModel.collection.name, foreignField: '_id', pipeline: [{ $match: { tenantId: tenant } }, { $project: shown }] };
  const parts = programId === undefined ? undefined : {
    from: EnrolmentModel.collection.name, foreignField: 'personId',
    pipeline: [{ $match: { tenantId: tenant, programId: new Types.ObjectId(programId), headline: { $ne: null } } }, { $project: { _id: 0, personId: 1, role: 1, headline: 1 } }],
  };
  return {
    stages: [
      { $set: { named: { $setUnion: ids } } },
      ...(parts === undefined ? [] : [{ $lookup: { ...parts, localField: 'named', as: 'joined.parts' } }]),
      { $lookup: { ...people, localField: 'named', as: 'joined.people' } },
    ],
    keep({ people, parts = [] }) {
      keep({ tenantId, ...(programId === undefined ? {} : { programId }) }, people.map((person) => toCard({ ...person, parts: parts.filter(({ personId }) => personId.equals(person._id)) })), since);
    },
  };
}

/** @param since how many changes there were when the trip began that brought them */
function keep(scope: Scope, cards: readonly PersonCard[], since: number): void {
  if (kept.size > mostKept) kept.clear();
  const until = Date.now() + keptMs;
  for (const card of cards) {
    const changed = forgottenBy.get(keyOf({ tenantId: scope.tenantId }, card.id)) ?? anybodyUpTo;
    if (changed <= since) kept.set(keyOf(scope, card.id), { card, until });
  }
}

/** The values of a path: through one list, or through a list in each of its rows. */
function valuesOf(name: string, path: string) {
  const values = `$${name}.${path}`;
  return path.includes('.') ? { $reduce: { input: values, initialValue: [], in: { $concatArrays: ['$$value', '$$this'] } } } : values;
}

const shown = { name: 1, email: 1, locale: 1, region: 1, zone: 1 } as const;

function shownOnCards({ tenantId, programId }: Scope): ReadStage[] {
  return [...(programId === undefined ? [] : [partsIn(tenantId, programId)]), { $project: { ...shown, parts: 1 } }];
}

function toCard({ _id, name, email, locale, region = null, zone, parts = [] }: CardRow): PersonCard {
  const headline = parts.find(({ role }) => role === 'mentor')?.headline ?? parts[0]?.headline ?? null;
  return { id: String(_id), name: name ?? nameless, headline, email, locale: locale ?? 'en', region, zone };
}

/** What each person says of themselves in a program, by the role they say it in. */
function partsIn(tenantId: string, programId: string): PipelineStage.Lookup {
  const here = { tenantId: new Types.ObjectId(tenantId), programId: new Types.ObjectId(programId) };
  return {
    $lookup: {
      from: EnrolmentModel.collection.name,
      as: 'parts',
      let: { personId: '$_id' },
      pipeline: [{ $match: { ...here, $expr: { $eq: ['$personId', '$$personId'] }, headline: { $ne: null } } }, { $project: { _id: 0, role: 1, headline: 1 } }],
    },
  };
}
