import type { Shape } from '../api/operation.ts';
import { courses, toRead } from './goals.ts';
import { oneOfThree } from './grades.ts';
import { ana, ben } from './people.ts';

type Review = Shape<'Review'>;

const rome = { zone: 'Europe/Rome', offsetMinutes: 120 };
const fact = (end: string, state: Review['meetings'][number]['state'], date: string, from: string, to: string): Review['meetings'][number] => ({
  id: `65f0c0ffee0000000000${end}`, partner: ben, state, start: `${date}T15:00:00.000Z`, when: { date, from, to, ...rome },
});

/** What Chiara sees of Ana when she comes from the gradebook. */
export const reviewOfAna: Review = {
  person: ana,
  completion: oneOfThree,
  asCoordinator: true,
  partners: [ben],
  meetings: [fact('8003', 'confirmed', '2026-10-29', '21:00', '21:45'), fact('8002', 'missed', '2026-10-15', '18:00', '18:45'), fact('8001', 'held', '2026-10-01', '18:00', '18:45')],
  goals: toRead([courses]),
};
