import { agendaTemplates, type AgendaChange, type AgendaItemState, type AgendaKind, type AgendaTemplate } from '../agenda-words.ts';
import type { ProgramActor } from '../actor.ts';
import { dateOf } from '../availability/spans.ts';
import { namesOfMeeting, type OwnMeeting } from '../meetings/meetings.ts';
import { peopleByIds } from '../people/people.ts';
import type { PersonRef } from '../people/person-ref.ts';
import type { StoredAgendaItem } from './agenda.model.ts';
import { isOpenAgenda, type CurrentAgenda } from './current-agenda.ts';

/** One item as its reader sees it: the contract's `AgendaItem`. */
export interface AgendaItem {
  id: string;
  kind: AgendaKind;
  /** null: the template's words for its kind. */
  text: string | null;
  minutes: number;
  by: PersonRef | null;
  state: AgendaItemState;
  markedAt: Date | null;
  version: number;
  goalId: string | null;
  /** The day, on the reader's clock, of the meeting from which it was carried over. */
  carriedFrom: { meetingId: string; date: string } | null;
  carriedOn: boolean;
}

/** An agenda as one of its people sees it: the contract's `Agenda`. */
export interface Agenda {
  meetingId: string;
  /** The meeting's length, and what its items take together; what is left for later takes nothing. */
  minutes: number;
  planned: number;
  template: AgendaTemplate;
  templates: readonly AgendaTemplate[];
  items: AgendaItem[];
  lastChange: { by: PersonRef; what: AgendaChange; itemId: string | null; at: Date } | null;
  /** Whose task an item of it can become, by the reader's word: of a pair either; of a circle a member, for its mentor, or the mentor and oneself. */
  owners: PersonRef[];
  can: 'edit'[];
}

export async function viewAgenda(actor: ProgramActor, meeting: OwnMeeting, { stored, template, items }: CurrentAgenda): Promise<Agenda> {
  const shown = items.filter(({ removedAt }) => removedAt === null);
  const changedBy = stored === null ? [] : [String(stored.lastChange.byId)];
  const name = await namesOfMeeting(actor, meeting, [...shown.flatMap(({ byId }) => (byId === null ? [] : [String(byId)])), ...changedBy]);
  const zone = actor.viewedZone ?? (await peopleByIds(actor, [actor.personId])).get(actor.personId)?.zone ?? 'UTC';
  return {
    meetingId: meeting.id,
    minutes: meeting.minutes,
    planned: shown.reduce((sum, { minutes, state }) => (state === 'later' ? sum : sum + minutes), 0),
    template,
    templates: agendaTemplates,
    items: shown.map((item) => viewItem(item, zone, name)),
    lastChange: stored && { by: name(String(stored.lastChange.byId)), what: stored.lastChange.what, itemId: stored.lastChange.itemId && String(stored.lastChange.itemId), at: stored.lastChange.at },
    owners: ownersFor(actor, meeting).map(name),
    can: isOpenAgenda(meeting) ? ['edit'] : [],
  };
}

function ownersFor({ personId }: ProgramActor, { mentorId, menteeIds, matchId, circleId }: OwnMeeting): readonly string[] {
  if (matchId === null && circleId === null) return []; // tasks are kept by a match
  return circleId !== null && personId === mentorId ? menteeIds : [mentorId, ...menteeIds.filter((id) => circleId === null || id === personId)];
}

function viewItem({ _id, kind, text, minutes, byId, state, markedAt, version, goalId, carried, carriedTo }: StoredAgendaItem, zone: string, name: (personId: string) => PersonRef): AgendaItem {
  return {
    id: String(_id),
    kind,
    text,
    minutes,
    by: byId === null ? null : name(String(byId)),
    state,
    markedAt,
    version,
    goalId: goalId && String(goalId),
    carriedFrom: carried && { meetingId: String(carried.meetingId), date: dateOf(zone, carried.start) },
    carriedOn: carriedTo !== null,
  };
}
