import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeEmbedded, provideMongodb } from '../models/mongodb/embedded.ts';
import { createIntranet } from './intranet/intranet.ts';
import { createLms, mentoringTool } from './lms/lms.ts';
import { createMailbox } from './mailbox/mailbox.ts';
import { peopleOf } from './people.ts';
import { assertFree } from './ports.ts';
import { buildWidgets } from './build-widgets.ts';
import { seedIfEmpty } from './seed/seed.ts';
import { readDemoSettings, type DemoSettings } from './settings.ts';
import { startTool } from './tool-process.ts';

/** The demo while it runs; disposing of it ends what was started, the last first, and keeps the data. */
export interface RunningDemo extends AsyncDisposable {
  /** The program that the portal shows. */
  readonly programId: string;
}

/** `npm start`: MongoDB, the tool, the LMS, the portal and the mailbox, seeded, until Ctrl-C. */
async function main(args: readonly string[]): Promise<void> {
  const settings = readDemoSettings();
  const { toolUrl, lmsUrl, intranetUrl, mailboxUrl } = settings;
  const stopped = waitForStop();
  await using ends = new AsyncDisposableStack();
  if (args.includes('--reset')) await reset(settings);
  await assertFree([toolUrl, lmsUrl, intranetUrl, mailboxUrl]);
  const preparing = { mongodb: provideMongodb({ dataDir: join(settings.dataDir, 'mongodb'), log: console.log }), bundles: buildWidgets() };
  // Both are waited for, so that a bundle that fails leaves no MongoDB running.
  await Promise.allSettled(Object.values(preparing));
  const mongodb = await preparing.mongodb;
  ends.defer(() => mongodb.stop());
  await preparing.bundles;
  ends.use(await startDemo(settings, mongodb.uri));
  if (!stopped.requested()) console.log(welcome(settings));
  await stopped.signal;
  console.log('Stopping; the data stay.');
}

/** Everything but MongoDB and the bundles, which have to be there. Where one part does not start, the others end again. */
export async function startDemo(settings: DemoSettings, mongodbUri: string): Promise<RunningDemo> {
  const { toolUrl, lmsUrl, intranetUrl, mailboxUrl, dataDir, seed } = settings;
  await using starting = new AsyncDisposableStack();
  const people = peopleOf(seed);
  const programId = await seedIfEmpty(mongodbUri, settings, people);

  const mailbox = await createMailbox({ url: mailboxUrl, smtpPort: 0, dataDir: join(dataDir, 'mailbox') });
  const { smtpUrl } = await mailbox.listen();
  starting.defer(() => mailbox.close());
  const tool = await startTool(settings, { MONGODB_URI: mongodbUri, SMTP_URL: smtpUrl });
  starting.defer(() => tool.stop());
  const lms = await createLms({ url: lmsUrl, dataDir: join(dataDir, 'lms'), people, toolUrl, preset: mentoringTool(toolUrl) });
  await lms.listen();
  starting.defer(() => lms.close());
  const intranet = await createIntranet({
    url: intranetUrl, toolUrl, lmsUrl, dataDir: join(dataDir, 'intranet'), people, program: { id: programId, name: 'Alumni Mentoring' },
  });
  await intranet.listen();
  starting.defer(() => intranet.close());

  const started = starting.move();
  return { programId, [Symbol.asyncDispose]: () => started.disposeAsync() };
}

function welcome({ toolUrl, lmsUrl, intranetUrl, mailboxUrl }: DemoSettings): string {
  return `
Mentorkit is running.

  LMS       ${lmsUrl}    sign in as Ana (student), Ben (mentor), Chiara (coordinator), Dev (administrator)
  Portal    ${intranetUrl}    the same people on an intranet page
  Mailbox   ${mailboxUrl}    every mail that the tool sends
  Tool      ${toolUrl}    its API: ${toolUrl}/api/docs

Ctrl-C stops everything; the data stay. "npm start -- --reset" seeds anew.
`;
}

/** Removes what the demo has stored. Secrets and keys stay, so that platforms that know them need not register again. */
async function reset({ dataDir }: DemoSettings): Promise<void> {
  await removeEmbedded(join(dataDir, 'mongodb'));
  await rm(join(dataDir, 'mailbox'), { recursive: true, force: true });
  for (const file of ['tools.json', 'campus.json', 'gradebook.json']) await rm(join(dataDir, 'lms', file), { force: true });
}

function waitForStop(): { signal: Promise<void>; requested: () => boolean } {
  let requested = false;
  const signal = new Promise<void>((resolve) => {
    const stop = (): void => {
      requested = true;
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
  return { signal, requested: () => requested };
}

if (import.meta.main) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error((error as Error).message);
    process.exitCode = 1;
  });
}
