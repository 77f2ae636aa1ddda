import type { ProgramActor } from '../actor.ts';
import { enrolmentsOf } from '../people/enrolments.ts';
import { isWelcome } from '../people/identities.ts';
import { keepPlace, mentorPlace, releasePlace } from '../people/places.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { programSettings } from '../programs/programs.ts';
import type { Places, Use } from '../waiting-lists/kinds.ts';
import { checkMayAsk } from './asking.ts';
import { namesFor } from './names.ts';

const mentorId = /^[0-9a-f]{24}$/;

/** Places of a mentor: mentees wait who could ask, were there one. A kept place counts as taken for everybody else. */
export const mentorPlaces: Places = {
  async assertMayWait(actor, of, now) {
    if (!may(actor, 'match-request.send')) throw new NotAllowed();
    if (!mentorId.test(of)) throw new NotFound();
    await couldAsk(actor, of, now);
    if ((await mentorPlace(actor, of, now))?.state !== 'full') throw new RuleBroken('place-free');
  },

  async canUse({ tenantId, programId }, of, personId, now) {
    if (!(await isWelcome(tenantId, personId))) return 'never';
    try {
      await couldAsk({ kind: 'person', tenantId, programId, personId, roles: ['mentee'] }, of, now);
      return 'now';
    } catch (error) {
      if (error instanceof RuleBroken) return useAfter(error, { tenantId, programId }, personId);
      if (error instanceof NotFound) return 'later'; // the mentor is out of the directory for now
      throw error;
    }
  },

  keepPlace: (scope, of, now) => keepPlace(scope, of, now),
  freePlace: (scope, of) => releasePlace(scope, of, 'mentor'),

  async namesOf(actor, ofs) {
    const names = await namesFor(actor, { mentors: ofs });
    return new Map(ofs.map((id) => [id, names.mentor(id).name]));
  },
};

/** Throws what would keep the actor from asking this mentor, were there a place. */
async function couldAsk(actor: ProgramActor, of: string, now: Date): Promise<void> {
  const { requests } = await programSettings(actor.tenantId, actor.programId);
  await checkMayAsk(actor, of, { againAfterDays: requests.sameMentorAgainDays, placeKept: true }, now);
}

/** What has come in the way of somebody who waits: a break ends, and so does the time until one may ask again. */
async function useAfter({ code, details }: RuleBroken, { tenantId, programId }: { tenantId: string; programId: string }, personId: string): Promise<Use> {
  if (code === 'mentor-paused' || code === 'asked-before') return 'later';
  if (code === 'asked-already') return details?.['requestId'] === undefined ? 'never' : 'later';
  if (code !== 'not-enrolled') return 'never';
  const part = (await enrolmentsOf(tenantId, programId, personId)).find(({ role }) => role === 'mentee');
  return part?.state === 'paused' || part?.state === 'pending' ? 'later' : 'never';
}
