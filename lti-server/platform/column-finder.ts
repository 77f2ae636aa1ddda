import type { Logger } from 'pino';
import type { SystemActor } from '../../models/actor.ts';
import { columnFound, columnMissing, columnNotAsked, leaseColumn, takenBy } from '../../models/grades/grades.ts';
import { mayCall, serviceScopes } from '../../models/tenants/service-scopes.ts';
import type { GradeFault } from '../../models/vocabulary.ts';
import { columnResourceId, columnTag } from '../deep-linking/placed-completion.ts';
import type { LineItem } from './line-items.ts';
import type { LtiPort } from './lti-port.ts';
import { ServiceFailed, type ServiceFault } from './service-failed.ts';
import { activePlatform, type Platform } from './services.ts';

type Column = NonNullable<Awaited<ReturnType<typeof leaseColumn>>>;
type Finding = Pick<LtiPort, 'lineItems' | 'createLineItem'>;

const pageSize = 100;
/** A list of more pages than this has no end. */
const mostPages = 100;
/** Columns that are looked for at once, so that a platform that hangs does not hold up the others. */
const atOnce = 4;

/** Looks for every column that is due: in the platform's list, and where it is not there and may be made, makes it. */
export async function findDueColumns(actor: SystemActor, port: Finding, log: Pick<Logger, 'info' | 'warn'>, now = () => new Date()): Promise<void> {
  /** Platforms that did not answer: they are not asked again for the next column. */
  const down = new Set<string>();
  await Promise.all(Array.from({ length: atOnce }, work));

  async function work(): Promise<void> {
    for (let column = await leaseColumn(actor, now()); column !== null; column = await leaseColumn(actor, now())) {
      const registrationId = String(column.registrationId);
      try {
        if (down.has(registrationId)) throw new ServiceFailed('down');
        await find(column, port, now);
      } catch (error) {
        if (!(error instanceof ServiceFailed)) throw error;
        if (error.fault === 'down') down.add(registrationId);
        log.warn({ columnId: String(column._id), tenantId: String(column.tenantId), fault: error.fault }, 'a column of a gradebook could not be looked for');
        await columnNotAsked(column, faultOfColumn(error.fault), now(), error.retryAfterMs);
      }
    }
  }
}

async function find(column: Column, port: Finding, now: () => Date): Promise<void> {
  const { registrationId, deploymentId, namedUrl, lineItemsUrl, kind, target } = column;
  const platform = await activePlatform({ registrationId: String(registrationId), deploymentId: String(deploymentId) });
  if (platform === null) throw new ServiceFailed('token');
  const mayLook = lineItemsUrl !== null && (mayCall(platform, serviceScopes.lineItems) || mayCall(platform, serviceScopes.lineItemsReadonly));
  const found = mayLook ? await lookIn(lineItemsUrl, column, platform, port) : undefined;
  if (found !== undefined) return columnFound(column, { url: found.url, label: found.label, points: found.scoreMaximum }, now());
  // It cannot be seen, and is there all the same: the platform's own launch names it.
  if (namedUrl !== null) return columnFound(column, { url: namedUrl, label: '', points: column.points }, now());
  if (lineItemsUrl !== null && mayCall(platform, serviceScopes.lineItems) && !column.wasDeleted) {
    const draft = { label: column.label || 'Mentoring', scoreMaximum: column.points, resourceId: columnResourceId, tag: columnTag({ kind, target }), resourceLinkId: column.resourceLinkId };
    const made = await port.createLineItem(platform, lineItemsUrl, draft);
    return columnFound(column, { url: made.url, label: made.label, points: made.scoreMaximum }, now());
  }
  await columnMissing(column, mayLook ? 'not-found' : lineItemsUrl === null ? 'no-service' : 'scope', now());
}

/** The line item of the link: the one that launches name, else one that belongs to the link, else one of ours that belongs to none yet. */
async function lookIn(lineItemsUrl: string, column: Column, platform: Platform, port: Finding): Promise<LineItem | undefined> {
  const listed = await listAll(lineItemsUrl, platform, port);
  const taken = await takenBy(column, listed.map(({ url }) => url));
  const items = listed.filter(({ url }) => !taken.has(url));
  const tag = columnTag(column);
  const isOurs = (item: LineItem): boolean => item.resourceId === columnResourceId && item.tag === tag;
  const ofLink = items.filter(({ resourceLinkId }) => resourceLinkId === column.resourceLinkId);
  return (
    items.find(({ url }) => url === column.namedUrl) ??
    ofLink.find(isOurs) ??
    ofLink.at(0) ??
    items.find((item) => item.resourceLinkId === null && isOurs(item))
  );
}

async function listAll(lineItemsUrl: string, platform: Platform, port: Finding): Promise<LineItem[]> {
  const first = new URL(lineItemsUrl);
  if (!first.searchParams.has('limit')) first.searchParams.set('limit', String(pageSize));
  const all: LineItem[] = [];
  const read = new Set<string>();
  for (let next: string | null = first.href; next !== null; ) {
    if (read.has(next) || read.size >= mostPages) throw new ServiceFailed('answer');
    read.add(next);
    const page = await port.lineItems(platform, next);
    all.push(...page.lineItems);
    next = page.next;
  }
  return all;
}

function faultOfColumn(fault: ServiceFault): GradeFault {
  switch (fault) {
    case 'gone':
      return 'not-found';
    case 'rejected':
      return 'answer';
    default:
      return fault;
  }
}
