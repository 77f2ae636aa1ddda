import { createTransport, type Transporter } from 'nodemailer';
import type { Logger } from 'pino';
import { mintAnswerLinks } from '../../models/matches/answer-links.ts';
import { mintEntryLink } from '../../models/external-people/entry-links.ts';
import { readLetter, type Letter } from '../../models/notifications/letters.ts';
import { leaseMail, mailFailed, mailImpossible, mailSent, type LeasedMail } from '../../models/outbox/outbox.ts';
import type { Config } from '../config.ts';
import { entryAddress } from '../entry-links/address.ts';
import { answerAddress } from '../mail-answers/address.ts';
import { renderMail, type AnswerLinks, type WayIn } from './render.ts';

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

/** The sender of the outbox. Without SMTP_URL nothing is leased: mail waits until there is one. */
export function createMailer({ smtpUrl, mailFrom, toolUrl }: Pick<Config, 'smtpUrl' | 'mailFrom' | 'toolUrl'>, log: Logger): Mailer {
  if (smtpUrl === undefined) {
    log.warn('SMTP_URL is not set: mail is kept and will be sent once it is');
    return { sendDue: async () => 0, close: async () => undefined };
  }
  const transport = createTransport({ url: smtpUrl, ...patience, disableFileAccess: true, disableUrlAccess: true }, { from: mailFrom });
  let closed = false;
  return {
    async sendDue() {
      let sent = 0;
      for (let turn = 0; turn < mostAtOnce && !closed; turn += 1) {
        const mail = await leaseMail();
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

  async function send(mail: LeasedMail, via: Transporter): Promise<boolean> {
    try {
      const letter = await readLetter(mail);
      if (typeof letter === 'string') {
        await mailImpossible(mail, letter);
        return false;
      }
      await via.sendMail({
        ...renderMail(letter, { links: await linksFor(mail, letter), wayIn: await wayInFor(mail, letter) }),
        to: { name: letter.receiver.name, address: letter.receiver.email },
        messageId: messageIdOf(mail),
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
    } catch (error) {
      const { code, name } = error as { code?: string; name: string };
      log.warn({ mailId: mail.id, attempts: mail.attempts, error: code ?? name }, 'a mail could not be sent and will be tried again');
      await mailFailed(mail, code ?? name);
      return false;
    }
    await mailSent(mail);
    return true;
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

  /** The same mail has the same Message-ID at every attempt, so that a repetition is harmless. */
  function messageIdOf({ eventId, receiverId, template }: LeasedMail): string {
    return `<${eventId}.${receiverId}.${template}@${new URL(toolUrl).hostname}>`;
  }
}
