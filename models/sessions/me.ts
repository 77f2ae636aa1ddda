import type { PersonActor } from '../actor.ts';
import { invitationTo, type Prefill } from '../external-people/invited.ts';
import { together } from '../mongodb/connect.ts';
import { stillSaid } from '../people/answers.ts';
import { enrolmentsOf } from '../people/enrolments.ts';
import { readPerson, type PersonView } from '../people/people.ts';
import { readCopySource, readProgram, type CopySource } from '../programs/programs.ts';
import { templatesFor } from '../tenants/registration-choices.ts';
import { findRegistration } from '../tenants/registrations.ts';
import type { Completion, Entrance, Locale, ProgramPart, ProgramTemplate, Role, SessionDoor } from '../vocabulary.ts';
import { isPastProgramOf } from './past-programs.ts';
import type { Session } from './sessions.ts';

type MyEnrolment = Awaited<ReturnType<typeof enrolmentsOf>>[number];

/** Who the person is here, and what opens to them: the contract's `me`. */
export interface Me {
  person: { id: string; name: string | null; locale: Locale; region?: string; zone: string | null; languages: string[] };
  roles: Role[];
  entrance: Entrance;
  door: SessionDoor;
  program: Awaited<ReturnType<typeof readProgram>> | null;
  enrolments: MyEnrolment[];
  course: { title: string; templates: ProgramTemplate[]; copyOf: CopySource | null; over?: { readable: boolean } } | null;
  returnUrl: string | null;
  part: ProgramPart | null;
  completion: Completion | null;
  reviewing: boolean;
  /** What a coordinator wrote of somebody from outside who has not joined yet. */
  invited?: Prefill;
}

/** For whoever has the session, about themselves: what is stored at this moment. Asks no policy. */
export async function readMe(actor: PersonActor, session: Session): Promise<Me> {
  const { tenantId, programId, personId } = actor;
  const [person, enrolments] = await together(
    () => readPerson(actor, personId),
    async () => (programId === undefined ? [] : enrolmentsOf(tenantId, programId, personId)),
  );
  const program = programId === undefined ? null : await readProgram(actor, programId, person.locale);
  return viewMe(actor, session, { person, enrolments, program });
}

/** What was read of a person, in whatever way, as they see it. */
export interface Self {
  person: PersonView;
  enrolments: MyEnrolment[];
  program: Me['program'];
}

/** The same, of what was read already: a launch brings it along with its other reads. Zone, course and part are those of the session. */
export async function viewMe(actor: PersonActor, session: Session, { person, enrolments, program }: Self): Promise<Me> {
  const invited = session.door === 'link' ? await invitationTo({ ...session, programId: session.programId!, personId: actor.personId }) : null;
  return {
    person: { id: person.id, name: person.name, locale: person.locale, ...(person.region === null ? {} : { region: person.region }), zone: person.zone ?? session.offeredZone, languages: person.languages },
    roles: [...actor.roles],
    entrance: entranceOf(actor, enrolments, program !== null),
    door: session.door,
    program: invited === null || program === null ? program : letsIn(program, invited),
    enrolments: program === null ? enrolments : enrolments.map((one) => withWhatIsAsked(one, program)),
    course: session.course && (await startIn(actor, session, session.course, person.locale)),
    returnUrl: session.returnUrl,
    part: session.part,
    completion: session.completion,
    reviewing: session.reviewOf !== null,
    ...(invited === null ? {} : { invited }),
  };
}

/** Somebody's part with what they said of what the program asks now. */
function withWhatIsAsked({ emphasis, ...mine }: MyEnrolment, { questions, emphases = [] }: NonNullable<Me['program']>): MyEnrolment {
  const asked = questions.filter(({ role }) => role === 'both' || role === mine.role);
  return {
    ...mine,
    answers: stillSaid(mine.answers, asked).map(({ question, options, text }) => ({ question, options, ...(text !== undefined && { text }) })),
    ...(emphasis !== undefined && emphases.includes(emphasis) && { emphasis }),
  };
}

/** Whoever is invited to a role joins it at once, however the program is set for others. */
function letsIn(program: NonNullable<Me['program']>, { role }: Prefill): NonNullable<Me['program']> {
  return { ...program, enrolment: { ...program.enrolment, [role]: 'open' } };
}

/** What may be started in a course without a program. */
async function startIn(actor: PersonActor, { sourceId }: Session, { title, copyOf, over }: NonNullable<Session['course']>, locale: Locale): Promise<Me['course']> {
  const registration = await findRegistration(sourceId);
  return {
    title,
    templates: templatesFor(registration?.choices ?? null),
    copyOf: copyOf === null ? null : await readCopySource(actor, copyOf, locale),
    ...(over === null ? {} : { over: { readable: await isPastProgramOf(actor, over) } }),
  };
}

/**
 * The first screen: no program yet, so start one; no role and no enrolment, so join; then waiting or declined until a
 * coordinator decides otherwise. Any active enrolment, and any appointment, opens the program.
 */
export function entranceOf(actor: Pick<PersonActor, 'roles'>, enrolments: readonly Pick<MyEnrolment, 'state'>[], hasProgram: boolean): Entrance {
  if (!hasProgram) return 'start-program';
  if (actor.roles.length > 0) return 'ready';
  const states = new Set(enrolments.map(({ state }) => state));
  if (states.has('active')) return 'ready';
  if (states.has('pending')) return 'waiting';
  if (states.has('paused')) return 'paused';
  if (states.has('declined')) return 'declined';
  return 'join';
}
