import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../lib/package-root.ts';
import type { Provider } from '../../model/kinds.ts';
import { LOSSES, type Loss } from '../../model/loss.ts';

export interface Incident {
  readonly id: string;
  readonly date: string;
  readonly provider: Provider | 'other';
  /** Only where they were verified. */
  readonly hours?: number;
  readonly source: string;
}

/** What happened to others, by loss, the closest first. */
export type IncidentLibrary = Readonly<Record<Loss, readonly Incident[]>>;

let library: IncidentLibrary | undefined;

/** The verified incidents behind each loss; read once. Our own files: tests hold them to their shape. */
export function incidentLibrary(): IncidentLibrary {
  library ??= load();
  return library;
}

function load(): IncidentLibrary {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(packageRoot(), 'data', name), 'utf8'));
  const incidents = new Map((read('incidents.json') as Incident[]).map(incident => [incident.id, incident]));
  const risks = read('risks.json') as Readonly<Record<Loss, { readonly incidents: readonly string[] }>>;
  const entries = LOSSES.map(loss => [
    loss,
    risks[loss].incidents.map(id => {
      const incident = incidents.get(id);
      if (incident === undefined) throw new Error(`data/risks.json: no incident "${id}"`);
      return incident;
    }),
  ]);
  return Object.fromEntries(entries) as IncidentLibrary;
}
