import { timingSafeEqual } from 'node:crypto';
import { stoppable, type Stoppable } from '../notification-words.ts';
import { Signer, type Keyring } from '../tenants/keyring.ts';

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
  readonly #signer: Signer;

  /** @param keyring the same for all servers on one database; the key is derived from it for this purpose alone */
  constructor(keyring: Keyring) {
    this.#signer = new Signer(keyring, 'stop-mail');
  }

  wordFor({ tenantId, programId, personId, what }: StopLink): string {
    const claim = Buffer.concat([Buffer.from(tenantId + programId + personId, 'hex'), Buffer.of(stoppable.indexOf(what))]);
    return Buffer.concat([claim, this.#signer.sign(claim).subarray(0, macBytes)]).toString('base64url');
  }

  /** What a word stands for. null: it is none of ours, or was changed. */
  read(word: string): StopLink | null {
    const bytes = Buffer.from(word, 'base64url');
    if (bytes.length !== claimBytes + macBytes || bytes.toString('base64url') !== word) return null;
    const claim = bytes.subarray(0, claimBytes);
    if (!this.#signer.signatures(claim).some((mac) => timingSafeEqual(mac.subarray(0, macBytes), bytes.subarray(claimBytes)))) return null;
    const id = (at: number): string => claim.toString('hex', at * idBytes, (at + 1) * idBytes);
    const what = stoppable[claim[claimBytes - 1]!];
    return what === undefined ? null : { tenantId: id(0), programId: id(1), personId: id(2), what };
  }
}
