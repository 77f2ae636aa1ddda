/** Programs and people for the tests and benchmarks of scores, the same for the same seed. */
import type { BarReason, Criteria, Participant, QuestionUse } from './criteria.ts';
import type { Scoring } from './score.ts';

const topics = ['data', 'cv', 'phd', 'abroad', 'portfolio', 'energy', 'speaking', 'study', 'network', 'business', 'balance', 'funding'];
const languages = ['en', 'pt', 'de', 'es', 'fr', 'ar', 'pl', 'vi'];
const options = ['a', 'b', 'c', 'd', 'e'];
const uses: readonly QuestionUse[] = ['alike', 'complement', 'different', 'must', 'never'];
const emphases = ['need', 'availability', 'language', 'style', 'values', 'years', 'gone'];
const reasons: readonly BarReason[] = ['blocked', 'kept-apart', 'line-manager', 'own-grader', 'earlier-pair'];

/** Up to `most` people on each side, some of whom have said little, under criteria of every kind. */
export function randomScoring(random: () => number, most: number): Scoring {
  const upTo = (bound: number): number => Math.floor(random() * (bound + 1));
  const mentees = Array.from({ length: 1 + upTo(most - 1) }, (_, at) => randomPerson(random, `mentee-${at}`));
  const mentors = Array.from({ length: 1 + upTo(most - 1) }, (_, at) => randomPerson(random, `mentor-${at}`));
  if (random() < 0.3) mentors.push({ ...mentees[0]! }); // who is both
  const anyPair = () => ({ mentee: mentees[upTo(mentees.length - 1)]!.id, mentor: mentors[upTo(mentors.length - 1)]!.id });
  return {
    criteria: randomCriteria(random),
    mentees,
    mentors,
    bars: Array.from({ length: upTo(4) }, () => ({ ...anyPair(), because: reasons[upTo(4)]! })),
    rankings: random() < 0.5 ? null : mentees.filter(() => random() < 0.7).map(({ id }) => ({ mentee: id, mentors: some(random, mentors, 4).map((mentor) => mentor.id) })),
  };
}

function randomCriteria(random: () => number): Criteria {
  const weight = (): number => (random() < 0.15 ? 0 : Math.floor(random() * 101));
  const yes = (chance: number): boolean => random() < chance;
  return {
    weights: { need: weight(), availability: weight(), language: weight(), ranking: weight(), emphasis: weight() },
    questions: ['style', 'values', 'years'].map((key) => ({ key, use: uses[Math.floor(random() ** 2 * 5)]!, weight: weight(), scale: key === 'years' ? options : null })),
    rules: { commonLanguage: yes(0.2), mostZoneHours: yes(0.8) ? 12 : Math.floor(random() * 12), notLineManager: yes(0.5), notOwnGrader: yes(0.5), notEarlierPair: yes(0.5) },
  };
}

export function randomPerson(random: () => number, id: string): Participant {
  const answers = ['style', 'values', 'years'].map((key) => [key, some(random, options, key === 'years' ? 1 : 3)] as const);
  return {
    id,
    topics: some(random, topics, 4),
    languages: some(random, languages, 3),
    utcOffset: random() < 0.1 ? null : Math.floor(random() * 53) * 30 - 720,
    week: random() < 0.1 ? null : randomWeek(random),
    answers: Object.fromEntries(answers),
    ...(random() < 0.5 && { emphasis: emphases[Math.floor(random() * emphases.length)]! }),
  };
}

/** One to three stretches of two hours, on different days. */
function randomWeek(random: () => number): number[] {
  const days = some(random, [0, 1, 2, 3, 4, 5, 6], 3).sort((a, b) => a - b);
  return days.flatMap((day) => {
    const from = day * 1440 + Math.floor(random() * 44) * 30;
    return [from, from + 120];
  });
}

/** Up to `most` different ones, in any order. */
function some<T>(random: () => number, all: readonly T[], most: number): T[] {
  const left = [...all];
  return Array.from({ length: Math.min(left.length, Math.floor(random() * (most + 1))) }, () => left.splice(Math.floor(random() * left.length), 1)[0]!);
}
