import { icebreakerDepths, icebreakers, type Icebreaker, type IcebreakerDepth } from '../../models/icebreaker-words.ts';
import type { Shape } from '../api/operation.ts';

/** What has been answered to one icebreaker, by two or in a circle, as the page shows it. */
export interface Answers {
  key: string;
  mine: { text: string } | null;
  /** Read once the reader's own is there. `name` is null for the other one of two, whom the page knows. */
  others: readonly { name: string | null; text: string }[];
  othersAnswered: number;
  can: Shape<'IcebreakerAnswers'>['can'];
}

/** Of two. */
export function answersOfTwo({ key, mine, theirs, theyAnswered, can }: Shape<'IcebreakerAnswers'>): Answers {
  return { key, mine, others: theirs === null ? [] : [{ name: null, text: theirs.text }], othersAnswered: Number(theyAnswered), can };
}

/** Of a circle. */
export function answersOfCircle({ key, mine, others, othersAnswered, can }: Shape<'CircleIcebreakerAnswers'>): Answers {
  return { key, mine, others: others.map(({ by, text }) => ({ name: by.name, text })), othersAnswered, can };
}

/** One of each depth, from light on, then the next of each; what fits a later stage comes after what fits at once. */
export const inTurn: readonly Icebreaker[] = [false, true].flatMap((late) => {
  const ofDepth = icebreakerDepths.map((depth) => icebreakers.filter((one) => one.depth === depth && (one.stage === 'end') === late));
  const rounds = Math.max(...ofDepth.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => ofDepth.flatMap((all) => all[round] ?? [])).flat();
});

/**
 * The icebreaker to show: first what somebody else has answered and the reader has not, then what nobody has; when all of those were
 * passed over it begins again. What can neither be answered nor is waited for is left out. undefined where nothing is left.
 * @param passed how often "Another one" was said
 * @param depth only of this one; without it of all
 */
export function whichIcebreaker(answers: readonly Answers[], passed: number, depth?: IcebreakerDepth): Icebreaker | undefined {
  const of = new Map(answers.map((one) => [one.key, one]));
  const bothThere = ({ key }: Icebreaker) => (of.get(key)?.others.length ?? 0) > 0;
  const theyWait = ({ key }: Icebreaker) => (of.get(key)?.othersAnswered ?? 0) > 0 && of.get(key)?.mine === null;
  const isOver = ({ key }: Icebreaker) => of.get(key)?.mine === null && !of.get(key)!.can.includes('answer');
  const left = inTurn.filter((one) => (depth === undefined || one.depth === depth) && !bothThere(one) && !isOver(one));
  const ordered = [...left.filter(theyWait), ...left.filter((one) => !theyWait(one) && !of.get(one.key)?.mine), ...left.filter((one) => of.get(one.key)?.mine)];
  return ordered[passed % Math.max(1, ordered.length)];
}
