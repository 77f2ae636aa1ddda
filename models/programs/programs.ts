import { isValidObjectId, trusted, Types } from 'mongoose';
import type { OwnerActor, PersonActor, ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { wanted, type Wanted } from '../mongodb/at-once.ts';
import { emphasesOf } from '../matching/criteria.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { may } from '../policy.ts';
import { limits, type Cadence, type EnrolmentPolicy, type Language, type Locale, type ProgramState, type ProgramTemplate } from '../vocabulary.ts';
import { appoint, coordinatedAmong, type DerivedFrom } from './appointments.ts';
import { enrolmentWindow, withoutPastWindow, type EnrolmentWindow } from './enrolment-window.ts';
import { criteriaOf } from './criteria-of.ts';
import { loadProgram } from './load-program.ts';
import { inLocale, written } from './localized.ts';
import { ProgramModel, type StoredProgram, type StoredQuestion, type StoredTopic } from './program.model.ts';
import { countedAnew } from './protected-words.ts';
import { questionsOf } from './question.ts';
import { takesPeople } from './program-states.ts';
import { defaultSettings, knownSettings, settingsWith, type ProgramSettings } from './settings.ts';
import { templates } from './templates/templates.ts';
import { usualQuestions } from './templates/usual-questions.ts';

export type { StoredProgram, StoredQuestion } from './program.model.ts';
export type { ProgramSettings } from './settings.ts';

/** A program as its people see it, in the reader's locale: the contract's `programOfMine`. */
export interface ProgramView {
  id: string;
  title: string;
  subtitle: string | null;
  state: ProgramState;
  topics: { key: string; label: string }[];
  /** What people are asked about themselves, the first asked first. */
  questions: AskedQuestion[];
  languages: Language[];
  startsOn: string | null;
  endsOn: string | null;
  enrolment: { mentor: EnrolmentPolicy; mentee: EnrolmentPolicy };
  /** Whether joining has limits besides, of places or of time: `listOpenings` tells how they stand. */
  limited?: true;
  /** How long a meeting usually is. */
  meetingMinutes: number;
  /** How often a pair or a circle usually means to meet. */
  cadence: Cadence;
  /** How many days a mentor has to answer a request. */
  requestDays: number;
  /** How many mentors a request may name, asked one after the other. */
  requestChoices: number;
  /** Of what a mentee may say that it matters most to them (`Participant`), where they are asked. */
  emphases?: string[];
  /** Its colour, `#rrggbb`, where it has one. */
  accent?: string;
}

/** A question in the words of who is asked: the contract's `AskedQuestion`. */
export interface AskedQuestion extends Pick<StoredQuestion, 'key' | 'kind' | 'most' | 'role' | 'required' | 'visibility'> {
  text: string;
  options: { key: string; label: string }[];
  /** Whether its answers count for how well two people fit. */
  counts: boolean;
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
  const design: ProgramDesign = {
    title: written(input.locale, input.title),
    subtitle: null,
    template: input.template,
    topics: Object.entries(topics).map(([key, text]) => ({ key, label: { default: input.locale, text } })),
    languages: [...languages],
    startsOn: null,
    endsOn: null,
    settings: settingsWith(settings),
    questions: usualQuestions(input.locale),
  };
  return beginProgram(actor, design, input.home, { template: input.template }, now);
}

/** A program that somebody may start from: another one of the same school. */
export interface CopySource {
  id: string;
  title: string;
  /** Whether the reader coordinates it, and so could link the course to it as well. */
  coordinated: boolean;
}

/** What a copied course had before, for somebody who teaches in the copy; null where it is gone. Of a program it tells its title alone. */
export async function readCopySource(actor: PersonActor, programId: string, locale: Locale): Promise<CopySource | null> {
  if (!may(actor, 'program.start', {})) throw new NotAllowed();
  const { tenantId, personId } = actor;
  const program = await ProgramModel.findOne({ tenantId, _id: programId }, { title: 1, state: 1 }).lean();
  if (program === null) return null;
  const mine = program.state !== 'archived' && (await coordinatedAmong(tenantId, [programId], personId)).has(programId);
  return { id: programId, title: inLocale(program.title, locale), coordinated: mine };
}

/** A new program like another one: the title in the words of who starts it, and the course it lives in. */
export interface ProgramCopy {
  of: string;
  title: string;
  locale: Locale;
  home: DerivedFrom;
}

/**
 * Starts a program with everything that is design in another one (kind, topics, texts, settings), open for enrolment.
 * Nobody comes along, neither people nor who answers for them, and no day that has passed. The title keeps its
 * translations as long as it is not changed.
 */
export async function copyProgram(actor: PersonActor, { of, title, locale, home }: ProgramCopy, now = new Date()): Promise<{ id: string }> {
  if (!may(actor, 'program.start', {})) throw new NotAllowed();
  const source = await ProgramModel.findOne({ tenantId: actor.tenantId, _id: of }).lean();
  if (source === null) throw new NotFound();
  const { template, topics, languages, subtitle, settings } = source;
  const today = now.toISOString().slice(0, 10);
  const stillToCome = (date: string | null): string | null => (date !== null && date >= today ? date : null);
  const design: ProgramDesign = {
    title: title === inLocale(source.title, locale) ? source.title : written(locale, title),
    subtitle,
    template,
    topics,
    languages,
    startsOn: stillToCome(source.startsOn),
    endsOn: stillToCome(source.endsOn),
    settings: withoutPastWindow(knownSettings(settings), now),
    questions: questionsOf(source).filter(({ retired }) => !retired).map(countedAnew),
  };
  return beginProgram(actor, design, home, { template, copyOf: of }, now);
}

/** What is made once and used by everybody: a program without its people and without where it stands. */
type ProgramDesign = Pick<StoredProgram, 'title' | 'subtitle' | 'template' | 'topics' | 'languages' | 'startsOn' | 'endsOn' | 'settings' | 'questions'>;

async function beginProgram(actor: PersonActor, design: ProgramDesign, home: DerivedFrom, data: Record<string, string>, now: Date): Promise<{ id: string }> {
  return inTransaction(async () => {
    const program = await ProgramModel.create({ ...design, tenantId: actor.tenantId, state: 'enrolling' });
    const id = String(program._id);
    const coordinator = { ...actor, programId: id };
    await appoint(coordinator, 'coordinator', home, now);
    await recordEvent(coordinator, { type: 'program.started', subjectIds: [id], audience: [], forCoordinators: true, data, at: now });
    return { id };
  });
}

/** The program of the actor, with its texts in this locale. */
export async function readProgram(actor: PersonActor, programId: string, locale: Locale): Promise<ProgramView> {
  return viewProgram(await loadProgram(actor, programId, 'program.read'), locale);
}

export function viewProgram(program: StoredProgram, locale: Locale): ProgramView {
  const { enrolment, meetings, requests } = program.settings;
  const { blind } = { ...defaultSettings.fairness, ...program.settings.fairness };
  const { accent } = { ...defaultSettings.brand, ...program.settings.brand };
  const emphases = emphasesOf(criteriaOf(program));
  return {
    id: String(program._id),
    title: inLocale(program.title, locale),
    subtitle: program.subtitle && inLocale(program.subtitle, locale),
    state: program.state,
    topics: inOneLocale(program.topics, locale),
    questions: questionsOf(program).filter(({ retired }) => !retired).map((question) => viewQuestion(question, locale)),
    languages: program.languages,
    startsOn: program.startsOn,
    endsOn: program.endsOn,
    enrolment: { mentor: enrolment.mentor, mentee: enrolment.mentee },
    ...(isLimited(program.settings) ? { limited: true } : {}),
    meetingMinutes: meetings.minutes,
    cadence: { ...defaultSettings.match, ...program.settings.match }.cadence,
    requestDays: requests.expiryDays,
    requestChoices: Math.min(requests.choices, limits.choices),
    ...(blind ? { blind } : {}),
    ...(emphases.length > 0 ? { emphases } : {}),
    ...(accent === null ? {} : { accent }),
  };
}

function isLimited({ enrolment, places }: ProgramSettings): boolean {
  const { opens, closes } = { ...defaultSettings.enrolment, ...enrolment };
  const most = { ...defaultSettings.places, ...places };
  return opens !== '' || closes !== '' || most.mentor > 0 || most.mentee > 0;
}

/** A question as those who are asked it read it. */
export function viewQuestion({ key, kind, text, options, most, role, required, visibility, use }: StoredQuestion, locale: Locale): AskedQuestion {
  return { key, kind, text: inLocale(text, locale), options: inOneLocale(options, locale), most, role, required, visibility, counts: use !== 'none' };
}

function inOneLocale(list: readonly StoredTopic[], locale: Locale): { key: string; label: string }[] {
  return list.map(({ key, label }) => ({ key, label: inLocale(label, locale) }));
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

/** Which of these programs of a school are over, newest first. Asks no policy: the caller says who may know of which. */
export async function archivedAmong(tenantId: string, programIds: readonly string[]): Promise<{ id: string; title: string }[]> {
  const programs = await ProgramModel.find({ tenantId, _id: trusted({ $in: programIds }), state: 'archived' }, { title: 1 }).sort({ _id: -1 }).lean();
  return programs.map(({ _id, title }) => ({ id: String(_id), title: inLocale(title, title.default) }));
}

/** What other slices' rules ask of a program. */
export async function programSettings(tenantId: string, programId: string): Promise<ProgramSettings> {
  const program = await ProgramModel.findOne({ tenantId, _id: programId }, { settings: 1 }).lean();
  if (program === null) throw new NotFound();
  return knownSettings(program.settings);
}

/** Nothing new begins in a program that is closed for good: throws `program-archived`. */
export async function assertOpen(program: { readonly tenantId: string; readonly programId: string }): Promise<void> {
  if (await isArchived(program)) throw new RuleBroken('program-archived');
}

/** Whether a program is closed for good. */
export async function isArchived({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }): Promise<boolean> {
  return (await ProgramModel.exists({ tenantId, _id: programId, state: 'archived' })) !== null;
}

/** There is a circle from here on: first pages look for them. To be called in the transaction that starts it. */
export async function noteCircle({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }): Promise<void> {
  await ProgramModel.updateOne({ tenantId, _id: programId, hasCircles: trusted({ $ne: true }) }, { $set: { hasCircles: true } });
}

/** The settings of the actor's program, beside other reads. */
export function ownProgram({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }): Wanted<Pick<StoredProgram, 'settings'>> {
  return wanted(ProgramModel, { tenantId: new Types.ObjectId(tenantId), _id: new Types.ObjectId(programId) }, { limit: 1, then: [{ $project: { settings: 1 } }] });
}

/** What joining and profiles have to keep to. */
export interface ProgramRules {
  settings: ProgramSettings;
  topicKeys: ReadonlySet<string>;
  /** Also those that are not asked any more. */
  questions: readonly StoredQuestion[];
  /** Of what a mentee may say that it matters most to them. */
  emphases: readonly string[];
  /** Whether the program is in a state in which people may join it. */
  takesPeople: boolean;
  window: EnrolmentWindow;
}

export async function programRules(tenantId: string, programId: string): Promise<ProgramRules> {
  const program = await ProgramModel.findOne({ tenantId, _id: programId }, { settings: 1, state: 1, topics: 1, questions: 1 }).lean();
  if (program === null) throw new NotFound();
  return {
    settings: program.settings,
    topicKeys: new Set(program.topics.map(({ key }) => key)),
    questions: questionsOf(program),
    emphases: emphasesOf(criteriaOf(program)),
    takesPeople: takesPeople(program.state),
    window: enrolmentWindow(program.settings),
  };
}

/**
 * In the transaction that saves answers to these questions, as it read them: a change of the questions and such an answer take turns,
 * or each would be made without seeing the other. An answer that is public has nobody more to be shown to, and waits for nobody.
 */
export async function takeTurnOnQuestions({ tenantId, programId }: ProgramActor, answered: readonly StoredQuestion[]): Promise<void> {
  if (answered.every(({ visibility }) => visibility === 'public')) return;
  await ProgramModel.updateOne({ tenantId, _id: programId }, { $inc: { answerTurns: 1 } }, { timestamps: false });
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
