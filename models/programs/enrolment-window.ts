import { toInstant } from '../availability/slots.ts';
import type { OpeningState } from '../enrolment-words.ts';
import { defaultSettings, type ProgramSettings } from './settings.ts';

/** When people may join, as instants; null has no bound on that side. */
export interface EnrolmentWindow {
  opensAt: Date | null;
  closesAt: Date | null;
}

/** Whether the time to join is still to come, is now, or is over. */
type WindowState = Extract<OpeningState, 'before' | 'open' | 'over'>;

/** The window that a program keeps as hours on the wall of its own place: what zone data say of them today. */
export function enrolmentWindow({ enrolment }: Pick<ProgramSettings, 'enrolment'>): EnrolmentWindow {
  const { zone, opens, closes } = { ...defaultSettings.enrolment, ...enrolment };
  const at = (local: string): Date | null => (local === '' ? null : toInstant(zone, local));
  return { opensAt: at(opens), closesAt: at(closes) };
}

/** The window begins at its first instant, and is over at its last. */
export function windowState({ opensAt, closesAt }: EnrolmentWindow, now: Date): WindowState {
  if (closesAt !== null && now >= closesAt) return 'over';
  return opensAt !== null && now < opensAt ? 'before' : 'open';
}

/** Settings for another program of the same design: a window that is over does not come along. */
export function withoutPastWindow(settings: ProgramSettings, now: Date): ProgramSettings {
  if (windowState(enrolmentWindow(settings), now) !== 'over') return settings;
  return { ...settings, enrolment: { ...settings.enrolment, opens: '', closes: '' } };
}
