import { trusted } from 'mongoose';
import { peopleTakingPart } from './enrolments.ts';
import { PersonModel } from './person.model.ts';

const together = 5_000;

/**
 * The addresses of everybody who takes part in a program, waits to, or rests, in lower case. For telling a coordinator that
 * somebody is there already; it makes nobody the same person.
 */
export async function addressesTakingPart(place: { readonly tenantId: string; readonly programId: string }): Promise<Set<string>> {
  const ids = await peopleTakingPart(place);
  const addresses = new Set<string>();
  for (let at = 0; at < ids.length; at += together) {
    const people = await PersonModel.find({ tenantId: place.tenantId, _id: trusted({ $in: ids.slice(at, at + together) }), email: trusted({ $type: 'string' }) }, { email: 1 }).lean();
    for (const { email } of people) addresses.add(email!.normalize('NFC').toLowerCase());
  }
  return addresses;
}
