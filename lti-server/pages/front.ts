import express, { type RequestHandler, type Router } from 'express';
import type { Locale } from '../../models/vocabulary.ts';
import { html, type Html } from './html.ts';
import { localeOf } from './locale.ts';
import { noticePage } from './notice.ts';
import { sendPage } from './send.ts';
import { wordsOf } from './words/index.ts';

/** `GET /`: what this address is, for somebody who typed it. */
export function front(): Router {
  return express.Router().get('/', (request, response) => sendPage(response, 200, frontPage(localeOf(request)), {}));
}

/** An address that holds nothing, for whoever reads pages (`Accept: text/html`) outside the API; whatever else asks goes on. */
export const nothingHere: RequestHandler = (request, response, next) => {
  response.vary('Accept');
  if (!asksForPage(request.get('accept')) || /^\/api(\/|$)/i.test(request.path)) return next();
  sendPage(response, 404, nothingHerePage(localeOf(request)), {});
};

export function frontPage(locale: Locale): Html {
  const { title, text, setup, api } = wordsOf[locale].front;
  return noticePage({ locale, icon: 'sign', title, paragraphs: [text], action: html`<ul class="ways"><li><a href="/lti/setup">${setup}</a></li><li><a href="/api/docs">${api}</a></li></ul>` });
}

export function nothingHerePage(locale: Locale): Html {
  const { title, text, toFront } = wordsOf[locale].nothingHere;
  return noticePage({ locale, icon: 'path', title, paragraphs: [text], action: html`<a class="button" href="/">${toFront}</a>` });
}

/** Browsers name the type when they open a page; scripts and other programs ask for anything. */
function asksForPage(accept: string | undefined): boolean {
  return accept !== undefined && /\btext\/html\b/i.test(accept);
}
