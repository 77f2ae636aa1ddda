import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Face } from '../../parts/avatar.ts';
import { checkbox } from '../../parts/choice.ts';
import { tag } from '../../parts/tag.ts';
import { bothTimes, dateTile, firstName } from '../../parts/times.ts';
import type { Formats } from '../../text/formats.ts';
import type { Proposal } from './propose-dialog.ts';
import { text } from './circle-proposal.text.ts';
import { text as proposingText } from './proposing.text.ts';

export { text };

type Time = Proposal['times'][number];

interface CircleProposalOptions {
  proposal: Proposal;
  circle: NonNullable<Proposal['circle']>;
  /** The reader's own face. */
  me: Face;
  formats: Formats;
  /** Level of its heading. */
  level: number;
  /** What is on its way. */
  busy: 'answer' | 'accept' | 'withdraw' | undefined;
  /** The times that a member has ticked. */
  ticked: ReadonlySet<string>;
  onTick: (start: string, ticked: boolean) => void;
  onAnswer: () => void;
  onBook: (time: Time) => void;
  onWithdraw: () => void;
  onChange: () => void;
}

/** Times that are proposed to a circle: a member ticks what suits them; its mentor sees whom each suits, and books one. */
export function circleProposal(options: CircleProposalOptions): TemplateResult {
  const { proposal, circle, level } = options;
  const { id, mine, note, times, waitsFor = [] } = proposal;
  const most = Math.max(...times.map(({ suits = [] }) => suits.length));
  const circleTitle = html`<bdi>${circle.title}</bdi>`;
  const title = mine ? text.rich('circleAnswered', { circle: circleTitle, answered: circle.answered, people: circle.people }) : text.rich('circleProposes', { name: firstName(proposal.partner.name), circle: circleTitle });
  return html`<div class="card proposal" data-proposal=${id}>
    <div class="group" role="heading" aria-level=${level} tabindex="-1">${title}</div>
    ${note ? html`<p dir="auto">${note}</p>` : nothing}
    ${mine ? nothing : html`<p class="soft">${text('tickWhat')}</p>`}
    <ul class="divided">${repeat(times, ({ start }) => start, (time) => renderTime(options, time, most))}</ul>
    ${mine && waitsFor.length > 0 ? html`<p class="soft">${text('waitsForWhom', { names: options.formats.list(waitsFor.map(({ name }) => name)) })}</p>` : nothing}
    <div class="row">${mine ? renderOwnActs(options) : html`<button class="button primary" type="button" data-answer aria-busy=${options.busy === 'answer' ? 'true' : 'false'} @click=${options.onAnswer}>${text('sendAnswer')}</button>`}</div>
  </div>`;
}

function renderTime(options: CircleProposalOptions, time: Time, most: number): TemplateResult {
  const { proposal: { mine }, circle, me, formats } = options;
  const { yours, standing, suits = [] } = time;
  const at = { day: formats.day(yours.date, 'long'), time: formats.clock(yours.from) };
  const gone = standing === 'taken' || standing === 'past' ? tag(proposingText(standing === 'past' ? 'passed' : 'gone'), 'warn') : undefined;
  return html`<li class="proposed-time">
    ${dateTile(yours.date, formats)}
    <div class="proposed-words">
      ${bothTimes({ when: time, me, formats, withEnd: true })}
      ${standing === 'busy' ? html`<p class="soft">${text('busyThen')}</p>` : nothing}
      ${mine ? html`<p class="soft">${text('suitsSome', { suited: suits.length, people: circle.people })}${suits.length > 0 ? html`: ${formats.list(suits.map(({ name }) => name))}` : nothing}</p>` : nothing}
    </div>
    ${mine && most > 0 && suits.length === most && !gone ? tag(text('suitsMost'), 'ok') : nothing}
    ${gone ?? (mine
      ? html`<button class="button" type="button" aria-label=${text('bookName', at)} aria-disabled=${options.busy === 'accept' ? 'true' : nothing} @click=${() => options.onBook(time)}>${text('toBook')}</button>`
      : checkbox({ label: html`${text('suits')}<span class="for-screen-readers">${text('suitsAt', at)}</span>`, checked: options.ticked.has(time.start), onChange: (ticked) => options.onTick(time.start, ticked) }))}
  </li>`;
}

function renderOwnActs({ busy, onWithdraw, onChange }: CircleProposalOptions): TemplateResult {
  return html`<button class="button" type="button" aria-busy=${busy === 'withdraw' ? 'true' : 'false'} @click=${onWithdraw}>${proposingText('takeBack')}</button>
    <button class="button" type="button" @click=${onChange}>${proposingText('change')}</button>`;
}

export const styles = css`
  .proposed-words {
    flex: 1 1 200px;
    display: grid;
    gap: 4px;
  }
`;
