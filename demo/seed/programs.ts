import type { PersonActor, ProgramActor } from '../../models/actor.ts';
import { appoint } from '../../models/programs/appointments.ts';
import { editFairnessRules } from '../../models/programs/fairness-rules.ts';
import { advanceProgram, editProgram } from '../../models/programs/managing.ts';
import { startProgram, type NewProgram } from '../../models/programs/programs.ts';
import { editRequestRules } from '../../models/programs/request-rules.ts';
import { linkContext } from '../../models/tenants/context-links.ts';
import type { Role } from '../../models/vocabulary.ts';
import type { People } from '../people.ts';
import { chance } from '../people/random.ts';
import { introduce, type School } from './school.ts';
import { termOf, type SeedClock } from './seed-clock.ts';

/** A program of the demo, with the coordinator who runs it. */
export interface OpenProgram {
  readonly name: string;
  readonly tenantId: string;
  readonly programId: string;
  readonly coordinator: ProgramActor;
}

/** The actor that somebody's session in this program would be. */
export function memberOf({ tenantId, programId }: OpenProgram, personId: string, ...roles: Role[]): ProgramActor {
  return { kind: 'person', tenantId, programId, personId, roles };
}

/** When the programs of this term began and how long they run, in days from the seed's day. */
const term = { from: -84, to: 98 };

/** Both programs, running: the one of the careers course, and a smaller one that no course of the demo LMS opens. */
export async function openPrograms(school: School, people: People, clock: SeedClock): Promise<{ alumni: OpenProgram; peers: OpenProgram }> {
  const draw = chance('programs');
  const opened = clock.ago(-term.from, draw);
  const { chiara, farid } = people.featured;
  const coordinatorId = await introduce(school, chiara, opened);
  const leadId = await introduce(school, farid, opened);
  const coordinator: PersonActor = { kind: 'person', tenantId: school.tenantId, personId: coordinatorId, roles: [] };

  const open = async (program: Omit<NewProgram, 'home' | 'locale'>, home: { contextId: string; title: string }): Promise<OpenProgram> => {
    const { tenantId, registrationId, deploymentId } = school;
    const { id: programId } = await startProgram(coordinator, { ...program, locale: 'en', home: { registrationId, contextId: home.contextId } }, opened);
    await linkContext({ tenantId, programId, registrationId, deploymentId, ...home, isHome: true });
    await appoint({ tenantId, programId, personId: leadId }, 'safeguarding-lead', null, opened);
    const inProgram: OpenProgram = { name: program.title, tenantId, programId, coordinator: { ...coordinator, programId, roles: ['coordinator'] } };
    await editProgram(inProgram.coordinator, programId, { subtitle: termOf(clock.date(0)), startsOn: clock.date(term.from), endsOn: clock.date(term.to) }, opened);
    await advanceProgram(inProgram.coordinator, programId, 'running', opened);
    return inProgram;
  };
  const alumni = await open({ template: 'alumni-and-careers', title: 'Alumni Mentoring' }, { contextId: 'car-210', title: 'Your first year at work' });
  await editRequestRules(alumni.coordinator, alumni.programId, { flash: true }, opened);
  await editFairnessRules(alumni.coordinator, alumni.programId, { attributes: ['gender', 'first-in-family'] }, opened);
  return {
    alumni,
    peers: await open({ template: 'first-year-peers', title: 'First-year peers' }, { contextId: 'first-year-peers', title: 'Welcome to Northfield' }),
  };
}
