import { css, html, nothing, type TemplateResult } from 'lit';
import { avatar } from '../../parts/avatar.ts';
import { firstName } from '../../parts/times.ts';
import type { Formats } from '../../text/formats.ts';
import type { Meeting } from '../scheduling-host.ts';
import { text as flashText } from '../../flash/flash.text.ts';
import { meetingTitle } from '../meeting-card.ts';
import { outcomeQuestion, outcomeTag, outcomeWords, type OutcomeWord } from '../outcome/outcome-line.ts';
import { withWhom } from '../with-whom.ts';
import { text as cardText } from '../meeting.text.ts';
import { text } from './meetings.text.ts';

/** What a person says about a meeting that is over. */
export type Word = OutcomeWord | 'go-on';

interface PastMeetingOptions {
  meeting: Meeting;
  formats: Formats;
  /** The word that is on its way. */
  busy: Word | undefined;
  onSay: (word: Word) => void;
  /** Asks who came, where the reader may say so. */
  onWhoCame: () => void;
  /** Leads to the meeting's page, with what was on its agenda. */
  onOpen: () => void;
}

/** A meeting that is over: when, what became of it, and "Did you meet?" as long as nobody has said. */
export function pastMeeting({ meeting, formats, busy, onSay, onWhoCame, onOpen }: PastMeetingOptions): TemplateResult {
  const { partner, when } = meeting;
  return html`<li class="past" data-meeting=${meeting.id} tabindex="-1">
    ${avatar(partner, 40)}
    <div class="past-words">
      <p class="label">${meetingTitle(meeting)}</p>
      ${meeting.flash ? html`<p dir="auto">${cardText('flashAbout', { question: meeting.flash.question })}</p>` : nothing}
      <p class="soft">${text('wasOn', { day: formats.day(when.yours.date, 'full'), from: formats.clock(when.yours.from), to: formats.clock(when.yours.to) })}</p>
      ${cancelledWords(meeting)} ${outcomeWords(meeting)}
    </div>
    <div class="past-end">${outcomeTag(meeting)}${goOn(meeting, busy, onSay)}${outcomeQuestion(meeting, busy !== undefined && busy !== 'go-on', onSay)}${meeting.can.includes('mark-attendance') ? html`<button class="button small" type="button" data-who-came @click=${onWhoCame}>${text('whoCame')}</button>` : nothing}${openButton(meeting, formats, onOpen)}</div>
  </li>`;
}

function openButton(meeting: Meeting, formats: Formats, onOpen: () => void): TemplateResult {
  const label = cardText('agendaWith', { name: withWhom(meeting), day: formats.day(meeting.when.yours.date, 'long') });
  return html`<button class="button quiet small" type="button" aria-label=${label} @click=${onOpen}>${cardText('agenda')}</button>`;
}

function cancelledWords({ cancelled, partner, flash }: Meeting): TemplateResult | typeof nothing {
  if (!cancelled) return nothing;
  return html`<p class="soft">${cancelled.by === null && flash ? flashText('gone') : whoCancelled(cancelled.by, partner)} ${cancelled.reason ? html`<q dir="auto">${cancelled.reason}</q>` : nothing}</p>`;
}

/** After a flash session: the mentee asks, the mentor says that they would. */
function goOn({ can }: Meeting, busy: Word | undefined, onSay: (word: Word) => void): TemplateResult | typeof nothing {
  if (!can.includes('go-on')) return nothing;
  return html`<button class="button small" type="button" aria-busy=${busy === 'go-on' ? 'true' : 'false'} @click=${() => onSay('go-on')}>${flashText('goOn')}</button>`;
}

export const pastMeetingStyles = css`
  .past {
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr) auto;
    gap: 4px 16px;
    padding-block: 16px;
  }
  .past-words {
    display: grid;
    gap: 2px;
    align-content: start;
    min-inline-size: 0;
  }
  .past-end {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    align-self: center;
    gap: 8px 12px;
  }
  @container app (width < 640px) {
    .past {
      grid-template-columns: 40px minmax(0, 1fr);
    }
    .past-end {
      grid-column: 2;
      justify-content: flex-start;
    }
  }
`;

function whoCancelled(by: string | null, partner: Meeting['partner']): string {
  if (by === null) return text('cancelledWithMatch');
  return by === partner.id ? text('cancelledBy', { name: firstName(partner.name) }) : text('cancelledByYou');
}
