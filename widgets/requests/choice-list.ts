import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { MentorElement } from '../mentor-element.ts';
import { avatar, avatarStyles } from '../parts/avatar.ts';
import { banner, bannerStyles } from '../parts/banner.ts';
import { icon, iconStyles } from '../parts/icon.ts';
import { close, down, up } from '../parts/icons.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { firstName } from '../parts/times.ts';
import type { Chosen, Choosing } from './choosing.ts';
import { text } from './choosing.text.ts';
import { rankingStyles } from './ranking.ts';
import type { MatchRequest } from './request-facts.ts';
import { askingProblem } from './request-words.ts';

export { choosingOf } from './choosing.ts';

interface PanelOptions {
  /** Whose page is open; the way to choose them stands above the list. Null where they cannot be chosen. */
  mentor: Chosen | null;
  /** A request that waits has taken up a change. */
  onChanged: (request: MatchRequest) => void;
}

/** The choices in the panel in which the request is written: moved, taken out, replaced by buttons. Nothing for one who would ask this mentor alone. */
export function choicePanel(choosing: Choosing, host: MentorElement, { mentor, onChanged }: PanelOptions): TemplateResult | typeof nothing {
  const { entries, most } = choosing;
  const alone = entries.length === 0 || (entries.length === 1 && entries[0]?.id === mentor?.id);
  if (alone) return nothing;
  const change = (changed: Promise<MatchRequest | undefined>, ...focus: string[]) => void changed.then((request) => (request ? onChanged(request) : moveFocus(host, ...focus)));
  const { problem } = choosing;
  const named = problem ? entries.find(({ id }) => id === problem.details['mentorId'])?.name ?? mentor?.name ?? null : null;
  const words = problem ? askingProblem(problem, firstName(named), host.formats) : undefined;
  return html`<div class="choices-panel stack" id="choices" tabindex="-1">
    ${mentor && choosing.placeOf(mentor.id) === undefined ? renderAdding(choosing, mentor, change) : nothing}
    ${most > 1 ? html`<p class="soft">${text('inOrder')}</p>` : nothing}
    ${renderList(choosing, host, change)}
    ${problem ? (words ? banner('warn', words) : problemBanner(problem)) : nothing}
  </div>`;
}

type Change = (changed: Promise<MatchRequest | undefined>, ...focus: string[]) => void;

function renderAdding(choosing: Choosing, mentor: Chosen, change: Change): TemplateResult {
  const busy = choosing.busy ? 'true' : 'false';
  if (!choosing.isFull) {
    const words = text('choose', { name: firstName(mentor.name), place: choosing.entries.length + 1 });
    return html`<div><button class="button choose-this" type="button" aria-busy=${busy} @click=${() => change(choosing.add(mentor), `#choice-${mentor.id} .button`)}>${words}</button></div>`;
  }
  const open = choosing.entries.filter(({ fixed }) => !fixed);
  return html`<p class="label">${text('replaceTitle')}</p>
    <ul class="row">${open.map(({ id, name }) => html`<li><button class="button small replace" type="button" aria-busy=${busy} @click=${() => change(choosing.replace(id, mentor), `#choice-${mentor.id} .button`)}>${text('replace', { name: firstName(name) })}</button></li>`)}</ul>`;
}

function renderList(choosing: Choosing, host: MentorElement, change: Change): TemplateResult {
  const { entries } = choosing;
  return html`<ol class="ranking" aria-label=${text('yourChoices')}>${repeat(entries, ({ id }) => id, (one, at) => html`<li class="rank" id="choice-${one.id}">
    <span class="rank-number asked" aria-hidden="true">${host.formats.number(at + 1)}</span>
    ${avatar(one, 32)}
    <span class="rank-who"><span class="label" dir="auto">${one.name}</span>${one.fixed ? html`<span class="meta">${text('askedNow')}</span>` : one.fit === null ? nothing : html`<span class="meta">${text('fit', { fit: Math.round(one.fit / 10) })}</span>`}</span>
    ${one.fixed ? nothing : renderMoves(choosing, one, at, change)}
  </li>`)}</ol>`;
}

function renderMoves(choosing: Choosing, { id, name }: Chosen, at: number, change: Change): TemplateResult {
  const { entries, busy } = choosing;
  const first = firstName(name);
  const own = `#choice-${id}`;
  const neighbour = entries[at + 1] ?? entries[at - 1];
  const button = (kind: string, shape: typeof up, label: string, press: () => void) => html`<button class="button quiet ${kind}" type="button" aria-label=${label} aria-busy=${busy ? 'true' : 'false'} @click=${press}>${icon(shape, 16)}</button>`;
  return html`<span class="row moves">
    ${at > 0 && !entries[at - 1]?.fixed ? button('earlier', up, text('earlier', { name: first }), () => change(choosing.move(id, -1), `${own} .earlier`, `${own} .later`)) : nothing}
    ${at < entries.length - 1 ? button('later', down, text('later', { name: first }), () => change(choosing.move(id, 1), `${own} .later`, `${own} .earlier`)) : nothing}
    ${button('drop', close, text('remove', { name: first }), () => change(choosing.remove(id), ...(neighbour ? [`#choice-${neighbour.id} .drop`] : []), '#ask-title'))}
  </span>`;
}

/** The end of the list of mentors: whom the reader has chosen so far, and the way to the words. Nothing before the first choice. */
export function choiceTray(choosing: Choosing, host: MentorElement, onWrite: (mentorId: string) => void): TemplateResult | typeof nothing {
  const { entries, most } = choosing;
  const [first] = entries;
  if (!first) return nothing;
  const number = (place: number) => host.formats.number(place);
  // In a frame as high as its content there is no edge to stick to: the tray ends the list.
  return html`<section class="card choice-tray ${window === window.parent ? 'stays' : ''}" aria-labelledby="tray-title">
    <span class="label" id="tray-title">${text('yourChoices')}</span>
    <ol class="tray-choices">
      ${entries.map((one, at) => html`<li><span class="rank-number asked" aria-hidden="true">${number(at + 1)}</span>${avatar(one, 32)}<span dir="auto">${one.name}</span></li>`)}
      ${Array.from({ length: Math.max(0, most - entries.length) }, (_, at) => html`<li class="soft"><span class="rank-number" aria-hidden="true">${number(entries.length + at + 1)}</span>${at === 0 ? text('pickAnother') : nothing}</li>`)}
    </ol>
    <button class="button primary" id="write-request" type="button" @click=${() => onWrite(first.id)}>${text(choosing.waiting ? 'seeRequest' : 'write')}</button>
  </section>`;
}

function moveFocus(host: MentorElement, ...selectors: string[]): void {
  host.requestUpdate();
  void host.updateComplete.then(() => selectors.map((selector) => host.renderRoot.querySelector<HTMLElement>(selector)).find((one) => one !== null)?.focus());
}

export const styles = [
  avatarStyles,
  bannerStyles,
  iconStyles,
  rankingStyles,
  css`
    .choices-panel {
      padding-block-end: 16px;
      border-block-end: 1px solid var(--_line);
    }
    .choice-tray {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 12px 16px;
      padding: 16px;
    }
    .choice-tray.stays {
      position: sticky;
      inset-block-end: 12px;
      box-shadow: 0 8px 24px rgb(var(--_shadow, 30 25 15) / 0.12);
    }
    .tray-choices {
      display: flex;
      flex: 1 1 auto;
      flex-wrap: wrap;
      gap: 8px 16px;
      padding: 0;
      margin: 0;
      list-style: none;
    }
    .tray-choices > li {
      display: flex;
      align-items: center;
      gap: 8px;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .tray-choices > .soft > .rank-number {
      border-style: dashed;
    }
    @media (max-height: 480px) {
      .choice-tray.stays {
        position: static;
      }
    }
  `,
];
