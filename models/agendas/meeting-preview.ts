import type { AgendaTemplate } from '../agenda-words.ts';
import type { ProgramActor } from '../actor.ts';
import { rulesOf } from '../availability/availability.ts';
import { matchOf } from '../matches/matches.ts';
import type { RoomOwner } from '../meeting-room-words.ts';
import { meetingsBefore } from '../meetings/meetings.ts';
import { usualRoomOwner } from '../meetings/room.ts';
import { may } from '../policy.ts';
import { NotAllowed } from '../problems.ts';
import { programSettings } from '../programs/programs.ts';
import { stageOf } from './current-agenda.ts';
import { growBoxes, itemsOf, usualTemplate, type TemplateItem } from './templates.ts';

/** What a meeting of a match would be, before it is booked: the contract's `MeetingPreview`. */
export interface MeetingPreview {
  minutes: number;
  /** null: there is no video room yet. */
  room: RoomOwner | null;
  /** Moved or cancelled this short before it, a reason is asked for. */
  noticeMinutes: number;
  template: AgendaTemplate;
  /** What the template gives; what earlier meetings left over comes to it once it is booked. */
  items: TemplateItem[];
}

/** The last instant that dates can tell. */
const endOfTime = new Date(8.64e15);

/**
 * Foresees a meeting of a pair, for the two alone: of the usual length unless another one is asked for, at the time that is thought of,
 * otherwise after all that is booked. Booked as it was foreseen, its agenda begins with these items.
 */
export async function previewMeeting(actor: ProgramActor, matchId: string, query: { minutes?: number | undefined; start?: string | undefined } = {}, now = new Date()): Promise<MeetingPreview> {
  const { mentorId, menteeId, circleId } = await matchOf(actor, matchId);
  if (!may(actor, 'slot.list', { mentor: mentorId, mentee: menteeId })) throw new NotAllowed();
  if (circleId !== null) throw new NotAllowed(); // a circle meets together, and its mentor plans it
  const rules = (await rulesOf(actor, [mentorId])).get(mentorId);
  const settings = await programSettings(actor.tenantId, actor.programId);
  const minutes = query.minutes ?? rules?.meetingMinutes ?? settings.meetings.minutes;
  const known = { mentorId, matchId, circleId };
  const before = await meetingsBefore(actor, { ...known, start: query.start === undefined ? endOfTime : new Date(query.start) });
  const start = query.start === undefined ? latest(before.filter(({ state }) => state === 'confirmed'), now) : new Date(query.start);
  const template = usualTemplate(await stageOf(actor, { ...known, start }, before, settings.match.weeks));
  return {
    minutes,
    room: usualRoomOwner(rules, settings.meetings.room ?? null),
    noticeMinutes: rules?.minNoticeMinutes ?? 0,
    template,
    items: itemsOf(template, minutes, growBoxes(settings)),
  };
}

function latest(meetings: readonly { readonly start: Date }[], now: Date): Date {
  return new Date(Math.max(now.getTime(), ...meetings.map(({ start }) => start.getTime())));
}
