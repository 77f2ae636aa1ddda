import { css, html, type TemplateResult } from 'lit';
import type { MentorElement } from '../mentor-element.ts';
import { avatar } from '../parts/avatar.ts';
import { choiceInTurn, isOpen, type MatchRequest, type Side } from './request-facts.ts';
import { standingOf } from './request-words.ts';
import { text } from './requests.text.ts';

interface RequestRowOptions {
  request: MatchRequest;
  side: Side;
  /** In whose shadow root it is drawn: gives the formats and who reads it. */
  host: Pick<MentorElement, 'formats' | 'me'>;
  /** A link or button at the end of the row. */
  action?: unknown;
}

/** One request in a line: the other one's face and name, what it is about, how it stands. For Home and for what is answered. */
export function requestRow({ request, side, host, action }: RequestRowOptions): TemplateResult {
  const other = side === 'sent' ? choiceInTurn(request).mentor : request.mentee;
  const day = host.formats.dayOf(request.expiresAt, 'plain');
  const standing = isOpen(request) ? text(side === 'sent' ? 'rowAskedUntil' : 'rowAsksUntil', { day }) : standingOf(request, side, host).words;
  return html`<div class="request-row">
    ${avatar(other, 40)}
    <div><p class="label" id="who-${request.id}">${other.name}</p><p class="soft">${standing}</p><p class="meta" dir="auto">${request.goal}</p></div>
    ${action}
  </div>`;
}

export const requestRowStyles = css`
  .request-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding-block: 12px;
  }
  .request-row > div {
    flex: 1 1 180px;
    min-inline-size: 0;
  }
`;
