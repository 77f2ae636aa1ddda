/** For tests of the directory: a server that answers, and the element as a person works with it. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../entries/mentor-directory.ts';
import { noFilters, type Filters } from '../directory/filters.ts';
import type { MentorDirectory } from '../directory/mentor-directory.ts';
import { saoPaulo, today } from '../scheduling/example-meetings.ts';
import { benCard, benProfile, leilaCard, mentorPage, ngoziCard, tomasCard } from './mentors.ts';
import { mount, type MountOptions } from './mount.ts';
import { waitUntil } from './wait-until.ts';

export const cards = [benCard, ngoziCard, tomasCard, leilaCard];
export const narrowed: Filters = { ...noFilters, topic: ['data-careers'], language: ['pt'], time: ['after-16'] };
export const answers = {
  listMentors: () => mentorPage(cards, { total: 9 }),
  readMentor: () => benProfile,
  readDraft: () => ({ fields: {}, savedAt: null }),
  saveDraft: () => ({ savedAt: '2026-10-20T12:05:00.000Z' }),
};

/** The directory in a page of the test, and what one does with it. */
export async function show({ filters = noFilters, ...options }: MountOptions & { filters?: Filters } = {}) {
  const { element, api } = await mount<MentorDirectory>(html`<mentor-directory .filters=${filters} .clock=${() => today} .deviceZone=${saoPaulo}></mentor-directory>`, { ...options, answers: { ...answers, ...options.answers } });
  const root = element.renderRoot as ShadowRoot;
  const all = <E extends HTMLElement = HTMLElement>(selector: string) => [...root.querySelectorAll<E>(selector)];
  const named = (selector: string, words: string) =>
    all(selector).find((one) => (one.getAttribute('aria-label') ?? one.textContent).replace(/\s+/g, ' ').trim().includes(words)) ?? expect.fail(`no ${selector} “${words}”`);
  return {
    element, api, all, named,
    words: () => root.textContent.replace(/\s+/g, ' '),
    focused: () => root.activeElement as HTMLElement,
    queries: () => api.calls.filter(({ id }) => id === 'listMentors').map(({ input }) => input.query),
    said: async (words: string) => waitUntil(() => document.querySelector('#mentor-live-polite')?.textContent === words, `“${words}” is said`),
  };
}

/** As a person types into a field. */
export async function type(field: HTMLElement, words: string): Promise<void> {
  field.focus();
  await sendKeys({ type: words });
}
