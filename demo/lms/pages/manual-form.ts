import { html } from '../../web/html.ts';
import type { Markup } from '../../web/html.ts';

/** The form of a tool that an administrator enters, as it was filled in, and what is wrong with it. */
export function manualForm(entered: Record<string, unknown>, why: string | null): Markup {
  const fields: [name: string, label: string, hint: string][] = [
    ['name', 'Name', 'Also the entry in the course navigation'],
    ['initiateLoginUri', 'Login address', 'Where a launch starts'],
    ['redirectUri', 'Redirect address', 'The only place a launch is sent to'],
    ['targetLinkUri', 'Launch address', 'What opens'],
    ['jwksUri', 'Keys address', 'The tool’s public keys'],
    ['deepLinkingUri', 'Choosing address', 'Where teachers choose what to add; leave it out where the tool has none'],
  ];
  const text = (name: string): string => (typeof entered[name] === 'string' ? entered[name] : '');
  return html`<div class="reading"><h1>Enter a tool by hand</h1>
${why !== null && html`<p class="notice bad" role="alert">${why}</p>`}
<form method="post" action="/admin/tools/new" class="stack">${fields.map(([name, label, hint]) => html`<div><label for="${name}">${label}</label><p class="hint" id="${name}-hint">${hint}</p>
  <input id="${name}" name="${name}" type="${name === 'name' ? 'text' : 'url'}"${name !== 'deepLinkingUri' && html` required`} aria-describedby="${name}-hint" value="${text(name)}" autocomplete="off" spellcheck="false"></div>`)}
<div><label for="custom">Custom parameters</label><p class="hint" id="custom-hint">One name=value a line, such as zone=$Person.address.timezone</p><textarea id="custom" name="custom" rows="4" aria-describedby="custom-hint" spellcheck="false">${text('custom')}</textarea></div>
<div class="buttons"><button class="button primary">Save</button><a class="button" href="/admin/tools">Cancel</a></div></form></div>`;
}
