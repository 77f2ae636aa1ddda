import { Browser, toolUrl } from '../test-launch.ts';
import { launched, type BadLaunch } from './attack.ts';

const otherEnd = (state: string): string => `${state.slice(0, -43)}${'A'.repeat(43)}`;

/** Rules 2 and 3: what does not belong to this login of this browser. */
export const badStates: readonly BadLaunch[] = [
  { name: 'a state that was never given out', reason: 'state', status: 400, attack: launched(({ state, id_token, begun }, { server }) => server.post('/lti/launch', { state: otherEnd(state), id_token }, begun.browser)) },
  { name: 'a state whose registration was changed', reason: 'state', status: 400, attack: launched(({ state, id_token, begun }, { server }) => server.post('/lti/launch', { state: state.replace(/\.[0-9a-f]{24}\./, `.${'0'.repeat(24)}.`), id_token }, begun.browser)) },
  { name: 'a state that was made older', reason: 'state', status: 400, attack: launched(({ state, id_token, begun }, { server }) => server.post('/lti/launch', { state: `${(Date.now() - 700_000).toString(36)}${state.slice(state.indexOf('.'))}`, id_token }, begun.browser)) },
  { name: 'a state that was made younger', reason: 'state', status: 400, attack: launched(({ state, id_token, begun }, { server }) => server.post('/lti/launch', { state: `${(Date.now() + 700_000).toString(36)}${state.slice(state.indexOf('.'))}`, id_token }, begun.browser)) },
  { name: 'state and id_token that another browser posts', reason: 'cookies-blocked', attack: launched(({ state, id_token }, { server }) => server.post('/lti/launch', { state, id_token }, new Browser())) },
  {
    name: 'state and id_token in a browser that began another login',
    reason: 'cookies-blocked',
    attack: launched(async ({ state, id_token }, { server, platform }) => server.post('/lti/launch', { state, id_token }, (await server.begin(platform)).browser)),
  },
  {
    name: 'the proof of another login under the name of this one',
    reason: 'cookies-blocked',
    attack: launched(async ({ state, id_token, begun }, { server, platform }) => {
      const [proof] = (await server.begin(platform)).browser.cookies.values();
      return server.post('/lti/launch', { state, id_token }, browserWith([...begun.browser.cookies.keys()], proof!));
    }),
  },
  { name: 'an empty proof', reason: 'cookies-blocked', attack: launched(({ state, id_token, begun }, { server }) => server.post('/lti/launch', { state, id_token }, browserWith([...begun.browser.cookies.keys()], ''))) },
  {
    name: 'states that were swapped between two logins of one browser',
    reason: 'nonce',
    attack: launched(async ({ id_token, begun }, { server, platform }) => {
      const second = await server.begin(platform, {}, begun.browser);
      return server.post('/lti/launch', { state: second.state, id_token }, begun.browser);
    }),
  },
  {
    name: 'a login that ended ten minutes ago',
    reason: 'launch-expired',
    attack: launched(async ({ begun }, { server, platform }) => {
      const later = new Date(Date.now() + 600_500);
      server.clock.now = later;
      return server.post('/lti/launch', { state: begun.state, id_token: await platform.sign(platform.claims(begun.nonce, toolUrl, later)) }, begun.browser);
    }),
  },
  {
    name: 'an earlier id_token under a new state',
    reason: 'nonce',
    attack: launched(async ({ id_token, begun }, { server, platform }) => {
      const again = await server.begin(platform, {}, begun.browser);
      return server.post('/lti/launch', { state: again.state, id_token }, again.browser);
    }),
  },
  {
    name: 'a login of another registration of the same issuer',
    reason: 'audience',
    attack: async ({ server, platform, sibling }) => {
      const { state, nonce, browser } = await server.begin(platform, { client_id: sibling.clientId });
      return server.post('/lti/launch', { state, id_token: await sibling.sign({ ...platform.claims(nonce, toolUrl) }) }, browser);
    },
  },
];

/** A browser whose cookies of these names hold this. */
function browserWith(names: readonly string[], value: string): Browser {
  const browser = new Browser();
  for (const name of names) browser.cookies.set(name, value);
  return browser;
}
