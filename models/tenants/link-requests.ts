import { trusted } from 'mongoose';
import type { LinkTarget } from '../vocabulary.ts';
import { LinkRequestModel, type StoredLinkRequest } from './link-request.model.ts';
import { hashSecret, mintSecret } from './secret.ts';

/** How long a teacher may take to choose (ms). */
export const linkRequestMs = 3_600_000;

/** What a platform asked for and where it wants the answer, bound to the platform, its deployment and the person who chooses. */
export interface LinkRequest {
  readonly tenantId: string;
  readonly registrationId: string;
  /** The id of our deployment row. */
  readonly deploymentId: string;
  readonly personId: string;
  readonly courseTitle: string;
  readonly returnUrl: string;
  readonly data: string | null;
  readonly multiple: boolean;
  readonly targets: readonly LinkTarget[];
  /** Whether a link may bring a column of the gradebook, and what is done may be told there. */
  readonly grades: boolean;
  /** The teacher's IANA zone, in which a due day ends. */
  readonly zone: string;
}

/** Names its registration in the clear, so that a page that has to refuse it knows who may frame it; the random part counts. */
const wordForm = /^([0-9a-f]{24})\.[\w-]{43}$/;
const reason = { acrossTenants: 'the word names the tenant' };

/** Keeps a request for an hour. Returns the word that answers it once: 256 random bits, of which only the hash is kept. */
export async function keepLinkRequest(request: LinkRequest, now = new Date()): Promise<string> {
  const word = `${request.registrationId}.${mintSecret()}`;
  await LinkRequestModel.create([{ ...request, targets: [...request.targets], wordHash: hashSecret(word), expiresAt: new Date(now.getTime() + linkRequestMs) }]);
  return word;
}

/** The registration that a word says it belongs to, which grants nothing; null where it has not the form of one. */
export function registrationOfWord(word: string): string | null {
  return wordForm.exec(word)?.[1] ?? null;
}

/** A request that still waits. null: there is none, it was answered, or it is too old. */
export async function findLinkRequest(word: string, now = new Date()): Promise<LinkRequest | null> {
  const row = await LinkRequestModel.findOne(waiting(word, now), null, reason).lean();
  return row && toLinkRequest(row);
}

/** Takes a request, at most once: of any number of calls at once, on any server, one gets it. */
export async function takeLinkRequest(word: string, now = new Date()): Promise<LinkRequest | null> {
  const row = await LinkRequestModel.findOneAndDelete(waiting(word, now), reason).lean();
  return row && toLinkRequest(row);
}

function waiting(word: string, now: Date) {
  return { wordHash: hashSecret(word), expiresAt: trusted({ $gt: now }) };
}

function toLinkRequest({ tenantId, registrationId, deploymentId, personId, courseTitle, returnUrl, data, multiple, targets, grades, zone }: StoredLinkRequest): LinkRequest {
  return {
    tenantId: String(tenantId),
    registrationId: String(registrationId),
    deploymentId: String(deploymentId),
    personId: String(personId),
    courseTitle,
    returnUrl,
    data,
    multiple,
    targets,
    grades,
    zone,
  };
}
