import { limits, type EnrolmentRole, type Language, type Locale } from '../../models/vocabulary.ts';
import type { DraftFields } from '../api/draft.ts';
import type { CallInput } from '../api/operation.ts';
import type { Me } from '../api/session.ts';
import { answersOf, askedIn, faultIn, isWritten, missingIn, valuesOf, type AnswerValues, type AskedQuestion } from '../questions/answer-values.ts';

/** What somebody says of their part in one role. */
export interface PartFields {
  role: EnrolmentRole;
  headline: string;
  about: string;
  topics: readonly string[];
  /** To the program's questions. */
  answers: AnswerValues;
  /** Of mentees: what matters most to them; '' where they have not said. */
  emphasis: string;
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
    .map(({ role, headline, about, topics, answers, emphasis, capacity, placesTaken }) => ({
      role,
      headline: headline ?? '',
      about: about ?? '',
      topics,
      answers: valuesOf(answers),
      emphasis: emphasis ?? '',
      capacity,
      placesTaken,
    }));
  return { name: person.name ?? '', locale: person.locale, zone: person.zone ?? '', languages: person.languages, parts };
}

/** What takes time to write is kept as a draft, answers in words as far as they fit into one. */
export function draftOf({ name, parts }: ProfileFields, questions: readonly AskedQuestion[]): DraftFields {
  const written = JSON.stringify(parts.map(({ role, answers }) => [role, Object.fromEntries(askedIn(questions, role).filter(isWritten).flatMap(({ key }) => (answers[key] ? [[key, answers[key]]] : [])))]));
  return Object.fromEntries([['name', name], ...(written.length <= limits.draft ? [['answers', written]] : []), ...parts.flatMap(({ role, headline, about }) => [[`headline-${role}`, headline], [`about-${role}`, about]])]);
}

export function withProfileDraft(fields: ProfileFields, draft: DraftFields, questions: readonly AskedQuestion[]): ProfileFields {
  const parts = fields.parts.map((part) => ({
    ...part,
    headline: draft[`headline-${part.role}`] ?? part.headline,
    about: draft[`about-${part.role}`] ?? part.about,
    answers: { ...part.answers, ...writtenIn(draft['answers'], part.role, questions) },
  }));
  return { ...fields, name: draft['name'] ?? fields.name, parts };
}

/** The answers in words that a draft brings back, as far as the program still asks for them. */
function writtenIn(draft: string | undefined, role: EnrolmentRole, questions: readonly AskedQuestion[]): AnswerValues {
  const kept = parsed(draft).find((one) => Array.isArray(one) && one[0] === role) as [string, unknown] | undefined;
  const values = (kept?.[1] ?? {}) as Record<string, unknown>;
  const texts = askedIn(questions, role).filter(isWritten).map(({ key }) => [key, Array.isArray(values[key]) ? (values[key] as unknown[])[0] : undefined] as const);
  return Object.fromEntries(texts.flatMap(([key, text]) => (typeof text === 'string' ? [[key, [text]]] : [])));
}

function parsed(draft: string | undefined): unknown[] {
  try {
    const value: unknown = JSON.parse(draft ?? '[]');
    return Array.isArray(value) ? value : [];
  } catch {
    return []; // a draft of another time
  }
}

/** The calls that bring the profile from what it is to what was typed: one for the person and one part, one for each further part. */
export function editsOf(before: ProfileFields, after: ProfileFields, questions: readonly AskedQuestion[]): Edit[] {
  const person: Edit = {
    ...(after.name.trim() !== before.name && { name: after.name.trim() }),
    ...(after.locale !== before.locale && { locale: after.locale }),
    ...(after.zone !== before.zone && after.zone && { zone: after.zone }),
    ...(after.languages.join() !== before.languages.join() && { languages: [...after.languages] }),
  };
  const parts = after.parts.flatMap((part) => {
    const was = before.parts.find(({ role }) => role === part.role);
    const answers = answersOf(part.answers, askedIn(questions, part.role));
    const edit: Edit = {
      ...(part.headline.trim() !== was?.headline && { headline: part.headline.trim() || null }),
      ...(part.about.trim() !== was?.about && { about: part.about.trim() || null }),
      ...(part.topics.join() !== was?.topics.join() && { topics: [...part.topics] }),
      ...(JSON.stringify(answers) !== JSON.stringify(was && answersOf(was.answers, askedIn(questions, part.role))) && { answers }),
      ...(part.emphasis !== was?.emphasis && { emphasis: part.emphasis || null }),
      ...(part.capacity !== was?.capacity && { capacity: part.capacity }),
    };
    return Object.keys(edit).length > 0 ? [{ ...edit, role: part.role }] : [];
  });
  const [first = {}, ...further] = parts;
  return [{ ...person, ...first }, ...further].filter((edit) => Object.keys(edit).length > 0);
}

/** What can be wrong in it: the ids of its fields. */
export type ProfileField = 'name' | 'zone' | 'languages' | `topics-${EnrolmentRole}` | `answer-${string}` | 'capacity';

/** What was there before, and what the program asks. */
interface Asked {
  readonly before: ProfileFields;
  readonly questions: readonly AskedQuestion[];
}

/** What keeps the profile from being saved. A question that came to be required does not, as long as it was never answered. */
export function wrongIn({ name, languages, parts }: ProfileFields, { before, questions }: Asked): ProfileField[] {
  const wrong: (ProfileField | false)[] = [
    name.trim() === '' && 'name',
    languages.length === 0 && 'languages',
    ...parts.flatMap((part) => wrongAnswers(part, askedIn(questions, part.role), before.parts.find(({ role }) => role === part.role))),
    parts.some(({ capacity }) => !Number.isInteger(capacity) || capacity < 1 || capacity > limits.mentorCapacity) && 'capacity',
  ];
  return wrong.filter((field) => field !== false);
}

function wrongAnswers({ role, answers }: PartFields, asked: readonly AskedQuestion[], was: PartFields | undefined): ProfileField[] {
  const open = new Set(missingIn(was?.answers ?? {}, asked));
  const takenBack = new Set(missingIn(answers, asked).filter((question) => !open.has(question)));
  return asked.filter((question) => takenBack.has(question) || faultIn(question, answers) !== undefined).map(({ key }) => `answer-${role}-${key}` as const);
}

/** The required questions that are not answered yet. */
export function stillAsked({ parts }: ProfileFields, questions: readonly AskedQuestion[]): number {
  return parts.reduce((sum, { role, answers }) => sum + missingIn(answers, askedIn(questions, role)).length, 0);
}
