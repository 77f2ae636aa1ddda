import { collection, type TenantStored } from '../mongodb/schema.ts';
import { languages, locales, type Language, type Locale } from '../vocabulary.ts';

/** A person of a school or company, in all of its programs. May have neither name nor e-mail. */
export interface StoredPerson extends TenantStored {
  name: string | null;
  /** Chosen on the join screen or in the profile: what a platform sends no longer replaces it. */
  nameChosen: boolean;
  email: string | null;
  /** null: neither platform nor person said one; the program's counts. */
  locale: Locale | null;
  localeChosen: boolean;
  /** Where they live by the language tag of a platform or host, `US`: how clocks and weeks are read there. null: none was told. */
  region: string | null;
  /** IANA. Kept from the moment the person confirms it on the join screen. */
  zone: string | null;
  /** The strongest first. */
  languages: Language[];
  lastActiveAt: Date;
  /** Mail servers refuse this address for good: so often in a row. Counts as long as it is the person's address. */
  mailRefused?: { address: string; times: number; lastAt: Date };
  suspendedAt: Date | null;
  erasedAt: Date | null;
}

/** What stands for the name of somebody who has none; people who join have chosen one. */
export const nameless = '–';

export const PersonModel = collection<StoredPerson>(
  'people',
  'tenant',
  {
    name: { type: String, default: null },
    nameChosen: { type: Boolean, default: false },
    email: { type: String, default: null },
    locale: { type: String, enum: [...locales, null], default: null },
    localeChosen: { type: Boolean, default: false },
    region: { type: String, default: null },
    zone: { type: String, default: null },
    languages: [{ type: String, enum: languages }],
    lastActiveAt: { type: Date, required: true },
    mailRefused: { type: { _id: false, address: { type: String, required: true }, times: { type: Number, required: true }, lastAt: { type: Date, required: true } }, default: undefined },
    suspendedAt: { type: Date, default: null },
    erasedAt: { type: Date, default: null },
  },
  [{ fields: { tenantId: 1, _id: 1 } }], // people by their ids, within the shard of their tenant
);
