import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../lib/package-root.ts';
import { LOSSES, type Loss } from '../model/assessment.ts';
import { PROVIDERS } from '../model/kinds.ts';

const incidentSchema = z.strictObject({
  id: z.string(),
  date: z.iso.date(),
  provider: z.enum([...PROVIDERS, 'other']),
  /** Only where they were verified. */
  hours: z.number().positive().optional(),
  source: z.url(),
});
export type Incident = z.infer<typeof incidentSchema>;

const riskSchema = z.record(z.enum(LOSSES), z.strictObject({ incidents: z.array(z.string()) }));

/** What happened to others, by loss, the closest first. */
export type Library = Readonly<Record<Loss, readonly Incident[]>>;

let library: Library | undefined;

/** The verified incidents behind each loss; read once. */
export function incidentLibrary(): Library {
  library ??= load();
  return library;
}

function load(): Library {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(packageRoot(), 'data', name), 'utf8'));
  const incidents = new Map(
    z
      .array(incidentSchema)
      .parse(read('incidents.json'))
      .map(incident => [incident.id, incident]),
  );
  const risks = riskSchema.parse(read('risks.json'));
  const entries = LOSSES.map(loss => [
    loss,
    risks[loss].incidents.map(id => {
      const incident = incidents.get(id);
      if (incident === undefined) throw new Error(`data/risks.json: no incident "${id}"`);
      return incident;
    }),
  ]);
  return Object.fromEntries(entries) as Library;
}
