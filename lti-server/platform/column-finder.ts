import type { Logger } from 'pino';
import type { SystemActor } from '../../models/actor.ts';
import { columnFound, columnMissing, columnNotAsked, keepColumn, leaseColumn, platformIsBack, takenBy } from '../../models/grades/grades.ts';
import { programLocale } from '../../models/programs/programs.ts';
import { mayCall, serviceScopes } from '../../models/tenants/service-scopes.ts';
import type { GradeFault } from '../../models/vocabulary.ts';
import { columnResourceId, columnTag } from '../deep-linking/placed-completion.ts';
import { wordsOf } from '../pages/words/index.ts';
import { FailingPlatforms, workByPlatform } from './by-platform.ts';
import type { LineItem } from './line-items.ts';
import type { LtiPort } from './lti-port.ts';
import { ServiceFailed, type ServiceFault } from './service-failed.ts';
import { activePlatform, type Platform } from './services.ts';

type Column = NonNullable<Awaited<ReturnType<typeof leaseColumn>>>;
type Finding = Pick<LtiPort, 'lineItems' | 'lineItem' | 'createLineItem'>;

const pageSize = 100;
/** A list of more pages than this has no end. */
const mostPages = 100;
/** What a platform says of an address where no line item is to be seen. */
const notShown: ReadonlySet<ServiceFault> = new Set(['gone', 'forbidden', 'rejected', 'elsewhere']);
/** Columns that are looked for at once, each of another platform. */
const atOnce = 4;

/** The lease ran out while the platform was asked: another server looks for the column by now. */
class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** A column that this process looks for, and holds for as long as it asks the platform. */
class Lease {
  column: Column;
  readonly #now: () => Date;
  constructor(column: Column, now: () => Date) {
    this.column = column;
    this.#now = now;
  }

  /** Holds it for another minute, or throws LeaseLost. */
  async renew(): Promise<void> {
    const column = await keepColumn(this.column, this.#now());
    if (column === null) throw new LeaseLost();
    this.column = column;
  }
}

/**
 * Looks for every column that is due: in the platform's list, and where it is not there and may be made, makes it. What nobody
 * foresaw puts off its own column alone, and is thrown when the others were looked for.
 */
export async function findDueColumns(actor: SystemActor, port: Finding, log: Pick<Logger, 'info' | 'warn'>, now = () => new Date()): Promise<void> {
  const failing = new FailingPlatforms(now);
  const unexpected: unknown[] = [];
  await workByPlatform<Column>({
    atOnce,
    take: (besides) => leaseColumn(actor, now(), { besides }),
    platformOf: ({ registrationId }) => String(registrationId),
    // Not even the failure could be kept: its lease ends by itself.
    work: (column) => look(column).catch((error: unknown) => void unexpected.push(error)),
  });
  if (unexpected.length > 0) throw unexpected[0];

  async function look(column: Column): Promise<void> {
    const registrationId = String(column.registrationId);
    const lease = new Lease(column, now);
    try {
      failing.assertWell(registrationId);
      // Only what had failed before tells that the platform is back; else each new column would have the broken ones tried again.
      if ((await find(lease, port, now)) && column.fault !== null) await platformIsBack(registrationId, now());
    } catch (error) {
      if (error instanceof LeaseLost) return;
      if (!(error instanceof ServiceFailed)) unexpected.push(error);
      const failed = error instanceof ServiceFailed ? error : new ServiceFailed('answer');
      if (failed.isOfPlatform) failing.note(registrationId, failed);
      const facts = { columnId: String(column._id), tenantId: String(column.tenantId), fault: failed.fault, atToken: failed.atToken };
      log.warn({ ...facts, ...(failed === error ? {} : { error: (error as Error).name }) }, 'a column of a gradebook could not be looked for');
      await columnNotAsked(lease.column, faultOfColumn(failed.fault), now(), { retryAfterMs: failed.retryAfterMs, ofPlatform: failed.isOfPlatform });
    }
  }
}

/** Whether the platform answered for it. */
async function find(lease: Lease, port: Finding, now: () => Date): Promise<boolean> {
  const { registrationId, deploymentId, offeredScopes, namedUrl, lineItemsUrl, kind, target, points, label, resourceLinkId, wasDeleted } = lease.column;
  const platform = await activePlatform({ registrationId: String(registrationId), deploymentId: String(deploymentId), offeredScopes });
  if (platform === null) throw new ServiceFailed('token');
  const mayLook = lineItemsUrl !== null && (mayCall(platform, serviceScopes.lineItems) || mayCall(platform, serviceScopes.lineItemsReadonly));
  const found = mayLook ? ((await lookIn(lineItemsUrl, lease, platform, port)) ?? (await lookAtNamed(lease, platform, port))) : undefined;
  if (found !== undefined) {
    await columnFound(lease.column, { url: found.url, label: found.label, points: found.scoreMaximum }, now());
    return true;
  }
  // Where nobody may look, what the platform's own launch names is taken on trust, unless another link has it.
  if (!mayLook && namedUrl !== null && !(await takenBy(lease.column, [namedUrl])).has(namedUrl)) {
    await columnFound(lease.column, { url: namedUrl, label: '', points }, now());
    return false;
  }
  if (lineItemsUrl !== null && mayCall(platform, serviceScopes.lineItems) && !wasDeleted) {
    const draft = { label: label || (await usualLabel(lease.column)), scoreMaximum: points, resourceId: columnResourceId, tag: columnTag({ kind, target }), resourceLinkId };
    await lease.renew(); // two servers would make two
    const made = await port.createLineItem(platform, lineItemsUrl, draft);
    await columnFound(lease.column, { url: made.url, label: made.label, points: made.scoreMaximum }, now());
    return true;
  }
  await columnMissing(lease.column, mayLook ? 'not-found' : lineItemsUrl === null ? 'no-service' : 'scope', now());
  return mayLook;
}

/** What a column is called where the platform gave its link no title. */
async function usualLabel({ tenantId, programId }: Column): Promise<string> {
  return wordsOf[(await programLocale(String(tenantId), String(programId))) ?? 'en'].product;
}

/** The line item of the link: the one that launches name, else one that belongs to the link, else one of ours that belongs to none yet. */
async function lookIn(lineItemsUrl: string, lease: Lease, platform: Platform, port: Finding): Promise<LineItem | undefined> {
  const listed = await listAll(lineItemsUrl, lease, platform, port);
  const { column } = lease;
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

/** The line item that launches name, at its own address: a list may leave out what is there. One that belongs to another link, or that the platform does not show, is none. */
async function lookAtNamed(lease: Lease, platform: Platform, port: Finding): Promise<LineItem | undefined> {
  const { namedUrl } = lease.column;
  if (namedUrl === null || (await takenBy(lease.column, [namedUrl])).has(namedUrl)) return undefined;
  await lease.renew();
  try {
    return { ...(await port.lineItem(platform, namedUrl)), url: namedUrl };
  } catch (error) {
    if (error instanceof ServiceFailed && !error.atToken && notShown.has(error.fault)) return undefined;
    throw error;
  }
}

async function listAll(lineItemsUrl: string, lease: Lease, platform: Platform, port: Finding): Promise<LineItem[]> {
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
    if (next !== null) await lease.renew();
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
