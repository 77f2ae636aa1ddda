import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { rolls } from '../directory/rolls.ts';
import { hasWords, wordsOf } from '../directory/word-index.ts';
import { activeAmong } from '../people/enrolments.ts';
import { welcomeAmong } from '../people/identities.ts';
import { peopleByIds, readPerson } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import type { Locale, ProgramState } from '../vocabulary.ts';
import { appointedIn, replaceAppointed, type AppointedRole } from './appointments.ts';
import { inLocale, rewritten, written, type Localized } from './localized.ts';
import { loadProgram } from './load-program.ts';
import { ProgramModel, type StoredProgram } from './program.model.ts';
import { isAlone, isSafeguarded, mayAdvance, stepsFrom, type Leadership } from './program-states.ts';

/** A program as its coordinators run it: the contract's `ManagedProgram`. */
export interface ManagedProgram {
  id: string;
  title: string;
  subtitle: string | null;
  /** Calendar dates. */
  startsOn: string | null;
  endsOn: string | null;
  state: ProgramState;
  /** The states it may go to, and what has to be there first; the usual way comes first. */
  steps: { to: ProgramState; needs: 'safeguarding-lead' | null }[];
  safeguardingLead: PersonRef | null;
  coordinators: PersonRef[];
}

/** Absent leaves, null clears. A text comes in the editor's own words, or with its translations. */
export interface ProgramInput {
  title?: string | Localized | undefined;
  subtitle?: string | Localized | null | undefined;
  startsOn?: string | null | undefined;
  endsOn?: string | null | undefined;
}

/** For coordinators: what can be set, who answers for the program, and where it may go from here. */
export async function readManagedProgram(actor: ProgramActor, programId: string): Promise<ManagedProgram> {
  return view(actor, await loadProgram(actor, programId, 'program.edit'));
}

/** Changes what a program says of itself. A text is changed in the words that the editor reads: in their locale, else as it was written. */
export async function editProgram(actor: ProgramActor, programId: string, input: ProgramInput, now = new Date()): Promise<ManagedProgram> {
  const { tenantId } = actor;
  const edited = await inTransaction(async () => {
    const before = await loadProgram(actor, programId, 'program.edit');
    if (before.state === 'archived') throw new RuleBroken('moved-on', { state: before.state });
    const set = changesOf(before, input, await localeOf(actor));
    const { startsOn, endsOn } = { ...before, ...set };
    if (startsOn !== null && endsOn !== null && endsOn < startsOn) throw new RuleBroken('body-invalid', { path: 'endsOn' });
    const fields = Object.keys(set);
    if (fields.length === 0) return before;
    const after = await ProgramModel.findOneAndUpdate({ tenantId, _id: programId }, { $set: set }, { returnDocument: 'after' }).lean().orFail();
    await recordEvent(actor, { type: 'program.edited', subjectIds: [programId], audience: [], forCoordinators: true, data: { fields }, at: now });
    return after;
  });
  return view(actor, edited);
}

function changesOf(before: StoredProgram, { title, subtitle, startsOn, endsOn }: ProgramInput, locale: Locale) {
  const subtitleNow = before.subtitle && inLocale(before.subtitle, locale);
  return {
    ...(title === undefined || title === inLocale(before.title, locale) ? {} : { title: textOf(before.title, title, locale) }),
    ...(subtitle === undefined || subtitle === subtitleNow ? {} : { subtitle: subtitle && textOf(before.subtitle ?? written(before.title.default, ''), subtitle, locale) }),
    ...(startsOn === undefined || startsOn === before.startsOn ? {} : { startsOn }),
    ...(endsOn === undefined || endsOn === before.endsOn ? {} : { endsOn }),
  };
}

function textOf(before: Localized, text: string | Localized, locale: Locale): Localized {
  return typeof text === 'string' ? rewritten(before, locale, text) : text;
}

/** Moves a program on, or back by one: legal steps only, and pairs only with a safeguarding lead. */
export async function advanceProgram(actor: ProgramActor, programId: string, to: ProgramState, now = new Date()): Promise<ManagedProgram> {
  const { tenantId } = actor;
  const moved = await inTransaction(async () => {
    const { state: from } = await loadProgram(actor, programId, 'program.edit');
    if (!mayAdvance(from, to)) throw new RuleBroken('moved-on', { state: from });
    if (!isSafeguarded(to, await leadershipOf(actor))) throw new RuleBroken('safeguarding-lead-missing');
    const program = await ProgramModel.findOneAndUpdate({ tenantId, _id: programId, state: from }, { $set: { state: to } }, { returnDocument: 'after' }).lean();
    if (program === null) throw new RuleBroken('moved-on');
    await recordEvent(actor, { type: 'program.edited', subjectIds: [programId], audience: [], forCoordinators: true, data: { from, to }, at: now });
    return program;
  });
  return view(actor, moved);
}

/**
 * Names the one person to whom concerns go, in place of whoever was named before. Never the only coordinator: a concern
 * about the coordinator has to reach somebody else.
 */
export async function nameSafeguardingLead(actor: ProgramActor, programId: string, personId: string, now = new Date()): Promise<ManagedProgram> {
  const { tenantId } = actor;
  const program = await inTransaction(async () => {
    const { state } = await loadProgram(actor, programId, 'program.edit');
    if (state === 'archived') throw new RuleBroken('moved-on', { state });
    if (!(await isEligible(actor, personId))) throw new NotFound();
    if (isAlone(personId, (await leadershipOf(actor)).coordinators)) throw new RuleBroken('safeguarding-lead-missing');
    await replaceAppointed(actor, 'safeguarding-lead', personId, now);
    // A step that asks for a lead at the same moment conflicts with this, and looks again.
    return ProgramModel.findOneAndUpdate({ tenantId, _id: programId }, { $set: { updatedAt: now } }, { returnDocument: 'after' }).lean().orFail();
  });
  return view(actor, program);
}

const mostFound = 20;

/** For coordinators: who can be named safeguarding lead, by name: those who hold a role by appointment, and mentors. */
export async function listLeadCandidates(
  actor: ProgramActor,
  programId: string,
  { q = '' }: { q?: string | undefined },
): Promise<{ items: PersonRef[]; nextCursor: null; total: number }> {
  const { settings } = await loadProgram(actor, programId, 'program.edit');
  const wanted = wordsOf(q);
  const roll = await rolls.of(actor, { blind: settings.fairness?.blind ?? false });
  const mentors = roll.mentors(wanted);
  const isListed = (personId: string): boolean => roll.isIn(mentors, { personId, role: 'mentor' });
  const holding = await appointedIn(actor.tenantId, actor.programId);
  const { coordinators } = leadershipIn(holding);
  const alone = [...coordinators].filter((id) => isAlone(id, coordinators));
  // Whoever holds a role is one of a few. Of mentors there are as many as the program has, so the first of them come from what is kept.
  const appointed = await welcomeAmong(actor.tenantId, [...holding.keys()].filter((id) => !alone.includes(id) && !isListed(id)));
  const locale = await localeOf(actor);
  const first = roll.first(mentors, locale, mostFound + alone.length).map(({ personId }) => personId).filter((id) => !alone.includes(id));
  const people = await peopleByIds(actor, [...appointed, ...first]);
  const named = appointed.map((id) => refTo(people, id)).filter(({ name }) => hasWords(name, wanted));
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const items = [...named, ...first.map((id) => refTo(people, id))].sort((a, b) => compare(a.name, b.name)).slice(0, mostFound);
  return { items, nextCursor: null, total: roll.count(mentors) - alone.filter(isListed).length + named.length };
}

/** Who may be asked to look after the safety of others: not somebody who is here as a mentee only, nor who may not come in. */
async function isEligible(actor: ProgramActor, personId: string): Promise<boolean> {
  if ((await welcomeAmong(actor.tenantId, [personId])).length === 0) return false;
  return (await appointedIn(actor.tenantId, actor.programId)).has(personId) || (await activeAmong(actor, 'mentor', [personId])).has(personId);
}

async function leadershipOf({ tenantId, programId }: ProgramActor): Promise<Leadership> {
  return leadershipIn(await appointedIn(tenantId, programId));
}

function leadershipIn(appointed: ReadonlyMap<string, readonly AppointedRole[]>): Leadership {
  const holding = (role: 'coordinator' | 'safeguarding-lead') =>
    new Set([...appointed].filter(([, roles]) => roles.includes(role)).map(([personId]) => personId));
  return { coordinators: holding('coordinator'), safeguardingLeads: holding('safeguarding-lead') };
}

async function localeOf(actor: ProgramActor): Promise<Locale> {
  return (await readPerson(actor, actor.personId)).locale;
}

async function view(actor: ProgramActor, program: StoredProgram): Promise<ManagedProgram> {
  const locale = await localeOf(actor);
  const leadership = await leadershipOf(actor);
  const { coordinators, safeguardingLeads } = leadership;
  const people = await peopleByIds(actor, [...coordinators, ...safeguardingLeads]);
  const [lead] = safeguardingLeads;
  return {
    id: String(program._id),
    title: inLocale(program.title, locale),
    subtitle: program.subtitle && inLocale(program.subtitle, locale),
    startsOn: program.startsOn,
    endsOn: program.endsOn,
    state: program.state,
    steps: stepsFrom(program.state).map((to) => ({ to, needs: isSafeguarded(to, leadership) ? null : 'safeguarding-lead' })),
    safeguardingLead: lead === undefined ? null : refTo(people, lead),
    coordinators: [...coordinators].map((id) => refTo(people, id)),
  };
}
