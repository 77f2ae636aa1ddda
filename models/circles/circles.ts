import { trusted, Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { after, decodeCursor, pageOf } from '../mongodb/cursor.ts';
import { enrolmentsOf, queueForPlaces } from '../people/enrolments.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { assertOpen, noteCircle, programRules } from '../programs/programs.ts';
import { offerPlaces, passOverUseless } from '../waiting-lists/waiting-lists.ts';
import { joinableCircleStates, limits, type Cadence, type CircleEnd, type CircleState, type CircleVisibility } from '../vocabulary.ts';
import { CircleModel, type StoredCircle } from './circle.model.ts';
import { viewCircles, type Circle } from './circle-view.ts';
import { endNow } from './ending.ts';
import { circlesOfMentee, loadCircle } from './load-circle.ts';
import { circleRules, type CircleRules } from './rules.ts';

export { bookCircleMeeting, listCircleSlots, type CircleSlots } from './circle-meetings.ts';
export { bookCircleSeries, previewCircleSeries, type CircleSeriesPreview } from './circle-series.ts';
export { type Circle } from './circle-view.ts';
export { admitToCircle, askToJoin, declineForCircle, inviteToCircle, joinCircle, withdrawFromCircle } from './joining.ts';
export { leaveCircle, removeMember } from './members.ts';

export interface CircleInput {
  title: string;
  about?: string | undefined;
  topics?: readonly string[] | undefined;
  visibility: CircleVisibility;
  /** The program's usual size where nothing is said. */
  seats?: number | undefined;
  cadence?: Cadence | undefined;
}

const usualPage = 50;
const notOver: readonly CircleState[] = ['forming', 'active', 'closing'];

/** A mentor starts a circle. It takes none of their places; how many circles one mentor leads is the program's to say. */
export async function startCircle(actor: ProgramActor, input: CircleInput, now = new Date()): Promise<Circle> {
  if (!may(actor, 'circle.start')) throw new NotAllowed();
  const { tenantId, programId, personId } = actor;
  const circle = await inTransaction(async () => {
    await assertOpen(actor);
    const mentor = (await enrolmentsOf(tenantId, programId, personId)).find(({ role }) => role === 'mentor');
    if (mentor?.state !== 'active') throw new RuleBroken('not-enrolled');
    const rules = await circleRules(actor);
    const cadence = input.cadence ?? (await programRules(tenantId, programId)).settings.match.cadence;
    const seats = input.seats ?? rules.to;
    await check(actor, rules, { seats, topics: input.topics });
    await queueForPlaces(actor, personId); // of two that start at once the second counts the first
    if ((await CircleModel.countDocuments({ tenantId, programId, mentorId: personId, state: trusted({ $in: notOver }) })) >= rules.mostLed) throw new RuleBroken('limit-reached', { most: rules.mostLed });
    const made = await CircleModel.insertOne({
      tenantId, programId, mentorId: personId, title: input.title, about: input.about ?? '', topics: [...new Set(input.topics)],
      visibility: input.visibility, seats, cadence, state: 'forming',
    });
    await noteCircle(actor);
    await tell(actor, made, 'circle.started', now);
    return made.toObject();
  });
  return (await viewCircles(actor, [circle], now))[0]!;
}

/** Its mentor, or who coordinates, changes what a circle is; who is in it stays in it, also where there are fewer seats now. */
export async function editCircle(actor: ProgramActor, circleId: string, input: Partial<CircleInput>, now = new Date()): Promise<Circle> {
  const { tenantId, programId } = actor;
  await inTransaction(async () => {
    const { mentorId, seats } = await loadCircle(actor, circleId, 'circle.edit');
    await assertOpen(actor);
    // What it has already it keeps, also where the program allows fewer by now.
    await check(actor, await circleRules(actor), input.seats === seats ? { topics: input.topics } : input);
    const said = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const circle = await CircleModel.findOneAndUpdate({ tenantId, programId, _id: circleId, state: trusted({ $in: notOver }) }, { $set: said }, { returnDocument: 'after' }).lean();
    if (circle === null) throw new RuleBroken('moved-on');
    await tell(actor, { _id: circle._id, mentorId }, 'circle.edited', now);
    const list = { kind: 'circle', of: circleId } as const;
    if (circle.visibility !== 'open') await passOverUseless(actor, list, now); // by themselves only who is invited joins now
    await offerPlaces(actor, list, now);
  });
  return readCircle(actor, circleId, now);
}

/** The circles that the reader may know of and that are not over, the newest first; with the sizes that the program sets. */
export async function listCircles(
  actor: ProgramActor,
  query: { cursor?: string | undefined; limit?: number | undefined } = {},
  now = new Date(),
): Promise<{ items: Circle[]; nextCursor: string | null; rules: CircleRules }> {
  if (!may(actor, 'circle.list')) throw new NotAllowed();
  const { tenantId, programId, personId } = actor;
  const limit = Math.min(query.limit ?? usualPage, limits.page);
  const list = { list: 'circles', programId, personId };
  const from = query.cursor === undefined ? {} : { $and: [after(decodeCursor(query.cursor, list), '_id', -1)] };
  const rows = await CircleModel.find({ tenantId, programId, state: trusted({ $in: notOver }), ...(await inSight(actor)), ...from }).sort({ _id: -1 }).limit(limit + 1).lean();
  const page = pageOf(rows, limit, list, ({ _id }) => String(_id));
  return { items: await viewCircles(actor, page.rows, now), nextCursor: page.nextCursor, rules: await circleRules(actor) };
}

async function inSight(actor: ProgramActor): Promise<Record<string, unknown>> {
  if (may(actor, 'circle.edit', {})) return {};
  const mine = [...(await circlesOfMentee(actor))].map((id) => new Types.ObjectId(id));
  return {
    $or: [
      { visibility: trusted({ $in: ['open', 'on-request'] }), state: trusted({ $in: joinableCircleStates }) },
      { mentorId: actor.personId },
      { _id: trusted({ $in: mine }) },
    ],
  };
}

/** One circle, for who may know of it. */
export async function readCircle(actor: ProgramActor, circleId: string, now = new Date()): Promise<Circle> {
  return (await viewCircles(actor, [await loadCircle(actor, circleId, 'circle.read')], now))[0]!;
}

/** The circle says goodbye, has come to its good end, or is over at once; so is everybody's part in it. */
export async function closeCircle(actor: ProgramActor, circleId: string, { to }: { to: CircleEnd }, now = new Date()): Promise<Circle> {
  const circle = await inTransaction(async () => {
    const before = await loadCircle(actor, circleId, 'circle.close');
    await endNow(actor, before, to, now);
    return CircleModel.findOne({ tenantId: actor.tenantId, programId: actor.programId, _id: circleId }).lean().orFail();
  });
  return (await viewCircles(actor, [circle], now))[0]!;
}

async function check(actor: ProgramActor, rules: CircleRules, { seats, topics = [] }: Pick<Partial<CircleInput>, 'seats' | 'topics'>): Promise<void> {
  if (seats !== undefined && seats > rules.stopAbove) throw new RuleBroken('body-invalid', { path: 'seats', most: rules.stopAbove });
  const { topicKeys } = await programRules(actor.tenantId, actor.programId);
  if (!topics.every((key) => topicKeys.has(key))) throw new RuleBroken('body-invalid', { path: 'topics' });
}

function tell(actor: ProgramActor, { _id, mentorId }: Pick<StoredCircle, '_id' | 'mentorId'>, type: 'circle.started' | 'circle.edited', now: Date): Promise<string> {
  return recordEvent(actor, { type, subjectIds: [String(_id), String(mentorId)], audience: [String(mentorId)], forCoordinators: true, at: now });
}
