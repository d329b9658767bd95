/**
 * Rows of which only who they are is kept, in as little room as that takes: after ten thousand of them it is what a page
 * holds. The ids of a page are one string, sixteen characters each; a row reads its own when it is asked.
 */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const BYTES = 16;

class AwayRow {
  readonly ids: string;
  readonly at: number;

  constructor(ids: string, at: number) {
    this.ids = ids;
    this.at = at;
  }

  get id(): string {
    const hex = Array.from(this.ids.slice(this.at * BYTES, (this.at + 1) * BYTES), (char) =>
      char.charCodeAt(0).toString(16).padStart(2, '0'),
    ).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }
}

export function awayRows(ids: readonly string[]): { readonly id: string }[] {
  if (!ids.every((id) => UUID.test(id))) return ids.map((id) => ({ id }));
  const packed = ids.map(pack).join('');
  return ids.map((_, at) => new AwayRow(packed, at));
}

const pack = (id: string): string =>
  String.fromCharCode(
    ...(id.replaceAll('-', '').match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)),
  );
