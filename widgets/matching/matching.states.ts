import { html } from 'lit';
import { homeOfChiara, meAsCoordinator } from '../app/app-samples.ts';
import { MentorApp } from '../app/mentor-app.ts';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { drawn } from '../testing/drawn.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { emily, noor, pastRuns, publishedRun, roomWith, runCandidates, runningRun, runPairs, settledPairs, settledRun, solvedRun } from '../testing/matching.ts';
import { ana, ben, leila, tomas } from '../testing/people.ts';

define('mentor-app', MentorApp);

const element = 'mentor-app';
const clock = () => new Date('2026-10-20T12:05:00Z');
const render = () => {
  history.replaceState(null, '', location.pathname + location.search);
  return html`<mentor-app .clock=${clock}></mentor-app>`;
};
const prepare = async (app: HTMLElement) => (app as MentorApp).go('matching');
/** Opens the room and presses something in it once it is there. */
const pressing = (selector: string) => async (app: HTMLElement) => {
  await prepare(app);
  for (let turns = 0; turns < 100 && !app.shadowRoot?.querySelector(selector); turns += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  app.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
  await (app as MentorApp).updateComplete;
};
const me = meAsCoordinator;
const kept: FakeAnswers = { readHome: () => homeOfChiara };
const room = (run: Parameters<typeof roomWith>[0]): FakeAnswers => ({ ...kept, ...roomWith(run) });
const stopped = { scenarios: [], unmatched: null, relaxations: [], proved: null, can: [] };
const lockedRun = { ...solvedRun, basedOn: solvedRun.id.replace('e001', 'e000'), locks: runPairs.items.slice(0, 1).map(({ mentee, mentor }) => ({ mentee, mentor })) };
const manyPairs: FakeAnswers = { ...room({ ...solvedRun, scenarios: solvedRun.scenarios.map((one) => ({ ...one, matched: 112 })) }), listRunPairs: () => ({ ...runPairs, nextCursor: 'next', total: 112 }) };
const hidden = { ...runPairs.items[0]!.mentee, blind: true as const };
const blindPairs = { ...runPairs, items: runPairs.items.map((pair, at) => ({ ...pair, mentee: { ...hidden, id: pair.mentee.id, name: `Mentee\u00a0${at + 7}` }, mentor: { ...hidden, id: pair.mentor.id, name: `Mentor\u00a0${at + 12}` } })) };
const withPast: FakeAnswers = { ...room(solvedRun), listMatchingRuns: ({ query }) => ({ items: query?.only ? [] : [solvedRun, ...pastRuns], nextCursor: query?.limit === 10 && query.cursor === undefined ? 'next' : null }) };
/** Opens the room at a place of its address. */
const at = (search: string) => async (app: HTMLElement) => (app as MentorApp).go('matching', '', search);
/** Looks for people to leave out, and leaves out those who are named. */
const omitting = (name: string, ...who: readonly string[]) => async (app: HTMLElement): Promise<void> => {
  await prepare(app);
  const field = await drawn<HTMLInputElement>(app, '#omit-name');
  field.value = name;
  field.dispatchEvent(new InputEvent('input'));
  field.form?.requestSubmit();
  for (const one of who) (await drawn(app, `.omit-found [aria-label*="${one}"]`)).click();
  (await drawn(app, '.omit-people')).scrollIntoView();
};
const searching = async (app: HTMLElement) => {
  await pressing('#pair-name')(app);
  const name = app.shadowRoot?.querySelector<HTMLInputElement>('#pair-name');
  if (!name) return;
  name.value = 'Zo';
  name.dispatchEvent(new InputEvent('input'));
  app.shadowRoot?.querySelector<HTMLElement>('.pair-tools .search button')?.click();
};
const comparing = async (app: HTMLElement) => {
  await pressing('.pair-name')(app);
  await pressing('.compare summary')(app);
};
const barred = { code: 'run-everybody-barred' as const, pairs: [], rules: ['language' as const, 'zone' as const], relaxations: [{ rule: 'language' as const, matches: 4 }, { rule: 'zone' as const, matches: 1 }] };
const manyReasons: FakeAnswers = {
  listRunUnmatched: () => ({ items: [
    { mentee: emily, why: 'rule', rule: 'must', questions: ['values'], alone: 2, mentors: [] },
    { mentee: noor, why: 'rule', rule: 'zone', questions: [], alone: 0, mentors: [] },
    { mentee: ana, why: 'no-fit', rule: null, questions: [], alone: 0, mentors: [ben] },
    { mentee: tomas, why: 'places', rule: null, questions: [], alone: 0, mentors: [ben, leila] },
  ], nextCursor: null, total: 4 }),
};

export const states: readonly ElementState[] = [
  { element, state: 'matching, pending', render, me, prepare, answers: { ...kept, listMatchingRuns: never } },
  { element, state: 'matching, error', render, me, prepare, answers: { ...kept, listMatchingRuns: fails('network') } },
  { element, state: 'matching, empty', render, me, prepare, answers: room(null) },
  { element, state: 'matching, running', render, me, prepare, answers: room(runningRun) },
  { element, state: 'matching', render, me, prepare, answers: room(solvedRun) },
  { element, state: 'matching, changed since', render, me, prepare, answers: { ...room(solvedRun), readMatchingRunChanges: () => ({ people: 3, criteria: true }) } },
  { element, state: 'matching, why', render, me, prepare: pressing('.pair-name'), answers: room(solvedRun) },
  { element, state: 'matching, side by side', render, me, prepare: comparing, answers: room(solvedRun) },
  { element, state: 'matching, many pairs', render, me, prepare, answers: manyPairs },
  { element, state: 'matching, no such name', render, me, prepare: searching, answers: { ...manyPairs, listRunPairs: ({ query }) => (query?.q ? { items: [], nextCursor: null, total: 0 } : { ...runPairs, nextCursor: 'next', total: 112 }) } },
  { element, state: 'matching, unmatched', render, me, prepare: pressing('#tab-unmatched'), answers: room(solvedRun) },
  { element, state: 'matching, unmatched for many reasons', render, me, prepare: pressing('#tab-unmatched'), answers: { ...room({ ...solvedRun, unmatched: 4 }), ...manyReasons } },
  { element, state: 'matching, without a rule', render, me, prepare, answers: room({ ...solvedRun, basedOn: solvedRun.id.replace('e001', 'e000'), relaxed: ['language'], unmatched: 0, relaxations: [] }) },
  { element, state: 'matching, some left out, some decisions not kept', render, me, prepare, answers: room({ ...solvedRun, omitted: { mentees: [solvedRun.apart[0]!.mentee], mentors: [] }, dropped: [{ ...solvedRun.apart[0]!, wish: 'apart', why: 'unknown', rules: [] }] }) },
  { element, state: 'matching, leaving people out', render, me, prepare: omitting('', 'Noor', 'Ben'), answers: room(solvedRun) },
  { element, state: 'matching, leaving people out of the first run', render, me, prepare: omitting('', 'Emily'), answers: { ...room(null), findRunCandidates: () => ({ ...runCandidates, total: 57 }) } },
  { element, state: 'matching, nobody found to leave out', render, me, prepare: omitting('Xaver'), answers: room(solvedRun) },
  { element, state: 'matching, people to leave out not read', render, me, prepare: omitting('No'), answers: { ...room({ ...solvedRun, omitted: { mentees: [noor, emily], mentors: [tomas] } }), findRunCandidates: fails('network') } },
  { element, state: 'matching, as its address says', render, me, prepare: at('order=mentor&q=Ana&page=2'), answers: { ...manyPairs, listRunPairs: () => ({ ...runPairs, nextCursor: null, total: 52 }) } },
  { element, state: 'matching, locked', render, me, prepare: pressing('#tab-locked'), answers: room(lockedRun) },
  { element, state: 'matching, nobody locked', render, me, prepare: pressing('#tab-locked'), answers: room(solvedRun) },
  { element, state: 'matching, kept apart', render, me, prepare: pressing('#tab-keptApart'), answers: room(solvedRun) },
  { element, state: 'matching, changes', render, me, prepare: pressing('#tab-changes'), answers: room(lockedRun) },
  { element, state: 'matching, changes not solved', render, me, prepare: pressing('.wish'), answers: { ...room(solvedRun), makeMatchingRun: never } },
  { element, state: 'matching, changes not sent', render, me, prepare: pressing('.wish'), answers: { ...room(solvedRun), makeMatchingRun: fails('network') } },
  { element, state: 'matching, names hidden', render, me, prepare, answers: { ...room(solvedRun), listRunPairs: () => blindPairs } },
  { element, state: 'matching, running beside the last proposal', render, me, prepare, answers: { ...room(solvedRun), listMatchingRuns: () => ({ items: [{ ...runningRun, id: solvedRun.id.replace('e001', 'e002') }, solvedRun], nextCursor: null }) } },
  { element, state: 'matching, publishing', render, me, prepare: pressing('#publish'), answers: room(solvedRun) },
  { element, state: 'matching, published', render, me, prepare, answers: room(publishedRun) },
  { element, state: 'matching, pairs of a publication', render, me, prepare, answers: { ...room(settledRun), listRunPairs: () => settledPairs } },
  { element, state: 'matching, ending a pair', render, me, prepare: pressing(`#end-${settledPairs.items[0]!.match!.id}`), answers: { ...room(settledRun), listRunPairs: () => settledPairs } },
  { element, state: 'matching, all runs', render, me, prepare: pressing('.run-history > summary'), answers: withPast },
  { element, state: 'matching, an earlier run', render, me, prepare: at(`run=${pastRuns[1]!.id}`), answers: withPast },
  { element, state: 'matching, a run that is gone', render, me, prepare: at(`run=${'0'.repeat(24)}`), answers: { ...withPast, readMatchingRun: fails('not-found') } },
  { element, state: 'matching, cut off', render, me, prepare, answers: room({ ...solvedRun, ...stopped, state: 'failed' }) },
  { element, state: 'matching, nothing possible', render, me, prepare, answers: room({ ...solvedRun, ...stopped, state: 'impossible', problem: barred }) },
];
