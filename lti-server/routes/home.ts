import { readDraft, saveDraft } from '../../models/drafts/drafts.ts';
import { readHome } from '../../models/home/home.ts';
import { drafts, home } from '../contract/home.ts';
import { routes } from '../handle.ts';

export const homeRoutes = routes(home, {
  readHome: ({ member, now }) => readHome(member, now),
});

export const draftRoutes = routes(drafts, {
  readDraft: ({ actor, params }) => readDraft(actor, params.key),
  saveDraft: ({ actor, params, body }) => saveDraft(actor, params.key, body.fields),
});
