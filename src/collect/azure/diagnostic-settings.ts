import type { Reading } from '../../model/reading.ts';
import type { AzureContext } from './context.ts';

const CALL = 'Microsoft.Insights/diagnosticSettings:list';

/** Resource Graph knows nothing of where a resource sends its records: one read for each. */
export const DIAGNOSTIC_READS = { [CALL]: 'Microsoft.Insights/diagnosticSettings/read' };

interface Setting {
  readonly properties?: { readonly logs?: readonly { readonly enabled?: boolean }[] | null } | null;
}

/** Whether a resource sends any of its records to a place that keeps them. */
export function keepsRecords(ctx: AzureContext, id: string): Promise<Reading<boolean>> {
  const read = {
    path: `${id}/providers/Microsoft.Insights/diagnosticSettings`,
    apiVersion: '2021-05-01-preview',
    call: CALL,
  };
  return ctx.read(CALL, async () => {
    let kept = false;
    for await (const page of ctx.pages<Setting>(read))
      kept ||= page.some(({ properties }) => (properties?.logs ?? []).some(({ enabled }) => enabled === true));
    return kept;
  });
}
