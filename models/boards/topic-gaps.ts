import { offersOf } from '../people/across-programs.ts';
import type { ProgramName } from '../programs/program-names.ts';
import type { StoredSeat } from './board.model.ts';
import type { Network } from './partners.ts';

/** Something the person looks for in a program, and nobody on their board is there for. */
export interface TopicGap {
  program: { id: string; title: string };
  topic: { key: string; label: string };
}

/**
 * The topics that the person chose as a mentee and that no seat covers: none was made for it, and nobody who sits there offers
 * it in that program. The person's own order. A program that is closed, or where they do not take part now, asks for nobody.
 */
export async function topicGaps(
  { tenantId }: { readonly tenantId: string },
  { parts, partners }: Network,
  { seats, programs }: { seats: readonly StoredSeat[]; programs: ReadonlyMap<string, ProgramName> },
): Promise<TopicGap[]> {
  const looking = parts.filter(({ role, state, programId }) => role === 'mentee' && state === 'active' && programs.get(programId)?.state !== 'archived');
  const seated = seats.flatMap(({ member }) => (member?.personId != null && partners.has(String(member.personId)) ? [String(member.personId)] : []));
  const offers = await offersOf({ tenantId }, looking.map(({ programId }) => programId), [...new Set(seated)]);
  const covered = new Set([
    ...seats.flatMap(({ topic }) => (topic === null ? [] : [`${String(topic.programId)} ${topic.key}`])),
    ...offers.flatMap(({ programId, topics }) => topics.map((key) => `${programId} ${key}`)),
  ]);
  return looking.flatMap(({ programId, topics }) => {
    const program = programs.get(programId);
    return topics.flatMap((key) => {
      const label = program?.topics.get(key);
      return program === undefined || label === undefined || covered.has(`${programId} ${key}`) ? [] : [{ program: { id: programId, title: program.title }, topic: { key, label } }];
    });
  });
}
