import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { RuleBroken } from '../problems.ts';
import { loadProgram } from './load-program.ts';
import { ProgramModel, type StoredProgram } from './program.model.ts';
import { defaultSettings } from './settings.ts';

/** How match requests go in a program, as its coordinators set it: the contract's `RequestRules`. Periods are in days. */
export interface RequestRules {
  /** How many mentors a request may name. */
  choices: number;
  /** When a mentor is reminded, from their asking on; none are no reminders. */
  reminderDays: number[];
  /** How long a mentor may answer. */
  expiryDays: number;
  /** Whether the two meet once before both confirm the match, and how long they have for it. */
  meetFirst: boolean;
  confirmDays: number;
  /** How many hours a place that came free is kept for whoever waits for it. */
  offerHours: number;
  /** Whether mentors may offer single sessions without a match. */
  flash: boolean;
}

/** For coordinators: how requests go in their program. */
export async function readRequestRules(actor: ProgramActor, programId: string): Promise<RequestRules> {
  return view(await loadProgram(actor, programId, 'program.edit'));
}

/** Changes how requests go from now on; turns and tentative matches that have begun keep their periods. Absent leaves. */
export async function editRequestRules(actor: ProgramActor, programId: string, input: { readonly [Rule in keyof RequestRules]?: RequestRules[Rule] | undefined }, now = new Date()): Promise<RequestRules> {
  const { tenantId } = actor;
  return inTransaction(async () => {
    const before = await loadProgram(actor, programId, 'program.edit');
    if (before.state === 'archived') throw new RuleBroken('moved-on', { state: before.state });
    const change = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const requests = { ...defaultSettings.requests, ...before.settings.requests, ...change };
    if (requests.reminderDays.some((days) => days >= requests.expiryDays)) throw new RuleBroken('body-invalid', { path: 'reminderDays' });
    await ProgramModel.updateOne({ tenantId, _id: programId }, { $set: { 'settings.requests': requests } });
    await recordEvent(actor, { type: 'program.edited', subjectIds: [programId], audience: [], forCoordinators: true, data: { fields: ['requests'] }, at: now });
    return view({ settings: { ...before.settings, requests } });
  });
}

function view({ settings }: Pick<StoredProgram, 'settings'>): RequestRules {
  const { choices, reminderDays, expiryDays, meetFirst, confirmDays, offerHours, flash } = { ...defaultSettings.requests, ...settings.requests };
  return { choices, reminderDays: [...reminderDays], expiryDays, meetFirst, confirmDays, offerHours, flash };
}
