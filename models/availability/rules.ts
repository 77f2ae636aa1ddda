import { trusted, Types } from 'mongoose';
import { wanted, wantedValuesOf, type Wanted } from '../mongodb/at-once.ts';
import { storedIds } from '../mongodb/rows.ts';
import type { Id } from '../mongodb/schema.ts';
import { RuleBroken } from '../problems.ts';
import { programSettings } from '../programs/programs.ts';
import { AvailabilityModel, type StoredAvailability } from './availability.model.ts';
import { OpeningHours, united, type WeeklyWindow } from './windows.ts';
import { isZone, placeZone, Zone } from './zone.ts';

/** Local wall times 'HH:mm' of one day; `to` may be '24:00'. */
export interface Window {
  from: string;
  to: string;
}

/** When a mentor can be booked, in the mentor's own zone; every number of minutes is a multiple of 5. */
export interface AvailabilityRules {
  zone: string;
  /** ISO weekday: Monday is 1. */
  weekly: (Window & { weekday: number })[];
  /** Each replaces its local day ('YYYY-MM-DD'); no windows: closed. */
  overrides: { date: string; windows: Window[] }[];
  /** How long a meeting is unless another length is asked for. */
  meetingMinutes: number;
  stepMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  minNoticeMinutes: number;
  /** Meetings of this program on one day, and in one month, of the mentor's calendar; null: no limit. */
  maxPerDay: number | null;
  maxPerMonth: number | null;
  meetingUrl: string | null;
}

/** One program of one tenant. */
export interface ProgramScope {
  readonly tenantId: string;
  readonly programId: string;
}

/** Which fields of a stored document are the rules; the rest is storage. */
const ruleFields = [
  'zone', 'weekly', 'overrides', 'meetingMinutes', 'stepMinutes', 'bufferBeforeMinutes', 'bufferAfterMinutes', 'minNoticeMinutes',
  'maxPerDay', 'maxPerMonth', 'meetingUrl',
] as const satisfies readonly (keyof AvailabilityRules)[];

/** What a mentor starts from: no time yet, a day's notice, ten minutes around a meeting that is as long as the program says. */
export async function defaultRules({ tenantId, programId }: ProgramScope, zone: string): Promise<AvailabilityRules> {
  const { meetings } = await programSettings(tenantId, programId);
  return {
    zone,
    weekly: [],
    overrides: [],
    meetingMinutes: meetings.minutes,
    stepMinutes: 15,
    bufferBeforeMinutes: 10,
    bufferAfterMinutes: 10,
    minNoticeMinutes: 24 * 60,
    maxPerDay: null,
    maxPerMonth: null,
    meetingUrl: null,
  };
}

/** The rules with their zone as IANA writes it. Refuses what is no zone of a place, and a window that ends before it starts; one past midnight is two windows. */
export function checkedRules<Rules extends AvailabilityRules>(rules: Rules): Rules {
  const zone = placeZone(rules.zone);
  if (zone === null) throw new RuleBroken('zone-unknown');
  rules.weekly.forEach((window, i) => checkWindow(window, `weekly.${i}`));
  rules.overrides.forEach(({ windows }, i) => windows.forEach((window, j) => checkWindow(window, `overrides.${i}.windows.${j}`)));
  return { ...rules, zone };
}

export function checkZone(zone: string): void {
  if (!isZone(zone)) throw new RuleBroken('zone-unknown');
}

/** As the slot engine takes them: the contract and the collection let only 1 to 7 through. */
export function weeklyWindows({ weekly }: Pick<AvailabilityRules, 'weekly'>): WeeklyWindow[] {
  return weekly as WeeklyWindow[];
}

/** Whether a meeting lies wholly in the hours that the rules open, whatever else is booked. */
export function isWithin({ zone, weekly, overrides }: AvailabilityRules, { start, end }: { readonly start: Date; readonly end: Date }): boolean {
  const windows = new OpeningHours(Zone.named(zone), weeklyWindows({ weekly }), overrides).windowsBetween(start.getTime(), end.getTime());
  return united(windows).some((window) => window.start <= start.getTime() && window.end >= end.getTime());
}

/** 'HH:mm' compares as text. */
function checkWindow({ from, to }: Window, path: string): void {
  if (from >= to) throw new RuleBroken('body-invalid', { path });
}

/** The rules of those mentors who have set them, by mentor. */
export async function rulesOf({ tenantId, programId }: ProgramScope, mentorIds: readonly string[]): Promise<Map<string, AvailabilityRules>> {
  const stored = await AvailabilityModel.find({ tenantId, programId, mentorId: trusted({ $in: mentorIds }) }).lean();
  return rulesIn(stored);
}

/** For `readAtOnce`: the same rows; {@link rulesIn} reads them. */
export function wantedRules({ tenantId, programId }: ProgramScope, mentorIds: readonly string[]): Wanted<StoredAvailability> {
  const ids = mentorIds.map((id) => new Types.ObjectId(id));
  return wanted(AvailabilityModel, { tenantId: new Types.ObjectId(tenantId), programId: new Types.ObjectId(programId), mentorId: { $in: ids } }, { limit: ids.length });
}

export function rulesIn(rows: readonly StoredAvailability[]): Map<string, AvailabilityRules> {
  return new Map(rows.map((one) => [String(one.mentorId), toRules(one)]));
}

/** A row where the actor, as mentor, has said an hour to book: rules without any are not set yet. */
export function ownOpeningHours(actor: ProgramScope & { readonly personId: string }): Wanted<{ _id: Id }> {
  const { here, me } = storedIds(actor);
  const some = [{ 'weekly.0': { $exists: true } }, { 'overrides.windows.0': { $exists: true } }];
  return wantedValuesOf(AvailabilityModel, { of: me, filter: here, ways: [{ by: 'mentorId', where: { $or: some } }] }, 'mentorId');
}

/** The rules without what only the storage knows. */
export function toRules(stored: AvailabilityRules | StoredAvailability): AvailabilityRules {
  return Object.fromEntries(ruleFields.map((field) => [field, stored[field]])) as unknown as AvailabilityRules;
}
