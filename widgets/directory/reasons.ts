import type { Me } from '../api/session.ts';
import type { MentorCard } from './directory-host.ts';

/** What speaks for a mentor, or is good to know, from what both said of themselves. Never a number, never a guess. */
export type Reason =
  | { kind: 'first-need'; topic: string }
  | { kind: 'topics'; topics: readonly string[]; also: boolean }
  | { kind: 'languages'; languages: readonly string[] }
  | { kind: 'no-shared-language' }
  | { kind: 'times'; times: MentorCard['times'] };

const most = 3;

/** At most three reasons, the best first: what the reader needs, a common language, the mentor's times. */
export function reasonsFor({ sharedTopics, languages, times }: MentorCard, me: Me): Reason[] {
  const needs = me.enrolments.find(({ role }) => role === 'mentee')?.topics ?? [];
  const [first] = sharedTopics;
  const meetsFirstNeed = first !== undefined && first === needs[0];
  const others = meetsFirstNeed ? sharedTopics.slice(1) : sharedTopics;
  const spoken = languages.filter((language) => me.person.languages.includes(language));
  const reasons: (Reason | false)[] = [
    meetsFirstNeed && { kind: 'first-need', topic: first },
    others.length > 0 && { kind: 'topics', topics: others, also: meetsFirstNeed },
    spoken.length > 0 && { kind: 'languages', languages: spoken },
    spoken.length === 0 && { kind: 'no-shared-language' },
    times.length > 0 && { kind: 'times', times },
  ];
  return reasons.filter((reason) => reason !== false).slice(0, most);
}
