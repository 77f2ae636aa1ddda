import { icebreakerDepths, icebreakers, type Icebreaker, type IcebreakerDepth } from '../../models/icebreaker-words.ts';
import type { Shape } from '../api/operation.ts';

export type Answers = Shape<'IcebreakerAnswers'>;

/** One of each depth, from light on, then the next of each; what fits a later stage comes after what fits at once. */
export const inTurn: readonly Icebreaker[] = [false, true].flatMap((late) => {
  const ofDepth = icebreakerDepths.map((depth) => icebreakers.filter((one) => one.depth === depth && (one.stage === 'end') === late));
  const rounds = Math.max(...ofDepth.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => ofDepth.flatMap((all) => all[round] ?? [])).flat();
});

/**
 * The icebreaker to show: first what the other one has answered and the reader has not, then what nobody has; when all of those were
 * passed over it begins again. What can neither be answered nor is waited for is left out. undefined where nothing is left.
 * @param passed how often "Another one" was said
 * @param depth only of this one; without it of all
 */
export function whichIcebreaker(answers: readonly Answers[], passed: number, depth?: IcebreakerDepth): Icebreaker | undefined {
  const of = new Map(answers.map((one) => [one.key, one]));
  const bothThere = ({ key }: Icebreaker) => of.get(key)?.theirs != null;
  const theyWait = ({ key }: Icebreaker) => of.get(key)?.theyAnswered === true && of.get(key)?.mine === null;
  const isOver = ({ key }: Icebreaker) => of.get(key)?.mine === null && !of.get(key)!.can.includes('answer');
  const left = inTurn.filter((one) => (depth === undefined || one.depth === depth) && !bothThere(one) && !isOver(one));
  const ordered = [...left.filter(theyWait), ...left.filter((one) => !theyWait(one) && !of.get(one.key)?.mine), ...left.filter((one) => of.get(one.key)?.mine)];
  return ordered[passed % Math.max(1, ordered.length)];
}
