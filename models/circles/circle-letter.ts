import type { ProgramActor } from '../actor.ts';
import type { StoredEvent } from '../events/events.ts';
import { matchOf, reasonOfRemoval } from '../matches/matches.ts';
import { namesFor } from '../matches/names.ts';
import { NotFound } from '../problems.ts';
import type { MailTemplate } from '../vocabulary.ts';
import { CircleModel } from './circle.model.ts';
import { CircleRequestModel } from './circle-request.model.ts';

const templates = ['circle-asked', 'circle-admitted', 'circle-declined', 'circle-invited', 'circle-removed', 'circle-ended'] as const satisfies readonly MailTemplate[];
type CircleTemplate = (typeof templates)[number];

export function isOfCircle(template: MailTemplate): template is CircleTemplate {
  return (templates as readonly MailTemplate[]).includes(template);
}

/** What a mail about a circle tells its receiver, also where they do not see the circle any more; who asked or was invited and has gone meanwhile leaves nothing to tell. */
export async function circleOfLetter(reader: ProgramActor, template: CircleTemplate, { subjectIds, data }: Pick<StoredEvent, 'subjectIds' | 'data'>): Promise<{ title: string; other: string; message: string }> {
  const { tenantId, programId, personId } = reader;
  const subjectId = String(subjectIds[0]);
  const ofMatch = template === 'circle-admitted' || template === 'circle-removed';
  const circleId = ofMatch ? (await matchOf(reader, subjectId)).circleId : subjectId;
  const circle = circleId === null ? null : await CircleModel.findOne({ tenantId, programId, _id: circleId }).lean();
  if (circle === null) throw new NotFound();
  const menteeId = template === 'circle-asked' ? String(data['menteeId']) : personId;
  const request = template === 'circle-asked' || template === 'circle-invited' ? await CircleRequestModel.findOne({ tenantId, programId, circleId, menteeId, state: 'pending' }).lean() : undefined;
  if (request === null) throw new NotFound();
  const mentorId = String(circle.mentorId);
  const names = await namesFor(reader, { mentors: [mentorId], mentees: [menteeId] });
  return {
    title: circle.title,
    other: (template === 'circle-asked' ? names.mentee(menteeId) : names.mentor(mentorId)).name,
    message: template === 'circle-removed' ? await reasonOfRemoval(reader, subjectId) : (request?.message ?? ''),
  };
}
