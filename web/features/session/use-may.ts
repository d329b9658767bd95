/** What the role of whoever is signed in may do. The server decides; this spares people a button that would refuse. */
import { getRouteApi } from '@tanstack/react-router';
import type { Me } from '../../api/types.ts';

const inside = getRouteApi('/inside');

type Permission = Me['acts'][string];

/** `undefined`: may not. Names of acts: `GET /me`, table in src/http/roles.ts. */
export function useMay(act: string): Permission | undefined {
  return inside.useRouteContext().me.acts[act];
}
