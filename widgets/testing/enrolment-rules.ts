import type { Shape } from '../api/operation.ts';

/** Forty places for mentees, and a time to join on the clock of Berlin: what Chiara reads of who may join. */
export const enrolmentRules: Shape<'EnrolmentRules'> = {
  policy: { mentor: 'approval', mentee: 'open' },
  places: { mentor: 0, mentee: 40 },
  window: { zone: 'Europe/Berlin', opens: '2026-10-20T09:00', closes: '2026-10-26T18:00' },
  opensAt: '2026-10-20T07:00:00.000Z',
  closesAt: '2026-10-26T17:00:00.000Z',
  inUse: { mentor: 34, mentee: 40 },
  waiting: { mentor: 0, mentee: 3 },
};
