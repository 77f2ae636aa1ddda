import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestServer } from '../test-server.ts';

const server = await useTestServer();
const get = (path: string, headers: Record<string, string>) => fetch(`${server.url}${path}`, { headers });
const browser = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

test('the tool’s own address says what it is, in the browser’s language, and leads to the set-up page and the API', async () => {
  const page = await get('/', { ...browser, 'Accept-Language': 'ar' });
  assert.equal(page.status, 200);
  const text = await page.text();
  assert.match(text, /<html lang="ar" dir="rtl">/);
  for (const address of ['/lti/setup', '/api/docs']) {
    assert.ok(text.includes(`href="${address}"`), address);
    assert.equal((await get(address, browser)).status, 200);
  }
});

test('an address that holds nothing is a page for browsers and a problem for programs and in the API', async () => {
  const page = await get('/nowhere', browser);
  assert.equal(page.status, 404);
  assert.match(await page.text(), /There is nothing at this address/);
  assert.match(page.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
  for (const answer of [await get('/nowhere', { Accept: '*/*' }), await get('/api/nowhere', browser)]) {
    assert.equal(answer.status, 404);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
  }
});
