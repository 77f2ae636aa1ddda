import type { Response } from 'express';
import { html } from '../../web/html.ts';
import { allow } from '../../web/policy.ts';

/**
 * Answers a page that posts its hidden fields to `action` at once. Without scripts its button does the same.
 * The page may be framed by this platform only, and may post to that origin and back to us only.
 */
export function sendSelfPostingForm(res: Response, action: string, fields: Readonly<Record<string, string>>): void {
  // Browsers hold form-action against redirects as well, and a tool's login endpoint may answer with one back to us.
  allow(res, { 'form-action': ["'self'", new URL(action).origin], 'frame-ancestors': ["'self'"] });
  res.type('html').send(
    String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>One moment</title>
<link rel="stylesheet" href="/assets/lms.css">
<script src="/assets/self-posting-form.js" defer></script>
</head>
<body class="bare">
<form method="post" action="${action}" id="self-posting">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}
<noscript><p>Your browser runs no scripts here.</p><button class="button">Continue</button></noscript>
</form>
</body>
</html>`),
  );
}
