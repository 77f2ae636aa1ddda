import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import express, { type Router } from 'express';
import { openApiDocument } from '../contract/openapi.ts';
import { referencePage, type OpenApi } from './reference-page.ts';

const style = readFileSync(new URL('reference.css', import.meta.url), 'utf8');

/** `/api/openapi.json`, and `/api/docs`: the same document as a page to read, without any script. */
export function apiDocs(): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  const document = JSON.stringify(openApiDocument());
  const page = referencePage(JSON.parse(document) as OpenApi, style).text;
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
