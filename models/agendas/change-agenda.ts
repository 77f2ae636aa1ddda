import type { AgendaChange } from '../agenda-words.ts';
import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { ownMeeting, type OwnMeeting } from '../meetings/meetings.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { may } from '../policy.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import type { EventType } from '../vocabulary.ts';
import { AgendaModel, type StoredAgenda, type StoredAgendaItem } from './agenda.model.ts';
import { withoutForgotten } from './agenda-items.ts';
import { currentAgenda, isOpenAgenda, type CurrentAgenda } from './current-agenda.ts';

/** What one of the people makes of the items, and what is told of it. */
export interface Change {
  items: readonly StoredAgendaItem[];
  what: AgendaChange;
  itemId?: string;
  template?: StoredAgenda['template'];
}

const typeOf: Readonly<Record<AgendaChange, EventType>> = {
  added: 'agenda-item.added',
  edited: 'agenda-item.edited',
  moved: 'agenda-item.moved',
  marked: 'agenda-item.marked',
  removed: 'agenda-item.removed',
  restored: 'agenda-item.restored',
  'template-chosen': 'agenda.template-chosen',
};

/** The meeting whose agenda the actor may read or change: one of their own. For anybody else there is none. */
export async function meetingWithAgenda(actor: ProgramActor, meetingId: string, action: 'agenda.read' | 'agenda.edit'): Promise<OwnMeeting> {
  const meeting = await ownMeeting(actor, meetingId);
  const isMentee = meeting.menteeIds.includes(actor.personId);
  if (!may(actor, action, { mentor: meeting.mentorId, ...(isMentee ? { mentee: actor.personId } : {}) })) throw new NotFound();
  return meeting;
}

/**
 * Changes an agenda, which begins with its first change. `change` sees the items as they are in this very moment and may run more
 * than once: what two people do at the same time comes one after the other, so that each finds what the other one did. It answers
 * null where nothing changes.
 */
export async function changeAgenda(actor: ProgramActor, meetingId: string, now: Date, change: (current: CurrentAgenda, meeting: OwnMeeting) => Change | null): Promise<void> {
  const write = () =>
    inTransaction(async () => {
      const meeting = await meetingWithAgenda(actor, meetingId, 'agenda.edit');
      await assertOpen(actor);
      if (!isOpenAgenda(meeting)) throw new RuleBroken('moved-on', { state: meeting.state });
      const current = await currentAgenda(actor, meeting);
      const made = change(current, meeting);
      if (made === null) return;
      await takeOver(current, meetingId);
      const agendaId = await store(actor, meetingId, current, made, now);
      await recordEvent(actor, {
        type: typeOf[made.what],
        subjectIds: [agendaId, ...(made.itemId === undefined ? [] : [made.itemId])],
        ...(meeting.matchId === null ? {} : { matchId: meeting.matchId }),
        audience: [meeting.mentorId, ...meeting.menteeIds],
        at: now,
      });
    });
  return write().catch((error: unknown) => {
    if (isDuplicate(error, 'meetingId')) return write(); // the other one has begun the agenda meanwhile
    throw error;
  });
}

/** What this agenda has taken over of others is not carried over again. */
async function takeOver({ taken }: CurrentAgenda, meetingId: string): Promise<void> {
  for (const { agenda, itemIds } of taken) {
    const { tenantId, programId, _id } = agenda;
    const items = agenda.items.map((item) => (itemIds.has(String(item._id)) ? { ...item, carriedTo: meetingId } : item));
    await AgendaModel.updateOne({ tenantId, programId, _id }, { $set: { items } });
  }
}

async function store({ tenantId, programId, personId }: ProgramActor, meetingId: string, current: CurrentAgenda, { items, what, itemId, template = current.template }: Change, now: Date): Promise<string> {
  const written = { template, items: withoutForgotten(items, now), lastChange: { byId: personId, what, itemId: itemId ?? null, at: now } };
  if (current.stored === null) return String((await AgendaModel.insertOne({ tenantId, programId, meetingId, ...written }))._id);
  await AgendaModel.updateOne({ tenantId, programId, _id: current.stored._id }, { $set: written });
  return String(current.stored._id);
}
