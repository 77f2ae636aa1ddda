import { isValidObjectId, trusted } from 'mongoose';
import type { OwnerActor, PersonActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { may } from '../policy.ts';
import type { EnrolmentPolicy, Language, Locale, ProgramState, ProgramTemplate } from '../vocabulary.ts';
import { appoint, coordinatedAmong, type DerivedFrom } from './appointments.ts';
import { loadProgram } from './load-program.ts';
import { inLocale, written } from './localized.ts';
import { ProgramModel } from './program.model.ts';
import { takesPeople } from './program-states.ts';
import { settingsWith, type ProgramSettings } from './settings.ts';
import { templates } from './templates/templates.ts';

export type { ProgramSettings } from './settings.ts';

/** A program as its people see it, in the reader's locale: the contract's `programOfMine`. */
export interface ProgramView {
  id: string;
  title: string;
  subtitle: string | null;
  state: ProgramState;
  topics: { key: string; label: string }[];
  languages: Language[];
  startsOn: string | null;
  endsOn: string | null;
  enrolment: { mentor: EnrolmentPolicy; mentee: EnrolmentPolicy };
  /** How long a meeting usually is. */
  meetingMinutes: number;
  /** How many days a mentor has to answer a request. */
  requestDays: number;
}

/** A new program: which template, the title in the words and the locale of who starts it, and the course it lives in. */
export interface NewProgram {
  template: ProgramTemplate;
  title: string;
  locale: Locale;
  home: DerivedFrom;
}

/**
 * Starts a program with everything its template brings, open for enrolment. Whoever starts it coordinates it because
 * they teach in its home course, and only as long as they do.
 */
export async function startProgram(actor: PersonActor, input: NewProgram, now = new Date()): Promise<{ id: string }> {
  if (!may(actor, 'program.start', {})) throw new NotAllowed();
  const { topics, languages, settings } = templates[input.template];
  return inTransaction(async () => {
    const program = await ProgramModel.create({
      tenantId: actor.tenantId,
      title: written(input.locale, input.title),
      state: 'enrolling',
      template: input.template,
      topics: Object.entries(topics).map(([key, text]) => ({ key, label: { default: input.locale, text } })),
      languages: [...languages],
      settings: settingsWith(settings),
    });
    const id = String(program._id);
    const coordinator = { ...actor, programId: id };
    await appoint(coordinator, 'coordinator', input.home, now);
    await recordEvent(coordinator, { type: 'program.started', subjectIds: [id], audience: [], forCoordinators: true, data: { template: input.template }, at: now });
    return { id };
  });
}

/** The program of the actor, with its texts in this locale. */
export async function readProgram(actor: PersonActor, programId: string, locale: Locale): Promise<ProgramView> {
  const program = await loadProgram(actor, programId, 'program.read');
  const { enrolment, meetings, requests } = program.settings;
  return {
    id: String(program._id),
    title: inLocale(program.title, locale),
    subtitle: program.subtitle && inLocale(program.subtitle, locale),
    state: program.state,
    topics: program.topics.map(({ key, label }) => ({ key, label: inLocale(label, locale) })),
    languages: program.languages,
    startsOn: program.startsOn,
    endsOn: program.endsOn,
    enrolment: { mentor: enrolment.mentor, mentee: enrolment.mentee },
    meetingMinutes: meetings.minutes,
    requestDays: requests.expiryDays,
  };
}

/** Programs of a school that a person may link a further course to: those they coordinate and that are not archived. */
export async function listCoordinatedPrograms(actor: PersonActor): Promise<{ id: string; title: string }[]> {
  if (!may(actor, 'program.list', {})) throw new NotAllowed();
  const { tenantId, personId } = actor;
  const programs = await ProgramModel.find({ tenantId, state: trusted({ $ne: 'archived' }) }, { title: 1 }).sort({ _id: -1 }).limit(mostPrograms).lean();
  const mine = await coordinatedAmong(tenantId, programs.map(({ _id }) => String(_id)), personId);
  return programs
    .map(({ _id, title }) => ({ id: String(_id), title: inLocale(title, title.default) }))
    .filter(({ id }) => mine.has(id));
}
/** The newest programs of a tenant that are looked through for somebody's own. */
const mostPrograms = 2_000;

/** What other slices' rules ask of a program. */
export async function programSettings(tenantId: string, programId: string): Promise<ProgramSettings> {
  const program = await ProgramModel.findOne({ tenantId, _id: programId }, { settings: 1 }).lean();
  if (program === null) throw new NotFound();
  return program.settings;
}

/** What joining and profiles have to keep to. */
export interface ProgramRules {
  settings: ProgramSettings;
  topicKeys: ReadonlySet<string>;
  /** Whether the program is in a state in which people may join it. */
  takesPeople: boolean;
}

export async function programRules(tenantId: string, programId: string): Promise<ProgramRules> {
  const program = await ProgramModel.findOne({ tenantId, _id: programId }, { settings: 1, state: 1, topics: 1 }).lean();
  if (program === null) throw new NotFound();
  return {
    settings: program.settings,
    topicKeys: new Set(program.topics.map(({ key }) => key)),
    takesPeople: takesPeople(program.state),
  };
}

/** The locale that a program was written in: for people whose own is not known. */
export async function programLocale(tenantId: string, programId: string): Promise<Locale | null> {
  const program = await ProgramModel.findOne({ tenantId, _id: programId }, { title: 1 }).lean();
  return program?.title.default ?? null;
}

/** Every program of every tenant, for jobs; archived ones are at rest and left out. */
export async function* eachProgram(): AsyncGenerator<{ tenantId: string; programId: string }> {
  const programs = ProgramModel.find({ state: trusted({ $ne: 'archived' }) }, { tenantId: 1 }, { acrossTenants: 'a job serves every tenant' }).lean().cursor();
  for await (const { _id, tenantId } of programs) yield { tenantId: String(tenantId), programId: String(_id) };
}

/** Whose program it is: for the owner, who names programs by their id alone. */
export async function tenantOfProgram(_actor: OwnerActor, programId: string): Promise<string> {
  if (!isValidObjectId(programId)) throw new NotFound();
  const program = await ProgramModel.findOne({ _id: programId }, { tenantId: 1 }, { acrossTenants: 'the owner serves every tenant' }).lean();
  if (program === null) throw new NotFound();
  return String(program.tenantId);
}
