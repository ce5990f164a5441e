import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../lib/package-root.ts';
import type { Provider } from '../../model/kinds.ts';
import { LOSSES, type Loss } from '../../model/loss.ts';

export interface Incident {
  readonly id: string;
  readonly date: string;
  readonly provider: Provider | 'other';
  /** Only if verified. */
  readonly hours?: number;
  readonly source: string;
}

/** Public incidents by loss, most similar first. */
export type IncidentLibrary = Readonly<Record<Loss, readonly Incident[]>>;

let library: IncidentLibrary | undefined;

/** Verified incidents of each loss; read once. Tests validate the files. */
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
