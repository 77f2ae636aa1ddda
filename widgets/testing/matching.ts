import type { CallAnswer, Shape } from '../api/operation.ts';
import { ana, ben, leila, ngozi, tomas } from './people.ts';
import type { FakeAnswers } from './fake-api.ts';

type Run = Shape<'MatchingRun'>;

/** A run of the pictures: Ana, Noor and Emily wait, Ben and Ngozi have a place each; Emily is left out. */
const chiara = { id: '65f0c0ffee00000000000001', name: 'Chiara Bianchi', headline: null };
export const noor = { id: '65f0c0ffee00000000000041', name: 'Noor Hussain', headline: 'First year, economics' };
export const emily = { id: '65f0c0ffee00000000000042', name: 'Emily Nguyen', headline: 'Third year, biology' };

/** A program of need 40, style 15, time 15, language 10 and own choice 20, as its server scores it. */
const scenario = (objective: Run['objective'], total: number, lowest: number, blocking: number): Run['scenarios'][number] => ({
  objective, matched: 2, unmatched: 1, total, lowest, ranks: { first: 1, upToThird: 1, later: 0 }, choices: { first: 1, upToThird: 0, asked: 1 }, blocking,
});

export const solvedRun: Run = {
  id: '65f0c0ffee0000000000e001',
  state: 'solved',
  madeBy: chiara,
  madeAt: '2026-10-20T11:55:00.000Z',
  basedOn: null,
  objective: 'coverage',
  leastScore: 0,
  relaxed: [],
  mentees: 3,
  mentors: 2,
  places: 2,
  progress: null,
  milliseconds: 412,
  proved: true,
  scenarios: [scenario('coverage', 1_400, 600, 1), scenario('total', 1_400, 600, 1), scenario('lowest', 1_370, 630, 2), scenario('stable', 1_390, 590, 0)],
  unmatched: 1,
  relaxations: [{ kind: 'rule', rule: 'language', mentors: [], matches: 1 }, { kind: 'places', rule: null, mentors: [ben], matches: 1 }],
  locks: [],
  apart: [{ mentee: ana, mentor: tomas }],
  omitted: { mentees: [], mentors: [] },
  dropped: [],
  problem: null,
  published: null,
  keptUntil: '2027-01-18T11:55:00.000Z',
  inputHash: 'a'.repeat(64),
  answerHash: 'b'.repeat(64),
  can: ['edit', 'publish'],
};

const part = { question: null, missing: [], shared: [], first: false, minutes: null, apart: null };
const need = { ...part, kind: 'need' as const, points: 380, most: 400, shared: ['data-careers'], first: true };
const time = { ...part, kind: 'availability' as const, points: 120, most: 150, minutes: 180 };
const language = { ...part, kind: 'language' as const, points: 100, most: 100, shared: ['pt', 'en'] };
const style = { ...part, kind: 'question' as const, points: 0, most: 150, missing: ['mentor' as const], question: 'working-style' };

export const runPairs: CallAnswer<'listRunPairs'> = {
  items: [
    { mentee: ana, mentor: ben, score: 800, rank: 1, locked: false, parts: [need, style, time, language], ranking: { place: 1, points: 200, most: 200 }, zones: { mentee: 'America/Sao_Paulo', mentor: 'Europe/Berlin' }, match: null },
    { mentee: noor, mentor: ngozi, score: 600, rank: 2, locked: false, parts: [need, style, time, language], ranking: { place: null, points: 0, most: 200 }, zones: { mentee: 'Europe/London', mentor: null }, match: null },
  ],
  nextCursor: null,
  total: 2,
};

export const runUnmatched: CallAnswer<'listRunUnmatched'> = {
  items: [{ mentee: emily, why: 'rule', rule: 'language', questions: [], alone: 2, mentors: [] }],
  nextCursor: null,
  total: 1,
};

export const runUnmatchedGroups: Shape<'RunUnmatchedGroupPage'> = {
  items: [{ why: 'rule', rule: 'language', questions: [], count: 1, mentees: [emily], mentors: [], more: 1 }],
  nextCursor: null,
};

const told = { parts: [need, style, time, language], ranking: { place: null, points: 0, most: 200 }, rules: [], questions: [], chosen: false };
const scoring = (...points: readonly number[]) => told.parts.map((one, at) => ({ ...one, points: points[at]!, missing: [] }));

export const runAlternatives: CallAnswer<'listRunAlternatives'> = {
  mentee: ana,
  matched: [ben],
  items: [
    { ...told, mentor: ben, score: 800, ranking: { place: 1, points: 200, most: 200 }, change: { matches: 0, points: 0 }, chosen: true },
    { ...told, mentor: tomas, score: 710, parts: scoring(380, 130, 100, 100), change: { matches: -1, points: -230 } },
    { ...told, mentor: leila, score: 540, parts: scoring(290, 75, 75, 100), rules: ['own-grader'], change: { matches: 0, points: -100 } },
    { ...told, mentor: ngozi, score: 500, parts: scoring(300, 75, 50, 75), rules: ['must'], questions: [{ rule: 'must', question: 'values' }], change: null },
  ],
};

/** Who waits and who has a place: whom a run could leave out. */
export const runCandidates: CallAnswer<'findRunCandidates'> = {
  items: [{ person: ana, role: 'mentee' }, { person: ben, role: 'mentor' }, { person: emily, role: 'mentee' }, { person: ngozi, role: 'mentor' }, { person: noor, role: 'mentee' }],
  total: 5,
};

/** As the server finds them: words that begin one of the name. */
function candidatesOf(q = ''): CallAnswer<'findRunCandidates'> {
  const wanted = q.toLowerCase().split(' ');
  const items = runCandidates.items.filter(({ person }) => wanted.every((word) => person.name?.toLowerCase().split(' ').some((part) => part.startsWith(word))));
  return { items, total: items.length };
}

export const runMessages: CallAnswer<'previewRunMessages'> = {
  people: 4,
  toMentee: { subject: 'Ben Köhler is your mentor', text: 'Hello Ana Ribeiro,\n\nYou have a mentor: Ben Köhler.' },
  toMentor: { subject: 'Ana Ribeiro is your mentee', text: 'Hello Ben Köhler,\n\nYou have a mentee: Ana Ribeiro.' },
};

export const runningRun: Run = {
  ...solvedRun, state: 'running', progress: { step: 'solving', part: 0.4 }, proved: null, scenarios: [], unmatched: null, relaxations: [], answerHash: null, milliseconds: null, can: ['cancel'],
};
export const publishedRun: Run = { ...solvedRun, state: 'published', published: { by: chiara, at: '2026-10-20T12:01:00.000Z', undoUntil: '2026-10-20T12:11:00.000Z', without: [] }, keptUntil: null, can: ['undo'] };

/** A publication that can be taken back no more, and its pairs: of one the two go on, the other was ended by a coordinator. */
export const settledRun: Run = { ...publishedRun, published: { ...publishedRun.published!, at: '2026-10-20T11:00:00.000Z', undoUntil: '2026-10-20T11:10:00.000Z' }, can: [] };
const matchOf = (id: string, more: Partial<NonNullable<Shape<'RunPair'>['match']>> = {}) => ({ id: `65f0c0ffee0000000000f0${id}`, state: 'active' as const, endedAt: null, ended: null, ...more });
export const settledPairs: CallAnswer<'listRunPairs'> = {
  ...runPairs,
  items: runPairs.items.map((pair, at) => ({ ...pair, match: at === 0 ? matchOf('01') : matchOf('02', { state: 'ended', endedAt: '2026-10-20T11:35:00.000Z', ended: { by: chiara, reason: 'Noor has changed her course' } }) })),
};

/** Runs of the weeks before, the newest first: cut off, proposed, taken back. */
export const pastRuns: readonly Run[] = [
  { ...solvedRun, id: '65f0c0ffee0000000000d003', madeAt: '2026-10-19T09:00:00.000Z', state: 'failed', scenarios: [], unmatched: null, relaxations: [], proved: null, can: [] },
  { ...solvedRun, id: '65f0c0ffee0000000000d002', madeAt: '2026-10-18T09:00:00.000Z', objective: 'total' },
  { ...solvedRun, id: '65f0c0ffee0000000000d001', madeAt: '2026-10-11T16:30:00.000Z', state: 'undone', can: ['edit'] },
];

/** The room with this run in it. */
export function roomWith(run: Run | null): FakeAnswers {
  return {
    listMatchingRuns: ({ query }) => ({ items: run === null || (query?.only === 'undoable' && !run.can.includes('undo')) ? [] : [run], nextCursor: null }),
    listRunPairs: () => runPairs,
    listRunUnmatched: () => runUnmatched,
    listRunUnmatchedGroups: () => runUnmatchedGroups,
    listRunAlternatives: () => runAlternatives,
    compareMatchingRuns: () => ({ same: 1, changed: [{ mentee: noor, before: [ben], after: [ngozi] }], total: 1, nextCursor: null }),
    previewRunMessages: () => runMessages,
    findRunCandidates: ({ query }) => candidatesOf(query?.q),
    readMatchingRunChanges: () => ({ people: 0, criteria: false }),
  };
}
