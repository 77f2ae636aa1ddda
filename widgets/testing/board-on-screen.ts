/** For tests of the board: a server that keeps it, and the element as a person works with it. */
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { Problem } from '../api/problem.ts';
import type { Me } from '../api/session.ts';
import type { Board, Seat } from '../board/board-host.ts';
import { MentorBoard } from '../board/mentor-board.ts';
import { define } from '../define.ts';
import { aSeat, partners } from './board.ts';
import type { FakeAnswers } from './fake-api.ts';
import { october } from './goals.ts';
import { mount, type MountOptions } from './mount.ts';
import { waitUntil } from './wait-until.ts';

define('mentor-board', MentorBoard);

/** A server that keeps a board as the real one does. */
export function keeping(first: Partial<Board> = {}): FakeAnswers {
  let board: Board = { seats: [], archived: [], gaps: [], partners, ...first };
  const sitterOf = (member: { personId: string } | { name: string } | null | undefined): Seat['member'] => {
    if (!member) return null;
    if ('name' in member) return { personId: null, name: member.name, matches: [], since: '2026-10-20' };
    const partner = board.partners.find(({ id }) => id === member.personId);
    return { personId: member.personId, name: partner?.name ?? null, matches: partner?.matches ?? [], since: '2026-10-20' };
  };
  const needOf = (need: { kind: NonNullable<Seat['need']['kind']> } | { words: string }): Seat['need'] => ('kind' in need ? { kind: need.kind, words: null } : { kind: null, words: need.words });
  const among = (seats: readonly Seat[], seatId: string): Seat => {
    const seat = seats.find(({ id }) => id === seatId);
    if (!seat) throw new Problem('moved-on', { status: 409 });
    return seat;
  };
  const replace = (seat: Seat): Seat => {
    board = { ...board, seats: board.seats.map((one) => (one.id === seat.id ? seat : one)) };
    return seat;
  };
  return {
    readDraft: () => ({ fields: {}, savedAt: null }),
    saveDraft: () => ({ savedAt: '2026-10-20T12:00:00.000Z' }),
    readBoard: () => board,
    addBoardSeat: ({ body }) => {
      const seat = aSeat({ id: `65f0c0ffee000000000ab00${board.seats.length}`, need: needOf(body?.need ?? { words: '' }), member: sitterOf(body?.member), cadenceWeeks: body?.cadenceWeeks ?? null, note: body?.note || null });
      board = { ...board, seats: [...board.seats, seat], gaps: board.gaps.filter(({ topic }) => topic.key !== body?.topic?.key) };
      return seat;
    },
    editBoardSeat: ({ path, body }) => {
      const seat = among(board.seats, path.seatId);
      return replace({
        ...seat,
        ...(body?.need && { need: needOf(body.need) }),
        ...(body?.member !== undefined && { member: sitterOf(body.member) }),
        ...(body?.lastContactOn !== undefined && { contact: { ...seat.contact, due: false, last: body.lastContactOn === null ? null : { on: body.lastContactOn, how: 'noted' as const } } }),
        ...(body?.note !== undefined && { note: body.note || null }),
      });
    },
    moveBoardSeat: ({ path, body }) => {
      const seat = among(board.seats, path.seatId);
      const rest = board.seats.filter((one) => one !== seat);
      board = { ...board, seats: rest.toSpliced(board.seats.indexOf(seat) + (body?.to === 'earlier' ? -1 : 1), 0, seat) };
      return seat;
    },
    archiveBoardSeat: ({ path }) => {
      const seat = { ...among(board.seats, path.seatId), archivedOn: '2026-10-20' };
      board = { ...board, seats: board.seats.filter(({ id }) => id !== seat.id), archived: [seat, ...board.archived] };
      return seat;
    },
    restoreBoardSeat: ({ path }) => {
      const seat = { ...among(board.archived, path.seatId), archivedOn: null };
      board = { ...board, seats: [...board.seats, seat], archived: board.archived.filter(({ id }) => id !== seat.id) };
      return seat;
    },
    removeBoardSeat: ({ path }) => {
      board = { ...board, archived: board.archived.filter(({ id }) => id !== path.seatId) };
      return undefined;
    },
    deleteBoard: () => {
      board = { ...board, seats: [], archived: [] };
      return undefined;
    },
  };
}

/** The board on screen, with what a person does there: by the names that controls have. */
export async function boardOnScreen(answers: FakeAnswers, me?: Me, place: Pick<MountOptions, 'region'> = {}) {
  const { element, api } = await mount<MentorBoard>(html`<mentor-board find-href="#find" .clock=${october}></mentor-board>`, { answers, ...(me && { me }), ...place });
  const root = element.shadowRoot as ShadowRoot;
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)].filter((one) => one.checkVisibility());
  const nameOf = (one: HTMLElement) => (one.getAttribute('aria-label') ?? one.textContent).replace(/\s+/g, ' ').trim();
  const control = (name: string): HTMLElement => {
    const found = all('button, a, summary').find((one) => nameOf(one) === name);
    if (!found) throw new Error(`nothing is called "${name}": ${all('button, a, summary').map(nameOf).join(' | ')}`);
    return found;
  };
  const labelled = <Field extends HTMLElement = HTMLInputElement>(label: string): Field => {
    const found = all('input, textarea, select').find((one) => ((one as HTMLInputElement).labels?.[0]?.textContent ?? '').replace(/\s+/g, ' ').trim().startsWith(label));
    if (!found) throw new Error(`no field is labelled "${label}"`);
    return found as Field;
  };
  const press = async (name: string) => {
    control(name).focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
  };
  return {
    element, api, root, control, labelled, press,
    links: () => all('a').map((one) => [nameOf(one), one.getAttribute('href')]),
    cards: () => all('.seat').map((one) => one.innerText.replace(/\s+/g, ' ').trim()),
    choose: async (menu: string, item: string) => {
      await press(menu);
      await waitUntil(() => root.activeElement?.getAttribute('role') === 'menuitem');
      while (root.activeElement?.textContent?.trim() !== item) await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
    },
    fill: async (label: string, value: string) => {
      const field = labelled(label);
      field.value = value;
      field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input', { bubbles: true }));
      await element.updateComplete;
    },
    says: (sentence: string) => waitUntil(() => document.getElementById('mentor-live-polite')?.textContent === sentence, `says "${sentence}"`),
    focused: () => (root.activeElement ? nameOf(root.activeElement as HTMLElement) : undefined),
    until: (holds: () => boolean, what: string) => waitUntil(holds, what),
  };
}
