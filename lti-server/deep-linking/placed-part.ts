import { completionKinds, programParts, type CompletionKind, type ProgramPart } from '../../models/vocabulary.ts';

/** What a teacher can choose from: the whole program first, then its parts, then those that count in the gradebook. */
export const linkChoices = ['app', ...programParts, ...completionKinds] as const;
export type LinkChoice = (typeof linkChoices)[number];

/** The custom parameter of a placed link. Courses keep it for years, so it and its values stay. */
const parameter = 'mentorkit_widget';

/** Where somebody does what counts. */
const partOfCompletion: Readonly<Record<CompletionKind, ProgramPart>> = { 'meetings-held': 'meetings', 'goal-set': 'goals', 'goal-achieved': 'goals' };

export function isCompletion(choice: LinkChoice): choice is CompletionKind {
  return completionKinds.some((kind) => kind === choice);
}

/** What a placed link carries, and each launch of it brings back: the part that it opens. */
export function customOf(choice: LinkChoice): Record<string, string> {
  return { [parameter]: isCompletion(choice) ? partOfCompletion[choice] : choice };
}

/** The part that a launched link was placed for; undefined, the whole program, for a value that is none of ours. */
export function placedPart(custom: Readonly<Record<string, string>>): ProgramPart | undefined {
  return programParts.find((part) => part === custom[parameter]);
}
