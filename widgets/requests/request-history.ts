import { css, html, nothing, type TemplateResult } from 'lit';
import type { Shape } from '../api/operation.ts';
import { firstName } from '../parts/times.ts';
import type { Formats } from '../text/formats.ts';
import type { Onlooker } from './request-facts.ts';
import { text } from './request-history.text.ts';

type History = Shape<'MatchRequestHistory'>;
type Past = Shape<'MatchRequestPast'>;

interface HistoryReader {
  side: Onlooker;
  /** The mentee’s first name. */
  mentee: string;
  because: ((reason: NonNullable<Past['reason']>) => string) | undefined;
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
  const name = firstName(past.mentor.name);
  switch (reader.side) {
    case 'sent':
      return toMentee(past.step, name);
    case 'received':
      return toMentor(past.step, reader.mentee);
    case 'program':
      return toCoordinator(past.step, name, reader.mentee);
  }
}

/** Of the two by their names. */
function toCoordinator(step: Past['step'], name: string, mentee: string): string {
  switch (step) {
    case 'sent':
      return text('menteeAsked', { mentee, name });
    case 'edited':
      return text('theyEdited', { name: mentee });
    case 'ranked':
      return text('menteeRanked', { name: mentee });
    case 'withdrawn':
      return text('theyWithdrew', { name: mentee });
    default:
      return toMentee(step, name);
  }
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

function whyOf({ reason, why, mentor }: Past, { side, mentee, because }: HistoryReader): string | undefined {
  if (reason !== undefined) return because?.(reason);
  const name = firstName(mentor.name);
  switch (why) {
    case 'full':
      return side === 'received' ? text('yourPlaces') : text('full', { name });
    case 'unavailable':
      return text('unavailable', { name });
    case 'matched':
      return side === 'program' ? text('menteeMatched', { name: mentee }) : text('matched');
    case 'left':
      return side === 'program' ? text('menteeLeft', { name: mentee }) : text('left');
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
