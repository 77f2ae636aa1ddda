import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import type { Logger } from 'pino';
import { mintAnswerLinks } from '../../models/matches/answer-links.ts';
import { mintEntryLink } from '../../models/external-people/entry-links.ts';
import { kindOf } from '../../models/notifications/kinds.ts';
import { readLetter, type Letter } from '../../models/notifications/letters.ts';
import { sendingOf, stillWanted } from '../../models/notifications/sending.ts';
import { StopLinks } from '../../models/notifications/stop-links.ts';
import type { Stoppable } from '../../models/notification-words.ts';
import { gatherMail, keepMail, leaseMail, mailFailed, mailImpossible, mailSent, nothingToTell, sendingRefused, type LeasedMail } from '../../models/outbox/outbox.ts';
import { addressRefused, addressWorks } from '../../models/people/addresses.ts';
import { addressOf, invitationsOf, type Invitation } from '../calendar/invitation.ts';
import type { Config } from '../config.ts';
import { entryAddress } from '../entry-links/address.ts';
import { answerAddress, stopAddress } from '../mail-answers/address.ts';
import { renderDigest } from './digest.ts';
import { refusalOf, statusOf } from './refusal.ts';
import { renderMail, type AnswerLinks, type RenderedMail, type WayIn } from './render.ts';

export interface Mailer {
  /** Sends what is due until nothing is, and answers how many mails left. */
  sendDue(): Promise<number>;
  /** The mail that is on its way is the last one. */
  close(): Promise<void>;
}

/** How many mails one run sends before other jobs have their turn. */
const mostAtOnce = 200;
/** A mail server that is silent for so long is given up (milliseconds): well before another server may take the mail over. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 15_000 };

type MailerConfig = Pick<Config, 'smtpUrl' | 'mailFrom' | 'toolUrl' | 'secrets'> & Partial<Pick<Config, 'quietHours'>>;

type Calendar = Pick<SendMailOptions, 'icalEvent' | 'attachments'>;

/** A mail as it leaves: what it says, to whom, and what its receiver can stop. */
interface Outgoing {
  readonly rendered: RenderedMail;
  readonly receiver: Letter['receiver'];
  /** The name it is from; null: the installation's. */
  readonly sender: string | null;
  /** null: mail that always comes. */
  readonly stop: string | null;
  readonly id: string;
  readonly thread: string | null;
  /** The invitations of the meetings in it. */
  readonly calendar: Calendar;
  /** Which mails in it ask again for something. */
  readonly nudgeIds: readonly string[];
}

/** The sender of the outbox. Without SMTP_URL nothing is leased: mail waits until there is one. */
export function createMailer({ smtpUrl, mailFrom, toolUrl, secrets, quietHours = false }: MailerConfig, log: Logger, now: () => Date = () => new Date()): Mailer {
  if (smtpUrl === undefined) {
    log.warn('SMTP_URL is not set: mail is kept and will be sent once it is');
    return { sendDue: async () => 0, close: async () => undefined };
  }
  const transport = createTransport({ url: smtpUrl, ...patience, disableFileAccess: true, disableUrlAccess: true }, { from: mailFrom });
  const stopLinks = new StopLinks(secrets.keyEncryption);
  const host = new URL(toolUrl).hostname;
  let closed = false;
  return {
    async sendDue() {
      let sent = 0;
      for (let turn = 0; turn < mostAtOnce && !closed; turn += 1) {
        const mail = await leaseMail(now());
        if (mail === null) break;
        if (await send(mail, transport)) sent += 1;
      }
      return sent;
    },
    async close() {
      closed = true;
      transport.close();
    },
  };

  /** Does with a mail what its receiver wants; whether it left. */
  async function send(mail: LeasedMail, via: Transporter): Promise<boolean> {
    let held = mail;
    let handedOver = false;
    try {
      if (mail.carries) return await sendSummary(mail);
      const letter = await readLetter(mail, now());
      if (typeof letter === 'string') return await giveUp(mail, letter);
      const sending = await sendingOf(mail, letter, { now: now(), quietHours });
      if ('drop' in sending) return await giveUp(mail, sending.drop);
      if ('keepUntil' in sending) {
        await keepMail(mail, sending.keepUntil, sending.as);
        return false;
      }
      if (sending.send === 'summary') return await sendSummary(mail);
      return await hand(mail, await alone(mail, letter));
    } catch (error) {
      if (handedOver) throw error; // the database's fault: the lease runs out, and the mail goes once more under its Message-ID
      return fail(held, error);
    }

    async function sendSummary(first: LeasedMail): Promise<boolean> {
      const gathered = await gatherMail(first, now());
      if (gathered === null) return false;
      const { carrier, carried } = gathered;
      held = carrier;
      const letters: Letter[] = [];
      const nudgeIds: string[] = [];
      for (const one of [carrier, ...carried]) {
        const letter = await readLetter(one, now());
        if (typeof letter === 'string' || !(await stillWanted(one, letter, { now: now(), nudgesBefore: nudgeIds.length }))) continue;
        letters.push(letter);
        if (letter.nudge) nudgeIds.push(one.id);
      }
      const [letter] = letters;
      if (letter === undefined) return giveUp(carrier, nothingToTell);
      const stop = stopFor(carrier, 'digest');
      const invitations = await invitationsOf(carrier, letters, mailFrom, now());
      return hand(carrier, { rendered: renderDigest(letters, { stop, wayIn: await wayInFor(carrier, letter), invites: invite(invitations) }), receiver: letter.receiver, sender: letter.brand.sender, stop, id: idOf(carrier, 'digest'), thread: null, calendar: inMail(invitations), nudgeIds });
    }

    async function hand(one: LeasedMail, { rendered, receiver, sender, stop, id, thread, calendar, nudgeIds }: Outgoing): Promise<boolean> {
      await via.sendMail({
        ...rendered,
        ...calendar,
        ...(sender === null ? {} : { from: { name: sender, address: addressOf(mailFrom) } }),
        to: { name: receiver.name, address: receiver.email },
        messageId: id,
        ...(thread === null ? {} : { inReplyTo: thread, references: thread }),
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          ...(stop === null ? {} : { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        },
      });
      handedOver = true;
      await mailSent(one, now(), { nudgeIds });
      await addressWorks(one.tenantId, one.receiverId);
      return true;
    }
  }

  async function alone(mail: LeasedMail, letter: Letter): Promise<Outgoing> {
    const invitations = await invitationsOf(mail, [letter], mailFrom, now());
    const kind = kindOf(mail.template);
    const stop = kind && stopFor(mail, kind);
    return {
      rendered: renderMail(letter, { links: await linksFor(mail, letter), wayIn: await wayInFor(mail, letter), stop, invites: invite(invitations) }),
      receiver: letter.receiver,
      sender: letter.brand.sender,
      stop,
      id: idOf(mail, mail.template),
      thread: letter.thread && `<${letter.thread}.${mail.receiverId}@${host}>`,
      calendar: inMail(invitations),
      nudgeIds: letter.nudge ? [mail.id] : [],
    };
  }

  async function giveUp(mail: LeasedMail, why: string): Promise<false> {
    await mailImpossible(mail, why);
    return false;
  }

  async function fail(mail: LeasedMail, error: unknown): Promise<false> {
    const { code, name, responseCode, response } = error as { code?: string; name: string; responseCode?: number; response?: string };
    const refusal = refusalOf(error);
    const told = { mailId: mail.id, attempts: mail.attempts, error: code ?? name, reply: responseCode, status: statusOf(response ?? '') ?? undefined };
    if (refusal === 'address') {
      log.warn(told, 'an address was refused for good');
      await addressRefused(mail.tenantId, mail.receiverId, now());
      return giveUp(mail, 'refused');
    }
    log.warn(told, 'a mail could not be sent and will be tried again');
    await mailFailed(mail, refusal === 'sender' ? sendingRefused : (code ?? name), now());
    return false;
  }

  /** Each attempt has links of its own: their words are stored nowhere, so they cannot be told again. */
  async function linksFor(mail: LeasedMail, { template, request }: Letter): Promise<AnswerLinks | null> {
    if (request === null || !(template === 'request-received' || template === 'request-reminder')) return null;
    const { accept, decline, expiresAt } = await mintAnswerLinks({ tenantId: mail.tenantId, programId: mail.programId, personId: mail.receiverId }, request);
    return { accept: answerAddress(toolUrl, accept), decline: answerAddress(toolUrl, decline), expiresAt };
  }

  /** Somebody from outside the LMS has no page to open the program from: every mail brings them a link of its own. */
  async function wayInFor({ tenantId, programId }: LeasedMail, { entersBy }: Letter): Promise<WayIn | null> {
    if (entersBy === null) return null;
    const { word, expiresAt } = await mintEntryLink({ tenantId, programId }, entersBy);
    return { url: entryAddress(toolUrl, word), expiresAt };
  }

  function stopFor({ tenantId, programId, receiverId }: LeasedMail, what: Stoppable): string {
    return stopAddress(toolUrl, stopLinks.wordFor({ tenantId, programId, personId: receiverId, what }));
  }

  /** The same mail has the same Message-ID at every attempt, so that a repetition is harmless. */
  function idOf({ eventId, receiverId }: LeasedMail, what: string): string {
    return `<${eventId}.${receiverId}.${what}@${host}>`;
  }
}

/** Whether a calendar offers to answer one of these. */
function invite(invitations: readonly Invitation[]): boolean {
  return invitations.some(({ method }) => method === 'REQUEST');
}

/**
 * One invitation is a part of the mail beside its text, and a file, so that calendars take it (RFC 6047), in a summary as in a mail of its
 * own. Several are a file each: a message is about one UID (RFC 5546, 3.2), and a mail is only one message.
 */
function inMail(invitations: readonly Invitation[]): Calendar {
  const [only, ...more] = invitations;
  if (only !== undefined && more.length === 0) return { icalEvent: { ...only } };
  return { attachments: invitations.map(({ method, filename, content }) => ({ filename, content, contentType: `text/calendar; charset=utf-8; method=${method}` })) };
}
