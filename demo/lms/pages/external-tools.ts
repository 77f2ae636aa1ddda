import { Router, urlencoded } from 'express';
import { html } from '../../web/html.ts';
import type { Markup } from '../../web/html.ts';
import { allow } from '../../web/policy.ts';
import { platformAddresses } from '../desk.ts';
import type { LmsDesk } from '../desk.ts';
import { readManualTool } from '../registration/manual-tool.ts';
import { registrationToken } from '../registration/tokens.ts';
import { privacyLevels, storagePlaces } from '../tools.ts';
import { sendPage } from './frame.ts';
import { manualForm } from './manual-form.ts';
import { administrating } from './signed-in.ts';
import { toolCard } from './tool-card.ts';

const form = urlencoded({ extended: false, limit: '20kb' });
const trail = [{ text: 'Site admin', href: '/admin/tools' }] as const;

const notices: Readonly<Record<string, string>> = {
  registered: 'The tool registered itself. It is off until you switch it on.',
  saved: 'Saved.',
  on: 'The tool is on. It is in the navigation of every course.',
  off: 'The tool is off. Nobody can open it.',
  deleted: 'The tool is gone.',
};

/** Site admin: which external tools there are, who let them in and what they learn. */
export function externalTools(desk: LmsDesk): Router {
  const { tools } = desk;
  const routes = Router();

  routes.get('/admin/tools', administrating(desk, (person, req, res) => {
    sendPage(res, person, {
      title: 'External tools',
      place: 'tools',
      trail: [{ text: 'External tools' }],
      notice: typeof req.query.done === 'string' ? (notices[req.query.done] ?? null) : null,
      body: html`<div class="reading"><h1>External tools</h1>
<section aria-labelledby="register"><h2 id="register">Register a tool</h2>
  <form method="post" action="/admin/tools/register" class="stack">
    <div><label for="address">Registration address</label>
    <p class="hint" id="address-hint">The tool’s owner makes it. It is good for one registration.</p>
    <input id="address" name="address" type="url" required aria-describedby="address-hint" autocomplete="off" spellcheck="false"></div>
    <div class="buttons"><button class="button primary">Register</button><a class="button" href="/admin/tools/new">Enter by hand</a></div>
  </form></section>
<section aria-labelledby="tools"><h2 id="tools">Tools</h2>
  ${tools.all().length === 0 ? html`<p>None yet. Register the first one above.</p>` : html`<ul class="tools">${tools.all().map(toolCard)}</ul>`}</section>
<section aria-labelledby="platform"><h2 id="platform">This platform</h2><p class="hint">For a tool that wants these by hand.</p>${platformFacts(desk)}<p><a href="/admin/faults">Let this platform misbehave</a></p></section></div>`,
    });
  }));

  routes.post('/admin/tools/register', form, administrating(desk, async (person, req, res) => {
    const address = addressOf((req.body as Record<string, unknown> | undefined)?.address);
    if (address === null) {
      sendPage(res.status(422), person, {
        title: 'Register a tool',
        place: 'tools',
        trail: [...trail, { text: 'Register a tool' }],
        body: html`<div class="reading"><h1>That is not an address</h1><p>A registration address starts with https:// (or http:// on this machine). <a href="/admin/tools">Try again</a></p></div>`,
      });
      return;
    }
    address.searchParams.set('openid_configuration', platformAddresses(desk.url).configuration);
    address.searchParams.set('registration_token', await registrationToken(desk));
    allow(res, { 'frame-src': [address.origin] });
    sendPage(res, person, {
      title: 'Register a tool',
      place: 'tools',
      trail: [...trail, { text: 'Register a tool' }],
      scripts: ['registration.js'],
      body: html`<h1>Register a tool</h1>
<p class="hint">Below is the page of ${address.host}. This page moves on when the tool says that it is done. <a href="/admin/tools">Back to the list</a></p>
<iframe class="tool-frame" src="${address.href}" title="Registration page of ${address.host}" height="700" data-origins="${address.origin}" referrerpolicy="no-referrer"></iframe>`,
    });
  }));

  routes.get('/admin/tools/new', administrating(desk, (person, _req, res) => {
    sendPage(res, person, { title: 'Enter a tool by hand', place: 'tools', trail: [...trail, { text: 'Enter by hand' }], body: manualForm({}, null) });
  }));

  routes.post('/admin/tools/new', form, administrating(desk, async (person, req, res) => {
    const entered = (req.body ?? {}) as Record<string, unknown>;
    const read = readManualTool(entered);
    if (read.ok) {
      await tools.add(read.tool);
      res.redirect(303, '/admin/tools?done=saved');
      return;
    }
    sendPage(res.status(422), person, { title: 'Enter a tool by hand', place: 'tools', trail: [...trail, { text: 'Enter by hand' }], body: manualForm(entered, read.why) });
  }));

  const changing = (change: (clientId: string, body: Record<string, unknown>) => Promise<string>) =>
    administrating<{ client: string }>(desk, async (_person, req, res) => {
      const done = await change(req.params.client, (req.body ?? {}) as Record<string, unknown>);
      res.redirect(303, `/admin/tools?done=${done}`);
    });

  routes.post('/admin/tools/:client/on', changing(async (client) => ((await tools.change(client, { active: true })) ? 'on' : 'deleted')));
  routes.post('/admin/tools/:client/off', changing(async (client) => ((await tools.change(client, { active: false })) ? 'off' : 'deleted')));
  routes.post('/admin/tools/:client/privacy', form, changing(async (client, body) => {
    const privacy = privacyLevels.find((level) => level === body.privacy);
    if (privacy !== undefined) await tools.change(client, { privacy });
    return 'saved';
  }));
  routes.post('/admin/tools/:client/storage', form, changing(async (client, body) => {
    const storage = storagePlaces.find((place) => place === body.storage);
    if (storage !== undefined) await tools.change(client, { storage });
    return 'saved';
  }));
  routes.post('/admin/tools/:client/services', form, changing(async (client, body) => {
    const allowed: unknown[] = [body.scope].flat();
    const withheld = (tools.byClientId(client)?.scopes ?? []).filter((scope) => !allowed.includes(scope));
    await tools.change(client, { withheld });
    return 'saved';
  }));
  routes.post('/admin/tools/:client/delete', changing(async (client) => {
    await tools.remove(client);
    return 'deleted';
  }));

  return routes;
}

function platformFacts({ url }: LmsDesk): Markup {
  const addresses = platformAddresses(url);
  const names = { issuer: 'Issuer', authorization: 'Authorization', token: 'Token', keyset: 'Keys', configuration: 'Configuration', registration: 'Registration' } as const;
  return html`<dl class="facts">${(Object.keys(names) as (keyof typeof names)[]).map((key) => html`<div><dt>${names[key]}</dt><dd><code>${addresses[key]}</code></dd></div>`)}</dl>`;
}

function addressOf(value: unknown): URL | null {
  const address = typeof value === 'string' ? URL.parse(value.trim()) : null;
  return address !== null && ['http:', 'https:'].includes(address.protocol) ? address : null;
}
