import { html } from 'lit';
import type { Me } from '../api/session.ts';
import { meAsMentor } from './people.ts';
import type { FakeAnswers, FakeApi } from './fake-api.ts';
import { mount } from './mount.ts';
import { define } from '../define.ts';
import { availabilityOfBen, berlin, meetingToBe, previewOf, saoPaulo, slotWeek, today, withAna, withBen } from '../scheduling/example-meetings.ts';
import type { Match, Meeting, SchedulingView } from '../scheduling/scheduling-host.ts';
import { MentorScheduling } from '../scheduling/scheduling.ts';
import type { WidgetLocale } from '../text/locale.ts';
import { waitUntil } from './wait-until.ts';

define('mentor-scheduling', MentorScheduling);

/** An element in a test, with what people look for in it. */
export interface Shown {
  element: MentorScheduling;
  api: FakeApi;
  /** What is read on screen. */
  text: () => string;
  /** The control of that accessible name: its label, aria-label or words. */
  control: <E extends HTMLElement = HTMLElement>(name: string) => E;
  has: (name: string) => boolean;
  /** Waits until a control of that name is there. */
  appears: (name: string) => Promise<HTMLElement>;
  /** The accessible name of what has the focus. */
  focused: () => string;
}

interface ShowOptions {
  view?: SchedulingView;
  asMentor?: boolean;
  /** Ana, or Ben as a mentor, unless somebody else is named. */
  me?: Me | undefined;
  answers?: FakeAnswers;
  clock?: () => Date;
  deviceZone?: string;
  locale?: WidgetLocale;
  region?: string;
}

export async function show({ view = 'meetings', asMentor = false, me = asMentor ? meAsMentor : undefined, answers = {}, clock = () => today, deviceZone = asMentor ? berlin : saoPaulo, ...place }: ShowOptions = {}): Promise<Shown> {
  const { element, api } = await mount<MentorScheduling>(
    html`<mentor-scheduling .view=${view} .clock=${clock} .deviceZone=${deviceZone}></mentor-scheduling>`,
    { answers: { ...usual, ...answers }, ...(me && { me }), ...place },
  );
  const root = element.shadowRoot!;
  const controls = () => [...root.querySelectorAll<HTMLElement>('button, a, input, select, [role=heading]')].filter((one) => one.checkVisibility());
  const find = (name: string) => controls().find((one) => nameOf(one) === plain(name)) ?? controls().find((one) => nameOf(one).startsWith(plain(name)));
  return {
    element,
    api,
    text: () => root.textContent.replace(/\s+/g, ' '),
    control: <E extends HTMLElement>(name: string) => {
      const found = find(name);
      if (!found) throw new Error(`no control "${name}"; there are: ${controls().map(nameOf).join(' | ')}`);
      return found as E;
    },
    has: (name) => find(name) !== undefined,
    appears: async (name) => {
      await waitUntil(() => find(name) !== undefined, `"${name}" appears`);
      return find(name)!;
    },
    focused: () => (root.activeElement instanceof HTMLElement ? nameOf(root.activeElement) : ''),
  };
}

/** Lists with these meetings and matches. */
export function lists(upcoming: readonly Meeting[], past: readonly Meeting[] = [], matches: readonly Match[] = [withBen]): FakeAnswers {
  return {
    listMeetings: ({ query }) => ({ items: [...(query?.when === 'past' ? past : upcoming)], nextCursor: null }),
    listMatches: () => ({ items: [...matches], nextCursor: null }),
    listProposals: () => ({ items: [], nextCursor: null }),
  };
}

/** As a mentor with Ana as mentee. */
export function mentorLists(upcoming: readonly Meeting[] = []): FakeAnswers {
  return lists(upcoming, [], [withAna]);
}

/** The sentence that a screen reader hears last. */
export function said(politeness: 'polite' | 'assertive' = 'polite'): string {
  return document.getElementById(`mentor-live-${politeness}`)?.textContent ?? '';
}

export async function saying(sentence: string, politeness: 'polite' | 'assertive' = 'polite'): Promise<void> {
  await waitUntil(() => said(politeness) === sentence, `says "${sentence}", said "${said(politeness)}"`);
}

const usual: FakeAnswers = {
  ...lists([]),
  listSlots: ({ query }) => slotWeek(query?.from, query?.minutes ? { minutes: query.minutes } : {}),
  previewMeeting: ({ query }) => meetingToBe({ minutes: query?.minutes ?? 45 }),
  readDraft: () => ({ fields: {}, savedAt: null }),
  saveDraft: () => ({ savedAt: null }),
  readAvailability: () => availabilityOfBen,
  listBusyCalendars: () => ({ items: [] }),
  previewAvailability: ({ body }) => previewOf(body.viewerZone),
  setAvailability: ({ body }) => ({ ...availabilityOfBen, ...body, pausedUntil: body.pausedUntil ?? null }),
};

function nameOf(control: HTMLElement): string {
  const label = control.getAttribute('aria-label') ?? (control instanceof HTMLInputElement || control instanceof HTMLSelectElement ? control.labels?.[0]?.textContent : undefined);
  const own = label ?? control.querySelector('.for-screen-readers')?.textContent ?? control.textContent;
  return plain(own);
}

/** Browsers differ in the commas of dates. */
function plain(words: string): string {
  return words.replaceAll(',', '').replace(/\s+/g, ' ').trim();
}
