import type { ProgramActor } from '../actor.ts';
import { placeZone } from '../availability/zone.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { placesInUse } from '../people/role-waiting.ts';
import { RuleBroken } from '../problems.ts';
import { enrolmentRoles, type EnrolmentPolicy, type EnrolmentRole } from '../vocabulary.ts';
import { lineLengths, offerPlaces } from '../waiting-lists/waiting-lists.ts';
import { enrolmentWindow } from './enrolment-window.ts';
import { loadProgram } from './load-program.ts';
import { ProgramModel, type StoredProgram } from './program.model.ts';
import { defaultSettings } from './settings.ts';

/** When people may join, on the clock of a place: local times `YYYY-MM-DDTHH:mm`, null where there is no bound. */
export interface LocalWindow {
  zone: string;
  opens: string | null;
  closes: string | null;
}

/** Who may join a program, how many, and when, as its coordinators set it: the contract's `EnrolmentRules`. */
export interface EnrolmentRules {
  policy: Record<EnrolmentRole, EnrolmentPolicy>;
  /** How many people the program takes in a role; 0 is no limit. */
  places: Record<EnrolmentRole, number>;
  /** null: at any time. */
  window: LocalWindow | null;
  opensAt: Date | null;
  closesAt: Date | null;
  /** Places that people have, or that are kept for somebody in line. */
  inUse: Record<EnrolmentRole, number>;
  /** How many people wait for a place. */
  waiting: Record<EnrolmentRole, number>;
}

/** Absent leaves. */
export interface EnrolmentRulesChange {
  readonly policy?: { readonly [Role in EnrolmentRole]?: EnrolmentPolicy | undefined } | undefined;
  readonly places?: { readonly [Role in EnrolmentRole]?: number | undefined } | undefined;
  readonly window?: LocalWindow | null | undefined;
}

/** For coordinators: who may join their program, how many, and when. */
export async function readEnrolmentRules(actor: ProgramActor, programId: string): Promise<EnrolmentRules> {
  return view(actor, await loadProgram(actor, programId, 'program.edit'));
}

/** Changes who may join from now on. Who is in stays, also above a number that is smaller now; what comes free by it is offered to those who wait. */
export async function editEnrolmentRules(actor: ProgramActor, programId: string, { policy, places, window }: EnrolmentRulesChange, now = new Date()): Promise<EnrolmentRules> {
  const { tenantId } = actor;
  return inTransaction(async () => {
    const before = await loadProgram(actor, programId, 'program.edit');
    if (before.state === 'archived') throw new RuleBroken('moved-on', { state: before.state });
    const was = { ...defaultSettings.enrolment, ...before.settings.enrolment };
    const enrolment = { ...was, ...changed(was, policy), ...(window === undefined ? {} : storedWindow(window)) };
    const most = changed({ ...defaultSettings.places, ...before.settings.places }, places);
    await ProgramModel.updateOne({ tenantId, _id: programId }, { $set: { 'settings.enrolment': enrolment, 'settings.places': most } });
    const fields = Object.entries({ policy, places, window }).flatMap(([name, change]) => (change === undefined ? [] : [name]));
    await recordEvent(actor, { type: 'program.edited', subjectIds: [programId], audience: [], forCoordinators: true, data: { fields }, at: now });
    for (const role of enrolmentRoles) await offerPlaces(actor, { kind: 'program', of: role }, now);
    return view(actor, { settings: { ...before.settings, enrolment, places: most } });
  });
}

/** What is said for each role, over what was. */
function changed<Value>(was: Record<EnrolmentRole, Value>, change: { readonly [Role in EnrolmentRole]?: Value | undefined } = {}): Record<EnrolmentRole, Value> {
  return { mentor: change.mentor ?? was.mentor, mentee: change.mentee ?? was.mentee };
}

function storedWindow(window: LocalWindow | null): { zone: string; opens: string; closes: string } {
  if (window === null) return { zone: '', opens: '', closes: '' };
  const { opens, closes } = window;
  const zone = placeZone(window.zone);
  if (zone === null) throw new RuleBroken('zone-unknown');
  // Compared as times of the wall: within the repeated hour of autumn both would be the same instant.
  if (opens !== null && closes !== null && closes <= opens) throw new RuleBroken('body-invalid', { path: 'window.closes' });
  return { zone, opens: opens ?? '', closes: closes ?? '' };
}

async function view(actor: ProgramActor, { settings }: Pick<StoredProgram, 'settings'>): Promise<EnrolmentRules> {
  const { mentor, mentee, zone, opens, closes } = { ...defaultSettings.enrolment, ...settings.enrolment };
  const places = { ...defaultSettings.places, ...settings.places };
  const lines = await lineLengths(actor, 'program');
  return {
    policy: { mentor, mentee },
    places: { mentor: places.mentor, mentee: places.mentee },
    window: opens === '' && closes === '' ? null : { zone, opens: opens || null, closes: closes || null },
    ...enrolmentWindow(settings),
    inUse: await placesInUse(actor),
    waiting: { mentor: lines.get('mentor') ?? 0, mentee: lines.get('mentee') ?? 0 },
  };
}
