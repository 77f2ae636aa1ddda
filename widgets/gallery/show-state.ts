import { render } from 'lit';
import type { WidgetLocale } from '../text/locale.ts';
import { frame, until } from '../testing/drawn.ts';
import { fakeApi } from '../testing/fake-api.ts';
import { makeStage } from '../testing/stage.ts';
import type { ElementState } from './state.ts';

export interface Look {
  theme: 'light' | 'dark';
  locale: WidgetLocale;
  width?: number;
}

/** Puts one state into a page, as an API would have led there. Resolves when there is nothing more to come; an element that goes on loading is an error. */
export async function showState(state: ElementState, look: Look, into: HTMLElement): Promise<HTMLElement> {
  const stage = await makeStage({ ...look, api: fakeApi(state.answers ?? {}), ...(state.me && { me: state.me }) });
  into.append(stage);
  render(state.render(), stage);
  const element = stage.firstElementChild as HTMLElement & { updateComplete?: Promise<unknown>; ready?: boolean };
  await element.updateComplete;
  await until(() => element.ready !== false && (pendingIsTheState(state) || !element.shadowRoot?.querySelector('div[aria-busy="true"]')), 'still loading');
  await element.updateComplete;
  await state.prepare?.(element);
  await element.updateComplete;
  await frame();
  if (!/\binitial\b/.test(state.state)) await allMoved();
  return stage;
}

function pendingIsTheState({ state }: ElementState): boolean {
  return /\b(initial|pending)\b/.test(state);
}

/** A skeleton is seen after a moment, a dialog comes in a moment: what stays is the state. */
async function allMoved(): Promise<void> {
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}
