import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it gets, or refuses every receiver: for now (4xx) or for good (5xx), in words of its own. */
export interface TestInbox {
  readonly url: string;
  readonly mails: ParsedMail[];
  close(): Promise<void>;
}

export async function openInbox(refuseWith?: number, words = 'mailbox unavailable'): Promise<TestInbox> {
  const mails: ParsedMail[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refuseWith === undefined ? null : Object.assign(new Error(words), { responseCode: refuseWith })),
    onData: (stream, _session, done) => void simpleParser(stream).then((mail) => (mails.push(mail), done()), done),
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as { port: number };
  return { url: `smtp://127.0.0.1:${port}`, mails, close: () => new Promise((resolve) => smtp.close(resolve)) };
}
