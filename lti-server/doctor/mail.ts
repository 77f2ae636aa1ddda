import { createTransport } from 'nodemailer';
import type { OwnerActor } from '../../models/actor.ts';
import { inspectOutbox } from '../../models/outbox/outbox.ts';
import type { Config } from '../config.ts';
import { kindOf, look, ok, problem, type Finding } from './finding.ts';

const about = 'Mail';
const timeoutMs = 5_000;

/** Whether the mail server takes us, and whether mail leaves. Sends nothing. */
export async function checkMail(owner: OwnerActor, { smtpUrl, mailFrom, toolUrl }: Config): Promise<Finding[]> {
  const findings = [await server(smtpUrl, mailFrom)];
  const { givenUp, overdue, refused } = await inspectOutbox(owner);
  if (overdue > 0 && smtpUrl !== undefined) findings.push(problem(about, `${overdue} mails have been due for a quarter of an hour and nobody tried to send them.`, 'See that a server runs with this SMTP_URL.'));
  if (refused > 0) findings.push(problem(about, `The mail server of SMTP_URL does not let this tool send (${refused} mails wait, each for 72 hours at most).`, `Let it relay for this tool: name and password in SMTP_URL, the address of this machine, and ${mailFrom} as a sender. What waits then goes by itself; the log has the server’s reply codes.`));
  if (givenUp > 0) findings.push(look(about, `${givenUp} mails were given up: nobody can get them any more, or they were refused for 72 hours.`, `Mend the mail server if it refused them; then let them be tried again, or leave them at that, at ${new URL('/owner/mail', toolUrl).href}.`));
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
