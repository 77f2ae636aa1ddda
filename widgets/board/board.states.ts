import { html } from 'lit';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { anasBoard, asideSeat, auntSeat, fieldSeat, leftSeat, noBoard, sponsorSeat } from '../testing/board.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { october } from '../testing/goals.ts';
import { meAsMentor } from '../testing/people.ts';
import { MentorBoard } from './mentor-board.ts';

define('mentor-board', MentorBoard);

const element = 'mentor-board';
const render = () => html`<mentor-board find-href="#find" .clock=${october}></mentor-board>`;
const answering = (more: FakeAnswers = {}): FakeAnswers => ({ readBoard: () => anasBoard, readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => ({ savedAt: null }), ...more });
const answers = answering();

/** Presses a control, as a person would, and waits until what it opens is drawn. */
async function press(board: HTMLElement, selector: string): Promise<void> {
  board.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
  await new Promise((resolve) => setTimeout(resolve, 0));
  await (board as MentorBoard).updateComplete;
}
async function choose(board: HTMLElement, menu: string, at: number): Promise<void> {
  await press(board, `[popovertarget="${menu}"]`);
  await press(board, `#${menu} > :nth-child(${at})`);
}
async function say(board: HTMLElement, select: string, value: string): Promise<void> {
  const control = board.shadowRoot?.querySelector<HTMLSelectElement>(select);
  if (control) control.value = value;
  control?.dispatchEvent(new Event('change'));
  await (board as MentorBoard).updateComplete;
}

export const states: readonly ElementState[] = [
  { element, state: 'initial', render, answers: answering({ readBoard: never }) },
  { element, state: 'pending', render, answers: answering({ readBoard: never }) },
  { element, state: 'empty', render, answers: answering({ readBoard: () => noBoard }) },
  { element, state: 'empty, with what is looked for', render, answers: answering({ readBoard: () => ({ ...noBoard, gaps: anasBoard.gaps }) }) },
  { element, state: 'error', render, answers: answering({ readBoard: fails('network') }) },
  { element, state: 'complete', render, answers },
  { element, state: 'complete, as mentor', render, answers: answering({ readBoard: () => ({ ...anasBoard, seats: [auntSeat, sponsorSeat], archived: [], gaps: [] }) }), me: meAsMentor },
  { element, state: 'complete, somebody who left', render, answers: answering({ readBoard: () => ({ ...anasBoard, seats: [leftSeat, fieldSeat], gaps: [] }) }) },
  { element, state: 'complete, what was put aside', render, answers, prepare: (board) => press(board, '.aside > summary') },
  { element, state: 'complete, adding a seat', render, answers, prepare: (board) => press(board, '.add-seat') },
  {
    element, state: 'complete, a seat in own words without any', render, answers,
    prepare: async (board) => {
      await press(board, '.add-seat');
      await say(board, '#seat-need', 'own');
      await say(board, '#seat-who', 'own');
      await press(board, '#seat-form [type=submit]');
    },
  },
  { element, state: 'complete, changing a seat', render, answers, prepare: (board) => choose(board, `more-${auntSeat.id}`, 1) },
  { element, state: 'complete, a seat for a topic', render, answers, prepare: (board) => press(board, '.add-for-topic') },
  { element, state: 'complete, no room', render, answers: answering({ restoreBoardSeat: fails('limit-reached', { status: 409, details: { limit: 12 } }) }), prepare: async (board) => { await press(board, '.aside > summary'); await press(board, '.back'); } },
  { element, state: 'complete, a step that did not work', render, answers: answering({ editBoardSeat: fails('network') }), prepare: (board) => press(board, '.spoke') },
  { element, state: 'complete, just put aside', render, answers: answering({ archiveBoardSeat: () => asideSeat }), prepare: (board) => choose(board, `more-${sponsorSeat.id}`, 3) },
  { element, state: 'complete, deleting a seat', render, answers, prepare: async (board) => { await press(board, '.aside > summary'); await press(board, '.aside .danger'); } },
  { element, state: 'complete, deleting the board', render, answers, prepare: (board) => choose(board, 'board-more', 1) },
];
