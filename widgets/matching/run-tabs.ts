import { html, type TemplateResult } from 'lit';
import type { AppHost } from '../app/app-host.ts';
import { text } from './matching.text.ts';

/** What a run came to, a list each. */
export const runTabs = ['pairs', 'unmatched', 'locked', 'keptApart', 'changes'] as const;
export type RunTab = (typeof runTabs)[number];

export interface TabView {
  readonly tab: RunTab;
  readonly count: number;
}

/** The tabs with their counts and the list of the chosen one. Arrows go from tab to tab, Home and End to the first and last. */
export function runTabsView(app: AppHost, tabs: readonly TabView[], chosen: RunTab, onChoose: (tab: RunTab) => void, panel: unknown): TemplateResult {
  const choose = async (tab: RunTab | undefined) => {
    if (tab === undefined) return;
    onChoose(tab);
    await app.updateComplete;
    app.renderRoot.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  };
  const onKey = (event: KeyboardEvent, at: number) => {
    const back = getComputedStyle(app).direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    const on = back === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const to = { [back]: at - 1, [on]: at + 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    void choose(tabs.at(to === tabs.length ? 0 : to)?.tab);
  };
  return html`<div class="run-tabs" role="tablist" aria-label=${text('tabs')}>
      ${tabs.map(({ tab, count }, at) => html`<button class="run-tab" type="button" role="tab" id="tab-${tab}" aria-selected=${tab === chosen ? 'true' : 'false'} aria-controls="run-panel" tabindex=${tab === chosen ? '0' : '-1'}
        @click=${() => void choose(tab)} @keydown=${(event: KeyboardEvent) => onKey(event, at)}>${text(tab, { count })} <span class="count">${app.formats.number(count)}</span></button>`)}
    </div>
    <div class="stack" role="tabpanel" id="run-panel" aria-labelledby="tab-${chosen}">${panel}</div>`;
}
