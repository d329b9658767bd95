/**  */
export function SendersTab() {
  return null;
}
