import { css, html, nothing, type TemplateResult } from 'lit';
import { avatar } from '../../parts/avatar.ts';
import { ban, check, close } from '../../parts/icons.ts';
import { tag } from '../../parts/tag.ts';
import { firstName } from '../../parts/times.ts';
import type { Formats } from '../../text/formats.ts';
import type { Meeting } from '../scheduling-host.ts';
import { text as flashText } from '../../flash/flash.text.ts';
import { meetingTitle } from '../meeting-card.ts';
import { withWhom } from '../with-whom.ts';
import { text as cardText } from '../meeting.text.ts';
import { text } from './meetings.text.ts';

/** What a person says about a meeting that is over. */
export type Word = 'met' | 'not-met' | 'contest' | 'go-on';

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
      ${cancelledWords(meeting)} ${cameWords(meeting)} ${meeting.contested ? html`<p class="soft">${text('differ')}</p>` : nothing}
    </div>
    <div class="past-end">${outcome(meeting)}${goOn(meeting, busy, onSay)}${question(meeting, busy, onSay)}${meeting.can.includes('mark-attendance') ? html`<button class="button small" type="button" data-who-came @click=${onWhoCame}>${text('whoCame')}</button>` : nothing}${openButton(meeting, formats, onOpen)}</div>
  </li>`;
}

function openButton(meeting: Meeting, formats: Formats, onOpen: () => void): TemplateResult {
  const label = cardText('agendaWith', { name: withWhom(meeting), day: formats.day(meeting.when.yours.date, 'long') });
  return html`<button class="button quiet small" type="button" aria-label=${label} @click=${onOpen}>${cardText('agenda')}</button>`;
}

function outcome({ state }: Meeting): TemplateResult | typeof nothing {
  if (state === 'held') return tag(text('held'), 'ok', check);
  if (state === 'missed') return tag(text('missed'), 'warn', close);
  return state === 'cancelled' ? tag(text('cancelled'), 'plain', ban) : nothing;
}

function cancelledWords({ cancelled, partner, flash }: Meeting): TemplateResult | typeof nothing {
  if (!cancelled) return nothing;
  return html`<p class="soft">${cancelled.by === null && flash ? flashText('gone') : whoCancelled(cancelled.by, partner)} ${cancelled.reason ? html`<q dir="auto">${cancelled.reason}</q>` : nothing}</p>`;
}

/** Of a circle: how many came, to its mentor; to a member that they are noted as not there. */
function cameWords({ circle, absent }: Meeting): TemplateResult | typeof nothing {
  if (circle === undefined) return nothing;
  if (circle.came !== undefined) return html`<p class="soft">${text('cameOf', { came: circle.came, people: circle.people })}</p>`;
  return absent === 'me' ? html`<p class="soft">${text('notThere')}</p>` : nothing;
}

/** After a flash session: the mentee asks, the mentor says that they would. */
function goOn({ can }: Meeting, busy: Word | undefined, onSay: (word: Word) => void): TemplateResult | typeof nothing {
  if (!can.includes('go-on')) return nothing;
  return html`<button class="button small" type="button" aria-busy=${busy === 'go-on' ? 'true' : 'false'} @click=${() => onSay('go-on')}>${flashText('goOn')}</button>`;
}

function question({ id, can, state, circle, absent }: Meeting, busy: Word | undefined, onSay: (word: Word) => void): TemplateResult | typeof nothing {
  const button = (word: Word, words: string) => html`<button class="button small" type="button" aria-busy=${busy === word ? 'true' : 'false'} aria-describedby="ask-${id}" @click=${() => onSay(word)}>${words}</button>`;
  if (can.includes('confirm-held')) {
    return html`<span class="label" id="ask-${id}">${text('didYouMeet')}</span><span class="row">${button('met', text('metYes'))}${button('not-met', text('metNo'))}</span>`;
  }
  if (!can.includes('contest')) return nothing;
  return html`<span class="meta" id="ask-${id}">${text('remember')}</span>${button('contest', circle && absent === 'me' ? text('iWasThere') : state === 'held' ? text('weDidNot') : text('weMet'))}`;
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
