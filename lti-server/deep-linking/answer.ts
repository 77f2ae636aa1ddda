import type { Deployment } from '../../models/tenants/deployments.ts';
import type { LinkRequest } from '../../models/tenants/link-requests.ts';
import type { Registration } from '../../models/tenants/registrations.ts';
import type { LaunchDesk, Visit } from '../launch/visit.ts';
import { answerPage, type SignedAnswer } from '../pages/answer.ts';
import { sendPage } from '../pages/send.ts';
import { signLinkResponse, type LinkResponse } from '../platform/link-response.ts';

interface Answer extends Pick<LinkResponse, 'links' | 'message' | 'error' | 'errorLog'> {
  readonly registration: Registration;
  readonly deployment: Deployment;
  readonly request: Pick<LinkRequest, 'returnUrl' | 'data'>;
}

/** Signs the answer, and sends the page that takes it to the platform: to the address that was checked, and to no other origin. */
export async function sendAnswer({ response, locale, now }: Visit, desk: LaunchDesk, answer: Answer): Promise<void> {
  const { registration, deployment, request, links } = answer;
  const signed = await sign(answer, desk, now);
  sendPage(response, 200, answerPage(locale, { ...signed, added: links.length > 0 }), {
    framedBy: [...registration.origins, ...deployment.origins],
    postsTo: new URL(request.returnUrl).origin,
  });
}

/** Where this visit ends with a page that says no, its button tells the platform so. Its return address has been checked by now. */
export function refuseByAnswer(visit: Visit, desk: LaunchDesk, asked: Pick<Answer, 'registration' | 'deployment' | 'request'>): void {
  visit.answerRefusal = (error, errorLog) => sign({ ...asked, links: [], error, errorLog }, desk, visit.now);
}

async function sign({ registration, deployment, request, ...said }: Answer, { toolKey }: LaunchDesk, now: Date): Promise<SignedAnswer> {
  const { issuer, clientId } = registration;
  const jwt = await signLinkResponse({ issuer, clientId, deploymentId: deployment.deploymentId, data: request.data, ...said }, await toolKey(now), now);
  return { returnUrl: request.returnUrl, jwt };
}
