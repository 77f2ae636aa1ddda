/** Everybody whom a document of a change stream names, wherever in it. */
export function peopleIn({ personId, mentorId, menteeId, memberIds, left, audience, covers, choices }: Readonly<Record<string, unknown>>): string[] {
  const named = [personId, mentorId, menteeId, ...listOf(memberIds), ...listOf(audience), ...[left, covers, choices].flatMap(listOf).map(idOf)];
  return named.flatMap((id) => (id == null ? [] : [String(id)]));
}

function listOf(value: unknown): Part[] {
  return Array.isArray(value) ? value : [];
}

interface Part {
  readonly personId?: unknown;
  readonly mentorId?: unknown;
}

function idOf({ personId, mentorId }: Part): unknown {
  return personId ?? mentorId;
}
