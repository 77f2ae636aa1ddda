import type { Deployment } from '../../models/tenants/deployments.ts';
import type { LinkRequest } from '../../models/tenants/link-requests.ts';
import type { Registration } from '../../models/tenants/registrations.ts';
import type { LaunchDesk, Visit } from '../launch/visit.ts';
import { answerPage } from '../pages/answer.ts';
import { sendPage } from '../pages/send.ts';
import { signLinkResponse, type LinkResponse } from '../platform/link-response.ts';

interface Answer extends Pick<LinkResponse, 'links' | 'message' | 'error'> {
  readonly registration: Registration;
  readonly deployment: Deployment;
  readonly request: Pick<LinkRequest, 'returnUrl' | 'data'>;
}

/** Signs the answer, and sends the page that takes it to the platform: to the address that was checked, and to no other origin. */
export async function sendAnswer({ response, locale, now }: Visit, desk: LaunchDesk, { registration, deployment, request, ...said }: Answer): Promise<void> {
  const { issuer, clientId, origins } = registration;
  const jwt = await signLinkResponse({ issuer, clientId, deploymentId: deployment.deploymentId, data: request.data, ...said }, await desk.toolKey(now), now);
  sendPage(response, 200, answerPage(locale, { returnUrl: request.returnUrl, jwt, added: said.links.length > 0 }), {
    framedBy: [...origins, ...deployment.origins],
    postsTo: new URL(request.returnUrl).origin,
  });
}
