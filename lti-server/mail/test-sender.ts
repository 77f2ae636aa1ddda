/**
 * A process that causes mail and sends it until it is killed: what test-kills.ts kills. Says `ready` once it may begin, waits for
 * a line on stdin, and from then on says `wrote EVENT` for each mail that MongoDB has acknowledged.
 */
import { once } from 'node:events';
import { pino } from 'pino';
import type { ProgramActor } from '../../models/actor.ts';
import { recordEvent } from '../../models/events/events.ts';
import { connect, inTransaction } from '../../models/mongodb/connect.ts';
import { enqueueMail } from '../../models/outbox/outbox.ts';
import type { Secrets } from '../config.ts';
import { createMailer } from './mailer.ts';

interface Orders {
  readonly uri: string;
  readonly smtpUrl: string;
  readonly actor: ProgramActor;
  readonly matchId: string;
  /** How far this process's clock is ahead, so that what a killed one has leased is free (ms). */
  readonly aheadMs: number;
  /** Causes nothing and ends once nothing is due. */
  readonly onlySend: boolean;
}

const { uri, smtpUrl, actor, matchId, aheadMs, onlySend } = JSON.parse(process.argv[2]!) as Orders;
const now = (): Date => new Date(Date.now() + aheadMs);
await connect(uri);
const secrets: Secrets = { keyEncryption: [Buffer.alloc(32, 1)], tokenEncryption: [Buffer.alloc(32, 2)] };
const mailer = createMailer({ smtpUrl, mailFrom: 'Mentoring <mentoring@tool.example>', toolUrl: 'https://tool.example', secrets }, pino({ level: 'silent' }), now);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
while (!onlySend) {
  const eventId = await inTransaction(async () => {
    const id = await recordEvent(actor, { type: 'match.started', subjectIds: [matchId], matchId, audience: [actor.personId], at: now() });
    await enqueueMail(actor, { eventId: id, receiverId: actor.personId, template: 'matched-mentor', dueAt: now() });
    return id;
  });
  process.stdout.write(`wrote ${eventId}\n`);
  await mailer.sendDue();
}
while ((await mailer.sendDue()) > 0);
process.exit(0);
