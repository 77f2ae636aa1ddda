import { html } from 'lit';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { drawn } from '../testing/drawn.ts';
import { anaWithBen, courses, goalPage, internship, late, letGo, october, reached, speaking, toRead } from '../testing/goals.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { leila, meAsMentor, meAsMentee } from '../testing/people.ts';
import { his, mine, notesAbout, notesAre, ours } from '../testing/workspace.ts';
import { MentorGoals } from './mentor-goals.ts';

define('mentor-goals', MentorGoals);

const element = 'mentor-goals';
const nothingTyped = () => ({ fields: {}, savedAt: null });
const answering = (more: FakeAnswers): FakeAnswers => ({ readDraft: nothingTyped, listMatches: () => ({ items: [anaWithBen], nextCursor: null }), ...notesAre(), ...more });
const all = [internship, speaking, courses, reached, letGo];
const answers = answering({ listGoals: () => goalPage(...all) });
const withDeleted = answering({ listGoals: ({ query }) => (query?.state === 'deleted' ? goalPage({ ...courses, title: 'Run a marathon', can: [] }) : goalPage(...all)) });
const withNotes = { ...answers, ...notesAbout(internship, mine, ours, his) };
const showing = (goal?: string) => html`<mentor-goals .goal=${goal} .clock=${october}></mentor-goals>`;
const list = () => showing();
const opened = () => showing(internship.id);

const asCoordinator = { ...meAsMentee, person: { ...meAsMentee.person, id: leila.id, name: leila.name }, roles: ['coordinator' as const], enrolments: [] };

/** Presses a control, as a person would, and waits until what it opens is drawn. */
async function press(goals: HTMLElement, selector: string): Promise<void> {
  goals.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
  await new Promise((resolve) => setTimeout(resolve, 0));
  await (goals as MentorGoals).updateComplete;
}
/** Brings the notes about the goal, which come by themselves, into sight and presses this in them. */
const inNotes = (selector?: string) => async (goals: HTMLElement) => {
  const notes = await drawn(goals, '.notes');
  notes.scrollIntoView({ block: 'center' });
  if (selector === undefined) return;
  await drawn(goals, `.notes ${selector}`);
  await press(goals, `.notes ${selector}`);
};
async function choose(goals: HTMLElement, menu: string, at: number): Promise<void> {
  await press(goals, `[popovertarget="${menu}"]`);
  await press(goals, `#${menu} > :nth-child(${at})`);
}

export const states: readonly ElementState[] = [
  { element, state: 'initial', render: list, answers: answering({ listGoals: never }) },
  { element, state: 'pending', render: list, answers: answering({ listGoals: never }) },
  { element, state: 'empty', render: list, answers: answering({ listGoals: () => goalPage() }) },
  { element, state: 'empty, as mentor', render: list, answers: answering({ listGoals: () => goalPage() }), me: meAsMentor },
  { element, state: 'empty, as coordinator', render: list, answers: answering({ listGoals: () => goalPage() }), me: asCoordinator },
  { element, state: 'error', render: list, answers: answering({ listGoals: fails('network') }) },
  { element, state: 'complete', render: list, answers },
  { element, state: 'complete, a goal is open', render: opened, answers },
  { element, state: 'complete, a goal that is not there', render: () => showing('65f0c0ffee0000000000b0ff'), answers: { ...answers, readGoal: fails('not-found') } },
  { element, state: 'complete, more to show', render: list, answers: answering({ listGoals: () => ({ ...goalPage(...all), nextCursor: 'more' }) }) },
  { element, state: 'complete, confidence as table', render: opened, answers, prepare: (goals) => press(goals, '.part .quiet.small') },
  { element, state: 'complete, overdue with all done', render: () => showing(late.id), answers: answering({ listGoals: () => goalPage(late, internship, speaking) }) },
  { element, state: 'complete, reached', render: () => showing(reached.id), answers },
  { element, state: 'complete, let go', render: () => showing(letGo.id), answers },
  { element, state: 'complete, as mentor', render: opened, answers: answering({ listGoals: () => goalPage(...toRead([internship, late, reached])) }), me: meAsMentor },
  { element, state: 'complete, as coordinator', render: () => showing(courses.id), answers: answering({ listGoals: () => goalPage(...toRead([courses])) }), me: asCoordinator },
  { element, state: 'complete, writing a new goal', render: list, answers, prepare: (goals) => press(goals, '.new-goal') },
  { element, state: 'complete, a new goal without a name', render: list, answers, prepare: async (goals) => { await press(goals, '.new-goal'); await press(goals, '.goal-form [type=submit]'); } },
  { element, state: 'complete, re-planning', render: () => showing(late.id), answers: answering({ listGoals: () => goalPage(late) }), prepare: (goals) => press(goals, '.facts > .button:last-child') },
  { element, state: 'complete, editing', render: opened, answers, prepare: (goals) => press(goals, '.goal-actions .edit') },
  { element, state: 'complete, removing a milestone', render: opened, answers, prepare: (goals) => choose(goals, `more-${internship.milestones[3]?.id ?? ''}`, 2) },
  { element, state: 'complete, a check-in that was not saved', render: opened, answers: { ...answers, checkIn: fails('network') }, prepare: async (goals) => { await press(goals, '.scale input[value="7"]'); await press(goals, '.check-in [type=submit]'); } },
  { element, state: 'complete, adding a milestone', render: opened, answers, prepare: (goals) => press(goals, '.add-milestone') },
  { element, state: 'complete, who can see this', render: opened, answers, prepare: async (goals) => { await press(goals, '.sight'); await press(goals, '#sight input[value="match-and-coordinators"]'); } },
  { element, state: 'complete, what helped', render: opened, answers, prepare: (goals) => choose(goals, 'goal-more', 1) },
  { element, state: 'complete, deleted goals', render: list, answers: withDeleted, prepare: (goals) => choose(goals, 'goals-more', 1) },
  { element, state: 'complete, just deleted', render: opened, answers: { ...answers, deleteGoal: () => undefined }, prepare: (goals) => choose(goals, 'goal-more', 3) },
  { element, state: 'complete, notes about a goal', render: opened, answers: withNotes, prepare: inNotes() },
  { element, state: 'complete, notes about a goal, pending', render: opened, answers: { ...answers, listNotes: never }, prepare: inNotes() },
  { element, state: 'complete, notes about a goal, error', render: opened, answers: { ...answers, listNotes: fails('network') }, prepare: async (goals) => { await drawn(goals, '.notes .banner'); } },
  { element, state: 'complete, notes about a goal, as mentor', render: opened, answers: answering({ listGoals: () => goalPage(...toRead([internship, late, reached])), ...notesAbout(internship, { ...ours, can: [] }, { ...his, can: ['edit', 'share', 'stop-sharing', 'delete'] }) }), me: meAsMentor, prepare: inNotes() },
  { element, state: 'complete, a new note about a goal', render: opened, answers: withNotes, prepare: inNotes('.new-note') },
  { element, state: 'complete, sharing a note about a goal', render: opened, answers: withNotes, prepare: inNotes('[data-act=share]') },
  { element, state: 'complete, a note about a goal was deleted', render: opened, answers: { ...withNotes, deleteNote: () => undefined }, prepare: inNotes('[data-act=delete]') },
  { element, state: 'complete, closed while typing', render: opened, answers: answering({ listGoals: () => goalPage({ ...internship, state: 'achieved', achievedAt: '2026-10-20T10:00:00.000Z', can: ['delete'] }) }), prepare: closeWhileTyping },
];

/** Somebody types a check-in; the goal is reached in another window meanwhile. */
async function closeWhileTyping(goals: HTMLElement): Promise<void> {
  const element = goals as MentorGoals;
  element.take(internship);
  await element.updateComplete;
  const words = goals.shadowRoot?.querySelector<HTMLTextAreaElement>('#what-moved');
  if (words) words.value = 'Two teams answered. One wants to talk.';
  words?.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await element.refresh();
}
