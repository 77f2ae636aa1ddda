import { createHash } from 'node:crypto';
import express, { type Router } from 'express';
import type { Endpoint } from './contract/endpoint.ts';
import { contract } from './contract/index.ts';
import { openApiDocument } from './contract/openapi.ts';
import { problemCodes } from './contract/problem-codes.ts';

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.75rem; } h2 { margin-top: 3rem; } h3 { margin: 2rem 0 .25rem; font-size: 1rem; }
code, pre { font-family: ui-monospace, monospace; font-size: .875rem; overflow-wrap: anywhere; }
pre { overflow: auto; padding: .75rem 1rem; border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: start; padding: .25rem .75rem .25rem 0; vertical-align: top; }
`;

/** `/api/openapi.json`, and `/api/docs`: the same document as a page to read, without any script. */
export function apiDocs(): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  const document = JSON.stringify(openApiDocument());
  const page = render(JSON.parse(document) as OpenApi);
  const styleHash = createHash('sha256').update(style).digest('base64');
  router.get('/api/openapi.json', (_request, response) => {
    response.type('application/json').setHeader('Access-Control-Allow-Origin', '*').send(document);
  });
  router.get('/api/docs', (_request, response) => {
    response
      .setHeader('Content-Security-Policy', `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; frame-ancestors 'none'`)
      .type('html')
      .send(page);
  });
  return router;
}

interface OpenApi {
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, { operationId: string; requestBody?: { content: Record<string, { schema: unknown }> }; responses: Record<string, { content?: Record<string, { schema: unknown }> }> }>>;
  components: { schemas: Record<string, unknown> };
}

function render({ info, paths, components }: OpenApi): string {
  const byTag = Map.groupBy(Object.values(contract) as Endpoint[], ({ tag }) => tag);
  const sections = [...byTag].map(([tag, endpoints]) => `<h2 id="${tag}">${tag}</h2>${endpoints.map(section).join('')}`);
  const problems = Object.entries(problemCodes).map(([code, { status, title }]) => `<tr><td><code>${code}</code></td><td>${status}</td><td>${text(title)}</td></tr>`);
  const schemas = Object.entries(components.schemas).map(([name, schema]) => `<h3 id="schema-${name}">${name}</h3><pre>${text(JSON.stringify(schema, null, 2))}</pre>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${info.title} API</title><style>${style}</style>
<main><h1>${info.title} API ${info.version}</h1><p>${text(info.description)}</p><p>For machines: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<nav><p>${[...byTag.keys()].map((tag) => `<a href="#${tag}">${tag}</a>`).join(' · ')} · <a href="#problems">problems</a> · <a href="#schemas">schemas</a></p></nav>
${sections.join('')}<h2 id="problems">Problems</h2><table><tr><th>Code<th>Status<th>Meaning</tr>${problems.join('')}</table><h2 id="schemas">Schemas</h2>${schemas.join('')}</main></html>`;

  function section(endpoint: Endpoint): string {
    const operation = paths[endpoint.path]![endpoint.method]!;
    const body = operation.requestBody?.content['application/json']?.schema;
    const answer = Object.values(operation.responses)[0]?.content?.['application/json']?.schema;
    return `<h3 id="${endpoint.operationId}"><code>${endpoint.method.toUpperCase()} ${text(endpoint.path)}</code></h3><p>${text(endpoint.summary)}</p>
${endpoint.problems.length > 0 ? `<p>Problems: ${endpoint.problems.map((code) => `<code>${code}</code>`).join(' ')}</p>` : ''}
${body === undefined ? '' : `<p>Body</p><pre>${text(JSON.stringify(body, null, 2))}</pre>`}${answer === undefined ? '' : `<p>Answer</p><pre>${text(JSON.stringify(answer, null, 2))}</pre>`}`;
  }
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(/`([^`]*)`/g, '<code>$1</code>');
}
