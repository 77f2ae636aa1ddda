import { limits, type EnrolmentRole, type Language, type Locale } from '../../models/vocabulary.ts';
import type { DraftFields } from '../api/draft.ts';
import type { CallInput } from '../api/operation.ts';
import type { Me } from '../api/session.ts';

/** What somebody says of their part in one role. */
export interface PartFields {
  role: EnrolmentRole;
  headline: string;
  about: string;
  topics: readonly string[];
  /** Options chosen of each question of the program, by its key. */
  answers: Readonly<Record<string, readonly string[]>>;
  /** Of mentors: how many mentees at a time. */
  capacity: number;
  placesTaken: number;
}

/** The profile as it is typed. */
export interface ProfileFields {
  name: string;
  locale: Locale;
  zone: string;
  languages: readonly Language[];
  parts: readonly PartFields[];
}

type Edit = NonNullable<CallInput<'editProfile'>['body']>;

/** The profile as it stands. Only parts that somebody has or asks for. */
export function profileOf({ person, enrolments }: Me): ProfileFields {
  const parts = enrolments
    .filter(({ state }) => state === 'active' || state === 'paused' || state === 'pending')
    .map(({ role, headline, about, topics, answers, capacity, placesTaken }) => ({
      role,
      headline: headline ?? '',
      about: about ?? '',
      topics,
      answers: Object.fromEntries(answers.map(({ question, options }) => [question, options])),
      capacity,
      placesTaken,
    }));
  return { name: person.name ?? '', locale: person.locale, zone: person.zone ?? '', languages: person.languages, parts };
}

/** What takes time to write is kept as a draft. */
export function draftOf({ name, parts }: ProfileFields): DraftFields {
  return Object.fromEntries([['name', name], ...parts.flatMap(({ role, headline, about }) => [[`headline-${role}`, headline], [`about-${role}`, about]])]);
}

export function withProfileDraft(fields: ProfileFields, draft: DraftFields): ProfileFields {
  const parts = fields.parts.map((part) => ({ ...part, headline: draft[`headline-${part.role}`] ?? part.headline, about: draft[`about-${part.role}`] ?? part.about }));
  return { ...fields, name: draft['name'] ?? fields.name, parts };
}

/** The calls that bring the profile from what it is to what was typed: one for the person and one part, one for each further part. */
export function editsOf(before: ProfileFields, after: ProfileFields): Edit[] {
  const person: Edit = {
    ...(after.name.trim() !== before.name && { name: after.name.trim() }),
    ...(after.locale !== before.locale && { locale: after.locale }),
    ...(after.zone !== before.zone && after.zone && { zone: after.zone }),
    ...(after.languages.join() !== before.languages.join() && { languages: [...after.languages] }),
  };
  const parts = after.parts.flatMap((part) => {
    const was = before.parts.find(({ role }) => role === part.role);
    const edit: Edit = {
      ...(part.headline.trim() !== was?.headline && { headline: part.headline.trim() || null }),
      ...(part.about.trim() !== was?.about && { about: part.about.trim() || null }),
      ...(part.topics.join() !== was?.topics.join() && { topics: [...part.topics] }),
      ...(JSON.stringify(answered(part)) !== JSON.stringify(was && answered(was)) && { answers: answered(part) }),
      ...(part.capacity !== was?.capacity && { capacity: part.capacity }),
    };
    return Object.keys(edit).length > 0 ? [{ ...edit, role: part.role }] : [];
  });
  const [first = {}, ...further] = parts;
  return [{ ...person, ...first }, ...further].filter((edit) => Object.keys(edit).length > 0);
}

/** The answers as they are sent: a question without a choice is not answered. */
function answered({ answers }: PartFields): NonNullable<Edit['answers']> {
  return Object.entries(answers).flatMap(([question, options]) => (options.length > 0 ? [{ question, options: [...options] }] : []));
}

/** What can be wrong in it: the ids of its fields. */
export type ProfileField = 'name' | 'zone' | 'languages' | `topics-${EnrolmentRole}` | `answer-${string}` | 'capacity';

/** What keeps the profile from being saved. */
export function wrongIn({ name, languages, parts }: ProfileFields): ProfileField[] {
  const wrong: (ProfileField | false)[] = [
    name.trim() === '' && 'name',
    languages.length === 0 && 'languages',
    parts.some(({ capacity }) => !Number.isInteger(capacity) || capacity < 1 || capacity > limits.mentorCapacity) && 'capacity',
  ];
  return wrong.filter((field) => field !== false);
}
