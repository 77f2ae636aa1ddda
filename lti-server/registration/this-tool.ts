import { allServiceScopes } from '../../models/tenants/service-scopes.ts';
import { launchAddress } from '../launch/login.ts';

/** How this tool calls itself in a platform, where nobody has chosen a language yet. */
export const product = 'Mentoring';
export const description = 'Mentors and mentees find each other, set goals and meet.';
export const toolId = 'mentorkit';

/**
 * A platform that knows these variables tells the time zone, its colours, and which courses a course was copied from (LTI
 * Core 1.3, appendix B); any other sends the text as it is, which is ignored.
 */
export const customParameters = { zone: '$Person.address.timezone', brand: '$com.instructure.brandConfigJSON', context_history: '$Context.id.history' } as const;

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
