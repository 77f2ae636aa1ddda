import assert from 'node:assert/strict';
import { existsSync, mkdtempDisposableSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { findBrowser, openBrowser, type OpenBrowser } from './browser.ts';
import { keptInFrame, type ThirdPartyCookies } from './third-party-cookies.ts';

for (const [thirdPartyCookies, unpartitioned] of [['allowed', true], ['blocked', false]] satisfies [ThirdPartyCookies, boolean][]) {
  describe(`a browser with third-party cookies ${thirdPartyCookies}`, () => {
    let open: OpenBrowser;
    before(async () => {
      open = await openBrowser({ thirdPartyCookies });
    });
    after(() => open.close());

    test('treats an iframe of another site as people meet it', async () => {
      assert.deepEqual(await keptInFrame(open.browser), { unpartitioned, partitioned: true, storage: 'partitioned' });
    });

    test('keeps the people of two contexts apart', async () => {
      const [mentor, mentee] = await Promise.all([open.browser.newContext(), open.browser.newContext()]);
      await mentor.addCookies([{ name: 'person', value: 'mentor', url: 'http://localhost/' }]);
      assert.equal((await mentor.cookies()).length, 1);
      assert.equal((await mentee.cookies()).length, 0);
    });
  });
}

test('closing a browser leaves nothing behind', async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'mentorkit-test-'));
  const original = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder.path;
  try {
    const { close } = await openBrowser({ thirdPartyCookies: 'allowed' });
    assert.equal(readdirSync(folder.path).length, 1);
    await close();
    assert.deepEqual(readdirSync(folder.path), []);
  } finally {
    if (original === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = original;
  }
});

describe('CHROME_PATH', () => {
  const original = process.env['CHROME_PATH'];
  after(() => {
    if (original === undefined) delete process.env['CHROME_PATH'];
    else process.env['CHROME_PATH'] = original;
  });

  test('comes before any other browser', async () => {
    process.env['CHROME_PATH'] = process.execPath;
    assert.equal((await findBrowser()).path, process.execPath);
  });

  test('is not passed over when it leads nowhere', async () => {
    process.env['CHROME_PATH'] = '/no/such/browser';
    await assert.rejects(findBrowser(), /CHROME_PATH names \/no\/such\/browser/);
  });

  test('of a program that is no browser fails with what it said', async () => {
    process.env['CHROME_PATH'] = process.execPath;
    await assert.rejects(openBrowser({ thirdPartyCookies: 'allowed' }), /ended while starting[^]*bad option/);
  });
});

test('finds a browser on this machine', async () => {
  assert.ok(existsSync((await findBrowser()).path));
});
