import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Keyring } from '../models/tenants/keyring.ts';

const flag = z.enum(['true', 'false', '1', '0', '']).transform((value) => value === 'true' || value === '1');
const url = z.url({ protocol: /^https?$/ });

const environment = z.object({
  TOOL_URL: url.default('http://localhost:3000'),
  PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//).optional(),
  SMTP_URL: z.string().regex(/^smtps?:\/\//).optional(),
  /** `false`: mail waits for nobody's night, as in a demonstration. */
  QUIET_HOURS: flag.default(true),
  MAIL_FROM: z.string().max(200).regex(/^[^\r\n]+$/).default('Mentoring <mentoring@localhost>'),
  DATA_DIR: z.string().default('.data'),
  SECRETS_FILE: z.string().optional(),
  ALLOW_PRIVATE_PLATFORMS: flag.default(false),
  RATE_LIMIT_SCALE: z.coerce.number().positive().max(1_000_000).default(1),
  /** Who may read /metrics from elsewhere than this machine. */
  METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

const secret = z.base64().transform((text): Uint8Array => Buffer.from(text, 'base64')).refine((bytes) => bytes.length >= 32, 'at least 32 bytes');
/** Alone, or as a list with those that it replaces after it. */
const keyring = z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.tuple([secret], secret)).transform((list): Keyring => list);

/** At least 32 bytes each, one a purpose, so that one that leaks opens nothing else. */
const secretsFile = z.object({
  /** Encrypts the tool's private signing keys where they are stored; keys derived from it sign the logins that this tool gives out. */
  keyEncryption: keyring,
  /** Encrypts the platforms' access tokens, and the calendar addresses that people gave, where they are stored. */
  tokenEncryption: keyring,
});
export type Secrets = z.infer<typeof secretsFile>;

export interface Config {
  /** Without a slash at the end: the only source of the tool's own addresses. */
  readonly toolUrl: string;
  readonly port: number;
  readonly isLoopback: boolean;
  readonly trustProxy: number;
  readonly mongodbUri: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Whether mail waits while it is quiet at its receiver's. */
  readonly quietHours: boolean;
  readonly dataDir: string;
  readonly allowPrivatePlatforms: boolean;
  /** Whether calendars on http and on private addresses are read: any member names those, so only where nobody but this machine comes, as in the demo. */
  readonly allowPrivateCalendars: boolean;
  readonly rateLimitScale: number;
  readonly metricsToken: string | undefined;
  readonly logLevel: z.infer<typeof environment>['LOG_LEVEL'];
  readonly secretsFile: string;
  readonly secrets: Secrets;
}

/** A setting that cannot be used. Its message is one line for the person who starts the server. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads and checks the whole configuration once, at start. Throws ConfigError with every fault named. */
export async function readConfig(env: NodeJS.ProcessEnv = process.env): Promise<Config> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  }
  const { data } = parsed;
  const tool = new URL(data.TOOL_URL);
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(tool.hostname);
  if (tool.protocol !== 'https:' && !isLoopback) {
    throw new ConfigError(`TOOL_URL is ${tool.origin}: outside this machine it must begin with https://.`);
  }
  if (tool.pathname !== '/' || tool.search !== '') throw new ConfigError('TOOL_URL is an origin: no path and no query.');
  return {
    toolUrl: tool.origin,
    port: data.PORT ?? Number(tool.port || 3000),
    isLoopback,
    trustProxy: data.TRUST_PROXY,
    mongodbUri: data.MONGODB_URI,
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM,
    quietHours: data.QUIET_HOURS,
    dataDir: data.DATA_DIR,
    allowPrivatePlatforms: data.ALLOW_PRIVATE_PLATFORMS,
    allowPrivateCalendars: data.ALLOW_PRIVATE_PLATFORMS && isLoopback,
    rateLimitScale: data.RATE_LIMIT_SCALE,
    metricsToken: data.METRICS_TOKEN,
    logLevel: data.LOG_LEVEL,
    secretsFile: secretsFileOf(data),
    secrets: await readSecrets(data, isLoopback),
  };
}

type SecretsPlace = Pick<z.infer<typeof environment>, 'SECRETS_FILE' | 'DATA_DIR'>;

function secretsFileOf({ SECRETS_FILE: given, DATA_DIR: dataDir }: SecretsPlace): string {
  return given ?? join(dataDir, 'secrets.json');
}

/** On this machine a missing file is made, with random secrets; elsewhere the server does not start without one. */
async function readSecrets(place: SecretsPlace, isLoopback: boolean): Promise<Secrets> {
  const path = secretsFileOf(place);
  let text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) {
    if (place.SECRETS_FILE !== undefined || !isLoopback) {
      throw new ConfigError(`There is no secrets file at ${path}. Set SECRETS_FILE to a JSON file with keyEncryption and tokenEncryption, each 32 random bytes in base64.`);
    }
    text = await makeSecrets(path);
  }
  const parsed = secretsFile.safeParse(parseJson(text, path));
  if (!parsed.success) throw new ConfigError(`${path}: ${parsed.error.issues.map(({ path: [name = 'the file'], message }) => `${String(name)}: ${message}`).join('; ')}`);
  const all = [...parsed.data.keyEncryption, ...parsed.data.tokenEncryption].map((one) => Buffer.from(one).toString('base64'));
  if (new Set(all).size < all.length) throw new ConfigError(`${path}: the secrets must differ from each other.`);
  return parsed.data;
}

async function makeSecrets(path: string): Promise<string> {
  const one = (): string => randomBytes(32).toString('base64');
  const text = `${JSON.stringify({ keyEncryption: one(), tokenEncryption: one() }, null, 2)}\n`;
  await mkdir(dirname(path), { recursive: true });
  const whole = `${path}.${process.pid}`; // another process that starts now never reads half a file
  await writeFile(whole, text, { mode: 0o600 });
  try {
    await link(whole, path);
    return text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFile(path, 'utf8'); // another process made it first
  } finally {
    await unlink(whole);
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ConfigError(`${path} is not JSON.`);
  }
}
