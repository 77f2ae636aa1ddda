import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { AddressObject, ParsedMail } from 'mailparser';
import { z } from 'zod';
import { readJson, writeJson } from '../web/json-file.ts';

const mailShape = z.strictObject({
  id: z.string(),
  /** When it came in; ISO 8601, UTC. */
  at: z.string(),
  /** "Name <address>", as the mail says it. */
  from: z.string(),
  /** To whom it was really sent (the envelope), in lower case. */
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  attachments: z.array(z.strictObject({ name: z.string(), type: z.string(), base64: z.string() })),
});
export type Mail = z.infer<typeof mailShape>;

const kept = 500;

/** What came in, newest first: one file a mail, the last 500. */
export class Mails {
  readonly #folder: string;
  readonly #now: () => Date;
  readonly #watchers = new Set<(mail: Mail) => void>();
  #newestFirst: Mail[];

  private constructor(folder: string, now: () => Date, newestFirst: Mail[]) {
    this.#folder = folder;
    this.#now = now;
    this.#newestFirst = newestFirst;
  }

  static async open(folder: string, now: () => Date): Promise<Mails> {
    await mkdir(folder, { recursive: true });
    const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
    const mails = await Promise.all(names.map(async (name) => mailShape.parse(await readJson(join(folder, name)))));
    return new Mails(folder, now, mails.sort((a, b) => b.at.localeCompare(a.at)));
  }

  /** All mails, or those sent to one address. */
  list(to: string | null = null): readonly Mail[] {
    const address = to?.trim().toLowerCase();
    return address ? this.#newestFirst.filter((mail) => mail.to.includes(address)) : this.#newestFirst;
  }

  find(id: string): Mail | undefined {
    return this.#newestFirst.find((mail) => mail.id === id);
  }

  /** Addresses that have mail, in alphabetical order. */
  receivers(): string[] {
    return [...new Set(this.#newestFirst.flatMap((mail) => mail.to))].sort();
  }

  /** Resolves once the mail is on disk: only then may the sender be told that it arrived. */
  async receive(source: Buffer, to: readonly string[]): Promise<Mail> {
    const mail = mailOf(await simpleParser(source), to, this.#now());
    await writeJson(this.#fileOf(mail), mail);
    this.#newestFirst.unshift(mail);
    await Promise.all(this.#newestFirst.splice(kept).map((old) => rm(this.#fileOf(old), { force: true })));
    for (const tell of this.#watchers) tell(mail);
    return mail;
  }

  /** Calls back for every mail that comes in, until the returned function is called. */
  watch(tell: (mail: Mail) => void): () => void {
    this.#watchers.add(tell);
    return () => this.#watchers.delete(tell);
  }

  #fileOf(mail: Mail): string {
    return join(this.#folder, `${mail.id}.json`);
  }
}

function mailOf(parsed: ParsedMail, to: readonly string[], at: Date): Mail {
  return {
    id: randomUUID(),
    at: at.toISOString(),
    from: parsed.from?.text ?? '',
    to: (to.length > 0 ? to : addressesOf(parsed.to)).map((address) => address.toLowerCase()),
    subject: parsed.subject ?? '(no subject)',
    text: parsed.text ?? '',
    html: typeof parsed.html === 'string' ? parsed.html : null,
    headers: parsed.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]),
    attachments: parsed.attachments.map(({ filename, contentType, content }) => ({
      name: filename ?? contentType,
      type: contentType,
      base64: content.toString('base64'),
    })),
  };
}

function addressesOf(field: AddressObject | AddressObject[] | undefined): string[] {
  return [field ?? []].flat().flatMap(({ value }) => value.flatMap(({ address }) => (address === undefined ? [] : [address])));
}
