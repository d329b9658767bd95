/**  */
export function WorkspaceTab() {
  return null;
}
