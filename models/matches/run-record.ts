import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { RunAnswer, RunInput, RunResult } from '../matching/run.ts';
import { RuleBroken } from '../problems.ts';
import type { StoredMatchingRun } from './matching-run.model.ts';

const unpack = promisify(gunzip);

/** A run's JSON as it is kept. */
export const packed: (text: string) => Promise<Buffer> = promisify(gzip);

/** SHA-256 of what a run was made of, hex; the thread tells that of its answer. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export async function textOf(bytes: Buffer | { buffer: Uint8Array }): Promise<string> {
  // Lean documents hold the driver's own type around the bytes.
  return (await unpack(bytes instanceof Uint8Array ? bytes : bytes.buffer)).toString('utf8');
}

export async function inputOf(run: Pick<StoredMatchingRun, 'input'>): Promise<RunInput> {
  return JSON.parse(await textOf(run.input)) as RunInput;
}

/** What a solved run came to; a run that has no answer (yet) has moved on. */
export async function resultOf(run: Pick<StoredMatchingRun, 'answer' | 'state'>): Promise<RunResult> {
  if (run.answer === null) throw new RuleBroken('moved-on', { state: run.state });
  const answer = JSON.parse(await textOf(run.answer)) as RunAnswer;
  if (!('result' in answer)) throw new RuleBroken('moved-on', { state: run.state });
  return answer.result;
}
