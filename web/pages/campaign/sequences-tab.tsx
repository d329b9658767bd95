/**  */
export function SequencesTab() {
  return null;
}
