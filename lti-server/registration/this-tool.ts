import { allServiceScopes } from '../../models/tenants/service-scopes.ts';
import { launchAddress } from '../launch/login.ts';

/** How this tool calls itself in a platform, where nobody has chosen a language yet. */
export const product = 'Mentoring';
export const description = 'Mentors and mentees find each other, set goals and meet.';
export const toolId = 'mentorkit';

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

/** A platform that knows this variable tells the time zone; any other sends the text as it is, which is ignored. */
export const customParameters = { zone: '$Person.address.timezone' } as const;

/** Every address and word that a platform may ask for. All of it is public. */
export function aboutThisTool(toolUrl: string) {
  return {
    product,
    description,
    host: new URL(toolUrl).host,
    login: `${toolUrl}/lti/login`,
    launch: launchAddress(toolUrl),
    keys: `${toolUrl}/lti/keys`,
    icon: `${toolUrl}/lti/assets/icon.svg`,
    canvasKey: `${toolUrl}/lti/canvas.json`,
    scopes: allServiceScopes,
  };
}
export type AboutThisTool = ReturnType<typeof aboutThisTool>;
