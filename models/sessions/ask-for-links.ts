import { identifyPerson } from '../people/people.ts';
import { linkOf } from '../tenants/context-links.ts';
import { keepLinkRequest, type LinkRequest } from '../tenants/link-requests.ts';
import type { Launch } from './enter.ts';

/** A verified LtiDeepLinkingRequest, in our own words. */
export interface LinksAsked extends Pick<Launch, 'registration' | 'deployment' | 'subject' | 'name' | 'email' | 'locale' | 'platformRoles' | 'context'> {
  readonly settings: Pick<LinkRequest, 'returnUrl' | 'data' | 'multiple' | 'targets' | 'grades'>;
  /** As the platform tells it; otherwise the one that the person confirmed here, or UTC. */
  readonly zone?: string;
  /** Whether the platform takes links to tools at all: other kinds of content there are none here. */
  readonly takesLinks: boolean;
}

export type LinksOutcome =
  | { outcome: 'waits'; word: string; request: LinkRequest }
  | { outcome: 'takes-no-links'; request: LinksAsked['settings'] }
  | { outcome: 'no-context' | 'not-for-you' | 'suspended' | 'start-first' };

/**
 * Lets somebody choose what a course gets: whoever teaches there, by the platform's roles of this very launch, and only in a
 * course that has its program, since a part without one would be empty. Opens no session.
 */
export async function askForLinks({ registration, deployment, context, platformRoles, settings, takesLinks, zone, ...person }: LinksAsked, now = new Date()): Promise<LinksOutcome> {
  if (context === undefined) return { outcome: 'no-context' };
  if (!platformRoles.instructor) return { outcome: 'not-for-you' };
  const { tenantId } = deployment;
  const { personId, suspended, zone: ownZone } = await identifyPerson({ tenantId, source: 'registration', sourceId: registration.id, ...person }, now);
  if (suspended) return { outcome: 'suspended' };
  if (!takesLinks) return { outcome: 'takes-no-links', request: settings };
  const link = await linkOf({ registrationId: registration.id, deploymentId: deployment.id, contextId: context.id });
  if (link === null) return { outcome: 'start-first' };
  const request = { tenantId, registrationId: registration.id, deploymentId: deployment.id, personId, courseTitle: context.title, ...settings, zone: zone ?? ownZone ?? 'UTC' };
  return { outcome: 'waits', word: await keepLinkRequest(request, now), request };
}
