import type { ProgramActor } from '../actor.ts';
import { eventsAbout } from '../events/events.ts';
import { outcomesOf } from '../outbox/outbox.ts';
import type { EventType, MailTemplate } from '../vocabulary.ts';

/** More turns than a request has: the latest are others' where it has passed on. */
const most = 20;

/** Whether the mail that told the reader of a thing went out: that of the last time that this happened to it. */
export async function heardByMail(reader: ProgramActor, subjectId: string, { of, by }: { readonly of: EventType; readonly by: MailTemplate }): Promise<boolean> {
  const last = (await eventsAbout(reader, subjectId, [of], most)).at(-1);
  if (last === undefined) return false;
  const told = await outcomesOf(reader, by, [{ eventId: String(last._id), receiverId: reader.personId }]);
  return told.get(reader.personId) === 'sent';
}
