import { css, html, nothing, type TemplateResult } from 'lit';
import type { Face } from '../parts/avatar.ts';
import { icon } from '../parts/icon.ts';
import { clock, video } from '../parts/icons.ts';
import { tag } from '../parts/tag.ts';
import { bothTimes, dateTile } from '../parts/times.ts';
import type { Formats } from '../text/formats.ts';
import { wallTime } from '../text/calendar-dates.ts';
import { duration } from './durations.ts';
import { text } from './meeting.text.ts';
import type { Meeting } from './scheduling-host.ts';
import { withWhom } from './with-whom.ts';

interface MeetingCardOptions {
  meeting: Meeting;
  /** The reader's own face. */
  me: Face;
  formats: Formats;
  now: Date;
  /** Level of its heading. */
  level: number;
  /** Shows "Cancel" where the meeting can be cancelled. */
  onCancel?: (meeting: Meeting) => void;
  /** Shows "Move" where the meeting can be moved. */
  onMove?: (meeting: Meeting) => void;
  /** Shows "Agenda", which leads to the meeting's page. */
  onOpen?: (meeting: Meeting) => void;
  /** Shows "Add to a calendar". */
  onAdd?: (meeting: Meeting) => void;
}

/**
 * A meeting to come: when on both clocks, and the way in. Joining is the primary action in its time.
 * Its look needs `meetingCardStyles` and those of avatar, button, icon, tag and times; `MeetingAlarm` draws it anew when the room opens.
 */
export function meetingCard({ meeting, me, formats, now, level, onMove, onCancel, onOpen, onAdd }: MeetingCardOptions): TemplateResult {
  const { when, partner } = meeting;
  const name = withWhom(meeting);
  const tellsTheirTime = meeting.circle?.id !== partner.id && !partner.blind; // a circle’s mentor meets many clocks; where a name is hidden, the clock is too
  const length = duration(meeting.minutes, formats);
  const isOn = now >= new Date(when.start) && now < new Date(when.end);
  const day = formats.day(when.yours.date, 'long');
  const move = onMove && meeting.can.includes('move')
    ? html`<button class="button" type="button" data-act="move" aria-label=${text('moveWith', { name, day })} @click=${() => onMove(meeting)}>${text('move')}</button>`
    : nothing;
  const cancel = onCancel && meeting.can.includes('cancel')
    ? html`<button class="button" type="button" data-act="cancel" aria-label=${text('cancelWith', { name, day })} @click=${() => onCancel(meeting)}>${text('cancel')}</button>`
    : nothing;
  const open = onOpen ? html`<button class="button" type="button" aria-label=${text('agendaWith', { name, day })} @click=${() => onOpen(meeting)}>${text('agenda')}</button>` : nothing;
  const add = onAdd ? html`<button class="button" type="button" data-act="add" aria-label=${text('addWith', { name, day })} @click=${() => onAdd(meeting)}>${text('add')}</button>` : nothing;
  const actions = [joinAction(meeting, name, now, formats), open, move, add, cancel].filter((action) => action !== nothing);
  return html`<div class="card meeting">
    ${dateTile(when.yours.date, formats)}
    <div class="meeting-words">
      <div class="row">
        <div class="group" role="heading" aria-level=${level}>${meetingTitle(meeting)}</div>
        ${isOn ? tag(text('goingOn'), 'ok', clock) : nothing}
      </div>
      ${meeting.flash ? html`<p dir="auto">${text('flashAbout', { question: meeting.flash.question })}</p>` : nothing}
      <p class="soft">${meeting.meetingUrl || meeting.roomLater ? text('byVideo', { length }) : length}</p>
      ${meeting.series ? html`<p class="soft">${text(seriesWords[meeting.series.repeat], { place: meeting.series.place, of: meeting.series.of })}</p>` : nothing}
      ${bothTimes({ when, me, ...(tellsTheirTime ? { other: partner } : {}), formats })}
      ${meeting.circle?.busy ? html`<p class="soft">${text('busyThen')}</p>` : nothing}
      ${meeting.clockChange ? html`<p class="soft">${text('clocksCounted', { place: formats.place(when[meeting.clockChange].zone) })}</p>` : nothing}
      ${actions.length > 0 ? html`<div class="row meeting-actions">${actions}</div>` : nothing}
    </div>
  </div>`;
}

const seriesWords = { weekly: 'seriesWeekly', fortnightly: 'seriesFortnightly', monthly: 'seriesMonthly' } as const;

/** What a meeting is called: its own title, else by what it is and with whom. */
export function meetingTitle(meeting: Meeting): string {
  const { title, flash } = meeting;
  const name = withWhom(meeting);
  return title ?? (flash ? text('flashWith', { name }) : text('meetingWith', { name }));
}

/** The way into the video room, or when it opens. */
function joinAction({ meetingUrl, roomLater, joinOpensAt, when }: Meeting, name: string, now: Date, formats: Formats): TemplateResult | typeof nothing {
  if ((meetingUrl === null && !roomLater) || now >= new Date(when.end)) return nothing;
  if (meetingUrl === null || now < new Date(joinOpensAt)) {
    const time = formats.clock(wallTime(joinOpensAt, when.yours.offsetMinutes));
    return html`<button class="button" type="button" aria-disabled="true">${icon(video)} ${text('joinOpens', { time })}</button>`;
  }
  return html`<a class="button primary" href=${meetingUrl} target="_blank" rel="noopener noreferrer" aria-label=${text('joinWith', { name })}>${icon(video)} ${text('join')}</a>`;
}

export const meetingCardStyles = css`
  .meeting {
    display: flex;
    gap: 20px;
  }
  .meeting-words {
    flex: 1;
    display: grid;
    gap: 4px;
    min-inline-size: 0;
  }
  .meeting-words > .both-times {
    margin-block-start: 8px;
  }
  .meeting-words > .both-times + .soft,
  .meeting-actions {
    margin-block-start: 12px;
  }
  @container app (width < 640px) {
    .meeting {
      gap: 16px;
    }
  }
  @container app (width < 360px) {
    .meeting {
      display: grid;
      gap: 12px;
    }
  }
`;
