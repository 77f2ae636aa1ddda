import { html, type CSSResultGroup, type TemplateResult } from 'lit';
import type { ApiTask } from '../api/api-task.ts';
import type { CallAnswer, Shape } from '../api/operation.ts';
import type { MentorElement } from '../mentor-element.ts';
import type { Face } from '../parts/avatar.ts';
import type { TimesHost } from './times-host.ts';

export type Meeting = Shape<'Meeting'>;
export type Match = Shape<'Match'>;
export type MeetingPage = CallAnswer<'listMeetings'>;

/** What `<mentor-scheduling>` shows. */
export const schedulingViews = ['meetings', 'book', 'availability', 'meeting', 'move', 'plan'] as const;
export type SchedulingView = (typeof schedulingViews)[number];

/** What the views need of the element that they are drawn in. */
export interface SchedulingHost extends TimesHost {
  /** The match to book with, by id. */
  match: string | undefined;
  /** What is shown now. */
  view: SchedulingView;
  /** The meeting whose page is shown or that is moved, by id. */
  meeting: string | undefined;
  /** The circle whose meeting is planned, by id. */
  circle: string | undefined;
  /** Meetings to come, soonest first; read when first wanted. */
  readonly upcoming: ApiTask<MeetingPage>;
  /** The reader's own matches with one other person, those that rest too; read when first wanted. */
  readonly pairs: ApiTask<readonly Match[]>;
  readonly isMentor: boolean;
  readonly isMentee: boolean;
  /** The meeting that was booked just now, until the person goes on. */
  readonly justBooked: Meeting | undefined;
  /** The person moves on to another view, of the match or the meeting with this id: its heading gets the focus, the page around is told. */
  go(view: SchedulingView, id?: string): void;
  /** A meeting as a write has answered it: shown without being read again. */
  take(meeting: Meeting): void;
  /** Shows that a meeting was booked, in the list of meetings. */
  showBooked(meeting: Meeting): void;
  /** The meeting that was moved just now, until the person goes on. */
  readonly justMoved: Meeting | undefined;
  /** Shows that a meeting was moved, in the list of meetings. */
  showMoved(meeting: Meeting): void;
}

/** One view: keeps what is chosen and typed in it as long as the element lives. */
export interface Screen {
  render(): TemplateResult;
}

/** What the module of a view exports; loaded when the view is first shown. */
export interface ScreenModule {
  styles: CSSResultGroup;
  makeScreen: (host: SchedulingHost) => Screen;
}

/** What hosts can hear. The detail carries ids only. */
export interface SchedulingEvents {
  'mentor-scheduling-view': { view: SchedulingView; matchId: string | null; meetingId: string | null };
  'mentor-meeting-booked': { meetingId: string };
  'mentor-meeting-moved': { meetingId: string };
  'mentor-meeting-cancelled': { meetingId: string };
}

/** Tells the page around what was done. */
export function tell<Type extends keyof SchedulingEvents>(host: EventTarget, type: Type, detail: SchedulingEvents[Type]): void {
  host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

/** The heading of a view. It takes the focus after a move, and is the announcement. */
export function viewHeading({ headingLevel }: MentorElement, words: string): TemplateResult {
  return html`<div class=${headingLevel === 1 ? 'title' : 'section'} role="heading" aria-level=${headingLevel} tabindex="-1" data-heading>${words}</div>`;
}

/** The reader's own face. */
export function ownFace({ me }: MentorElement): Face {
  return { id: me?.person.id ?? '', name: me?.person.name ?? null };
}

declare global {
  interface GlobalEventHandlersEventMap {
    'mentor-scheduling-view': CustomEvent<SchedulingEvents['mentor-scheduling-view']>;
    'mentor-meeting-booked': CustomEvent<SchedulingEvents['mentor-meeting-booked']>;
    'mentor-meeting-moved': CustomEvent<SchedulingEvents['mentor-meeting-moved']>;
    'mentor-meeting-cancelled': CustomEvent<SchedulingEvents['mentor-meeting-cancelled']>;
  }
}
