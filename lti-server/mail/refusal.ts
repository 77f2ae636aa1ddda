/** Whom the no of a mail server is about: the receiver's address, or this tool as a sender. */
export type Refusal = 'address' | 'sender';

interface Reply {
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/**
 * What a mail server refuses for good (RFC 5321, 4.2.1: 5yz), or null where it does not. An address is named by the status code of
 * RFC 3463, and without one by 550, 551 or 553 to RCPT TO. Whatever is about us, our rights or the message is no fault of the receiver:
 * a relay that is set up wrongly answers 5yz to every address.
 */
export function refusalOf(error: unknown): Refusal | null {
  const { command, responseCode = 0, response = '' } = error as Reply;
  if (responseCode < 500 || responseCode > 599) return null;
  const namesReceiver = command === 'RCPT TO' || (command === 'DATA' && statusOf(response) !== null);
  return namesReceiver && isAboutAddress(responseCode, response) ? 'address' : 'sender';
}

/** The status code of a reply, at its head or, as qmail writes it, at its end: “(#5.1.1)”. */
export function statusOf(response: string): string | null {
  const found = /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(response) ?? /\(#(5\.\d{1,3}\.\d{1,3})\)/.exec(response);
  return found?.[1] ?? null;
}

/** Mailbox, system and syntax of the receiver (X.1.7 and X.1.8 are the sender's), and a mailbox that is closed or full (X.2.3 and X.2.4 are not). */
const addressStatus = /^5\.(1\.(1|2|3|4|6|9|10)|2\.[012])$/;
const unspecific = /^5\.(0\.0|1\.0)$/;
/** Exchange Online says so of a receiver whom nobody has made (directory-based edge blocking); by its code it would be the network. */
const unknownAtTheEdge = /^\d{3}[ -]5\.4\.1 recipient address rejected/i;
const addressReplies = [550, 551, 553];
/** What replies without a useful code say where it is not the address that they mean. */
const aboutUs = /relay|rcpthosts|authenti|log ?in|polic|sender|permi|allow|authori[sz]|denied|prohibit|administrat|block|black|spam|reputation|reject list|client|[^\w]ip[^\w]|[^\w]dns/i;

function isAboutAddress(code: number, response: string): boolean {
  const status = statusOf(response);
  if (status !== null && !unspecific.test(status)) return addressStatus.test(status) || unknownAtTheEdge.test(response);
  return addressReplies.includes(code) && !aboutUs.test(response.replaceAll(/<[^>]*>/g, '')); // an address in it may be spelled like anything
}
