import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import mongoose from 'mongoose';
import { connect, disconnect } from '../../models/mongodb/connect.ts';
import { buildWidgets } from '../build-widgets.ts';
import { readDemoSettings, type DemoSettings } from '../settings.ts';
import { startDemo } from '../start.ts';

/** The whole demo on ports and in a database of its own, seeded as `npm start` seeds it. */
export interface TestDemo extends DemoSettings {
  /** The database that the tool uses. */
  readonly mongodbUri: string;
}

/** Started where it is awaited, at the top of a test file; ended, with everything it stored, after the file's last test. */
export async function useDemo(): Promise<TestDemo> {
  const demo = await startTestDemo();
  after(() => demo[Symbol.asyncDispose]());
  return demo;
}

/** The same for whoever ends it themselves. */
export async function startTestDemo(): Promise<TestDemo & AsyncDisposable> {
  const given = process.env['TEST_MONGODB_URI'];
  if (given === undefined) throw new Error('Set TEST_MONGODB_URI to a MongoDB replica set, or run the tests by npm test.');
  const mongodb = new URL(given);
  mongodb.pathname = `/journeys-${randomBytes(6).toString('hex')}`;
  const dataDir = await mkdtemp(join(tmpdir(), 'mentorkit-journeys-'));
  const settings = { ...readDemoSettings({}), ...(await freeAddresses()), dataDir };
  await using starting = new AsyncDisposableStack();
  starting.defer(() => rm(dataDir, { recursive: true, force: true }));
  starting.defer(() => drop(mongodb.href));
  await buildWidgets();
  starting.use(await startDemo(settings, mongodb.href));
  const started = starting.move();
  return { ...settings, mongodbUri: mongodb.href, [Symbol.asyncDispose]: () => started.disposeAsync() };
}

/** The tool on another site than the others, as by default: that is what makes its cookies third-party ones. */
async function freeAddresses(): Promise<Pick<DemoSettings, 'toolUrl' | 'lmsUrl' | 'intranetUrl' | 'mailboxUrl'>> {
  const [tool, lms, intranet, mailbox] = await freePorts();
  return {
    toolUrl: `http://localhost:${tool}`,
    lmsUrl: `http://127.0.0.1:${lms}`,
    intranetUrl: `http://127.0.0.1:${intranet}`,
    mailboxUrl: `http://127.0.0.1:${mailbox}`,
  };
}

/** Four different ones: all are held until the last is known. */
async function freePorts(): Promise<[number, number, number, number]> {
  const held = Array.from({ length: 4 }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(held.map((server) => new Promise((resolve) => server.once('listening', resolve))));
  const ports = held.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports as [number, number, number, number];
}

async function drop(mongodbUri: string): Promise<void> {
  await connect(mongodbUri);
  await mongoose.connection.dropDatabase();
  await disconnect();
}
