import type { Placement, PrivacyLevel } from '../../../models/tenants/registration-choices.ts';
import type { ProgramTemplate } from '../../../models/vocabulary.ts';
import type { Mender, RefusalCode } from '../refusals.ts';
import type { PickerWords } from './picker/picker-words.ts';

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
  readonly mendedBy: Readonly<Record<Mender, string>>;
  readonly refusals: Readonly<Record<RefusalCode, PageWords>>;
  /** At the tool's own address, which nobody needs for mentoring. */
  readonly front: PageWords & { readonly setup: string; readonly api: string };
  /** At an address that holds nothing, for whoever reads pages. */
  readonly nothingHere: PageWords & { readonly toFront: string };
  /** The login in a frame whose browser will not be known again. */
  readonly newWindow: PageWords & { readonly open: string; readonly hint: string };
  /** After that: the tool opens in the other window. */
  readonly otherWindow: PageWords & { readonly back: string };
  readonly steps: { readonly label: string; readonly registered: string; readonly approval: string; readonly open: string };
  readonly register: {
    readonly how: PageWords;
    readonly ask: PageWords;
    readonly connect: string;
    /** The platform is here already. */
    readonly update: PageWords;
    readonly updateButton: string;
    readonly updated: PageWords;
    readonly approved: PageWords;
    readonly waiting: PageWords;
    readonly close: string;
    readonly closes: string;
  };
  /** What a platform's administrator chooses when it registers, and what follows from that. */
  readonly choices: {
    readonly template: string;
    readonly templateHint: string;
    readonly anyTemplate: string;
    readonly templates: Readonly<Record<ProgramTemplate, string>>;
    readonly places: string;
    readonly placements: Readonly<Record<Placement, string>>;
    readonly privacy: string;
    readonly levels: Readonly<Record<PrivacyLevel, PageWords>>;
    readonly sends: string;
    /** Sent at every level. */
    readonly sent: readonly string[];
    readonly sentName: string;
    readonly sentEmail: string;
    readonly services: string;
    readonly serviceList: readonly string[];
    readonly technical: string;
  };
  /** Where a teacher chooses what a course gets. */
  readonly picker: PickerWords;
  /** Setting a platform up by hand. `{label}` stands for the field whose value is copied. */
  readonly setup: Readonly<Record<'title' | 'intro' | 'where' | 'enter' | 'shows' | 'then' | 'capitals' | 'copy' | 'platforms', string>>;
}
