import { nothing, type TemplateResult } from 'lit';
import { banner } from '../parts/banner.ts';
import { text } from './shell.text.ts';

/** "You're offline", for the place under a page's heading. Nothing while there is a connection. */
export function offlineBanner(): TemplateResult | typeof nothing {
  return navigator.onLine ? nothing : banner('info', text.rich('offline'));
}
