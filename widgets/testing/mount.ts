import { fixture } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { MentorElement } from '../mentor-element.ts';
import { fakeApi, type FakeApi, type FakeAnswers } from './fake-api.ts';
import { makeStage, type StageOptions } from './stage.ts';
import { waitUntil } from './wait-until.ts';

export interface MountOptions extends Omit<StageOptions, 'api'> {
  answers?: FakeAnswers;
}

/** Puts an element on a stage with a fake API and waits until it shows what it loads. It goes when the test ends. */
export async function mount<Element extends MentorElement>(template: TemplateResult, { answers = {}, ...options }: MountOptions = {}): Promise<{ element: Element; api: FakeApi }> {
  const api = fakeApi(answers);
  const stage = await makeStage({ ...options, api });
  document.body.append(stage);
  const element = await fixture<Element>(template, { parentNode: stage });
  await waitUntil(() => element.ready, 'the element came near the viewport');
  await settled(element);
  return { element, api };
}

/** Waits until nothing in the element is loading, or waits for its turn to be drawn. An answer that never comes never settles: use `updated` there. */
export async function settled(element: MentorElement): Promise<void> {
  await element.updateComplete;
  await waitUntil(() => !element.shadowRoot?.querySelector('.api-task[aria-busy="true"]'), 'everything has loaded');
  await element.updateComplete;
  await waitUntil(() => !element.shadowRoot?.querySelector('.coming'), 'everything is drawn');
}
