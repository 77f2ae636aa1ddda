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

/** Something that was started and has to be ended, in the reverse order. */
type End = () => Promise<void>;

/** `npm start`: MongoDB, the tool, the LMS, the portal and the mailbox, seeded, until Ctrl-C. */
async function main(args: readonly string[]): Promise<void> {
  const settings = readDemoSettings();
  const ends: End[] = [];
  const stopped = waitForStop();
  try {
    if (args.includes('--reset')) await reset(settings);
    await start(settings, ends, stopped.requested);
    await stopped.signal;
    console.log('Stopping; the data stay.');
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

async function start(settings: DemoSettings, ends: End[], stopRequested: () => boolean): Promise<void> {
  const { toolUrl, lmsUrl, intranetUrl, mailboxUrl, dataDir, seed } = settings;
  await assertFree([toolUrl, lmsUrl, intranetUrl, mailboxUrl]);
  const people = peopleOf(seed);

  const [mongodb] = await Promise.all([provideMongodb({ dataDir: join(dataDir, 'mongodb'), log: console.log }), buildWidgets()]);
  ends.push(() => mongodb.stop());
  const programId = await seedIfEmpty(mongodb.uri, settings, people);

  const mailbox = await createMailbox({ url: mailboxUrl, smtpPort: 0, dataDir: join(dataDir, 'mailbox') });
  const { smtpUrl } = await mailbox.listen();
  ends.push(() => mailbox.close());
  const tool = await startTool(settings, { MONGODB_URI: mongodb.uri, SMTP_URL: smtpUrl });
  ends.push(() => tool.stop());
  const lms = await createLms({ url: lmsUrl, dataDir: join(dataDir, 'lms'), people, toolUrl, preset: mentoringTool(toolUrl) });
  await lms.listen();
  ends.push(() => lms.close());
  const intranet = await createIntranet({
    url: intranetUrl, toolUrl, lmsUrl, dataDir: join(dataDir, 'intranet'), people, program: { id: programId, name: 'Alumni Mentoring' },
  });
  await intranet.listen();
  ends.push(() => intranet.close());

  if (!stopRequested()) console.log(welcome(settings));
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
  await rm(join(dataDir, 'lms', 'tools.json'), { force: true });
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

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
