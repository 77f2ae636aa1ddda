import { expect, html } from '@open-wc/testing';
import type { Me } from '../api/session.ts';
import * as sample from '../app/app-samples.ts';
import type { MentorApp } from '../app/mentor-app.ts';
import '../entries/mentor-app.ts';
import type { FakeAnswers } from './fake-api.ts';
import { mount, settled } from './mount.ts';
import type { WidgetLocale } from '../text/locale.ts';
import { meAsMentee } from './people.ts';
import { waitUntil } from './wait-until.ts';

/** The moment of the pictures. */
export const clock = () => new Date('2026-10-20T12:05:00Z');
/** What forms ask for and keep. */
export const drafts: FakeAnswers = { readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => ({ savedAt: null }), listConsents: () => sample.consentsOfBen, readProtectedAnswers: () => ({ asked: [], answers: {} }) };

export interface Opened {
  app: MentorApp;
  api: Awaited<ReturnType<typeof mount>>['api'];
  shown: () => string;
  /** The heading of the screen that is there. */
  title: () => string | undefined;
  find: <Found extends HTMLElement>(selector: string) => Found;
  /** A button, link, checkbox, radio or field by the words that name it. */
  named: <Found extends HTMLElement>(words: string) => Found;
}

/** Opens the program at an address and waits until its screen is there. */
export async function open(answers: FakeAnswers, { me = meAsMentee, at = '', width = 1100, locale = 'en' }: { me?: Me; at?: string; width?: number; locale?: WidgetLocale } = {}): Promise<Opened> {
  history.replaceState(null, '', at || location.pathname + location.search);
  const { element: app, api } = await mount<MentorApp>(html`<mentor-app .clock=${clock}></mentor-app>`, { me, width, locale, answers: { ...drafts, ...answers } });
  const root = app.shadowRoot!;
  const find = <Found extends HTMLElement>(selector: string) => root.querySelector<Found>(selector) ?? expect.fail(`nothing is ${selector}`);
  const named = <Found extends HTMLElement>(words: string) => {
    const labelled = [...root.querySelectorAll('label')].find((label) => label.textContent.replace(/\s+/g, ' ').includes(words));
    const inside = labelled?.querySelector<Found>('input') ?? (labelled?.htmlFor ? root.getElementById(labelled.htmlFor) : undefined);
    const pressed = [...root.querySelectorAll<HTMLElement>('a, button')].find((one) => (one.ariaLabel ?? one.textContent).trim().replace(/\s+/g, ' ').includes(words));
    return ((inside ?? pressed) as Found | undefined) ?? expect.fail(`nothing is called ${words}`);
  };
  await waitUntil(() => root.querySelector('.content [role=heading]:not(.completion *), .content :is(mentor-goals, mentor-requests, mentor-scheduling, mentor-directory, mentor-board)') !== null, 'a screen is there');
  await settled(app);
  return { app, api, shown: () => root.textContent, title: () => root.querySelector('.title')?.textContent, find, named };
}

/** What has the focus in the program. */
export const focused = ({ app }: Opened) => app.shadowRoot?.activeElement;

/** As a person types: the field hears of it. */
export function typeInto(input: HTMLInputElement, value: string): void {
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
