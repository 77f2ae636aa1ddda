import { html } from '../../web/html.ts';
import type { Markup } from '../../web/html.ts';
import { scopeWords } from '../advantage/scopes.ts';
import { privacyLevels, storagePlaces } from '../tools.ts';
import type { Privacy, StoragePlace, Tool } from '../tools.ts';

const privacyWords: Readonly<Record<Privacy, string>> = {
  anonymous: 'Anonymous: identifier and role',
  name: 'Name',
  email: 'Mail address',
  public: 'Name and mail address',
};

const storageWords: Readonly<Record<StoragePlace, string>> = {
  off: 'Not offered',
  parent: 'In the page around the tool',
  frame: 'In a hidden frame of that page',
};

/** One tool in the list, with what the administrator decides about it. */
export function toolCard(tool: Tool): Markup {
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
  <details><summary>Services<span class="hidden"> of ${tool.name}</span></summary>
    ${tool.scopes.length === 0
      ? html`<p>This tool asked for none.</p>`
      : html`<form method="post" action="${path}/services" class="stack">${tool.scopes.map((scope) => html`<label class="check"><input type="checkbox" name="scope" value="${scope}"${!tool.withheld.includes(scope) && html` checked`}> ${scopeWords[scope] ?? scope}</label>`)}
      <div class="buttons"><button class="button">Save<span class="hidden"> the services of ${tool.name}</span></button></div></form>`}</details>
  <div class="buttons"><form method="post" action="${path}/${tool.active ? 'off' : 'on'}"><button class="button${!tool.active && ' primary'}">${tool.active ? 'Switch off' : 'Switch on'}<span class="hidden"> ${tool.name}</span></button></form></div>
  <details><summary>Addresses and removal<span class="hidden"> of ${tool.name}</span></summary>
    <dl class="facts"><div><dt>Login</dt><dd><code>${tool.initiateLoginUri}</code></dd></div><div><dt>Redirect</dt><dd>${tool.redirectUris.map((uri) => html`<code>${uri}</code> `)}</dd></div>
    <div><dt>Keys</dt><dd><code>${tool.jwksUri}</code></dd></div><div><dt>Opens</dt><dd><code>${tool.targetLinkUri}</code></dd></div></dl>
    <p>Removing a tool breaks its links in every course. What people did there stays with the tool.</p>
    <form method="post" action="${path}/delete"><button class="button danger">Remove ${tool.name}</button></form></details>
</li>`;
}
