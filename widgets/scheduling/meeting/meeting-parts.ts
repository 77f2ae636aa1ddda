import type { CSSResultGroup, TemplateResult } from 'lit';
import type { Meeting, SchedulingHost } from '../scheduling-host.ts';

/** A part of a meeting's page below its agenda: keeps what is chosen and typed in it as long as the element lives. */
export interface MeetingPart {
  /** @param level of its heading */
  render(meeting: Meeting, level: number): TemplateResult;
}

/** What the module of a part exports; loaded with the page. */
export interface MeetingPartModule {
  styles: CSSResultGroup;
  makePart: (host: SchedulingHost, meeting: () => Meeting | undefined) => MeetingPart;
}

/** The parts below the agenda, in the order of the page. */
export const meetingParts: readonly (() => Promise<MeetingPartModule>)[] = [
  () => import('../../notes/notes-part.ts'),
  () => import('../../tasks/tasks-part.ts'),
  () => import('../../icebreakers/icebreaker-part.ts'),
];
