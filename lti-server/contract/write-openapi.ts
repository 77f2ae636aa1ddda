import { writeFile } from 'node:fs/promises';
import { openApiDocument } from './openapi.ts';

/** Writes openapi.json beside this file; openapi.test.ts fails when the committed one is stale. */
await writeFile(new URL('openapi.json', import.meta.url), `${JSON.stringify(openApiDocument(), null, 2)}\n`);
