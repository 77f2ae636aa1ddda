import { createTransport } from 'nodemailer';
import type { OwnerActor } from '../../models/actor.ts';
import { inspectOutbox } from '../../models/outbox/outbox.ts';
import type { Config } from '../config.ts';
import { kindOf, look, ok, problem, type Finding } from './finding.ts';

const about = 'Mail';
const timeoutMs = 5_000;

/** Whether the mail server takes us, and whether mail leaves. Sends nothing. */
export async function checkMail(owner: OwnerActor, { smtpUrl, mailFrom }: Config): Promise<Finding[]> {
  const findings = [await server(smtpUrl, mailFrom)];
  const { givenUp, overdue } = await inspectOutbox(owner);
  if (overdue > 0 && smtpUrl !== undefined) findings.push(problem(about, `${overdue} mails have been due for a quarter of an hour and nobody tried to send them.`, 'See that a server runs with this SMTP_URL.'));
  if (givenUp > 0) findings.push(look(about, `${givenUp} mails were given up: nobody can get them any more, or they were refused for 72 hours.`, 'Mend the mail server if it refused them; what was given up is not sent again.'));
  return findings;
}

async function server(smtpUrl: string | undefined, mailFrom: string): Promise<Finding> {
  if (smtpUrl === undefined) return look(about, 'SMTP_URL is not set: mail is kept and not sent.', 'Set SMTP_URL, for example smtps://USER:PASSWORD@smtp.example.edu.');
  const transport = createTransport({ url: smtpUrl, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, disableFileAccess: true, disableUrlAccess: true });
  try {
    await transport.verify();
    return ok(about, `The mail server of SMTP_URL takes mail from ${mailFrom}.`);
  } catch (error) {
    const kind = kindOf(error);
    return kind === 'EAUTH'
      ? problem(about, 'The mail server refuses the name or password in SMTP_URL.', 'Correct them; mail waits until then.')
      : problem(about, `The mail server of SMTP_URL cannot be used (${kind}).`, 'Look at its host and port, and whether this machine may reach them; mail waits until then.');
  } finally {
    transport.close();
  }
}
