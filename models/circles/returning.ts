import { trusted } from 'mongoose';
import { removalsOf } from '../matches/matches.ts';
import { programSettings } from '../programs/programs.ts';
import { CircleRequestModel } from './circle-request.model.ts';

const dayMs = 86_400_000;

/** What keeps somebody from an outsider's usual ways into a circle: they were taken out of it, or asked not long ago. */
export interface ComingBack {
  /** They do not sit down by themselves again: somebody has to let them in. */
  takenOut: boolean;
  /** From when they may ask (again); null where they may now. */
  askAgainAt: Date | null;
}

/**
 * Of these circles the ones to which this mentee comes back, by id. A no, a request that they took back, and being taken out keep
 * them from asking for as many days as they may not ask the same mentor again. Whoever was let in since has begun anew.
 */
export async function comingBackTo(
  { tenantId, programId }: { readonly tenantId: string; readonly programId: string },
  circleIds: readonly string[],
  menteeId: string,
  now: Date,
): Promise<ReadonlyMap<string, ComingBack>> {
  const removals = await removalsOf({ tenantId, programId }, menteeId, circleIds);
  const requests = await CircleRequestModel.find(
    { tenantId, programId, menteeId, state: trusted({ $in: ['admitted', 'declined', 'withdrawn'] }), circleId: trusted({ $in: circleIds }) },
    { circleId: 1, way: 1, state: 1, endedAt: 1 },
  ).sort({ endedAt: 1, _id: 1 }).lean();
  if (removals.size === 0 && requests.length === 0) return new Map();
  const last = new Map(requests.map((request) => [String(request.circleId), request]));
  const { requests: { sameMentorAgainDays } } = await programSettings(tenantId, programId);
  return new Map(
    circleIds.flatMap((circleId) => {
      const [takenOutAt, request] = [removals.get(circleId), last.get(circleId)];
      const endedAt = request?.way === 'asked' && request.state !== 'admitted' ? request.endedAt : null;
      const since = Math.max(takenOutAt?.getTime() ?? 0, endedAt?.getTime() ?? 0);
      const again = new Date(since + sameMentorAgainDays * dayMs);
      const askAgainAt = again > now ? again : null;
      return takenOutAt === undefined && askAgainAt === null ? [] : [[circleId, { takenOut: takenOutAt !== undefined, askAgainAt }] as const];
    }),
  );
}
