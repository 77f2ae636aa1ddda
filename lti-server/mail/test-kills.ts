import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import type { ProgramActor } from '../../models/actor.ts';

/** How killing senders went. */
export interface Kills {
  readonly kills: number;
  /** Mails of which MongoDB had said that they are written. */
  readonly acknowledged: number;
  /** Of those, such as never reached the mail server. */
  readonly lost: number;
  readonly arrived: number;
  /** Mails that the mail server took more than once, each time under the same Message-ID. */
  readonly repeated: number;
  /** Message-IDs that are not the one of their mail: what a mail program would show twice. */
  readonly strange: number;
  /** Rows that have not left at the end. */
  readonly left: number;
}

interface KillOrders {
  readonly kills: number;
  /** The database of the mentor and the match. */
  readonly uri: string;
  readonly mentor: ProgramActor;
  readonly matchId: string;
  /** 0 to 1: when each is killed. */
  readonly random: () => number;
  /** The rows of the outbox at the end. */
  readonly rows: () => Promise<readonly { readonly eventId: unknown; readonly state: string }[]>;
}

/** Longer than a lease of a mail lasts (ms). */
const leaseOverMs = 61_000;
const longestLifeMs = 1_000;
const root = join(import.meta.dirname, '../..');

/**
 * Kills senders (SIGKILL) at random moments, one after another, each of which causes and sends mail against a mail server that
 * notes every Message-ID it takes; lets a last one send what is left; and counts. The clock of each process is so far ahead of the
 * one before that the lease of a killed one is over, as it would be a minute later.
 */
export async function killSenders({ kills, uri, mentor, matchId, random, rows }: KillOrders): Promise<Kills> {
  const taken = new Map<string, number>();
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (part: Buffer) => (text += part.toString('latin1')));
      stream.on('end', () => {
        const id = /^Message-ID:\s*<([^>]+)>/im.exec(text)?.[1];
        const whole = /\n--\S+--\s*$/.test(text); // its sender may have died in the middle of it
        if (id !== undefined && whole) taken.set(id, (taken.get(id) ?? 0) + 1);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  smtp.on('error', () => undefined); // connections that a killed sender has left
  const smtpUrl = `smtp://127.0.0.1:${(smtp.server.address() as { port: number }).port}`;
  const acknowledged = new Set<string>();
  const start = (turn: number, onlySend = false) => startSender({ uri, smtpUrl, actor: mentor, matchId, aheadMs: turn * leaseOverMs, onlySend }, acknowledged);
  let next = start(0);
  for (let turn = 0; turn < kills; turn += 1) {
    const sender = next;
    await sender.ready;
    next = start(turn + 1, turn + 1 === kills);
    sender.child.stdin!.write('go\n');
    await pause(random() * longestLifeMs);
    sender.child.kill('SIGKILL');
    await sender.ended;
  }
  await next.ready;
  next.child.stdin!.write('go\n');
  await next.ended;
  await new Promise<void>((resolve) => smtp.close(resolve));

  const idOf = (eventId: string): string => `${eventId}.${mentor.personId}.matched-mentor@tool.example`;
  const stored = await rows();
  const known = new Set(stored.map(({ eventId }) => idOf(String(eventId))));
  return {
    kills,
    acknowledged: acknowledged.size,
    lost: [...acknowledged].filter((eventId) => !taken.has(idOf(eventId))).length,
    arrived: taken.size,
    repeated: [...taken.values()].filter((times) => times > 1).length,
    strange: [...taken.keys()].filter((id) => !known.has(id)).length,
    left: stored.filter(({ state }) => state !== 'sent').length,
  };
}

function startSender(orders: object, acknowledged: Set<string>): { child: ChildProcess; ready: Promise<unknown>; ended: Promise<unknown> } {
  const child = spawn(process.execPath, [join(root, 'lti-server/mail/test-sender.ts'), JSON.stringify(orders)], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout });
  const ready = Promise.withResolvers<void>();
  lines.on('line', (line) => {
    if (line === 'ready') ready.resolve();
    else if (line.startsWith('wrote ')) acknowledged.add(line.slice('wrote '.length));
  });
  child.once('exit', () => ready.reject(new Error('A sender ended before it was ready.')));
  ready.promise.catch(() => undefined);
  return { child, ready: ready.promise, ended: Promise.all([once(child, 'close'), once(lines, 'close')]) };
}
