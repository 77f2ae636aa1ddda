import type { Shape } from '../api/operation.ts';
import { anasMatchId } from './goals.ts';
import { ben, leila, meAsMentee, ngozi } from './people.ts';

/** Ana's board as she sees it on Tue 20 Oct 2026. */

type Board = Shape<'Board'>;
type Seat = Shape<'BoardSeat'>;
type MatchWith = Board['partners'][number]['matches'][number];

const seatId = (number: number) => `65f0c0ffee000000000aa00${number}`;
const here: MatchWith = { id: anasMatchId, program: { id: meAsMentee.program?.id ?? '', title: 'Alumni Mentoring' }, state: 'active' };
const summer: MatchWith = { id: '65f0c0ffee0000000000f007', program: { id: '65f0c0ffee0000000000a002', title: 'Summer of Code' }, state: 'completed' };
const quiet: Seat['contact'] = { last: null, next: null, dueOn: null, due: false };
const nextThursday = { date: '2026-10-22', from: '17:00', to: '17:45', zone: 'America/Sao_Paulo', offsetMinutes: -180 };

export function aSeat(more: Partial<Seat> = {}): Seat {
  return { id: seatId(9), need: { kind: 'peer', words: null }, topic: null, member: null, cadenceWeeks: null, contact: quiet, note: null, earlier: [], archivedOn: null, ...more };
}

export const fieldSeat = aSeat({
  id: seatId(1), need: { kind: 'field-guide', words: null }, member: { personId: ben.id, name: ben.name, matches: [here], since: '2026-09-28' }, cadenceWeeks: 4,
  contact: { last: { on: '2026-10-06', how: 'met' }, next: { meetingId: '65f0c0ffee0000000000ee01', programId: here.program.id, when: nextThursday }, dueOn: '2026-11-03', due: false },
});
export const codeSeat = aSeat({
  id: seatId(2), need: { kind: 'skill', words: null }, member: { personId: leila.id, name: leila.name, matches: [summer], since: '2026-06-01' }, cadenceWeeks: 8,
  contact: { last: { on: '2026-08-10', how: 'met' }, next: null, dueOn: '2026-10-05', due: true }, note: 'Reads code faster than anybody. Show her the delay model.',
});
export const auntSeat = aSeat({
  id: seatId(3), need: { kind: null, words: 'Tells me the truth about money' }, member: { personId: null, name: 'Aunt Rosa', matches: [], since: '2026-09-28' }, cadenceWeeks: 13,
  contact: { last: { on: '2026-10-19', how: 'noted' }, next: null, dueOn: '2027-01-18', due: false }, earlier: [{ name: 'Mr Lima', from: '2025-03-01', until: '2026-09-28' }],
});
export const sponsorSeat = aSeat({ id: seatId(4), need: { kind: 'sponsor', words: null }, cadenceWeeks: 8 });
export const leftSeat = aSeat({ id: seatId(5), need: { kind: 'coach', words: null }, member: { personId: '65f0c0ffee0000000000000c', name: null, matches: [summer], since: '2026-03-01' } });
export const asideSeat = aSeat({ id: seatId(6), need: { kind: 'connector', words: null }, member: { personId: ngozi.id, name: ngozi.name, matches: [{ ...here, state: 'ended' }], since: '2026-02-02' }, archivedOn: '2026-09-12' });

export const partners: Board['partners'] = [
  { id: ben.id, name: ben.name, matches: [here] },
  { id: leila.id, name: leila.name, matches: [summer] },
];
const cvGap: Board['gaps'][number] = { program: here.program, topic: { key: 'interviews-and-cv', label: 'Interviews and CV' } };
const otherGap: Board['gaps'][number] = { program: summer.program, topic: { key: 'open-source', label: 'Open source' } };

export const noBoard: Board = { seats: [], archived: [], partners, gaps: [] };
export const anasBoard: Board = { seats: [fieldSeat, codeSeat, auntSeat, sponsorSeat], archived: [asideSeat], partners, gaps: [cvGap, otherGap] };
