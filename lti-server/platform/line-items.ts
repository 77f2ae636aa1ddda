import { ServiceFailed } from './service-failed.ts';

/** A column of the platform's gradebook (AGS 2.0, 3.2). Its address is its id, in the one way to write it, as launches are read. */
export interface LineItem {
  readonly url: string;
  readonly label: string;
  readonly scoreMaximum: number;
  readonly resourceId: string | null;
  readonly tag: string | null;
  readonly resourceLinkId: string | null;
}

export interface LineItemsPage {
  readonly lineItems: readonly LineItem[];
  readonly next: string | null;
}

/** A column to make: `resourceId` and `tag` are ours, and find it again. */
export interface LineItemDraft {
  readonly label: string;
  readonly scoreMaximum: number;
  readonly resourceId: string;
  readonly tag: string;
  readonly resourceLinkId?: string;
}

/** One result to hand in (AGS 2.0, 3.4.4): always whole, because platforms wipe what a score leaves out. */
export interface Score {
  /** The learner's `sub`. */
  readonly subject: string;
  /** Of 1: how much of what the column asks for is done. */
  readonly done: number;
  readonly scoreMaximum: number;
  /** Later than that of every score before it; platforms refuse an equal one. */
  readonly at: Date;
}

/** A mark as the gradebook has it (AGS 2.0, 3.3), whoever put it there. */
export interface Result {
  readonly score: number;
  readonly maximum: number;
}

export function readLineItemsPage(answer: { lineItems?: unknown; next?: unknown }): LineItemsPage {
  if (!Array.isArray(answer.lineItems)) throw new ServiceFailed('answer');
  return {
    lineItems: answer.lineItems.flatMap((item: unknown) => lineItem(item) ?? []),
    next: typeof answer.next === 'string' ? answer.next : null,
  };
}

export function readLineItem(answer: unknown): LineItem {
  const item = lineItem(answer);
  if (item === null) throw new ServiceFailed('answer');
  return item;
}

function lineItem(value: unknown): LineItem | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, label, scoreMaximum, resourceId, tag, resourceLinkId } = value as Record<string, unknown>;
  if (typeof id !== 'string' || !URL.canParse(id) || typeof scoreMaximum !== 'number' || !(scoreMaximum > 0)) return null;
  const optional = (text: unknown): string | null => (typeof text === 'string' && text !== '' ? text : null);
  return { url: new URL(id).href, label: optional(label) ?? '', scoreMaximum, resourceId: optional(resourceId), tag: optional(tag), resourceLinkId: optional(resourceLinkId) };
}

/** The wire form. `scoreGiven` is rounded to two digits: no gradebook shows more. */
export function toWireScore({ subject, done, scoreMaximum }: Score): Record<string, unknown> {
  return {
    userId: subject,
    scoreGiven: Math.round(Math.min(1, Math.max(0, done)) * scoreMaximum * 100) / 100,
    scoreMaximum,
    activityProgress: done >= 1 ? 'Completed' : 'InProgress',
    gradingProgress: 'FullyGraded',
  };
}

/**
 * The one of a list that is this learner's: platforms may leave the filter out of account. A row without a score is no mark;
 * undefined: the list does not name them.
 */
export function readResult(list: unknown, subject: string): Result | null | undefined {
  if (!Array.isArray(list)) throw new ServiceFailed('answer');
  const mine = list.find((row: unknown) => (row as Record<string, unknown> | null)?.['userId'] === subject) as Record<string, unknown> | undefined;
  if (mine === undefined) return undefined;
  const { resultScore: score, resultMaximum: maximum } = mine;
  if (typeof score !== 'number') return null;
  return { score, maximum: typeof maximum === 'number' && maximum > 0 ? maximum : 1 };
}
