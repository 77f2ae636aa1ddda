import { render } from 'lit';
import type { WidgetLocale } from '../text/locale.ts';
import { fakeApi } from '../testing/fake-api.ts';
import { makeStage } from '../testing/stage.ts';
import type { ElementState } from './state.ts';

export interface Look {
  theme: 'light' | 'dark';
  locale: WidgetLocale;
  width?: number;
}

/**
 * Puts one state into a page, as an API would have led there. Resolves when there is nothing more to come; an element that goes on loading
 * is an error, and is taken out of the page again: what comes after it would lie out of sight, and not load either.
 */
export async function showState(state: ElementState, look: Look, into: HTMLElement): Promise<HTMLElement> {
  const stage = await makeStage({ ...look, api: fakeApi(state.answers ?? {}), ...(state.me && { me: state.me }) });
  into.append(stage);
  try {
    await bringTo(state, stage);
  } catch (error) {
    stage.remove();
    throw error;
  }
  return stage;
}

async function bringTo(state: ElementState, stage: HTMLElement): Promise<void> {
  render(state.render(), stage);
  const element = stage.firstElementChild as HTMLElement & { updateComplete?: Promise<unknown>; ready?: boolean };
  await element.updateComplete;
  await until(() => element.ready !== false && (pendingIsTheState(state) || !element.shadowRoot?.querySelector('div[aria-busy="true"]')));
  await element.updateComplete;
  await state.prepare?.(element);
  await element.updateComplete;
  await frame();
  if (!/\binitial\b/.test(state.state)) await allMoved();
}

function pendingIsTheState({ state }: ElementState): boolean {
  return /\b(initial|pending)\b/.test(state);
}

/** Less than a test waits, so that what does not load says so itself. */
const patienceMs = 8_000;

/** Frame by frame. */
async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`still loading after ${patienceMs / 1_000} seconds`);
    await frame();
  }
}

/** A skeleton is seen after a moment, a dialog comes in a moment: what stays is the state. */
async function allMoved(): Promise<void> {
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
