import { join } from 'node:path';
import express from 'express';
import type { Express, Request } from 'express';
import { SMTPServer } from 'smtp-server';
import { listenAt } from '../web/listening.ts';
import { allow, onlyAt, policyText, securityHeaders } from '../web/policy.ts';
import { mailList, mailListPage, mailPage } from './pages.ts';
import type { Choice } from './pages.ts';
import { Mails } from './mails.ts';

export interface MailboxOptions {
  /** Where the mails can be read. */
  url: string;
  /** Loopback port that takes mail; 0 lets the system choose. */
  smtpPort: number;
  dataDir: string;
  now?: () => Date;
}

export interface Mailbox {
  app: Express;
  /** Opens the page and the SMTP port. Resolves with the address to send mail to, as nodemailer takes it. */
  listen(): Promise<{ smtpUrl: string }>;
  close(): Promise<void>;
}

const largestMail = 10_000_000;
const heartbeat = 25_000;

/** A mail server that keeps everything to itself, with a page to read it. */
export async function createMailbox(options: MailboxOptions): Promise<Mailbox> {
  const url = new URL(options.url).origin;
  const mails = await Mails.open(join(options.dataDir, 'mails'), options.now ?? (() => new Date()));
  const streams = new Set<() => void>();
  const app = pagesOf(url, mails, streams);
  const smtp = smtpOf(mails);
  let listening: Awaited<ReturnType<typeof listenAt>> | null = null;
  return {
    app,
    listen: async () => {
      listening = await listenAt(url, app);
      try {
        return { smtpUrl: `smtp://127.0.0.1:${await listenSmtp(smtp, options.smtpPort)}` };
      } catch (error) {
        await listening.close();
        throw error;
      }
    },
    close: async () => {
      for (const end of streams) end();
      await Promise.all([listening?.close(), new Promise<void>((resolve) => smtp.close(resolve))]);
      listening = null;
    },
  };
}

function pagesOf(url: string, mails: Mails, streams: Set<() => void>): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(onlyAt(url), securityHeaders);
  app.use('/assets', express.static(join(import.meta.dirname, 'public'), { index: false, redirect: false }));

  const choiceOf = (req: Request): Choice => {
    const to = typeof req.query.to === 'string' ? req.query.to.trim().toLowerCase().slice(0, 254) : '';
    return { to, receivers: mails.receivers(), mails: mails.list(to) };
  };

  app.get('/', (req, res) => {
    res.type('html').send(mailListPage(choiceOf(req)));
  });
  app.get('/list', (req, res) => {
    res.type('html').send(String(mailList(choiceOf(req))));
  });
  app.get('/api/mails', (req, res) => {
    res.json({ items: choiceOf(req).mails });
  });

  app.get('/mails/:id', (req, res, next) => {
    const mail = mails.find(req.params.id);
    if (mail === undefined) {
      next();
      return;
    }
    allow(res, { 'frame-src': ["'self'"] });
    res.type('html').send(mailPage(mail, choiceOf(req).to));
  });
  app.get('/mails/:id/html', (req, res, next) => {
    const letter = mails.find(req.params.id)?.html;
    if (typeof letter !== 'string') {
      next();
      return;
    }
    // A mail brings its own styles and may link; it runs nothing and fetches nothing. Same-origin lets the page around
    // it measure its height.
    res.set(
      'content-security-policy',
      policyText({
        'script-src': ["'none'"],
        'connect-src': ["'none'"],
        'style-src': ["'unsafe-inline'"],
        'img-src': ['data:'],
        'form-action': ["'none'"],
        'frame-ancestors': ["'self'"],
        sandbox: ['allow-same-origin', 'allow-popups', 'allow-popups-to-escape-sandbox'],
      }),
    );
    res.type('html').send(letter.includes('<head') ? letter.replace(/<head[^>]*>/i, '$&<base target="_blank">') : `<base target="_blank">${letter}`);
  });
  app.get('/mails/:id/attachments/:n', (req, res, next) => {
    const attachment = mails.find(req.params.id)?.attachments[Number(req.params.n)];
    if (attachment === undefined) next();
    else res.attachment(attachment.name).type('application/octet-stream').send(Buffer.from(attachment.base64, 'base64'));
  });

  app.get('/events', (_req, res) => {
    res.set({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    res.write('retry: 1000\n\n');
    const unwatch = mails.watch((mail) => res.write(`event: mail\ndata: ${JSON.stringify({ id: mail.id, to: mail.to })}\n\n`));
    const alive = setInterval(() => res.write(': \n\n'), heartbeat);
    const end = (): void => {
      clearInterval(alive);
      unwatch();
      streams.delete(end);
      res.end();
    };
    streams.add(end);
    res.on('close', end);
  });

  app.use((_req, res) => {
    res.status(404).type('text').send('There is no such mail. The last 500 are kept.');
  });
  return app;
}

function smtpOf(mails: Mails): SMTPServer {
  const server = new SMTPServer({
    name: 'northfield-mailbox',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largestMail,
    closeTimeout: 1_000,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (stream.sizeExceeded) {
          done(Object.assign(new Error('The mail is too large.'), { responseCode: 552 }));
          return;
        }
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.receive(Buffer.concat(chunks), to).then(() => done(), done);
      });
    },
  });
  // A sender that hangs up in the middle is its own problem; without a listener it would end this process.
  server.on('error', () => undefined);
  return server;
}

/** @throws with code EADDRINUSE and one plain line where the port is busy. */
function listenSmtp(smtp: SMTPServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      reject(error.code === 'EADDRINUSE' ? Object.assign(new Error(`127.0.0.1:${port} is in use by another program.`), { code: error.code }) : error);
    };
    smtp.server.once('error', failed);
    smtp.listen(port, '127.0.0.1', () => {
      smtp.server.off('error', failed);
      const address = smtp.server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
