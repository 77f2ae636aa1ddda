import { z } from 'zod';

const url = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);

const environment = z.object({
  TOOL_URL: url.default('http://localhost:3000'),
  DEMO_LMS_URL: url.default('http://127.0.0.1:4000'),
  DEMO_INTRANET_URL: url.default('http://127.0.0.1:4100'),
  DEMO_MAILBOX_URL: url.default('http://127.0.0.1:4200'),
  DATA_DIR: z.string().default('.data'),
  SEED: z.string().min(1).default('northfield'),
  SEED_DAY: z.iso.date().optional(),
});

/** Where the demo runs and what it is seeded with. */
export interface DemoSettings {
  readonly toolUrl: string;
  readonly lmsUrl: string;
  readonly intranetUrl: string;
  readonly mailboxUrl: string;
  readonly dataDir: string;
  readonly seed: string;
  /** All seeded times are relative to this day, 'YYYY-MM-DD'. */
  readonly seedDay: string;
}

export function readDemoSettings(env: NodeJS.ProcessEnv = process.env, now = new Date()): DemoSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  const { data } = parsed;
  return {
    toolUrl: data.TOOL_URL,
    lmsUrl: data.DEMO_LMS_URL,
    intranetUrl: data.DEMO_INTRANET_URL,
    mailboxUrl: data.DEMO_MAILBOX_URL,
    dataDir: data.DATA_DIR,
    seed: data.SEED,
    seedDay: data.SEED_DAY ?? now.toISOString().slice(0, 10),
  };
}
