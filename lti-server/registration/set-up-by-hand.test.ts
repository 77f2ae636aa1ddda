import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toolUrl, useLtiServer } from '../launch/test-launch.ts';
import { platformFamilies } from './by-hand.ts';

const server = await useLtiServer();

test('the set-up page shows every address of the tool for each platform, to anybody, and is framed by nobody', async () => {
  const page = await server.get('/lti/setup');
  assert.equal(page.status, 200);
  assert.match(page.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
  const sections = page.text.split('<section ').slice(1);
  assert.deepEqual(sections.map((section) => /^id="(\w+)"/.exec(section)?.[1]), [...platformFamilies]);
  for (const section of sections) {
    assert.ok(section.includes(`<code>${toolUrl}/lti/launch</code>`));
    assert.ok(section.includes('npm run tool -- registration add'));
    const byItsKey = section.includes(`<code>${toolUrl}/lti/canvas.json</code>`);
    for (const path of ['/lti/login', '/lti/keys']) assert.ok(byItsKey || section.includes(`<code>${toolUrl}${path}</code>`), path);
  }
});

test('the set-up page speaks the browser’s language, and leaves the platforms’ words as they are', async () => {
  const page = await server.get('/lti/setup', { 'Accept-Language': 'ar' });
  assert.match(page.text, /<html lang="ar" dir="rtl">/);
  assert.match(page.text, /<dt lang="en" dir="ltr">Tool URL<\/dt>/);
});

test('Canvas reads its key as JSON, with the privacy level that was asked for', async () => {
  const levels = await Promise.all(['', '?privacy=name_only', '?privacy=anonymous'].map(async (query) => {
    const answer = await server.get(`/lti/canvas.json${query}`);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
    return (JSON.parse(answer.text) as { extensions: { privacy_level: string }[] }).extensions[0]?.privacy_level;
  }));
  assert.deepEqual(levels, ['public', 'name_only', 'anonymous']);
  const wrong = await server.get('/lti/canvas.json?privacy=everything');
  assert.equal(wrong.status, 400);
  assert.match(wrong.text, /public, name_only, anonymous/);
});

test('the icon may stand in a platform’s page', async () => {
  const icon = await server.get('/lti/assets/icon.svg');
  assert.equal(icon.headers.get('cross-origin-resource-policy'), 'cross-origin');
});
