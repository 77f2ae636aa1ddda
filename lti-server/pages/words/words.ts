import type { RefusalCode } from '../refusals.ts';

/** A page in words. `{platform}` stands for the platform's name or host. */
export interface PageWords {
  readonly title: string;
  readonly text: string;
}

/** Everything that server-made pages say in one locale. */
export interface Words {
  /** What the tool is called in a course. */
  readonly product: string;
  readonly loading: string;
  readonly withoutScript: string;
  readonly back: string;
  readonly codeHint: string;
  readonly copy: string;
  readonly copied: string;
  readonly detail: string;
  /** Who can mend it, where the page itself does not say so. */
  readonly mendedBy: Readonly<Record<'administrator' | 'owner', string>>;
  readonly refusals: Readonly<Record<RefusalCode, PageWords>>;
  /** The login in a frame whose browser will not be known again. */
  readonly newWindow: PageWords & { readonly open: string; readonly hint: string };
  /** After that: the tool opens in the other window. */
  readonly otherWindow: PageWords & { readonly back: string };
  readonly steps: { readonly label: string; readonly registered: string; readonly approval: string; readonly open: string };
  readonly register: {
    readonly how: PageWords;
    readonly ask: PageWords;
    readonly asksFor: string;
    readonly connect: string;
    readonly approved: PageWords;
    readonly waiting: PageWords;
    readonly close: string;
    readonly closes: string;
  };
  /** Setting a platform up by hand. `{label}` stands for the field whose value is copied. */
  readonly setup: Readonly<Record<'title' | 'intro' | 'where' | 'enter' | 'shows' | 'then' | 'capitals' | 'copy' | 'platforms', string>>;
}
