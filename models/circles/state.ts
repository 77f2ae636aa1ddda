import type { CircleState } from '../vocabulary.ts';
import { CircleModel } from './circle.model.ts';

/** How a circle stands, for those who have a part in it; undefined where there is none. Asks no policy. */
export async function stateOfCircle({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }, circleId: string): Promise<CircleState | undefined> {
  return (await CircleModel.findOne({ tenantId, programId, _id: circleId }, { state: 1 }).lean())?.state;
}
