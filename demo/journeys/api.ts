import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import type { TestDemo } from './test-demo.ts';
import { openMentoring, signIn, type Visitor } from './visitor.ts';

export const course = 'CAR 210: Your first year at work';

/** Signs in at the LMS and opens the course's mentoring. Gives its frame; from then on `ask` asks as this person. */
export async function enterCourse(demo: TestDemo, somebody: Visitor, name: string): Promise<FrameLocator> {
  await signIn(somebody, demo.lmsUrl, name);
  // What the page shows first came with it: only a later call of its own tells the Bearer that `ask` goes on with.
  const called = somebody.page.waitForRequest((request) => request.headers()['authorization'] !== undefined);
  const [frame] = await Promise.all([openMentoring(somebody, course), called]);
  await frame.getByRole('heading', { level: 1 }).waitFor();
  return frame;
}

/** Asks the API as the page of a visitor does, for what a story needs beside what it is about. */
export async function ask<T = unknown>(demo: TestDemo, visitor: Visitor, method: string, path: string, body?: unknown): Promise<T> {
  const response = await send(demo, visitor, method, path, body);
  const answer = (await response.json()) as T;
  assert.ok(response.ok, `${path}: ${JSON.stringify(answer)}`);
  return answer;
}

/** The same, whatever is answered. */
export function send({ toolUrl }: TestDemo, { witness }: Visitor, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${toolUrl}${path}`, {
    method,
    headers: { Authorization: `Bearer ${[...witness.bearers].at(-1)!}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
