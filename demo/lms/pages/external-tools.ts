import { Router, urlencoded } from 'express';
import { html } from '../../web/html.ts';
import type { Markup } from '../../web/html.ts';
import { allow } from '../../web/policy.ts';
import { platformAddresses } from '../desk.ts';
import type { LmsDesk } from '../desk.ts';
import { readManualTool } from '../registration/manual-tool.ts';
import { registrationToken } from '../registration/tokens.ts';
import { privacyLevels, storagePlaces } from '../tools.ts';
import type { Privacy, StoragePlace, Tool } from '../tools.ts';
import { sendPage } from './frame.ts';
import { administrating } from './signed-in.ts';

const form = urlencoded({ extended: false, limit: '20kb' });
const trail = [{ text: 'Site admin', href: '/admin/tools' }] as const;

const notices: Readonly<Record<string, string>> = {
  registered: 'The tool registered itself. It is off until you switch it on.',
  saved: 'Saved.',
  on: 'The tool is on. It is in the navigation of every course.',
  off: 'The tool is off. Nobody can open it.',
  deleted: 'The tool is gone.',
};

const privacyWords: Readonly<Record<Privacy, string>> = {
  anonymous: 'Anonymous: identifier and role',
  name: 'Name',
  public: 'Name and mail address',
};

const storageWords: Readonly<Record<StoragePlace, string>> = {
  off: 'Not offered',
  parent: 'In the page around the tool',
  frame: 'In a hidden frame of that page',
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
  ${tools.all().length === 0 ? html`<p>None yet. Register the first one above.</p>` : html`<ul class="tools">${tools.all().map(toolRow)}</ul>`}</section>
<section aria-labelledby="platform"><h2 id="platform">This platform</h2><p class="hint">For a tool that wants these by hand.</p>${platformFacts(desk)}</section></div>`,
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
  routes.post('/admin/tools/:client/delete', changing(async (client) => {
    await tools.remove(client);
    return 'deleted';
  }));

  return routes;
}

function toolRow(tool: Tool): Markup {
  const path = `/admin/tools/${encodeURIComponent(tool.clientId)}`;
  const sources = { preset: 'came with the demo', dynamic: 'registered itself', manual: 'entered by hand' } as const;
  return html`<li class="card">
  <div class="tool-head"><h3>${tool.name}</h3><span class="tag ${tool.active ? 'on' : 'off'}">${tool.active ? 'On' : 'Off, waits for you'}</span></div>
  <p class="hint">${new URL(tool.targetLinkUri).host}, ${sources[tool.source]}</p>
  <dl class="facts"><div><dt>Client id</dt><dd><code>${tool.clientId}</code></dd></div><div><dt>Deployment id</dt><dd><code>${tool.deploymentId}</code></dd></div></dl>
  <form method="post" action="${path}/privacy" class="inline"><label for="privacy-${tool.clientId}">The tool learns</label>
    <select id="privacy-${tool.clientId}" name="privacy">${privacyLevels.map((level) => html`<option value="${level}"${level === tool.privacy && html` selected`}>${privacyWords[level]}</option>`)}</select>
    <button class="button">Save<span class="hidden"> what ${tool.name} learns</span></button></form>
  <form method="post" action="${path}/storage" class="inline"><label for="storage-${tool.clientId}">Browser storage</label>
    <select id="storage-${tool.clientId}" name="storage">${storagePlaces.map((place) => html`<option value="${place}"${place === tool.storage && html` selected`}>${storageWords[place]}</option>`)}</select>
    <button class="button">Save<span class="hidden"> the storage of ${tool.name}</span></button></form>
  <div class="buttons"><form method="post" action="${path}/${tool.active ? 'off' : 'on'}"><button class="button${!tool.active && ' primary'}">${tool.active ? 'Switch off' : 'Switch on'}<span class="hidden"> ${tool.name}</span></button></form></div>
  <details><summary>Addresses and removal<span class="hidden"> of ${tool.name}</span></summary>
    <dl class="facts"><div><dt>Login</dt><dd><code>${tool.initiateLoginUri}</code></dd></div><div><dt>Redirect</dt><dd>${tool.redirectUris.map((uri) => html`<code>${uri}</code> `)}</dd></div>
    <div><dt>Keys</dt><dd><code>${tool.jwksUri}</code></dd></div><div><dt>Opens</dt><dd><code>${tool.targetLinkUri}</code></dd></div></dl>
    <p>Removing a tool breaks its links in every course. What people did there stays with the tool.</p>
    <form method="post" action="${path}/delete"><button class="button danger">Remove ${tool.name}</button></form></details>
</li>`;
}

function platformFacts({ url }: LmsDesk): Markup {
  const addresses = platformAddresses(url);
  const names = { issuer: 'Issuer', authorization: 'Authorization', token: 'Token', keyset: 'Keys', configuration: 'Configuration', registration: 'Registration' } as const;
  return html`<dl class="facts">${(Object.keys(names) as (keyof typeof names)[]).map((key) => html`<div><dt>${names[key]}</dt><dd><code>${addresses[key]}</code></dd></div>`)}</dl>`;
}

function manualForm(entered: Record<string, unknown>, why: string | null): Markup {
  const fields: [name: string, label: string, hint: string][] = [
    ['name', 'Name', 'Also the entry in the course navigation'],
    ['initiateLoginUri', 'Login address', 'Where a launch starts'],
    ['redirectUri', 'Redirect address', 'The only place a launch is sent to'],
    ['targetLinkUri', 'Launch address', 'What opens'],
    ['jwksUri', 'Keys address', 'The tool’s public keys'],
  ];
  return html`<div class="reading"><h1>Enter a tool by hand</h1>
${why !== null && html`<p class="notice bad" role="alert">${why}</p>`}
<form method="post" action="/admin/tools/new" class="stack">${fields.map(([name, label, hint]) => html`<div><label for="${name}">${label}</label><p class="hint" id="${name}-hint">${hint}</p>
  <input id="${name}" name="${name}" type="${name === 'name' ? 'text' : 'url'}" required aria-describedby="${name}-hint" value="${typeof entered[name] === 'string' ? entered[name] : ''}" autocomplete="off" spellcheck="false"></div>`)}
<div class="buttons"><button class="button primary">Save</button><a class="button" href="/admin/tools">Cancel</a></div></form></div>`;
}

function addressOf(value: unknown): URL | null {
  const address = typeof value === 'string' ? URL.parse(value.trim()) : null;
  return address !== null && ['http:', 'https:'].includes(address.protocol) ? address : null;
}
