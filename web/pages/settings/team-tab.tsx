/**  */
export function TeamTab() {
  return null;
}
