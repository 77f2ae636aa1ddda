import { trusted } from 'mongoose';
import { CircleModel } from './circle.model.ts';

/** The titles of circles by id, for those who have a part in them. Asks no policy. */
export async function circleTitles({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }, circleIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (circleIds.length === 0) return new Map();
  const rows = await CircleModel.find({ tenantId, programId, _id: trusted({ $in: circleIds }) }, { title: 1 }).lean();
  return new Map(rows.map(({ _id, title }) => [String(_id), title]));
}
