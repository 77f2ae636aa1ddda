import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { stoppable, type Stoppable } from '../notification-words.ts';

/** Whose mail of which program a link stops, and what of it. */
export interface StopLink {
  readonly tenantId: string;
  readonly programId: string;
  readonly personId: string;
  readonly what: Stoppable;
}

const idBytes = 12;
const claimBytes = 3 * idBytes + 1;
const macBytes = 16;

/**
 * The words of links that stop one kind of mail to one person of one program, without signing in. Signed and stored nowhere, so
 * that the link of an old mail still works: it can do nothing else, and what it does is taken back as easily.
 */
export class StopLinks {
  readonly #key: Uint8Array;

  /** @param secret the same for all servers on one database, at least 32 bytes; the key is derived from it for this purpose alone */
  constructor(secret: Uint8Array) {
    this.#key = new Uint8Array(hkdfSync('sha256', secret, 'mentorkit', 'stop-mail', 32));
  }

  wordFor({ tenantId, programId, personId, what }: StopLink): string {
    const claim = Buffer.concat([Buffer.from(tenantId + programId + personId, 'hex'), Buffer.of(stoppable.indexOf(what))]);
    return Buffer.concat([claim, this.#sign(claim)]).toString('base64url');
  }

  /** What a word stands for. null: it is none of ours, or was changed. */
  read(word: string): StopLink | null {
    const bytes = Buffer.from(word, 'base64url');
    if (bytes.length !== claimBytes + macBytes || bytes.toString('base64url') !== word) return null;
    const claim = bytes.subarray(0, claimBytes);
    if (!timingSafeEqual(this.#sign(claim), bytes.subarray(claimBytes))) return null;
    const id = (at: number): string => claim.toString('hex', at * idBytes, (at + 1) * idBytes);
    const what = stoppable[claim[claimBytes - 1]!];
    return what === undefined ? null : { tenantId: id(0), programId: id(1), personId: id(2), what };
  }

  #sign(claim: Uint8Array): Buffer {
    return createHmac('sha256', this.#key).update(claim).digest().subarray(0, macBytes);
  }
}
