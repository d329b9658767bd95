/**
 * Makes any text safe inside HTML text and quoted attributes.
 * Braces are escaped too: Lob reads `{{name}}` in a piece's HTML as a merge variable of its own, so a record
 * whose name holds braces must not come out as one (providers-compliance.md §1.3, `merge_variable_required`).
 */
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
  '{': '&#123;',
  '}': '&#125;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'{}]/g, (c) => ENTITIES[c] ?? c);
}
