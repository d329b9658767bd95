/** A sequence's id is its campaign's id and its number: it never changes, and can be read back without an index. */
const PATTERN = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})-s([1-9][0-9]{0,4})$/;

export function sequenceId(campaignId: string, number: number): string {
  return `${campaignId}-s${number}`;
}

export function parseSequenceId(
  id: string,
): { readonly campaignId: string; readonly number: number } | undefined {
  const match = PATTERN.exec(id);
  return match?.[1] && match[2] ? { campaignId: match[1], number: Number(match[2]) } : undefined;
}
