import { css, html, nothing, type TemplateResult } from 'lit';
import type { Shape } from '../api/operation.ts';
import { firstName } from '../parts/times.ts';
import type { Formats } from '../text/formats.ts';
import type { Side } from './request-facts.ts';
import { text } from './request-history.text.ts';
import { text as turns } from './turns.text.ts';

type History = Shape<'MatchRequestHistory'>;
type Past = Shape<'MatchRequestPast'>;

interface HistoryReader {
  side: Side;
  /** The mentee’s first name. */
  mentee: string;
  formats: Formats;
}

/** What happened to a request, oldest first: what and when, and why where that may be told. */
export function historyList({ items }: History, reader: HistoryReader): TemplateResult {
  const { formats } = reader;
  return html`<ol class="past-list">${items.map((past) => {
    const because = whyOf(past, reader);
    return html`<li><p class="label">${whatHappened(past, reader)}</p>
      ${because === undefined ? nothing : html`<p class="soft">${because}</p>`}
      <p class="meta">${formats.dayOf(past.at, 'dated')}, ${formats.time(past.at)}</p></li>`;
  })}</ol>`;
}

function whatHappened(past: Past, reader: HistoryReader): string {
  return reader.side === 'sent' ? toMentee(past.step, firstName(past.mentor.name)) : toMentor(past.step, reader.mentee);
}

function toMentee(step: Past['step'], name: string): string {
  switch (step) {
    case 'edited':
    case 'ranked':
    case 'closed':
    case 'withdrawn':
      return text(step);
    case 'passed-over':
      return text('passedOver', { name });
    default:
      return text(step, { name });
  }
}

/** The steps that are a mentor's to know. */
function toMentor(step: Past['step'], name: string): string {
  switch (step) {
    case 'read':
      return text('youRead');
    case 'edited':
      return text('theyEdited', { name });
    case 'reminded':
      return text('youWereReminded');
    case 'declined':
      return text('youDeclined');
    case 'expired':
      return text('ranOut');
    case 'withdrawn':
      return text('theyWithdrew', { name });
    case 'accepted':
      return text('youAccepted');
    case 'closed':
      return text('closed');
    default:
      return text('came', { name });
  }
}

function whyOf({ reason, why, mentor }: Past, { side }: HistoryReader): string | undefined {
  if (reason !== undefined) return turns(`because-${reason}`);
  const name = firstName(mentor.name);
  switch (why) {
    case 'full':
      return side === 'sent' ? text('full', { name }) : text('yourPlaces');
    case 'unavailable':
      return text('unavailable', { name });
    case 'matched':
      return text('matched');
    case 'left':
      return text('left');
    case undefined:
      return undefined;
  }
}

export const styles = css`
  .past-list {
    display: grid;
    gap: 12px;
    grid-template-columns: minmax(0, 1fr);
    margin: 0;
    padding: 0;
    padding-inline-start: 16px;
    border-inline-start: 2px solid var(--_line);
    list-style: none;
    overflow-wrap: anywhere;
  }
`;
