import { programTemplates, type ProgramTemplate } from '../vocabulary.ts';

/** Places inside a platform where the tool can stand, by Canvas's names for them, and the message that each sends. */
export const placements = {
  course_navigation: 'LtiResourceLinkRequest',
  link_selection: 'LtiDeepLinkingRequest',
  editor_button: 'LtiDeepLinkingRequest',
  assignment_selection: 'LtiDeepLinkingRequest',
} as const;
export type Placement = keyof typeof placements;
export const allPlacements = Object.keys(placements) as Placement[];

/** How much of a person a platform tells, in Canvas's words. The whole product works with `anonymous`. */
export const privacyLevels = ['public', 'name_only', 'anonymous'] as const;
export type PrivacyLevel = (typeof privacyLevels)[number];

/** What the platform's administrator chose when it registered. */
export interface RegistrationChoices {
  /** Offered first where a teacher starts a program; null leaves it to the teacher. */
  readonly template: ProgramTemplate | null;
  readonly placements: readonly Placement[];
  readonly privacy: PrivacyLevel;
}

/** Where nobody chose: everything, as a platform that is set up by hand has it. */
export const usualChoices: RegistrationChoices = { template: null, placements: allPlacements, privacy: 'public' };

/** The templates in the order in which a teacher of this platform is offered them. */
export function templatesFor(choices: RegistrationChoices | null): ProgramTemplate[] {
  const first = programTemplates.filter((template) => template === choices?.template);
  return [...first, ...programTemplates.filter((template) => template !== choices?.template)];
}
