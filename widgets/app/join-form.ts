import { languages, limits, type EnrolmentRole, type Language } from '../../models/vocabulary.ts';
import type { DraftFields } from '../api/draft.ts';
import type { CallInput } from '../api/operation.ts';
import type { Me } from '../api/session.ts';
import { answersOf, askedIn, faultIn, missingIn, type AnswerValues, type AskedQuestion } from '../questions/answer-values.ts';
import { openRoles, type OpenRole } from './open-roles.ts';
import { deviceZone } from './zone-field.ts';

/** What the join screen asks, as it is typed. */
export interface JoinFields {
  role: EnrolmentRole | undefined;
  name: string;
  /** '' where neither the platform nor the browser could say. */
  zone: string;
  languages: readonly Language[];
  topics: readonly string[];
  /** To the questions that the program requires an answer to. */
  answers: AnswerValues;
  program: boolean;
  directory: boolean;
}
export type JoinField = Exclude<keyof JoinFields, 'answers'> | `answer-${string}`;

/** What is known already: nothing is asked twice. A permission is never given beforehand. */
export function firstFields(me: Me, roles: readonly OpenRole[], wanted: string): JoinFields {
  const { person, program, invited } = me;
  const role = roles.find((one) => one.role === (invited?.role ?? wanted))?.role ?? (roles.length === 1 ? roles[0]?.role : undefined);
  const told = person.languages.length > 0 ? person.languages : (invited?.languages ?? []);
  const spoken = told.length > 0 ? told : languages.filter((one) => one === person.locale.slice(0, 2) && program?.languages.includes(one));
  return { role, name: person.name ?? '', zone: person.zone ?? deviceZone(), languages: spoken, topics: invited?.topics ?? [], answers: {}, program: false, directory: false };
}

/** The fields with the role only where it can still be joined: its places may be taken, or its time over, since it was chosen. */
export function amongRoles(fields: JoinFields, roles: readonly OpenRole[]): JoinFields {
  return roles.some(({ role }) => role === fields.role) ? fields : { ...fields, role: undefined };
}

/** As a draft keeps them: permissions are asked anew each time. */
export function toDraft({ role, name, zone, languages: spoken, topics }: JoinFields): DraftFields {
  return { role: role ?? '', name, zone, languages: spoken.join(), topics: topics.join() };
}

/** The fields with what a draft brings back, as far as it still fits the program. */
export function withDraft(fields: JoinFields, draft: DraftFields, me: Me | undefined): JoinFields {
  const list = (text: string | undefined) => (text === undefined ? undefined : text.split(',').filter(Boolean));
  const role = me && openRoles(me).find((one) => one.role === draft['role'])?.role;
  const spoken = list(draft['languages'])?.filter((one): one is Language => languages.some((known) => known === one));
  const topics = list(draft['topics'])?.filter((one) => me?.program?.topics.some(({ key }) => key === one));
  return {
    ...fields,
    role: role ?? fields.role,
    name: draft['name'] ?? fields.name,
    zone: draft['zone'] ?? fields.zone,
    languages: spoken ?? fields.languages,
    topics: topics ?? fields.topics,
  };
}

/** What the program asks whoever joins in this role; everything else it asks on the profile. */
export function askedAtJoining(me: Me | undefined, role: EnrolmentRole | undefined): AskedQuestion[] {
  return role === undefined ? [] : askedIn(me?.program?.questions ?? [], role).filter(({ required }) => required);
}

/** The fields that keep somebody from joining, in the order of the screen. */
export function missing(fields: JoinFields, asked: readonly AskedQuestion[]): JoinField[] {
  const unanswered = new Set(missingIn(fields.answers, asked));
  const wrong: (JoinField | false)[] = [
    fields.role === undefined && 'role',
    fields.name.trim() === '' && 'name',
    fields.zone === '' && 'zone',
    fields.languages.length === 0 && 'languages',
    ...asked.filter((question) => unanswered.has(question) || faultIn(question, fields.answers) !== undefined).map(({ key }) => `answer-${key}` as const),
    !fields.program && 'program',
  ];
  return wrong.filter((field) => field !== false);
}

/** The call that joins; undefined while something is missing. */
export function toJoin(fields: JoinFields, asked: readonly AskedQuestion[]): CallInput<'join'>['body'] | undefined {
  const { role, name, zone, languages: spoken, topics, directory } = fields;
  if (role === undefined || missing(fields, asked).length > 0) return undefined;
  const consent = role === 'mentor' ? { program: true as const, directory } : { program: true as const };
  const answers = answersOf(fields.answers, asked);
  return { role, name: name.trim().slice(0, limits.displayName), zone, languages: [...spoken], topics: [...topics], ...(answers.length > 0 && { answers }), consent };
}
