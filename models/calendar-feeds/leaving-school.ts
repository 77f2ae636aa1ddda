import type { PersonActor } from '../actor.ts';
import { takesPartAnywhere } from '../people/across-programs.ts';
import { CalendarFeedModel } from './calendar-feed.model.ts';

/** Who has left the last program of their school has no meetings there: the address ends for good, also if they come back. In the transaction of leaving. */
export async function endFeedOfLeaver({ tenantId, personId }: Pick<PersonActor, 'tenantId' | 'personId'>): Promise<void> {
  if (!(await takesPartAnywhere({ tenantId }, personId))) await CalendarFeedModel.deleteOne({ tenantId, personId });
}
