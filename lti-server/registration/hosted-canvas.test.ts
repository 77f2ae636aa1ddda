/** A registration whose configuration, page around it and registration_endpoint are on three hosts, as on a hosted Canvas. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openTestDatabase } from '../../models/mongodb/test-database.ts';
import { findInvitation, invite } from '../../models/tenants/invitations.ts';
import { listRegistrations } from '../../models/tenants/registrations.ts';
import { Browser, LtiServer, refusalIn, type Page } from '../launch/test-launch.ts';
import { canvas, configuration, hostedCanvas, school } from './test-hosted-canvas.ts';

const owner = { kind: 'owner' } as const;
const database = await openTestDatabase();
after(() => database.close());
const asked: string[] = [];
const server = await serving({ asked });

async function serving(platform: Parameters<typeof hostedCanvas>[0]): Promise<LtiServer> {
  const one = new LtiServer();
  await one.start(1_000, hostedCanvas(platform));
  after(() => one.stop());
  return one;
}

const form = { openid_configuration: configuration, registration_token: 'once' };
const framedBy = (page: Page): string | undefined => /frame-ancestors ([^;]*)/.exec(page.headers.get('content-security-policy') ?? '')?.[1];
const look = async (around?: string): Promise<Page> =>
  server.get(`/lti/register/${(await invite(owner)).word}?${new URLSearchParams(form)}`, { 'Sec-Fetch-Dest': 'iframe', ...(around === undefined ? {} : { Referer: `${around}/` }) });

test('the page that asks is framed by the school’s own host as well, whether or not the browser says which', async () => {
  for (const around of [school, undefined]) {
    const page = await look(around);
    assert.equal(page.status, 200);
    assert.equal(framedBy(page), `${canvas} https://*.instructure.com`);
  }
});

test('the end is framed there and told there: to the hosts of the platform and of its registration, and never to any', async () => {
  const page = await server.post(`/lti/register/${(await invite(owner)).word}`, form, new Browser(), { Origin: 'null' });
  assert.match(refusalIn(page), /is registered$/);
  assert.equal(framedBy(page), `${canvas} https://*.instructure.com`);
  assert.deepEqual(/data-platform="([^"]*)"/.exec(page.text)?.[1]?.split(' '), [canvas, 'https://*.instructure.com', school]);
  assert.deepEqual(asked, [`GET ${canvas}`, `POST ${school}`]);
});

test('a school behind the same issuer is another one: it is asked to connect, not to update, and is not shown what the first one chose', async () => {
  await server.post(`/lti/register/${(await invite(owner)).word}`, { ...form, privacy: 'anonymous' }, new Browser(), { Origin: 'null' });
  const page = await look(school);
  assert.match(refusalIn(page), /^Connect canvas\.instructure\.com/);
  assert.doesNotMatch(page.text, /value="anonymous" checked/);
});

test('in a school on an address of its own the frame says in words that it is set up by hand, and holds nothing to press but the way there', async () => {
  const page = await look('https://canvas.northfield.edu');
  assert.equal(page.status, 400);
  assert.equal(refusalIn(page), 'This course site is set up by hand');
  assert.equal(framedBy(page), 'https://canvas.northfield.edu');
  assert.match(page.text, /<a class="button" href="\/lti\/setup" target="_blank"/);
  assert.doesNotMatch(page.text, /<form|once/);
});

test('a registration_endpoint on an address of its own does not get the bearer; the page says the same, and the invitation stays open', async () => {
  const own: string[] = [];
  const other = await serving({ endpointOn: 'https://canvas.northfield.edu', asked: own });
  const { word } = await invite(owner);
  const earlier = (await listRegistrations(owner)).length;
  const page = await other.post(`/lti/register/${word}`, form, new Browser(), { Origin: 'null' });
  assert.deepEqual([page.status, refusalIn(page)], [400, 'This course site is set up by hand']);
  assert.deepEqual(own, [`GET ${canvas}`]);
  assert.equal((await listRegistrations(owner)).length, earlier);
  assert.ok(await findInvitation(word));
});

test('a platform that is a school’s own is framed by its one host, whoever else says to be around it', async () => {
  const moodle = { openid_configuration: 'https://moodle.northfield.edu/openid-configuration.php', registration_token: 'once' };
  const page = await server.get(`/lti/register/${(await invite(owner)).word}?${new URLSearchParams(moodle)}`, { 'Sec-Fetch-Dest': 'iframe', Referer: 'https://evil.example/' });
  assert.equal(framedBy(page), 'https://moodle.northfield.edu');
});
