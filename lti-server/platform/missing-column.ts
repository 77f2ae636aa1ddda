import { mayCall, serviceScopes } from '../../models/tenants/service-scopes.ts';
import type { LtiPort } from './lti-port.ts';
import { ServiceFailed } from './service-failed.ts';
import type { Platform } from './services.ts';

/** Where a column is said to be. */
interface ColumnAddresses {
  readonly lineItemUrl: string | null;
  readonly lineItemsUrl: string | null;
}

/** What is there; see {@link whatIsLeft}. */
export type Left = 'column' | 'list' | 'neither';

type Looking = Pick<LtiPort, 'lineItem' | 'lineItems' | 'askAnew'>;

/** A list of more pages than this has no end. */
const mostPages = 100;
/** How long a course that is not there is taken for gone without being looked for again (ms). */
const knownMs = 60_000;

/**
 * Looks into scores that were not found. Where a course is not there at all, the next score that is not found in it
 * has the same finding: looking costs the platform's tokens, and thousands of scores may come to nothing there. What says something of a learner or
 * of a column is found out anew each time, because it is acted upon.
 */
export function findings(port: Looking): (platform: Platform, column: ColumnAddresses) => Promise<Left> {
  const last = new Map<string, { left: Promise<Left | null>; until: number }>();
  return async (platform, column) => {
    const course = `${platform.deploymentId} ${column.lineItemsUrl ?? column.lineItemUrl}`;
    const before = last.get(course);
    if (before !== undefined && before.until > Date.now() && (await before.left) === 'neither') return 'neither';
    const left = whatIsLeft(port, platform, column);
    last.set(course, { left: left.catch(() => null), until: Date.now() + knownMs });
    return left;
  };
}

/**
 * What is there where a column's scores were not found (404): the column after all, so that it was this one learner's fault;
 * its list alone, so that the column was deleted; or neither, which may be a course that was deleted or a service that is
 * being moved. Where nobody may look, the 404 has to be believed. Throws ServiceFailed where the platform fails as a whole.
 */
async function whatIsLeft(port: Looking, platform: Platform, { lineItemUrl, lineItemsUrl }: ColumnAddresses): Promise<Left> {
  const mayLook = mayCall(platform, serviceScopes.lineItems) || mayCall(platform, serviceScopes.lineItemsReadonly);
  if (lineItemUrl === null || !mayLook) return 'list';
  try {
    await port.lineItem(platform, lineItemUrl);
    return 'column';
  } catch (error) {
    if (error instanceof ServiceFailed && error.fault === 'scope') return 'list'; // nobody may look after all
    assertIsAnswer(error);
  }
  if (lineItemsUrl === null) return 'list';
  try {
    return (await isListed(port, platform, lineItemsUrl, lineItemUrl)) ? 'column' : 'list';
  } catch (error) {
    assertIsAnswer(error);
  }
  await port.askAnew(platform); // a kept token says nothing of a platform that is out of service
  return 'neither';
}

async function isListed(port: Looking, platform: Platform, lineItemsUrl: string, lineItemUrl: string): Promise<boolean> {
  const read = new Set<string>();
  for (let next: string | null = lineItemsUrl; next !== null; ) {
    if (read.has(next) || read.size >= mostPages) throw new ServiceFailed('answer');
    read.add(next);
    const page = await port.lineItems(platform, next);
    if (page.lineItems.some(({ url }) => url === lineItemUrl)) return true;
    next = page.next;
  }
  return false;
}

/** What the platform says of this one address; else it is thrown on. */
function assertIsAnswer(error: unknown): void {
  const isAnswer = error instanceof ServiceFailed && !error.isOfPlatform && error.fault !== 'busy' && error.fault !== 'token';
  if (!isAnswer) throw error;
}
