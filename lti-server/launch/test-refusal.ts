import assert from 'node:assert/strict';
import { countDocuments } from '../../models/mongodb/test-database.ts';
import { hasSession, resumeCookiesIn, type LtiServer, type Page } from './test-launch.ts';

/** What no refused launch may leave behind (the login itself may be spent). */
const traces = (): Promise<number[]> => countDocuments('people', 'identities', 'sessions', 'enrolments');

/** Does something that is refused for this reason (or code), and sees that it left nothing and let nobody in. */
export function refusing(server: LtiServer): (act: () => Promise<Page>, reason: string, status?: number) => Promise<Page> {
  return async (act, reason, status) => {
    const before = await traces();
    const page = await act();
    assert.equal(server.lastRefusal, reason);
    assert.ok(status === undefined ? page.status === 400 || page.status === 401 : page.status === status, `status ${page.status}`);
    assert.ok(!hasSession(page));
    assert.deepEqual(resumeCookiesIn(page.headers.getSetCookie()), []);
    assert.deepEqual(await traces(), before);
    return page;
  };
}
