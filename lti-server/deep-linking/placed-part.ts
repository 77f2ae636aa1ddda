import { programParts, type ProgramPart } from '../../models/vocabulary.ts';

/** What a teacher can choose from: the whole program first, then its parts. */
export const linkChoices = ['app', ...programParts] as const;
export type LinkChoice = (typeof linkChoices)[number];

/** The custom parameter of a placed link. Courses keep it for years, so it and its values stay. */
const parameter = 'mentorkit_widget';

/** What a placed link carries, and each launch of it brings back. */
export function customOf(choice: LinkChoice): Record<string, string> {
  return { [parameter]: choice };
}

/** The part that a launched link was placed for; undefined, the whole program, for a value that is none of ours. */
export function placedPart(custom: Readonly<Record<string, string>>): ProgramPart | undefined {
  return programParts.find((part) => part === custom[parameter]);
}
